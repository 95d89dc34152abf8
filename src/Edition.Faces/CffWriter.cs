using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Edition.Faces;

/// <summary>
/// Writes outlines as a CFF program keyed by CID (Adobe Technical Notes 5176, "The Compact Font Format", and 5177, "The
/// Type 2 Charstring Format"): glyph n is CID n. A PDF gives a code to each pair of glyph and meaning, and a letter
/// with its accents is one glyph there; such a program is not part of any face, so it is written from the outlines.
/// </summary>
public static class CffWriter
{
    // Operators of dictionaries and charstrings; those of two bytes begin with 12.
    private const byte Escape = 12,
        FontBBox = 5,
        Charset = 15,
        CharStrings = 17,
        Private = 18,
        DefaultWidth = 20,
        NominalWidth = 21,
        Ros = 30,
        CidCount = 34,
        FdArray = 36,
        FdSelect = 37,
        LineTo = 5,
        CurveTo = 8,
        EndChar = 14,
        MoveTo = 21;

    /// <summary>The first string that is not one of the standard ones.</summary>
    private const int FirstString = 391;

    /// <summary>The em that a program without a matrix of its own has.</summary>
    private const double Em = 1000;

    /// <param name="name">The program's PostScript name.</param>
    /// <param name="unitsPerEm">Those of outlines, advances and box.</param>
    /// <param name="box">What holds every glyph.</param>
    /// <param name="glyphs">Outline and advance of each CID, .notdef first.</param>
    public static byte[] Write(
        string name,
        int unitsPerEm,
        (int XMin, int YMin, int XMax, int YMax) box,
        IReadOnlyList<(Outline Outline, int Advance)> glyphs
    )
    {
        double scale = Em / unitsPerEm;
        byte[] header = [1, 0, 4, 4],
            names = Index([Encoding.ASCII.GetBytes(name)]),
            strings = Index(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]),
            subroutines = Index([]),
            charset = [2, 0, 1, .. Big16(glyphs.Count - 2)],
            select = [3, 0, 1, 0, 0, 0, .. Big16(glyphs.Count)],
            strokes = Index([.. glyphs.Select(glyph => CharString(glyph.Outline, glyph.Advance, scale))]),
            widths = [.. Operator(DefaultWidth, 0), .. Operator(NominalWidth, 0)];
        if (glyphs.Count < 2)
        {
            charset = [0];
        }

        // Every number in the dictionaries takes five bytes, so that offsets can be told before they are known.
        byte[] Top(int charsetAt, int selectAt, int strokesAt, int arrayAt) =>
            Index([
                [
                    .. Operator(Escape, FirstString, FirstString + 1, 0),
                    Ros,
                    .. Operator(FontBBox, Scaled(box.XMin), Scaled(box.YMin), Scaled(box.XMax), Scaled(box.YMax)),
                    .. Operator(Escape, glyphs.Count),
                    CidCount,
                    .. Operator(Charset, charsetAt),
                    .. Operator(Escape, selectAt),
                    FdSelect,
                    .. Operator(CharStrings, strokesAt),
                    .. Operator(Escape, arrayAt),
                    FdArray,
                ],
            ]);

        int charsetAt = header.Length + names.Length + Top(0, 0, 0, 0).Length + strings.Length + subroutines.Length;
        int selectAt = charsetAt + charset.Length,
            strokesAt = selectAt + select.Length,
            widthsAt = strokesAt + strokes.Length;
        byte[] array = Index([Operator(Private, widths.Length, widthsAt)]);
        return
        [
            .. header,
            .. names,
            .. Top(charsetAt, selectAt, strokesAt, widthsAt + widths.Length),
            .. strings,
            .. subroutines,
            .. charset,
            .. select,
            .. strokes,
            .. widths,
            .. array,
        ];

        int Scaled(int units) => (int)Math.Round(units * scale);
    }

    /// <summary>The width, each contour from its own move, then the end; one operator for each segment.</summary>
    private static byte[] CharString(Outline outline, int advance, double scale)
    {
        var bytes = new List<byte>(64);
        Number(bytes, advance * scale);
        double x = 0,
            y = 0;
        int next = 0;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            // The end of a contour is its beginning: a charstring closes it of itself.
            switch (verb)
            {
                case OutlineVerb.Move:
                    Points(1, MoveTo);
                    break;
                case OutlineVerb.Line:
                    Points(1, LineTo);
                    break;
                case OutlineVerb.Curve:
                    Points(3, CurveTo);
                    break;
                case OutlineVerb.Close:
                    break;
                default:
                    throw new InvalidOperationException(verb.ToString());
            }
        }

        bytes.Add(EndChar);
        return [.. bytes];

        void Points(int count, byte operation)
        {
            for (int i = 0; i < count; i++)
            {
                // Differences of what is written, so that rounding never adds up.
                Point point = outline.Points[next++];
                double toX = Fixed(point.X * scale),
                    toY = Fixed(point.Y * scale);
                Number(bytes, toX - x);
                Number(bytes, toY - y);
                (x, y) = (toX, toY);
            }

            bytes.Add(operation);
        }
    }

    private static double Fixed(double value) => Math.Round(value * 65536) / 65536;

    /// <summary>A number of a charstring: whole ones in one to three bytes, others in 65536ths.</summary>
    private static void Number(List<byte> bytes, double value)
    {
        int whole = (int)Math.Round(value);
        if (whole != value || whole is < short.MinValue or > short.MaxValue)
        {
            bytes.Add(255);
            bytes.AddRange(Big32((int)Math.Round(value * 65536)));
        }
        else if (whole is >= -107 and <= 107)
        {
            bytes.Add((byte)(whole + 139));
        }
        else if (whole is >= 108 and <= 1131)
        {
            bytes.Add((byte)(247 + ((whole - 108) >> 8)));
            bytes.Add((byte)(whole - 108));
        }
        else if (whole is <= -108 and >= -1131)
        {
            bytes.Add((byte)(251 + ((-whole - 108) >> 8)));
            bytes.Add((byte)(-whole - 108));
        }
        else
        {
            bytes.Add(28);
            bytes.AddRange(Big16(whole));
        }
    }

    private static byte[] Operator(byte operation, params ReadOnlySpan<int> operands)
    {
        var bytes = new List<byte>(operands.Length * 5 + 1);
        foreach (int operand in operands)
        {
            bytes.Add(29);
            bytes.AddRange(Big32(operand));
        }

        bytes.Add(operation);
        return [.. bytes];
    }

    /// <summary>An INDEX: how many objects, where each ends, the objects.</summary>
    private static byte[] Index(ImmutableArray<byte[]> objects)
    {
        if (objects.IsEmpty)
        {
            return [0, 0];
        }

        var bytes = new List<byte>(objects.Sum(each => each.Length + 4) + 8);
        bytes.AddRange(Big16(objects.Length));
        bytes.Add(4);
        int at = 1;
        bytes.AddRange(Big32(at));
        foreach (byte[] each in objects)
        {
            at += each.Length;
            bytes.AddRange(Big32(at));
        }

        foreach (byte[] each in objects)
        {
            bytes.AddRange(each);
        }

        return [.. bytes];
    }

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
