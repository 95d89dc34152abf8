namespace Edition.Model;

/// <summary>
/// What a paragraph is, hence the named style it takes in every edition. The first group is the running text, the
/// others the parts of
/// a book that the assembler composes.
/// </summary>
public enum ParagraphRole
{
    Body,

    // An article's opening and close (GOST R 7.0.7-2021).
    Type,
    Udc,
    Doi,
    Subtitle,
    ParallelTitle,
    ParallelSubtitle,

    /// <summary>The title in the other language of a heading that no list of contents names.</summary>
    SectionParallelTitle,
    Authors,
    Affiliation,
    Contact,
    Abstract,
    Keywords,
    Funding,
    Acknowledgements,
    Citation,
    AboutAuthor,
    Conflict,
    Dates,

    // The appendix of articles.
    BackReferences,

    // Half-title, title page, imprint, end imprint.
    HalfTitle,
    BookAuthors,
    BookTitle,
    BookSubtitle,
    BookParallelTitle,
    BookParallelSubtitle,
    BookSeries,
    BookPublisher,
    ImprintLine,
    ImprintAnnotation,
    EndImprintLine,

    // Front headings that are not part of the text's own hierarchy (the word «Содержание»).
    PartLabel,
}
