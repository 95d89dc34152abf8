using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>
/// What a first-time author does wrong: one finding for one fault, at its own place, in the author's words, with what
/// to write instead; and that <c>--fix</c> mends it where there is one way.
/// </summary>
[Trait("Kind", "unit")]
public sealed class MistakeTests
{
    private const string Sound = "title: {ru: Луг, en: Meadow}\nlanguages: [ru, en]\ndate: 2025-01-20\n";
    private const string Contents = "contents: [a.md]\n";
    private const string Text = "---\nkind: chapter\ntitle: {ru: Луг, en: Meadow}\n---\n\nТекст.\n";

    public static TheoryData<string, string, string, bool> Yaml =>
        new()
        {
            { "title:\n  ru: Луг\n en: Meadow\n", "3:1", "one space to the left of 'ru:' in line 2", false },
            { "title:\n  ru: Луг\n\ten: Meadow\n", "3:1", "begins with a tab", true },
            { "title: \"Meadow\" and others\n", "1:8", "Quote the whole: '\"Meadow\" and others'", true },
            { "title:\n  ru: Луг\n  en:Meadow\n", "3:3", "space is missing after the colon: en: Meadow", true },
            { "title: {ru: Луг, en: Meadow\n", "1:8", "brace that opens here is not closed", false },
            { "title: [Луг\n", "1:8", "bracket that opens here is not closed", false },
            { "title: Meadow: a study\n", "1:8", "colon and a space needs quotes", true },
            { "title: @meadow\n", "1:8", "begins with @ needs quotes", true },
            { "title: Луг\nauthors:\n  - А. Автор\n    city: Тверь\n", "3:5", "- name: А. Автор", true },
        };

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Yaml_that_cannot_be_read_says_what_is_wrong(string yaml, string place, string words, bool mended)
    {
        string edition = yaml + "languages: [ru, en]\ndate: 2025-01-20\n" + Contents;
        Diagnostic only = Only(edition, Text);
        Assert.Equal($"ED010 edition.yaml:{place}", Manuscripts.Line(only));
        Assert.Contains(words, only.Message.Replace('“', '\'').Replace('”', '\''), StringComparison.Ordinal);
        Assert.Equal(mended, only.Fix is not null);
        if (only.Fix is { } fix)
        {
            string again = edition[..fix.Span.Start] + fix.Replacement + edition[fix.Span.End..];
            Assert.DoesNotContain(Errors(again, Text), error => error.Rule == Rules.YamlSyntax);
        }
    }

    [Theory]
    [InlineData("Title: Луг\nlanguages: [ru, en]\ndate: 2025-01-20\n" + Contents, "ED011 1:1", "'title'")]
    [InlineData(Sound + "contents: a.md\n", "ED014 4:11", "contents: [a.md]")]
    [InlineData(Sound + Contents + "authors: А. Автор, Б. Автор\n", "ED014 5:10", "[А. Автор, Б. Автор]")]
    [InlineData("title: Луг\nlanguages: [ru, en]\ndate: 20.01.2025\n" + Contents, "ED015 3:7", "is written 2025-01-20")]
    [InlineData("title: Луг\nlanguages: [ru, en]\ndate: 20 января 2025 г.\n" + Contents, "ED015 3:7", "2025-01-20")]
    [InlineData(
        "title: {ru: Наука, Тверь, en: A}\nlanguages: [ru, en]\ndate: 2025-01-20\n" + Contents,
        "ED016 1:20",
        "comma"
    )]
    [InlineData("title: Луг\nlanguages: [rus, eng]\ndate: 2025-01-20\n" + Contents, "ED016 2:12", "'rus' it is ru")]
    [InlineData("title: Луг\nlanguages: [русский]\ndate: 2025-01-20\n" + Contents, "ED016 2:12", "it is ru")]
    [InlineData(Sound + "contents: [b.md]\n", "ED001 4:12", "Did you mean 'a.md'?")]
    [InlineData(Sound + "contents: [A.md]\n", "ED001 4:12", "There is 'a.md': capitals count.")]
    [InlineData(Sound + "contents: [c.docx]\n", "ED009 4:12", "is a Word file")]
    [InlineData("title: *Луг*\nlanguages: [ru, en]\ndate: 2025-01-20\n" + Contents, "ED018 1:8", "quotes")]
    public void A_fault_of_the_edition_is_one_finding(string edition, string line, string words)
    {
        string text = edition.Contains("[русский]", StringComparison.Ordinal)
            ? "---\nkind: chapter\ntitle: Луг\n---\n\nТекст.\n"
            : Text;
        Diagnostic only = Only(edition, text);
        Assert.Equal(line.Replace(" ", " edition.yaml:", StringComparison.Ordinal), Manuscripts.Line(only));
        Assert.Contains(words, only.Message.Replace('“', '\'').Replace('”', '\''), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: \"Луг\" и дом\n---\n\n##Дом\n\n[x](#nowhere)\n", "ED010 2:8", "Quote the whole")]
    [InlineData("---\nkind: chapter\ntitle: Луг\n---\n\n##Дом\n", "ED131 6:1", "## Дом")]
    [InlineData(Text + "\n:::: parallel\n::: {lang=ru}\nА.\n", "ED101 8:1", "(line 9)")]
    [InlineData(Text + "\nЛуг^[Так его зовут.\n", "ED131 8:4", "^[ is not closed")]
    [InlineData(Text + "\n![Лодка](Boat.svg)\n", "ED211 8:10", "'boat.svg': capitals count")]
    [InlineData(Text + "\n![Лодка](baot.svg)\n", "ED211 8:10", "Did you mean 'boat.svg'?")]
    [InlineData(Text + "\n![Лодка](images\\boat.svg)\n", "ED212 8:10", "parted by /: 'images/boat.svg'")]
    public void A_fault_of_a_file_is_one_finding(string text, string line, string words)
    {
        Diagnostic only = Only(Sound + Contents, text);
        Assert.Equal(line.Replace(" ", " a.md:", StringComparison.Ordinal), Manuscripts.Line(only));
        Assert.Contains(words, only.Message.Replace('“', '\'').Replace('”', '\''), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_with_fences_of_one_length_are_one_finding_at_the_outer_fence()
    {
        string text = Text + "\n::: parallel\n::: {lang=ru}\nА.\n:::\n::: {lang=en}\nA.\n:::\n:::\n";
        Diagnostic only = Assert.Single(All(Sound + Contents, text));
        Assert.Equal("ED104 a.md:8:1", Manuscripts.Line(only));
        Assert.Contains(
            "give it one more, ::::",
            only.Message.Replace('“', '\'').Replace('”', '\''),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_folder_without_edition_yaml_is_told_what_it_has()
    {
        Assert.Contains(
            "but a.md",
            Only(null, Text).Message.Replace('“', '\'').Replace('”', '\''),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "the name is edition.yaml",
            Only(null, Text, ("edition.yml", Sound)).Message,
            StringComparison.Ordinal
        );
    }

    private static Diagnostic Only(string? edition, string text, params (string, string)[] others) =>
        Assert.Single(Errors(edition, text, others));

    private static IEnumerable<Diagnostic> Errors(string? edition, string text, params (string, string)[] others) =>
        All(edition, text, others).Where(one => one.Rule.Severity == Severity.Error);

    private static ImmutableArray<Diagnostic> All(
        string? edition,
        string text,
        params (string Path, string Text)[] others
    )
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["a.md"] = text,
            ["c.docx"] = "PK\u0003\u0004",
            ["boat.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        };
        foreach ((string path, string content) in others)
        {
            files.Add(path, content);
        }

        if (edition is not null)
        {
            files.Add("edition.yaml", edition);
        }

        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "book",
            path =>
                files.TryGetValue(path, out string? content)
                    ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(content)))
                    : new Fetched.Missing([.. files.Keys.Order(StringComparer.Ordinal)]),
            findings
        );
        return findings.InOrder(ManuscriptReader.SourcesOf(book), []);
    }
}
