using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The lines of a grid table as cells. Columns lie where the first line has its plus signs, by columns of the screen: a
/// wide character takes two, a combining one none. Cells that span others are refused. What stands in a cell as
/// paragraphs, items of a list or lines of a quotation is set as lines of the cell, with their marks.
/// </summary>
internal sealed class GridTable(FileReading reading, BlockReader blocks, GridTableBlock block, Lang here)
{
    private readonly Body body = reading.Body;
    private readonly List<(int Start, int End)> lines = Lines(reading.Body, block);
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
        return new Table(
            span,
            here,
            alignment,
            heads > 0 ? rows[0] : none,
            [.. rows.Skip(heads > 0 ? 1 : 0)],
            caption,
            id
        )
        {
            Widths = [.. edges.Zip(edges.Skip(1), (left, right) => right - left - 1)],
        };
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
            Rules.LosingMark,
            body.Span(lines[line].Start, Math.Min(lines[line].Start + 1, lines[line].End)),
            $"The table {why}, which no table here can: write every cell by itself."
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
        return new TableRow(span, [.. cells.Select(cell => new TableCell(span, refused ? [] : Cell(cell)))]);
    }

    /// <summary>Where a line has its bars at the columns of the edges; fewer where it has none at one.</summary>
    private int[] Places((int Start, int End) line, int[] edges)
    {
        List<int> places = [];
        int column = 0;
        for (int at = line.Start; at < line.End && places.Count < edges.Length; )
        {
            Rune.DecodeFromUtf16(body.Text.AsSpan(at, line.End - at), out Rune rune, out int length);
            if (column == edges[places.Count] && rune.Value == '|')
            {
                places.Add(at);
            }

            column += Columns(rune);
            at += length;
        }

        return [.. places];
    }

    // East Asian wide characters take two columns (Unicode, UAX #11), marks none.
    private static int Columns(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.EnclosingMark
                or System.Globalization.UnicodeCategory.Format
            ? 0
        : rune.Value
            is >= 0x1100
                and <= 0x115F
                or >= 0x2E80
                and <= 0xA4CF
                or >= 0xAC00
                and <= 0xD7A3
                or >= 0xF900
                and <= 0xFAFF
                or >= 0xFE30
                and <= 0xFE6F
                or >= 0xFF00
                and <= 0xFF60
                or >= 0x1F300
                and <= 0x1FAFF
                or >= 0x20000
                and <= 0x3FFFD
            ? 2
        : 1;

    /// <summary>The content of a cell: its paragraphs and items, each on a line of its own.</summary>
    private ImmutableArray<Inline> Cell(List<(int Start, int End)> cell)
    {
        var content = ImmutableArray.CreateBuilder<Inline>();
        List<(int Start, int End)> piece = [];
        for (int i = 0; i < cell.Count; i++)
        {
            (int from, int to) = Trimmed(cell[i].Start, cell[i].End);
            if (IsFence(from, to))
            {
                Add(content, piece);
                piece.Clear();
                i = Code(content, cell, i);
                continue;
            }

            if (from == to || Marker(from, to) > 0 || (piece.Count == 1 && IsHeading(piece[0])))
            {
                Add(content, piece);
                piece.Clear();
            }

            if (from < to)
            {
                piece.Add((from, to));
            }
        }

        Add(content, piece);
        return content.ToImmutable();
    }

    private bool IsFence(int from, int to) =>
        to - from >= 3
        && body.Text.AsSpan(from, 3) is "```" or "~~~"
        && body.Text[from..to].Trim('`', '~').IndexOfAny('`', '~') < 0;

    /// <summary>
    /// The lines of fenced code, each a line of the cell; the index of its last line. Their indent stays.
    /// </summary>
    private int Code(ImmutableArray<Inline>.Builder content, List<(int Start, int End)> cell, int first)
    {
        (int open, _) = Trimmed(cell[first].Start, cell[first].End);
        int indent = open - cell[first].Start;
        int last = first + 1;
        for (; last < cell.Count; last++)
        {
            (int from, int to) = Trimmed(cell[last].Start, cell[last].End);
            if (IsFence(from, to) && body.Text[from] == body.Text[open])
            {
                break;
            }

            // Spaces at the beginning of a line of code are the code's; in a line of words they would be none.
            from = Math.Min(from, Math.Min(cell[last].Start + indent, to));
            ReadOnlySpan<char> line = body.Text.AsSpan(from, to - from);
            int spaces = Math.Max(0, line.IndexOfAnyExcept(' '));
            Break(content, body.Span(from, from));
            if (line.IsEmpty)
            {
                continue;
            }

            content.Add(
                new Code(
                    body.Span(from, to),
                    here,
                    string.Concat(new string('\u00A0', spaces), Nfc.Of(line[spaces..].ToString()))
                )
            );
        }

        return last;
    }

    private void Break(ImmutableArray<Inline>.Builder content, SourceSpan at)
    {
        if (content.Count > 0)
        {
            content.Add(new HardBreak(at, here));
        }
    }

    private (int From, int To) Trimmed(int start, int end)
    {
        while (start < end && body.Text[start] is ' ' or '\t')
        {
            start++;
        }

        while (end > start && body.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return (start, end);
    }

    /// <summary>How long the mark of an item, a quotation or a heading is with which a line begins; 0 if none.</summary>
    private int Marker(int from, int to)
    {
        ReadOnlySpan<char> line = body.Text.AsSpan(from, to - from);
        int mark =
            line[0] is '-' or '*' or '+' or '>' ? 1
            : line[0] == '#' && line.IndexOfAnyExcept('#') is > 0 and <= 6 and int level ? level
            : 0;
        if (char.IsAsciiDigit(line[0]))
        {
            int digits = line.IndexOfAnyExceptInRange('0', '9');
            mark = digits is > 0 and < 4 && line[digits] is '.' or ')' ? digits + 1 : 0;
        }
        else if (char.IsLetter(line[0]) && line.Length > 1 && line[1] == ')')
        {
            mark = 2;
        }

        return mark > 0 && mark < line.Length && line[mark] == ' ' ? mark : 0;
    }

    private void Add(ImmutableArray<Inline>.Builder content, List<(int Start, int End)> piece)
    {
        if (piece.Count == 0)
        {
            return;
        }

        int marker = Marker(piece[0].Start, piece[0].End);
        bool heading = IsHeading(piece[0]);
        SourceSpan at = body.Span(piece[0].Start, piece[0].Start + marker);
        Break(content, at);
        if (marker > 0)
        {
            string mark = body.Text.Substring(piece[0].Start, marker);
            if (mark != ">" && !heading)
            {
                content.Add(new Text(at, here, (mark is "-" or "*" or "+" ? "•" : mark) + "\u00A0"));
            }

            piece[0] = Trimmed(piece[0].Start + marker, piece[0].End);
        }

        LeafText leaf = LeafText.Of(body, piece);
        if (heading)
        {
            // No level of the text's: a line in bold.
            leaf = leaf.Part(leaf.Start, HeadingText.TrailingAttributes(leaf).End);
            content.Add(new Styled(leaf.Span(), here, InlineStyle.Strong, blocks.Inlines.Read(leaf, here)));
            return;
        }

        content.AddRange(blocks.Inlines.Read(leaf, here));
    }

    private bool IsHeading((int Start, int End) line) =>
        body.Text[line.Start] == '#' && Marker(line.Start, line.End) > 0;
}
