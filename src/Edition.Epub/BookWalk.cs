using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>A block with text of its own, in reading order, and the file that holds it.</summary>
internal readonly record struct Leaf(int File, Block Block);

/// <summary>
/// The walk in reading order that fills an <see cref="EpubPlan"/>; notes are read where they are first called.
/// </summary>
internal sealed class BookWalk(EpubPlan plan)
{
    private int file;
    private Block? leaf;

    public List<Leaf> Leaves { get; } = [];

    /// <summary>The leaf block in which an id stands: its own, or of words or a reference in it.</summary>
    public Dictionary<string, Block> BlockOfId { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every link says in words what it is.</summary>
    public bool AllNamed { get; private set; } = true;

    public PictureWords Descriptions { get; private set; }

    public void Part(int index, Part part)
    {
        file = index;
        plan.Put(part.Id, file);
        Blocks(part.Blocks);
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (Block block in blocks)
        {
            Visit(block);
        }
    }

    private void Visit(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Begin(block, paragraph.Id);
                Inlines(paragraph.Content, RoleNames.StyleOf(paragraph.Role));
                break;
            case Heading heading:
                Begin(block, heading.Id);
                StyleName style = StyleName.Heading1 + Math.Clamp(heading.Level, 1, 6) - 1;
                Inlines(heading.Content, style);
                plan.Characters.Add(style, heading.Number);
                if (heading is { Id: { } id, Unlisted: false })
                {
                    plan.List(heading, file, plan.Put(id, file));
                }

                break;
            case Quotation quotation:
                Blocks(quotation.Blocks);
                break;
            case LineBlock lines:
                Begin(block, null);
                foreach (ImmutableArray<Inline> line in lines.Lines)
                {
                    Inlines(line, StyleName.Verse);
                }

                break;
            case ListBlock list:
                foreach (ListItem item in list.Items)
                {
                    plan.Characters.Add(StyleName.ListItem, item.Label);
                    Blocks(item.Blocks);
                }

                break;
            case Table table:
                Begin(block, table.Id);
                Caption(table.Caption, Label.Table, table.Number, table.Lang);
                foreach (TableRow row in new[] { table.Header }.Concat(table.Rows))
                {
                    foreach (TableCell cell in row.Cells)
                    {
                        Inlines(cell.Content, row == table.Header ? StyleName.TableHead : StyleName.TableCell);
                    }
                }

                if (table is { Id: { } tableId, Caption.IsEmpty: false })
                {
                    plan.List(table, file, plan.Put(tableId, file));
                }

                break;
            case Figure figure:
                Begin(block, figure.Id);
                plan.PutPicture(figure.Path);
                Describe(figure);
                Caption(figure.Caption, Label.Figure, figure.Number, figure.Lang);
                plan.List(figure, file, figure.Id is null ? "" : plan.Put(figure.Id, file));
                break;
            case CodeBlock code:
                Begin(block, null);
                plan.Characters.Add(StyleName.Code, code.Value);
                break;
            case ThematicBreak:
                break;
            case Model.Parallel parallel:
                foreach (ParallelRow row in ParallelRows.Of(parallel))
                {
                    Blocks(row.Cells.OfType<Block>());
                }

                break;
            case Contents contents:
                Begin(block, null);
                foreach (ContentsEntry entry in contents.Entries)
                {
                    StyleName level = StyleName.Contents1 + Math.Clamp(entry.Level, 1, 3) - 1;
                    plan.Characters.Add(level, entry.Number);
                    plan.Characters.Add(level, entry.Byline);
                    Inlines(entry.Title, level);
                }

                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    /// <summary>
    /// A caption said again describes nothing (WCAG 2.2, 1.1.1); a picture without any words is an ornament by its
    /// author's word.
    /// </summary>
    private void Describe(Figure figure)
    {
        string caption = PlainText.Of(figure.Caption);
        bool isDescribed =
            figure.IsOrnament || (!string.IsNullOrWhiteSpace(figure.Alt) && figure.Alt.Trim() != caption.Trim());
        Descriptions =
            isDescribed && Descriptions != PictureWords.SomeWithout
                ? PictureWords.AllDescribed
                : PictureWords.SomeWithout;
    }

    private void Begin(Block block, string? id)
    {
        leaf = block;
        Leaves.Add(new Leaf(file, block));
        if (id is not null)
        {
            Here(id);
        }
    }

    private void Here(string id)
    {
        plan.Put(id, file);
        if (leaf is not null)
        {
            BlockOfId.TryAdd(id, leaf);
        }
    }

    private void Caption(ImmutableArray<Inline> caption, Label label, int number, Lang lang)
    {
        if (number > 0)
        {
            plan.Characters.Add(StyleName.Caption, plan.Label(label, lang, "0123456789") + ".");
        }

        Inlines(caption, StyleName.Caption);
    }

    private void Inlines(ImmutableArray<Inline> inlines, StyleName style, bool bold = false, bool italic = false)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text text:
                    plan.Characters.Add(style, text.Value, bold, italic);
                    break;
                case Styled styled:
                    Inlines(
                        styled.Content,
                        style,
                        bold || styled.Style == InlineStyle.Strong,
                        italic ^ styled.Style == InlineStyle.Emphasis
                    );
                    break;
                case LangSpan span:
                    if (span.Id is not null)
                    {
                        Here(span.Id);
                    }

                    Inlines(span.Content, style, bold, italic);
                    break;
                case Code code:
                    plan.Characters.Add(StyleName.Code, code.Value, bold, italic);
                    break;
                case Link link:
                    AllNamed &= !string.IsNullOrWhiteSpace(PlainText.Of(link.Content));
                    Inlines(link.Content, style, bold, italic);
                    break;
                case Reference reference:
                    if (reference.Anchor is not null)
                    {
                        Here(reference.Anchor);
                    }

                    AllNamed &= !string.IsNullOrWhiteSpace(PlainText.Of(reference.Content));
                    Inlines(reference.Content, style, bold, italic);
                    break;
                case Note note:
                    plan.Characters.Add(StyleName.NoteMark, "0123456789()");
                    NotePlace place = plan.PutCall(note.Key, note.Number, file);
                    if (place.File < 0)
                    {
                        place.File = file;
                        Block? before = leaf;
                        Blocks(note.Blocks);
                        leaf = before;
                    }

                    break;
                case NoteRef call:
                    plan.PutCall(call.Key, call.Number, file);
                    break;
                case PageNumbers or ComputedValue:
                    plan.Characters.Add(style, "0123456789ivxlcdm,. ", bold, italic);
                    break;
                case HardBreak:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
