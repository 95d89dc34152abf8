using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Tests.Paragraphs;

/// <summary>A compositor with the bench template's faces and rules, and short ways to set text with it.</summary>
internal static class Setting
{
    public static readonly Publication Publication = new()
    {
        Name = "test",
        Title = Localized<string>.None,
        Languages = [Lang.Russian, Lang.English],
        Date = new DateOnly(2025, 1, 20),
        EpubIdentifier = "urn:uuid:0",
        Span = SourceSpan.None,
    };

    public static readonly FaceLibrary Faces = FaceLibrary.Of(Templates.Bench);

    public static readonly Compositor Compositor = new(
        Faces,
        Templates.Bench,
        new Hyphenator(Templates.Bench, Publication),
        new Findings()
    );

    public static TextStyle Body => Templates.Bench.Style(StyleName.Body);

    public static ImmutableArray<Line> Break(string text, Length measure, Lang? lang = null) =>
        Break([new Text(SourceSpan.None, lang ?? Lang.Russian, text)], Body, measure, lang);

    public static ImmutableArray<Line> Break(
        ImmutableArray<Inline> inlines,
        TextStyle style,
        Length measure,
        Lang? lang = null
    ) => Compositor.Break(Compositor.Shape(inlines, style, lang ?? Lang.Russian), measure, style.FirstIndent);
}
