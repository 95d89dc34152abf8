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
    /// colours.
    /// </summary>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> indices, ImmutableArray<Rgb> palette)
    {
        var file = Begin(width, height, colourType: 3);
        byte[] colours = [.. palette.SelectMany(colour => new[] { colour.R, colour.G, colour.B })];
        Chunk(file, "PLTE"u8, colours);
        var data = new MemoryStream(indices.Length / 32);
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Filter 0: runs of one index pack best as they are.
            var row = new byte[1 + width];
            for (int y = 0; y < height; y++)
            {
                indices.Slice(y * width, width).CopyTo(row.AsSpan(1));
                packed.Write(row);
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

    private static MemoryStream Begin(int width, int height, byte colourType)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colourType;
        header[10..].Clear();
        Chunk(file, "IHDR"u8, header);
        return file;
    }

    private static byte[] End(MemoryStream file, MemoryStream data)
    {
        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
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
