using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>What a file asks of the others and of the disk, settled once all are read.</summary>
internal sealed record ArticleRead(
    Article Article,
    ImmutableArray<(string Id, SourceSpan Span)> Ids,
    ImmutableArray<(string Target, SourceSpan Span)> Targets,
    ImmutableArray<(string Path, string? Otherwise, SourceSpan Span)> Pictures,
    ImmutableArray<Suppression> Suppressions
);

/// <summary>
/// One Markdown file to an <see cref="Article"/>: its front matter, its title, its blocks. Errors are reported and
/// reading goes on with the nearest sensible thing, so that one run finds them all. One thread a file.
/// </summary>
internal static class ArticleReader
{
    private static readonly string[] KeywordKeys = ["tags", "categories"];

    /// <param name="alone">The file is the whole manuscript: its front matter may hold the edition's keys too.</param>
    public static ArticleRead Read(ArticleFile file, ImmutableArray<Lang> languages, bool alone, Findings findings)
    {
        var reading = new FileReading(file, languages, alone, findings);
        Article article = Read(reading);
        return new ArticleRead(
            article,
            reading.Ids.ToImmutable(),
            reading.Targets.ToImmutable(),
            reading.Pictures.ToImmutable(),
            reading.Suppressions.ToImmutable()
        );
    }

    /// <summary>The language a file says it is in, needed before it is read; the edition's first otherwise.</summary>
    public static Lang LangOf(ArticleFile file, ImmutableArray<Lang> languages) =>
        file.FrontMatter.Find("lang") is YamlText tag && Languages.Among(languages, tag.Value) is { } known
            ? known
            : languages[0];

    private static Article Read(FileReading reading)
    {
        ArticleFile file = reading.File;
        Findings findings = reading.Findings;
        var fields = new YamlFields(file.FrontMatter, "a Markdown file", reading.Languages, findings)
        {
            Lang = reading.Lang,
            IsShared = true,
        };
        fields.Allow(FrontMatterKeys.Names(reading.Alone));
        if (fields.TextNode("lang") is { } tag && Languages.Among(reading.Languages, tag.Value) is null)
        {
            findings.Add(
                Says.LanguageNotOfEdition(Shown.Brief(tag.Value), string.Join(", ", reading.Languages)),
                tag.Span
            );
        }

        var reader = new BlockReader(reading);
        ArticleKind kind = Kind(fields, findings);
        Title title = new TitleReader(reading, reader).Read(fields);
        ImmutableArray<Block> blocks = reader.Read(file.Document, reading.Lang, 0, title.Heading);
        ImmutableArray<Abstract> abstracts = Abstracts(fields, reading, reader);
        CheckAbstracts(reading, kind, abstracts);
        reader.Notes.ReportUnused();
        foreach (LinkReferenceDefinition unused in file.Definitions.Unused)
        {
            findings.Add(Says.UnusedLinkDefinition(Shown.Brief(unused.Label ?? "")), reading.Body.Span(unused));
        }

        return new Article
        {
            Source = file.Source,
            Span = new SourceSpan(file.Source, 0, file.Source.Text.Length),
            Kind = kind,
            Lang = reading.Lang,
            Title = title.Words,
            Id = title.Id,
            Subtitle = fields.Localized("subtitle"),
            ShortTitle = fields.Localized("short-title"),
            Type = fields.Localized("type"),
            Authors = Authors.Read(fields, reading.Languages, findings),
            Udc = fields.Text("udc"),
            Doi = fields.Identifier("doi", CheckDigits.Doi),
            Pages = fields.Text("pages"),
            FirstPage = fields.Text("first-page"),
            Licence = fields.Text("licence") ?? fields.Text("license"),
            Date = fields.Date("date"),
            Keywords = Keywords(fields, findings),
            Received = fields.Date("received"),
            Revised = fields.Date("revised"),
            Approved = fields.Date("approved"),
            Accepted = fields.Date("accepted"),
            Funding = fields.Localized("funding"),
            Acknowledgements = fields.Localized("acknowledgements"),
            Conflict = fields.Localized("conflict"),
            Abstracts = abstracts,
            Blocks = blocks,
            KeySpans = file.FrontMatter.Entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Span),
        };
    }

    // Tags and categories of a site are keywords here, where there are none.
    private static Localized<ImmutableArray<string>> Keywords(YamlFields fields, Findings findings)
    {
        string[] others = [.. KeywordKeys.Where(fields.Has)];
        bool read = !fields.Has("keywords");
        foreach (string key in others)
        {
            findings.Add(
                read && key == others[0]
                    ? Says.KeyReadAsKeywords(key)
                    : Says.KeywordsElsewhere(key, (read ? others[0] : "keywords")),
                fields.KeySpan(key)
            );
        }

        return fields.LocalizedLists(read && others.Length > 0 ? others[0] : "keywords");
    }

    /// <summary>Those of the text's fences, and that of the front matter for a language that has none.</summary>
    private static ImmutableArray<Abstract> Abstracts(YamlFields fields, FileReading reading, BlockReader reader)
    {
        ImmutableArray<Abstract> abstracts = reader.Fences.Abstracts;
        foreach (LocalizedEntry<YamlText> entry in fields.LocalizedNodes("abstract").Entries)
        {
            if (abstracts.Any(known => known.Lang.Primary == entry.Lang.Primary))
            {
                continue;
            }

            abstracts = abstracts.Add(
                new Abstract(entry.Span, entry.Lang, Text(entry.Value, entry.Lang, reading, reader))
            );
        }

        return abstracts;
    }

    /// <summary>
    /// A value as text: one written line by line behind a bar is Markdown like any other, each line in its place; of
    /// others the paragraphs.
    /// </summary>
    private static ImmutableArray<Block> Text(YamlText value, Lang lang, FileReading reading, BlockReader reader)
    {
        if (Literal(value) is { } body)
        {
            return new BlockReader(reading.Of(body), reader).Read(
                CellReader.Parse(body, "abstract", reading.Findings),
                lang,
                1
            );
        }

        IEnumerable<LeafText> paragraphs = value.IsPlain
            ? [LeafText.Of(value)]
            : value
                .Value.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(text => new LeafText(value.Span, text));
        return [.. paragraphs.Select(leaf => new Paragraph(leaf.Span(), lang, reader.Inlines.Read(leaf, lang)))];
    }

    private static Body? Literal(YamlText value)
    {
        if (value.Span is not { Source: { } source, Length: > 0 } span || source.Text[span.Start] != '|')
        {
            return null;
        }

        int line = source.PlaceOf(span.Start).Line;
        string text = value.Value.TrimEnd('\n');
        var starts = new List<(int Here, int There)>();
        int here = 0;
        foreach (string written in text.Split('\n'))
        {
            string there = ++line <= source.LineCount ? source.LineText(line) : "";
            if (!there.EndsWith(written, StringComparison.Ordinal))
            {
                return null;
            }

            starts.Add((here, source.LineStart(line) + there.Length - written.Length));
            here += written.Length + 1;
        }

        return new Body(source, text, 0, [.. starts]);
    }

    private static ArticleKind Kind(YamlFields fields, Findings findings)
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
                string[] kinds = [.. FrontMatterKeys.Kinds];
                findings.Add(
                    Says.UnknownKind(
                        Shown.Nearest(other, kinds) is null ? Rules.ForeignValue : Rules.UnknownValue,
                        Shown.Brief(other),
                        string.Join(", ", kinds),
                        Shown.DidYouMean(other, kinds)
                    ),
                    fields.SpanOf("kind")
                );
                return ArticleKind.Article;
        }
    }

    private static void CheckAbstracts(FileReading reading, ArticleKind kind, ImmutableArray<Abstract> abstracts)
    {
        if (kind is not ArticleKind.Article)
        {
            return;
        }

        SourceSpan head = new(reading.File.Source, 0, 0);
        if (abstracts.Length == 0)
        {
            if (!reading.Alone)
            {
                reading.Findings.Add(Says.NoAbstract(), head);
            }

            return;
        }

        foreach (Lang language in reading.Languages)
        {
            if (!abstracts.Any(one => one.Lang.Primary == language.Primary))
            {
                reading.Findings.Add(
                    Says.MissingAbstract(language),
                    abstracts[^1].Span with
                    {
                        Length = Math.Min(3, abstracts[^1].Span.Length),
                    }
                );
            }
        }
    }
}
