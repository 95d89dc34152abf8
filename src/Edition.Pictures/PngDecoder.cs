using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Edition.Pictures;

/// <summary>Undoes PNG's compression, filters and interlacing (ISO/IEC 15948, 7 to 10).</summary>
public static class PngDecoder
{
    /// <summary>Origin and step of the seven passes of Adam7: x, y, across, down.</summary>
    private static readonly (int X, int Y, int Across, int Down)[] Adam7 =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    /// <summary>Whether the data hold every row: null, or what is wrong. Reads all, keeps two rows.</summary>
    public static string? Check(PngFile file)
    {
        try
        {
            Rows(file, (_, _, _, _, _) => { });
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// All samples, row by row, each row filled up to whole bytes, as if the picture were not interlaced: Height ×
    /// RowLength(Width) bytes.
    /// </summary>
    /// <exception cref="InvalidDataException">The data are damaged or too short; a picture that <see cref="Check"/>
    /// passed never is.</exception>
    public static byte[] Samples(PngFile file)
    {
        int length = file.RowLength(file.Width);
        byte[] samples = new byte[(long)length * file.Height];
        int bits = file.Channels * file.Depth;
        Rows(
            file,
            (row, x, across, y, pixels) =>
            {
                if (across == 1 && x == 0)
                {
                    row.CopyTo(samples.AsSpan(y * length));
                    return;
                }

                for (int i = 0; i < pixels; i++)
                {
                    Place(row, i, samples.AsSpan(y * length, length), x + i * across, bits);
                }
            }
        );
        return samples;
    }

    /// <summary>
    /// The sample of a channel of a row as 8 bits (16-bit samples lose their lower half; palette indices stay as they
    /// are).
    /// </summary>
    public static byte Sample8(PngFile file, ReadOnlySpan<byte> row, int index)
    {
        switch (file.Depth)
        {
            case 8:
                return row[index];
            case 16:
                return row[index * 2];
            default:
                int bit = index * file.Depth;
                int value = (row[bit / 8] >> (8 - file.Depth - bit % 8)) & ((1 << file.Depth) - 1);
                return (byte)(file.Colour == PngColour.Palette ? value : value * 255 / ((1 << file.Depth) - 1));
        }
    }

    private delegate void RowTaker(ReadOnlySpan<byte> row, int x, int across, int y, int pixels);

    private static void Rows(PngFile file, RowTaker take)
    {
        using var zlib = new ZLibStream(
            new MemoryStream(ImmutableCollectionsMarshal.AsArray(file.Data)!),
            CompressionMode.Decompress
        );
        int pixelBytes = Math.Max(1, file.Channels * file.Depth / 8);
        foreach (var (x, y, across, down) in file.Interlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            int pixels = (file.Width - x + across - 1) / across;
            int rows = (file.Height - y + down - 1) / down;
            if (pixels <= 0 || rows <= 0)
            {
                continue;
            }

            int length = file.RowLength(pixels);
            byte[] row = new byte[length];
            byte[] above = new byte[length];
            for (int i = 0; i < rows; i++)
            {
                int filter = zlib.ReadByte();
                if (filter < 0 || zlib.ReadAtLeast(row, length, throwOnEndOfStream: false) < length)
                {
                    throw new InvalidDataException("its image data end too early");
                }

                Unfilter(filter, row, above, pixelBytes);
                take(row, x, across, y + i * down, pixels);
                (row, above) = (above, row);
            }
        }
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = pixelBytes; i < row.Length; i++)
                {
                    row[i] += row[i - pixelBytes];
                }

                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < pixelBytes ? 0 : row[i - pixelBytes]) + above[i]) / 2);
                }

                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += i < pixelBytes ? above[i] : Paeth(row[i - pixelBytes], above[i], above[i - pixelBytes]);
                }

                break;
            default:
                throw new InvalidDataException("its image data are damaged");
        }
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left
            : toAbove <= toCorner ? above
            : corner;
    }

    private static void Place(ReadOnlySpan<byte> from, int source, Span<byte> to, int target, int bits)
    {
        if (bits >= 8)
        {
            int bytes = bits / 8;
            from.Slice(source * bytes, bytes).CopyTo(to[(target * bytes)..]);
            return;
        }

        int value = (from[source * bits / 8] >> (8 - bits - source * bits % 8)) & ((1 << bits) - 1);
        to[target * bits / 8] |= (byte)(value << (8 - bits - target * bits % 8));
    }
}
