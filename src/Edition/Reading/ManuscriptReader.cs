using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// A manuscript to a <see cref="Book"/>. All faults are collected in one run; null is returned only where there is
/// nothing to make a book of (no edition.yaml that can be read, no file).
/// Where findings hold errors the book is there for further checks, not to be set.
/// </summary>
public static class ManuscriptReader
{
    /// <summary>The file of a manuscript that says what the edition is.</summary>
    public const string EditionFile = "edition.yaml";

    /// <param name="name">The folder's name, or that of the single Markdown file, told by its ending.</param>
    /// <param name="earlier">
    /// The texts of an earlier reading: where one is the same now, its very source serves again.
    /// </param>
    /// <param name="isFile">Whether the name is that of a file, where its ending is not to say.</param>
    /// <param name="language">The language of a single file whose front matter names none.</param>
    /// <param name="date">The day of the files' change (SOURCE_DATE_EPOCH).</param>
    public static Book? Read(
        string name,
        Fetch fetch,
        Findings findings,
        string? language = null,
        DateOnly? date = null,
        bool? isFile = null,
        IReadOnlyDictionary<string, Source>? earlier = null
    )
    {
        var files = new ManuscriptFiles(fetch, findings, earlier);
        return isFile ?? FileKinds.IsMarkdown(name)
            ? ReadFile(name, files, findings, language, date)
            : ReadFolder(name, fetch, files, findings, date);
    }

    /// <summary>
    /// The template that a folder's edition.yaml names, for whoever begins with it before the rest is read; null where
    /// that cannot be told.
    /// </summary>
    public static string? TemplateNamed(Fetch fetch)
    {
        var unsaid = new Findings();
        return
            new ManuscriptFiles(fetch, unsaid).Text(EditionFile, default) is { } source
            && YamlReader.Read(source, 0, source.Text.Length, unsaid) is YamlMap map
            ? PublicationReader.TemplateOf(new YamlFields(map, EditionFile, [Lang.Russian], unsaid), unsaid)
            : null;
    }

    /// <summary>
    /// The files of a book in the order in which findings about them are shown: edition.yaml, then the articles.
    /// </summary>
    public static ImmutableArray<Source> SourcesOf(Book? book) =>
        book is null
            ? []
            :
            [
                .. new[] { book.Publication.Span.Source! }
                    .Concat(book.Articles.Select(article => article.Source))
                    .Distinct(),
            ];

    private static Book? ReadFile(
        string name,
        ManuscriptFiles files,
        Findings findings,
        string? language,
        DateOnly? date
    )
    {
        if (files.Text(name, new SourceSpan(new Source(name, ""), 0, 0)) is not { } source)
        {
            return null;
        }

        ArticleFile file = ArticleFile.Parse(source, findings);
        if (language is null && file.FrontMatter.Find("lang") is null && file.FrontMatter.Find("languages") is null)
        {
            language = Languages.GuessOf(source.Text).Tag;
            findings.Add(Says.LanguageGuessed(language), new SourceSpan(source, 0, 0));
        }

        ImmutableArray<Lang> languages = PublicationReader.LanguagesOf(file.FrontMatter, language, "lang", findings);
        ImmutableArray<ArticleRead> read = ReadArticles([file], languages, true, findings);
        Localized<string> title = new([
            .. read[0]
                .Article.Title.Entries.Select(entry => new LocalizedEntry<string>(
                    entry.Lang,
                    PlainText.Of(entry.Value),
                    entry.Span
                )),
        ]);
        var fields = new YamlFields(
            file.FrontMatter with
            {
                Span = new SourceSpan(source, 0, 0),
            },
            "a Markdown file",
            languages,
            findings
        )
        {
            IsShared = true,
        };
        Publication publication = PublicationReader.Read(
            fields,
            Path.GetFileNameWithoutExtension(name),
            true,
            languages,
            title,
            date,
            findings
        );
        return Bind(publication, read, fields.SpanOf("cover"), files, findings);
    }

    private static Book? ReadFolder(string name, Fetch fetch, ManuscriptFiles files, Findings findings, DateOnly? date)
    {
        var place = new SourceSpan(new Source(EditionFile, ""), 0, 0);
        if (fetch(EditionFile) is Fetched.Missing missing)
        {
            findings.Add(NoEdition(name, missing.There), place);
            return null;
        }

        if (files.Text(EditionFile, place) is not { } source)
        {
            return null;
        }

        if (YamlReader.Read(source, 0, source.Text.Length, findings) is not { } root)
        {
            if (!findings.HasErrors)
            {
                findings.Add(Says.EmptyEditionFile(), new SourceSpan(source, 0, 0));
            }

            return null;
        }

        if (root is not YamlMap map)
        {
            findings.Add(Says.EditionFileForm(), root.Span);
            return null;
        }

        map = map with { Span = new SourceSpan(source, 0, 0) };
        ImmutableArray<Lang> languages = PublicationReader.LanguagesOf(map, null, "languages", findings);
        var fields = new YamlFields(map, "edition.yaml", languages, findings);
        fields.Allow(EditionKeys.Names());
        if (!fields.Has("title") && !fields.HasSlipOf("title"))
        {
            findings.Add(Says.TitleRequired(), map.Span);
        }

        Localized<string> title = fields.Localized("title");
        Publication publication = PublicationReader.Read(
            fields,
            name,
            false,
            languages,
            title.IsEmpty ? new([new(languages[0], name, map.Span)]) : title,
            date,
            findings
        );
        Source[] sources = Contents(fields, files, findings);
        var parsed = new ArticleFile[sources.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            sources.Length,
            i => parsed[i] = ArticleFile.Parse(sources[i], findings)
        );
        return Bind(
            publication,
            ReadArticles([.. parsed], languages, false, findings),
            fields.SpanOf("cover"),
            files,
            findings
        );
    }

    /// <summary>What a folder without edition.yaml has instead, and what to do.</summary>
    private static Message NoEdition(string name, ImmutableArray<string> there)
    {
        if (
            there.FirstOrDefault(file =>
                file.Equals("edition.yml", StringComparison.OrdinalIgnoreCase)
                || file.Equals("edition.yaml", StringComparison.OrdinalIgnoreCase)
            ) is
            { } near
        )
        {
            return Says.EditionFileNamed(Shown.Brief(name), near);
        }

        return
            there.FirstOrDefault(file => FileKinds.IsMarkdown(file) && !file.Contains('/', StringComparison.Ordinal))
                is { } text
            ? Says.TextAlone(Shown.Brief(name), Shown.Brief(text))
            : Says.NoEditionFile(Shown.Brief(name));
    }

    private static Source[] Contents(YamlFields fields, ManuscriptFiles files, Findings findings)
    {
        if (!fields.Has("contents") && !fields.HasSlipOf("contents"))
        {
            findings.Add(Says.NoContents(), fields.Span);
        }

        List<Source> sources = [];
        Dictionary<string, SourceSpan> listed = new(StringComparer.OrdinalIgnoreCase);
        foreach (YamlValue node in fields.Nodes("contents"))
        {
            if (node is not YamlText { Value.Length: > 0 } text)
            {
                findings.Add(Says.ContentsEntryForm(), node.Span);
            }
            else if (ManuscriptPath.Of(text.Value) is not { } path)
            {
                findings.Add(Says.FileOutside(Shown.Brief(text.Value)), text.Span);
            }
            else if (!listed.TryAdd(path, text.Span))
            {
                findings.Add(
                    new Diagnostic(Says.FileListedTwice(Shown.Brief(path)), text.Span)
                    {
                        Related = [(listed[path], Says.First)],
                    }
                );
            }
            else if (files.Text(path, text.Span) is { } source)
            {
                sources.Add(source);
            }
        }

        if (fields.Node("contents") is YamlList { Items.IsEmpty: true } empty)
        {
            findings.Add(Says.EmptyContents(), empty.Span);
        }

        return [.. sources];
    }

    private static ImmutableArray<ArticleRead> ReadArticles(
        ImmutableArray<ArticleFile> files,
        ImmutableArray<Lang> languages,
        bool alone,
        Findings findings
    )
    {
        EditionIds.Assign(files, languages);
        var read = new ArticleRead[files.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            files.Length,
            i => read[i] = ArticleReader.Read(files[i], languages, alone, findings)
        );
        EditionIds.Check(files, read, findings);
        return [.. read];
    }

    private static Book Bind(
        Publication publication,
        ImmutableArray<ArticleRead> read,
        SourceSpan coverSpan,
        ManuscriptFiles files,
        Findings findings
    )
    {
        var pictures = ImmutableDictionary.CreateBuilder<string, Picture>(StringComparer.Ordinal);
        foreach ((string path, string? otherwise, SourceSpan span) in read.SelectMany(article => article.Pictures))
        {
            AddPicture(path, span, otherwise);
        }

        if (publication.Cover is { } cover)
        {
            if (ManuscriptPath.Of(cover) is { } path)
            {
                publication = publication with { Cover = path };
                AddPicture(path, coverSpan);
            }
            else
            {
                findings.Add(Says.CoverOutside(Shown.Brief(cover)), coverSpan);
            }
        }

        return new Book(
            publication,
            [.. read.Select(article => article.Article)],
            pictures.ToImmutable(),
            [.. read.SelectMany(article => article.Suppressions)]
        );

        void AddPicture(string path, SourceSpan span, string? otherwise = null)
        {
            if (!pictures.ContainsKey(path) && files.Picture(path, otherwise, span) is { } picture)
            {
                pictures.Add(path, picture);
            }
        }
    }
}
