using Edition.Pictures;

namespace Edition.Tests.Pictures;

[Trait("Kind", "property")]
public sealed class JpegPixelsTests
{
    /// <summary>Three columns, two rows: a b c / d e f.</summary>
    private static readonly JpegPixels Lying = new(3, 2, 1, "abcdef"u8.ToArray());

    /// <summary>Where Exif 2.3 says that the first row and the first column are to be seen.</summary>
    [Theory]
    [InlineData(1, "abc def")]
    [InlineData(2, "cba fed")]
    [InlineData(3, "fed cba")]
    [InlineData(4, "def abc")]
    [InlineData(5, "ad be cf")]
    [InlineData(6, "da eb fc")]
    [InlineData(7, "fc eb da")]
    [InlineData(8, "cf be ad")]
    public void Each_way_to_lie_is_set_upright(int orientation, string rows)
    {
        JpegPixels upright = Lying.Upright(orientation);
        Assert.Equal(
            rows,
            string.Join(
                ' ',
                upright.Samples.Chunk(upright.Width).Select(row => System.Text.Encoding.ASCII.GetString(row))
            )
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_coded_is_decoded(int components)
    {
        byte[] samples =
        [
            .. Enumerable
                .Range(0, 24 * 16)
                .SelectMany(i => Enumerable.Range(0, components).Select(c => (byte)(i / 3 + c * 40))),
        ];
        byte[] profile = [.. Enumerable.Range(0, 70000).Select(i => (byte)i)];
        var original = new JpegFile(24, 16, components, false, 1, 300, [.. profile]);
        byte[] file = new JpegPixels(24, 16, components, samples).Encode(original);
        JpegFile head = JpegFile.Read(file, out _)!;

        // Only JFIF, which knows no CMYK, has a place for the density.
        Assert.Equal(
            (24, 16, components, components == 4 ? 0.0 : 300.0),
            (head.Width, head.Height, head.Components, head.DotsPerInch)
        );
        Assert.Equal(profile, head.Icc);
        JpegPixels again = JpegPixels.Decode(file)!;
        Assert.All(samples.Zip(again.Samples), pair => Assert.InRange(pair.Second - pair.First, -6, 6));
    }

    [Fact]
    public void What_breaks_off_is_no_picture() =>
        Assert.Null(JpegPixels.Decode([.. Lying.Encode(new JpegFile(3, 2, 1, false, 1, 0, [])).Take(150)]));
}
