using System.Collections.Immutable;

namespace Edition.Reading;

/// <summary>The keys of an edition.yaml. The reader allows these and no others.</summary>
public static class EditionKeys
{
    private static readonly string[] Numberings = ["edition", "article", "page"];

    public static readonly ImmutableArray<YamlKey> Author =
    [
        ByLanguage("name", "As it is printed.") with
        {
            Required = true,
        },
        ByLanguage("file-as", "As it is sorted: surname first."),
        ByLanguage("affiliation", "The organisation."),
        ByLanguage("city", "Its city."),
        ByLanguage("country", "Its country."),
        Text("email", "For readers."),
        Text("orcid", "Sixteen digits, checked."),
        ByLanguage("about", "A sentence about the author."),
        Text("role", "What the person did for the edition, if not write it."),
    ];

    public static readonly ImmutableArray<YamlKey> All =
    [
        Text("name", "Stem of the output files; the folder's name if absent."),
        ByLanguage("title", "Of the edition.") with
        {
            Required = true,
        },
        ByLanguage("subtitle", "Of the edition."),
        new("languages", YamlForm.TextOrList, "First the language of the text, then its parallel language.")
        {
            Required = true,
        },
        new("authors", YamlForm.People, "Names, or maps.") { Keys = Author },
        ByLanguage("publisher", "For title page and imprint."),
        ByLanguage("place", "Where it is published."),
        ByLanguage("rights", "Who holds them."),
        ByLanguage("series", "The series that it is part of."),
        ByLanguage("annotation", "What the imprint says of the book."),
        new("date", YamlForm.Date, "Of the edition: the only date that goes into the files."),
        new("identifiers", YamlForm.Map, "Check digits are checked.")
        {
            Keys =
            [
                Text("isbn-print", "Of the printed edition."),
                Text("isbn-pdf", "Of the PDF."),
                Text("isbn-epub", "Of the EPUB."),
                Text("doi", "Of the edition."),
                Text("epub", "A URN; if absent the ISBN or DOI, else one made from title and authors."),
            ],
        },
        new("journal", YamlForm.Map, "The journal that this is an issue of.")
        {
            Keys =
            [
                ByLanguage("title", "Of the journal."),
                Text("issn", "Checked."),
                Text("volume", "Of the issue."),
                Text("issue", "Its number."),
                Text("year", "Its year."),
            ],
        },
        Text("udc", "Universal Decimal Classification."),
        Text("bbk", "The Russian library classification."),
        new("subjects", YamlForm.ListByLanguage, "What it is about."),
        Text("cover", "A picture of your own; else the template draws one."),
        Text("cover-alt", "Its description."),
        new("accessibility", YamlForm.Map, "What the EPUB says of its accessibility.")
        {
            Keys =
            [
                Text("certified-by", "Who has examined it."),
                ByLanguage("summary", "In a sentence."),
                Text("contact", "Whom readers may write to."),
            ],
        },
        new("hyphenation", YamlForm.ListByLanguage, "Words with their breaks."),
        new("typography", YamlForm.Map, "What the typographer leaves.")
        {
            Keys = [new("off", YamlForm.List, "Rules that are not used.")],
        },
        Text("template", "The house style."),
        new("notes", YamlForm.Map, "How notes are numbered.")
        {
            Keys = [new("numbering", YamlForm.Choice, "Where the count begins anew.") { Words = [.. Numberings] }],
        },
        new("modified", YamlForm.Date, "When the files last changed."),
        ByLanguage("title-sort", "The title as it is sorted."),
        Text("series-number", "In the series."),
        Text("series-issn", "Of the series, checked."),
        Text("licence", "The address of the licence."),
        ByLanguage("edition", "Which edition it is, in words."),
        Text("age", "The age from which it may be read, as 12+."),
        new("contents", YamlForm.List, "The Markdown files, in order.") { Required = true },
    ];

    /// <summary>The names in a map of the table, at the top or under a key.</summary>
    internal static string[] Names(string? under = null) =>
        [.. (under is null ? All : All.First(key => key.Name == under).Keys).Select(key => key.Name)];

    private static YamlKey Text(string name, string effect) => new(name, YamlForm.Text, effect);

    private static YamlKey ByLanguage(string name, string effect) => new(name, YamlForm.TextByLanguage, effect);
}
