using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// What stands in a line. Every inline knows the place in the manuscript it came from and the language it is in;
/// <see cref="Lang"/> is always set, equal to that of the surrounding text unless a span says otherwise.
/// A closed family: every writer switches over all of it.
/// </summary>
public abstract record Inline(SourceSpan Span, Lang Lang);

/// <summary>Characters, in NFC, never empty, without line ends. <c>AsIs</c>: the typographer leaves it alone.</summary>
public sealed record Text(SourceSpan Span, Lang Lang, string Value, bool AsIs = false) : Inline(Span, Lang);

public enum InlineStyle
{
    Emphasis,
    Strong,
    Struck,
    Subscript,
    Superscript,
    SmallCaps,
    Underlined,

    /// <summary>As with a marker: a tint behind the letters.</summary>
    Highlighted,
}

public sealed record Styled(SourceSpan Span, Lang Lang, InlineStyle Style, ImmutableArray<Inline> Content)
    : Inline(Span, Lang);

/// <summary>
/// A run in a language of its own (the language is that of the node), and where an id can be put on words.
/// </summary>
public sealed record LangSpan(SourceSpan Span, Lang Lang, ImmutableArray<Inline> Content, string? Id = null)
    : Inline(Span, Lang);

public sealed record Code(SourceSpan Span, Lang Lang, string Value) : Inline(Span, Lang);

/// <summary>A link out of the edition. The reader lets only http, https, mailto and tel through.</summary>
public sealed record Link(SourceSpan Span, Lang Lang, string Uri, ImmutableArray<Inline> Content) : Inline(Span, Lang);

/// <summary>
/// A link to an id of the edition. <c>Anchor</c> is its own id, by which a back-reference finds it; set by the
/// assembler,
/// as is the content of a reference that was written empty.
/// </summary>
public sealed record Reference(
    SourceSpan Span,
    Lang Lang,
    string Target,
    ImmutableArray<Inline> Content,
    string? Anchor = null
) : Inline(Span, Lang);

/// <summary>
/// A note, standing in the text at its first call. <c>Key</c> is unique in the edition ("note-2-7": seventh note of the
/// second
/// part) and set by the assembler; until then it is the author's id, unique in its file. <c>Number</c> is that of the
/// edition's or the
/// article's numbering, 0 before assembly; with numbering by page the paged edition numbers anew.
/// </summary>
public sealed record Note(SourceSpan Span, Lang Lang, string Key, ImmutableArray<Block> Blocks, int Number = 0)
    : Inline(Span, Lang);

/// <summary>A later call of the same note. <c>Ordinal</c> tells the second call (2) from the third (3).</summary>
public sealed record NoteRef(SourceSpan Span, Lang Lang, string Key, int Number = 0, int Ordinal = 0)
    : Inline(Span, Lang);

/// <summary>A line end that the author asked for.</summary>
public sealed record HardBreak(SourceSpan Span, Lang Lang) : Inline(Span, Lang);

/// <summary>
/// A picture that stands in the line, on its baseline. <c>Path</c> is a key of <see cref="Book.Pictures"/>; <c>Alt</c> is
/// empty for one that says nothing (<c>IsOrnament</c>: by its author's word). <c>WidthPercent</c> is of the measure, 0
/// for the picture's own size or <c>Width</c>; never wider than the measure.
/// </summary>
public sealed record InlinePicture(
    SourceSpan Span,
    Lang Lang,
    string Path,
    string Alt,
    double WidthPercent = 0,
    Length? Width = null,
    string? Title = null,
    bool IsOrnament = false
) : Inline(Span, Lang);

/// <summary>
/// The printed pages of the ids in <c>Targets</c>, ascending and each page once («3, 5»): a contents entry's folio, a
/// back-reference.
/// Made by the assembler only. Writers link each page to the first target on it.
/// </summary>
public sealed record PageNumbers(SourceSpan Span, Lang Lang, ImmutableArray<string> Targets) : Inline(Span, Lang);

public enum Computed
{
    PageCount,
    PrintersSheets,

    /// <summary>The folios of a part, from its first page to its last: «117–124».</summary>
    PartPages,
}

/// <summary>
/// A figure that is known once the pages are made: their number, the conventional printer's sheets (усл. печ. л.), the
/// pages of the part whose id is <c>Part</c>.
/// </summary>
public sealed record ComputedValue(SourceSpan Span, Lang Lang, Computed Kind) : Inline(Span, Lang)
{
    public string Part { get; init; } = "";
}
