using System.Collections.Immutable;
using System.Diagnostics;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Paragraphs;

namespace Edition.Tests.Paragraphs;

/// <summary>Text that no compositor would wish for still comes out whole, in time that grows with its length.</summary>
[Trait("Kind", "unit")]
public sealed class HardTextTests
{
    private static readonly Length Measure = Length.FromMillimetres(112);

    private static string TextOf(IEnumerable<Line> lines) =>
        string.Concat(lines.SelectMany(line => line.Pieces).Select(piece => piece.Text))
            .Replace("\u00AD", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("а")]
    [InlineData("abc/def-ghi.jkl?")]
    [InlineData("а\u00A0")]
    [InlineData("о\u0301")]
    [InlineData("- ")]
    [InlineData("а\u00AD")]
    [InlineData("\u200B")]
    [InlineData("20–")]
    [InlineData("http://www.example.org/")]
    public void One_thing_without_end(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 60_000 / part.Length));
        var clock = Stopwatch.StartNew();
        ImmutableArray<Line> lines = Setting.Break(text, Measure);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
        Assert.Equal(text.Length, lines[^1].End);
        Assert.Equal(
            text.Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Trim(),
            TextOf(lines).Trim()
        );
        Assert.All(
            lines,
            line => Assert.True(line.Width <= Measure + Length.FromPoints(0.5), $"{line.Width} in {Measure}")
        );
    }

    [Fact]
    public void A_paragraph_of_a_hundred_thousand_words()
    {
        string[] words =
        [
            "правительство",
            "и",
            "договор",
            "о",
            "концессиях",
            "СССР",
            "взаимоотношений",
            "в",
            "Японии",
            "подписан",
        ];
        string text = string.Join(
            ' ',
            Enumerable.Range(0, 100_000).Select(i => words[(i * 7 + i / 13) % words.Length])
        );
        ImmutableArray<Line> lines = Setting.Break(text, Measure);
        Assert.Equal(text, TextOf(lines));
        int stack = 0;
        foreach (Line line in lines)
        {
            stack = line.EndsInHyphen ? stack + 1 : 0;
            Assert.InRange(stack, 0, 3);
        }
    }

    [Fact]
    public void A_narrow_column_parts_bound_words_before_it_overflows()
    {
        var style = Setting.Body with { FirstIndent = Length.Zero };
        ImmutableArray<Line> lines = Setting.Break(
            [new Text(SourceSpan.None, Lang.Russian, "А.\u00A0А.\u00A0Кошкин, РСФСР")],
            style,
            Length.FromPoints(34)
        );
        Assert.Equal("А.\u00A0А.\u00A0Кошкин, РСФСР", TextOf(lines));
        Assert.All(lines, line => Assert.True(line.Width.Points <= 34.5));
    }

    [Fact]
    public void What_cannot_fit_is_set_and_said()
    {
        var findings = new Findings();
        var compositor = new Compositor(
            Setting.Faces,
            Templates.Bench,
            new Edition.Typography.Hyphenator(Templates.Bench, Setting.Publication),
            findings
        );
        ImmutableArray<Inline> wide = [new Text(SourceSpan.None, Lang.Russian, "ЩЩ")];
        ImmutableArray<Line> lines = compositor.Break(
            compositor.Shape(wide, Setting.Body, Lang.Russian),
            Length.FromPoints(4),
            Length.Zero
        );
        Assert.Equal("ЩЩ", TextOf(lines));
        Assert.All(findings.InOrder([], []), found => Assert.Equal("ED850", found.Rule.Id));
        Assert.True(findings.InOrder([], []).Length > 0);
    }
}
