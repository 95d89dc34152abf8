using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Tests.Paragraphs;

public sealed class CompositorTests
{
    private static readonly Length Measure = Length.FromMillimetres(112);

    [Fact]
    public void LinesCoverTheTextAndFillTheMeasure()
    {
        const string text = "Правительство «Союза» признало историко-правовой договор, и\u00A0стороны обменялись нотами о\u00A0концессиях; сто́ит сказать, что переговоры тянулись с\u00A01923 года "
            + "и\u00A0завершились подписанием конвенции об\u00A0основных принципах взаимоотношений, которая вступила в\u00A0силу немедленно.";
        ImmutableArray<Line> lines = Setting.Break(text, Measure);

        Assert.True(lines.Length >= 4);
        Assert.Equal(0, lines[0].Start);
        Assert.Equal(text.Length, lines[^1].End);
        Assert.True(lines[^1].IsLast);
        Assert.Equal(text, string.Concat(lines.SelectMany(line => line.Pieces).Select(piece => piece.Text)).Replace("\u00AD", "", StringComparison.Ordinal));
        for (int i = 1; i < lines.Length; i++)
        {
            Assert.Equal(lines[i - 1].End, lines[i].Start);
            Assert.InRange(lines[i - 1].Width.Points, Measure.Points - 0.01, Measure.Points + 0.01);
        }
    }
}
