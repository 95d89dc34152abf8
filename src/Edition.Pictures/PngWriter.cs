using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;
using Edition.Pictures.Drawings;

namespace Edition.Pictures;

/// <summary>Writes PNG files (PNG 3): nothing but the pixels in them, so the same pixels give the same bytes.</summary>
public static class PngWriter
{
    /// <summary>
    /// One byte a pixel, an index into the palette (at most 256 colours, 0xRRGGBB). For what was drawn in a few
    /// colours. <paramref name="row"/> fills a row of zeros with the indices of row y.
    /// </summary>
    public static byte[] Write(int width, int height, Action<int, Span<byte>> row, ImmutableArray<Rgb> palette)
    {
        var file = Begin(width, height, colourType: 3);
        byte[] colours = [.. palette.SelectMany(colour => new[] { colour.R, colour.G, colour.B })];
        Chunk(file, "PLTE"u8, colours);
        var data = new MemoryStream(width * height / 24);
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Filter 0: runs of one index pack best as they are.
            var line = new byte[1 + width];
            for (int y = 0; y < height; y++)
            {
                line.AsSpan().Clear();
                row(y, line.AsSpan(1));
                packed.Write(line);
            }
        }

        return End(file, data);
    }

    public static byte[] Write(Pixels pixels)
    {
        var file = Begin(pixels.Width, pixels.Height, colourType: 6);
        var data = new MemoryStream(pixels.Rgba.Length / 4);
        int stride = 4 * pixels.Width;
        using (var packed = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            // Filter 2 (Up): drawings repeat themselves downwards.
            var row = new byte[1 + stride];
            row[0] = 2;
            for (int y = 0; y < pixels.Height; y++)
            {
                ReadOnlySpan<byte> own = pixels.Rgba.AsSpan(y * stride, stride);
                ReadOnlySpan<byte> above = y == 0 ? new byte[stride] : pixels.Rgba.AsSpan((y - 1) * stride, stride);
                for (int i = 0; i < stride; i++)
                {
                    row[1 + i] = (byte)(own[i] - above[i]);
                }

                packed.Write(row);
            }
        }

        return End(file, data);
    }

    /// <summary>A rectangle of a picture, which lies within it: its samples as they are, its colours, profile and density.</summary>
    public static byte[] Write(PngFile png, int x, int y, int width, int height)
    {
        MemoryStream file = Begin(width, height, (byte)png.Colour, (byte)png.Depth);
        if (!png.Icc.IsEmpty)
        {
            var profile = new MemoryStream();
            profile.Write("profile\0\0"u8);
            using (var packed = new ZLibStream(profile, CompressionLevel.Optimal, leaveOpen: true))
            {
                packed.Write(png.Icc.AsSpan());
            }

            Chunk(file, "iCCP"u8, profile.ToArray());
        }

        Optional(file, "PLTE"u8, png.Palette);
        Optional(file, "tRNS"u8, png.Transparency);
        if (png.DotsPerInch >= 1)
        {
            Span<byte> density = stackalloc byte[9];
            BinaryPrimitives.WriteUInt32BigEndian(density, (uint)Math.Round(png.DotsPerInch / 0.0254));
            density[..4].CopyTo(density[4..]);
            density[8] = 1;
            Chunk(file, "pHYs"u8, density);
        }

        byte[] samples = PngDecoder.Samples(png);
        int stride = png.RowLength(png.Width),
            bits = png.Channels * png.Depth;
        byte[] row = new byte[1 + png.RowLength(width)];
        var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int line = y; line < y + height; line++)
            {
                Cut(samples.AsSpan(line * stride, stride), x * bits, row.AsSpan(1), width * bits);
                packed.Write(row);
            }
        }

        return End(file, data);
    }

    private static void Cut(ReadOnlySpan<byte> from, int firstBit, Span<byte> to, int count)
    {
        if (firstBit % 8 == 0 && count % 8 == 0)
        {
            from.Slice(firstBit / 8, count / 8).CopyTo(to);
            return;
        }

        to.Clear();
        for (int i = 0; i < count; i++)
        {
            int bit = firstBit + i;
            to[i / 8] |= (byte)(((from[bit / 8] >> (7 - bit % 8)) & 1) << (7 - i % 8));
        }
    }

    private static void Optional(MemoryStream file, ReadOnlySpan<byte> type, ImmutableArray<byte> data)
    {
        if (!data.IsEmpty)
        {
            Chunk(file, type, data.AsSpan());
        }
    }

    private static MemoryStream Begin(int width, int height, byte colourType, byte depth = 8)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = depth;
        header[9] = colourType;
        header[10..].Clear();
        Chunk(file, "IHDR"u8, header);
        return file;
    }

    private static byte[] End(MemoryStream file, MemoryStream data)
    {
        // A chunk is its data and twelve bytes: the file is written into what it comes to.
        file.Capacity = (int)(file.Length + data.Length) + 24;
        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
        return file.GetBuffer();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        int start = (int)file.Position;
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(
            number,
            Crc32.HashToUInt32(file.GetBuffer().AsSpan(start, (int)file.Position - start))
        );
        file.Write(number);
    }
}
