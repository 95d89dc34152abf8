using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Tests.Checking;

/// <summary>Small books for the desk's tests.</summary>
internal static class Desk
{
    public static string GoldenFolder => Path.Combine(Path.GetDirectoryName(Here())!, "..", "Golden", "desk");

    /// <summary>A template of which the desk reads only the Latin exceptions.</summary>
    public static Template Template { get; } = new()
    {
        Name = "desk",
        Page = new PageGeometry(default, default, default, default, default, default, default, default, false, default),
        Families = ImmutableDictionary<string, FaceFamily>.Empty,
        Styles = ImmutableDictionary<StyleName, TextStyle>.Empty,
        Hyphenation = ImmutableDictionary<string, HyphenationData>.Empty,
        Labels = ImmutableDictionary<string, ImmutableDictionary<Label, string>>.Empty,
        Paragraphs = null!,
        Pages = null!,
        Parts = null!,
        Cover = null!,
    };

    public static Book BookOf(params Block[] blocks) => BookOf(new Article
    {
        Source = new Source("a.md", ""),
        Span = default,
        Lang = Lang.Russian,
        Title = Localized<ImmutableArray<Inline>>.None,
        Blocks = [.. blocks],
    });

    public static Book BookOf(params Article[] articles) => new(new Publication
    {
        Name = "desk",
        Title = new Localized<string>([new LocalizedEntry<string>(Lang.Russian, "Книга", default)]),
        Languages = [Lang.Russian, Lang.English],
        Date = new DateOnly(2025, 1, 20),
        EpubIdentifier = "urn:uuid:00000000-0000-0000-0000-000000000000",
        Span = default,
    }, [.. articles], ImmutableDictionary<string, Picture>.Empty, []);

    private static string Here([CallerFilePath] string path = "") => path;
}
