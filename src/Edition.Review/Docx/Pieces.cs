using System.Collections.Immutable;
using System.Text;

namespace Edition.Review.Docx;

/// <summary>Whose change it was, and its day (yyyy-MM-dd, or empty where the file gives none).</summary>
internal sealed record Change(string Author, string Date);

/// <summary>How a run looks, as far as an importer or a review asks.</summary>
[Flags]
internal enum Look
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Struck = 4,
    SmallCaps = 8,
    Super = 16,
    Sub = 32,
    Caps = 64,
    Underline = 128,
    Highlight = 256,
    Colour = 512,
    Size = 1024,
    Face = 2048,
    Hidden = 4096,
}

/// <summary>
/// <c>All</c>: as shown, with what the paragraph's style brings. <c>Own</c>: what the run and its character style
/// bring.
/// <c>Size</c> in points.
/// </summary>
internal sealed record Manner(Look All, Look Own, double Size, string? Language, string? Font, string? Style)
{
    public static readonly Manner Plain = new(Look.None, Look.None, 12, null, null, null);
}

/// <summary>A field (ECMA-376, 17.16): its code grows while it is read. <c>Outer</c>: the field it stands in.</summary>
internal sealed class Field(Field? outer)
{
    private readonly StringBuilder code = new();

    public Field? Outer { get; } = outer;

    public string Code => code.ToString().Trim();

    /// <summary>The first word of the code, in capitals.</summary>
    public string Name =>
        Code.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var name, ..] ? Upper(name) : "";

    public void Append(string text) => code.Append(text);

    private static string Upper(string name) => name.ToUpperInvariant();
}

/// <summary>What stands in a paragraph. A closed family.</summary>
internal abstract record Piece
{
    /// <summary>Put in with tracking, not yet accepted; moves included.</summary>
    public Change? Inserted { get; init; }

    /// <summary>Taken out with tracking, not yet accepted; moves included.</summary>
    public Change? Deleted { get; init; }

    /// <summary>The innermost field whose result this is.</summary>
    public Field? Field { get; init; }

    /// <summary>Where a hyperlink leads: an address, or a bookmark behind '#'.</summary>
    public string? Target { get; init; }
}

/// <summary><c>Formula</c>: the letters of an equation.</summary>
internal sealed record Words(string Text, Manner Manner, bool Formula = false) : Piece;

internal sealed record LineEnd(bool Page) : Piece;

internal sealed record Tab : Piece;

/// <summary>A character of a symbol font: <c>Code</c> as Word gives it, F000 to F0FF.</summary>
internal sealed record Symbol(string Font, int Code, Manner Manner) : Piece;

internal sealed record Call(bool Endnote, string Id) : Piece;

/// <summary>
/// A picture: its part's name and bytes, or null where it lies outside the file. <c>Altered</c>: Word shows it turned, or
/// cut in a way that <c>Crop</c> does not tell.
/// </summary>
internal sealed record Image(string Name, ImmutableArray<byte>? Bytes, string? Alt, bool Altered) : Piece
{
    public Crop? Crop { get; init; }
}

/// <summary>What no manuscript can hold, in words: "an embedded object (Excel.Sheet.12)".</summary>
internal sealed record Foreign(string What) : Piece;

/// <summary>A text box that is anchored here.</summary>
internal sealed record Box(ImmutableArray<WordBlock> Blocks) : Piece;

internal enum EdgeKind
{
    BookmarkStart,
    BookmarkEnd,
    CommentStart,
    CommentEnd,
    CommentMark,
}

/// <summary>An edge of a bookmark or of a comment's range.</summary>
internal sealed record Edge(EdgeKind Kind, string Id, string? Name) : Piece;
