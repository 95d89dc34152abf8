namespace Edition.Cli;

/// <summary><c>edition verify</c>: holds every file that a manifest names against its length and hash.</summary>
internal static class VerifyCommand
{
    public static Exit Run(string output, string? manuscript, Terminal terminal)
    {
        string root = Path.GetFullPath(output);
        string[] manifests = Directory.Exists(root) ? [.. Directory.EnumerateFiles(root, Manifest.NameOf("*")).Order(StringComparer.Ordinal)] : [];
        if (manifests.Length == 0)
        {
            throw new UsageException($"There is no edition in {output}: no file there ends with {Manifest.NameOf("")}.");
        }

        bool clean = true;
        foreach (string path in manifests)
        {
            if (Manifest.Read(path) is not { } manifest)
            {
                terminal.Error.WriteLine($"{Path.Combine(output, Path.GetFileName(path))}: error: This is not a manifest of an edition.");
                clean = false;
                continue;
            }

            clean &= Hold(terminal, output, root, manifest.Outputs, "since it was built");
            if (manuscript is not null)
            {
                string folder = File.Exists(manuscript) ? Path.GetDirectoryName(Path.GetFullPath(manuscript))! : Path.GetFullPath(manuscript);
                clean &= Hold(terminal, folder, folder, manifest.Inputs.Where(input => !input.Path.StartsWith(Workshop.ProgramTemplates, StringComparison.Ordinal)), "since the edition was built from it");
            }
        }

        if (clean)
        {
            terminal.Out.WriteLine(manuscript is null ? "Every file is as it was built." : "Every file is as it was built, and the manuscript as it was then.");
        }

        return clean ? Exit.Clean : Exit.Faults;
    }

    private static bool Hold(Terminal terminal, string shown, string root, IEnumerable<RecordedFile> files, string since)
    {
        bool clean = true;
        foreach (RecordedFile file in files)
        {
            string place = Path.Combine(shown, file.Path);
            if (!File.Exists(Path.Combine(root, file.Path)))
            {
                terminal.Error.WriteLine($"{place}: error: The file is missing.");
                clean = false;
            }
            else if (!Verification.Holds(root, file))
            {
                terminal.Error.WriteLine($"{place}: error: The file has been changed {since}.");
                clean = false;
            }
        }

        return clean;
    }
}
