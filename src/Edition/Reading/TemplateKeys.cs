using System.Collections.Immutable;
using Edition.Styling;

namespace Edition.Reading;

/// <summary>The keys of a template.yaml, in the order of its parts.</summary>
public static class TemplateKeys
{
    private static readonly string[] Alignments = ["justified", "left", "centre", "center", "right"];

    public static readonly ImmutableArray<YamlKey> All =
    [
        new("extends", YamlForm.Text, "The template beneath: what is not said here is as there."),
        new(
            "reference",
            YamlForm.Text,
            "A publisher's .docx in the template's folder: the DOCX has its page, and its styles where names are alike."
        ),
        new(
            "page",
            YamlForm.Map,
            "The trimmed page and its margins; or the name of a paper, as A5, which is its width and height."
        )
        {
            Words = [.. PaperSize.Names],
            Keys =
            [
                Measure("width", "Of the trimmed page."),
                Measure("height", "Of the trimmed page."),
                Measure("inner", "The margin at the spine."),
                Measure("outer", "The margin away from the spine."),
                Measure("top", "The margin above the text."),
                Measure("bottom", "The margin below the text."),
                Measure("head", "From the upper edge to the running head's baseline."),
                Measure("foot", "From the folio's baseline to the lower edge."),
                Flag("mirrored", "Versos have their inner margin at the right."),
                Measure("bleed", "What the print profile adds around the trim."),
            ],
        },
        new(
            "families",
            YamlForm.Named,
            "The typefaces, by names of one's own; `text` is that of the body, `mono` that of code."
        )
        {
            Keys =
            [
                new("name", YamlForm.Text, "The family's name as its makers have it."),
                new(
                    "regular",
                    YamlForm.Text,
                    "Its upright face: a file in the template's folder; of a collection `#1`, of a variable face `#Bold` says which."
                )
                {
                    Required = true,
                },
                new("italic", YamlForm.Text, "Its italic; the upright face where it is not named."),
                new("bold", YamlForm.Text, "Its bold."),
                new("bold-italic", YamlForm.Text, "Its bold italic."),
                new("fallbacks", YamlForm.List, "Families that have the letters which this one lacks, in order."),
                new("letters", YamlForm.Text, "What it is asked for as a fallback, as `U+2190-21FF, U+2713`; all."),
                new(
                    "serves",
                    YamlForm.List,
                    "Languages that are set in it whole where a style's own family has not what follows."
                ),
                new("where-lacking", YamlForm.Text, "Letters, one of which the style's own family lacks."),
            ],
        },
        new("fallbacks", YamlForm.List, "Families asked last of all, whatever the style's."),
        new("styles", YamlForm.Map, "How each kind of paragraph is set.")
        {
            Keys =
            [
                .. Enum.GetValues<StyleName>()
                    .Select(name => new YamlKey(TemplateReader.KeyOf(name), YamlForm.Map, "") { Keys = Style(name) }),
            ],
        },
        new("hyphenation", YamlForm.Named, "Hyphenation by language tag.")
        {
            Keys =
            [
                new("patterns", YamlForm.Text, "Liang's patterns: a file in the template's folder."),
                new("exceptions", YamlForm.Text, "Words with their breaks: a file in the template's folder."),
                Whole("min-before", 1, 20, "Letters that stay before a break."),
                Whole("min-after", 1, 20, "Letters that go over."),
                Whole("last-resort-min-after", 1, 20, "The same where a line would be bad otherwise."),
                Number("cost", 100, "How dear a hyphen is: a multiple of `hyphen-penalty`; 1 if not given."),
            ],
        },
        new("languages", YamlForm.Named, "How each language writes, by language tag.")
        {
            Keys =
            [
                new("quotes", YamlForm.Text, "Four signs: the outer pair of quotation marks and the inner one."),
                new("thin-space-before", YamlForm.Text, "Signs that a thin space precedes; with » also one follows «."),
                new("date", YamlForm.Text, "A date in words, with {day}, {month} and {year}."),
                new("months", YamlForm.List, "The twelve names of the months as a date has them."),
            ],
        },
        new("labels", YamlForm.Named, "The words that the program sets, by language tag; {0} is a place for a value.")
        {
            Keys =
            [
                .. Enum.GetValues<Label>().Select(label => new YamlKey(TemplateReader.KeyOf(label), YamlForm.Text, "")),
            ],
        },
        new(
            "paragraphs",
            YamlForm.Map,
            "How lines are broken. Demerits are weighed against each other: only their proportions count."
        )
        {
            Keys =
            [
                Number("space-stretch", 10, "How far a word space stretches, in parts of its width."),
                Number("space-shrink", 0.9, "How far it shrinks."),
                Number("expansion", 0.05, "How far glyphs are widened and narrowed: 0.02 is 2 %."),
                Number("protrusion", 2, "How much of hanging marks stands in the margin: 0 none, 1 as designed."),
                Whole("max-hyphen-stack", 0, 100, "Hyphens at the ends of lines in a row."),
                Whole("tolerance", 0, 10_000, "How bad a line may be, in TeX's measure of badness."),
                Whole("last-resort-tolerance", 0, 100_000, "The same where no setting is within the tolerance."),
                Whole("line-penalty", 0, 10_000, "The cost of every line: the higher, the fewer lines."),
                Whole("hyphen-penalty", 0, 10_000, "The cost of a hyphen."),
                Whole("consecutive-hyphen-demerits", 0, 1_000_000, "The cost of two hyphens in a row."),
                Whole("final-hyphen-demerits", 0, 1_000_000, "The cost of a hyphen in the last line but one."),
                Whole("fitness-demerits", 0, 1_000_000, "The cost of a tight line beside a loose one."),
                Whole("last-line-demerits", 0, 1_000_000, "The cost of a last line that is too short or nearly full."),
            ],
        },
        new(
            "limits",
            YamlForm.Map,
            "What the finished pages may have at most, by the names of the compositor's report; beyond it the build fails."
        )
        {
            Keys =
            [
                .. Enum.GetValues<ReportFigure>()
                    .Select(figure =>
                        Number(TemplateKey.Of(figure), 1_000_000, "The most that `build --report` may count.")
                    ),
            ],
        },
        new(
            "pages",
            YamlForm.Map,
            "How pages are made up: the cost of each fault that cannot always be avoided, and notes and columns."
        )
        {
            Keys =
            [
                Cost("widow-cost", "A paragraph's last line at the head of a page."),
                Cost("orphan-cost", "A paragraph's first line at the foot of a page."),
                Cost("hyphen-at-turn-cost", "A word cut by the turn of the page."),
                Cost("unequal-spread-cost", "Facing pages of unequal depth."),
                Cost("note-split-cost", "A note that runs over to the next page."),
                Cost("heading-near-foot-cost", "A heading among the last lines of a page."),
                Cost("short-final-page-cost", "A final page of a few lines."),
                Measure("note-rule", "The length of the rule above notes."),
                Measure("note-gap", "The white between text and notes."),
                Flag("parallel-side-by-side", "Two languages stand side by side; else one after the other."),
                Measure("column-gap", "The white between columns."),
                Whole("heading-lines", 0, 20, "Lines of text that a heading wants below it on its page."),
                Flag("first-paragraph-indented", "The first paragraph below a heading is indented."),
                Flag("line-numbers", "Lines of the text are numbered through, in the DOCX."),
            ],
        },
        new("parts", YamlForm.Map, "Which parts the edition has.")
        {
            Keys =
            [
                Flag("half-title", "A leaf with the title alone."),
                Flag("title-page", "The title page."),
                Flag("imprint", "The page with rights, annotation and classification."),
                Flag("contents", "The contents, in each language."),
                Flag("end-imprint", "What the printer needs, at the end."),
                Flag("articles-on-recto", "Articles begin on a right-hand page."),
                Flag("number-headings", "Headings are numbered."),
                Whole("contents-depth", 1, 6, "Levels of headings that the contents list."),
                Flag("running-heads", "Running heads."),
                Flag("folios", "Page numbers."),
            ],
        },
        new("cover", YamlForm.Map, "The cover that is drawn where the manuscript has none of its own.")
        {
            Keys =
            [
                new("background", YamlForm.Colour, "The ground."),
                new("ink", YamlForm.Colour, "The letters."),
                new("accent", YamlForm.Colour, "The rule."),
                new("family", YamlForm.Text, "One of the families."),
            ],
        },
        new("latin-exceptions", YamlForm.List, "Latin words in Russian text that are not another language."),
    ];

    private static YamlKey Base =>
        new("base", YamlForm.Text, "The style of which this one takes what it does not say; `body` if none is named.");

    private static ImmutableArray<YamlKey> Style(StyleName style) =>
        [
            .. style == StyleName.Body ? [] : (YamlKey[])[Base],
            new("family", YamlForm.Text, "One of the families."),
            Measure("size", "Of the type; em is that of the base."),
            Measure("leading", "From baseline to baseline."),
            Flag("bold", "Bold."),
            Flag("italic", "Italic."),
            Flag("small-caps", "Small capitals."),
            Flag("old-style-figures", "Old-style figures."),
            new("align", YamlForm.Choice, "How lines stand in the measure.") { Words = [.. Alignments] },
            Measure("first-indent", "Of a paragraph's first line."),
            Measure("left", "The indent of all lines from the left."),
            Measure("right", "And from the right."),
            Measure("before", "White above."),
            Measure("after", "White below."),
            Flag("keep-with-next", "Not parted from what follows."),
            Flag("keep-together", "Not broken over pages."),
            Flag("hyphenate", "Words are divided."),
        ];

    private static YamlKey Measure(string name, string effect) => new(name, YamlForm.Measure, effect);

    private static YamlKey Flag(string name, string effect) => new(name, YamlForm.Flag, effect);

    private static YamlKey Cost(string name, string effect) => Whole(name, 0, 10_000_000, effect);

    private static YamlKey Whole(string name, double least, double most, string effect) =>
        new(name, YamlForm.Whole, effect) { Range = (least, most) };

    private static YamlKey Number(string name, double most, string effect) =>
        new(name, YamlForm.Number, effect) { Range = (0, most) };
}
