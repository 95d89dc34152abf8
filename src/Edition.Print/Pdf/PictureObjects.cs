using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Styling;

namespace Edition.Print.Pdf;

/// <summary>
/// A picture ready to be painted: its name in the resources, and the map that sets it upright in the unit square.
/// </summary>
internal readonly record struct PictureUse(string Resource, Affine Turn);

/// <summary>
/// The book's pictures as external objects (ISO 32000-1, 8.9 and 8.10), each written once: JPEG as it is, PNG as it is
/// where PDF's own PNG predictors can read it, SVG as vectors.
/// The pictures have been checked: one that cannot be read is a bug here.
/// </summary>
internal sealed class PictureObjects(PdfFile file, Template template) : IDisposable
{
    private readonly Dictionary<string, PictureUse> uses = new(StringComparer.Ordinal);
    private readonly List<(string Resource, int Number)> objects = [];

    /// <summary>The template's faces, loaded only if a vector picture asks for them.</summary>
    private readonly Lazy<FaceLibrary> faces = new(() => FaceLibrary.Of(template));

    public void Dispose()
    {
        if (faces.IsValueCreated)
        {
            faces.Value.Dispose();
        }
    }

    public PictureUse Of(Picture picture)
    {
        if (!uses.TryGetValue(picture.Path, out PictureUse use))
        {
            string resource = "I" + (objects.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            (int number, Affine turn) = picture.Format switch
            {
                PictureFormat.Jpeg => Jpeg(picture),
                PictureFormat.Png => (Png(picture), Affine.Identity),
                PictureFormat.Svg => (
                    new DrawingObject(file).Write(Readable(Artwork.DrawingOf(picture, faces.Value), picture)),
                    Affine.Identity
                ),
                _ => throw new InvalidOperationException(picture.Format.ToString()),
            };
            objects.Add((resource, number));
            use = new PictureUse(resource, turn);
            uses.Add(picture.Path, use);
        }

        return use;
    }

    /// <summary>The entry XObject of the pages' resources.</summary>
    public void WriteResources(PdfBuffer resources)
    {
        if (objects.Count == 0)
        {
            return;
        }

        resources.Raw("/XObject<<"u8);
        foreach (var (resource, number) in objects)
        {
            resources.Byte((byte)'/').Ascii(resource).Reference(number);
        }

        resources.Raw(">>"u8);
    }

    private static T Readable<T>(T? read, Picture picture)
        where T : class => read ?? throw new InvalidOperationException(picture.Path);

    private (int Number, Affine Turn) Jpeg(Picture picture)
    {
        JpegFile jpeg = Readable(JpegFile.Read(picture.Bytes.AsSpan(), out _), picture);
        PdfBuffer image = Head(jpeg.Width, jpeg.Height, 8);
        WriteSpace(image, jpeg.Components, jpeg.Icc.AsSpan());
        if (jpeg.Inverted)
        {
            image.Raw("/Decode[1 0 1 0 1 0 1 0]"u8);
        }

        int number = file.AddStream(
            image.Raw("/Filter/DCTDecode"u8).Written,
            ImmutableCollectionsMarshal.AsArray(picture.Bytes)!,
            encoded: true
        );
        return (number, Upright(jpeg.Orientation));
    }

    /// <summary>
    /// From the unit square of the coded pixels to that of the upright picture (Exif 2.3, tag 0x0112; y upwards).
    /// </summary>
    private static Affine Upright(int orientation) =>
        orientation switch
        {
            2 => new(-1, 0, 0, 1, 1, 0),
            3 => new(-1, 0, 0, -1, 1, 1),
            4 => new(1, 0, 0, -1, 0, 1),
            5 => new(0, -1, -1, 0, 1, 1),
            6 => new(0, -1, 1, 0, 0, 1),
            7 => new(0, 1, 1, 0, 0, 0),
            8 => new(0, 1, -1, 0, 1, 0),
            _ => Affine.Identity,
        };

    private int Png(Picture picture)
    {
        PngFile png = Readable(PngFile.Read(picture.Bytes.AsSpan(), out _), picture);
        bool alpha = png.Colour is PngColour.GreyAlpha or PngColour.RgbAlpha;
        int depth = alpha ? 8 : png.Depth;
        int colours = png.Colour is PngColour.Rgb or PngColour.RgbAlpha ? 3 : 1;
        byte[]? samples =
            alpha || png.Interlaced || (png.Colour == PngColour.Palette && !png.Transparency.IsEmpty)
                ? PngDecoder.Samples(png)
                : null;

        PdfBuffer image = Head(png.Width, png.Height, depth);
        if (png.Colour == PngColour.Palette)
        {
            image
                .Raw("/ColorSpace[/Indexed/DeviceRGB "u8)
                .Integer(png.Palette.Length / 3 - 1)
                .ByteString(png.Palette.AsSpan())
                .Byte((byte)']');
        }
        else
        {
            WriteSpace(image, colours, png.Icc.AsSpan());
        }

        if (samples is not null && (alpha || png.Colour == PngColour.Palette))
        {
            byte[] mask = Alpha(png, samples);
            if (mask.AsSpan().ContainsAnyExcept((byte)255))
            {
                int number = file.AddStream(
                    Head(png.Width, png.Height, 8).Raw("/ColorSpace/DeviceGray"u8).Written,
                    mask
                );
                image.Raw("/SMask"u8).Reference(number);
            }
        }
        else if (!png.Transparency.IsEmpty && png.Transparency.Length >= colours * 2)
        {
            image.Raw("/Mask["u8);
            for (int i = 0; i < colours; i++)
            {
                int key =
                    BinaryPrimitives.ReadUInt16BigEndian(png.Transparency.AsSpan()[(i * 2)..]) & ((1 << depth) - 1);
                image.Integer(key).Byte((byte)' ').Integer(key).Byte((byte)' ');
            }

            image.Byte((byte)']');
        }

        if (alpha)
        {
            return file.AddStream(image.Written, Colours(png, samples!, colours));
        }

        if (png.Interlaced)
        {
            return file.AddStream(image.Written, samples!);
        }

        image
            .Raw("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "u8)
            .Integer(colours)
            .Raw("/BitsPerComponent "u8)
            .Integer(depth)
            .Raw("/Columns "u8)
            .Integer(png.Width)
            .Raw(">>"u8);
        return file.AddStream(image.Written, ImmutableCollectionsMarshal.AsArray(png.Data)!, encoded: true);
    }

    private static byte[] Alpha(PngFile png, byte[] samples)
    {
        byte[] mask = new byte[png.Width * png.Height];
        int length = png.RowLength(png.Width);
        for (int y = 0; y < png.Height; y++)
        {
            ReadOnlySpan<byte> row = samples.AsSpan(y * length, length);
            for (int x = 0; x < png.Width; x++)
            {
                byte value = PngDecoder.Sample8(png, row, x * png.Channels + png.Channels - 1);
                mask[y * png.Width + x] =
                    png.Colour != PngColour.Palette ? value
                    : value < png.Transparency.Length ? png.Transparency[value]
                    : (byte)255;
            }
        }

        return mask;
    }

    private static byte[] Colours(PngFile png, byte[] samples, int colours)
    {
        byte[] pixels = new byte[png.Width * png.Height * colours];
        int length = png.RowLength(png.Width);
        for (int y = 0; y < png.Height; y++)
        {
            ReadOnlySpan<byte> row = samples.AsSpan(y * length, length);
            for (int x = 0; x < png.Width; x++)
            {
                for (int c = 0; c < colours; c++)
                {
                    pixels[(y * png.Width + x) * colours + c] = PngDecoder.Sample8(png, row, x * png.Channels + c);
                }
            }
        }

        return pixels;
    }

    private static PdfBuffer Head(int width, int height, int depth) =>
        new PdfBuffer()
            .Raw("/Type/XObject/Subtype/Image/Width "u8)
            .Integer(width)
            .Raw("/Height "u8)
            .Integer(height)
            .Raw("/BitsPerComponent "u8)
            .Integer(depth);

    /// <summary>
    /// The picture's own profile where it fits the samples; else grey and RGB are as the file's output intent has them.
    /// CMYK always has a profile: the check sees to it.
    /// </summary>
    private void WriteSpace(PdfBuffer image, int components, ReadOnlySpan<byte> profile)
    {
        if (Artwork.ProfileFits(profile, components))
        {
            int number = file.AddStream(new PdfBuffer().Raw("/N "u8).Integer(components).Written, profile.ToArray());
            image.Raw("/ColorSpace[/ICCBased"u8).Reference(number).Byte((byte)']');
            return;
        }

        image.Raw(
            components switch
            {
                1 => "/ColorSpace/DeviceGray"u8,
                3 => "/ColorSpace/DeviceRGB"u8,
                _ => throw new InvalidOperationException($"{components} components without a profile"),
            }
        );
    }
}
