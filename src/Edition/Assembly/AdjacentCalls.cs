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
        inlines.Any(inline => inline is Note or NoteRef || HasCalls(inline.Content));

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
                case LeafInline:
                    before = Before.Text;
                    parted.Add(inline);
                    break;
                default:
                    parted.Add(inline with { Content = Part(inline.Content, ref before) });
                    bool script = inline is Styled { Style: InlineStyle.Superscript or InlineStyle.Subscript };
                    before = script && before == Before.Text ? Before.Script : before;
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
