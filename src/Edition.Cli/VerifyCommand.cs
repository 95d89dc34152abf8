using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Proof;

namespace Edition.Cli;

/// <summary>
/// <c>edition verify</c>: holds every file that a manifest names against its length and hash; where the manuscript is
/// at hand, reads the editions back and holds their text, notes and references against it.
/// </summary>
internal static class VerifyCommand
{
    /// <summary>Characters of a manuscript whose editions are not read side by side: some 300,000 words.</summary>
    private const long Large = 2_000_000;

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var output = new Argument<string>("OUTPUT")
        {
            Description = "The folder of an edition.",
            DefaultValueFactory = _ => "output",
        };
        output.Validators.Add(CommandLine.RefuseOptions);
        var manuscript = new Option<string?>("--manuscript")
        {
            Description =
                "The manuscript, to hold it against the manifest and the files' text against it; by default "
                + "the folder “manuscript” beside OUTPUT, if the edition was built from it.",
            HelpName = "MANUSCRIPT",
        };
        Option<string?> language = CommandLine.Language();
        var command = new Command(
            "verify",
            "Holds the files of an edition against its manifest, and what they say against the manuscript."
        )
        {
            output,
            manuscript,
            language,
        };
        command.SetAction(parsed =>
            (int)Run(
                parsed.GetValue(output)!,
                parsed.GetValue(manuscript) is { } path
                    ? new ManuscriptOptions(path, null, parsed.GetValue(language))
                    : null,
                terminal
            )
        );
        return command;
    }

    public static Exit Run(string output, ManuscriptOptions? given, Terminal terminal)
    {
        string root = Path.GetFullPath(output);
        string[] manifests = Directory.Exists(root)
            ? [.. Directory.EnumerateFileSystemEntries(root, Manifest.NameOf("*")).Order(StringComparer.Ordinal)]
            : [];
        if (manifests.Length == 0)
        {
            throw new UsageException(
                $"There is no edition in {output}: no file there ends with {Manifest.NameOf("")}."
            );
        }

        bool clean = true,
            read = false;
        foreach (string path in manifests)
        {
            if (Manifest.Read(root, Path.GetFileName(path), out string fault) is not { } manifest)
            {
                Say(terminal, Path.Combine(output, Path.GetFileName(path)), fault);
                clean = false;
                continue;
            }

            foreach (
                string other in OutputFolder
                    .Present(root, manifest.Edition)
                    .Except(manifest.Outputs.Select(file => file.Path))
            )
            {
                Say(terminal, Path.Combine(output, other), "The manifest does not list it: it is of another build.");
                clean = false;
            }

            clean &= Hold(terminal, output, root, manifest.Outputs, "since it was built");
            ManuscriptOptions? manuscript = given ?? Beside(root, manifest);
            if (manuscript is not null)
            {
                string folder = FolderOf(manuscript.Path);
                clean &= Hold(terminal, folder, folder, InputsOf(manifest), "since the edition was built from it");
                clean &= ReadBack(terminal, root, manifest, manuscript);
                read = true;
            }
            else
            {
                clean &= Agree(terminal, output, root, manifest.Outputs);
            }
        }

        if (clean)
        {
            terminal.Out.WriteLine(
                !read
                    ? "Every file is as it was built."
                    : "Every file is as it was built, and the manuscript as it was then; every word, note and "
                        + "reference of it is in every file, once and in its place."
            );
        }

        return clean ? Exit.Clean : Exit.Faults;
    }

    /// <summary>Without a manuscript: whether the files say the same of themselves.</summary>
    private static bool Agree(Terminal terminal, string shown, string root, IEnumerable<RecordedFile> files)
    {
        bool clean = true;
        List<(string, Particulars)> said = [];
        foreach (RecordedFile file in files)
        {
            try
            {
                if (BytesOf(root, file.Path) is { } content)
                {
                    said.AddRange(
                        ParticularsReader
                            .Read(Path.GetExtension(file.Path), content, new Budget(0))
                            .Select(own => (file.Path, own))
                    );
                }
            }
            catch (Exception e) when (e is InvalidDataException or XmlException)
            {
                Say(terminal, Path.Combine(shown, file.Path), $"It cannot be read: {e.Message.TrimEnd('.')}.");
                clean = false;
            }
        }

        foreach ((string file, string fault) in Particulars.Disagreements(said))
        {
            Say(terminal, Path.Combine(shown, file), $"{Rules.MetadataDisagrees.Id}: {fault}");
            clean = false;
        }

        return clean;
    }

    private static byte[]? BytesOf(string root, string file) =>
        new InputFolder(root).Fetch(file) is Edition.Reading.Fetched.Bytes { Content: var bytes }
            ? ImmutableCollectionsMarshal.AsArray(bytes)
            : null;

    private static IEnumerable<RecordedFile> InputsOf(Manifest manifest) =>
        manifest.Inputs.Where(input => !input.Path.StartsWith(Workshop.ProgramTemplates, StringComparison.Ordinal));

    private static string FolderOf(string manuscript) =>
        File.Exists(manuscript) ? Path.GetDirectoryName(Path.GetFullPath(manuscript))! : Path.GetFullPath(manuscript);

    /// <summary>
    /// The manuscript that nobody named: the folder of that name beside the edition, or the one that the edition lies
    /// in, if its files are those that the manifest records.
    /// </summary>
    private static ManuscriptOptions? Beside(string root, Manifest manifest)
    {
        string above = Path.GetDirectoryName(root) ?? root;
        string? folder = new[] { Path.Combine(above, "manuscript"), above }.FirstOrDefault(folder =>
            Directory.Exists(folder) && InputsOf(manifest).All(input => Verification.Holds(folder, input))
        );
        return folder is null ? null : new ManuscriptOptions(folder, null, null);
    }

    private static bool ReadBack(Terminal terminal, string root, Manifest manifest, ManuscriptOptions options)
    {
        var progress = new Progress(terminal, shown: true);
        var workshop = new Workshop(
            options with
            {
                Template = options.Template ?? manifest.Template,
                NotesThrough = manifest.Profile == BuildCommand.Named(BuildProfile.Manuscript),
            },
            progress
        );
        (string File, Proven? Alike)[] proven = [];
        if (ToldBy(workshop) is { } manuscript)
        {
            // Of large editions two are never held at once: what is left of one goes before the next is read.
            RecordedFile[] files = [.. manifest.Outputs];
            proven =
                workshop.Characters > Large
                    ?
                    [
                        .. files.Select(file =>
                        {
                            GC.Collect();
                            return Read(file);
                        }),
                    ]
                    : Task.WhenAll(files.Select(file => Task.Run(() => Read(file)))).GetAwaiter().GetResult();

            (string, Proven?) Read(RecordedFile file) =>
                progress.Stage(
                    file.Path,
                    () => (file.Path, ReadBack(manuscript, root, file.Path, manifest.Profile, workshop.Findings))
                );
        }

        progress.Clear();
        foreach ((string file, Proven? alike) in proven)
        {
            if (alike is { } found)
            {
                terminal.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}: {found.Words:#,0} words and signs, {found.Notes:#,0} notes and "
                            + $"{found.Calls:#,0} calls of them are those of the manuscript."
                    )
                );
            }
        }

        ImmutableArray<Diagnostic> errors =
        [
            .. workshop.InOrder().Where(finding => finding.Rule.Severity == Severity.Error),
        ];
        FindingsText.Write(
            terminal.Error,
            Told.Of(errors, all: true),
            workshop.ShownPath,
            terminal.ColourError,
            terminal.Width
        );
        return errors.IsEmpty;
    }

    /// <summary>
    /// What a manuscript says: all that its editions are held against, so that the book itself can be let go.
    /// </summary>
    private sealed record Manuscript(Publication Catalogued, Transcript Said, SourceSpan Place, long Characters);

    private static Manuscript? ToldBy(Workshop workshop) =>
        workshop.Assemble() is { } book
            ? new Manuscript(
                book.Catalogued,
                BookTokens.Of(book, new Wordstock()),
                book.Publication.Span,
                workshop.Characters
            )
            : null;

    /// <summary>What of the file is the book's; null where nothing could be read.</summary>
    private static Proven? ReadBack(Manuscript manuscript, string root, string file, string profile, Findings findings)
    {
        if (BytesOf(root, file) is not { } content)
        {
            return null;
        }

        try
        {
            string extension = Path.GetExtension(file);
            Particulars.Check(
                manuscript.Catalogued,
                file,
                ParticularsReader.Read(extension, content, new Budget(manuscript.Characters)),
                findings
            );
            var budget = new Budget(manuscript.Characters);
            Transcript? edition = extension switch
            {
                ".pdf" => PdfReader.Read(content, budget, manuscript.Said),
                ".docx" => DocxReader.Read(content, budget, manuscript.Said),
                ".epub" => EpubReader.Read(content, budget, manuscript.Said),
                _ => null,
            };
            return edition is null
                ? null
                : Equivalence.Compare(
                    manuscript.Said,
                    manuscript.Place,
                    edition,
                    file,
                    links: !(profile == "print" && extension == ".pdf"),
                    findings,
                    budget
                );
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            findings.Add(Says.EditionUnreadable(file, e.Message.TrimEnd('.')), default);
            return null;
        }
    }

    private static bool Hold(
        Terminal terminal,
        string shown,
        string root,
        IEnumerable<RecordedFile> files,
        string since
    )
    {
        bool clean = true;
        foreach (RecordedFile file in files)
        {
            if (!Verification.Holds(root, file))
            {
                FileKind kind = Inode.Of(Path.Combine(root, file.Path)).Kind;
                Say(
                    terminal,
                    Path.Combine(shown, file.Path),
                    kind switch
                    {
                        FileKind.Missing => "The file is missing.",
                        FileKind.File or FileKind.Link => $"The file has been changed {since}.",
                        _ => $"This is {Inode.NameOf(kind)}, not a file.",
                    }
                );
                clean = false;
            }
        }

        return clean;
    }

    private static void Say(Terminal terminal, string place, string fault) =>
        terminal.Error.WriteLine($"{FindingsText.Visible(place)}: error: {FindingsText.Visible(fault)}");
}
