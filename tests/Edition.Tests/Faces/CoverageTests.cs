using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Tests.Paragraphs;

namespace Edition.Tests.Faces;

public sealed class CoverageTests
{
    [Fact]
    public void NamesEachMissingLetterOnceAtItsPlace()
    {
        var source = new Source("a.md", "Сюй 徐 и 徐 же\u202F— 𓀀, *北*, А.\u202FБ. 20\u2011е");
        ImmutableArray<Diagnostic> found = Check(source);

        Assert.Equal(
            ["a.md 4 1", "a.md 15 2", "a.md 20 1"],
            found.Select(d => $"{d.Span.Source!.Path} {d.Span.Start} {d.Span.Length}")
        );
        Assert.All(found, d => Assert.Equal("ED710", d.Rule.Id));
        Assert.Contains("U+5F90 “徐”", found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EquivalentsAndInvisibleCharactersAreNoFault() =>
        Assert.Empty(
            Check(
                new Source(
                    "a.md",
                    "А.\u202FБ.\u00A0В, 20\u2011е, сло\u00ADво, вчера\u2009— сто\u0301ит \u2212\u200A5\u2060!"
                )
            )
        );

    private static ImmutableArray<Diagnostic> Check(Source source)
    {
        var findings = new Findings();
        var text = new Text(new SourceSpan(source, 0, source.Text.Length), Lang.Russian, source.Text);
        var part = new Part(
            PartKind.Article,
            "a",
            Lang.Russian,
            Localized<ImmutableArray<Inline>>.None,
            "",
            [],
            [new Paragraph(text.Span, Lang.Russian, [text])],
            [],
            text.Span
        );
        Coverage.Check(
            new AssembledBook(Setting.Publication, [part], ImmutableDictionary<string, Picture>.Empty),
            Templates.Bench,
            Setting.Faces,
            findings
        );
        return findings.InOrder([source], []);
    }
}
