namespace Edition.Cli;

/// <summary>Writes files over others: all are beside their places before the first is moved.</summary>
internal static class Files
{
    /// <exception cref="MachineException">One cannot be written.</exception>
    public static void Write(IReadOnlyList<(string Path, byte[] Bytes)> files, bool sameOwner)
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

                replacements.Write(path, bytes, sameOwner);
            }

            foreach ((string path, _) in files)
            {
                at = path;
                replacements.Place(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {at}: {Reason.Of(e)}", e);
        }
    }
}
