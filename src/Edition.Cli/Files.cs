namespace Edition.Cli;

/// <summary>Writes files over others: all are beside their places before the first is moved.</summary>
internal static class Files
{
    /// <param name="files">Full paths, and what is to stand there.</param>
    /// <param name="sameOwner">Whether a file may only be replaced by one of the same owner.</param>
    /// <param name="gone">Full paths of files that are removed, when all others are in their places.</param>
    /// <param name="before">Called before each step, at which the program may be killed.</param>
    /// <exception cref="MachineException">One cannot be written.</exception>
    public static void Write(
        IReadOnlyList<(string Path, byte[] Bytes)> files,
        bool sameOwner,
        IEnumerable<string>? gone = null,
        Action<string>? before = null
    )
    {
        string at = "";
        try
        {
            using var replacements = new Replacements(files.Select(file => file.Path));
            foreach ((string path, byte[] bytes) in files)
            {
                at = path;
                if (Inode.Of(path) is { Names: > 1 })
                {
                    throw new IOException(
                        "the file has several names (hard links), which would part; mend it by hand, or copy it first."
                    );
                }

                before?.Invoke(path);
                replacements.Write(path, bytes, sameOwner);
            }

            foreach ((string path, _) in files)
            {
                at = path;
                before?.Invoke(path);
                replacements.Place(path);
            }

            foreach (string path in gone ?? [])
            {
                at = path;
                before?.Invoke(path);
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {at}: {Reason.Of(e)}", e);
        }
    }
}
