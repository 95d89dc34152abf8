using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>What would be wrong with a page that ended just before a slug.</summary>
[Flags]
internal enum Turn
{
    None = 0,

    /// <summary>The last line of a paragraph would head the next page alone.</summary>
    Widow = 1,

    /// <summary>The first line of a paragraph would stand alone at the foot.</summary>
    Orphan = 2,

    /// <summary>The page would end in a cut word.</summary>
    Hyphen = 4,

    /// <summary>A heading would stand among the last lines of the page.</summary>
    NearHeading = 8,

    /// <summary>What belongs together would be parted: a heading from its text, a caption from its table.</summary>
    Kept = 16,
}

/// <summary>
/// The least thing that make-up moves: a line, a row of a table, a figure with its caption. It takes <c>Height</c> in
/// the column; <c>Drop</c> is how far below its top its first baseline lies.
/// <c>Before</c> is white above it, which vanishes at the head of a page. A slug <c>OnGrid</c> begins on a whole row of
/// the page; others follow each other as they are.
/// </summary>
internal sealed record Slug(Length Height, Length Drop)
{
    public Length Before { get; init; }

    /// <summary>How far above its bottom its last baseline lies.</summary>
    public Length Foot { get; init; } = Height - Drop;

    public bool OnGrid { get; init; }

    /// <summary>
    /// White left over by the return to the grid goes above this slug (a heading stands nearer to what follows it).
    /// </summary>
    public bool TakesSlack { get; init; }

    /// <summary>It is the first below a heading, which it stays near to.</summary>
    public bool IsUnderHeading { get; init; }

    /// <summary>The white above may be one row more, to fill a page.</summary>
    public bool Stretches { get; init; }

    /// <summary>May be set at the page's foot, or at the head of a following page, while the text runs on.</summary>
    public bool Floats { get; init; }

    /// <summary>That a float passes this slug costs.</summary>
    public bool EndsSection { get; init; }

    /// <summary>This slug and all after it go to the foot of the page.</summary>
    public bool AtFoot { get; init; }

    public Turn Turn { get; init; }

    /// <summary>Notes whose marks stand here, in the order of the marks.</summary>
    public ImmutableArray<GalleyNote> Notes { get; init; } = [];

    public ImmutableArray<Piece> Pieces { get; init; } = [];

    /// <summary>The row of heads that a page must repeat if it begins with this slug.</summary>
    public Slug? Repeated { get; init; }
}

/// <summary>
/// A note as it is set at the foot, called by one mark. <c>Order</c> is its place in the reading order. A second call
/// with numbering by page is a note of its own with <c>Earlier</c>
/// the call before it: where that stands on the same page, this one is not set again.
/// </summary>
internal sealed class GalleyNote(ImmutableArray<Slug> lines, int order, Inline call, GalleyNote? earlier = null)
{
    public ImmutableArray<Slug> Lines { get; } = lines;

    public int Order { get; } = order;

    public Inline Call { get; } = call;

    public GalleyNote? Earlier { get; } = earlier;
}

/// <summary>
/// Slugs that are set as one, with the other settings that make-up may choose instead, each with what it costs. All
/// settings have the same notes in the same order. <c>Again</c> asks for another setting; null where there is none to be
/// had. The answer may equal the first.
/// </summary>
internal sealed record Matter(
    ImmutableArray<Slug> Slugs,
    Func<Paragraphs.BreakWish, ImmutableArray<Slug>>? Again = null
)
{
    public ImmutableArray<(int Cost, ImmutableArray<Slug> Slugs)> Others { get; init; } = [];

    public Matter With(int cost, ImmutableArray<Slug> other) => this with { Others = Others.Add((cost, other)) };
}

/// <summary>
/// Slugs as chosen for one page, with their tops in the column, and the lines of notes at its foot. <c>Rows</c> is the
/// depth to which the page is filled.
/// </summary>
internal sealed record PageCut(ImmutableArray<SetSlug> Slugs, ImmutableArray<NoteCut> Notes, int Rows, long Cost)
{
    /// <summary>The top of the first note line; no meaning without notes.</summary>
    public Length NotesTop { get; init; }

    /// <summary>What is wrong with its end.</summary>
    public Turn Turn { get; init; }

    public bool EndsInCutWord => Turn.HasFlag(Turn.Hyphen);
}

internal readonly record struct SetSlug(Slug Slug, Length Y, int Matter, int Index, bool Floated);

/// <summary>Lines [From, To) of a note.</summary>
internal readonly record struct NoteCut(GalleyNote Note, int From, int To);
