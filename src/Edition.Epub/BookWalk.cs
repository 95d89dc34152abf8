using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Epub;

/// <summary>A block with text of its own, in reading order, and the file that holds it.</summary>
internal readonly record struct BlockPlace(int File, Block Block);

/// <summary>
/// The walk in reading order that fills an <see cref="EpubPlan"/>; notes are read where they are first called.
/// </summary>
internal sealed class BookWalk(EpubPlan plan)
{
    private int file;
    private Block? leaf;

    public List<BlockPlace> Leaves { get; } = [];

    /// <summary>The leaf block in which an id stands: its own, or of words or a reference in it.</summary>
    public Dictionary<string, Block> BlockOfId { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every link says in words what it is.</summary>
    public bool AllNamed { get; private set; } = true;

    public PictureWords Descriptions { get; private set; }

    public void Part(int index, PartFile part)
    {
        file = index;
        if (!part.Continues)
        {
            plan.Put(part.Part.Id, file);
        }

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
                Inlines(paragraph.Content);
                break;
            case Heading heading:
                Begin(block, heading.Id);
                Inlines(heading.Content);
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
                    Inlines(line);
                }

                break;
            case ListBlock list:
                foreach (ListItem item in list.Items)
                {
                    Blocks(item.Blocks);
                }

                break;
            case Table table:
                Begin(block, table.Id);
                foreach (double share in EpubPlan.SharesOf(table))
                {
                    plan.PutWidth(share);
                }

                Inlines(table.Caption);
                foreach (TableRow row in new[] { table.Header }.Concat(table.Rows))
                {
                    foreach (TableCell cell in row.Cells)
                    {
                        Inlines(cell.Content);
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
                Inlines(figure.Caption);
                plan.List(figure, file, figure.Id is null ? "" : plan.Put(figure.Id, file));
                break;
            case CodeBlock code:
                Begin(block, null);
                plan.PutCode(code);
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
                    Inlines(entry.Title);
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
        Describe(figure.IsOrnament || (!string.IsNullOrWhiteSpace(figure.Alt) && figure.Alt.Trim() != caption.Trim()));
    }

    private void Describe(bool isDescribed) =>
        Descriptions =
            isDescribed && Descriptions != PictureWords.SomeWithout
                ? PictureWords.AllDescribed
                : PictureWords.SomeWithout;

    private void Begin(Block block, string? id)
    {
        leaf = block;
        Leaves.Add(new BlockPlace(file, block));
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

    private void Inlines(ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Styled styled:
                    Inlines(styled.Content);
                    break;
                case LangSpan span:
                    if (span.Id is not null)
                    {
                        Here(span.Id);
                    }

                    Inlines(span.Content);
                    break;
                case Link link:
                    AllNamed &= !string.IsNullOrWhiteSpace(PlainText.Of(link.Content));
                    Inlines(link.Content);
                    break;
                case Reference reference:
                    if (reference.Anchor is not null)
                    {
                        Here(reference.Anchor);
                    }

                    AllNamed &= !string.IsNullOrWhiteSpace(PlainText.Of(reference.Content));
                    Inlines(reference.Content);
                    break;
                case Note note:
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
                case InlinePicture picture:
                    plan.PutPicture(picture.Path);
                    plan.PutWidth(picture.WidthPercent);
                    Describe(picture.IsOrnament || !string.IsNullOrWhiteSpace(picture.Alt));
                    break;
                case Text or Code or PageNumbers or ComputedValue or HardBreak:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }
}
