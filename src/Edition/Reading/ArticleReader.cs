using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Diagnostics.SourceSpan;

namespace Edition.Reading;

/// <summary>What a file asks of the others and of the disk, settled once all are read.</summary>
internal sealed record ArticleRead(
    Article Article,
    ImmutableArray<(string Id, SourceSpan Span)> Ids,
    ImmutableArray<(string Target, SourceSpan Span)> Targets,
    ImmutableArray<(string Path, SourceSpan Span)> Pictures,
    ImmutableArray<Suppression> Suppressions
);

/// <summary>
/// One Markdown file to an <see cref="Article"/>. Errors are reported and reading goes on with the nearest sensible
/// thing, so that one run finds them all. One reader a file, one thread.
/// </summary>
internal sealed partial class ArticleReader
{
    private static readonly string[] ArticleKeys =
    [
        "kind",
        "title",
        "subtitle",
        "type",
        "authors",
        "udc",
        "doi",
        "pages",
        "keywords",
        "received",
        "revised",
        "approved",
        "accepted",
        "funding",
        "acknowledgements",
        "conflict",
        "lang",
    ];

    private readonly ArticleFile file;
    private readonly Body body;
    private readonly ImmutableArray<Lang> languages;
    private readonly Findings findings;
    private readonly bool alone;
    private readonly ImmutableArray<(string, SourceSpan)>.Builder ids = ImmutableArray.CreateBuilder<(
        string,
        SourceSpan
    )>();
    private readonly ImmutableArray<(string, SourceSpan)>.Builder targets = ImmutableArray.CreateBuilder<(
        string,
        SourceSpan
    )>();
    private readonly ImmutableArray<(string, SourceSpan)>.Builder pictures = ImmutableArray.CreateBuilder<(
        string,
        SourceSpan
    )>();
    private readonly ImmutableArray<Suppression>.Builder suppressions = ImmutableArray.CreateBuilder<Suppression>();
    private readonly ImmutableArray<Abstract>.Builder abstracts = ImmutableArray.CreateBuilder<Abstract>();
    private Lang lang;

    private ArticleReader(ArticleFile file, ImmutableArray<Lang> languages, bool alone, Findings findings)
    {
        this.file = file;
        this.languages = languages;
        this.alone = alone;
        this.findings = findings;
        body = file.Body;
        lang = languages[0];
    }

    /// <param name="alone">The file is the whole manuscript: its front matter may hold the edition's keys too.</param>
    public static ArticleRead Read(ArticleFile file, ImmutableArray<Lang> languages, bool alone, Findings findings)
    {
        var reader = new ArticleReader(file, languages, alone, findings);
        Article article = reader.Read();
        return new ArticleRead(
            article,
            reader.ids.ToImmutable(),
            reader.targets.ToImmutable(),
            reader.pictures.ToImmutable(),
            reader.suppressions.ToImmutable()
        );
    }

    /// <summary>The language a file says it is in, needed before it is read; the edition's first otherwise.</summary>
    public static Lang LangOf(ArticleFile file, ImmutableArray<Lang> languages) =>
        file.FrontMatter.Find("lang") is YamlText tag && Languages.Among(languages, tag.Value) is { } known
            ? known
            : languages[0];

    private Article Read()
    {
        var fields = new YamlFields(file.FrontMatter, "an article's front matter", languages, findings);
        fields.Allow([.. ArticleKeys, .. alone ? PublicationReader.Keys : []]);
        lang = LangOf(file, languages);
        if (fields.TextNode("lang") is { } tag && Languages.Among(languages, tag.Value) is null)
        {
            findings.Add(
                Rules.WrongLanguage,
                tag.Span,
                $"'{Shown.Brief(tag.Value)}' is not a language of this edition ({string.Join(", ", languages)})."
            );
        }

        DefineNotes(file.Document);
        ArticleKind kind = Kind(fields);
        HeadingBlock? titleHeading = TitleHeading(fields);
        (Localized<ImmutableArray<Inline>> title, string? id) = Title(fields, titleHeading);
        ImmutableArray<Block> blocks = Blocks(file.Document, lang, 0, titleHeading);
        CheckAbstracts(kind);
        ReportUnusedNotes();
        foreach (LinkReferenceDefinition unused in file.Definitions?.Unused ?? [])
        {
            findings.Add(
                Rules.UnusedLinkDefinition,
                body.Span(unused),
                $"No link uses the definition [{Shown.Brief(unused.Label ?? "")}]."
            );
        }

        return new Article
        {
            Source = file.Source,
            Span = new SourceSpan(file.Source, 0, file.Source.Text.Length),
            Kind = kind,
            Lang = lang,
            Title = title,
            Id = id,
            Subtitle = fields.Localized("subtitle"),
            Type = fields.Localized("type"),
            Authors = Authors.Read(fields, languages, findings),
            Udc = fields.Text("udc"),
            Doi = fields.Identifier("doi", CheckDigits.Doi),
            Pages = fields.Text("pages"),
            Keywords = fields.LocalizedLists("keywords"),
            Received = fields.Date("received"),
            Revised = fields.Date("revised"),
            Approved = fields.Date("approved"),
            Accepted = fields.Date("accepted"),
            Funding = fields.Localized("funding"),
            Acknowledgements = fields.Localized("acknowledgements"),
            Conflict = fields.Localized("conflict"),
            Abstracts = abstracts.ToImmutable(),
            Blocks = blocks,
            KeySpans = file.FrontMatter.Entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Span),
        };
    }

    private ArticleKind Kind(YamlFields fields)
    {
        switch (fields.Text("kind"))
        {
            case null or "article":
                return ArticleKind.Article;
            case "chapter":
                return ArticleKind.Chapter;
            case "front":
                return ArticleKind.Front;
            case "back":
                return ArticleKind.Back;
            case "articles":
                return ArticleKind.Articles;
            case { } other:
                string[] kinds = ["article", "chapter", "front", "back", "articles"];
                findings.Add(
                    Rules.UnknownValue,
                    fields.SpanOf("kind"),
                    $"'{Shown.Brief(other)}' is not a kind of file: {string.Join(", ", kinds)}.{Shown.DidYouMean(other, kinds)}"
                );
                return ArticleKind.Article;
        }
    }

    // The title is the front matter's, else the only heading of the first level.
    private HeadingBlock? TitleHeading(YamlFields fields)
    {
        if (fields.Has("title"))
        {
            return null;
        }

        HeadingBlock[] first =
        [
            .. file
                .Document.OfType<HeadingBlock>()
                .Where(heading => heading.Level == 1 && heading.Lines.Count > 0)
                .Take(2),
        ];
        return first.Length == 1 ? first[0] : null;
    }

    private (Localized<ImmutableArray<Inline>> Title, string? Id) Title(YamlFields fields, HeadingBlock? heading)
    {
        if (heading is not null)
        {
            HeadingText text = HeadingText.Of(body, heading);
            HeadingAttributes attributes = ReadAttributes(text);
            ImmutableArray<Inline> words = Inlines(text.Words, lang);
            if (!HasWords(words))
            {
                findings.Add(Rules.EmptyHeading, body.Span(heading), "A heading without words is left out.");
                return (TitleOfName(), attributes.Id);
            }

            var entries = ImmutableArray.CreateBuilder<LocalizedEntry<ImmutableArray<Inline>>>();
            entries.Add(new(lang, words, text.Words.Span()));
            foreach (LocalizedEntry<string> parallel in attributes.Parallel?.Entries ?? [])
            {
                entries.Add(
                    new(parallel.Lang, [new Text(parallel.Span, parallel.Lang, parallel.Value)], parallel.Span)
                );
            }

            return (new(entries.ToImmutable()), attributes.Id);
        }

        if (fields.Has("title"))
        {
            Localized<YamlText> title = fields.LocalizedNodes("title");
            Localized<ImmutableArray<Inline>> set = new([
                .. title.Entries.Select(entry => new LocalizedEntry<ImmutableArray<Inline>>(
                    entry.Lang,
                    Inlines(Leaf(entry.Value), entry.Lang),
                    entry.Span
                )),
            ]);
            foreach (LocalizedEntry<ImmutableArray<Inline>> empty in set.Entries.Where(entry => !HasWords(entry.Value)))
            {
                findings.Add(Rules.WrongType, empty.Span, "'title' has no words.");
            }

            return (set, null);
        }

        return (TitleOfName(), null);
    }

    /// <summary>The title of a file that has none: its name.</summary>
    private Localized<ImmutableArray<Inline>> TitleOfName()
    {
        string name = Path.GetFileNameWithoutExtension(file.Source.Path);
        SourceSpan place = new(file.Source, 0, 0);
        if (file.FrontMatterBroken)
        {
            // The fault that is already reported may hide the title.
        }
        else if (alone)
        {
            findings.Add(
                Rules.TitleFromFileName,
                place,
                $"The file has neither a 'title' nor one single '#' heading: its title is its name, '{Shown.Brief(name)}'."
            );
        }
        else
        {
            findings.Add(
                Rules.NoTitle,
                place,
                "The file needs a 'title' in its front matter, or one single '#' heading."
            );
        }

        return new([new(lang, [new Text(place, lang, Nfc.Of(name))], place)]);
    }

    /// <summary>Whether anything of it is seen: a line of a contents list must not be empty.</summary>
    private static bool HasWords(ImmutableArray<Inline> inlines) =>
        PlainText
            .Of(inlines)
            .Any(c =>
                !char.IsWhiteSpace(c)
                && c != '\u2800'
                && char.GetUnicodeCategory(c)
                    is not (
                        UnicodeCategory.Format
                        or UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.EnclosingMark
                        or UnicodeCategory.Control
                    )
            );

    /// <summary>The text of a YAML value with the places of its characters, where they are known.</summary>
    private static LeafText Leaf(YamlText value) =>
        value.IsPlain
            ? new LeafText(value.Span.Source!, value.Span.Start, value.Value)
            : new LeafText(value.Span, value.Value);

    private void CheckAbstracts(ArticleKind kind)
    {
        if (kind is not ArticleKind.Article)
        {
            return;
        }

        SourceSpan head = new(file.Source, 0, 0);
        if (abstracts.Count == 0)
        {
            if (!alone)
            {
                findings.Add(Rules.NoAbstract, head, "The article has no abstract: ::: {.abstract lang=…}.");
            }

            return;
        }

        foreach (Lang language in languages)
        {
            if (!abstracts.Any(one => one.Lang.Primary == language.Primary))
            {
                findings.Add(
                    Rules.MissingAbstract,
                    abstracts[^1].Span with
                    {
                        Length = Math.Min(3, abstracts[^1].Span.Length),
                    },
                    $"The article has abstracts, but none in '{language}'."
                );
            }
        }
    }
}
