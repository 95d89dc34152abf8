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
{
    private readonly Dictionary<InlineContext, Element> elements = new(ReferenceEqualityComparer.Instance);
    private Element foreign;

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
        Element made;
        switch (context.Node)
        {
            case LangSpan span when span.Lang != around.Lang:
                made = around with
                {
                    Tag = tagWriter.Open(new TagNode(Role.Span, span.Lang), around.Tag, around.Lang),
                    Lang = span.Lang,
                };
                break;
            case InlinePicture { Alt.Length: > 0 } picture:
                made = around with
                {
                    Tag = tagWriter.Open(
                        new TagNode(Role.Figure, picture.Lang) { Alt = picture.Alt, Title = picture.Title },
                        around.Tag,
                        around.Lang
                    ),
                };
                break;
            case Styled or LangSpan or InlinePicture or PageNumbers or ComputedValue:
                made = around;
                break;
            case Code code:
                made = around with
                {
                    Tag = tagWriter.Open(new TagNode(Role.Code, code.Lang), around.Tag, around.Lang),
                    Lang = code.Lang,
                };
                break;
            case Link or Reference when around.Link < 0:
                int link = tagWriter.Open(new TagNode(Role.Link, context.Node.Lang), around.Tag, around.Lang);
                made = new Element(link, context.Node.Lang, link, context.Node);
                break;
            case Link or Reference:
                made = around;
                break;
            case Note or NoteRef when tags[Own.Tag].Role == Role.Lbl:
                int toMark = tagWriter.Open(new TagNode(Role.Link, context.Node.Lang), around.Tag, around.Lang);
                made = new Element(toMark, context.Node.Lang, toMark, context.Node);
                break;
            case Note or NoteRef:
                int reference = tagWriter.Open(new TagNode(Role.Reference, context.Node.Lang), around.Tag, around.Lang);
                int toNote = tagWriter.Open(new TagNode(Role.Link, context.Node.Lang), reference, context.Node.Lang);
                int label = tagWriter.Open(new TagNode(Role.Lbl, context.Node.Lang), toNote, context.Node.Lang);
                made = new Element(label, context.Node.Lang, toNote, context.Node);
                break;
            default:
                throw new InvalidOperationException(context.Node.GetType().Name);
        }

        elements.Add(context, made);
        return made;
    }
}
