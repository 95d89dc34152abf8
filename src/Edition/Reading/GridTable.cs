using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The lines of a grid table as cells. Columns lie where the first line has its plus signs, by columns of the screen: a
/// wide character takes two, a combining one none. Cells that span others are refused. What stands in a cell is read by
/// <see cref="CellReader"/>.
/// </summary>
internal sealed class GridTable(FileReading reading, BlockReader blocks, GridTableBlock block, Lang here, int depth)
{
    private readonly Body body = reading.Body;
    private readonly List<(int Start, int End)> lines = Lines(reading.Body, block);
    private readonly CellReader cellReader = new(reading, blocks, here, depth);
    private bool refused;

    /// <summary>Null where the table cannot be read, which is reported once.</summary>
    public Table? Read(ImmutableArray<Inline> caption, string? id, SourceSpan span)
    {
        int[] edges = Edges(lines[0]);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        int heads = 0;
        ImmutableArray<ColumnAlignment> alignment = Alignment(lines[0]);
        int first = 1;
        for (int i = 1; i < lines.Count && !refused; i++)
        {
            if (!IsPlus(i))
            {
                continue;
            }

            if (!GridTableParser.IsRule(Text(lines[i])) || !Edges(lines[i]).AsSpan().SequenceEqual(edges))
            {
                Refuse(i, "joins cells across rows or columns");
                break;
            }

            if (i > first)
            {
                rows.Add(Row(first, i, edges));
            }

            if (Text(lines[i]).Contains('=') && heads == 0 && rows.Count > 0)
            {
                heads = rows.Count;
                alignment = Alignment(lines[i]);
            }

            first = i + 1;
        }

        if (!refused && first < lines.Count)
        {
            Refuse(lines.Count - 1, "is not closed by a line of + and -");
        }

        if (refused || rows.Count == 0)
        {
            return null;
        }

        int columns = edges.Length - 1;
        TableRow none = new(rows[0].Span, [.. Enumerable.Repeat(new TableCell(rows[0].Span, []), columns)]);
        return CellReader.Settled(
            new Table(span, here, alignment, heads > 0 ? rows[0] : none, [.. rows.Skip(heads > 0 ? 1 : 0)], caption, id)
            {
                Widths = [.. edges.Zip(edges.Skip(1), (left, right) => right - left - 1)],
            }
        );
    }

    private static List<(int Start, int End)> Lines(Body body, GridTableBlock block)
    {
        List<(int, int)> lines = [];
        for (int i = 0; i < block.Lines.Count; i++)
        {
            LeafText line = LeafText.Of(body, block, i, i + 1);
            int end = line.End;
            while (end > line.Start && body.Text[end - 1] is ' ' or '\t')
            {
                end--;
            }

            lines.Add((line.Start, end));
        }

        return lines;
    }

    private ReadOnlySpan<char> Text((int Start, int End) line) => body.Text.AsSpan(line.Start, line.End - line.Start);

    private bool IsPlus(int line) => Text(lines[line]) is ['+', ..];

    private void Refuse(int line, string why)
    {
        refused = true;
        reading.Findings.Add(
            Says.TableOfAnotherForm(why),
            body.Span(lines[line].Start, Math.Min(lines[line].Start + 1, lines[line].End))
        );
    }

    /// <summary>The columns of the screen at which a line of the grid has its plus signs.</summary>
    private int[] Edges((int Start, int End) line)
    {
        List<int> edges = [];
        for (int i = line.Start; i < line.End; i++)
        {
            if (body.Text[i] == '+')
            {
                edges.Add(i - line.Start);
            }
        }

        return [.. edges];
    }

    private ImmutableArray<ColumnAlignment> Alignment((int Start, int End) line)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnAlignment>();
        ReadOnlySpan<char> row = Text(line)[1..^1];
        foreach (Range range in row.Split('+'))
        {
            ReadOnlySpan<char> part = row[range];
            columns.Add(
                (part is [':', ..], part is [.., ':']) switch
                {
                    (true, true) => ColumnAlignment.Centre,
                    (true, false) => ColumnAlignment.Left,
                    (false, true) => ColumnAlignment.Right,
                    _ => ColumnAlignment.Default,
                }
            );
        }

        return columns.ToImmutable();
    }

    private TableRow Row(int from, int to, int[] edges)
    {
        var cells = new List<(int Start, int End)>[edges.Length - 1];
        for (int c = 0; c < cells.Length; c++)
        {
            cells[c] = [];
        }

        for (int i = from; i < to; i++)
        {
            int[] places = Places(lines[i], edges);
            if (places.Length < edges.Length)
            {
                Refuse(i, "joins cells across rows or columns");
                break;
            }

            for (int c = 0; c < cells.Length; c++)
            {
                cells[c].Add((places[c] + 1, places[c + 1]));
            }
        }

        SourceSpan span = SourceSpan.Join(
            body.Span(lines[from].Start, lines[from].End),
            body.Span(lines[to - 1].Start, lines[to - 1].End)
        );
        return new TableRow(
            span,
            [
                .. cells.Select(cell => new TableCell(span, [])
                {
                    Blocks = refused ? [] : cellReader.Read(cell),
                    Lines = [.. cell.Select(line => body.Span(line.Start, line.End))],
                }),
            ]
        );
    }

    /// <summary>
    /// Where a line has its bars at the columns of the edges. Programs do not agree on how wide soft hyphens, emoji and
    /// the like are; so where bars are not found there and there are just as many as edges, they are those. Fewer
    /// where cells are joined.
    /// </summary>
    private int[] Places((int Start, int End) line, int[] edges)
    {
        List<int> places = [];
        List<int> bars = [];
        int column = 0;
        for (int at = line.Start; at < line.End; )
        {
            Rune.DecodeFromUtf16(body.Text.AsSpan(at, line.End - at), out Rune rune, out int length);
            if (rune.Value == '|')
            {
                bars.Add(at);
                if (places.Count < edges.Length && column == edges[places.Count])
                {
                    places.Add(at);
                }
            }

            column += ScreenColumns.Of(rune);
            at += length;
        }

        return places.Count < edges.Length && bars.Count == edges.Length ? [.. bars] : [.. places];
    }
}
