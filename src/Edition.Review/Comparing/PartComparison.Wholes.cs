using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Comparing;

/// <summary>Blocks that come back as wholes: pictures, tables, code, verse, and what is moved or changed of them.</summary>
internal sealed partial class PartComparison
{
    private readonly List<LaterBlock> later = [];

    // In a cell of a drawn table, where nothing can be put in.
    private bool isInCell;

    /// <summary>The blocks of the later state that come back as they are.</summary>
    public IReadOnlyList<LaterBlock> Later => later;

    /// <summary>Whether the earlier manuscript has a picture.</summary>
    public required Func<string, bool> Pictures { get; init; }

    /// <summary>
    /// Lines of its own in the file, of which the earlier state has all pictures; what calls a note comes back by words,
    /// or is named.
    /// </summary>
    private bool IsWhole(Block block) =>
        call is null
        && !isInCell
        && block is CodeBlock or Table or Figure or LineBlock or ListBlock or Quotation or ThematicBreak
        && Walk.Blocks([block])
            .All(each => each is not Parallel && (each is not Figure figure || Pictures(figure.Path)))
        && Walk.Inlines([block])
            .All(inline => inline is not Model.Note && (inline is not InlinePicture picture || Pictures(picture.Path)))
        && LinesOf(block) is not null;

    /// <summary>The whole lines that a block stands in; null where something else stands before it in the first.</summary>
    private static string? LinesOf(Block block)
    {
        if (block.Span.Source is not { } source || block.Span.Length == 0)
        {
            return null;
        }

        Place lines = Layout.LinesOf(source, block.Span.Start, block.Span.End);
        return source.Text[lines.Start..block.Span.Start].All(c => c is ' ' or '\t' or '>')
            ? source.Text[lines.Start..lines.End].Replace("\r\n", "\n", StringComparison.Ordinal)
            : null;
    }

    /// <summary>
    /// What differs is more than words: the lines of code, whether a table has a caption, how it is drawn, the file, size
    /// and description of a picture.
    /// </summary>
    private static bool IsOtherForm(Block old, Block now) =>
        (old, now) switch
        {
            (CodeBlock before, CodeBlock after) => before.Value != after.Value,
            (Table before, Table after) => before.Caption.IsEmpty != after.Caption.IsEmpty
                || before.Id != after.Id
                || FormOf(before) != FormOf(after),
            (Figure before, Figure after) => before.Alt != after.Alt
                || before.Id != after.Id
                || before.Title != after.Title
                || before.Width != after.Width
                || before.WidthPercent.CompareTo(after.WidthPercent) != 0
                || before.Caption.IsEmpty != after.Caption.IsEmpty,
            _ => false,
        };

    /// <summary>Which blocks the cells hold, and how columns are aligned.</summary>
    private static string FormOf(Table table) =>
        string.Join(' ', table.Columns)
        + (
            table.Children.Any()
                ? string.Join(' ', table.Widths)
                    + string.Join(
                        '|',
                        table
                            .Rows.SelectMany(row => row.Cells)
                            .Select(cell => string.Join(' ', Walk.Blocks(cell.Blocks).Select(Shape.KindOf)))
                    )
                : ""
        );

    /// <summary>A part that only the later state has; the marks of its blocks.</summary>
    public (ImmutableArray<Block> Blocks, ImmutableArray<string> Marks) Added(Part part)
    {
        ImmutableArray<Block> blocks = [.. part.Blocks.Select(block => revisions.Mark(Renamed(block), Fate.Inserted))];
        return (blocks, [.. blocks.Select(block => revisions.Bring(block, Sites.FileName))]);
    }

    private void Bring(Block shown, Block block) =>
        later.Add(
            new LaterBlock(
                revisions.Bring(shown, Sites.LaterName),
                LinesOf(block)!,
                [.. Walk.Blocks([block]).Select(BookComparison.IdOf).OfType<string>()]
            )
        );
}
