using System.Buffers.Binary;
using Edition.Model;

namespace Edition.Faces;

/// <summary>
/// Proves a face when it is loaded, so that a damaged one is refused with its file's name before anything is set, and
/// not found out when an edition is half made: its tables are as long as they say, its glyphs lie where "loca" has
/// them, a sample of both languages can be shaped, outlined and cut out.
/// </summary>
internal static class FaceProof
{
    private const string Sample = "The quick brown fox, 1234567890. Съешь же ещё этих мягких французских булок, да!";

    // OpenType specification, "glyf", composite glyphs.
    private const int WordArguments = 0x0001,
        OneScale = 0x0008,
        MoreParts = 0x0020,
        TwoScales = 0x0040,
        FourScales = 0x0080;

    /// <summary>What is wrong with the tables; null for nothing.</summary>
    public static string? Check(Face face)
    {
        if (face.UnitsPerEm is < 16 or > 16384)
        {
            return $"an em of {face.UnitsPerEm} units";
        }

        int count = face.GlyphCount,
            metrics = BinaryPrimitives.ReadUInt16BigEndian(face.Table("hhea")[34..]);
        if (count == 0 || metrics == 0 || metrics > count || face.Table("hmtx").Length < 2 * (metrics + count))
        {
            return "metrics for other glyphs than it has";
        }

        // HarfBuzz holds a CFF program against itself.
        if (face.IsCff)
        {
            return null;
        }

        bool wide = BinaryPrimitives.ReadInt16BigEndian(face.Table("head")[50..]) != 0;
        ReadOnlySpan<byte> loca = face.Table("loca"),
            glyf = face.Table("glyf");
        if (loca.Length < (count + 1) * (wide ? 4 : 2))
        {
            return "places for other glyphs than it has";
        }

        for (int glyph = 0; glyph < count; glyph++)
        {
            long from = Place(loca, glyph, wide),
                to = Place(loca, glyph + 1, wide);
            if (from > to || to > glyf.Length || (to > from && !IsGlyph(glyf[(int)from..(int)to], count)))
            {
                return $"a glyph {glyph} that is none";
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a sample can be set: HarfBuzz refuses tables of its own that are damaged only when it comes to them.
    /// </summary>
    public static bool CanBeSet(Face face)
    {
        string letters = string.Concat(Sample.Where(c => face.GlyphOf(c) != 0));
        Glyph[] glyphs = face.Shape(letters, Lang.Russian, face.Features);
        if (Array.Exists(glyphs, glyph => glyph.Id >= face.GlyphCount))
        {
            return false;
        }

        try
        {
            ushort[] ids = [.. glyphs.Select(glyph => glyph.Id).Distinct()];
            GlyphOutlines.Try(face, ids);
            return Subsetter.ForGlyphs(face, ids).GlyphMap.Count > 0
                && Subsetter.ForText(face, letters.Select(c => (int)c)).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static long Place(ReadOnlySpan<byte> loca, int glyph, bool wide) =>
        wide
            ? BinaryPrimitives.ReadUInt32BigEndian(loca[(glyph * 4)..])
            : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(glyph * 2)..]);

    /// <summary>A head of ten bytes, and parts that the face has.</summary>
    private static bool IsGlyph(ReadOnlySpan<byte> glyph, int count)
    {
        if (glyph.Length < 10)
        {
            return false;
        }

        int at = 10,
            flags = BinaryPrimitives.ReadInt16BigEndian(glyph) < 0 ? MoreParts : 0;
        while ((flags & MoreParts) != 0)
        {
            if (at + 4 > glyph.Length || BinaryPrimitives.ReadUInt16BigEndian(glyph[(at + 2)..]) >= count)
            {
                return false;
            }

            flags = BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
            at += (flags & WordArguments) != 0 ? 8 : 6;
            at +=
                (flags & OneScale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & FourScales) != 0 ? 8
                : 0;
        }

        return at <= glyph.Length;
    }
}
