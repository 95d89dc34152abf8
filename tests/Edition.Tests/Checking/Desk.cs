using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;
using Edition.Styling;

namespace Edition.Tests.Checking;

/// <summary>Small books for the desk's tests.</summary>
internal static class Desk
{
    public static string GoldenFolder => Path.Combine(Path.GetDirectoryName(Here())!, "..", "Golden", "desk");

    /// <summary>A template of which the desk reads only the Latin exceptions.</summary>
    public static Template Template { get; } =
        new()
        {
            Name = "desk",
            Page = new PageGeometry(
                default,
                default,
                default,
                default,
                default,
                default,
                default,
                default,
                false,
                default
            ),
            Families = ImmutableDictionary<string, FaceFamily>.Empty,
            Styles = ImmutableDictionary<StyleName, TextStyle>.Empty,
            Hyphenation = Templates.Default.Hyphenation,
            Labels = Templates.Default.Labels,
            Languages = Templates.Default.Languages,
            Paragraphs = null!,
            Pages = null!,
            Parts = null!,
            Cover = null!,
        };

    public static Book BookOf(params Block[] blocks) =>
        BookOf(
            new Article
            {
                Source = new Source("a.md", ""),
                Span = default,
                Lang = Lang.Russian,
                Title = Localized<ImmutableArray<Inline>>.None,
                Blocks = [.. blocks],
            }
        );

    public static Book BookOf(params Article[] articles) =>
        new(
            new Publication
            {
                Name = "desk",
                Title = new Localized<string>([new LocalizedEntry<string>(Lang.Russian, "Книга", default)]),
                Languages = [Lang.Russian, Lang.English],
                Date = new DateOnly(2025, 1, 20),
                EpubIdentifier = "urn:uuid:00000000-0000-0000-0000-000000000000",
                Span = default,
            },
            [.. articles],
            ImmutableDictionary<string, Picture>.Empty,
            []
        );

    /// <summary>
    /// Reads and checks a manuscript given as files; findings of the desk and of the reader, in order.
    /// </summary>
    public static (Book Book, ImmutableArray<Diagnostic> Found) Check(params (string Path, string Text)[] files)
    {
        var findings = new Findings();
        Book book =
            ManuscriptReader.Read(
                files is [(var only, _)] && only.EndsWith(".md", StringComparison.Ordinal) ? only : "manuscript",
                path =>
                    files.FirstOrDefault(file => file.Path == path) is { Text: { } text }
                        ? new Fetched.Bytes([.. Encoding.UTF8.GetBytes(text)])
                        : new Fetched.Missing(),
                findings
            )
            ?? throw new InvalidOperationException(
                string.Join('\n', findings.InOrder([], []).Select(found => found.Message))
            );
        Checker.Check(book, Templates.Default, findings);
        return (book, findings.InOrder(book.Articles.Select(article => article.Source), book.Suppressions));
    }

    public const string Yaml = """
        title: {ru: Книга, en: Book}
        languages: [ru, en]
        date: 2025-01-20
        contents: [a.md]
        """;

    /// <summary>A chapter with the text, in an edition of its own.</summary>
    public static (Book Book, ImmutableArray<Diagnostic> Found) Check(string text, string lang = "ru") =>
        Check(
            ("edition.yaml", Yaml),
            ("a.md", $"---\nkind: chapter\nlang: {lang}\ntitle: {{ru: Глава, en: Chapter}}\n---\n\n{text}\n")
        );

    private static string Here([CallerFilePath] string path = "") => path;
}
