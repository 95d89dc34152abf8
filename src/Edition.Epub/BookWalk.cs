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
    private Block? leaf;

    public List<BlockPlace> Leaves { get; } = [];

    /// <summary>The leaf block in which an id stands: its own, or of words or a reference in it.</summary>
    public Dictionary<string, Block> BlockOfId { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every link says in words what it is.</summary>
    public bool AllNamed { get; private set; } = true;

    public PictureWords Descriptions { get; private set; }

    public void Part(int file, PartFile part)
    {
        if (!part.Continues)
        {
            plan.Put(part.Part.Id, file);
        }

        Blocks(part.Blocks, file);
    }

    private void Blocks(IEnumerable<Block> blocks, int file)
    {
        foreach (Block block in blocks)
        {
            leaf = block;
            if (block is not (GroupBlock or ThematicBreak))
            {
                Leaves.Add(new BlockPlace(file, block));
            }

            Own(block, file);
            foreach (ImmutableArray<Inline> text in block.Texts)
            {
                Inlines(text, file);
            }

            Blocks(block.Children, file);
        }
    }

    /// <summary>What the plan must know of a block by itself.</summary>
    private void Own(Block block, int file)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Here(paragraph.Id, file);
                break;
            case Heading heading:
                Here(heading.Id, file);
                if (heading is { Id: { } id, Unlisted: false })
                {
                    plan.List(heading, file, plan.Put(id, file));
                }

                break;
            case Table table:
                Here(table.Id, file);
                foreach (double share in EpubPlan.SharesOf(table))
                {
                    plan.PutWidth(share);
                }

                if (table is { Id: { } place, Caption.IsEmpty: false })
                {
                    plan.List(table, file, plan.Put(place, file));
                }

                break;
            case Figure figure:
                Here(figure.Id, file);
                plan.PutPicture(figure.Path);
                Describe(figure);
                plan.List(figure, file, figure.Id is null ? "" : plan.Put(figure.Id, file));
                break;
            case CodeBlock code:
                plan.PutCode(code);
                break;
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

    private void Here(string? id, int file)
    {
        if (id is null)
        {
            return;
        }

        plan.Put(id, file);
        if (leaf is not null)
        {
            BlockOfId.TryAdd(id, leaf);
        }
    }

    private void Inlines(ImmutableArray<Inline> inlines, int file)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case LangSpan span:
                    Here(span.Id, file);
                    break;
                case Reference reference:
                    Here(reference.Anchor, file);
                    break;
                case Note note:
                    NotePlace place = plan.PutCall(note.Key, note.Number, file);
                    if (place.File < 0)
                    {
                        place.File = file;
                        Block? before = leaf;
                        Blocks(note.Blocks, file);
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
            }

            if (inline is Link or Reference)
            {
                AllNamed &= !string.IsNullOrWhiteSpace(PlainText.Of(inline.Content));
            }

            Inlines(inline.Content, file);
        }
    }
}
