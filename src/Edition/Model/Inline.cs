using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// What stands in a line. Every inline knows the place in the manuscript it came from and the language it is in;
/// <see cref="Lang"/> is always set, equal to that of the surrounding text unless a span says otherwise.
/// A closed family: who must tell its members apart is an <see cref="IInlineVisitor{TPlace}"/>, who looks for a few of
/// them asks for <see cref="Content"/>.
/// </summary>
public abstract record Inline(SourceSpan Span, Lang Lang)
{
    /// <summary>The inlines of the same text that stand in it; a note's blocks are a text of their own.</summary>
    public abstract ImmutableArray<Inline> Content { get; init; }

    /// <summary>Calls the visitor's method for this kind of inline.</summary>
    public abstract void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at);
}

/// <summary>An inline that no others stand in.</summary>
public abstract record LeafInline(SourceSpan Span, Lang Lang) : Inline(Span, Lang)
{
    public sealed override ImmutableArray<Inline> Content
    {
        get => [];
        init => throw new InvalidOperationException("Nothing stands in a leaf.");
    }
}

/// <summary>Who treats every kind of inline in a way of its own; <typeparamref name="TPlace"/> is where they stand.</summary>
public interface IInlineVisitor<in TPlace>
{
    void Visit(Text text, TPlace at);

    void Visit(Styled styled, TPlace at);

    void Visit(LangSpan span, TPlace at);

    void Visit(Code code, TPlace at);

    void Visit(Link link, TPlace at);

    void Visit(Reference reference, TPlace at);

    void Visit(Note note, TPlace at);

    void Visit(NoteRef later, TPlace at);

    void Visit(HardBreak lineEnd, TPlace at);

    void Visit(InlinePicture picture, TPlace at);

    void Visit(PageNumbers pages, TPlace at);

    void Visit(ComputedValue value, TPlace at);
}

/// <summary>Characters, in NFC, never empty, without line ends. <c>AsIs</c>: the typographer leaves it alone.</summary>
public sealed record Text(SourceSpan Span, Lang Lang, string Value, bool AsIs = false) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

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

    /// <summary>In letters a size smaller than those around.</summary>
    Small,
}

public sealed record Styled(SourceSpan Span, Lang Lang, InlineStyle Style, ImmutableArray<Inline> Content)
    : Inline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// A run in a language of its own (the language is that of the node), and where an id can be put on words.
/// </summary>
public sealed record LangSpan(SourceSpan Span, Lang Lang, ImmutableArray<Inline> Content, string? Id = null)
    : Inline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

public sealed record Code(SourceSpan Span, Lang Lang, string Value) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>A link out of the edition. The reader lets only http, https, mailto and tel through.</summary>
public sealed record Link(SourceSpan Span, Lang Lang, string Uri, ImmutableArray<Inline> Content) : Inline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

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
) : Inline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// A note, standing in the text at its first call. <c>Key</c> is unique in the edition ("note-2-7": seventh note of the
/// second
/// part) and set by the assembler; until then it is the author's id, unique in its file. <c>Number</c> is that of the
/// edition's or the
/// article's numbering, 0 before assembly; with numbering by page the paged edition numbers anew.
/// </summary>
public sealed record Note(SourceSpan Span, Lang Lang, string Key, ImmutableArray<Block> Blocks, int Number = 0)
    : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>A later call of the same note. <c>Ordinal</c> tells the second call (2) from the third (3).</summary>
public sealed record NoteRef(SourceSpan Span, Lang Lang, string Key, int Number = 0, int Ordinal = 0)
    : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>A line end that the author asked for.</summary>
public sealed record HardBreak(SourceSpan Span, Lang Lang) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

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
) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// The printed pages of the ids in <c>Targets</c>, ascending and each page once («3, 5»): a contents entry's folio, a
/// back-reference.
/// Made by the assembler only. Writers link each page to the first target on it.
/// </summary>
public sealed record PageNumbers(SourceSpan Span, Lang Lang, ImmutableArray<string> Targets) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

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
public sealed record ComputedValue(SourceSpan Span, Lang Lang, Computed Kind) : LeafInline(Span, Lang)
{
    public override void Accept<TPlace>(IInlineVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);

    public string Part { get; init; } = "";
}
