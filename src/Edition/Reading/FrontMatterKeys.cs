using System.Collections.Immutable;

namespace Edition.Reading;

/// <summary>The keys of the front matter of a Markdown file. The reader knows these; others are queries.</summary>
public static class FrontMatterKeys
{
    /// <summary>What a file may be: its place in the edition and how it opens.</summary>
    public static readonly ImmutableArray<string> Kinds = ["article", "chapter", "front", "back", "articles"];

    /// <summary>Of a file beside others in an edition.</summary>
    public static readonly ImmutableArray<YamlKey> OfArticle =
    [
        new("kind", YamlForm.Choice, "What the file is; an article if absent.") { Words = Kinds },
        ByLanguage("title", "Of the article; its first heading if absent."),
        ByLanguage("subtitle", "Of the article."),
        ByLanguage("short-title", "For running heads."),
        ByLanguage("type", "What kind of article it is, as a journal names it."),
        new("authors", YamlForm.People, "Names, or maps.") { Keys = EditionKeys.Author },
        Text("udc", "Universal Decimal Classification."),
        Text("doi", "Of the article, checked."),
        Text("pages", "First and last page in the journal, if this edition's folios are not those."),
        Text("first-page", "The page of the journal on which the article begins."),
        Text("licence", "The licence of the article."),
        new("keywords", YamlForm.ListByLanguage, "What the article is about."),
        new("received", YamlForm.Date, "When it came in."),
        new("revised", YamlForm.Date, "When it came back from its authors."),
        new("approved", YamlForm.Date, "When the reviewers approved it."),
        new("accepted", YamlForm.Date, "When it was accepted."),
        ByLanguage("funding", "Who paid."),
        ByLanguage("acknowledgements", "Whom the authors thank."),
        ByLanguage("conflict", "What interests the authors have."),
        Text("lang", "The language of the file, if not the edition's first."),
        // Keys of other programs that are read as ours.
        new("author", YamlForm.Anything, "As “authors”; one name may stand without a list."),
        new("affiliations", YamlForm.Anything, "Organisations by a key, to which authors point."),
        ByLanguage("abstract", "For a language without an abstract in the text."),
        new("tags", YamlForm.Anything, "As “keywords”, if there are none."),
        new("categories", YamlForm.Anything, "As “keywords”, if there are none."),
        new("date", YamlForm.Anything, "Of the article: 2026-01-15."),
        Text("license", "As “licence”."),
    ];

    /// <summary>Of a file that is the whole manuscript: the edition's keys may stand beside the article's.</summary>
    public static readonly ImmutableArray<YamlKey> Alone =
    [
        .. OfArticle,
        .. EditionKeys
            .All.Where(key => OfArticle.All(own => own.Name != key.Name))
            .Select(key => key with { Required = false }),
    ];

    /// <summary>The names that the reader knows.</summary>
    internal static string[] Names(bool alone) =>
        alone
            ? [.. OfArticle.Select(key => key.Name), .. PublicationReader.Keys]
            : [.. OfArticle.Select(key => key.Name)];

    private static YamlKey Text(string name, string effect) => new(name, YamlForm.Text, effect);

    private static YamlKey ByLanguage(string name, string effect) => new(name, YamlForm.TextByLanguage, effect);
}
