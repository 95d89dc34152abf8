using System.Collections.Immutable;
using System.Globalization;
using Edition.Assembly;
using Edition.Model;
using Edition.Review;

namespace Edition.Cli;

/// <summary>Tells what a revision set holds, and what differs without being in it.</summary>
internal sealed class DiffReport(
    ImmutableArray<RevisionLine> lines,
    ImmutableArray<(string Before, string Now)> moved,
    DiffProof proof,
    Func<Source, string> shownPath
)
{
    public void Write(Terminal terminal, bool asJson, string made)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(
                Json.Text(
                    new DiffJson(
                        [
                            .. lines.Select(line => new DiffChangeJson(
                                line.Change.ToString().ToLowerInvariant(),
                                line.Place,
                                line.PageBefore,
                                line.PageNow,
                                line.Words
                            )),
                        ],
                        [.. proof.Rows.Select(row => new ListedChangeJson(row.Place, row.Was, row.Now))],
                        [.. moved.Select(run => new MovedPagesJson(run.Before, run.Now))],
                        [.. proof.Unshown.Select(each => new UnshownJson(each.Path, each.Line, each.Why))]
                    )
                )
            );
            return;
        }

        foreach (Unshown each in proof.Unshown)
        {
            string path = FindingsText.Visible(shownPath(new Source(each.Path, "")));
            terminal.Error.WriteLine($"{path}:{Number(each.Line)}: not in the revision set: {each.Why}.");
        }

        terminal.Out.WriteLine(
            $"{Counted(lines.Length, "change", "changes")} of words, {Number(proof.Rows.Length)} in the list alone, "
                + $"{Counted(moved.Length, "run of pages", "runs of pages")} moved; "
                + $"written: {FindingsText.Visible(made)}."
        );
    }

    private static string Counted(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The report for programs. <c>Listed</c>: what no words of the text show.</summary>
internal sealed record DiffJson(
    ImmutableArray<DiffChangeJson> Changes,
    ImmutableArray<ListedChangeJson> Listed,
    ImmutableArray<MovedPagesJson> MovedPages,
    ImmutableArray<UnshownJson> Unshown
);

internal sealed record DiffChangeJson(string Change, string Place, string PageBefore, string PageNow, string Words);

internal sealed record ListedChangeJson(string Place, string Old, string New);

internal sealed record MovedPagesJson(string Before, string Now);

internal sealed record UnshownJson(string File, int Line, string Why);
