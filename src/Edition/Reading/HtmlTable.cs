using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;

namespace Edition.Reading;

/// <summary>Cells as they are gathered: one row, or a part of it.</summary>
internal sealed record HtmlRow(SourceSpan Span, ImmutableArray<HtmlCell> Cells);

/// <summary>A cell, and over how many columns and rows it goes.</summary>
internal sealed record HtmlCell(TableCell Cell, bool IsHead)
{
    public int Columns { get; init; } = 1;

    public int Rows { get; init; } = 1;
}

/// <summary>
/// A table of HTML as one of ours: a cell that spans others stands in the first of its places.
/// </summary>
internal static class HtmlTable
{
    private const int MostColumns = 200;

    /// <summary>What colspan and rowspan say; false where it is more than any table has.</summary>
    public static bool IsSpan(string? written, out int span)
    {
        span = 1;
        if (
            written is null
            || !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int told)
            || told == 0
        )
        {
            return written is null or "0";
        }

        span = Math.Min(told, MostColumns);
        return told <= 65_534;
    }

    /// <summary>A heading in a cell is no part of the text: a paragraph in bold.</summary>
    public static ImmutableArray<Block> WithoutHeadings(ImmutableArray<Block> blocks) =>
        new Rewrite(
            static (_, block) =>
                block is Heading heading
                    ? new Paragraph(
                        heading.Span,
                        heading.Lang,
                        [new Styled(heading.Span, heading.Lang, InlineStyle.Strong, heading.Content)],
                        Id: heading.Id
                    )
                    : block,
            static (_, inline) => inline
        ).Blocks(blocks);

    /// <summary>Whether blocks can stand in a cell.</summary>
    public static bool AreLines(ImmutableArray<Block> blocks) =>
        blocks.All(block =>
            block switch
            {
                Paragraph or LineBlock or CodeBlock => true,
                Quotation quotation => AreLines(quotation.Blocks),
                ListBlock list => list.Items.All(item => AreLines(item.Blocks)),
                _ => false,
            }
        );

    /// <summary>Blocks one line after the other, items with their labels.</summary>
    public static ImmutableArray<Inline> Lines(ImmutableArray<Block> blocks)
    {
        var content = ImmutableArray.CreateBuilder<Inline>();
        foreach ((SourceSpan at, Lang lang, ImmutableArray<Inline> line) in blocks.SelectMany(LinesOf))
        {
            if (content.Count > 0)
            {
                content.Add(new HardBreak(at with { Length = 0 }, lang));
            }

            content.AddRange(line);
        }

        return content.ToImmutable();
    }

    private static IEnumerable<(SourceSpan At, Lang Lang, ImmutableArray<Inline> Line)> LinesOf(Block block) =>
        block switch
        {
            Paragraph { Id: { } id } named =>
            [
                (named.Span, named.Lang, [new LangSpan(named.Span, named.Lang, named.Content, id)]),
            ],
            Paragraph paragraph => [(paragraph.Span, paragraph.Lang, paragraph.Content)],
            LineBlock verse => verse.Lines.Select(line => (verse.Span, verse.Lang, line)),
            CodeBlock code => code
                .Value.Split('\n')
                .Where(line => line.Length > 0)
                .Select(line => (code.Span, code.Lang, (ImmutableArray<Inline>)[new Code(code.Span, code.Lang, line)])),
            Quotation quotation => quotation.Blocks.SelectMany(LinesOf),
            ListBlock list => list.Items.SelectMany(item =>
                item.Blocks.SelectMany(LinesOf)
                    .Select(
                        (line, i) =>
                            i > 0
                                ? line
                                : line with
                                {
                                    Line = line.Line.Insert(0, new Text(item.Span, line.Lang, item.Label + "\u00A0")),
                                }
                    )
            ),
            _ => [],
        };

    /// <summary>The table; null without rows.</summary>
    public static Table? Of(List<HtmlRow> written, SourceSpan span, Lang lang)
    {
        if (written.Count == 0)
        {
            return null;
        }

        // Of each column, the row from which on it is free again.
        var busy = new int[MostColumns];
        List<SortedDictionary<int, TableCell>> placed = [];
        int columns = 1;
        for (int r = 0; r < written.Count; r++)
        {
            var row = new SortedDictionary<int, TableCell>();
            int at = 0;
            foreach (HtmlCell cell in written[r].Cells)
            {
                while (at < MostColumns - 1 && busy[at] > r)
                {
                    at++;
                }

                // Beyond the last column the words follow those of the last: none are lost.
                row[at] = row.TryGetValue(at, out TableCell? there)
                    ? there with
                    {
                        Blocks = [.. there.Blocks, .. cell.Cell.Blocks],
                    }
                    : cell.Cell;
                for (int c = at; c < Math.Min(at + cell.Columns, MostColumns); c++)
                {
                    busy[c] = Math.Max(busy[c], r + cell.Rows);
                }

                columns = Math.Max(columns, Math.Min(at + cell.Columns, MostColumns));
                at = Math.Min(at + cell.Columns, MostColumns - 1);
            }

            placed.Add(row);
        }

        TableRow[] rows =
        [
            .. placed.Select(
                (row, r) =>
                    new TableRow(
                        written[r].Span,
                        [
                            .. Enumerable
                                .Range(0, columns)
                                .Select(c => row.GetValueOrDefault(c) ?? new TableCell(written[r].Span, [])),
                        ]
                    )
            ),
        ];
        bool head = written[0].Cells.Length > 0 && written[0].Cells.All(cell => cell.IsHead);
        return CellReader.Settled(
            new Table(
                span,
                lang,
                [.. Enumerable.Repeat(ColumnAlignment.Default, columns)],
                head
                    ? rows[0]
                    : new TableRow(rows[0].Span, [.. Enumerable.Repeat(new TableCell(rows[0].Span, []), columns)]),
                [.. head ? rows[1..] : rows],
                []
            )
        );
    }
}
