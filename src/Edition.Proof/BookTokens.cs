using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Proof;

/// <summary>
/// What every edition of a book must say, told from the book alone: all words in reading order, notes behind their
/// first calls, where links lead. The labels of list items are left out (Word and the reading systems
/// count for themselves), what the program composes (title pages, imprints, contents lists) is set aside, folios and
/// counts are <see cref="TokenKind.Computed"/>.
/// </summary>
public sealed class BookTokens
{
    private readonly Template template;
    private readonly Dictionary<string, Story> notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> mute = new(StringComparer.Ordinal);
    private StoryBuilder story = new();
    private SourceSpan around;

    private BookTokens(Template template) => this.template = template;

    public static Transcript Of(AssembledBook book, Template template)
    {
        var tokens = new BookTokens(template);
        foreach (Part part in book.Parts)
        {
            tokens.around = part.Span.Source is null ? book.Publication.Span : part.Span;
            tokens.story.Anchor(part.Id);
            tokens.story.IsAside = part.IsGenerated;
            tokens.Blocks(part.Blocks);
        }

        return Transcript.Of(tokens.story.Story, tokens.notes) with
        {
            Mute = tokens.mute,
        };
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (Block block in blocks)
        {
            SourceSpan outer = around;
            around = block.Span.Source is null ? around : block.Span;
            story.Break();
            Write(block);
            story.Break();
            around = outer;
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Paragraph p:
                story.Anchor(p.Id);
                Inlines(p.Content);
                break;
            case Heading h:
                story.Anchor(h.Id);
                Made(Lead.Of(h)?.Text);
                story.Break();
                Inlines(h.Content);
                break;
            case Quotation q:
                Blocks(q.Blocks);
                break;
            case LineBlock l:
                foreach (ImmutableArray<Inline> line in l.Lines)
                {
                    story.Break();
                    Inlines(line);
                }

                break;
            case ListBlock l:
                foreach (ListItem item in l.Items)
                {
                    Blocks(item.Blocks);
                }

                break;
            case Table t:
                story.Anchor(t.Id);
                Caption(Lead.Of(t, template), t.Caption);
                foreach (TableCell cell in t.Rows.Insert(0, t.Header).SelectMany(row => row.Cells))
                {
                    story.Break();
                    Inlines(cell.Content);
                }

                break;
            case Figure f:
                story.Anchor(f.Id);
                Made(f.Alt);
                Caption(Lead.Of(f, template), f.Caption);
                if (f.Id is not null && string.IsNullOrWhiteSpace(f.Alt))
                {
                    mute.TryAdd(f.Id, !f.Caption.IsEmpty);
                }

                break;
            case CodeBlock c:
                story.Append(c.Value, Place(c.Span));
                break;
            case ThematicBreak:
                Aside(() => Made(ThematicBreak.Asterisks));
                break;
            case Parallel p:
                foreach (ParallelRow row in ParallelRows.Of(p))
                {
                    Blocks(row.Cells.OfType<Block>());
                }

                break;
            case Contents c:
                Aside(() => Contents(c));
                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private void Contents(Contents contents)
    {
        foreach (ContentsEntry entry in contents.Entries)
        {
            Inlines(Lead.Line(entry));
            story.Computed(around);
        }
    }

    private void Aside(Action write)
    {
        bool outer = story.IsAside;
        story.IsAside = true;
        write();
        story.Break();
        story.IsAside = outer;
    }

    private void Made(string? text) => story.Append(text, around);

    private void Caption(Lead? lead, ImmutableArray<Inline> caption)
    {
        story.Break();
        Made(lead?.Text);
        Inlines(caption);
    }

    private void Inlines(ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text t:
                    story.Append(t.Value, Place(t.Span));
                    break;
                case Code c:
                    story.Append(c.Value, Place(c.Span));
                    break;
                case Styled s:
                    Inlines(s.Content);
                    break;
                case LangSpan s:
                    story.Anchor(s.Id);
                    Inlines(s.Content);
                    break;
                case Link l:
                    Linked(l.Uri, l.Content);
                    break;
                case Reference r:
                    story.Anchor(r.Anchor);
                    Linked("#" + r.Target, r.Content);
                    break;
                case Note n:
                    Write(n);
                    break;
                case NoteRef n:
                    story.Call(n.Key, Place(n.Span));
                    break;
                case HardBreak:
                    story.Break();
                    break;
                case InlinePicture p:
                    Made(p.Alt);
                    break;
                case PageNumbers or ComputedValue:
                    story.Computed(Place(inline.Span));
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }

    private void Linked(string target, ImmutableArray<Inline> content)
    {
        string? outer = story.Link;
        story.Link = outer ?? target;
        Inlines(content);
        story.Link = outer;
    }

    private void Write(Note note)
    {
        story.Call(note.Key, Place(note.Span));
        (StoryBuilder text, story) = (story, new StoryBuilder { IsAside = story.IsAside });
        SourceSpan outer = around;
        around = Place(note.Span);
        story.Anchor(note.Key);
        Blocks(note.Blocks);
        notes.TryAdd(note.Key, story.Story);
        story = text;
        around = outer;
    }

    private SourceSpan Place(SourceSpan span) => span.Source is null ? around : span;
}
