using System.Collections.Immutable;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>Rows that were put in, moved or taken out.</summary>
internal sealed partial class TableRevision
{
    private void LostRow(OldRow row)
    {
        Site site = row.Cells[0].Site;
        Change? who = removed.GetValueOrDefault(site.Name);
        string words = string.Join(" | ", row.Cells.Select(cell => cell.Para.Text));
        if (!desk.Takes(who))
        {
            return;
        }

        SourceSpan place = row.Row.Span with { Length = 0 };
        if (row.Index == 0)
        {
            desk.Outcome.Refuse(place, words, "the head of a table cannot be taken out", who);
            return;
        }

        if ((desk.WhyNot(Caution.Blocks) ?? WhyNotNotes(row.Cells)) is { } why)
        {
            desk.Outcome.Refuse(place, words, why, who);
            return;
        }

        desk.Outcome.Correct(place, words, "", who, "a row taken out");
        Gone.Add((site, Layout.LinesOf(site.Source, row.Row.Span.Start, row.Row.Span.End)));
    }

    private void Rows(Table table, List<OldRow> old, List<NewRow> now, int[] oldOf)
    {
        HashSet<int> stay = Ascending(oldOf);
        Source source = table.Span.Source!;
        int at = -1;
        string like = "";
        bool piped = old[^1].Row.Span is var span && source.Text.AsSpan(span.Start, span.Length).Contains('|');
        for (int j = 0; j < now.Count; j++)
        {
            int i = oldOf[j];
            if (i >= 0 && stay.Contains(j))
            {
                Place lines = Layout.LinesOf(source, old[i].Row.Span.Start, old[i].Row.Span.End);
                at = lines.End;
                like = source.Text[lines.Start..lines.End];
                if (old[i].Index == 0)
                {
                    // Behind the head is the line of dashes.
                    int next = source.Text.IndexOf('\n', at);
                    int end = next < 0 ? -1 : source.Text.IndexOf('\n', next + 1);
                    at =
                        end < 0 ? at
                        : end > 0 && source.Text[end - 1] == '\r' ? end - 1
                        : end;
                    OldRow? body = old.Find(row => row.Index > 0);
                    like = body is null ? like : source.Text.Substring(body.Row.Span.Start, body.Row.Span.Length);
                }

                continue;
            }

            NewRow row = now[j];
            string words = string.Join(" | ", row.Cells.Select(cell => string.Join(' ', cell.Select(p => p.Text))));
            if (i < 0 && !desk.Takes(row.Inserted))
            {
                continue;
            }

            string? unbuilt = desk.WhyNot(Caution.Blocks);
            if (at < 0 || !piped || like.TrimStart().StartsWith('+') || unbuilt is not null)
            {
                desk.Outcome.Doubtful.UnionWith(row.Cells.SelectMany(cell => cell));
                desk.Outcome.Refuse(
                    table.Span with
                    {
                        Length = 0,
                    },
                    words,
                    unbuilt ?? "a row before the head, or of a drawn table, is put in by hand",
                    row.Inserted
                );
                continue;
            }

            string line;
            if (i >= 0)
            {
                Place lines = Layout.LinesOf(source, old[i].Row.Span.Start, old[i].Row.Span.End);
                line = source.Text[lines.Start..lines.End];
                Gone.Add((old[i].Cells[0].Site, lines));
                desk.Outcome.Correct(old[i].Row.Span with { Length = 0 }, words, words, row.Inserted, "a row moved");
            }
            else
            {
                line = Line(table, row, like, source);
                desk.Outcome.Correct(new SourceSpan(source, at, 0), "", words, row.Inserted, "a row put in");
            }

            desk.Outcome.Edit(new SourceEdit(source, at, at, "\n" + line, Layout.LinesOf(source, at, at)));
        }
    }

    private static HashSet<int> Ascending(int[] oldOf)
    {
        var best = new int[oldOf.Length];
        var from = new int[oldOf.Length];
        int last = -1;
        for (int j = 0; j < oldOf.Length; j++)
        {
            from[j] = -1;
            if (oldOf[j] < 0)
            {
                continue;
            }

            best[j] = 1;
            for (int k = 0; k < j; k++)
            {
                if (oldOf[k] >= 0 && oldOf[k] < oldOf[j] && best[k] + 1 > best[j])
                {
                    (best[j], from[j]) = (best[k] + 1, k);
                }
            }

            last = last < 0 || best[j] > best[last] ? j : last;
        }

        HashSet<int> stay = [];
        for (int j = last; j >= 0; j = from[j])
        {
            stay.Add(j);
        }

        return stay;
    }

    /// <summary>A row padded as another one is.</summary>
    private string Line(Table table, NewRow row, string like, Source source)
    {
        var wording = new Wording(token => desk.Notes.CallOf(token, source));
        string indent = like[..(like.Length - like.TrimStart().Length)];
        string body = like.Trim();
        bool opened = body.StartsWith('|'),
            closed = body.EndsWith('|');
        string[] cells = Split(body[(opened ? 1 : 0)..(closed ? ^1 : ^0)]);
        var line = new StringBuilder(indent);
        for (int c = 0; c < row.Cells.Length; c++)
        {
            string words = string.Join(
                ' ',
                row.Cells[c]
                    .Select(para =>
                        wording
                            .Paragraph(para.Tokens, Layout.IsStraight(source), " ")
                            .Replace("|", "\\|", StringComparison.Ordinal)
                    )
            );
            string cell = c < cells.Length ? cells[c] : "   ";
            int width = cell.Length;
            bool right = c < table.Columns.Length && table.Columns[c] == ColumnAlignment.Right;
            string padded =
                right && width > 1
                    ? words.PadLeft(width - 1) + " "
                    : (" " + words).PadRight(Math.Max(width, words.Length + 2));
            padded = padded.StartsWith(' ') ? padded : " " + padded;
            line.Append(c > 0 || opened ? "|" : "").Append(padded);
        }

        return line.Append(closed ? "|" : "").ToString();
    }

    private static string[] Split(string row)
    {
        List<string> cells = [];
        int from = 0;
        for (int i = 0; i <= row.Length; i++)
        {
            if (i == row.Length || (row[i] == '|' && (i == 0 || row[i - 1] != '\\')))
            {
                cells.Add(row[from..i]);
                from = i + 1;
            }
        }

        return [.. cells];
    }
}
