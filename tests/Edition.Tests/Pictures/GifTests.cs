using CsCheck;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Pictures;
using Edition.Pictures.Drawings;
using Edition.Reading;

namespace Edition.Tests.Pictures;

/// <summary>GIF: the first picture comes back as it was packed, and no bytes make the reader fail.</summary>
[Trait("Kind", "property")]
public sealed class GifTests
{
    private static readonly Gen<(byte[] File, byte[] Indices, int Width, int Height, int Clear)> Any = Gen.Select(
        Gen.Int[1, 60],
        Gen.Int[1, 60],
        Gen.Int[2, 8],
        Gen.Bool,
        Gen.Int,
        (width, height, bits, interlaced, seed) =>
        {
            var random = new Random(seed);
            byte[] indices = new byte[width * height];
            for (int i = 0; i < indices.Length; i++)
            {
                // Runs, so that codes grow beyond those of single colours.
                indices[i] = i > 0 && random.Next(4) > 0 ? indices[i - 1] : (byte)random.Next(1 << bits);
            }

            return (Packed(width, height, indices, bits, interlaced, false), indices, width, height, 1);
        }
    );

    [Fact]
    public void The_first_picture_is_as_it_was_packed() =>
        Any.Sample(gif =>
        {
            (Pixels pixels, bool isAnimation) = GifFile.Read(gif.File, out _)!.Value;
            Assert.False(isAnimation);
            Assert.Equal((gif.Width, gif.Height), (pixels.Width, pixels.Height));
            for (int i = 0; i < gif.Indices.Length; i++)
            {
                byte[] colour =
                    gif.Indices[i] == gif.Clear ? [0, 0, 0, 0] : [gif.Indices[i], (byte)(255 - gif.Indices[i]), 7, 255];
                Assert.Equal(colour, pixels.Rgba[(4 * i)..(4 * i + 4)]);
            }
        });

    [Fact]
    public void No_bytes_make_it_fail() =>
        Gen.Select(Any, Gen.Int[0, 4000], Gen.Byte, Gen.Bool)
            .Sample(
                (gif, at, value, cut) =>
                {
                    byte[] file = [.. gif.File];
                    file[at % file.Length] = value;
                    file = cut ? file[..(at % file.Length)] : file;
                    if (GifFile.Read(file, out string problem) is null)
                    {
                        Assert.NotEmpty(problem);
                    }
                }
            );

    [Fact]
    public void A_book_is_given_its_gifs_as_png_and_an_animation_is_named()
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["edition.yaml"] = "title: T\nlanguages: [en]\ndate: 2025-01-20\ncontents: [a.md]\n"u8.ToArray(),
            ["a.md"] = "# A\n\n![Still](a.gif) ![Moving](b.gif)\n"u8.ToArray(),
            ["a.gif"] = Packed(2, 2, [0, 1, 2, 3], 2, false, false),
            ["b.gif"] = Packed(2, 2, [0, 1, 2, 3], 2, false, true),
        };
        var findings = new Findings();
        Book? book = ManuscriptReader.Read(
            "book",
            path => files.TryGetValue(path, out byte[]? bytes) ? new Fetched.Bytes([.. bytes]) : new Fetched.Missing(),
            findings
        );
        book = Artwork.WithStills(book!, findings);
        Artwork.Check(book, findings);
        Assert.All(book.Pictures.Values, picture => Assert.Equal(PictureFormat.Png, picture.Format));
        Assert.Equal((2, 2), Artwork.PixelsOf(book.Pictures["a.gif"]));
        Diagnostic only = Assert.Single(
            findings.InOrder([], []),
            finding => finding.Message.Contains(".gif", StringComparison.Ordinal)
        );
        Assert.Equal(Rules.PassedOver, only.Rule);
        Assert.Contains("b.gif", only.Message, StringComparison.Ordinal);
    }

    /// <summary>Colour i is (i, 255 - i, 7); colour 1 is none.</summary>
    private static byte[] Packed(int width, int height, byte[] indices, int bits, bool interlaced, bool twice)
    {
        List<byte> file = [.. "GIF89a"u8, (byte)width, 0, (byte)height, 0, (byte)(0x80 | (bits - 1)), 0, 0];
        for (int i = 0; i < 1 << bits; i++)
        {
            file.AddRange([(byte)i, (byte)(255 - i), 7]);
        }

        IEnumerable<int> order = interlaced
            ? new[] { (0, 8), (4, 8), (2, 4), (1, 2) }.SelectMany(pass =>
                Enumerable.Range(0, height).Where(y => y >= pass.Item1 && (y - pass.Item1) % pass.Item2 == 0)
            )
            : Enumerable.Range(0, height);
        byte[] rows = [.. order.SelectMany(y => indices[(y * width)..((y + 1) * width)])];
        for (int times = 0; times < (twice ? 2 : 1); times++)
        {
            file.AddRange([0x21, 0xF9, 4, 1, 0, 0, 1, 0]);
            file.AddRange([
                0x2C,
                0,
                0,
                0,
                0,
                (byte)width,
                0,
                (byte)height,
                0,
                (byte)(interlaced ? 0x40 : 0),
                (byte)bits,
            ]);
            foreach (byte[] block in Codes(rows, bits).Chunk(255))
            {
                file.Add((byte)block.Length);
                file.AddRange(block);
            }

            file.Add(0);
        }

        file.Add(0x3B);
        return [.. file];
    }

    private static byte[] Codes(byte[] indices, int bits)
    {
        List<byte> bytes = [];
        int clear = 1 << bits;
        (int size, int known, long buffer, int held) = (bits + 1, clear + 2, 0, 0);
        Dictionary<string, int> codes = [];
        Write(clear);
        string run = "";
        foreach (byte index in indices)
        {
            string longer = run + (char)index;
            if (longer.Length == 1 || codes.ContainsKey(longer))
            {
                run = longer;
                continue;
            }

            Write(CodeOf(run));
            if (known < 4096)
            {
                codes.Add(longer, known++);
                size += known - 1 == 1 << size ? 1 : 0;
            }
            else
            {
                Write(clear);
                codes.Clear();
                (size, known) = (bits + 1, clear + 2);
            }

            run = ((char)index).ToString();
        }

        Write(CodeOf(run));
        Write(clear + 1);
        Write(0);
        return [.. bytes, (byte)buffer];

        int CodeOf(string text) => text.Length == 1 ? text[0] : codes[text];

        void Write(int code)
        {
            buffer |= (long)code << held;
            for (held += size; held >= 8; held -= 8, buffer >>= 8)
            {
                bytes.Add((byte)buffer);
            }
        }
    }
}
