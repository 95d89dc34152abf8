namespace Edition.Cli;

/// <summary>Looks for the file that says what a reviewed DOCX was made of.</summary>
internal static class BaseFiles
{
    private const int Most = 200;

    /// <exception cref="UsageException">The one that was named is not there, or is none.</exception>
    public static ReviewBase? Find(ReviewOptions options, string? hash)
    {
        if (options.Base is { } named)
        {
            return Read(named)
                ?? throw new UsageException($"{FindingsText.Visible(named)} is no file of “edition build --review”.");
        }

        string beside = Path.GetDirectoryName(Path.GetFullPath(options.Reviewed))!;
        string manuscript = Path.GetFullPath(options.Manuscript.Path);
        string around = Directory.Exists(manuscript) ? manuscript : Path.GetDirectoryName(manuscript)!;
        string?[] folders =
        [
            beside,
            Path.Combine(around, "output"),
            Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(around)) is { } parent
                ? Path.Combine(parent, "output")
                : null,
            Path.GetFullPath("output"),
        ];
        foreach (string folder in folders.OfType<string>().Distinct().Where(Directory.Exists))
        {
            ReviewBase[] found =
            [
                .. Directory
                    .EnumerateFiles(folder, "*" + ReviewBase.Suffix)
                    .Order(StringComparer.Ordinal)
                    .Take(Most)
                    .Select(Read)
                    .OfType<ReviewBase>()
                    .Where(each => hash is null || each.Source == hash)
                    // Of the same state: the one that a revision set left says more.
                    .OrderByDescending(each => each.Set is not null),
            ];
            if (found.Length > 0 && (hash is not null || found.Length == 1))
            {
                return found[0];
            }
        }

        return null;
    }

    private static ReviewBase? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return !file.Exists || file.Length is 0 or > ReviewBase.Largest || Inode.Of(path).Kind == FileKind.Folder
                ? null
                : ReviewBase.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot read {FindingsText.Visible(path)}: {Reason.Of(e)}", e);
        }
    }
}
