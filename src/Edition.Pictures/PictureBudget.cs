using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Pictures;

/// <summary>
/// What the pictures of a book may ask for together, in steps as <see cref="Svg.SvgWork"/> counts them. A picture of
/// the common kind costs nothing here; what dearer ones take beyond that is shared, in proportion to the length of the
/// files: drawings and photographs that somebody made are long where they are dear, and traps are short.
/// </summary>
internal sealed class PictureBudget
{
    private const long Free = 50_000_000,
        Shared = 4_000_000_000;

    // A byte of a drawing can ask for much; one of packed pixels for some hundred others, where large areas are alike.
    private const long ForByteOfDrawing = 5_000,
        ForByteOfPixels = 500;

    // What a byte of unpacked samples costs, its memory included: to look whether all are there, and to part colours
    // and transparency.
    private const long Unpacked = 1,
        Parted = 8;

    private long left;

    public PictureBudget(IEnumerable<Picture> pictures) =>
        left =
            Shared
            + pictures.Sum(picture =>
                picture.Bytes.Length * (picture.Format == PictureFormat.Svg ? ForByteOfDrawing : ForByteOfPixels)
            );

    /// <summary>What a picture of pixels costs.</summary>
    public static long StepsOf(PngFile png)
    {
        bool parted =
            png.Interlaced
            || png.Colour is PngColour.GreyAlpha or PngColour.RgbAlpha
            || (png.Colour == PngColour.Palette && !png.Transparency.IsEmpty);
        return (parted ? Parted : Unpacked) * png.RowLength(png.Width) * (long)png.Height;
    }

    /// <summary>Whether the picture's steps were still left; if not, that is found at its place.</summary>
    public bool Spend(long steps, Picture picture, SourceSpan place, Findings findings)
    {
        left -= Math.Max(0, steps - Free);
        if (left >= 0)
        {
            return true;
        }

        findings.Add(Says.PicturesTooMuchWork(picture.Path), place);
        return false;
    }
}
