using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>
/// A paragraph as shaped: boxes, glue and places to break, ready to be set to any measure. Immutable.
/// </summary>
public sealed class ShapedParagraph
{
    internal ShapedParagraph(
        TextStyle style,
        Lang lang,
        Token[] tokens,
        Stretch[] stretches,
        ImmutableArray<(int Token, string Id)> anchors
    )
    {
        Style = style;
        Lang = lang;
        Tokens = tokens;
        Stretches = stretches;
        Anchors = anchors;
        foreach (Stretch stretch in stretches)
        {
            Opportunity[] places = stretch.Opportunities;
            if (places.Length == 0)
            {
                continue;
            }

            NaturalWidth = Length.Max(NaturalWidth, new Length(places[^1].End - stretch.StartWidth));
            long start = stretch.StartWidth;
            foreach (Opportunity place in places)
            {
                if (place.Level == 0)
                {
                    NarrowestWidth = Length.Max(NarrowestWidth, new Length(place.End - start));
                    start = place.Start;
                }
            }
        }
    }

    public TextStyle Style { get; }

    public Lang Lang { get; }

    /// <summary>The width of the paragraph set in one line (the widest one between hard breaks).</summary>
    public Length NaturalWidth { get; }

    /// <summary>
    /// The least measure in which no word need be cut elsewhere than at a good division: its widest unbreakable part.
    /// What a table's column must have.
    /// </summary>
    public Length NarrowestWidth { get; }

    internal Token[] Tokens { get; }

    internal Stretch[] Stretches { get; }

    /// <summary>Ids, each with the token before which it stands.</summary>
    internal ImmutableArray<(int Token, string Id)> Anchors { get; }
}

internal enum TokenKind : byte
{
    Word,
    Space,
    NoBreakSpace,
}

/// <summary>What the tokens of one inline have in common: a reference in each, where a book has a million tokens.</summary>
internal sealed record Lettering(Fount Fount, Length Size, Length Rise, InlineContext? Context, Inline Leaf)
{
    /// <summary>The note whose mark this is.</summary>
    public Inline? Mark { get; init; }

    /// <summary>The picture that this is, instead of letters.</summary>
    public LinePicture? Picture { get; init; }
}

/// <summary>
/// A word or a space, or a part of a word that differs from its neighbours in type, language or context. <c>Offset</c>
/// is its place in the <see cref="PlainText"/>, <c>SourceLength</c> its length there (0 for made text), <c>AtLeaf</c>
/// its place in the leaf's own text.
/// </summary>
internal readonly record struct Token(
    ShapedWord Word,
    Lettering Lettering,
    int Offset,
    int SourceLength,
    int AtLeaf,
    TokenKind Kind
)
{
    public Fount Fount => Lettering.Fount;

    public Length Size => Lettering.Size;

    public Length Rise => Lettering.Rise;

    public InlineContext? Context => Lettering.Context;

    public Inline Leaf => Lettering.Leaf;

    public Inline? Mark => Lettering.Mark;

    public LinePicture? Picture => Lettering.Picture;

    public long Scaled(long em) => em * Size.Units >> 16;
}

/// <summary>
/// The tokens [First, Last) between two hard breaks and where they may be broken; the last opportunity is the forced
/// one at the end. <c>End</c> is the offset after the hard break.
/// </summary>
internal sealed record Stretch(int First, int Last, int Start, int End, Opportunity[] Opportunities)
{
    /// <summary>Minus what hangs at the left of the first word, if the first line has no indent.</summary>
    public long StartWidth { get; init; }

    /// <summary>A last line that begins at this opportunity or later has fewer than three letters.</summary>
    public int StubFrom { get; init; }

    /// <summary>A last line that begins at this opportunity or later holds no more than the end of one word.</summary>
    public int TailFrom { get; init; }
}

/// <summary>
/// A place where a line may end. All widths are sums from the stretch's beginning, in units of <see cref="Length"/>:
/// <c>End</c> of a line that ends here (with its hyphen, less what hangs), <c>Base</c> the same without
/// hyphen and hanging, <c>Start</c> of what a line that begins here leaves behind it (spaces at the break are lost, and
/// what hangs); <c>GiveEnd</c> and <c>GiveStart</c> how far the glue among them stretches and shrinks.
/// <c>Level</c>: 0 good, 1 dearer, to save a bad line, 2 only in an emergency. <c>At</c> is an index of the token's text,
/// 0 for a space.
/// </summary>
internal readonly record struct Opportunity
{
    public long End { get; init; }
    public long Base { get; init; }
    public long Start { get; init; }
    public Give GiveEnd { get; init; }
    public Give GiveStart { get; init; }
    public int Token { get; init; }
    public int At { get; init; }
    public int Penalty { get; init; }
    public byte Level { get; init; }
    public bool Flagged { get; init; }
    public bool AddsHyphen { get; init; }

    /// <summary>A word is parted here at a hyphen, be it made or its own.</summary>
    public bool CutsWord => Flagged && At > 0;

    public long HangLeft { get; init; }
    public long HangRight { get; init; }
}

/// <summary>What glue can stretch at an adjustment ratio of 1 and shrink at one of -1.</summary>
internal readonly record struct Give(long Stretch, long Shrink)
{
    public static Give operator +(Give a, Give b) => new(a.Stretch + b.Stretch, a.Shrink + b.Shrink);

    public static Give operator -(Give a, Give b) => new(a.Stretch - b.Stretch, a.Shrink - b.Shrink);
}
