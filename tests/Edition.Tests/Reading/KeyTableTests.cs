using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>
/// docs/manuscript.md tells where each key arrives: in each language on the pages, or nowhere on them. The table is held
/// against an edition in which every key has words of its own.
/// </summary>
[Trait("Kind", "unit")]
public sealed partial class KeyTableTests
{
    private static readonly string Manual = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "manuscript.md"));

    /// <summary>The key, and whether its first and its second language are set on the pages.</summary>
    public static TheoryData<string, bool, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, bool, bool>();
            foreach (Match row in Row().Matches(Manual))
            {
                rows.Add(row.Groups["key"].Value, row.Groups["one"].Value == "yes", row.Groups["two"].Value == "yes");
            }

            return rows;
        }
    }

    [Fact]
    public void The_table_is_not_empty() => Assert.True(Rows.Count > 20);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_key_arrives_where_the_manual_says(string key, bool first, bool second)
    {
        (string edition, string article) = Manuscript(key);
        string pages = PagesOf(edition, article);
        Assert.Equal(
            (first, second),
            (
                pages.Contains("Пробное", StringComparison.OrdinalIgnoreCase),
                pages.Contains("Tentative", StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    /// <summary>Of a key of one value: a value, and the words by which it would be known on the pages.</summary>
    private static readonly Dictionary<string, (string Value, string Words)> Single = new(StringComparer.Ordinal)
    {
        ["name"] = ("probe", "probe"),
        ["languages"] = ("[ru, en]", "ru"),
        ["date"] = ("2019-03-07", "2019"),
        ["modified"] = ("2019-03-07", "2019"),
        ["isbn-print"] = ("978-3-16-148410-0", "978-3-16-148410-0"),
        ["isbn-pdf"] = ("978-3-16-148410-0", "978-3-16-148410-0"),
        ["isbn-epub"] = ("978-3-16-148410-0", "978-3-16-148410-0"),
        ["doi"] = ("10.1000/182", "10.1000/182"),
        ["epub"] = ("urn:uuid:2f1a4d0e-58a9-4c6c-9a51-0d3f1b7c1e00", "2f1a4d0e"),
        ["title"] = ("Пробное", "Пробное"),
        ["issn"] = ("0378-5955", "0378-5955"),
        ["volume"] = ("Пробный", "Пробный"),
        ["issue"] = ("Пробный", "Пробный"),
        ["year"] = ("1931", "1931"),
        ["udc"] = ("528.47", "528.47"),
        ["bbk"] = ("63.3", "63.3"),
        ["series-number"] = ("47", "47"),
        ["series-issn"] = ("0378-5955", "0378-5955"),
        ["licence"] = ("Пробная", "Пробная"),
        ["age"] = ("12+", "12+"),
        ["cover-alt"] = ("Пробное", "Пробное"),
        ["email"] = ("probe@example.org", "probe@example.org"),
        ["orcid"] = ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ["role"] = ("editor", "Редактор"),
        ["pages"] = ("301–309", "301–309"),
        ["received"] = ("2019-03-07", "2019"),
        ["revised"] = ("2019-03-07", "2019"),
        ["approved"] = ("2019-03-07", "2019"),
        ["accepted"] = ("2019-03-07", "2019"),
    };

    /// <summary>The keys of one value.</summary>
    public static TheoryData<string, bool> SingleRows
    {
        get
        {
            var rows = new TheoryData<string, bool>();
            foreach (Match row in SingleRow().Matches(Manual))
            {
                rows.Add(row.Groups["key"].Value, row.Groups["set"].Value == "yes");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(SingleRows))]
    public void A_key_of_one_value_is_set_as_the_manual_says(string key, bool set)
    {
        string[] names = key.Split(' ');
        (string value, string words) = Single[names[^1]];
        string line = names is [_, var map, var inner] ? $"{map}: {{{inner}: {value}" : $"{names[^1]}: {value}";
        line +=
            names is [_, "journal", not "title"] ? ", title: Вестник}\n"
            : names.Length == 3 ? "}\n"
            : "\n";
        line += names[^1] == "series-number" ? "series: Труды\n" : "";
        string person = $"authors: [{{name: А. Автор, {names[^1]}: {value}}}]\n";
        string edition =
            "title: Луг\n"
            + (names is ["edition", "languages"] ? "" : "languages: [ru, en]\n")
            + (names is ["edition", "date"] ? "" : "date: 2025-01-20\n")
            + (names is ["article", "pages"] ? "journal: {title: Вестник}\n" : "")
            + "contents: [a.md]\n";
        string pages = PagesOf(
            edition
                + (
                    names[0] == "edition" ? line
                    : names[0] == "edition-author" ? person
                    : ""
                ),
            "---\ntitle: Берег\n"
                + (
                    names[0] == "article" ? line
                    : names[0] == "article-author" ? person
                    : ""
                )
                + "---\n\nТекст.\n"
        );
        Assert.Equal(set, pages.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>What has no place by its nature: it says how the edition is made.</summary>
    [Fact]
    public void The_tables_name_every_key()
    {
        string[] how =
        [
            "authors",
            "contents",
            "hyphenation",
            "typography",
            "template",
            "notes",
            "accessibility",
            "cover",
            "kind",
            "lang",
            "first-page",
            // Other programs' names of keys that are in the tables.
            "author",
            "affiliations",
            "tags",
            "categories",
            "license",
        ];
        string[] told =
        [
            .. Row().Matches(Manual).Select(row => row.Groups["key"].Value),
            .. SingleRow().Matches(Manual).Select(row => row.Groups["key"].Value),
        ];
        Assert.Empty(
            EditionKeys
                .All.Where(key => !how.Contains(key.Name))
                .SelectMany(key =>
                    key.Keys.IsDefaultOrEmpty ? [key.Name] : key.Keys.Select(k => $"{key.Name} {k.Name}")
                )
                .Select(name => "edition " + name)
                .Concat(EditionKeys.Author.Select(key => "edition-author " + key.Name))
                .Concat(EditionKeys.Author.Select(key => "article-author " + key.Name))
                .Concat(
                    FrontMatterKeys.OfArticle.Where(key => !how.Contains(key.Name)).Select(key => "article " + key.Name)
                )
                .Except(told)
        );
    }

    private static string PagesOf(string edition, string article)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["edition.yaml"] = edition,
            ["a.md"] = article,
        };
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "book",
            path =>
                files.TryGetValue(path, out string? content)
                    ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(content)))
                    : new Fetched.Missing(),
            findings
        );
        Assert.Empty(
            findings.InOrder([], []).Where(one => one.Rule.Severity == Severity.Error).Select(one => one.Message)
        );
        AssembledBook assembled = Assembler.Assemble(book!, Templates.Default);
        IEnumerable<Block> blocks = assembled.Parts.SelectMany(part =>
            (IEnumerable<Block>)[.. part.Opening, .. part.Body, .. part.Closing]
        );
        return string.Join('\n', Walk.Blocks(blocks).Select(Words));
    }

    private static string Words(Block block) =>
        block is Contents contents
            ? string.Join('\n', contents.Entries.Select(entry => PlainText.Of(entry.Title)))
            : PlainText.Of(block);

    // The key with words that stand nowhere else, and all that the edition needs besides.
    private static (string Edition, string Article) Manuscript(string key)
    {
        if (key == "heading title")
        {
            return (
                "title: {ru: Луг, en: Meadow}\nlanguages: [ru, en]\ndate: 2025-01-20\ncontents: [a.md]\n",
                "---\ntitle: {ru: Берег, en: Bank}\n---\n\n## Один {.unlisted en=\"One\"}\n\n### Два\n\n"
                    + "#### Пробное {en=\"Tentative\"}\n\nТекст.\n"
            );
        }

        const string Words = "{ru: Пробное, en: Tentative}";
        (string place, string name) = (key.Split(' ')[0], key.Split(' ')[^1]);
        string line = name is "keywords" or "subjects"
            ? $"{name}: {{ru: [Пробное], en: [Tentative]}}\n"
            : $"{name}: {Words}\n";
        string person =
            name == "name" ? $"[{{name: {Words}}}]" : $"[{{name: {{ru: А. Автор, en: A. Author}}, {line.Trim()}}}]";
        string title = "title: {ru: Луг, en: Meadow}\n";
        string edition =
            (place == "edition" && name == "title" ? "" : title)
            + "languages: [ru, en]\ndate: 2025-01-20\ncontents: [a.md]\n"
            + (
                place == "edition" ? line
                : place == "edition-author" ? $"authors: {person}\n"
                : ""
            );
        string article =
            "---\n"
            + (
                place == "article" && name == "title"
                    ? ""
                    : title
                        .Replace("Луг", "Берег", StringComparison.Ordinal)
                        .Replace("Meadow", "Bank", StringComparison.Ordinal)
            )
            + (
                place == "article" ? line
                : place == "article-author" ? $"authors: {person}\n"
                : ""
            )
            + "---\n\nТекст.\n";
        return (edition, article);
    }

    [GeneratedRegex(@"^\| `(?<key>[a-z -]+)` \| (?<set>yes|no) \| (?!yes|no)", RegexOptions.Multiline)]
    private static partial Regex SingleRow();

    [GeneratedRegex(@"^\| `(?<key>[a-z -]+)` \| (?<one>yes|no) \| (?<two>yes|no) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
