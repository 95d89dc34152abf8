using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// The manuscript as read: what the edition's YAML says, the parts in order, and the bytes of the pictures they show.
/// Immutable;
/// <c>Sources</c> in the order they were read, for diagnostics; <c>Suppressions</c> from the authors' comments.
/// </summary>
public sealed record Book(
    Publication Publication,
    ImmutableArray<Article> Articles,
    ImmutableDictionary<string, Picture> Pictures,
    ImmutableArray<Suppression> Suppressions
);

/// <summary>
/// What edition.yaml says of the edition as a whole. Texts in the order and language of the manuscript.
/// </summary>
public sealed record Publication
{
    /// <summary>Stem of the output files, safe as a file name.</summary>
    public required string Name { get; init; }
    public required Localized<string> Title { get; init; }
    public Localized<string> Subtitle { get; init; } = Localized<string>.None;

    /// <summary>One or two: the language of the text, then its parallel language.</summary>
    public required ImmutableArray<Lang> Languages { get; init; }
    public ImmutableArray<Author> Authors { get; init; } = [];
    public Localized<string> Publisher { get; init; } = Localized<string>.None;
    public Localized<string> Place { get; init; } = Localized<string>.None;
    public Localized<string> Rights { get; init; } = Localized<string>.None;
    public Localized<string> Series { get; init; } = Localized<string>.None;
    public Localized<string> Annotation { get; init; } = Localized<string>.None;

    /// <summary>The edition's date, whose year is printed.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day of the files' last change, told by the manuscript or by SOURCE_DATE_EPOCH; never printed.</summary>
    public DateOnly? Modified { get; init; }

    /// <summary>The title as catalogues sort it, without a leading article.</summary>
    public Localized<string> TitleSort { get; init; } = Localized<string>.None;
    public string? SeriesNumber { get; init; }
    public string? SeriesIssn { get; init; }

    /// <summary>The name of a licence, or its address.</summary>
    public string? Licence { get; init; }

    /// <summary>Which edition of the work this is («2-е изд.»).</summary>
    public Localized<string> EditionStatement { get; init; } = Localized<string>.None;

    /// <summary>The age from which the edition may be read («12+»).</summary>
    public string? Age { get; init; }
    public string? IsbnPrint { get; init; }
    public string? IsbnPdf { get; init; }
    public string? IsbnEpub { get; init; }
    public string? Doi { get; init; }

    /// <summary>
    /// The EPUB's unique identifier: the manuscript's URN, else its ISBN or DOI, else a URN that is made of titles and
    /// authors (<see cref="IdentifierIsMade"/>).
    /// </summary>
    public required string EpubIdentifier { get; init; }

    /// <summary>Whether nothing identifies the edition but its titles and authors.</summary>
    public bool IdentifierIsMade { get; init; }
    public Journal? Journal { get; init; }
    public string? Udc { get; init; }
    public string? Bbk { get; init; }
    public Localized<ImmutableArray<string>> Subjects { get; init; } = Localized<ImmutableArray<string>>.None;

    /// <summary>
    /// The publisher's own cover, a key of <see cref="Book.Pictures"/>; null: the template draws one.
    /// </summary>
    public string? Cover { get; init; }
    public string? CoverAlt { get; init; }
    public Localized<string> AccessibilitySummary { get; init; } = Localized<string>.None;
    public string? CertifiedBy { get; init; }

    /// <summary>Where readers write to about accessibility.</summary>
    public string? AccessibilityContact { get; init; }

    /// <summary>Words with their breaks, hyphens at the breaks ("кон-цес-сия"), by language.</summary>
    public Localized<ImmutableArray<string>> Hyphenation { get; init; } = Localized<ImmutableArray<string>>.None;
    public ImmutableArray<string> TypographyOff { get; init; } = [];
    public string Template { get; init; } = "default";

    /// <summary>Where the template is named; the whole source where it is not.</summary>
    public SourceSpan TemplateSpan { get; init; }
    public NoteNumbering NoteNumbering { get; init; } = NoteNumbering.Article;

    /// <summary>The source of edition.yaml, or of the single Markdown file.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>What identifies a file: the DOI, else the ISBN that is given, else what identifies the EPUB.</summary>
    public string IdentifierBy(string? isbn) =>
        Doi is not null ? "doi:" + Doi
        : isbn is not null ? AddressOf(isbn)
        : EpubIdentifier;

    /// <summary>An ISBN as a URN (RFC 8254), without hyphens.</summary>
    public static string AddressOf(string isbn) => "urn:isbn:" + string.Concat(isbn.Where(char.IsAsciiLetterOrDigit));

    public Lang Lang => Languages[0];
    public Lang? ParallelLang => Languages.Length > 1 ? Languages[1] : null;
}

public enum NoteNumbering
{
    Edition,
    Article,
    Page,
}

public sealed record Journal(
    Localized<string> Title,
    string? Issn,
    string? Volume,
    string? Issue,
    string? Year,
    SourceSpan Span
);

public sealed record Author(
    Localized<string> Name,
    Localized<string> FileAs,
    Localized<string> Affiliation,
    Localized<string> City,
    Localized<string> Country,
    string? Email,
    string? Orcid,
    Localized<string> About,
    SourceSpan Span
)
{
    /// <summary>What the person did, as a code of the MARC relators (id.loc.gov/vocabulary/relators).</summary>
    public string Role { get; init; } = Author.OfText;

    /// <summary>The relator of an author.</summary>
    public const string OfText = "aut";

    public bool IsAuthor => Role == OfText;
}

public enum ArticleKind
{
    Article,
    Chapter,
    Front,
    Back,
    Articles,
}

/// <summary>One Markdown file of the manuscript.</summary>
public sealed record Article
{
    public required Source Source { get; init; }
    public required SourceSpan Span { get; init; }
    public ArticleKind Kind { get; init; }
    public required Lang Lang { get; init; }

    /// <summary>By language; from the front matter, or the file's only <c>#</c> heading.</summary>
    public required Localized<ImmutableArray<Inline>> Title { get; init; }

    /// <summary>
    /// The id under which links find the article as a whole; set by the assembler where the author gave none.
    /// </summary>
    public string? Id { get; init; }
    public Localized<string> Subtitle { get; init; } = Localized<string>.None;

    /// <summary>For running heads and lists, where the title is long.</summary>
    public Localized<string> ShortTitle { get; init; } = Localized<string>.None;
    public Localized<string> Type { get; init; } = Localized<string>.None;
    public ImmutableArray<Author> Authors { get; init; } = [];
    public string? Udc { get; init; }
    public string? Doi { get; init; }
    public string? Pages { get; init; }

    /// <summary>The folio on which the article begins in its journal.</summary>
    public string? FirstPage { get; init; }
    public string? Licence { get; init; }

    /// <summary>The day that the file's front matter gives.</summary>
    public DateOnly? Date { get; init; }
    public Localized<ImmutableArray<string>> Keywords { get; init; } = Localized<ImmutableArray<string>>.None;
    public DateOnly? Received { get; init; }
    public DateOnly? Revised { get; init; }
    public DateOnly? Approved { get; init; }
    public DateOnly? Accepted { get; init; }
    public Localized<string> Funding { get; init; } = Localized<string>.None;
    public Localized<string> Acknowledgements { get; init; } = Localized<string>.None;
    public Localized<string> Conflict { get; init; } = Localized<string>.None;
    public ImmutableArray<Abstract> Abstracts { get; init; } = [];
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>Where each front-matter key stands, for diagnostics about its value.</summary>
    public ImmutableDictionary<string, SourceSpan> KeySpans { get; init; } =
        ImmutableDictionary<string, SourceSpan>.Empty;
}

public sealed record Abstract(SourceSpan Span, Lang Lang, ImmutableArray<Block> Blocks);

public enum PictureFormat
{
    Png,
    Jpeg,
    Svg,

    /// <summary>Only as it is read: what writers are given is its first picture, as a PNG.</summary>
    Gif,
}

/// <summary>
/// A picture's bytes as they stand in the manuscript; the format is read from the bytes, not from the name.
/// </summary>
public sealed record Picture(string Path, PictureFormat Format, ImmutableArray<byte> Bytes);

/// <summary>Rules that a comment silences between two offsets of a source.</summary>
public sealed record Suppression(Source Source, int Start, int End, ImmutableArray<string> RuleIds);
