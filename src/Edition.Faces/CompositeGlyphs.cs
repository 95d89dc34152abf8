using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Edition.Faces;

/// <summary>A glyph made of others, each at an offset in font units; <c>Advance</c> is its own.</summary>
public sealed record CompositeGlyph(ImmutableArray<(ushort Glyph, int X, int Y)> Parts, int Advance);

/// <summary>
/// Adds composite glyphs to a TrueType file (OpenType specification, "glyf"), so that a letter with its accent is one
/// glyph with one meaning: text extractors then
/// keep the word whole, which they do not where an accent is placed by moving the pen.
/// </summary>
public static class CompositeGlyphs
{
    private const int ArgumentsAreWords = 0x0001,
        ArgumentsAreOffsets = 0x0002,
        MoreComponents = 0x0020;

    /// <summary>
    /// What a PDF reader needs of a TrueType file whose glyphs are called by index (ISO 32000-1, 9.9).
    /// </summary>
    private static readonly string[] Needed = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    /// <summary>
    /// The file's outlines and metrics with the composites added; the first one's index is the file's number of glyphs.
    /// All other tables are left out.
    /// </summary>
    public static byte[] Append(byte[] file, IReadOnlyList<CompositeGlyph> composites)
    {
        var sfnt = new Sfnt(file);
        var tables = Needed
            .Where(tag => !sfnt.Table(tag).IsEmpty)
            .ToDictionary(tag => tag, tag => sfnt.Table(tag).ToArray(), StringComparer.Ordinal);
        if (composites.Count == 0)
        {
            return Sfnt.Build(tables);
        }

        int count = sfnt.Unsigned16("maxp", 4);
        int[] loca = Locations(sfnt, count);
        var glyf = new List<byte>(tables["glyf"]);
        var ends = new List<int>(loca);
        var metrics = new List<(int Advance, int Bearing)>(Metrics(sfnt, count));
        foreach (CompositeGlyph composite in composites)
        {
            while (glyf.Count % 4 != 0)
            {
                glyf.Add(0);
            }

            ends[^1] = glyf.Count;
            int xMin = AppendGlyph(glyf, tables["glyf"], loca, composite);
            ends.Add(glyf.Count);
            metrics.Add((composite.Advance, xMin));
        }

        while (glyf.Count % 4 != 0)
        {
            glyf.Add(0);
        }

        ends[^1] = glyf.Count;
        tables["glyf"] = [.. glyf];
        byte[] head = tables["head"];
        bool wide = glyf.Count >= 0x20000 || ends.Any(end => end % 2 != 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), (short)(wide ? 1 : 0));
        tables["loca"] = wide ? Big32(ends) : Big16(ends.Select(end => end / 2));
        tables["hmtx"] = Big16(metrics.SelectMany(metric => new[] { metric.Advance, metric.Bearing }));
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), (ushort)metrics.Count);
        WriteProfile(tables["maxp"], metrics.Count, composites.Max(composite => composite.Parts.Length));
        return Sfnt.Build(tables);
    }

    private static int[] Locations(Sfnt sfnt, int count)
    {
        ReadOnlySpan<byte> loca = sfnt.Table("loca");
        int[] ends = new int[count + 1];
        bool wide = sfnt.Signed16("head", 50) != 0;
        for (int i = 0; i <= count; i++)
        {
            ends[i] = wide
                ? BinaryPrimitives.ReadInt32BigEndian(loca[(i * 4)..])
                : BinaryPrimitives.ReadUInt16BigEndian(loca[(i * 2)..]) * 2;
        }

        return ends;
    }

    private static IEnumerable<(int Advance, int Bearing)> Metrics(Sfnt sfnt, int count)
    {
        int whole = sfnt.Unsigned16("hhea", 34);
        for (int i = 0; i < count; i++)
        {
            yield return i < whole
                ? (sfnt.Unsigned16("hmtx", i * 4), sfnt.Signed16("hmtx", i * 4 + 2))
                : (sfnt.Unsigned16("hmtx", (whole - 1) * 4), sfnt.Signed16("hmtx", whole * 4 + (i - whole) * 2));
        }
    }

    /// <summary>
    /// Writes the glyph and returns its left edge. Parts without an outline (spaces) take no component.
    /// </summary>
    private static int AppendGlyph(List<byte> glyf, byte[] outlines, int[] loca, CompositeGlyph composite)
    {
        (ushort Glyph, int X, int Y)[] inked =
        [
            .. composite.Parts.Where(part => loca[part.Glyph + 1] > loca[part.Glyph]),
        ];
        if (inked.Length == 0)
        {
            return 0;
        }

        int xMin = int.MaxValue,
            yMin = int.MaxValue,
            xMax = int.MinValue,
            yMax = int.MinValue;
        foreach (var (glyph, x, y) in inked)
        {
            ReadOnlySpan<byte> box = outlines.AsSpan(loca[glyph] + 2);
            xMin = Math.Min(xMin, BinaryPrimitives.ReadInt16BigEndian(box) + x);
            yMin = Math.Min(yMin, BinaryPrimitives.ReadInt16BigEndian(box[2..]) + y);
            xMax = Math.Max(xMax, BinaryPrimitives.ReadInt16BigEndian(box[4..]) + x);
            yMax = Math.Max(yMax, BinaryPrimitives.ReadInt16BigEndian(box[6..]) + y);
        }

        glyf.AddRange(Big16([-1, xMin, yMin, xMax, yMax]));
        for (int i = 0; i < inked.Length; i++)
        {
            int flags = ArgumentsAreWords | ArgumentsAreOffsets | (i + 1 < inked.Length ? MoreComponents : 0);
            glyf.AddRange(Big16([flags, inked[i].Glyph, inked[i].X, inked[i].Y]));
        }

        return xMin;
    }

    /// <summary>The maxp fields are upper bounds for a reader's buffers, so the simple product is enough.</summary>
    private static void WriteProfile(byte[] maxp, int count, int parts)
    {
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        if (maxp.Length < 32)
        {
            return;
        }

        Grow(10, parts * Math.Max(Field(6), Field(10)));
        Grow(12, parts * Math.Max(Field(8), Field(12)));
        Grow(28, Math.Max(Field(28), parts));
        Grow(30, Field(30) + 1);

        int Field(int offset) => BinaryPrimitives.ReadUInt16BigEndian(maxp.AsSpan(offset));
        void Grow(int offset, int value) =>
            BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(offset), (ushort)Math.Min(value, ushort.MaxValue));
    }

    private static byte[] Big16(IEnumerable<int> values) =>
        [.. values.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];

    private static byte[] Big32(IEnumerable<int> values) =>
        [
            .. values.SelectMany(value =>
                new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value }
            ),
        ];
}
