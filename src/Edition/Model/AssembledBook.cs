using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// The book as it is to be set: every part from half-title to end imprint as ordinary blocks, everything numbered,
/// every
/// reference resolved. All writers take this and nothing else of the manuscript, so the editions agree by construction.
/// </summary>
public sealed record AssembledBook(
    Publication Publication,
    ImmutableArray<Part> Parts,
    ImmutableDictionary<string, Picture> Pictures
)
{
    /// <summary>
    /// The publication as catalogues take it: what PDF, DOCX and EPUB say of themselves, so that the three agree.
    /// </summary>
    public Publication Catalogued { get; init; } = Publication;

    /// <summary>Target id of an article of the appendix → anchors of the references to it, in reading order.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> BackReferences { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>
    /// The contents in each language of the edition, the text's first, whether or not the template sets them: outlines
    /// and navigation are made of them.
    /// </summary>
    public ImmutableArray<Contents> Contents { get; init; } = [];
}

public enum PartKind
{
    HalfTitle,
    TitlePage,
    Imprint,
    Contents,
    Front,
    Article,
    Chapter,
    Back,
    Appendix,
    EndImprint,
}

/// <summary>
/// A part: one file of the EPUB, one section of the DOCX, one run of pages. <c>Id</c> is unique in the edition and
/// names the part's
/// beginning; where the part has a set title, a heading of level 1 in <c>Opening</c>, that heading carries the same id.
/// <c>Title</c> is for running heads, outlines and navigation, without notes; the set title is among <c>Blocks</c>.
/// <c>Opening</c> and <c>Closing</c> hold the apparatus, <c>Body</c> the author's text; in this order they are the
/// part.
/// </summary>
public sealed record Part(
    PartKind Kind,
    string Id,
    Lang Lang,
    Localized<ImmutableArray<Inline>> Title,
    string Byline,
    ImmutableArray<Block> Opening,
    ImmutableArray<Block> Body,
    ImmutableArray<Block> Closing,
    SourceSpan Span
)
{
    /// <summary>What running heads say in the title's place, where it is given.</summary>
    public Localized<string> ShortTitle { get; init; } = Localized<string>.None;

    /// <summary>The folio that its first page has in a journal numbered through; null to count on.</summary>
    public string? FirstPage { get; init; }

    /// <summary>
    /// Half-title, title page, imprint and contents: folios in roman, and not shown in the first three.
    /// </summary>
    public bool IsFrontMatter =>
        Kind is PartKind.HalfTitle or PartKind.TitlePage or PartKind.Imprint or PartKind.Contents or PartKind.Front;

    /// <summary>
    /// Text made by the program, not by the author: left aside when the editions are compared with the manuscript.
    /// </summary>
    public bool IsGenerated =>
        Kind
            is PartKind.HalfTitle
                or PartKind.TitlePage
                or PartKind.Imprint
                or PartKind.Contents
                or PartKind.EndImprint;

    /// <summary>Leaves without running heads and folios, which outlines pass over.</summary>
    public bool IsBare => Kind is PartKind.HalfTitle or PartKind.TitlePage or PartKind.Imprint or PartKind.EndImprint;

    /// <summary>The title in one line, in the part's language or the first it has; empty where it has none.</summary>
    public (string Text, Lang Lang) TitleLine
    {
        get
        {
            (ImmutableArray<Inline> words, Lang lang) =
                Title.TryGet(Lang, out ImmutableArray<Inline> own) ? (own, Lang)
                : Title.Entries is [var first, ..] ? (first.Value, first.Lang)
                : ([], Lang);
            return (PlainText.Of(words).Replace('\n', ' '), lang);
        }
    }

    public IEnumerable<Block> Blocks => [.. Opening, .. Body, .. Closing];
}
