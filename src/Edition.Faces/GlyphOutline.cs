using System.Buffers.Binary;

namespace Edition.Faces;

/// <summary>
/// The shapes of a face's glyphs, read from its glyf table (OpenType specification, "glyf"). Quadratic curves come out as the cubic ones that are equal to them. Malformed data gives empty outlines.
/// </summary>
public sealed class GlyphOutline
{
    private const int DeepestComposite = 8;
    private readonly Sfnt font;
    private readonly bool longOffsets;

    public GlyphOutline(Face face)
    {
        font = new Sfnt(face.File.Bytes.AsMemory());
        longOffsets = font.Signed16("head", 50) != 0;
    }

    /// <summary>In font units, y growing upwards.</summary>
    public Outline Of(ushort glyph)
    {
        var outline = new Outline.Builder();
        Append(outline, glyph, Affine.Identity, 0);
        return outline.ToOutline();
    }

    private ReadOnlySpan<byte> Data(int glyph)
    {
        ReadOnlySpan<byte> loca = font.Table("loca"), glyf = font.Table("glyf");
        int size = longOffsets ? 4 : 2;
        if ((glyph + 2) * size > loca.Length)
        {
            return [];
        }

        uint from = longOffsets ? BinaryPrimitives.ReadUInt32BigEndian(loca[(glyph * 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(loca[(glyph * 2)..]) * 2u;
        uint to = longOffsets ? BinaryPrimitives.ReadUInt32BigEndian(loca[(glyph * 4 + 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(loca[(glyph * 2 + 2)..]) * 2u;
        return from < to && to <= glyf.Length ? glyf[(int)from..(int)to] : [];
    }

    private void Append(Outline.Builder outline, int glyph, Affine place, int depth)
    {
        ReadOnlySpan<byte> data = Data(glyph);
        if (data.Length < 10 || depth > DeepestComposite)
        {
            return;
        }

        short contours = BinaryPrimitives.ReadInt16BigEndian(data);
        try
        {
            if (contours >= 0)
            {
                Simple(outline, data[10..], contours, place);
            }
            else
            {
                Composite(outline, data[10..], place, depth);
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // The glyph's data end too early: what was read of it stands.
        }
    }

    private void Composite(Outline.Builder outline, ReadOnlySpan<byte> data, Affine place, int depth)
    {
        const int WordArguments = 1, OffsetArguments = 2, OneScale = 8, TwoScales = 64, Matrix = 128, More = 32;
        int flags;
        do
        {
            flags = Word(ref data);
            int part = Word(ref data);
            double dx, dy;
            if ((flags & WordArguments) != 0)
            {
                dx = (short)Word(ref data);
                dy = (short)Word(ref data);
            }
            else
            {
                dx = (sbyte)Byte(ref data);
                dy = (sbyte)Byte(ref data);
            }

            if ((flags & OffsetArguments) == 0)
            {
                (dx, dy) = (0, 0);
            }

            double a = 1, b = 0, c = 0, d = 1;
            if ((flags & OneScale) != 0)
            {
                a = d = (short)Word(ref data) / 16384.0;
            }
            else if ((flags & TwoScales) != 0)
            {
                a = (short)Word(ref data) / 16384.0;
                d = (short)Word(ref data) / 16384.0;
            }
            else if ((flags & Matrix) != 0)
            {
                a = (short)Word(ref data) / 16384.0;
                b = (short)Word(ref data) / 16384.0;
                c = (short)Word(ref data) / 16384.0;
                d = (short)Word(ref data) / 16384.0;
            }

            Append(outline, part, place.After(new Affine(a, b, c, d, dx, dy)), depth + 1);
        }
        while ((flags & More) != 0);
    }

    private static void Simple(Outline.Builder outline, ReadOnlySpan<byte> data, int contours, Affine place)
    {
        const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;
        var ends = new int[contours];
        for (int i = 0; i < contours; i++)
        {
            ends[i] = Word(ref data);
        }

        int count = contours == 0 ? 0 : ends[^1] + 1;
        data = data[Word(ref data)..];
        var flags = new byte[count];
        for (int i = 0; i < count; i++)
        {
            flags[i] = Byte(ref data);
            if ((flags[i] & Repeat) != 0)
            {
                for (int more = Byte(ref data); more > 0 && i + 1 < count; more--, i++)
                {
                    flags[i + 1] = flags[i];
                }
            }
        }

        var xs = new int[count];
        var ys = new int[count];
        Coordinates(ref data, flags, xs, ShortX, SameX);
        Coordinates(ref data, flags, ys, ShortY, SameY);
        int start = 0;
        foreach (int end in ends)
        {
            if (end >= start && end < count)
            {
                Contour(outline, [.. Enumerable.Range(start, end - start + 1).Select(i => (place.Map(new Point(xs[i], ys[i])), (flags[i] & OnCurve) != 0))]);
                start = end + 1;
            }
        }
    }

    private static void Coordinates(ref ReadOnlySpan<byte> data, byte[] flags, int[] values, int isShort, int isSame)
    {
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            bool same = (flags[i] & isSame) != 0;
            if ((flags[i] & isShort) != 0)
            {
                value += same ? Byte(ref data) : -Byte(ref data);
            }
            else if (!same)
            {
                value += (short)Word(ref data);
            }

            values[i] = value;
        }
    }

    /// <summary>A closed contour of points on and off the curve; between two off it lies one on it that is not written.</summary>
    private static void Contour(Outline.Builder outline, (Point At, bool On)[] points)
    {
        int count = points.Length, first = Array.FindIndex(points, point => point.On);
        Point start = first >= 0 ? points[first].At : Middle(points[0].At, points[^1].At);
        Point here = start;
        outline.Move(start.X, start.Y);
        first = Math.Max(first, -1);
        for (int i = 1; i <= count; i++)
        {
            (Point at, bool on) = points[(first + i + count) % count];
            if (on)
            {
                if (i < count || first < 0)
                {
                    outline.Line(at.X, at.Y);
                }

                here = at;
                continue;
            }

            (Point next, bool nextOn) = i == count ? (start, true) : points[(first + i + 1 + count) % count];
            Point end = nextOn ? next : Middle(at, next);
            outline.Curve(here.X + 2.0 / 3 * (at.X - here.X), here.Y + 2.0 / 3 * (at.Y - here.Y), end.X + 2.0 / 3 * (at.X - end.X), end.Y + 2.0 / 3 * (at.Y - end.Y), end.X, end.Y);
            here = end;
            if (nextOn)
            {
                i++;
            }
        }

        outline.Close();
    }

    private static Point Middle(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);

    private static int Word(ref ReadOnlySpan<byte> data)
    {
        int value = data[..2][0] << 8 | data[1];
        data = data[2..];
        return value;
    }

    private static byte Byte(ref ReadOnlySpan<byte> data)
    {
        byte value = data[..1][0];
        data = data[1..];
        return value;
    }
}
