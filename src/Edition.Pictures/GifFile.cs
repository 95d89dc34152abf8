using System.Buffers.Binary;
using Edition.Pictures.Drawings;

namespace Edition.Pictures;

/// <summary>
/// The first picture of a GIF (GIF 89a, CompuServe 1990) on its canvas, and whether others follow. No byte is trusted:
/// what is cut off or points beyond is a problem in words.
/// </summary>
public static class GifFile
{
    /// <summary>It is unpacked as a whole before anything else is asked of it.</summary>
    private const int MostPixels = 10_000_000;

    private const int MostCodes = 4096;

    /// <summary>Null, and the problem, where it cannot be read.</summary>
    public static (Pixels Pixels, bool IsAnimation)? Read(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "it is cut off";
        if (bytes.Length < 13)
        {
            return null;
        }

        int width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        int height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        if (width == 0 || height == 0)
        {
            problem = "it has no pixels";
            return null;
        }

        if ((long)width * height > MostPixels)
        {
            problem = $"it has {width} × {height} pixels, more than {MostPixels / 1_000_000} million";
            return null;
        }

        int at = 13;
        ReadOnlySpan<byte> colours = Colours(bytes, bytes[10], ref at);
        int clear = -1;
        Pixels? first = null;
        while (at < bytes.Length)
        {
            switch (bytes[at++])
            {
                case 0x21 when at < bytes.Length: // an extension: the one of looks tells which colour is none
                    bool looks = bytes[at++] == 0xF9 && at + 5 <= bytes.Length && bytes[at] == 4;
                    clear = looks && first is null ? ((bytes[at + 1] & 1) == 1 ? bytes[at + 4] : -1) : clear;
                    Skip(bytes, ref at);
                    break;
                case 0x2C when first is not null:
                    return (first, true);
                case 0x2C when at + 9 <= bytes.Length:
                    ReadOnlySpan<byte> place = bytes.Slice(at, 9);
                    at += 9;
                    ReadOnlySpan<byte> own = Colours(bytes, place[8], ref at);
                    first = new Pixels(width, height, new byte[4 * width * height]);
                    if (at >= bytes.Length || !Picture(bytes, ref at, place, own.IsEmpty ? colours : own, clear, first))
                    {
                        problem = "its pixels cannot be unpacked";
                        return null;
                    }

                    break;
                default:
                    at = bytes.Length;
                    break;
            }
        }

        return first is null ? null : (first, false);
    }

    /// <summary>The colours that flags announce, three bytes each; none where they announce none.</summary>
    private static ReadOnlySpan<byte> Colours(ReadOnlySpan<byte> bytes, byte flags, ref int at)
    {
        int length = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        ReadOnlySpan<byte> colours = bytes.Slice(Math.Min(at, bytes.Length), Math.Clamp(bytes.Length - at, 0, length));
        at += length;
        return colours;
    }

    private static void Skip(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && bytes[at] != 0)
        {
            at += bytes[at] + 1;
        }

        at++;
    }

    private static bool Picture(
        ReadOnlySpan<byte> bytes,
        ref int at,
        ReadOnlySpan<byte> place,
        ReadOnlySpan<byte> colours,
        int clear,
        Pixels canvas
    )
    {
        int left = BinaryPrimitives.ReadUInt16LittleEndian(place);
        int top = BinaryPrimitives.ReadUInt16LittleEndian(place[2..]);
        int width = BinaryPrimitives.ReadUInt16LittleEndian(place[4..]);
        int height = BinaryPrimitives.ReadUInt16LittleEndian(place[6..]);
        int bits = bytes[at++];
        if (bits is < 2 or > 8 || left + width > canvas.Width || top + height > canvas.Height)
        {
            return false;
        }

        var packed = new List<byte>();
        while (at < bytes.Length && bytes[at] is not 0 and var length)
        {
            packed.AddRange(bytes.Slice(at + 1, Math.Min(length, bytes.Length - at - 1)));
            at += length + 1;
        }

        at++;
        var indices = new byte[width * height];
        if (!Unpack([.. packed], bits, indices))
        {
            return false;
        }

        // Interlaced rows come in four passes (appendix E).
        int row = 0;
        ReadOnlySpan<(int From, int Step)> passes =
            (place[8] & 0x40) == 0 ? [(0, 1)] : [(0, 8), (4, 8), (2, 4), (1, 2)];
        foreach ((int from, int step) in passes)
        {
            for (int y = from; y < height; y += step, row++)
            {
                for (int x = 0; x < width; x++)
                {
                    int colour = indices[row * width + x];
                    if (colour != clear && colour * 3 + 3 <= colours.Length)
                    {
                        int to = 4 * ((top + y) * canvas.Width + left + x);
                        colours.Slice(colour * 3, 3).CopyTo(canvas.Rgba.AsSpan(to));
                        canvas.Rgba[to + 3] = 255;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Lempel-Ziv-Welch with codes that grow (appendix F); false where fewer pixels come than are asked.</summary>
    private static bool Unpack(ReadOnlySpan<byte> packed, int bits, Span<byte> pixels)
    {
        int clear = 1 << bits;
        var before = new short[MostCodes];
        var last = new byte[MostCodes];
        var pending = new byte[MostCodes];
        for (int code = 0; code < clear; code++)
        {
            (before[code], last[code]) = (-1, (byte)code);
        }

        (int size, int known, int previous, byte first) = (bits + 1, clear + 2, -1, (byte)0);
        (int buffer, int held, int at, int done) = (0, 0, 0, 0);
        while (done < pixels.Length)
        {
            while (held < size)
            {
                if (at == packed.Length)
                {
                    return false;
                }

                buffer |= packed[at++] << held;
                held += 8;
            }

            int code = buffer & ((1 << size) - 1);
            buffer >>= size;
            held -= size;
            if (code == clear)
            {
                (size, known, previous) = (bits + 1, clear + 2, -1);
                continue;
            }

            if (code == clear + 1 || code > known || (code == known && previous < 0))
            {
                return false;
            }

            int count = 0;
            int walk = code;
            if (code == known)
            {
                pending[count++] = first;
                walk = previous;
            }

            for (; walk >= 0 && count < MostCodes; walk = before[walk])
            {
                pending[count++] = last[walk];
            }

            first = pending[count - 1];
            while (count > 0 && done < pixels.Length)
            {
                pixels[done++] = pending[--count];
            }

            if (previous >= 0 && known < MostCodes)
            {
                (before[known], last[known]) = ((short)previous, first);
                known++;
                if (known == 1 << size && size < 12)
                {
                    size++;
                }
            }

            previous = code;
        }

        return true;
    }
}
