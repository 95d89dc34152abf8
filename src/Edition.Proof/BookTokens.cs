using System.Collections.Immutable;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Proof;

/// <summary>
/// What every edition of a book must say, told from the book alone: all words in reading order, notes behind their
/// first calls, where links lead. The labels of list items are left out (Word and the reading systems
/// count for themselves), what the program composes (title pages, imprints, contents lists) is set aside, folios and
/// counts are <see cref="TokenKind.Computed"/>.
/// </summary>
public sealed class BookTokens : IBlockVisitor<SourceSpan>, IInlineVisitor<SourceSpan>
{
    private readonly Dictionary<string, Story> notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> mute = new(StringComparer.Ordinal);
    private readonly List<SourceSpan> nodes = [];
    private readonly Wordstock words;
    private StoryBuilder story;

    private BookTokens(Wordstock words) => (this.words, story) = (words, new StoryBuilder(words));

    /// <param name="book">As it is set.</param>
    /// <param name="words">The stock that its editions are read with.</param>
    public static Transcript Of(AssembledBook book, Wordstock words)
    {
        var tokens = new BookTokens(words);
        foreach (Part part in book.Parts)
        {
            tokens.story.Anchor(part.Id);
            tokens.story.IsAside = part.IsGenerated;
            tokens.Blocks(part.Blocks, part.Span.Source is null ? book.Publication.Span : part.Span);
        }

        return Transcript.Of(tokens.story.Story, tokens.notes, words) with
        {
            Nodes = tokens.nodes,
            Mute = tokens.mute,
        };
    }

    /// <summary>What the program made stands where the nearest thing around it does that the author wrote.</summary>
    private void Blocks(IEnumerable<Block> blocks, SourceSpan around)
    {
        foreach (Block block in blocks)
        {
            story.Break();
            block.Accept(this, Of(block.Span, around));
            story.Break();
        }
    }

    void IBlockVisitor<SourceSpan>.Visit(Paragraph paragraph, SourceSpan at)
    {
        story.Anchor(paragraph.Id);
        Inlines(paragraph.Content, at);
    }

    void IBlockVisitor<SourceSpan>.Visit(Heading heading, SourceSpan at)
    {
        story.Anchor(heading.Id);
        story.AppendNode(heading.Lead?.Text, Node(at));
        story.Break();
        Inlines(heading.Content, at);
    }

    void IBlockVisitor<SourceSpan>.Visit(Quotation quotation, SourceSpan at) => Blocks(quotation.Blocks, at);

    void IBlockVisitor<SourceSpan>.Visit(LineBlock lines, SourceSpan at) => Texts(lines, at);

    void IBlockVisitor<SourceSpan>.Visit(ListBlock list, SourceSpan at) => Blocks(list.Children, at);

    void IBlockVisitor<SourceSpan>.Visit(Table table, SourceSpan at)
    {
        story.Anchor(table.Id);
        story.AppendNode(table.Lead?.Text, Node(at));
        Texts(table, at);
        Blocks(table.Children, at);
    }

    void IBlockVisitor<SourceSpan>.Visit(Figure figure, SourceSpan at)
    {
        story.Anchor(figure.Id);
        story.AppendNode(figure.Alt, Node(at));
        story.Break();
        story.AppendNode(figure.Lead?.Text, Node(at));
        Inlines(figure.Caption, at);
        if (figure.Id is not null && string.IsNullOrWhiteSpace(figure.Alt))
        {
            mute.TryAdd(figure.Id, !figure.Caption.IsEmpty);
        }
    }

    void IBlockVisitor<SourceSpan>.Visit(CodeBlock code, SourceSpan at) => story.AppendNode(code.Value, Node(at));

    void IBlockVisitor<SourceSpan>.Visit(ThematicBreak stars, SourceSpan at) =>
        Aside(() => story.AppendNode(ThematicBreak.Asterisks, Node(at)));

    void IBlockVisitor<SourceSpan>.Visit(Parallel parallel, SourceSpan at) => Blocks(parallel.Children, at);

    void IBlockVisitor<SourceSpan>.Visit(Contents contents, SourceSpan at) =>
        Aside(() =>
        {
            foreach (ContentsEntry entry in contents.Entries)
            {
                Inlines(entry.Line, at);
                story.Computed(Node(at));
            }
        });

    private void Aside(Action write)
    {
        bool outer = story.IsAside;
        story.IsAside = true;
        write();
        story.Break();
        story.IsAside = outer;
    }

    /// <summary>The first text goes on in the line of what stands before it, a caption's label.</summary>
    private void Texts(Block block, SourceSpan at)
    {
        foreach (ImmutableArray<Inline> text in block.Texts)
        {
            Inlines(text, at);
            story.Break();
        }
    }

    private void Inlines(ImmutableArray<Inline> inlines, SourceSpan at)
    {
        foreach (Inline inline in inlines)
        {
            inline.Accept(this, Of(inline.Span, at));
        }
    }

    void IInlineVisitor<SourceSpan>.Visit(Text text, SourceSpan at) => story.AppendNode(text.Value, Node(at));

    void IInlineVisitor<SourceSpan>.Visit(Code code, SourceSpan at) => story.AppendNode(code.Value, Node(at));

    void IInlineVisitor<SourceSpan>.Visit(Styled styled, SourceSpan at) => Inlines(styled.Content, at);

    void IInlineVisitor<SourceSpan>.Visit(LangSpan span, SourceSpan at)
    {
        story.Anchor(span.Id);
        Inlines(span.Content, at);
    }

    void IInlineVisitor<SourceSpan>.Visit(Link link, SourceSpan at) => Linked(link.Uri, link, at);

    void IInlineVisitor<SourceSpan>.Visit(Reference reference, SourceSpan at)
    {
        story.Anchor(reference.Anchor);
        Linked("#" + reference.Target, reference, at);
    }

    private void Linked(string target, Inline link, SourceSpan at)
    {
        string? outer = story.Link;
        story.Link = outer ?? target;
        Inlines(link.Content, at);
        story.Link = outer;
    }

    void IInlineVisitor<SourceSpan>.Visit(Note note, SourceSpan at)
    {
        story.Call(note.Key, Node(at));
        (StoryBuilder text, story) = (story, new StoryBuilder(words) { IsAside = story.IsAside });
        story.Anchor(note.Key);
        Blocks(note.Blocks, at);
        notes.TryAdd(note.Key, story.Story);
        story = text;
    }

    void IInlineVisitor<SourceSpan>.Visit(NoteRef later, SourceSpan at) => story.Call(later.Key, Node(at));

    void IInlineVisitor<SourceSpan>.Visit(HardBreak lineEnd, SourceSpan at) => story.Break();

    void IInlineVisitor<SourceSpan>.Visit(InlinePicture picture, SourceSpan at) =>
        story.AppendNode(picture.Alt, Node(at));

    void IInlineVisitor<SourceSpan>.Visit(PageNumbers pages, SourceSpan at) => story.Computed(Node(at));

    void IInlineVisitor<SourceSpan>.Visit(ComputedValue value, SourceSpan at) => story.Computed(Node(at));

    /// <summary>The number of a node at its place.</summary>
    private int Node(SourceSpan at)
    {
        if (nodes.Count == 0 || nodes[^1] != at)
        {
            nodes.Add(at);
        }

        return nodes.Count - 1;
    }

    private static SourceSpan Of(SourceSpan own, SourceSpan around) => own.Source is null ? around : own;
}
