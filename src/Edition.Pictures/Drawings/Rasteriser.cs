using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>
/// An image of 8 bits a channel: red, green, blue, opacity; colours not multiplied by the opacity; row by row from the
/// top.
/// </summary>
public sealed record Pixels(int Width, int Height, byte[] Rgba);

/// <summary>
/// Draws a vector picture as pixels, with smooth edges, over nothing. Colours are laid over one another in sRGB, as
/// browsers do.
/// </summary>
public static class Rasteriser
{
    /// <summary>The drawing stretched to width × height pixels.</summary>
    public static Pixels Draw(Drawing drawing, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var sheet = new Sheet(width, height);
        var spare = new Stack<Sheet>();
        Affine page = Affine.Scaling(width / drawing.Width, height / drawing.Height);
        foreach (Drawn item in drawing.Items)
        {
            Draw(sheet, item, page, spare);
        }

        return new Pixels(width, height, sheet.Unmultiplied());
    }

    /// <param name="spare">Empty sheets of layers that are done with.</param>
    private static void Draw(Sheet sheet, Drawn item, Affine page, Stack<Sheet> spare)
    {
        switch (item)
        {
            case DrawnShape shape:
                Affine place = page.After(shape.Place);
                if (shape.Fill is { } fill)
                {
                    sheet.Fill(shape.Outline, place, shape.EvenOdd, fill);
                }

                if (shape.Stroke is { } stroke && stroke.Width > 0)
                {
                    double scale = Math.Sqrt(Math.Abs(place.Determinant));
                    sheet.Fill(
                        Stroker.Outline(shape.Outline, stroke, 0.1 / Math.Max(scale, 1e-6)),
                        place,
                        false,
                        stroke.Paint
                    );
                }

                break;
            case DrawnGroup { Opacity: >= 1, Clip: null } group:
                foreach (Drawn child in group.Items)
                {
                    Draw(sheet, child, page, spare);
                }

                break;
            case DrawnGroup group:
                if (!spare.TryPop(out Sheet? layer))
                {
                    layer = new Sheet(sheet.Width, sheet.Height);
                }

                foreach (Drawn child in group.Items)
                {
                    Draw(layer, child, page, spare);
                }

                sheet.Lay(layer, group.Opacity, group.Clip, page);
                layer.Clear();
                spare.Push(layer);
                break;
            default:
                throw new InvalidOperationException(item.GetType().Name);
        }
    }

    /// <summary>Pixels while they are drawn: colours multiplied by their opacity.</summary>
    private sealed class Sheet(int width, int height)
    {
        private readonly byte[] rgba = new byte[4 * width * height];

        /// <summary>The part that was drawn into; right and bottom are behind it.</summary>
        private (int Left, int Top, int Right, int Bottom) used = (width, height, 0, 0);

        public int Width => width;

        public int Height => height;

        public void Fill(Outline outline, Affine place, bool evenOdd, Paint paint)
        {
            Ink ink = Ink.Of(paint, place);
            Scanlines.Fill(
                outline,
                place,
                evenOdd,
                width,
                height,
                (y, x, coverage) =>
                {
                    Use(x, y, x + coverage.Length, y + 1);
                    for (int i = 0; i < coverage.Length; i++)
                    {
                        if (coverage[i] > 0)
                        {
                            Rgb colour = ink.At(x + i + 0.5, y + 0.5, out double opacity);
                            Over(4 * (y * width + x + i), colour, (int)(coverage[i] * opacity + 0.5));
                        }
                    }
                }
            );
        }

        public void Lay(Sheet above, double opacity, Clip? clip, Affine page)
        {
            int part = (int)(Math.Clamp(opacity, 0, 1) * 255 + 0.5);
            if (clip is null)
            {
                for (int y = above.used.Top; y < above.used.Bottom; y++)
                {
                    for (int x = above.used.Left; x < above.used.Right; x++)
                    {
                        Over(4 * (y * width + x), above, part);
                    }
                }
            }
            else
            {
                Scanlines.Fill(
                    clip.Outline,
                    page,
                    clip.EvenOdd,
                    width,
                    height,
                    (y, x, coverage) =>
                    {
                        int from = Math.Max(0, above.used.Left - x),
                            to = Math.Min(coverage.Length, above.used.Right - x);
                        for (int i = from; i < to && y >= above.used.Top && y < above.used.Bottom; i++)
                        {
                            Over(4 * (y * width + x + i), above, Times(part, coverage[i]));
                        }
                    }
                );
            }

            Use(above.used.Left, above.used.Top, above.used.Right, above.used.Bottom);
        }

        /// <summary>As it was at first.</summary>
        public void Clear()
        {
            for (int y = used.Top; y < used.Bottom; y++)
            {
                Array.Clear(rgba, 4 * (y * width + used.Left), 4 * Math.Max(0, used.Right - used.Left));
            }

            used = (width, height, 0, 0);
        }

        private void Use(int left, int top, int right, int bottom) =>
            used = (
                Math.Min(used.Left, left),
                Math.Min(used.Top, top),
                Math.Max(used.Right, right),
                Math.Max(used.Bottom, bottom)
            );

        public byte[] Unmultiplied()
        {
            for (int at = 0; at < rgba.Length; at += 4)
            {
                int alpha = rgba[at + 3];
                if (alpha is > 0 and < 255)
                {
                    for (int c = 0; c < 3; c++)
                    {
                        rgba[at + c] = (byte)Math.Min(255, (rgba[at + c] * 255 + alpha / 2) / alpha);
                    }
                }
            }

            return rgba;
        }

        private void Over(int at, Rgb colour, int alpha)
        {
            rgba[at] = (byte)(Times(colour.R, alpha) + Times(rgba[at], 255 - alpha));
            rgba[at + 1] = (byte)(Times(colour.G, alpha) + Times(rgba[at + 1], 255 - alpha));
            rgba[at + 2] = (byte)(Times(colour.B, alpha) + Times(rgba[at + 2], 255 - alpha));
            rgba[at + 3] = (byte)(alpha + Times(rgba[at + 3], 255 - alpha));
        }

        private void Over(int at, Sheet above, int part)
        {
            int left = 255 - Times(above.rgba[at + 3], part);
            for (int c = 0; c < 4; c++)
            {
                rgba[at + c] = (byte)Math.Min(255, Times(above.rgba[at + c], part) + Times(rgba[at + c], left));
            }
        }

        private static int Times(int a, int b) => (a * b + 127) / 255;
    }
}
