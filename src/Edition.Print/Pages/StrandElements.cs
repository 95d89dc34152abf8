using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>A piece of a strand, and where it came to stand.</summary>
internal readonly record struct StrandPiece(int Page, Length X, Length Y, Piece Piece);

/// <summary>An element within a strand. <c>Link</c> is the nearest Link tag around, -1 if there is none.</summary>
internal readonly record struct Element(int Tag, Lang Lang, int Link, Inline? Target);

/// <summary>
/// The elements of one strand: for each inline around its pieces the one it is told as, opened where it is first met.
/// <c>Own</c> is the strand's.
/// </summary>
internal sealed class StrandElements(TagWriter tagWriter, ImmutableArray<Tag>.Builder tags, Element own)
    : IInlineVisitor<Element>
{
    private readonly Dictionary<InlineContext, Element> elements = new(ReferenceEqualityComparer.Instance);
    private Element foreign;

    /// <summary>The element of the inline that is visited.</summary>
    private Element made;

    public Element Own => own;

    public Element Of(LinePiece run)
    {
        Element element = Of(run.Context);
        if (run.Lang == element.Lang)
        {
            foreign = default;
            return element;
        }

        // Words of another language that no inline of their own surrounds.
        if (foreign.Lang != run.Lang || tags[foreign.Tag].Parent != element.Tag)
        {
            foreign = element with
            {
                Tag = tagWriter.Open(new TagNode(Role.Span, run.Lang), element.Tag, element.Lang),
                Lang = run.Lang,
            };
        }

        return foreign;
    }

    private Element Of(InlineContext? context)
    {
        if (context is null)
        {
            return Own;
        }

        if (elements.TryGetValue(context, out Element known))
        {
            return known;
        }

        Element around = Of(context.Parent);
        made = around;
        context.Node.Accept(this, around);
        elements.Add(context, made);
        return made;
    }

    void IInlineVisitor<Element>.Visit(LangSpan span, Element around)
    {
        if (span.Lang != around.Lang)
        {
            made = around with { Tag = Within(Role.Span, span, around), Lang = span.Lang };
        }
    }

    void IInlineVisitor<Element>.Visit(Code code, Element around) =>
        made = around with { Tag = Within(Role.Code, code, around), Lang = code.Lang };

    void IInlineVisitor<Element>.Visit(InlinePicture picture, Element around)
    {
        if (picture.Alt.Length > 0)
        {
            var figure = new TagNode(Role.Figure, picture.Lang) { Alt = picture.Alt, Title = picture.Title };
            made = around with { Tag = tagWriter.Open(figure, around.Tag, around.Lang) };
        }
    }

    void IInlineVisitor<Element>.Visit(Link link, Element around) => Linked(link, around);

    void IInlineVisitor<Element>.Visit(Reference reference, Element around) => Linked(reference, around);

    void IInlineVisitor<Element>.Visit(Note note, Element around) => Called(note, around);

    void IInlineVisitor<Element>.Visit(NoteRef later, Element around) => Called(later, around);

    void IInlineVisitor<Element>.Visit(Text text, Element around) { }

    void IInlineVisitor<Element>.Visit(Styled styled, Element around) { }

    void IInlineVisitor<Element>.Visit(HardBreak lineEnd, Element around) { }

    void IInlineVisitor<Element>.Visit(PageNumbers pages, Element around) { }

    void IInlineVisitor<Element>.Visit(ComputedValue value, Element around) { }

    /// <summary>A link within a link is none: a PDF's annotations would lie over each other.</summary>
    private void Linked(Inline link, Element around)
    {
        if (around.Link < 0)
        {
            int tag = Within(Role.Link, link, around);
            made = new Element(tag, link.Lang, tag, link);
        }
    }

    /// <summary>A mark is a Reference with a link and a label in it; in the label of the note it is the way back.</summary>
    private void Called(Inline call, Element around)
    {
        if (tags[Own.Tag].Role == Role.Lbl)
        {
            int back = Within(Role.Link, call, around);
            made = new Element(back, call.Lang, back, call);
            return;
        }

        int reference = Within(Role.Reference, call, around);
        int link = tagWriter.Open(new TagNode(Role.Link, call.Lang), reference, call.Lang);
        int label = tagWriter.Open(new TagNode(Role.Lbl, call.Lang), link, call.Lang);
        made = new Element(label, call.Lang, link, call);
    }

    private int Within(Role role, Inline inline, Element around) =>
        tagWriter.Open(new TagNode(role, inline.Lang), around.Tag, around.Lang);
}
