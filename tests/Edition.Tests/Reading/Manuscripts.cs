using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>Manuscripts for tests: folders of the checkout, and texts in memory.</summary>
internal static class Manuscripts
{
    public static readonly DateOnly Date = new(2025, 1, 20);

    /// <summary>Reads a folder, or the <c>case.md</c> in it where it has no edition.yaml.</summary>
    public static (Book? Book, Findings Findings) ReadFolder(string folder, bool dated = true, string? language = "en")
    {
        bool alone = !File.Exists(Path.Combine(folder, "edition.yaml"));
        return Read(
            alone ? "case.md" : Path.GetFileName(folder),
            path =>
            {
                string file = Path.Combine(folder, path);
                return File.Exists(file)
                    ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(File.ReadAllBytes(file)))
                    : new Fetched.Missing();
            },
            dated ? Date : null,
            language
        );
    }

    /// <summary>Reads one Markdown file with a title of its own.</summary>
    public static (Book Book, ImmutableArray<Diagnostic> Findings) ReadText(string markdown)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(markdown);
        (Book? book, Findings findings) = Read(
            "case.md",
            path =>
                path == "case.md"
                    ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes))
                    : new Fetched.Missing(),
            Date
        );
        return (book!, findings.InOrder(ManuscriptReader.SourcesOf(book), book!.Suppressions));
    }

    /// <summary>Reads an edition in Russian and English whose one file this is.</summary>
    public static (Book Book, ImmutableArray<Diagnostic> Findings) ReadBilingual(string markdown)
    {
        const string Yaml = "title: Проба\nlanguages: [ru, en]\ndate: 2025-01-20\ncontents: [text.md]\n";
        (Book? book, Findings findings) = Read(
            "edition",
            path =>
                path switch
                {
                    "edition.yaml" => Bytes(Yaml),
                    "text.md" => Bytes(markdown),
                    _ => new Fetched.Missing(),
                },
            Date
        );
        return (book!, findings.InOrder(ManuscriptReader.SourcesOf(book), book!.Suppressions));

        static Fetched.Bytes Bytes(string text) =>
            new(ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>One line a finding: its rule and place.</summary>
    public static string Line(Diagnostic finding)
    {
        if (finding.Span.Source is not { } source)
        {
            return finding.Rule.Id;
        }

        (int line, int column) = source.PlaceOf(finding.Span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Rule.Id} {source.Path}:{line}:{column}");
    }

    private static (Book? Book, Findings Findings) Read(
        string name,
        Fetch fetch,
        DateOnly? date,
        string? language = "en"
    )
    {
        var findings = new Findings();
        return (ManuscriptReader.Read(name, fetch, findings, language, date), findings);
    }
}
