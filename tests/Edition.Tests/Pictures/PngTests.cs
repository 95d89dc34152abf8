using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using CsCheck;
using Edition.Pictures;

namespace Edition.Tests.Pictures;

[Trait("Kind", "property")]
public class PngTests
{
    private static readonly (int X, int Y, int Across, int Down)[] Adam7 =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    private static readonly (PngColour Colour, int Depth)[] Kinds =
    [
        (PngColour.Grey, 1),
        (PngColour.Grey, 2),
        (PngColour.Grey, 4),
        (PngColour.Grey, 8),
        (PngColour.Grey, 16),
        (PngColour.Rgb, 8),
        (PngColour.Rgb, 16),
        (PngColour.Palette, 1),
        (PngColour.Palette, 2),
        (PngColour.Palette, 4),
        (PngColour.Palette, 8),
        (PngColour.GreyAlpha, 8),
        (PngColour.GreyAlpha, 16),
        (PngColour.RgbAlpha, 8),
        (PngColour.RgbAlpha, 16),
    ];

    [Fact]
    public void Every_kind_filter_and_interlacing_is_undone()
    {
        Gen.Select(
                Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]),
                Gen.Int[1, 19],
                Gen.Int[1, 19],
                Gen.Bool,
                Gen.Int
            )
            .Sample(
                (kind, width, height, interlaced, seed) =>
                {
                    var random = new Random(seed);
                    var head = new PngFile(width, height, kind.Depth, kind.Colour, interlaced, [], [], [], 0, []);
                    byte[] samples = new byte[head.RowLength(width) * height];
                    random.NextBytes(samples);
                    BlankPadding(head, samples);
                    PngFile read =
                        PngFile.Read(Encoded(head, samples, random), out string problem)
                        ?? throw new InvalidOperationException(problem);
                    Assert.Null(PngDecoder.Check(read));
                    Assert.Equal(samples, PngDecoder.Samples(read));
                },
                iter: 300
            );
    }

    [Fact]
    public void Whatever_is_cut_off_is_missed()
    {
        byte[] whole = Encoded(
            new PngFile(9, 7, 8, PngColour.Rgb, true, [], [], [], 0, []),
            new byte[9 * 7 * 3],
            new Random(1)
        );
        for (int length = 0; length < whole.Length; length++)
        {
            PngFile? read = PngFile.Read(whole.AsSpan(0, length), out string problem);
            Assert.Null(read);
            Assert.NotEmpty(problem);
        }
    }

    [Fact]
    public void Data_that_end_early_are_found_though_every_checksum_is_right()
    {
        var head = new PngFile(9, 7, 8, PngColour.Rgb, false, [], [], [], 0, []);
        PngFile read = PngFile.Read(
            Encoded(head with { Height = 6 }, new byte[9 * 6 * 3], new Random(1), claimedHeight: 7),
            out _
        )!;
        Assert.Equal("its image data end too early", PngDecoder.Check(read));
    }

    [Theory]
    [InlineData(100_000, 100_000)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, 1_000_000_000)]
    public void Absurd_dimensions_are_refused_before_anything_is_read(int width, int height)
    {
        Assert.Null(
            PngFile.Read(
                Encoded(
                    new PngFile(1, 1, 8, PngColour.Grey, false, [], [], [], 0, []),
                    [0],
                    new Random(1),
                    height,
                    width
                ),
                out string problem
            )
        );
        Assert.Contains("million", problem, StringComparison.Ordinal);
    }

    /// <summary>Bits after the last sample of a row are nothing.</summary>
    private static void BlankPadding(PngFile head, byte[] samples)
    {
        int length = head.RowLength(head.Width);
        int spare = length * 8 - head.Width * head.Channels * head.Depth;
        for (int y = 0; y < head.Height; y++)
        {
            samples[(y + 1) * length - 1] &= (byte)(0xFF << spare);
        }
    }

    /// <summary>A PNG of these samples: every row by another filter, IDAT in two chunks.</summary>
    internal static byte[] Encoded(
        PngFile head,
        byte[] samples,
        Random random,
        int claimedHeight = 0,
        int claimedWidth = 0
    )
    {
        var rows = new MemoryStream();
        int bits = head.Channels * head.Depth,
            pixelBytes = Math.Max(1, bits / 8);
        foreach (var (x, y, across, down) in head.Interlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            int pixels = (head.Width - x + across - 1) / across;
            byte[] above = new byte[pixels <= 0 ? 0 : head.RowLength(pixels)];
            for (int row = y; row < head.Height && pixels > 0; row += down)
            {
                byte[] raw = new byte[above.Length];
                for (int i = 0; i < pixels * bits; i++)
                {
                    int from = (x + i / bits * across) * bits + i % bits;
                    int bit = (samples[row * head.RowLength(head.Width) + from / 8] >> (7 - from % 8)) & 1;
                    raw[i / 8] |= (byte)(bit << (7 - i % 8));
                }

                int filter = random.Next(5);
                rows.WriteByte((byte)filter);
                for (int i = 0; i < raw.Length; i++)
                {
                    int a = i < pixelBytes ? 0 : raw[i - pixelBytes],
                        b = above[i],
                        c = i < pixelBytes ? 0 : above[i - pixelBytes];
                    int p = a + b - c,
                        pa = Math.Abs(p - a),
                        pb = Math.Abs(p - b),
                        pc = Math.Abs(p - c);
                    int guess = filter switch
                    {
                        0 => 0,
                        1 => a,
                        2 => b,
                        3 => (a + b) / 2,
                        _ => pa <= pb && pa <= pc ? a
                        : pb <= pc ? b
                        : c,
                    };
                    rows.WriteByte((byte)(raw[i] - guess));
                }

                above = raw;
            }
        }

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows.GetBuffer().AsSpan(0, (int)rows.Length));
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, claimedWidth == 0 ? head.Width : claimedWidth);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), claimedHeight == 0 ? head.Height : claimedHeight);
        (header[8], header[9], header[12]) = ((byte)head.Depth, (byte)head.Colour, (byte)(head.Interlaced ? 1 : 0));
        byte[] data = packed.ToArray();
        return
        [
            .. PngFile.Signature,
            .. Chunk("IHDR"u8, header),
            .. head.Colour == PngColour.Palette ? Chunk("PLTE"u8, new byte[768]) : [],
            .. Chunk("IDAT"u8, data[..(data.Length / 2)]),
            .. Chunk("IDAT"u8, data[(data.Length / 2)..]),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] body)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - 4),
            Crc32.HashToUInt32(chunk.AsSpan(4, chunk.Length - 8))
        );
        return chunk;
    }
}
