using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>
/// Drawn tables: the lines of a cell stand beside those of others. Words are corrected within their line; then each line
/// ends where it did, or, where a word found no room, its whole column is drawn wider.
/// </summary>
internal static class Grid
{
    public const string ByHand = "lines of a drawn table are parted, put in and taken out in the manuscript";

    /// <summary>The lines of the drawn cell that a site stands in; none elsewhere.</summary>
    public static ImmutableArray<SourceSpan> LinesOf(Site site) =>
        (site.Key as TableCell ?? site.Around<TableCell>())?.Lines ?? [];

    /// <summary>A stretch of the source, with spaces for what stands in other cells.</summary>
    public static string Alone(Source source, int start, int end, ImmutableArray<SourceSpan> lines)
    {
        if (lines.IsEmpty)
        {
            return source.Text[start..end];
        }

        char[] alone = [.. Enumerable.Repeat(' ', end - start)];
        foreach (SourceSpan line in lines)
        {
            for (int at = Math.Max(start, line.Start); at < Math.Min(end, line.End); at++)
            {
                alone[at - start] = source.Text[at];
            }
        }

        return new string(alone);
    }

    /// <summary>The edits of spaces and rules that the edits of words in a drawn table ask for.</summary>
    public static IEnumerable<SourceEdit> Fit(Table table, IReadOnlyList<SourceEdit> edits)
    {
        if (
            table.Span.Source is not { } source
            || !edits.Any(edit => edit.Source == source && IsWithin(edit, table.Span))
        )
        {
            return [];
        }

        List<SourceEdit> fitting = [];
        TableRow[] rows = [table.Header, .. table.Rows];
        int[] wider = new int[rows.Max(row => row.Cells.Length)];
        List<(int Column, SourceSpan Line, int Grown)> lines = [];
        foreach (TableRow row in rows)
        {
            for (int column = 0; column < row.Cells.Length; column++)
            {
                foreach (SourceSpan line in row.Cells[column].Lines)
                {
                    string was = source.Text[line.Start..line.End];
                    string now = Edits.Apply(
                        source,
                        line.Start,
                        line.End,
                        edits.Where(edit => edit.Source == source && IsWithin(edit, line))
                    );
                    int grown = ScreenColumns.Of(now) - ScreenColumns.Of(was);
                    int room = was.Length - was.TrimEnd(' ').Length;
                    lines.Add((column, line, grown));
                    wider[column] = Math.Max(wider[column], grown - Math.Max(0, room - 1));
                }
            }
        }

        foreach ((int column, SourceSpan line, int grown) in lines)
        {
            int more = wider[column] - grown;
            Place place = Layout.LinesOf(source, line.Start, line.Start);
            if (more != 0)
            {
                fitting.Add(
                    new SourceEdit(
                        source,
                        Math.Min(line.End, line.End + more),
                        line.End,
                        new string(' ', Math.Max(0, more)),
                        place
                    )
                );
            }
        }

        fitting.AddRange(Rules(source, table.Span, wider));
        return fitting;
    }

    private static bool IsWithin(SourceEdit edit, SourceSpan span) => edit.Start >= span.Start && edit.End <= span.End;

    private static IEnumerable<SourceEdit> Rules(Source source, SourceSpan table, int[] wider)
    {
        Place all = Layout.LinesOf(source, table.Start, table.End);
        foreach (int start in Layout.LineStarts(source, all))
        {
            int at = start + Layout.Indent(source, start).Length;
            Place line = Layout.LinesOf(source, start, start);
            if (at >= line.End || source.Text[at] != '+')
            {
                continue;
            }

            for (int column = 0; column < wider.Length; column++)
            {
                int next = source.Text.IndexOf('+', at + 1);
                if (next < 0 || next >= line.End)
                {
                    break;
                }

                int end = source.Text[next - 1] == ':' ? next - 1 : next;
                if (wider[column] > 0 && end - 1 > at)
                {
                    yield return new SourceEdit(
                        source,
                        end,
                        end,
                        new string(source.Text[end - 1], wider[column]),
                        line
                    );
                }

                at = next;
            }
        }
    }
}
