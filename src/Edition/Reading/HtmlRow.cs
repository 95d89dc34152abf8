using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Reading;

/// <summary>Cells as they are gathered: one row, or a part of it.</summary>
internal sealed record HtmlRow(SourceSpan Span, ImmutableArray<HtmlCell> Cells)
{
    /// <summary>
    /// The table of the rows, of which there is one at least: as wide as the longest, its head the first if every cell
    /// there is one of a head.
    /// </summary>
    public static Table TableOf(ImmutableArray<HtmlRow> gathered, SourceSpan span, Lang lang)
    {
        int columns = gathered.Max(row => row.Cells.Length);
        TableRow[] rows =
        [
            .. gathered.Select(row => new TableRow(
                row.Span,
                [
                    .. row.Cells.Select(cell => cell.Cell),
                    .. Enumerable.Repeat(new TableCell(row.Span, []), columns - row.Cells.Length),
                ]
            )),
        ];
        bool head = gathered[0].Cells.Length > 0 && gathered[0].Cells.All(cell => cell.IsHead);
        return new Table(
            span,
            lang,
            [.. Enumerable.Repeat(ColumnAlignment.Default, columns)],
            head
                ? rows[0]
                : new TableRow(rows[0].Span, [.. Enumerable.Repeat(new TableCell(rows[0].Span, []), columns)]),
            [.. head ? rows[1..] : rows],
            []
        );
    }
}

internal sealed record HtmlCell(TableCell Cell, bool IsHead);
