using System.Buffers.Binary;
using Edition.Faces;
using Edition.Print.Pdf;
using Edition.Styling;
using Edition.Tests.Pdf;
using UglyToad.PdfPig;

namespace Edition.Tests.Faces;

/// <summary>
/// Faces as their makers give them: with CFF outlines, several in a file, or variable. The files are parts of EB Garamond
/// and of Noto Serif, whose licences stand beside them.
/// </summary>
[Trait("Kind", "unit")]
public sealed class MakersFacesTests
{
    private const string Text = "Съешь же ещё этих мягких булок, сто\u0301ит: affine";

    private static byte[] Cubic => Read("EBGaramond-Part.otf");

    private static byte[] Variable => Read("NotoSerif-Variable-Part.ttf");

    [Fact]
    public void A_face_of_cff_outlines_is_measured_shaped_and_cut_out()
    {
        using var face = Load("a.otf", Cubic);
        Assert.True(face.IsCff);
        Assert.Equal(1000, face.UnitsPerEm);
        Glyph[] glyphs = face.Shape(Text, new("ru"), FaceFeatures.None);
        Assert.All(glyphs, glyph => Assert.NotEqual(0, glyph.Id));
        byte[] part = Subsetter.ForText(face, Text.Select(c => (int)c));
        Assert.True(part.Length < Cubic.Length / 2);
        using var again = Load("b.otf", part);
        Assert.Equal(
            face.OutlineOf(face.GlyphOf('щ')).Points.ToArray(),
            again.OutlineOf(again.GlyphOf('щ')).Points.ToArray()
        );
    }

    /// <summary>What a reader of another make takes out of the PDF: the words, and the makers' outlines in CFF.</summary>
    [Fact]
    public void Its_text_comes_back_from_the_pdf()
    {
        Template template = With(new FaceFile("a.otf", [.. Cubic]));
        byte[] pdf = PdfWriter.Write(
            HandMade.Lines(template, "Съешь же ещё булок"),
            template,
            PdfProfile.Screen,
            plain: true
        );
        Assert.Contains("/FontFile3", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        using PdfDocument document = PdfDocument.Open(pdf);
        Assert.Equal("Съешь же ещё булок", document.GetPage(1).Text);
    }

    [Fact]
    public void Outlines_that_are_written_are_those_that_are_read_back()
    {
        using var face = Load("a.otf", Cubic);
        ushort[] glyphs = [0, .. "Щдя&".Select(c => face.GlyphOf(c)).Where(glyph => glyph != 0)];
        byte[] program = CffWriter.Write(
            "Part",
            face.UnitsPerEm,
            face.Bounds,
            [.. glyphs.Select(glyph => (face.OutlineOf(glyph), face.AdvanceOf(glyph)))]
        );
        var sfnt = new Sfnt(Cubic);
        var tables = sfnt
            .Tags.Where(tag => tag is "head" or "hhea" or "OS/2" or "post" or "name")
            .ToDictionary(tag => tag, tag => sfnt.Table(tag).ToArray());
        tables["CFF "] = program;
        tables["maxp"] = [0, 0, 0x50, 0, 0, (byte)glyphs.Length];
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), 1);
        tables["hmtx"] = new byte[2 + 2 * glyphs.Length];
        using var again = Load("b.otf", Sfnt.Build(tables));
        for (ushort i = 0; i < glyphs.Length; i++)
        {
            Assert.Equal(face.OutlineOf(glyphs[i]).Points.ToArray(), again.OutlineOf(i).Points.ToArray());
        }
    }

    [Fact]
    public void A_face_of_a_collection_is_taken_by_its_index()
    {
        byte[] text = [.. Templates.Bench.Families["serif"].Regular.Bytes],
            bold = [.. Templates.Bench.Families["serif"].Bold.Bytes],
            pair = Collection(text, bold);
        using Face first = Load("pair.ttc", pair),
            second = Load("pair.ttc#1", pair);
        Assert.Equal((400, 700), (first.Weight, second.Weight));
        using var alone = Load("bold.ttf", bold);
        Assert.Equal(
            alone.OutlineOf(alone.GlyphOf('ж')).Points.ToArray(),
            second.OutlineOf(second.GlyphOf('ж')).Points.ToArray()
        );
        var refused = Assert.Throws<DamagedFaceException>(() => Load("pair.ttc#2", pair));
        Assert.Contains("faces 0 to 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_face_is_taken_by_the_name_of_its_instance()
    {
        using Face regular = Load("v.ttf", Variable),
            black = Load("v.ttf#Black", Variable),
            semibold = Load("v.ttf#Semi Bold", Variable);
        int[] widths = [.. new[] { regular, semibold, black }.Select(face => face.AdvanceOf(face.GlyphOf('ж')))];
        Assert.Equal(widths.Order(), widths);
        Assert.Equal(3, widths.Distinct().Count());
        Assert.Equal((400, 600, 900), (regular.Weight, semibold.Weight, black.Weight));
        Assert.True(new Sfnt(black.Program).Table("fvar").IsEmpty, "what is embedded does not vary");
        Assert.EndsWith("-Black", black.PostScriptName, StringComparison.Ordinal);
        var refused = Assert.Throws<DamagedFaceException>(() => Load("v.ttf#Heavy", Variable));
        Assert.Contains("Thin, ExtraLight", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("cut")]
    [InlineData("zeros")]
    [InlineData("noise")]
    public void A_damaged_cff_program_is_refused_or_can_be_set(string harm)
    {
        var sfnt = new Sfnt(Cubic);
        var tables = sfnt.Tags.ToDictionary(tag => tag, tag => sfnt.Table(tag).ToArray());
        byte[] cff = tables["CFF "];
        tables["CFF "] = harm switch
        {
            "away" => [],
            "cut" => cff[..(cff.Length / 2)],
            "zeros" => new byte[cff.Length],
            _ => [.. cff.Select((value, i) => i % 29 == 11 ? (byte)(value * 7 + i) : value)],
        };
        try
        {
            using var face = Load("harmed.otf", Sfnt.Build(tables));
            for (int glyph = 0; glyph < face.GlyphCount; glyph++)
            {
                face.OutlineOf((ushort)glyph);
            }
        }
        catch (DamagedFaceException refused)
        {
            Assert.Contains("harmed.otf", refused.Message, StringComparison.Ordinal);
        }
    }

    private static Face Load(string path, byte[] bytes) => new(new FaceFile(path, [.. bytes]));

    private static byte[] Read(string name) =>
        File.ReadAllBytes(Path.Combine(Checkout.Root, "tests", "Edition.Tests", "Faces", "Files", name));

    private static Template With(FaceFile file) =>
        Templates.Default with
        {
            Families = Templates.Default.Families.SetItem(
                "text",
                new FaceFamily("text", "House", file, file, file, file, [])
            ),
        };

    /// <summary>Faces behind one head (OpenType specification, "Font Collections"); nothing is shared.</summary>
    private static byte[] Collection(params byte[][] faces)
    {
        int start = 12 + faces.Length * 4;
        byte[] file = [.. "ttcf"u8, 0, 1, 0, 0, .. Big32(faces.Length), .. faces.SelectMany(_ => Big32(0))];
        var all = new List<byte>(file);
        foreach ((int i, byte[] face) in faces.Index())
        {
            byte[] moved = [.. face];
            int tables = BinaryPrimitives.ReadUInt16BigEndian(moved.AsSpan(4));
            for (int table = 0; table < tables; table++)
            {
                Span<byte> offset = moved.AsSpan(12 + table * 16 + 8, 4);
                BinaryPrimitives.WriteInt32BigEndian(offset, BinaryPrimitives.ReadInt32BigEndian(offset) + all.Count);
            }

            byte[] place = Big32(all.Count);
            all.AddRange(moved);
            for (int b = 0; b < 4; b++)
            {
                all[12 + i * 4 + b] = place[b];
            }
        }

        Assert.Equal(start, file.Length);
        return [.. all];
    }

    private static byte[] Big32(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
