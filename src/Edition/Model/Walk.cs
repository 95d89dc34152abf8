using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// All nodes in reading order, parents before their children: a parallel row by row, a note where it is first called, a
/// table's caption before its rows, a figure's after it.
/// The reader bounds nesting, so recursion is safe.
/// </summary>
public static class Walk
{
    public static IEnumerable<Block> Blocks(IEnumerable<Block> blocks)
    {
        var all = new List<Block>();
        foreach (Block block in blocks)
        {
            Visit(block, all.Add, null);
        }

        return all;
    }

    public static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks)
    {
        var all = new List<Inline>();
        foreach (Block block in blocks)
        {
            Visit(block, null, all.Add);
        }

        return all;
    }

    public static void Visit(Block block, Action<Block>? onBlock, Action<Inline>? onInline)
    {
        onBlock?.Invoke(block);
        switch (block)
        {
            case Paragraph paragraph:
                Visit(paragraph.Content, onBlock, onInline);
                break;
            case Heading heading:
                Visit(heading.Content, onBlock, onInline);
                break;
            case Quotation quotation:
                Visit(quotation.Blocks, onBlock, onInline);
                break;
            case LineBlock lines:
                foreach (ImmutableArray<Inline> line in lines.Lines)
                {
                    Visit(line, onBlock, onInline);
                }

                break;
            case ListBlock list:
                foreach (ListItem item in list.Items)
                {
                    Visit(item.Blocks, onBlock, onInline);
                }

                break;
            case Table table:
                Visit(table.Caption, onBlock, onInline);
                foreach (TableRow row in table.Rows.Insert(0, table.Header))
                {
                    foreach (TableCell cell in row.Cells)
                    {
                        Visit(cell.Content, onBlock, onInline);
                    }
                }

                break;
            case Figure figure:
                Visit(figure.Caption, onBlock, onInline);
                break;
            case Parallel parallel:
                foreach (ParallelRow row in ParallelRows.Of(parallel))
                {
                    foreach (Block? cell in row.Cells)
                    {
                        if (cell is not null)
                        {
                            Visit(cell, onBlock, onInline);
                        }
                    }
                }

                break;
            case Contents contents:
                foreach (ContentsEntry entry in contents.Entries)
                {
                    Visit(entry.Title, onBlock, onInline);
                }

                break;
            case CodeBlock or ThematicBreak:
                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private static void Visit(ImmutableArray<Block> blocks, Action<Block>? onBlock, Action<Inline>? onInline)
    {
        foreach (Block block in blocks)
        {
            Visit(block, onBlock, onInline);
        }
    }

    private static void Visit(ImmutableArray<Inline> inlines, Action<Block>? onBlock, Action<Inline>? onInline)
    {
        foreach (Inline inline in inlines)
        {
            onInline?.Invoke(inline);
            switch (inline)
            {
                case Styled styled:
                    Visit(styled.Content, onBlock, onInline);
                    break;
                case LangSpan span:
                    Visit(span.Content, onBlock, onInline);
                    break;
                case Link link:
                    Visit(link.Content, onBlock, onInline);
                    break;
                case Reference reference:
                    Visit(reference.Content, onBlock, onInline);
                    break;
                case Note note:
                    Visit(note.Blocks, onBlock, onInline);
                    break;
                case Text or Code or NoteRef or HardBreak or InlinePicture or PageNumbers or ComputedValue:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
