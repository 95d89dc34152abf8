using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Review;
using Edition.Review.Revising;

namespace Edition.Cli;

/// <summary>Tells what a review brought: each correction and each edit that is not carried over, with its place.</summary>
internal sealed class ReviewReport(
    ReviewOptions options,
    WordReview review,
    ReviewResult result,
    ReviewProof proof,
    Func<Source, string> shownPath
)
{
    private const int Longest = 160;

    /// <summary>All was carried over.</summary>
    public bool IsWhole =>
        result.Refusals.IsEmpty && result.Conflicts.IsEmpty && proof.Missing.IsEmpty && !proof.HasErrors;

    public void Write(Terminal terminal)
    {
        if (options.Json)
        {
            terminal.Out.WriteLine(Json.Text(Record()));
            return;
        }

        TextWriter to = terminal.Out;
        foreach (Correction correction in result.Corrections)
        {
            to.WriteLine(PlaceOf(correction.Place) + Said(correction) + Who(correction));
        }

        WriteFaults(terminal.Error);
        if (!review.HasBookmarks)
        {
            to.WriteLine("The file has no bookmarks any more: its paragraphs were found by their order and words.");
        }

        if (result.EmptyNotes > 0)
        {
            to.WriteLine(
                Counted(result.EmptyNotes, "{0} note", "{0} notes")
                    + " came back without text, or with another’s, as LibreOffice leaves them in files with comments: all stay as they are."
            );
        }

        int resolved = result.Resolved;
        string rest =
            (result.Comments > 0 ? Counted(result.Comments, ", {0} comment", ", {0} comments") : "")
            + (
                resolved > 0
                    ? Counted(resolved, ", {0} resolved comment left out", ", {0} resolved comments left out")
                    : ""
            );
        to.WriteLine(
            result.Corrections.IsEmpty && result.Comments == 0
                ? (IsWhole ? "no edits" : "Nothing is carried over") + rest + "."
                : Counted(result.Corrections.Length, "{0} correction", "{0} corrections") + rest + Written() + "."
        );
    }

    private string Written() =>
        proof.HasErrors ? "; nothing was written"
        : options.Apply && !result.IsEmpty
            ? "; written: " + string.Join(", ", result.Paths.Select(FindingsText.Visible))
        : options.Apply ? "; all were there already"
        : "";

    private static string Counted(int count, string one, string many) =>
        string.Format(CultureInfo.InvariantCulture, count == 1 ? one : many, count);

    /// <summary>What is not carried over.</summary>
    public void WriteFaults(TextWriter to)
    {
        foreach (Refusal refusal in result.Refusals)
        {
            string who = refusal.Author is { } author ? $" ({FindingsText.Visible(author)})" : "";
            to.WriteLine($"{PlaceOf(refusal.Place)}not carried over: “{Brief(refusal.Words)}”{who}: {refusal.Reason}.");
        }

        foreach (Conflict conflict in result.Conflicts)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{Shown(conflict.Path)}:{conflict.Line}");
            to.WriteLine(
                $"{place}: conflict: the manuscript was changed here since; the editor has “{Brief(conflict.Theirs)}”, "
                    + $"the manuscript “{Brief(conflict.Ours)}”."
            );
        }

        foreach (string missing in proof.Missing)
        {
            to.WriteLine($"not carried over as it stands in Word: “{Brief(missing)}”: look at this paragraph.");
        }

        foreach (Diagnostic error in proof.Errors.Take(10))
        {
            to.WriteLine(
                $"{PlaceOf(error.Span)}error: {error.Rule.Id}: {error.Message} With these corrections the manuscript would not build."
            );
        }
    }

    private ReviewJson Record() =>
        new(
            [
                .. result.Corrections.Select(each =>
                {
                    (string? file, int line, int column) = Where(each.Place);
                    return new CorrectionJson(
                        file,
                        line,
                        column,
                        each.Old,
                        each.New,
                        each.What,
                        each.Author,
                        each.Date.Length > 0 ? each.Date : null,
                        each.Tracked
                    );
                }),
            ],
            [
                .. result.Refusals.Select(each =>
                {
                    (string? file, int line, int column) = Where(each.Place);
                    return new RefusalJson(file, line, column, each.Words, each.Reason, each.Author);
                }),
                .. result.Conflicts.Select(each => new RefusalJson(
                    each.Path,
                    each.Line,
                    1,
                    each.Theirs,
                    $"conflict: the manuscript was changed here since: {each.Ours}",
                    null
                )),
                .. proof.Missing.Select(each => new RefusalJson(
                    null,
                    0,
                    0,
                    each,
                    "it does not arrive as it stands in Word",
                    null
                )),
                .. proof.Errors.Select(each => new RefusalJson(
                    each.Span.Source?.Path,
                    0,
                    0,
                    "",
                    $"{each.Rule.Id}: {each.Message}",
                    null
                )),
            ],
            result.Comments,
            result.Resolved,
            review.HasBookmarks,
            options.Apply && !proof.HasErrors && !result.IsEmpty,
            [.. result.Paths]
        );

    private static (string? File, int Line, int Column) Where(SourceSpan span)
    {
        if (span.Source is not { } source)
        {
            return (null, 0, 0);
        }

        (int line, int column) = source.PlaceOf(span.Start);
        return (source.Path, line, column);
    }

    private string PlaceOf(SourceSpan span)
    {
        (string? file, int line, int column) = Where(span);
        return file is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Shown(file)}:{line}:{column}: ");
    }

    private string Shown(string path) => FindingsText.Visible(shownPath(new Source(path, "")));

    private static string Said(Correction correction) =>
        correction.What is { } what && correction.Old == correction.New ? $"{what}: «{Brief(correction.Old)}»"
        : correction.What is { } done
            ? $"{done}: «{Brief(correction.Old.Length > 0 ? correction.Old : correction.New)}»"
        : correction.Old.Length == 0 ? $"+ «{Brief(correction.New)}»"
        : correction.New.Length == 0 ? $"- «{Brief(correction.Old)}»"
        : $"«{Brief(correction.Old)}» → «{Brief(correction.New)}»";

    private static string Who(Correction correction) =>
        correction.Author is { } author
            ? $" ({FindingsText.Visible(author)}{(correction.Date.Length > 0 ? ", " + correction.Date : "")})"
            : " (untracked)";

    private static string Brief(string words)
    {
        string line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return FindingsText.Visible(
            line.Length <= Longest ? line : line[..(Longest / 2)] + " … " + line[^(Longest / 2)..]
        );
    }
}
