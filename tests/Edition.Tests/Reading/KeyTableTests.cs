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
        string pages = string.Join('\n', Walk.Blocks(blocks).Select(PlainText.Of));
        Assert.Equal(
            (first, second),
            (
                pages.Contains("Пробное", StringComparison.OrdinalIgnoreCase),
                pages.Contains("Tentative", StringComparison.OrdinalIgnoreCase)
            )
        );
    }

    // The key with words that stand nowhere else, and all that the edition needs besides.
    private static (string Edition, string Article) Manuscript(string key)
    {
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

    [GeneratedRegex(@"^\| `(?<key>[a-z -]+)` \| (?<one>yes|no) \| (?<two>yes|no) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
