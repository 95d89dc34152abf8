using System.IO.Compression;
using System.Text;
using CsCheck;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Pictures.Drawings;
using Edition.Tests.Books;

namespace Edition.Tests.Epub;

[Trait("Kind", "property")]
public sealed class RasterTests
{
    private static readonly SolidPaint Black = new(new Rgb(0), 1);

    /// <summary>
    /// Coverage is the area inside each pixel, for any rectangle, to one part in sixteen downwards and one in 256
    /// across.
    /// </summary>
    [Fact]
    public void Coverage_is_the_area_inside() =>
        Gen.Double[-2, 12]
            .Array[4, 4]
            .Sample(corners =>
            {
                double left = Math.Min(corners[0], corners[1]),
                    right = Math.Max(corners[0], corners[1]),
                    top = Math.Min(corners[2], corners[3]),
                    bottom = Math.Max(corners[2], corners[3]);
                Pixels pixels = Draw(
                    10,
                    10,
                    new DrawnShape(Rectangle(left, top, right, bottom), Affine.Identity, Black, false, null)
                );
                for (int y = 0; y < 10; y++)
                {
                    for (int x = 0; x < 10; x++)
                    {
                        double across = Math.Max(0, Math.Min(right, x + 1) - Math.Max(left, x)),
                            down = Math.Max(0, Math.Min(bottom, y + 1) - Math.Max(top, y));
                        Assert.InRange(Alpha(pixels, x, y) / 255.0, across * down - 0.14, across * down + 0.14);
                    }
                }
            });

    [Fact]
    public void A_circle_has_its_area()
    {
        double area = Area(
            Draw(200, 200, new DrawnShape(Outline.Empty, Affine.Identity, null, false, null), Dot(100, 100, 80))
        );
        Assert.InRange(area, Math.PI * 1600 * 0.998, Math.PI * 1600 * 1.002);
    }

    [Theory]
    [InlineData(false, 100 * 100)]
    [InlineData(true, 100 * 100 - 50 * 50)]
    public void Fill_rules(bool evenOdd, double area)
    {
        Outline outer = Rectangle(10, 10, 110, 110),
            inner = Rectangle(35, 35, 85, 85);
        var both = new Outline([.. outer.Verbs, .. inner.Verbs], [.. outer.Points, .. inner.Points]);
        Assert.InRange(
            Area(Draw(120, 120, new DrawnShape(both, Affine.Identity, Black, evenOdd, null))),
            area - 1,
            area + 1
        );
    }

    [Theory]
    [InlineData(LineCap.Butt, LineJoin.Miter, 1700)]
    [InlineData(LineCap.Square, LineJoin.Miter, 1700 + 100)]
    [InlineData(LineCap.Butt, LineJoin.Bevel, 1675 + 12.5)]
    [InlineData(LineCap.Round, LineJoin.Round, 1675 + 25 * Math.PI + 25 * Math.PI / 4)]
    public void Strokes_have_their_area(LineCap cap, LineJoin join, double area)
    {
        var corner = new Outline.Builder();
        corner.Move(20, 20);
        corner.Line(105, 20);
        corner.Line(105, 105);
        Pixels pixels = Draw(
            140,
            140,
            new DrawnShape(corner.ToOutline(), Affine.Identity, null, false, new Stroke(Black, 10, cap, join, 4, [], 0))
        );
        Assert.InRange(Area(pixels), area - 4, area + 4);
    }

    [Fact]
    public void Dashes_are_as_long_as_they_say()
    {
        var line = new Outline.Builder();
        line.Move(10, 20);
        line.Line(110, 20);
        Pixels pixels = Draw(
            120,
            40,
            new DrawnShape(
                line.ToOutline(),
                Affine.Identity,
                null,
                false,
                new Stroke(Black, 10, LineCap.Butt, LineJoin.Miter, 4, [20, 10], 5)
            )
        );
        Assert.InRange(Area(pixels), 700 - 6, 700 + 6);
        Assert.Equal(
            (255, 0, 255, 0),
            (Alpha(pixels, 12, 20), Alpha(pixels, 30, 20), Alpha(pixels, 40, 20), Alpha(pixels, 60, 20))
        );
    }

    [Fact]
    public void Groups_are_laid_over_as_one()
    {
        var shape = new DrawnShape(
            Rectangle(0, 0, 10, 10),
            Affine.Identity,
            new SolidPaint(new Rgb(0xFF0000), 1),
            false,
            null
        );
        Pixels pixels = Draw(10, 10, new DrawnGroup([shape, shape], 0.5, new Clip(Rectangle(0, 0, 5, 10), false)));
        Assert.Equal([255, 0, 0, 128], pixels.Rgba[..4]);
        Assert.Equal(0, Alpha(pixels, 7, 5));
    }

    /// <summary>A drawing written anew for the EPUB is the same drawing, on white.</summary>
    [Fact]
    public void Rewritten_drawings_look_the_same()
    {
        const string Svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120 80"><defs>
            <linearGradient id="a"><stop offset="0" stop-color="#f00"/>
            <stop offset="1" stop-color="#00f" stop-opacity=".5"/></linearGradient>
            <radialGradient id="b" cx=".5" cy=".5" r=".5">
            <stop offset="0" stop-color="white"/><stop offset="1" stop-color="green"/></radialGradient>
            <clipPath id="c"><circle cx="60" cy="40" r="30"/></clipPath></defs>
            <rect width="120" height="80" fill="url(#a)"/><g opacity=".7" clip-path="url(#c)">
            <ellipse cx="60" cy="40" rx="50" ry="20" fill="url(#b)" transform="rotate(20 60 40)"/></g>
            <path d="M10 70 C 40 10 80 10 110 70 Z" fill="none" stroke="black" stroke-width="3"
            stroke-dasharray="8 4" stroke-linecap="round"/></svg>
            """;
        var original = new Picture("images/c.svg", PictureFormat.Svg, [.. Encoding.UTF8.GetBytes(Svg)]);
        AssembledBook every = EveryNode.Book();
        AssembledBook book = every with { Pictures = every.Pictures.SetItem("images/c.svg", original) };
        Package package = Package.Of(book, null);
        string name = package
            .Xml("chapter-01.xhtml")
            .Descendants(Package.Xhtml + "img")
            .First(img => img.Attribute("src")!.Value.EndsWith(".svg", StringComparison.Ordinal))
            .Attribute("src")!
            .Value;
        Assert.DoesNotContain("ellipse", package.Text(name), StringComparison.Ordinal);
        string onWhite = Svg.Replace(
            "<rect",
            "<rect width=\"120\" height=\"80\" fill=\"white\"/><rect",
            StringComparison.Ordinal
        );
        Drawing before = Artwork.DrawingOf(original with { Bytes = [.. Encoding.UTF8.GetBytes(onWhite)] }, null)!,
            after =
                Artwork.DrawingOf(
                    new Picture("again.svg", PictureFormat.Svg, [.. package.Files["EPUB/" + name]]),
                    null
                )!;
        byte[] first = Rasteriser.Draw(before, 240, 160).Rgba,
            second = Rasteriser.Draw(after, 240, 160).Rgba;
        Assert.True(first.Count(value => value != 0) > 50_000);
        Assert.All(first.Zip(second), pair => Assert.InRange(pair.First - pair.Second, -6, 6));
    }

    /// <summary>What is written as PNG is what a PNG reader finds.</summary>
    [Fact]
    public void Png_comes_back()
    {
        byte[] indices = [0, 1, 2, 2, 1, 0];
        Assert.Equal(
            indices,
            Rows(
                PngWriter.Write(
                    3,
                    2,
                    (y, row) => indices.AsSpan(3 * y, 3).CopyTo(row),
                    [new Rgb(0), new Rgb(0x808080), new Rgb(0xFFFFFF)]
                ),
                3,
                2,
                1
            )
        );
        byte[] rgba = [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 11))];
        Assert.Equal(rgba, Rows(PngWriter.Write(new Pixels(3, 2, rgba)), 3, 2, 4));
    }

    [Fact]
    public void The_cover_shows_its_title()
    {
        AssembledBook book = EveryNode.Book();
        byte[] cover = Package.Of(book, null).Files["EPUB/images/cover.png"];
        byte[] pixels = Rows(cover, 1600, 2560, 1);

        // Ink is index 1 to 127, accent 128 to 254. Frame: a line of accent at its place; title: ink about the optical
        // middle, symmetrical to a pixel or two.
        Assert.Equal(254, pixels[88 * 1600 + 800]);
        (int Left, int Right)[] lines =
        [
            .. Enumerable
                .Range(700, 600)
                .Select(y => pixels.AsSpan(y * 1600 + 200, 1200).ToArray())
                .Where(row => row.Any(index => index is > 0 and < 128))
                .Select(row =>
                    (
                        Array.FindIndex(row, index => index is > 0 and < 128),
                        Array.FindLastIndex(row, index => index is > 0 and < 128)
                    )
                ),
        ];
        Assert.True(lines.Length > 150);
        Assert.InRange(lines.Min(line => line.Left) + lines.Max(line => line.Right), 1200 - 24, 1200 + 24);
        Assert.Equal(cover, Package.Of(book, null).Files["EPUB/images/cover.png"]);
    }

    private static Pixels Draw(int width, int height, params Drawn[] items) =>
        Rasteriser.Draw(new Drawing(width, height, [.. items]), width, height);

    private static byte Alpha(Pixels pixels, int x, int y) => pixels.Rgba[4 * (y * pixels.Width + x) + 3];

    private static double Area(Pixels pixels) => pixels.Rgba.Where((_, i) => i % 4 == 3).Sum(alpha => alpha / 255.0);

    private static DrawnShape Dot(double x, double y, double width)
    {
        var dot = new Outline.Builder();
        dot.Move(x, y);
        dot.Line(x, y);
        return new DrawnShape(
            dot.ToOutline(),
            Affine.Identity,
            null,
            false,
            new Stroke(Black, width, LineCap.Round, LineJoin.Round, 4, [], 0)
        );
    }

    private static Outline Rectangle(double left, double top, double right, double bottom)
    {
        var rectangle = new Outline.Builder();
        rectangle.Move(left, top);
        rectangle.Line(right, top);
        rectangle.Line(right, bottom);
        rectangle.Line(left, bottom);
        rectangle.Close();
        return rectangle.ToOutline();
    }

    /// <summary>The pixels' bytes, read with .NET's zlib; filters 0 and 2 undone.</summary>
    private static byte[] Rows(byte[] png, int width, int height, int channels)
    {
        int at = png.AsSpan().IndexOf("IDAT"u8);
        int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at - 4));
        using var zlib = new ZLibStream(new MemoryStream(png, at + 4, length), CompressionMode.Decompress);
        var plain = new MemoryStream();
        zlib.CopyTo(plain);
        byte[] data = plain.ToArray();
        int stride = width * channels;
        Assert.Equal(height * (stride + 1), data.Length);
        var rows = new byte[height * stride];
        for (int y = 0; y < height; y++)
        {
            byte filter = data[y * (stride + 1)];
            for (int i = 0; i < stride; i++)
            {
                rows[y * stride + i] = (byte)(
                    data[y * (stride + 1) + 1 + i] + (filter == 2 && y > 0 ? rows[(y - 1) * stride + i] : 0)
                );
            }
        }

        return rows;
    }
}
