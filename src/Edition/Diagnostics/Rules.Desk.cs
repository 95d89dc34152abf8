using System.Globalization;
using Edition.Model;

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

/// <summary>The sentences of those rules, under their names.</summary>
public static partial class Says
{
    public static Message DoubleSpace() => new(Rules.DoubleSpace, "Two spaces in a row.");

    public static Message SpacesInARow(int count) => new(Rules.DoubleSpace, $"{count} spaces in a row.");

    public static Message SpaceAfter(char before) => new(Rules.SpaceBesidePunctuation, $"Space after “{before}”.");

    public static Message SpaceBefore(char after) => new(Rules.SpaceBesidePunctuation, $"Space before “{after}”.");

    public static Message NoSpaceAfterMark(char mark) => new(Rules.NoSpaceAfterMark, $"No space after “{mark}”.");

    public static Message NoSpaceAfterPeriod() => new(Rules.NoSpaceAfterMark, "No space after the period.");

    public static Message DashWithoutSpaces() => new(Rules.DashWithoutSpaces, "A dash stands between spaces.");

    public static Message HyphenOrDash() =>
        new(Rules.DashWithoutSpaces, "A hyphen with a space on one side: a hyphen or a dash?");

    public static Message NoQuotationToClose(char mark) => new(Rules.QuotesDoNotPair, $"“{mark}” closes no quotation.");

    public static Message QuotationNotClosed(char opened) => new(Rules.QuotesDoNotPair, $"“{opened}” is not closed.");

    public static Message StraightQuoteAlone() =>
        new(Rules.QuotesDoNotPair, "A straight quotation mark without its pair.");

    public static Message ForeignQuotes(char opened, char closed, string language, char opening, char closing) =>
        new(Rules.ForeignQuotes, $"“{opened}…{closed}” in {language}: “{opening}…{closing}” is expected.");

    public static Message CyrillicNumeral(string numeral, int code) =>
        new(Rules.MixedScript, $"“{numeral}” is typed in Cyrillic letters (U+{code:X4}); a Roman numeral is Latin.");

    public static Message LatinLetter(char letter, int code) =>
        new(Rules.MixedScript, $"“{letter}” is Latin (U+{code:X4}) where a Russian word is expected.");

    public static Message LetterOfOtherScript(string word, int at, char letter, string script, int code) =>
        new(Rules.MixedScript, $"“{word}”: its letter {at}, “{letter}”, is {script} (U+{code:X4}).");

    public static Message UnknownTypographyRule(string name, string all) =>
        new(Rules.UnknownTypographyRule, $"“{name}” is no rule of the typographer; they are {all}.");

    public static Message RepeatedWord(string word) => new(Rules.RepeatedWord, $"“{word}” twice in a row.");

    public static Message BracketNotClosed(char opened) => new(Rules.BracketsDoNotPair, $"“{opened}” is not closed.");

    public static Message NoBracketToClose(char mark) => new(Rules.BracketsDoNotPair, $"“{mark}” closes no bracket.");

    public static Message OpenRemark(string who, string what) => new(Rules.OpenRemark, $"{who} asks{what}");

    public static Message Misspelt(string word, string right) =>
        new(Rules.Misspelt, $"“{word}” is often misspelt so: “{right}…” is usual.");

    public static Message BlockParity(int here, string lang, int there, string parallel) =>
        new(Rules.BlockParity, $"{Count(here, "row")} in {lang}, {Count(there, "row")} in {parallel}.");

    public static Message KindBesideNothing(Block block, string lang, string otherLang) =>
        new(Rules.BlockParity, $"This {Kind(block)} in {lang} has none beside it in {otherLang}.");

    public static Message KindsDiffer(Block block, string lang, Block other, string otherLang) =>
        new(Rules.BlockParity, $"A {Kind(block)} in {lang} stands beside a {Kind(other)} in {otherLang}.");

    public static Message NoteParity(int here, string lang, int there, string parallel) =>
        new(Rules.NoteParity, $"{Count(here, "note")} here in {lang}, {Count(there, "note")} in {parallel}.");

    public static Message ItemParity(int here, string lang, int there, string parallel) =>
        new(Rules.ItemParity, $"{Count(here, "item")} in {lang}, {Count(there, "item")} in {parallel}.");

    public static Message KeywordParity(int here, string lang, int there, string parallel) =>
        new(Rules.KeywordParity, $"{Count(here, "keyword")} in {lang}, {Count(there, "keyword")} in {parallel}.");

    public static Message EditionStatement(string number) =>
        new(Rules.ReferencePunctuation, $"The edition is written “{number}-е изд.” (GOST R 7.0.5-2008).");

    public static Message ImprintYear(string year) =>
        new(Rules.ReferencePunctuation, $"The year of an imprint stands without “г.”: “{year}”.");

    public static Message ReferencePages(string expected) =>
        new(Rules.ReferencePunctuation, $"Pages of a reference are written “. {expected}” (GOST R 7.0.5-2008).");

    public static Message SlashWithoutSpaces(string slash, char before) =>
        new(Rules.ReferencePunctuation, $"“{slash}” stands between spaces: “{before} {slash} …”.");

    public static Message ReferenceElement(string what) => new(Rules.ReferenceElement, $"The reference lacks {what}.");

    public static Message ReferenceWithoutPage(int year) =>
        new(
            Rules.ReferenceWithoutPage,
            $"No page is given; the other references of the article give one (expected: “{year}. С. …”)."
        );

    public static Message SignMeansNoWork(string sign, string fault) =>
        new(Rules.UnresolvedReference, $"“{sign}” means no work: {fault}.");

    public static Message WorkNotCited(string surname) =>
        new(Rules.UnresolvedReference, $"No work of {surname} was cited before in this article.");

    public static Message WorkOfMany(int count, string surname) =>
        new(Rules.UnresolvedReference, $"{count} works of {surname} were cited before: which is meant?");

    public static Message WorkOfManyInNote(string sign, int count) =>
        new(Rules.UnresolvedReference, $"“{sign}” may mean any of the {count} works of the note before it.");

    public static Message WorkWithoutAuthor() =>
        new(
            Rules.UnresolvedReference,
            "The author of the work meant is not named (expected: “Кошкин А. А. Указ. соч. С. 5.”)."
        );

    public static Message IbidFirstOnPage(string sign) =>
        new(
            Rules.IbidFirstOnPage,
            $"“{sign}” may come first on a page, where it means nothing: notes are numbered by page."
        );

    public static Message SpaceBeforeColon(int closed, int all) =>
        new(
            Rules.HouseStyle,
            $"The edition's references set “: ” without a space before it ({closed} times "
                + $"of {all}); here there is one."
        );

    public static Message SpaceBeforeColonMissing(int spaced, int all) =>
        new(
            Rules.HouseStyle,
            $"The edition's references set “ : ” between spaces ({spaced} times of "
                + $"{all}); here the space before the colon is missing."
        );

    public static Message ReversedRange(string range) => new(Rules.ReversedRange, $"“{range}” runs backwards.");

    public static Message FutureYear(int year, int edition) =>
        new(Rules.FutureYear, $"{year} is after the year of the edition, {edition}.");

    public static Message TwoDescriptions(string surname, string title, string difference) =>
        new(Rules.TwoDescriptions, $"“{surname}. {title}” is described otherwise before: {difference}.");

    public static Message NoFinalPeriod() => new(Rules.NoFinalPeriod, "A reference ends with a period.");

    public static Message UnlinkedMention(string mention, string link, string more) =>
        new(Rules.UnlinkedMention, $"“{mention}” is in the appendix but not linked: {link}.{more}");

    public static Message LinkToAnotherArticle(string words, string target, string title, string nearest) =>
        new(Rules.LinkToAnotherArticle, $"“{words}” leads to #{target}, which is “{title}”{nearest}.");

    public static Message UdcForm(string udc) =>
        new(Rules.UdcForm, $"“{udc}” is not a UDC: expected as “341.24(47+57:520)” or “94(520)”.");

    public static Message AbstractLength(int words, int most) =>
        new(
            Rules.AbstractLength,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The abstract has {words} words; GOST R 7.0.7-2021 allows {most}."
            )
        );

    public static Message KeywordCount(int count, int least, int most) =>
        new(
            Rules.KeywordCount,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} keywords; GOST R 7.0.7-2021 asks for {least} to {most}."
            )
        );

    public static Message DateOrder(string later, DateOnly date, string earlier, DateOnly? earlierDate) =>
        new(
            Rules.DateOrder,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{later} ({date:yyyy-MM-dd}) comes after {earlier} ({earlierDate:yyyy-MM-dd})."
            )
        );

    public static Message ReferenceTitle(string lang, string other) =>
        new(
            Rules.ReferenceTitle,
            $"What this reference leads to has no title in {lang}: "
                + $"it is set as the one in {other}. "
                + "Give the title, or words to the reference."
        );

    public static Message FinalPeriod(string what, string trimmed) =>
        new(Rules.FinalPeriod, $"No period stands after a {what}: “{trimmed}”.");

    public static Message DashBetweenYears(string from, string to) =>
        new(Rules.DashBetweenNumbers, $"A range of years is written “{from}–{to}”.");

    public static Message DashBetweenNumbers(string written, string from, string to) =>
        new(Rules.DashBetweenNumbers, $"“{written}”: a range (“{from}–{to}”) or a minus?");

    public static Message NoteMarkBefore(char sign) =>
        new(Rules.NoteMarkPlace, $"In Russian a note's mark stands before “{sign}”.");

    public static Message NoteMarkAfter(string language, char sign) =>
        new(Rules.NoteMarkPlace, $"In {language} a note's mark stands after “{sign}”.");

    /// <summary>One sentence for the four rules that hold the front matter against the standard.</summary>
    public static Message ApparatusLacks(Rule rule, string lacking) =>
        new(rule, $"GOST R 7.0.7-2021 asks for what the front matter lacks: {lacking}.");

    /// <summary>Of a date, a share, a number or a name, by the rule for its kind.</summary>
    public static Message FactDiffers(Rule rule, string here, string lang, string there, string parallel) =>
        new(rule, $"“{here}” in {lang}, “{there}” in {parallel}.");

    public static Message FactLacking(Rule rule, string fact, string lang, string parallel) =>
        new(rule, $"“{fact}” is said in {lang}, not in {parallel} (or not as often).");
}
