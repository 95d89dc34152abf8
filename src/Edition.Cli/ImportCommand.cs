using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Review;
using Edition.Review.Importing;

namespace Edition.Cli;

/// <summary><c>edition new DIR --from article.docx</c>: a manuscript made of Word files.</summary>
internal static class ImportCommand
{
    public static Exit Run(string folder, IReadOnlyList<string> sources, bool asJson, Terminal terminal)
    {
        string root = Path.GetFullPath(folder);
        NewCommand.MustBeFree(root, folder);
        List<(string Name, byte[] Bytes)> files =
        [
            .. sources.Select(source => (Path.GetFileName(source), Bytes(source))),
        ];
        var findings = new Findings();
        using var rehearsal = new Rehearsal();
        if (WordImport.Read(files, rehearsal.Options, findings) is not { } import)
        {
            foreach (Diagnostic finding in findings.InOrder([], []))
            {
                terminal.Error.WriteLine(
                    $"{FindingsText.Visible(finding.Span.Source!.Path)}: error: {finding.Rule.Id}: {finding.Message}"
                );
            }

            return Exit.Faults;
        }

        ImmutableArray<Diagnostic> errors = rehearsal.Errors(
            Path.GetFileName(root),
            import.Files.ToDictionary(file => file.Path, file => file.Bytes, StringComparer.Ordinal)
        );
        if (errors.Length > 0)
        {
            foreach (Diagnostic error in errors.Take(5))
            {
                terminal.Error.WriteLine($"{error.Rule.Id}: {error.Message}");
            }

            throw new InvalidOperationException(
                "The manuscript made of the Word file has errors; nothing was written."
            );
        }

        NewCommand.Write(root, import.Files.Select(file => (file.Path, file.Bytes.ToArray())));
        if (asJson)
        {
            terminal.Out.WriteLine(Json.Text(ImportJson.Of(import.Report)));
        }
        else
        {
            Text(terminal.Out, import.Report, folder);
        }

        return Exit.Clean;
    }

    public static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new UsageException($"There is no file {FindingsText.Visible(path)}.");
            }

            // What is too large is refused by its length; a pipe or a device has none and is never opened.
            return file.Length == 0 || file.Length > WordImport.LargestFile
                ? new byte[Math.Min(file.Length, WordImport.LargestFile + 1)]
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot read {FindingsText.Visible(path)}: {Reason.Of(e)}", e);
        }
    }

    private static void Text(TextWriter to, ImportReport report, string folder)
    {
        foreach (
            (ImportRemark kind, string heading) in new[]
            {
                (ImportRemark.Guessed, "Guessed; look once:"),
                (ImportRemark.Dropped, "Dropped; the words verbatim:"),
                (ImportRemark.LeftToDo, "Left to do; the format does not have it:"),
            }
        )
        {
            ImportNote[] notes = [.. report.Of(kind)];
            if (notes.Length == 0)
            {
                continue;
            }

            to.WriteLine(heading);
            foreach (ImportNote note in notes)
            {
                string words = FindingsText.Visible(note.Text);
                to.WriteLine(
                    "  "
                        + Place(note)
                        + note.What
                        + (
                            words.Length == 0 ? ""
                            : kind == ImportRemark.Dropped ? $": “{words}”"
                            : $": {words}"
                        )
                );
            }

            to.WriteLine();
        }

        ImportCounts counts = report.Counts;
        to.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Words} words, {counts.Notes} notes, {counts.Headings} headings, {counts.Lists} lists, "
                    + $"{counts.Tables} tables, {counts.Pictures} pictures are in {FindingsText.Visible(folder)}."
            )
        );
    }

    private static string Place(ImportNote note)
    {
        string there = note.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{note.File}:{note.Line}") : "";
        string here =
            note.Paragraph > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"paragraph {note.Paragraph} “{FindingsText.Visible(note.FirstWords)}”"
                )
                : "";
        return there.Length + here.Length == 0 ? ""
            : there.Length == 0 ? here + ": "
            : here.Length == 0 ? there + ": "
            : $"{there} ({here}): ";
    }
}
