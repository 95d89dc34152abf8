using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Review.Comparing;

namespace Edition.Cli;

/// <summary>
/// <c>edition diff</c>: two states of a manuscript as one DOCX, the differences as tracked changes, a list of them at its
/// head.
/// </summary>
internal static class DiffCommand
{
    private const string Suffix = ".diff";

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The earlier manuscript: a folder or a Markdown file." };
        var now = new Argument<string>("NEW") { Description = "The later one." };
        old.Validators.Add(CommandLine.RefuseOptions);
        now.Validators.Add(CommandLine.RefuseOptions);
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for NAME.diff.docx and NAME.diff.review.json, or the name of the DOCX.",
            DefaultValueFactory = _ => "output",
            HelpName = "DIR|FILE.docx",
        };
        var author = new Option<string>("--author")
        {
            Description = "In whose name the changes stand.",
            DefaultValueFactory = _ => Sites.Asker,
            HelpName = "NAME",
        };
        var json = new Option<bool>("--json") { Description = "The report as JSON." };
        Option<string?> template = CommandLine.TemplateName(),
            language = CommandLine.Language();
        var command = new Command("diff", "Shows what changed between two states as tracked changes of a DOCX.")
        {
            old,
            now,
            output,
            author,
            json,
            template,
            language,
        };
        command.SetAction(parsed =>
        {
            ManuscriptOptions Of(Argument<string> argument) =>
                new(parsed.GetValue(argument)!, parsed.GetValue(template), parsed.GetValue(language));
            return (int)Run(
                new DiffOptions(
                    Of(old),
                    Of(now),
                    parsed.GetValue(output)!,
                    parsed.GetValue(author)!,
                    parsed.GetValue(json)
                ),
                terminal
            );
        });
        return command;
    }

    public static Exit Run(DiffOptions options, Terminal terminal)
    {
        bool isFile = options.Output.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);
        string folder = isFile ? Path.GetDirectoryName(Path.GetFullPath(options.Output))! : options.Output;
        if (Prepared(options.Old, isFile ? null : folder, terminal) is not { } before)
        {
            return Exit.Faults;
        }

        using (before.Faces)
        {
            if (Prepared(options.New, isFile ? null : folder, terminal) is not { } after)
            {
                return Exit.Faults;
            }

            using (after.Faces)
            {
                return Run(options, before, after, (folder, isFile), terminal);
            }
        }
    }

    private static Exit Run(
        DiffOptions options,
        SetBook before,
        SetBook after,
        (string Folder, bool IsFile) output,
        Terminal terminal
    )
    {
        (AssembledBook old, AssembledBook now) = (before.Book, after.Book);
        (PagesOfPlaces oldPages, PagesOfPlaces newPages) = (new(old, before.Pages), new(now, after.Pages));
        var comparison = BookComparison.Of(
            old,
            now,
            new Revisions(options.Author, now.Publication.Modified ?? now.Publication.Date)
        );
        ImmutableArray<(string Before, string Now)> moved = PageShifts.Of(comparison, oldPages, newPages);
        var list = new ChangeList(comparison, oldPages, newPages);
        string name = output.IsFile ? Path.GetFileNameWithoutExtension(options.Output) : old.Publication.Name + Suffix;

        // Before the DOCX is written: the list in it may ask for a face that the book itself does not.
        ReviewBase known = ReviewBase.Of(name, before.Workshop, old);
        byte[] Docx(Part? head) =>
            EditorsBuild.Compared(comparison, head, known.Source, before.Workshop, before.Pages, before.Faces);
        DiffProof proof = DiffProof.Of(before, after, comparison, Docx(null));
        byte[] docx = Docx(
            RevisionList.Of(
                before.Workshop.Template!,
                old.Publication,
                moved,
                list.Lines,
                proof.Rows,
                comparison.Revisions
            )
        );
        string place = Path.Combine(output.Folder, name);
        MustBeOthers(place, before.Workshop, after.Workshop);
        Directory.CreateDirectory(output.Folder);
        Files.Write(
            [
                (Path.GetFullPath(output.IsFile ? options.Output : place + ".docx"), docx),
                (Path.GetFullPath(place + ReviewBase.Suffix), Json.Bytes(known with { Set = proof.Set })),
            ],
            sameOwner: false
        );
        new DiffReport(list.Lines, moved, proof, after.Workshop.ShownPath).Write(
            terminal,
            options.Json,
            output.IsFile ? options.Output : place + ".docx"
        );
        return proof.IsWhole ? Exit.Clean : Exit.Faults;
    }

    /// <summary>Nothing of either manuscript is written over.</summary>
    private static void MustBeOthers(string place, Workshop before, Workshop after)
    {
        string[] made = [Path.GetFullPath(place + ".docx"), Path.GetFullPath(place + ReviewBase.Suffix)];
        foreach (Workshop each in new[] { before, after })
        {
            if (each.Sources.Select(each.FullPath).Any(made.Contains))
            {
                throw new UsageException("The output would be written over a file of the manuscript.");
            }
        }
    }

    private static SetBook? Prepared(ManuscriptOptions options, string? output, Terminal terminal)
    {
        var workshop = new Workshop(options, new Progress(terminal, shown: false), output);
        if (workshop.Prepare(forPrint: false) is var (book, faces))
        {
            PageMap pages = Paginator.MakeUp(book, workshop.Template!, faces, new Findings()).Map;
            return new SetBook(workshop, book, faces, pages);
        }

        foreach (Diagnostic error in workshop.InOrder(withAccepted: true).Where(f => f.Rule.Severity == Severity.Error))
        {
            (int line, int column) = error.Span.Source?.PlaceOf(error.Span.Start) ?? (1, 1);
            string file = error.Span.Source is { } source ? workshop.ShownPath(source) : options.Path;
            string place = string.Create(CultureInfo.InvariantCulture, $"{FindingsText.Visible(file)}:{line}:{column}");
            terminal.Error.WriteLine($"{place}: error: {error.Rule.Id}: {FindingsText.Visible(error.Message)}");
        }

        return null;
    }
}
