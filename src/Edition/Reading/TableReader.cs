using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Tables and their captions.
/// </summary>
internal sealed class TableReader(FileReading reading, BlockReader blocks)
{
    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    /// <summary>
    /// The table and its caption, a paragraph that begins with a colon or <c>Table:</c> after it, or one with
    /// <c>Table:</c> before it; the index of the last block used.
    /// </summary>
    public int Read(
        ContainerBlock container,
        int index,
        ParagraphBlock? before,
        Lang here,
        int depth,
        ImmutableArray<Block>.Builder into
    )
    {
        var block = (LeafBlock)container[index];

        // The delimiter row that was seen ahead may stand outside of the quotation or list that the header stands in.
        bool pipes = block is TableBlock;
        if (pipes && (block.Lines.Count < 2 || !TableParser.IsDelimiterRow(block.Lines.Lines[1].Slice.AsSpan())))
        {
            if (blocks.Paragraph(LeafText.Of(body, block, 0, block.Lines.Count), here) is { } text)
            {
                into.Add(text);
            }

            return index;
        }

        SourceSpan span = body.Span(block);
        (ImmutableArray<Inline> Words, string? Id, SourceSpan Span) caption = ([], null, span);
        if (before is not null)
        {
            caption = Caption(before, here);
        }
        else if (
            index + 1 < container.Count
            && container[index + 1] is ParagraphBlock { Lines.Count: > 0 } after
            && Captions.Mark(after.Lines.Lines[0].Slice.AsSpan()) > 0
        )
        {
            index++;
            caption = Caption(after, here);
        }

        span = before is null ? SourceSpan.Join(span, caption.Span) : SourceSpan.Join(caption.Span, span);
        Table? table = block is GridTableBlock grid
            ? new GridTable(reading, blocks, grid, here, depth).Read(caption.Words, caption.Id, span)
            : OfPipes(block, caption.Words, caption.Id, span, here);
        if (table is not null)
        {
            into.Add(table);
        }

        return index;
    }

    private Table OfPipes(LeafBlock block, ImmutableArray<Inline> caption, string? id, SourceSpan span, Lang here)
    {
        ReadOnlySpan<char> dashes = block.Lines.Lines[1].Slice.AsSpan();
        ImmutableArray<ColumnAlignment> columns = Columns(dashes);
        TableRow header = Row(block, 0, columns.Length, here);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        for (int i = 2; i < block.Lines.Count; i++)
        {
            if (TableParser.IsRuleWithin(block.Lines.Lines[i].Slice.AsSpan()))
            {
                LeafText rule = LeafText.Of(body, block, i, i + 1);
                findings.Add(Says.RuleWithinTable(), rule.Span());
                continue;
            }

            rows.Add(Row(block, i, columns.Length, here));
        }

        return new Table(span, here, columns, header, rows.ToImmutable(), caption, id)
        {
            Widths = Widths(block, dashes),
        };
    }

    // Pandoc takes the hyphens for widths where a line of the table is longer than its own lines of text.
    private static ImmutableArray<int> Widths(LeafBlock block, ReadOnlySpan<char> dashes)
    {
        const int TextWidth = 72;
        bool wide = false;
        for (int i = 0; i < block.Lines.Count; i++)
        {
            wide |= block.Lines.Lines[i].Slice.AsSpan().TrimEnd().Length > TextWidth;
        }

        if (!wide)
        {
            return [];
        }

        var widths = ImmutableArray.CreateBuilder<int>();
        ReadOnlySpan<char> row = dashes.Trim(" \t|");
        foreach (Range range in row.SplitAny("|+"))
        {
            widths.Add(Math.Max(1, row[range].Trim(" \t").Length));
        }

        return widths.ToImmutable();
    }

    private (ImmutableArray<Inline> Words, string? Id, SourceSpan Span) Caption(ParagraphBlock paragraph, Lang here)
    {
        int mark = Captions.Mark(paragraph.Lines.Lines[0].Slice.AsSpan());
        LeafText leaf = LeafText.Of(body, paragraph, 0, paragraph.Lines.Count, mark);
        (int end, Attributes attributes, AttributesForm form, Attributes broken) = HeadingText.TrailingAttributes(leaf);
        reading.ReportBroken(leaf, form, broken);
        string? id = null;
        foreach (AttributeItem item in attributes.Items)
        {
            if (item.Kind == '#' && id is null)
            {
                id = item.Name;
                reading.Ids.Add((id, leaf.Span(item.Start, item.End)));
            }
            else
            {
                blocks.Inlines.PassOver(item, leaf, "a table");
            }
        }

        LeafText words = leaf.Part(leaf.Start, end);
        Captions.CheckNumber(words, findings);
        return (blocks.Inlines.Read(words, here), id, leaf.Span());
    }

    private static ImmutableArray<ColumnAlignment> Columns(ReadOnlySpan<char> row)
    {
        row = row.Trim(" \t");
        row = row.StartsWith("|", StringComparison.Ordinal) ? row[1..] : row;
        row = row.EndsWith("|", StringComparison.Ordinal) ? row[..^1] : row;
        var columns = ImmutableArray.CreateBuilder<ColumnAlignment>();
        foreach (Range range in row.SplitAny("|+"))
        {
            ReadOnlySpan<char> cell = row[range].Trim(" \t");
            bool left = cell.StartsWith(":", StringComparison.Ordinal);
            bool right = cell.EndsWith(":", StringComparison.Ordinal);
            columns.Add(
                (left, right) switch
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

    private TableRow Row(LeafBlock block, int line, int columns, Lang here)
    {
        LeafText row = LeafText.Of(body, block, line, line + 1);
        var cells = ImmutableArray.CreateBuilder<TableCell>(columns);
        foreach ((int start, int end) in TableCells.Split(row.Text, row.Start, row.End))
        {
            if (cells.Count == columns)
            {
                findings.Add(Says.TableRowLength(columns), row.Span(start, Math.Max(end, start + 1)));
                break;
            }

            LeafText cell = row.Cell(start, end);
            cells.Add(new TableCell(cell.Span(), blocks.Inlines.Read(cell, here)));
        }

        while (cells.Count < columns)
        {
            cells.Add(new TableCell(row.Span(row.End, row.End), []));
        }

        return new TableRow(row.Span(), cells.ToImmutable());
    }
}
