using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review;

/// <summary>
/// Word files as a manuscript: bytes in, files and a report out. What the format has is carried over, what it looks
/// like
/// is guessed and said, what it has not is named; the words of the file are all in the manuscript or in the report.
/// </summary>
public static class WordImport
{
    /// <summary>A longer file is refused, in bytes.</summary>
    public const int LargestFile = PackageGuard.Largest;

    /// <summary>
    /// Makes a manuscript of one article, or an issue of several; null with findings where a file is refused.
    /// </summary>
    public static Import? Read(
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        ImportOptions options,
        Findings findings
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var ledger = new Ledger();
        var tally = new ImportTally();
        var counts = new FigureCounts();
        var pictures = new PictureFiles(options);
        List<ArticleImport> articles = [];
        foreach ((string name, byte[] bytes) in files)
        {
            if (WordFile.Open(name, bytes, findings) is not { } file)
            {
                continue;
            }

            var article = new ArticleImport(file, ledger, options, counts, pictures, tally);
            if (article.IsEmpty)
            {
                findings.Add(Says.EmptyWord(), new SourceSpan(new Source(name, ""), 0, 0));
                continue;
            }

            articles.Add(article);
        }

        if (articles.Count < files.Count || articles.Count == 0)
        {
            return null;
        }

        string[] languages = Languages(articles);
        List<(string Path, string Text)> texts = [];
        foreach (ArticleImport article in articles)
        {
            texts.AddRange(article.Write(languages, texts.Count + 1));
        }

        string[] contents = [.. texts.Select(text => text.Path)];
        texts.Insert(0, ("edition.yaml", EditionYaml(articles, languages, contents, ledger)));
        foreach (ArticleImport article in articles)
        {
            Losses.Report(article.File, texts.Select(text => text.Text), ledger);
        }

        return new Import(
            [.. texts.Select(text => (text.Path, Utf8(text.Text))), .. pictures.Files],
            new ImportReport(
                ledger.Notes(),
                new ImportCounts(
                    texts.Skip(1).Sum(text => Lettering.CountOf(text.Text)),
                    tally.Notes,
                    tally.Headings,
                    tally.Lists,
                    tally.Tables,
                    tally.Pictures
                )
            )
        );
    }

    private static ImmutableArray<byte> Utf8(string text) => [.. Encoding.UTF8.GetBytes(text)];

    /// <summary>
    /// That of most letters first; the second if an abstract, a title, keywords or parallel text is in it.
    /// </summary>
    private static string[] Languages(List<ArticleImport> articles)
    {
        (int cyrillic, int latin) = articles.Aggregate(
            (0, 0),
            (sum, article) => (sum.Item1 + article.Letters.Cyrillic, sum.Item2 + article.Letters.Latin)
        );
        string first = cyrillic >= latin && cyrillic > 0 ? "ru" : "en";
        string second = first == "ru" ? "en" : "ru";
        return articles.Exists(article => article.Speaks(second)) ? [first, second] : [first];
    }

    private static string EditionYaml(
        List<ArticleImport> articles,
        string[] languages,
        string[] contents,
        Ledger ledger
    )
    {
        DateOnly? dated = articles.Max(article => article.LastDate);
        if (dated is null)
        {
            dated = articles.Max(article =>
                DateOnly.TryParseExact(
                    article.File.Modified,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out DateOnly saved
                )
                    ? saved
                    : (DateOnly?)null
            );
            if (dated is null)
            {
                ledger.Leave("the edition's date: the file has none", "2000-01-01", null);
            }
        }

        DateOnly date = dated ?? new DateOnly(2000, 1, 1);
        ledger.Guess("the edition's date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);
        if (articles.Count > 1)
        {
            ledger.Leave(
                "the title of the issue: for now it is that of its first article",
                articles[0].PlainTitle[languages[0]],
                null
            );
        }

        var people = new List<SortedDictionary<string, Person>>();
        foreach (SortedDictionary<string, Person> person in articles.SelectMany(article => article.People))
        {
            if (!people.Exists(known => known.First().Value.Name == person.First().Value.Name))
            {
                people.Add(person);
            }
        }

        return FrontWriter.Edition(
            articles[0].PlainTitle,
            languages,
            date,
            articles.Select(article => article.Bbk).FirstOrDefault(bbk => bbk is not null),
            people,
            contents,
            languages[0]
        );
    }
}
