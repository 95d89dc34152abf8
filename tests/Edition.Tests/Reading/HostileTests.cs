using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>
/// Manuscripts made to break a reader: each is read or refused in seconds, without an exception, whatever its size.
/// </summary>
[Trait("Kind", "unit")]
public sealed class HostileTests
{
    public static TheoryData<string, string> Texts =>
        new()
        {
            { "quotations", new string('>', 10_000) + " x" },
            { "lists", string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', 2 * i) + "- x\n")) },
            { "brackets", new string('[', 100_000) },
            { "closed brackets", new string('[', 50_000) + "a" + new string(']', 50_000) + "\n\n[a]: https://b.c" },
            { "pictures", Times("![", 50_000) },
            { "unfinished links", Times("[a](b ", 50_000) },
            { "attributes", Times("[a]{b=\"", 50_000) },
            { "openers", Times("*a **b ", 50_000) },
            { "emphasis", new string('*', 10_000) + "a" + new string('*', 10_000) },
            { "nested emphasis", Times("*a **b ", 5_000) + Times("c** d*", 5_000) },
            { "backticks", string.Concat(Enumerable.Range(1, 1_500).Select(i => new string('`', i) + "a")) },
            { "tags", Times("<a ", 100_000) },
            { "comments", Times("a <!-- ", 100_000) },
            { "notes", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a[^{i}]\n\n[^{i}]: n\n\n")) },
            {
                "misspelt notes",
                string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a[^note{i}] "))
                    + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\n\n[^nota{i}]: n"))
            },
            {
                "broken references",
                string.Concat(Enumerable.Range(0, 50_000).Select(i => $"[a](#head{i}) "))
                    + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\n\n## heap{i}"))
            },
            { "undefined notes", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a[^{i}] ")) },
            { "notes in notes", Times("^[", 20_000) + Times("]", 20_000) },
            { "a paragraph of 50 MB", Times("слово за словом, ", 1_700_000) },
            {
                "fences",
                string.Concat(Enumerable.Range(0, 3_000).Select(i => new string(':', 3 + (i % 3)) + " parallel\n"))
            },
            { "definitions", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"[r{i}]: https://a.b/{i}\n")) },
            { "equal headings", Times("## same\n\n", 50_000) },
            { "blank lines", "- a\n" + Times("\n", 100_000) + "- b" },
            { "marks", "a" + Times("\u0301\u0323", 500_000) },
            { "YAML in brackets", "---\ntitle: " + new string('[', 50_000) + "\n---\nx" },
            { "YAML in braces", "---\ntitle: " + Times("{a: ", 5_000) + "\n---\nx" },
            {
                "YAML of 10,000 keys",
                "---\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"key{i}: v\n")) + "---\nx"
            },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Is_read_in_time(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(text);
        Assert.NotNull(book);
        Assert.All(findings, finding => Assert.NotEmpty(Manuscripts.Line(finding)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), name + " took " + watch.Elapsed);
    }

    [Fact]
    public void What_the_disk_says_is_reported_where_the_file_is_asked_for()
    {
        const string Yaml = "title: T\nlanguages: [en]\ndate: 2025-01-20\ncontents: [a.md, b.md, c.md, d.md]\n";
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "m",
            path =>
                path switch
                {
                    "edition.yaml" => new Fetched.Bytes([.. Encoding.UTF8.GetBytes(Yaml)]),
                    "a.md" => new Fetched.Missing(),
                    "b.md" => new Fetched.Outside(),
                    "c.md" => new Fetched.TooLarge(1L << 33, 1 << 26),
                    _ => new Fetched.Unreadable("Permission denied."),
                },
            findings
        );
        Assert.Equal(
            [
                "ED001 edition.yaml:4:12",
                "ED002 edition.yaml:4:18",
                "ED004 edition.yaml:4:24",
                "ED003 edition.yaml:4:30",
            ],
            findings.InOrder(ManuscriptReader.SourcesOf(book), []).Select(Manuscripts.Line)
        );
    }

    private static string Times(string text, int count) =>
        new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
