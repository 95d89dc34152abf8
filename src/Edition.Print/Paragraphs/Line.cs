using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;

namespace Edition.Print.Paragraphs;

/// <summary>
/// A set line. Horizontal positions are from the left edge of the measure it was broken for (hanging marks are left of
/// 0 or right of the measure);
/// <c>Start</c> and <c>End</c> are offsets into the <see cref="PlainText"/> of the inlines: the line holds [Start,
/// End), the space or hard break at which it ends included,
/// so that the lines of a paragraph cover its text without gaps. <c>Ascent</c> and <c>Descent</c> (both positive) are
/// the greatest of the faces on the line, rises included.
/// </summary>
public sealed record Line(ImmutableArray<LinePiece> Pieces, int Start, int End, Length Ascent, Length Descent)
{
    /// <summary>Ends in a hyphen that breaking made (not in one that the word has).</summary>
    public bool EndsInHyphen { get; init; }

    /// <summary>Ends within a word: in a hyphen that breaking made, or in a compound's own.</summary>
    public bool CutsWord { get; init; }

    /// <summary>Last of its paragraph, or before a hard break.</summary>
    public bool IsLast { get; init; }

    /// <summary>From the left edge of the measure to the end of the last piece, hanging marks left out.</summary>
    public Length Width { get; init; }

    /// <summary>The mean word space as set, in thousandths of the em; 0 for a line without any.</summary>
    public int WordGap { get; init; }

    /// <summary>
    /// Knuth and Plass's adjustment ratio of the spaces, after the glyphs gave what they can: 0 as the face has them,
    /// 1 all stretch used, -1 all shrink used. 0 for lines that are not justified.
    /// </summary>
    public double Ratio { get; init; }

    /// <summary>Note marks on this line, in reading order.</summary>
    public ImmutableArray<LineMark> Marks { get; init; } = [];

    /// <summary>Ids that begin on this line.</summary>
    public ImmutableArray<LineAnchor> Anchors { get; init; } = [];
}

/// <summary>
/// Glyphs of one face, size, language and inline context: a <see cref="Pages.PlacedText"/> at (line's left + X,
/// baseline - Rise) with the same members.
/// <c>Width</c> is its set width: the sum of the glyphs' advances at <c>Size</c>, changed by <c>Expansion</c>
/// thousandths, and a <c>SpaceAdjust</c> (a measure on the page, not itself expanded) after each
/// glyph whose cluster is U+0020 or U+00A0 in <c>Text</c>. <c>Offset</c> is the offset of the text's first character in
/// the <see cref="PlainText"/> of the inlines (for a mark or a made text, of what follows it).
/// </summary>
public sealed record LinePiece(
    Length X,
    Length Rise,
    Length Width,
    Face Face,
    Length Size,
    GlyphRow Glyphs,
    string Text,
    int Expansion,
    Length SpaceAdjust,
    Lang Lang,
    InlineContext? Context,
    int Offset
)
{
    /// <summary>
    /// Where in the manuscript the text stands, from about its first character to the end of its inline; no place for
    /// text that the program made.
    /// </summary>
    public SourceSpan Source { get; init; }

    /// <summary>What stands here instead of glyphs, on the baseline.</summary>
    public LinePicture? Picture { get; init; }
}

/// <summary>A picture in a line, in the size in which it is set.</summary>
public sealed record LinePicture(Picture Picture, Length Width, Length Height);

/// <summary>
/// The inlines around a piece, from the innermost outwards; null stands for the block itself. Nodes are <see
/// cref="Styled"/>, <see cref="LangSpan"/>, <see cref="Code"/>, <see cref="Link"/>, <see cref="Reference"/>, <see cref="InlinePicture"/>,
/// and <see cref="Note"/>, <see cref="NoteRef"/>, <see cref="PageNumbers"/>, <see cref="ComputedValue"/> around the
/// text made for them. One instance for one place: pieces of a link on two lines share it by reference.
/// </summary>
public sealed class InlineContext(InlineContext? parent, Inline node)
{
    public InlineContext? Parent { get; } = parent;

    public Inline Node { get; } = node;

    /// <summary>A stroke goes through what stands here.</summary>
    public bool IsStruck { get; init; }

    /// <summary>A stroke goes under it.</summary>
    public bool IsUnderlined { get; init; }

    /// <summary>A tint lies behind it.</summary>
    public bool IsHighlighted { get; init; }
}

/// <summary>
/// A note's mark: the <see cref="Note"/> or <see cref="NoteRef"/> and the index of the piece that is its figure.
/// </summary>
public readonly record struct LineMark(Inline Inline, int Piece);

/// <summary>Where an id (of a <see cref="LangSpan"/>, or a <see cref="Reference"/>'s anchor) begins.</summary>
public readonly record struct LineAnchor(string Id, Length X);
