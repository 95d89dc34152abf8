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
    /// The table and, if the next paragraph begins with a colon, its caption; the index of the last block used.
    /// </summary>
    public int Read(
        ContainerBlock container,
        int index,
        TableBlock block,
        Lang here,
        ImmutableArray<Block>.Builder into
    )
    {
        // The delimiter row that was seen ahead may stand outside of the quotation or list that the header stands in.
        if (block.Lines.Count < 2 || !TableParser.IsDelimiterRow(block.Lines.Lines[1].Slice.AsSpan()))
        {
            if (blocks.Paragraph(LeafText.Of(body, block, 0, block.Lines.Count), here) is { } text)
            {
                into.Add(text);
            }

            return index;
        }

        ImmutableArray<ColumnAlignment> columns = Columns(block.Lines.Lines[1].Slice.AsSpan());
        TableRow header = Row(block, 0, columns.Length, here);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        for (int i = 2; i < block.Lines.Count; i++)
        {
            rows.Add(Row(block, i, columns.Length, here));
        }

        SourceSpan span = body.Span(block);
        ImmutableArray<Inline> caption = [];
        string? id = null;
        if (
            index + 1 < container.Count
            && container[index + 1] is ParagraphBlock { Lines.Count: > 0 } paragraph
            && paragraph.Lines.Lines[0].Slice.AsSpan().StartsWith(": ", StringComparison.Ordinal)
        )
        {
            index++;
            LeafText leaf = LeafText.Of(body, paragraph, 0, paragraph.Lines.Count, 2);
            (int end, Attributes attributes, AttributesForm form, Attributes broken) = HeadingText.TrailingAttributes(
                leaf
            );
            reading.ReportBroken(leaf, form, broken);
            foreach (AttributeItem item in attributes.Items)
            {
                if (item.Kind == '#' && id is null)
                {
                    id = item.Name;
                    reading.Ids.Add((id, leaf.Span(item.Start, item.End)));
                }
                else
                {
                    reading.UnknownAttribute(item, leaf.Span(item.Start, item.End), "a table", []);
                }
            }

            caption = blocks.Inlines.Read(leaf.Part(leaf.Start, end), here);
            span = SourceSpan.Join(span, leaf.Span());
        }

        into.Add(new Table(span, here, columns, header, rows.ToImmutable(), caption, id));
        return index;
    }

    private static ImmutableArray<ColumnAlignment> Columns(ReadOnlySpan<char> row)
    {
        row = row.Trim(" \t");
        row = row.StartsWith("|", StringComparison.Ordinal) ? row[1..] : row;
        row = row.EndsWith("|", StringComparison.Ordinal) ? row[..^1] : row;
        var columns = ImmutableArray.CreateBuilder<ColumnAlignment>();
        foreach (Range range in row.Split('|'))
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

    private TableRow Row(TableBlock block, int line, int columns, Lang here)
    {
        LeafText row = LeafText.Of(body, block, line, line + 1);
        var cells = ImmutableArray.CreateBuilder<TableCell>(columns);
        foreach ((int start, int end) in TableCells.Split(row.Text, row.Start, row.End))
        {
            if (cells.Count == columns)
            {
                findings.Add(
                    Rules.TableRowLength,
                    row.Span(start, Math.Max(end, start + 1)),
                    $"The table has {columns} columns; what stands in further cells would be lost."
                );
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
