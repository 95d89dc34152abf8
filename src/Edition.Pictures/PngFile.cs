using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;

namespace Edition.Pictures;

public enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>
/// The chunks of a PNG picture (ISO/IEC 15948) that matter for showing it. <c>Depth</c> is bits to a sample;
/// <c>Palette</c> RGB triples; <c>Transparency</c> the tRNS chunk as it stands; <c>Icc</c> the profile, inflated;
/// <c>DotsPerInch</c> 0 where the picture does not say; <c>Data</c> the IDAT chunks joined: one zlib stream of filtered
/// rows.
/// </summary>
public sealed record PngFile(
    int Width,
    int Height,
    int Depth,
    PngColour Colour,
    bool Interlaced,
    ImmutableArray<byte> Palette,
    ImmutableArray<byte> Transparency,
    ImmutableArray<byte> Icc,
    double DotsPerInch,
    ImmutableArray<byte> Data
)
{
    /// <summary>Larger pictures are refused: nothing printed needs them, and decoding would take gigabytes.</summary>
    public const long MostPixels = 100_000_000;

    private const int MostProfile = 4 * 1024 * 1024;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Samples to a pixel.</summary>
    public int Channels =>
        Colour switch
        {
            PngColour.Grey or PngColour.Palette => 1,
            PngColour.GreyAlpha => 2,
            PngColour.Rgb => 3,
            PngColour.RgbAlpha => 4,
            _ => throw new InvalidOperationException(Colour.ToString()),
        };

    /// <summary>Bytes in an unfiltered row of so many pixels.</summary>
    public int RowLength(int pixels) => (int)(((long)pixels * Channels * Depth + 7) / 8);

    /// <summary>
    /// The picture's chunks, or null and what is wrong. The image data are not looked into: see <see
    /// cref="PngDecoder"/>.
    /// </summary>
    public static PngFile? Read(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "it is not a PNG picture";
        if (!bytes.StartsWith(Signature))
        {
            return null;
        }

        PngFile? file = null;
        var data = new List<byte>();
        int position = 8;
        while (true)
        {
            problem = "it is truncated";
            if (bytes.Length - position < 12)
            {
                return null;
            }

            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[position..]);
            if (length > bytes.Length - position - 12)
            {
                return null;
            }

            ReadOnlySpan<byte> type = bytes.Slice(position + 4, 4);
            ReadOnlySpan<byte> body = bytes.Slice(position + 8, (int)length);
            if (
                Crc32.HashToUInt32(bytes.Slice(position + 4, (int)length + 4))
                != BinaryPrimitives.ReadUInt32BigEndian(bytes[(position + 8 + (int)length)..])
            )
            {
                problem = "a checksum is wrong: the file is damaged";
                return null;
            }

            position += 12 + (int)length;
            if (file is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || (file = Header(body, out problem)) is null)
                {
                    return null;
                }
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                file = file with { Palette = [.. body[..Math.Min(body.Length / 3 * 3, 768)]] };
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                file = file with { Transparency = [.. body] };
            }
            else if (type.SequenceEqual("pHYs"u8) && body.Length == 9 && body[8] == 1)
            {
                file = file with { DotsPerInch = BinaryPrimitives.ReadUInt32BigEndian(body) * 0.0254 };
            }
            else if (type.SequenceEqual("iCCP"u8))
            {
                file = file with { Icc = Profile(body) };
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                data.AddRange(body);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
        }

        if (data.Count == 0 || (file.Colour == PngColour.Palette && file.Palette.IsEmpty))
        {
            problem = data.Count == 0 ? "it has no image data" : "it has no palette";
            return null;
        }

        return file with
        {
            Data = [.. data],
        };
    }

    private static PngFile? Header(ReadOnlySpan<byte> body, out string problem)
    {
        problem = "its header is not valid";
        if (body.Length != 13 || body[10] != 0 || body[11] != 0 || body[12] > 1)
        {
            return null;
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(body);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        int depth = body[8];
        bool allowed = body[9] switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!allowed || width == 0 || height == 0)
        {
            return null;
        }

        if (width > int.MaxValue || height > int.MaxValue || (ulong)width * height > MostPixels)
        {
            problem = $"it has {width} × {height} pixels, more than {MostPixels / 1_000_000} million";
            return null;
        }

        return new PngFile((int)width, (int)height, depth, (PngColour)body[9], body[12] == 1, [], [], [], 0, []);
    }

    /// <summary>An embedded profile; empty where it cannot be read, for the picture can be shown without it.</summary>
    private static ImmutableArray<byte> Profile(ReadOnlySpan<byte> body)
    {
        int name = body.IndexOf((byte)0);
        if (name < 0 || name + 2 > body.Length)
        {
            return [];
        }

        try
        {
            using var zlib = new ZLibStream(new MemoryStream(body[(name + 2)..].ToArray()), CompressionMode.Decompress);
            byte[] profile = new byte[MostProfile];
            int length = zlib.ReadAtLeast(profile, MostProfile, throwOnEndOfStream: false);
            return length == MostProfile ? [] : [.. profile.AsSpan(0, length)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
