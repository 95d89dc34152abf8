using System.Runtime.InteropServices;
using System.Text;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures.Drawings;
using Edition.Pictures.Svg;

namespace Edition.Pictures;

/// <summary>What writers ask of a picture.</summary>
public static partial class Artwork
{
    private const double ScreenDotsPerInch = 96;

    /// <summary>
    /// Pixels across and down as shown, upright; null for a drawing, and for what <see cref="Check(Book, Findings)"/> refuses.
    /// </summary>
    public static (int Width, int Height)? PixelsOf(Picture picture)
    {
        switch (picture.Format)
        {
            case PictureFormat.Png:
                return PngFile.Read(picture.Bytes.AsSpan(), out _) is { } png ? (png.Width, png.Height) : null;
            case PictureFormat.Jpeg:
                return JpegFile.Read(picture.Bytes.AsSpan(), out _) is { } jpeg
                    ? jpeg.Orientation >= 5
                        ? (jpeg.Height, jpeg.Width)
                        : (jpeg.Width, jpeg.Height)
                    : null;
            case PictureFormat.Svg or PictureFormat.Gif:
                return null;
            default:
                throw new InvalidOperationException(picture.Format.ToString());
        }
    }

    /// <summary>
    /// A picture's file for readers that do not heed what a photograph says of how it lies (Exif 2.3, tag 0x0112): its
    /// pixels upright. The file as it is where they are so, and where its data cannot be read to the end.
    /// </summary>
    public static ReadOnlyMemory<byte> UprightOf(Picture picture) =>
        picture.Format == PictureFormat.Jpeg
        && JpegFile.Read(picture.Bytes.AsSpan(), out _) is { Orientation: > 1 } jpeg
        && JpegPixels.Decode(ImmutableCollectionsMarshal.AsArray(picture.Bytes)!) is { } pixels
            ? pixels.Upright(jpeg.Orientation).Encode(jpeg)
            : picture.Bytes.AsMemory();

    /// <summary>
    /// What is left of a PNG or JPEG file when so much is cut off at each side, as parts of the whole as it is shown
    /// upright; at least a pixel. Null for other files, and for data that cannot be read to the end.
    /// </summary>
    public static byte[]? Cropped(byte[] file, double left, double top, double right, double bottom)
    {
        if (PngFile.Read(file, out _) is { } png && PngDecoder.Check(png) is null)
        {
            (int x, int y, int width, int height) = Part(png.Width, png.Height);
            return PngWriter.Write(png, x, y, width, height);
        }

        if (JpegFile.Read(file, out _) is { } jpeg && JpegPixels.Decode(file) is { } pixels)
        {
            JpegPixels upright = pixels.Upright(jpeg.Orientation);
            (int x, int y, int width, int height) = Part(upright.Width, upright.Height);
            return upright.Cut(x, y, width, height).Encode(jpeg);
        }

        return null;

        (int X, int Y, int Width, int Height) Part(int width, int height)
        {
            int x = (int)Math.Clamp(Math.Round(width * left), 0, width - 1),
                y = (int)Math.Clamp(Math.Round(height * top), 0, height - 1);
            return (
                x,
                y,
                (int)Math.Clamp(Math.Round(width * (1 - right)) - x, 1, width - x),
                (int)Math.Clamp(Math.Round(height * (1 - bottom)) - y, 1, height - y)
            );
        }
    }

    /// <summary>
    /// The picture's own size: its pixels at the density that it states, or at 96 to the inch; a drawing's size. Null
    /// for what <see cref="Check(Book, Findings)"/> refuses.
    /// </summary>
    public static (Length Width, Length Height)? SizeOf(Picture picture)
    {
        switch (picture.Format)
        {
            case PictureFormat.Png:
                return PngFile.Read(picture.Bytes.AsSpan(), out _) is { } png
                    ? Size(png.Width, png.Height, png.DotsPerInch)
                    : null;
            case PictureFormat.Jpeg:
                return JpegFile.Read(picture.Bytes.AsSpan(), out _) is not { } jpeg ? null
                    : jpeg.Orientation >= 5 ? Size(jpeg.Height, jpeg.Width, jpeg.DotsPerInch)
                    : Size(jpeg.Width, jpeg.Height, jpeg.DotsPerInch);
            case PictureFormat.Svg:
                return DrawingOf(picture, null) is { } drawing
                    ? Size(drawing.Width, drawing.Height, ScreenDotsPerInch)
                    : null;
            default:
                throw new InvalidOperationException(picture.Format.ToString());
        }
    }

    /// <summary>
    /// How large a picture in a line is set: as wide as its author says, else in its own size, within the measure and
    /// the height. Its own size is that of its <see cref="SizeOf"/>.
    /// </summary>
    public static (Length Width, Length Height) InLine(
        InlinePicture inline,
        (Length Width, Length Height) own,
        Length measure,
        Length highest
    )
    {
        Length width = Length.Min(
            inline.WidthPercent > 0 ? measure * (inline.WidthPercent / 100) : inline.Width ?? own.Width,
            measure
        );
        Length height = width * (own.Height.Points / Math.Max(own.Width.Points, 0.001));
        return height > highest ? (width * (highest.Points / height.Points), highest) : (width, height);
    }

    /// <summary>
    /// An SVG picture's drawing; null for what <see cref="Check(Book, Findings)"/> refuses. Words are drawn in <paramref
    /// name="faces"/>, and left out without them.
    /// </summary>
    public static Drawing? DrawingOf(Picture picture, FaceLibrary? faces)
    {
        var problems = new List<SvgProblem>();
        Drawing? drawing = SourceOf(picture) is { } source ? SvgReader.Read(source, faces, problems) : null;
        return problems.TrueForAll(problem => problem.Message.Rule == Rules.SvgLettersMissing) ? drawing : null;
    }

    /// <summary>
    /// Whether an ICC profile (ICC.1, 7.2) can describe samples of so many components in a PDF 1.7 file: version 2 or
    /// 4, of an input, display, output or colour space device.
    /// </summary>
    public static bool ProfileFits(ReadOnlySpan<byte> profile, int components)
    {
        ReadOnlySpan<byte> space = components switch
        {
            1 => "GRAY"u8,
            3 => "RGB "u8,
            4 => "CMYK"u8,
            _ => [],
        };
        return profile.Length >= 132
            && profile[8] is 2 or 4
            && profile.Slice(36, 4).SequenceEqual("acsp"u8)
            && profile.Slice(16, 4).SequenceEqual(space)
            && (
                profile.Slice(12, 4).SequenceEqual("mntr"u8)
                || profile.Slice(12, 4).SequenceEqual("prtr"u8)
                || profile.Slice(12, 4).SequenceEqual("scnr"u8)
                || profile.Slice(12, 4).SequenceEqual("spac"u8)
            );
    }

    /// <summary>An SVG picture's text as a source that problems can point into; null if it is not UTF-8.</summary>
    private static Source? SourceOf(Picture picture)
    {
        try
        {
            ReadOnlySpan<byte> bytes = picture.Bytes.AsSpan();
            return new Source(
                picture.Path,
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                    bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes
                )
            );
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (Length, Length) Size(double width, double height, double dotsPerInch)
    {
        double inch = dotsPerInch is >= 20 and <= 10_000 ? dotsPerInch : ScreenDotsPerInch;
        return (Length.FromPoints(width * 72 / inch), Length.FromPoints(height * 72 / inch));
    }
}
