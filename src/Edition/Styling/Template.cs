using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Styling;

/// <summary>
/// A house style: page, faces, named styles, labels, hyphenation. Read from <c>templates/NAME/template.yaml</c> and the
/// files beside it; every writer takes its looks from here and has none
/// of its own. Immutable; bytes of faces and patterns are loaded with it.
/// </summary>
public sealed record Template
{
    public required string Name { get; init; }
    public required PageGeometry Page { get; init; }

    /// <summary>Families by the name the styles use ("text", "display", "mono").</summary>
    public required ImmutableDictionary<string, FaceFamily> Families { get; init; }

    /// <summary>
    /// Keys of families that are asked, in order, for letters which neither a family nor its own fallbacks have.
    /// </summary>
    public ImmutableArray<string> Fallbacks { get; init; } = [];
    public required ImmutableDictionary<StyleName, TextStyle> Styles { get; init; }

    /// <summary>Patterns by primary language subtag.</summary>
    public required ImmutableDictionary<string, HyphenationData> Hyphenation { get; init; }

    /// <summary>How each language writes, by its primary tag.</summary>
    public ImmutableDictionary<string, LanguageSettings> Languages { get; init; } =
        ImmutableDictionary<string, LanguageSettings>.Empty;

    /// <summary>Label texts by language (primary subtag), then by label.</summary>
    public required ImmutableDictionary<string, ImmutableDictionary<Label, string>> Labels { get; init; }
    public required ParagraphSettings Paragraphs { get; init; }
    public required PageSettings Pages { get; init; }
    public required PartSettings Parts { get; init; }
    public required CoverSettings Cover { get; init; }

    /// <summary>A publisher's document, whose styles and page the DOCX takes over; empty where there is none.</summary>
    public ImmutableArray<byte> Reference { get; init; } = [];

    /// <summary>What the compositor's report may say at most; beyond it the build fails.</summary>
    public ImmutableDictionary<ReportFigure, double> Limits { get; init; } =
        ImmutableDictionary<ReportFigure, double>.Empty;

    /// <summary>
    /// Roman-numeral-like words and abbreviations in Latin letters that stay in the surrounding language.
    /// </summary>
    public ImmutableHashSet<string> LatinExceptions { get; init; } = [];

    public TextStyle Style(StyleName name) => Styles[name];

    /// <summary>The label in the language, or in English, or in any that has it.</summary>
    public string LabelText(Label label, Lang lang) =>
        Labels.TryGetValue(lang.Primary, out var own) && own.TryGetValue(label, out string? text) ? text
        : Labels.TryGetValue("en", out var english) && english.TryGetValue(label, out text) ? text
        : Labels.Values.Select(texts => texts.GetValueOrDefault(label)).FirstOrDefault(found => found is not null)
            ?? label.ToString();
}

/// <summary>
/// Trim size and margins of a page; inner is the spine's side, so versos mirror rectos. Head and foot distances are
/// from the trim edge to the running head's and the folio's baseline.
/// </summary>
public sealed record PageGeometry(
    Length Width,
    Length Height,
    Length Inner,
    Length Outer,
    Length Top,
    Length Bottom,
    Length Head,
    Length Foot,
    bool Mirrored,
    Length Bleed
)
{
    public Length Measure => Width - Inner - Outer;

    public Length Depth => Height - Top - Bottom;
}

/// <summary>Four faces of a family and the families asked, in order, for letters it lacks.</summary>
public sealed record FaceFamily(
    string Key,
    string Name,
    FaceFile Regular,
    FaceFile Italic,
    FaceFile Bold,
    FaceFile BoldItalic,
    ImmutableArray<string> Fallbacks
)
{
    /// <summary>
    /// The code points that it is asked for, each end included; empty: all. What it has of others is left to faces that
    /// are better at them, and its files are not opened for these.
    /// </summary>
    public ImmutableArray<(int From, int To)> Letters { get; init; } = [];

    /// <summary>
    /// Languages (primary subtags) whose text is set in it whole where the style's own family lacks one of the letters
    /// <see cref="WhereLacking"/>: a page in which every third word has another face is set in none.
    /// </summary>
    public ImmutableArray<string> Serves { get; init; } = [];

    public string WhereLacking { get; init; } = "";
}

/// <summary>The file of a face; its bytes are read when they are asked for.</summary>
public sealed class FaceFile(string path, Lazy<ImmutableArray<byte>> content)
{
    public FaceFile(string path, ImmutableArray<byte> bytes)
        : this(path, new Lazy<ImmutableArray<byte>>(bytes)) { }

    /// <summary>
    /// The file's path; of a collection or a variable face with the index or the instance: "fonts/Song.ttc#1".
    /// </summary>
    public string Path => path;

    /// <summary>Which face of the file it is: an index, an instance's name; "" for the first or the only one.</summary>
    public string Which => path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? path[(at + 1)..] : "";

    public ImmutableArray<byte> Bytes => content.Value;
}

/// <summary>
/// Patterns in the form of hyph-utf8's text files, whitespace between them; minima in letters before and after the
/// break. <c>Cost</c>: how dear a hyphen is beside <see cref="ParagraphSettings.HyphenPenalty"/>, which it multiplies:
/// where words are short a line has more spaces to share what is left, and a hyphen wins less. A template has more
/// languages than a book: files are read when they are asked for.
/// </summary>
public sealed record HyphenationData(
    Lang Lang,
    Lazy<string> Patterns,
    Lazy<string> Exceptions,
    int MinBefore,
    int MinAfter,
    int LastResortMinAfter,
    double Cost = 1
);

/// <summary>
/// What is set in a style of its own. The first group are the blocks that have no role; the second one for each <see
/// cref="ParagraphRole"/> (by the same name); the last what stands on the page beside the text.
/// </summary>
public enum StyleName
{
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Quotation,
    Verse,
    Code,
    ListItem,
    TableCell,
    TableHead,
    Caption,
    Figure,
    Note,
    NoteMark,
    Contents1,
    Contents2,
    Contents3,

    Body,
    FirstBody,
    Type,
    Udc,
    Doi,
    Subtitle,
    ParallelTitle,
    ParallelSubtitle,
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
    BackReferences,
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
    PartLabel,

    Parallel,
    ParallelHeading,
    RunningHead,
    Folio,
}

public enum Alignment
{
    Justified,
    Left,
    Centre,
    Right,
}

/// <summary>
/// A named style. <c>Leading</c> is the distance of baselines; styles whose leading is that of Body stand on the grid.
/// Spaces before and after are in points; page make-up rounds
/// blocks that break the grid up to whole lines. Indents are added to those of the surroundings.
/// </summary>
public sealed record TextStyle
{
    public required StyleName Name { get; init; }
    public required string Family { get; init; }
    public required Length Size { get; init; }
    public required Length Leading { get; init; }
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool SmallCaps { get; init; }
    public bool OldStyleFigures { get; init; }
    public Alignment Alignment { get; init; }
    public Length FirstIndent { get; init; }
    public Length Left { get; init; }
    public Length Right { get; init; }
    public Length Before { get; init; }
    public Length After { get; init; }
    public bool KeepWithNext { get; init; }
    public bool KeepTogether { get; init; }
    public bool Hyphenate { get; init; }
}

/// <summary>
/// Line breaking. Stretch and shrink of a word space are fractions of its own width; <c>Expansion</c> the greatest
/// change of glyph widths (0.02 is 2 %);
/// <c>Protrusion</c> how much of the hanging marks' width stands in the margin (1 all, 0 none).
/// </summary>
public sealed record ParagraphSettings(
    double SpaceStretch,
    double SpaceShrink,
    double Expansion,
    double Protrusion,
    int MaxHyphenStack,
    int Tolerance,
    int LastResortTolerance,
    int LinePenalty,
    int HyphenPenalty,
    int ConsecutiveHyphenDemerits,
    int FinalHyphenDemerits,
    int FitnessDemerits,
    int LastLineDemerits
);

/// <summary>
/// Page make-up: the cost of each fault that cannot always be avoided, and how notes and parallels are set.
/// </summary>
public sealed record PageSettings(
    int WidowCost,
    int OrphanCost,
    int HyphenAtTurnCost,
    int UnequalSpreadCost,
    int NoteSplitCost,
    int HeadingNearFootCost,
    int ShortFinalPageCost,
    Length NoteRule,
    Length NoteGap,
    bool ParallelSideBySide,
    Length ColumnGap,
    int HeadingLines,
    bool FirstParagraphIndented
)
{
    /// <summary>Lines of the text are numbered through. Word counts them itself; print has them for no reader.</summary>
    public bool LineNumbers { get; init; }
}

/// <summary>Which parts the edition has, where they begin, and whether headings are numbered.</summary>
public sealed record PartSettings(
    bool HalfTitle,
    bool TitlePage,
    bool Imprint,
    bool Contents,
    bool EndImprint,
    bool ArticlesOnRecto,
    bool NumberHeadings,
    int ContentsDepth,
    bool RunningHeads,
    bool Folios
);

/// <summary>The cover drawn by the template; colours are sRGB 0xRRGGBB.</summary>
public sealed record CoverSettings(int Background, int Ink, int Accent, string Family);

/// <summary>
/// Words that the program sets, by language in the template's <c>labels</c>, keys in kebab-case. {0} is a place for a
/// value.
/// </summary>
public enum Label
{
    Abstract,
    Keywords,
    Contents,
    Appendix,
    Notes,
    Figure,
    Table,
    TableContinued,
    FigureReference,
    TableReference,
    Udc,
    Bbk,
    Doi,
    Isbn,
    Issn,
    Funding,
    Acknowledgements,
    Citation,
    ConflictOfInterest,
    AboutAuthors,
    Received,
    Revised,
    Approved,
    Accepted,
    DiscussedOn,
    Page,
    Pages,
    Volume,
    Issue,
    Cover,
    TitlePage,
    Imprint,
    EndImprint,
    HalfTitle,
    Landmarks,
    PageList,
    ListOfFigures,
    ListOfTables,
    BodyText,
    ElectronicEdition,
    PrintersSheets,
    PageCount,
    SignedOn,
    Note,
    BackToText,
    PrintEdition,
    AuthorMail,
    AccessibilitySummary,
    AccessibilityNotes,
    AccessibilityPages,
    AccessibilityDescribed,
    AccessibilityUndescribed,
    AccessibilityContact,
    Editor,
    Translator,
    Compiler,
    Introduction,
    Illustrator,
    RevisionList,
    MovedPages,
    ChangedPlaces,
    UnseenChanges,
    TypedOtherwise,
    PageBefore,
    PageNow,
    Change,
    Place,
    Added,
    Deleted,
    Changed,
    Moved,
}
