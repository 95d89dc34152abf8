using Edition.Faces;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Typography;

namespace Edition.Tests.Paragraphs;

/// <summary>What a face has no small capital and no raised letter of is drawn as high as those that it has.</summary>
[Trait("Kind", "unit")]
public sealed class FountTests
{
    private static readonly Face Text = Setting.Faces.FaceOf("text", false, false);

    [Fact]
    public void A_small_capital_that_the_face_lacks_is_its_capital_as_high_as_the_others()
    {
        ShapedRun[] runs = [.. Of(smallCaps: true).Word("aɛbo").Runs];
        Assert.Equal(["a", "ɛ", "bo"], runs.Select(run => "aɛbo"[run.Start..run.End]));
        Assert.Equal(Text.GlyphOf('Ɛ'), Assert.Single(runs[1].Glyphs.ToArray()).Id);
        Assert.InRange(runs[1].Scale, 600, 900);
        Assert.Equal([1000, 1000], new[] { runs[0].Scale, runs[2].Scale });
        Assert.NotEqual(Text.GlyphOf('a'), Assert.Single(runs[0].Glyphs.ToArray()).Id);
    }

    [Fact]
    public void A_raised_letter_beside_raised_figures_is_as_large_and_as_high()
    {
        (int scale, int rise) = Of(smallCaps: false).Superior!.Value;
        double top = Text.OutlineOf(Text.GlyphOf('2')).Bounds().Most.Y * scale / 1000 + rise;
        ushort figure = Assert.Single(Text.Shape("2", Lang.Russian, FaceFeatures.Superiors)).Id;
        Assert.InRange(top - Text.OutlineOf(figure).Bounds().Most.Y, -2, 2);
        Assert.InRange(scale, 500, 800);
    }

    private static Fount Of(bool smallCaps) =>
        new(
            new FountKey("text", false, false, smallCaps, false, false, Lang.Russian, false),
            Setting.Faces,
            new Hyphenator(
                Templates.Default,
                Checking.Desk.BookOf(new Paragraph(default, Lang.Russian, [])).Publication
            )
        );
}
