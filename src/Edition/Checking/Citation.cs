using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// The kinds of reference of GOST R 7.0.5-2008; prose is a note, or a part of one, that cites nothing.
/// </summary>
internal enum CitationKind
{
    Prose,
    Ibid,
    OpCit,
    Book,
    Part,
    Archive,
    Web,
    Law,
    Treaty,
}

/// <summary>
/// One reference in a note: a stretch of the note's passage, its kind, and the elements found. <c>Part</c> is a chapter
/// or an article, set off by <c>//</c> from what it stands in.
/// A year of 0 and an empty text are elements that are not there.
/// </summary>
internal sealed record Citation(Passage Passage, int Start, int End, CitationKind Kind)
{
    public string Surname { get; init; } = "";

    public string Initials { get; init; } = "";

    /// <summary>The title proper, without the remainder after a colon, and its place.</summary>
    public string Title { get; init; } = "";

    public string PlaceName { get; init; } = "";

    public string Publisher { get; init; } = "";

    public int Year { get; init; }

    public int YearAt { get; init; } = -1;

    /// <summary>A page, leaf or column is named.</summary>
    public bool HasLocator { get; init; }

    /// <summary>It stands after «См.» and points to the whole work.</summary>
    public bool IsSee { get; init; }

    public string Text => Passage.Text[Start..End];

    public bool IsRussian =>
        Passage.Lang.Primary == "ru" && Passage.Text.AsSpan(Start, End - Start).IndexOfAnyInRange('А', 'я') >= 0;

    public bool IsWork =>
        Kind
            is CitationKind.Book
                or CitationKind.Part
                or CitationKind.Archive
                or CitationKind.Web
                or CitationKind.Law
                or CitationKind.Treaty;

    public SourceSpan Span => Passage.Place(Start, End - Start);
}
