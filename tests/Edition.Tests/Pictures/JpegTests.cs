using System.Collections.Immutable;
using Edition.Model;
using Edition.Pictures;
using Edition.Tests.Books;

namespace Edition.Tests.Pictures;

[Trait("Kind", "unit")]
public class JpegTests
{
    private static readonly ImmutableArray<byte> Whole = EveryNode.Book().Pictures["images/b.jpg"].Bytes;

    [Fact]
    public void Whatever_is_cut_off_is_missed()
    {
        Assert.NotNull(JpegFile.Read(Whole.AsSpan(), out _));
        for (int length = 0; length < Whole.Length - 1; length++)
        {
            Assert.Null(JpegFile.Read(Whole.AsSpan()[..length], out string problem));
            Assert.NotEmpty(problem);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    public void Exif_turns_the_size(int orientation, bool onItsSide)
    {
        byte[] exif =
        [
            0xFF,
            0xE1,
            0,
            34,
            .. "Exif\0\0"u8,
            .. "MM\0*\0\0\0\x08"u8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        var turned = new Picture("a.jpg", PictureFormat.Jpeg, [0xFF, 0xD8, .. exif, .. Whole.AsSpan()[2..]]);
        JpegFile plain = JpegFile.Read(Whole.AsSpan(), out _)!;
        Assert.Equal(orientation, JpegFile.Read(turned.Bytes.AsSpan(), out _)!.Orientation);
        Assert.Equal(onItsSide ? (plain.Height, plain.Width) : (plain.Width, plain.Height), Artwork.PixelsOf(turned));
    }
}
