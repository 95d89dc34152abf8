using System.Runtime.InteropServices;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Tests.Faces;

[Trait("Kind", "unit")]
public sealed class SubsetterTests
{
    private static Face Serif => Paragraphs.Setting.Faces.FaceOf("serif", false, false);

    private static Face Load(byte[] bytes) => new(new FaceFile("subset.ttf", [.. bytes]));

    [Fact]
    public void A_subset_for_text_shapes_as_the_whole_face()
    {
        byte[] bytes = Subsetter.ForText(Serif, "ПравительствоAVATo.fi".Select(c => (int)c));
        Assert.Equal(bytes, Subsetter.ForText(Serif, "ПравительствоAVATo.fi".Select(c => (int)c)));
        using Face subset = Load(bytes);
        Assert.True(subset.GlyphCount < 60);
        foreach (string word in new[] { "AVATo.", "Правительство", "fi" })
        {
            Assert.Equal(
                Serif.Shape(word, Lang.Russian, FaceFeatures.None).Select(glyph => (glyph.Advance, glyph.Cluster)),
                subset.Shape(word, Lang.Russian, FaceFeatures.None).Select(glyph => (glyph.Advance, glyph.Cluster))
            );
        }
    }

    [Fact]
    public void A_subset_for_glyphs_keeps_their_widths_and_outlines()
    {
        Glyph[] glyphs = Serif.Shape("сто\u0301ит", Lang.Russian, FaceFeatures.None);
        Assert.Equal(6, glyphs.Length);
        FaceSubset subset = Subsetter.ForGlyphs(Serif, glyphs.Select(glyph => glyph.Id));

        // Without cmap, OS/2 and post it is no face by itself, but HarfBuzz reads its outlines: that is all a PDF
        // needs.
        // The bytes are pinned for it: those of Blob.FromStream the collector may move while HarfBuzz reads them.
        var pin = GCHandle.Alloc(subset.Bytes, GCHandleType.Pinned);
        using var blob = new HarfBuzzSharp.Blob(
            pin.AddrOfPinnedObject(),
            subset.Bytes.Length,
            HarfBuzzSharp.MemoryMode.ReadOnly,
            pin.Free
        );
        using var face = new HarfBuzzSharp.Face(blob, 0);
        using var font = new HarfBuzzSharp.Font(face);
        font.SetScale(Serif.UnitsPerEm, Serif.UnitsPerEm);
        Assert.InRange(subset.GlyphMap.Count, 6, face.GlyphCount);
        foreach ((ushort old, ushort now) in subset.GlyphMap.Where(pair => pair.Key != 0))
        {
            Assert.Equal(Serif.AdvanceOf(old), font.GetHorizontalGlyphAdvance(now));
            Assert.True(font.TryGetGlyphExtents(now, out HarfBuzzSharp.GlyphExtents extents));
            Assert.Equal(
                Serif.OutlineOf(old).Points.Select(point => point.Y).DefaultIfEmpty().Max(),
                extents.YBearing,
                1.0
            );
        }
    }

    [Fact]
    public void Outlines_are_closed_and_resolve_composites()
    {
        Outline letter = Serif.OutlineOf(Serif.GlyphOf('й')),
            space = Serif.OutlineOf(Serif.GlyphOf(' '));
        Assert.Empty(space.Verbs);
        Assert.Equal(
            letter.Verbs.Count(verb => verb == OutlineVerb.Move),
            letter.Verbs.Count(verb => verb == OutlineVerb.Close)
        );
        Assert.True(letter.Verbs.Count(verb => verb == OutlineVerb.Move) >= 2);
    }
}
