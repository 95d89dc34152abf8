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
                        [.. moved.Select(run => new MovedPagesJson(run.Before, run.Now))],
                        [
                            .. proof.Unshown.Select(each => new UnshownJson(
                                each.Path,
                                each.Line,
                                each.Words,
                                each.IsForm
                            )),
                        ]
                    )
                )
            );
            return;
        }

        foreach (Unshown each in proof.Unshown.Where(each => !each.IsForm))
        {
            string path = FindingsText.Visible(shownPath(new Source(each.Path, "")));
            terminal.Error.WriteLine(
                $"{path}:{Number(each.Line)}: not shown as a tracked change: “{FindingsText.Visible(each.Words)}”"
                    + (each.Why.Length > 0 ? $": {each.Why}." : ".")
            );
        }

        int typed = proof.Unshown.Count(each => each.IsForm);
        if (typed > 0)
        {
            terminal.Out.WriteLine($"{Counted(typed, "place is", "places are")} typed otherwise and set the same.");
        }

        terminal.Out.WriteLine(
            $"{Counted(lines.Length, "change", "changes")}, {Counted(moved.Length, "run of pages", "runs of pages")} "
                + $"moved; written: {FindingsText.Visible(made)}."
        );
    }

    private static string Counted(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The report for programs.</summary>
internal sealed record DiffJson(
    ImmutableArray<DiffChangeJson> Changes,
    ImmutableArray<MovedPagesJson> MovedPages,
    ImmutableArray<UnshownJson> Unshown
);

internal sealed record DiffChangeJson(string Change, string Place, string PageBefore, string PageNow, string Words);

internal sealed record MovedPagesJson(string Before, string Now);

/// <summary><c>TypedOtherwise</c>: it is set the same.</summary>
internal sealed record UnshownJson(string File, int Line, string Words, bool TypedOtherwise);
