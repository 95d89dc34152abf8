using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Assembly;

/// <summary>
/// Calls of notes that stand side by side are parted by a raised comma, so that 1 and 2 are not read as 12; behind a
/// raised or lowered sign a narrow space stands. It is text, the same in every edition.
/// </summary>
internal static class AdjacentCalls
{
    private enum Before
    {
        Text,
        Call,
        Script,
    }

    public static ImmutableArray<Inline> Part(ImmutableArray<Inline> leaf)
    {
        if (!HasCalls(leaf))
        {
            return leaf;
        }

        Before before = Before.Text;
        return Part(leaf, ref before);
    }

    private static bool HasCalls(ImmutableArray<Inline> inlines) =>
        inlines.Any(inline =>
            inline switch
            {
                Note or NoteRef => true,
                Styled styled => HasCalls(styled.Content),
                LangSpan span => HasCalls(span.Content),
                Link link => HasCalls(link.Content),
                Reference reference => HasCalls(reference.Content),
                _ => false,
            }
        );

    private static ImmutableArray<Inline> Part(ImmutableArray<Inline> inlines, ref Before before)
    {
        var parted = ImmutableArray.CreateBuilder<Inline>(inlines.Length);
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Note or NoteRef:
                    if (before != Before.Text)
                    {
                        parted.Add(Separator(inline, before));
                    }

                    before = Before.Call;
                    parted.Add(inline);
                    break;
                case Styled styled:
                    bool script = styled.Style is InlineStyle.Superscript or InlineStyle.Subscript;
                    parted.Add(styled with { Content = Part(styled.Content, ref before) });
                    before = script && before == Before.Text ? Before.Script : before;
                    break;
                case LangSpan span:
                    parted.Add(span with { Content = Part(span.Content, ref before) });
                    break;
                case Link link:
                    parted.Add(link with { Content = Part(link.Content, ref before) });
                    break;
                case Reference reference:
                    parted.Add(reference with { Content = Part(reference.Content, ref before) });
                    break;
                default:
                    before = Before.Text;
                    parted.Add(inline);
                    break;
            }
        }

        return parted.DrainToImmutable();
    }

    private static Inline Separator(Inline call, Before before) =>
        before == Before.Call
            ? new Styled(call.Span, call.Lang, InlineStyle.Superscript, [new Text(call.Span, call.Lang, ",", true)])
            : new Text(call.Span, call.Lang, "\u202F", true);
}
