using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Edition.Pictures;

/// <summary>
/// What the markers of a JPEG picture say (ITU-T T.81, annex B; JFIF; Adobe's APP14; Exif). <c>Width</c> and
/// <c>Height</c> are those of the coded pixels; <c>Orientation</c> is Exif's (1 upright, 3 upside down,
/// 6 and 8 on its side; 2, 4, 5, 7 mirrored). <c>Inverted</c>: Adobe's CMYK, in which 255 is no ink. <c>DotsPerInch</c>
/// is 0 where the picture does not say.
/// </summary>
public sealed record JpegFile(
    int Width,
    int Height,
    int Components,
    bool Inverted,
    int Orientation,
    double DotsPerInch,
    ImmutableArray<byte> Icc
)
{
    /// <summary>
    /// The markers, or null and what is wrong. The entropy-coded data are not looked into, but that they end.
    /// </summary>
    public static JpegFile? Read(ReadOnlySpan<byte> bytes, out string problem)
    {
        problem = "it is not a JPEG picture";
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return null;
        }

        JpegFile file = new(0, 0, 0, false, 1, 0, []);
        var profile = new SortedDictionary<int, byte[]>();
        int position = 2;
        while (true)
        {
            problem = "it is truncated";
            while (position + 1 < bytes.Length && bytes[position] == 0xFF && bytes[position + 1] == 0xFF)
            {
                position++;
            }

            if (position + 4 > bytes.Length || bytes[position] != 0xFF)
            {
                return null;
            }

            int marker = bytes[position + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
            if (length < 2 || position + 2 + length > bytes.Length)
            {
                return null;
            }

            ReadOnlySpan<byte> body = bytes.Slice(position + 4, length - 2);
            position += 2 + length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (body.Length < 6 || Frame(file, body, out problem) is not { } framed)
                    {
                        return null;
                    }

                    file = framed;
                    break;
                case 0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCB) or (>= 0xCD and <= 0xCF):
                    problem = "it is coded in a way (lossless, hierarchical or arithmetic) that readers do not know";
                    return null;
                case 0xE0 when body.StartsWith("JFIF\0"u8) && body.Length >= 12:
                    double density = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
                    file = file with
                    {
                        DotsPerInch =
                            body[7] == 1 ? density
                            : body[7] == 2 ? density * 2.54
                            : 0,
                    };
                    break;
                case 0xE1 when body.StartsWith("Exif\0\0"u8):
                    file = file with { Orientation = ExifOrientation(body[6..]) };
                    break;
                case 0xE2 when body.StartsWith("ICC_PROFILE\0"u8) && body.Length > 14:
                    profile[body[12]] = body[14..].ToArray();
                    break;
                case 0xEE when body.StartsWith("Adobe"u8):
                    file = file with { Inverted = true };
                    break;
                case 0xDA:
                    if (file.Width == 0)
                    {
                        problem = "its size is missing";
                        return null;
                    }

                    if (bytes[position..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0)
                    {
                        return null;
                    }

                    return file with
                    {
                        Inverted = file.Inverted && file.Components == 4,
                        Icc = [.. profile.Values.SelectMany(part => part)],
                    };
                case 0xD8 or 0xD9:
                    return null;
            }
        }
    }

    private static JpegFile? Frame(JpegFile file, ReadOnlySpan<byte> body, out string problem)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        problem =
            body[0] != 8 ? $"it has {body[0]} bits to a sample, where readers know 8"
            : width == 0 || height == 0 ? "its size is missing"
            : (long)width * height > PngFile.MostPixels
                ? $"it has {width} × {height} pixels, more than {PngFile.MostPixels / 1_000_000} million"
            : body[5] is not (1 or 3 or 4) ? $"it has {body[5]} colour components"
            : "";
        return problem.Length > 0 ? null : file with { Width = width, Height = height, Components = body[5] };
    }

    /// <summary>Tag 0x0112 of the first directory; 1 where there is none.</summary>
    private static int ExifOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        bool little = tiff[0] == 'I';
        uint directory = Four(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        int count = Two(tiff[(int)directory..]);
        for (int i = 0; i < count; i++)
        {
            long at = directory + 2 + i * 12L;
            if (at + 12 > tiff.Length)
            {
                break;
            }

            ReadOnlySpan<byte> entry = tiff[(int)at..];
            if (Two(entry) == 0x0112)
            {
                int orientation = Two(entry[8..]);
                return orientation is >= 1 and <= 8 ? orientation : 1;
            }
        }

        return 1;

        int Two(ReadOnlySpan<byte> at) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
        uint Four(ReadOnlySpan<byte> at) =>
            little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
    }
}
