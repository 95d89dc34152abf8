using System.Collections.Immutable;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>New tables, with the captions over them, as tables of pipes.</summary>
internal sealed partial class BlockRevision
{
    /// <summary>The new table to which a paragraph of the reviewed file belongs, as a cell's or as its caption; null else.</summary>
    private WordTable? NewTableAt(int j)
    {
        int cell = IsCaption(j) ? j + 1 : j;
        return cell < now.Length && ofNew[j] is null && ofNew[cell] is null ? now[cell].Cell?.Table : null;
    }

    private bool IsCaption(int j) =>
        now[j].Cell is null && now[j].Form.StyleNames.Contains("caption", StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The table that begins at a paragraph, if pipes can hold it: rows of as many cells, a line of words in each.
    /// </summary>
    private NewTable? TableFrom(int j, WordTable table)
    {
        Para? caption = IsCaption(j) ? now[j] : null;
        int from = caption is null ? j : j + 1;
        int to = from;
        while (to < now.Length && now[to].Cell?.Table == table)
        {
            to++;
        }

        Para[] cells = now[from..to];
        int columns = table.Rows[0].Cells.Length;
        bool holds =
            Enumerable.Range(from, to - from).All(k => ofNew[k] is null && takes(now[k].Inserted))
            && table.Rows.All(row => row.Cells.Length == columns)
            && cells.All(para => !para.Cell!.Merged && para.Tokens.All(IsOfALine))
            && cells.DistinctBy(para => (para.Cell!.RowIndex, para.Cell.Column)).Count() == cells.Length
            && caption?.Tokens.All(IsOfALine) != false;
        return holds ? new NewTable(caption, [.. cells], columns) : null;
    }

    private static bool IsOfALine(Token token) =>
        token.Kind is not (TokenKind.Picture or TokenKind.Foreign or TokenKind.Break or TokenKind.Paragraph);

    private string TableOf(NewTable table, string prefix, Source source)
    {
        var wording = new Wording(token => notes.CallOf(token, source));
        string Worded(ImmutableArray<Token> tokens, Look head) =>
            wording.Paragraph(tokens, Layout.IsStraight(source), " ", head);
        bool headed = table.Cells[0].Cell!.Row.Header;
        List<string> lines = [];
        if (!headed)
        {
            lines.Add(Line(Enumerable.Repeat("", table.Columns)));
            lines.Add(Dashes(table));
        }

        foreach (IGrouping<int, Para> row in table.Cells.GroupBy(para => para.Cell!.RowIndex).OrderBy(row => row.Key))
        {
            bool isHead = headed && lines.Count == 0;
            lines.Add(
                Line(
                    Enumerable
                        .Range(0, table.Columns)
                        .Select(column =>
                            row.FirstOrDefault(para => para.Cell!.Column == column) is { } cell
                                ? Worded(cell.Tokens, isHead ? Look.Bold | Look.Italic : Look.None)
                                : ""
                        )
                )
            );
            if (isHead)
            {
                lines.Add(Dashes(table));
            }
        }

        if (table.Caption is { } caption)
        {
            lines.Add("");
            lines.Add(": " + Worded(Unnumbered(caption.Tokens), Look.Bold | Look.Italic));
        }

        return string.Join('\n', lines.Select(line => line.Length > 0 ? prefix + line : ""));
    }

    private static string Line(IEnumerable<string> cells)
    {
        var line = new StringBuilder("|");
        foreach (string words in cells)
        {
            line.Append(' ').Append(words.Replace("|", "\\|", StringComparison.Ordinal));
            line.Append(words.Length > 0 ? " |" : "|");
        }

        return line.ToString();
    }

    private static string Dashes(NewTable table) =>
        "|"
        + string.Concat(
            Enumerable
                .Range(0, table.Columns)
                .Select(column =>
                    table.Cells.LastOrDefault(para => para.Cell!.Column == column)?.Form.Alignment switch
                    {
                        Alignment.Centre => ":---:|",
                        Alignment.Right => "---:|",
                        _ => "---|",
                    }
                )
        );

    /// <summary>A caption's own words: its number, and what stands before it, are the template's.</summary>
    private static ImmutableArray<Token> Unnumbered(ImmutableArray<Token> tokens)
    {
        int number = tokens.Select((token, i) => token.IsCounted ? i : -1).Append(-1).Max();
        return number < 0
            ? tokens
            :
            [
                .. tokens
                    .Skip(number + 1)
                    .SkipWhile(token =>
                        token.Kind == TokenKind.Space || (token.Kind == TokenKind.Sign && ".:–—-".Contains(token.Text))
                    ),
            ];
    }
}

/// <summary>A table that was put in: its words by cell, those of its caption.</summary>
internal sealed record NewTable(Para? Caption, ImmutableArray<Para> Cells, int Columns);
