using System.Text;
using System.Text.Json;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Conformance.Reading;

/// <summary>
/// Our reading of Markdown against Pandoc's (2.17, the Markdown that the format is a part of; typography off, bare
/// addresses on), which shares no code with it: the corpus, constructs of real files in words of our own, and
/// manuscripts made at random.
/// </summary>
[Trait("Kind", "conformance")]
public sealed class PandocTests
{
    private static readonly string Here = Checkout.PathOf("tests", "Edition.Conformance", "Reading");

    [ValidatorFact]
    public void What_we_read_is_what_Pandoc_reads()
    {
        var accepted = new Accepted(Path.Combine(Here, "accepted-pandoc.txt"));
        int compared = 0;
        foreach ((string name, string text) in Constructs().Concat(Corpus()).Concat(Generated()))
        {
            if (Ours(text) is { } ours)
            {
                accepted.Compare(name, ours, Theirs(text));
                compared++;
            }
        }

        Assert.True(compared > 100, $"Only {compared} texts were compared.");
        Assert.Equal("", accepted.Verdict());
    }

    private static IEnumerable<(string Name, string Text)> Constructs()
    {
        string[] parts = File.ReadAllText(Path.Combine(Here, "constructs.txt"))
            .Split("\n=== ", StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in parts)
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            yield return (part[..end].TrimStart('=', ' '), Titled(part[(end + 1)..]));
        }
    }

    /// <summary>Of the corpus what is one file with a title in its front matter.</summary>
    private static IEnumerable<(string Name, string Text)> Corpus()
    {
        foreach (
            string folder in Directory
                .GetDirectories(Checkout.PathOf("tests", "corpus"), "ED1*")
                .Concat(Directory.GetDirectories(Checkout.PathOf("tests", "corpus"), "ED2*"))
                .Order(StringComparer.Ordinal)
        )
        {
            string file = Path.Combine(folder, "case.md");
            if (
                File.Exists(file)
                && File.ReadAllText(file) is var text
                && text.StartsWith("---\ntitle", StringComparison.Ordinal)
            )
            {
                yield return (Path.GetFileName(folder), text);
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> Generated() =>
        Enumerable.Range(1, 100).Select(seed => ($"random {seed:00}", Titled(Manuscript(new Random(seed)))));

    private static string Titled(string text) => "---\ntitle: T\n---\n\n" + text;

    /// <summary>Null where it is refused: then nothing is set.</summary>
    private static string[]? Ours(string text)
    {
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "case.md",
            path =>
                path == "case.md" ? new Fetched.Bytes([.. Encoding.UTF8.GetBytes(text)])
                : path.EndsWith(".svg", StringComparison.Ordinal)
                    ? new Fetched.Bytes([.. "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"u8])
                : new Fetched.Missing(),
            findings,
            "en",
            new DateOnly(2025, 1, 20)
        );
        return book is null || findings.HasErrors ? null : BookLines.Of(book.Articles[0]);
    }

    private static string[] Theirs(string text)
    {
        string file = Path.Combine(Path.GetTempPath(), "edition-" + Guid.NewGuid().ToString("N") + ".md");
        File.WriteAllText(file, text);
        try
        {
            Answer answer = Shell.Run("pandoc", "-f", "markdown-smart+autolink_bare_uris", "-t", "json", file);
            Assert.True(answer.Code == 0, answer.All);
            using JsonDocument document = JsonDocument.Parse(answer.Out);
            return PandocLines.Of(document.RootElement);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static readonly string[] Words =
    [
        "мельница",
        "the mill",
        "«колесо»",
        "wheel,",
        "и",
        "5 %",
        "плотина;",
        "(the dam)",
        "река.",
        "вода — сила",
        "C++",
        "$5",
    ];

    private static string Manuscript(Random random)
    {
        var text = new StringBuilder();
        int notes = 0;
        for (int i = 0; i < 8; i++)
        {
            text.Append(
                random.Next(7) switch
                {
                    0 => $"## {Line(random, 2)}",
                    1 => string.Join('\n', Enumerable.Range(0, 3).Select(_ => "- " + Line(random, 3))),
                    2 => string.Join('\n', Enumerable.Range(3, 3).Select(n => $"{n}. " + Line(random, 3)))
                        + "\n\nКонец.",
                    3 => string.Join('\n', Line(random, 4).Split('\n').Select(line => "> " + line)),
                    4 => $"| {Cell(random)} | {Cell(random)} |\n|---|---|\n| {Cell(random)} | {Cell(random)} |",
                    5 => $"{Line(random, 3)}[^n{++notes}]\n\n[^n{notes}]: {Line(random, 3)}",
                    _ => Line(random, 6) + "\n" + Line(random, 4),
                }
            );
            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static string Line(Random random, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => Piece(random, "")));

    private static string Cell(Random random) => Piece(random, "[").Replace("|", "", StringComparison.Ordinal);

    /// <param name="within">The marks around: none stands in itself, and brackets hold neither notes nor each other.</param>
    private static string Piece(Random random, string within)
    {
        string word = Words[random.Next(Words.Length)];
        int kind = random.Next(16);
        string mark = kind switch
        {
            0 or 9 => "*",
            1 or 10 => "**",
            2 => "~~",
            6 or 7 or 8 => "[",
            _ => "",
        };
        if (within.Length > 4 || (mark.Length > 0 && within.Contains(mark[0], StringComparison.Ordinal)))
        {
            return word;
        }

        string Inner() => Piece(random, within + mark);
        return kind switch
        {
            0 => $"*{Inner()}*",
            1 => $"**{Inner()}**",
            2 => $"~~{Inner()}~~",
            3 => "H~2~O",
            4 => "x^2^",
            5 => $"`{word}`",
            6 => $"[{Inner()}](https://example.org/a)",
            7 => $"[{Inner()}]{{.smallcaps}}",
            8 => $"^[{Inner()}]",
            9 => "мель*ни*ца",
            10 => $"**§ 4.**{word}",
            _ => word,
        };
    }
}
