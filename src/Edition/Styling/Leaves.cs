using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Styling;

/// <summary>
/// The one walk of a book that is to be set: its leaves in reading order, a parallel row by row, a note after the leaf
/// that first calls it.
/// </summary>
public static class Leaves
{
    /// <summary>Those of one part at a time are held.</summary>
    public static IEnumerable<Leaf> Of(AssembledBook book, Template template)
    {
        foreach (Part part in book.Parts)
        {
            var leaves = new List<Leaf>();
            Add(leaves, part, template);
            foreach (Leaf leaf in leaves)
            {
                yield return leaf;
            }
        }
    }

    private static void Add(List<Leaf> leaves, Part part, Template template)
    {
        Blocks(part.Opening, default, null);
        Blocks(part.Body, default, null);
        Blocks(part.Closing, default, null);

        void Blocks(ImmutableArray<Block> blocks, Setting at, Note? note)
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                Visit(blocks[i], at.After(i == 0 ? null : blocks[i - 1]), note);
            }
        }

        void Visit(Block block, Setting at, Note? note)
        {
            void Leaf(StyleName style, ImmutableArray<Inline> content, Setting? inside = null)
            {
                leaves.Add(new Leaf(part, block, inside ?? at, style, content, note));
                Notes(content);
            }

            switch (block)
            {
                case Paragraph paragraph:
                    Leaf(at.Of(paragraph), paragraph.Content);
                    break;
                case Heading heading:
                    Leaf(at.Of(heading), [.. Made(Lead.Of(heading)?.Text, heading), .. heading.Content]);
                    break;
                case Quotation quotation:
                    Blocks(quotation.Blocks, at.InQuotation, note);
                    break;
                case LineBlock verse:
                    foreach (ImmutableArray<Inline> line in verse.Lines)
                    {
                        Leaf(StyleName.Verse, line);
                    }

                    break;
                case ListBlock list:
                    foreach (ListItem item in list.Items)
                    {
                        Leaf(StyleName.ListItem, Made(item.Label, list, item.Span), at.InList);
                        Blocks(item.Blocks, at.InList, note);
                    }

                    break;
                case Table table:
                    Leaf(StyleName.Caption, [.. Made(Lead.Of(table, template)?.Text, table), .. table.Caption]);
                    foreach (TableRow row in table.Rows.Insert(0, table.Header))
                    {
                        foreach (TableCell cell in row.Cells)
                        {
                            Leaf(row == table.Header ? StyleName.TableHead : StyleName.TableCell, cell.Content);
                        }
                    }

                    break;
                case Figure figure:
                    Leaf(StyleName.Caption, [.. Made(Lead.Of(figure, template)?.Text, figure), .. figure.Caption]);
                    break;
                case CodeBlock code:
                    Leaf(StyleName.Code, Made(code.Value, code));
                    break;
                case ThematicBreak:
                    Leaf(at.OfBreak, Made(ThematicBreak.Asterisks, block));
                    break;
                case Model.Parallel parallel:
                    foreach (ParallelRow row in ParallelRows.Of(parallel))
                    {
                        foreach (Block cell in row.Cells.OfType<Block>())
                        {
                            Visit(cell, at.InParallel, note);
                        }
                    }

                    break;
                case Contents contents:
                    foreach (ContentsEntry entry in contents.Entries)
                    {
                        var folio = new PageNumbers(block.Span, entry.Lang, [entry.Target]);
                        Leaf(Setting.Of(entry), [.. Lead.Line(entry), folio]);
                    }

                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
        }

        void Notes(ImmutableArray<Inline> content)
        {
            foreach (Inline inline in content)
            {
                switch (inline)
                {
                    case Note note:
                        Blocks(note.Blocks, new Setting(Voice.Note), note);
                        break;
                    case Styled styled:
                        Notes(styled.Content);
                        break;
                    case LangSpan span:
                        Notes(span.Content);
                        break;
                    case Link link:
                        Notes(link.Content);
                        break;
                    case Reference reference:
                        Notes(reference.Content);
                        break;
                    case Text or Code or NoteRef or HardBreak or InlinePicture or PageNumbers or ComputedValue:
                        break;
                    default:
                        throw new InvalidOperationException(inline.GetType().Name);
                }
            }
        }
    }

    private static ImmutableArray<Inline> Made(string? text, Block block, SourceSpan? span = null) =>
        string.IsNullOrEmpty(text) ? [] : [new Text(span ?? block.Span, block.Lang, text, true)];
}
