using System.CommandLine;
using System.Text;
using Edition.Reading;

namespace Edition.Cli;

/// <summary><c>edition new DIR</c>: a starter edition, which builds as it stands.</summary>
internal static class NewCommand
{
    private const string Prefix = "starter/";
    private const string Common = "common";

    /// <summary>What there is to begin from, first what is made without a word.</summary>
    public static readonly string[] Kinds = ["article", "book", "issue", "one-language"];

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make; it must not exist or be empty." };
        folder.Validators.Add(CommandLine.RefuseOptions);
        var from = new Option<string[]>("--from")
        {
            Description = "Word files (.docx) to make the manuscript of; several make an issue.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var kind = new Option<string>("--kind")
        {
            Description = "What to begin from: an article, a book of chapters, an issue of a journal, one language.",
            DefaultValueFactory = _ => Kinds[0],
        };
        kind.AcceptOnlyFromAmong(Kinds);
        var json = new Option<bool>("--json") { Description = "The report of an import as JSON." };
        var command = new Command("new", "Makes a small manuscript to begin from, or one of Word files.")
        {
            folder,
            kind,
            from,
            json,
        };
        command.SetAction(parsed =>
            (int)(
                parsed.GetValue(from) is { Length: > 0 } files
                    ? ImportCommand.Run(parsed.GetValue(folder)!, files, parsed.GetValue(json), terminal)
                    : Run(parsed.GetValue(folder)!, parsed.GetValue(kind)!, terminal)
            )
        );
        return command;
    }

    public static Exit Run(string folder, string kind, Terminal terminal)
    {
        string root = Path.GetFullPath(folder);
        MustBeFree(root, folder);
        Write(
            root,
            Files(kind)
                .Select(file => file.Path == ManuscriptReader.EditionFile ? (file.Path, Identified(file.Bytes)) : file)
        );
        string shown = FindingsText.Visible(folder);
        terminal.Out.WriteLine($"A manuscript to begin from is in {shown}. Build it with: edition build {shown}");
        return Exit.Clean;
    }

    public static void MustBeFree(string root, string folder)
    {
        if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
        {
            throw new UsageException($"{FindingsText.Visible(folder)} is there already and is not empty.");
        }
    }

    /// <summary>Writes a new manuscript: paths with '/' between names, none of which exists.</summary>
    public static void Write(string root, IEnumerable<(string Path, byte[] Bytes)> files)
    {
        try
        {
            foreach ((string path, byte[] bytes) in files)
            {
                string place = Path.Combine(root, Path.Combine(path.Split('/')));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                using var file = new FileStream(place, FileMode.CreateNew, FileAccess.Write);
                file.Write(bytes);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {root}: {Reason.Of(e)}", e);
        }
    }

    /// <summary>
    /// An edition.yaml with an identifier that no other edition has, before its contents, unless it has identifiers.
    /// </summary>
    private static byte[] Identified(byte[] yaml)
    {
        string text = Encoding.UTF8.GetString(yaml);
        int at = text.IndexOf("\ncontents:", StringComparison.Ordinal) + 1;
        return at == 0 || text.Contains("\nidentifiers:", StringComparison.Ordinal)
            ? yaml
            : Encoding.UTF8.GetBytes(
                text.Insert(at, $"identifiers:\n  epub: urn:uuid:{Guid.NewGuid():D}   # of this edition alone\n")
            );
    }

    /// <summary>The files of a starter edition, by path with '/' between names.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static IEnumerable<(string Path, byte[] Bytes)> Files(string kind)
    {
        System.Reflection.Assembly assembly = typeof(NewCommand).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            string path = name.Replace('\\', '/');
            string? folder = new[] { Common, kind }.FirstOrDefault(one =>
                path.StartsWith($"{Prefix}{one}/", StringComparison.Ordinal)
            );
            if (folder is null)
            {
                continue;
            }

            using Stream resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            yield return (path[(Prefix.Length + folder.Length + 1)..], bytes);
        }

        yield return (".vscode/edition.schema.json", Encoding.UTF8.GetBytes(Schemas.Edition));
        yield return (".vscode/template.schema.json", Encoding.UTF8.GetBytes(Schemas.Template));
        yield return (".vscode/front-matter.schema.json", Encoding.UTF8.GetBytes(Schemas.FrontMatter));
    }
}
