using System.Buffers;
using System.IO.Compression;
using Edition.Packaging;

namespace Edition.Tests.Packaging;

/// <summary>What is deflated comes back whole, what cannot be packed too.</summary>
[Trait("Kind", "property")]
public sealed class DeflationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(65_536)]
    [InlineData(3_000_000)]
    public void Noise_and_text_come_back(int length)
    {
        byte[] noise = new byte[length];
        new Random(length).NextBytes(noise);
        byte[] text = [.. Enumerable.Range(0, length).Select(i => (byte)('а' + i % 7 * (i % 11)))];
        Assert.All(
            (byte[][])[noise, text],
            plain =>
            {
                Assert.Equal(plain, Read(new ZLibStream(Of(Deflation.Zlib(plain)), CompressionMode.Decompress)));
                byte[] first = Deflation.Raw(new ReadOnlySequence<byte>(plain, 0, length / 2), isLast: false),
                    last = Deflation.Raw(
                        new ReadOnlySequence<byte>(plain, length / 2, length - length / 2),
                        isLast: true
                    );
                Assert.Equal(plain, Read(new DeflateStream(Of([.. first, .. last]), CompressionMode.Decompress)));
            }
        );
    }

    private static MemoryStream Of(byte[] packed) => new(packed);

    private static byte[] Read(Stream stream)
    {
        var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
