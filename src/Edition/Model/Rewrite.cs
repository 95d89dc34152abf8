using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// The same tree with nodes replaced, children before their parents. Each function is given the node as it was, by
/// which it may have been remembered, and the node with
/// its children replaced, and returns what is to stand there.
/// </summary>
public sealed record Rewrite(Func<Block, Block, Block> OnBlock, Func<Inline, Inline, Inline> OnInline)
{
    public ImmutableArray<Block> Blocks(ImmutableArray<Block> blocks) => [.. blocks.Select(Block)];

    public ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines) => [.. inlines.Select(Inline)];

    public Block Block(Block block) =>
        OnBlock(
            block,
            block switch
            {
                Paragraph paragraph => paragraph with { Content = Inlines(paragraph.Content) },
                Heading heading => heading with { Content = Inlines(heading.Content) },
                Quotation quotation => quotation with { Blocks = Blocks(quotation.Blocks) },
                LineBlock lines => lines with { Lines = [.. lines.Lines.Select(Inlines)] },
                ListBlock list => list with
                {
                    Items = [.. list.Items.Select(item => item with { Blocks = Blocks(item.Blocks) })],
                },
                Table table => table with
                {
                    Caption = Inlines(table.Caption),
                    Header = Row(table.Header),
                    Rows = [.. table.Rows.Select(Row)],
                },
                Figure figure => figure with { Caption = Inlines(figure.Caption) },
                Parallel parallel => parallel with
                {
                    Columns = [.. parallel.Columns.Select(column => column with { Blocks = Blocks(column.Blocks) })],
                },
                Contents contents => contents with
                {
                    Entries = [.. contents.Entries.Select(entry => entry with { Title = Inlines(entry.Title) })],
                },
                CodeBlock or ThematicBreak => block,
                _ => throw new InvalidOperationException(block.GetType().Name),
            }
        );

    public Inline Inline(Inline inline) =>
        OnInline(
            inline,
            inline switch
            {
                Styled styled => styled with { Content = Inlines(styled.Content) },
                LangSpan span => span with { Content = Inlines(span.Content) },
                Link link => link with { Content = Inlines(link.Content) },
                Reference reference => reference with { Content = Inlines(reference.Content) },
                Note note => note with { Blocks = Blocks(note.Blocks) },
                Text or Code or NoteRef or HardBreak or InlinePicture or PageNumbers or ComputedValue => inline,
                _ => throw new InvalidOperationException(inline.GetType().Name),
            }
        );

    private TableRow Row(TableRow row) =>
        row with
        {
            Cells = [.. row.Cells.Select(cell => cell with { Content = Inlines(cell.Content) })],
        };
}
