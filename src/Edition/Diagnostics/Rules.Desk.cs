namespace Edition.Diagnostics;

/// <summary>
/// What the editorial desk asks: characters (ED3xx), parity of the languages (ED4xx), bibliographic references (ED5xx),
/// links to articles and the apparatus (ED6xx).
/// </summary>
public static partial class Rules
{
    // Characters, where the typographer does not dare.
    public static readonly Rule DoubleSpace = new("ED301", Severity.Query, "Two spaces in a row");
    public static readonly Rule SpaceBesidePunctuation = new(
        "ED302",
        Severity.Query,
        "Space on the wrong side of a mark"
    );
    public static readonly Rule NoSpaceAfterMark = new("ED303", Severity.Query, "No space after a mark");
    public static readonly Rule DashWithoutSpaces = new("ED304", Severity.Query, "Dash without its spaces");
    public static readonly Rule QuotesDoNotPair = new("ED305", Severity.Query, "Quotation marks do not pair");
    public static readonly Rule ForeignQuotes = new("ED306", Severity.Query, "Quotation marks of another language");
    public static readonly Rule DashBetweenNumbers = new("ED307", Severity.Query, "Range or minus between numbers");
    public static readonly Rule MixedScript = new("ED308", Severity.Query, "Letter of another script");
    public static readonly Rule NoteMarkPlace = new("ED309", Severity.Query, "Note mark on the wrong side of a mark");
    public static readonly Rule UnknownTypographyRule = new("ED310", Severity.Query, "Unknown typographic rule");
    public static readonly Rule RepeatedWord = new("ED311", Severity.Query, "Word twice in a row");
    public static readonly Rule BracketsDoNotPair = new("ED312", Severity.Query, "Brackets do not pair");
    public static readonly Rule OpenRemark = new("ED314", Severity.Query, "Open comment of a review");
    public static readonly Rule Misspelt = new("ED313", Severity.Query, "Word that is often misspelt");

    // Parity of the languages.
    public static readonly Rule NumberParity = new("ED401", Severity.Query, "Number in one language only");
    public static readonly Rule DateParity = new("ED402", Severity.Query, "Date in one language only");
    public static readonly Rule PercentParity = new("ED403", Severity.Query, "Percentage in one language only");
    public static readonly Rule RomanParity = new(
        "ED404",
        Severity.Query,
        "Roman numeral or century in one language only"
    );
    public static readonly Rule NameParity = new("ED405", Severity.Query, "Name in Latin letters in one language only");
    public static readonly Rule BlockParity = new("ED406", Severity.Query, "Block in one language only");
    public static readonly Rule NoteParity = new("ED407", Severity.Query, "Note in one language only");
    public static readonly Rule ItemParity = new("ED408", Severity.Query, "List item in one language only");
    public static readonly Rule KeywordParity = new("ED409", Severity.Query, "Keywords differ in number");

    // Bibliographic references.
    public static readonly Rule ReferencePunctuation = new("ED501", Severity.Query, "Punctuation of a reference");
    public static readonly Rule ReferenceElement = new("ED502", Severity.Query, "Reference lacks an element");
    public static readonly Rule ReferenceWithoutPage = new("ED503", Severity.Query, "Reference without a page");
    public static readonly Rule UnresolvedReference = new("ED504", Severity.Query, "Work meant is not clear");
    public static readonly Rule IbidFirstOnPage = new("ED505", Severity.Query, "«Там же» may come first on a page");
    public static readonly Rule HouseStyle = new("ED506", Severity.Query, "Two house styles of references");
    public static readonly Rule ReversedRange = new("ED507", Severity.Query, "Range runs backwards");
    public static readonly Rule FutureYear = new("ED508", Severity.Query, "Year in the future");
    public static readonly Rule TwoDescriptions = new("ED509", Severity.Query, "One work described in two ways");
    public static readonly Rule NoFinalPeriod = new("ED510", Severity.Query, "Reference without a final period");

    // Links to articles, apparatus.
    public static readonly Rule UnlinkedMention = new("ED601", Severity.Hint, "Article mentioned without a link");
    public static readonly Rule LinkToAnotherArticle = new(
        "ED602",
        Severity.Query,
        "Link leads to another article than it names"
    );
    public static readonly Rule ApparatusSubject = new("ED611", Severity.Query, "Article without type or UDC");
    public static readonly Rule ApparatusAuthors = new("ED612", Severity.Query, "Authors or their particulars missing");
    public static readonly Rule ApparatusLanguage = new("ED613", Severity.Query, "Apparatus missing in one language");
    public static readonly Rule ApparatusDates = new("ED614", Severity.Query, "Dates of the article's history missing");
    public static readonly Rule UdcForm = new("ED615", Severity.Query, "UDC is not well formed");
    public static readonly Rule AbstractLength = new("ED616", Severity.Query, "Abstract is too long");
    public static readonly Rule KeywordCount = new("ED617", Severity.Query, "Too few or too many keywords");
    public static readonly Rule DateOrder = new("ED618", Severity.Query, "Dates are out of order");
    public static readonly Rule ReferenceTitle = new(
        "ED621",
        Severity.Query,
        "Reference to what has no title in its language"
    );
    public static readonly Rule FinalPeriod = new("ED619", Severity.Query, "Period after a title or keyword");
}
