using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// Laid-out pages with the tag tree that gives them their meaning. What the PDF writer writes, and all it needs: it
/// never measures.
/// </summary>
public sealed record PagedBook(
    AssembledBook Book,
    PageGeometry Geometry,
    ImmutableArray<Page> Pages,
    ImmutableArray<Tag> Tags,
    ImmutableArray<OutlineEntry> Outline,
    PageMap Map
);

/// <summary>
/// A page. <c>Label</c> as printed; positions are from the trim's top left corner, y growing downwards, baselines for
/// text.
/// </summary>
public sealed record Page(int Index, string Label, bool IsVerso, ImmutableArray<Placed> Items);

/// <summary>
/// Something on a page. <c>Tag</c> is an index into <see cref="PagedBook.Tags"/>, or -1 for an artifact. <c>Order</c>
/// is the place in the reading order of the whole book; items and child tags of one tag are told by it apart.
/// </summary>
public abstract record Placed(int Tag, int Order, Length X, Length Y);

/// <summary>
/// Glyphs of one face and size on one baseline. <c>Text</c> is the text they stand for and <see cref="Glyph.Cluster"/>
/// indexes it; <c>Expansion</c> is the change of widths in thousandths
/// (-20 to 20). <c>SpaceAdjust</c> is added after each glyph whose cluster is a word space (U+0020 or U+00A0). A hyphen
/// made by breaking a word is U+00AD in <c>Text</c>.
/// <c>Rise</c> of superior and inferior marks is already in Y.
/// </summary>
public sealed record PlacedText(
    int Tag,
    int Order,
    Length X,
    Length Y,
    Face Face,
    Length Size,
    GlyphRow Glyphs,
    string Text,
    int Expansion,
    Length SpaceAdjust,
    Lang Lang
) : Placed(Tag, Order, X, Y)
{
    /// <inheritdoc cref="Paragraphs.LinePiece.Source"/>
    public SourceSpan Source { get; init; }

    /// <summary>Set from the page's foot to its head: (X, Y) is where the text begins, its letters stand left of X.</summary>
    public bool Turned { get; init; }
}

/// <summary>A filled box: a rule, or with <c>Tint</c> the shade behind highlighted words.</summary>
public sealed record PlacedRule(int Tag, int Order, Length X, Length Y, Length Width, Length Thickness)
    : Placed(Tag, Order, X, Y)
{
    /// <summary>How light it is, in hundredths: 0 is black.</summary>
    public int Tint { get; init; }
}

/// <summary>A picture whose top left corner is at (X, Y).</summary>
public sealed record PlacedPicture(int Tag, int Order, Length X, Length Y, Length Width, Length Height, Picture Picture)
    : Placed(Tag, Order, X, Y)
{
    /// <summary>The figure's place in the manuscript.</summary>
    public SourceSpan Source { get; init; }
}

/// <summary>
/// A rectangle that leads somewhere: <c>Uri</c> or the id <c>Destination</c>. <c>Description</c> is for the
/// annotation's Contents. Its tag is a Link.
/// </summary>
public sealed record PlacedLink(
    int Tag,
    int Order,
    Length X,
    Length Y,
    Length Width,
    Length Height,
    string? Uri,
    string? Destination,
    string Description
) : Placed(Tag, Order, X, Y);

/// <summary>A named destination.</summary>
public sealed record PlacedAnchor(int Order, Length X, Length Y, string Id) : Placed(-1, Order, X, Y);

/// <summary>
/// A structure element. Tags stand in reading order, parents before their children; <c>Parent</c> is -1 for the root's
/// children. <c>Order</c> is in the sequence of <see cref="Placed.Order"/>.
/// </summary>
public sealed record Tag(Role Role, int Parent, int Order)
{
    public Lang? Lang { get; init; }
    public string? Id { get; init; }
    public string? Alt { get; init; }
    public string? Title { get; init; }

    /// <summary>ListNumbering of an L, Scope of a TH, spans of cells.</summary>
    public ListNumbering? ListNumbering { get; init; }
    public bool ColumnHead { get; init; }

    /// <summary>
    /// The picture's or table's box in points on its page (page index, x, y, width, height), for the Layout attribute
    /// BBox of a Figure.
    /// </summary>
    public (int Page, Length X, Length Y, Length Width, Length Height)? Box { get; init; }
}

/// <summary>Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).</summary>
public enum Role
{
    Document,
    Part,
    Sect,
    Art,
    Div,
    BlockQuote,
    Caption,
    TOC,
    TOCI,
    Index,
    P,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    TH,
    TD,
    THead,
    TBody,
    Span,
    Quote,
    Note,
    Reference,
    Code,
    Link,
    Figure,
}

public sealed record OutlineEntry(int Level, string Title, Lang Lang, string Destination);
