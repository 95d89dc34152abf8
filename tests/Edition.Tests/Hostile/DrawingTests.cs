using System.Globalization;
using System.IO.Compression;
using System.Text;
using Edition.Pictures.Drawings;

namespace Edition.Tests.Hostile;

/// <summary>
/// Small vector pictures that ask for much work: drawn in reasonable time and memory, or refused by ED726; and nothing
/// of their text reaches an edition as it came.
/// </summary>
[Trait("Kind", "unit")]
public sealed class DrawingTests
{
    private static readonly Dictionary<string, Func<string>> Pictures = new(StringComparer.Ordinal)
    {
        ["stroked arcs"] = () =>
            "<path fill='none' stroke='#000' stroke-width='9' stroke-linejoin='round' d='M0 0"
            + Repeated(9000, i => $"A{i % 90 + 1} 40 {i % 7} 0 {i % 2} {i % 97} {i % 89}")
            + "'/>",
        ["a sheet of comments"] = () =>
            "<style>" + Repeated(200_000, _ => $"/**/") + ".a{fill:red}</style><rect class='a' width='1' height='1'/>",
        ["rules by elements"] = () =>
            "<style>"
            + Repeated(20_000, i => $".a{{x{i}:1}}")
            + "</style>"
            + Repeated(20_000, _ => $"<rect class='a' width='1' height='1'/>"),
        ["one rule of many declarations"] = () =>
            "<style>g{" + Repeated(100_000, i => $"fill:red;") + "}</style>" + Repeated(100_000, _ => $"<g/>"),
        ["elements of many classes"] = () =>
            "<defs><g id='a' class='"
            + Repeated(50_000, i => $"c{i} ")
            + "'/></defs>"
            + Repeated(20_000, _ => $"<use href='#a'/>"),
        ["long data used often"] = () =>
            "<defs><path id='a' d='M0 0"
            + new string(' ', 500_000)
            + "'/></defs>"
            + Repeated(20_000, _ => $"<use href='#a'/>"),
        ["layers upon layers"] = () => Repeated(20_000, _ => $"<g opacity='.5'><rect width='100' height='100'/></g>"),
        ["rectangles as large as the picture"] = () => Repeated(50_000, _ => $"<rect width='100' height='100'/>"),
        ["gradients of many stops"] = () =>
            "<defs><linearGradient id='a'>"
            + Repeated(20_000, _ => $"<stop offset='1'/>")
            + "</linearGradient></defs>"
            + Repeated(20_000, _ => $"<rect width='1' height='1' fill='url(#a)'/>"),
        ["dashes finer than light"] = () =>
            Repeated(
                2000,
                _ => $"<path stroke='#000' stroke-dasharray='.000001' d='M0 0L100 100M0 50L100 50' stroke-width='3'/>"
            ),
        ["lines that all cross"] = () =>
            "<path fill-rule='evenodd' d='M0 0" + Repeated(60_000, i => $"L{i * 7919 % 100} {i % 2 * 100}") + "'/>",
        ["clips of many points"] = () =>
            "<defs><clipPath id='c'><path d='M0 0"
            + Repeated(20_000, i => $"L{i % 100} {i * 31 % 100}")
            + "'/></clipPath></defs>"
            + Repeated(2000, _ => $"<rect width='9' height='9' clip-path='url(#c)'/>"),
        ["a million letters"] = () => "<text>" + new string('a', 1_000_000) + "</text>",
        ["a million tags"] = () => Repeated(1_200_000, _ => $"<g/>"),
        ["two million attributes"] = () => "<g " + Repeated(2_200_000, i => $"a{i:x}=''") + "/>",
    };

    public static TheoryData<string> Names => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_drawn_or_refused(string name)
    {
        string svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>" + Pictures[name]() + "</svg>";
        Press.Made made = await Task.Run(() => Of(svg)).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(made.Editions is not null || made.Errors.Contains("ED726"), string.Join(' ', made.Errors));
    }

    [Fact]
    public void Nothing_of_a_picture_reaches_an_edition_as_it_came()
    {
        const string Svg = """
            <?xml version="1.0"?><?evil run?><!DOCTYPE svg SYSTEM "evil.dtd" [<!ENTITY evil "evil">]>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:evil="http://evil.example/" width="10" height="10" evil:evil="evil">
            <metadata><script xmlns="http://www.w3.org/1999/xhtml">evil()</script></metadata>
            <evil:script>evil()</evil:script><!-- evil --><title>evil</title>
            <rect id="evil" class="evil" width="5" height="5"/>
            </svg>
            """;
        Press.Made made = Of(Svg);
        Assert.Empty(made.Errors);
        foreach (byte[] package in new[] { made.Editions!.Docx, made.Editions.Epub })
        {
            using var zip = new ZipArchive(new MemoryStream(package));
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                Assert.DoesNotContain("evil", reader.ReadToEnd(), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData("<rect width='5' height='5' fill='URL(http://evil.example/a.svg#b)'/>", "ED725")]
    [InlineData("<rect width='5' height='5' style='fill:URL( http://evil.example/)'/>", "ED725")]
    [InlineData("<rect width='5' height='5' fill='image-set(\"http://evil.example/a.png\" 1x)'/>", "ED726")]
    [InlineData("<style>rect{fill:Url(\"http://evil.example/\")}</style><rect width='5' height='5'/>", "ED725")]
    [InlineData("<style>@IMPORT 'http://evil.example/';</style><rect width='5' height='5'/>", "ED725")]
    public void What_leads_outside_is_refused_however_it_is_written(string content, string rule) =>
        Assert.Contains(
            rule,
            Of($"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{content}</svg>").Errors
        );

    [Fact]
    public void Layers_that_are_used_again_are_empty_and_lie_where_they_did()
    {
        var half = new DrawnGroup([Square(0, 0, 10)], 0.5, null);
        var other = new DrawnGroup([Square(20, 20, 5), new DrawnGroup([Square(25, 25, 5)], 0.5, null)], 0.5, null);
        Pixels pixels = Rasteriser.Draw(new Drawing(30, 30, [half, other]), 30, 30);
        Assert.Equal(
            "128 0 128 64 0",
            string.Join(
                ' ',
                new[] { (5, 5), (15, 5), (22, 22), (27, 27), (5, 25) }.Select(at =>
                    pixels.Rgba[4 * (at.Item2 * 30 + at.Item1) + 3].ToString(CultureInfo.InvariantCulture)
                )
            )
        );
    }

    private static DrawnShape Square(double x, double y, double side)
    {
        var outline = new Edition.Faces.Outline.Builder();
        outline.Move(x, y);
        outline.Line(x + side, y);
        outline.Line(x + side, y + side);
        outline.Line(x, y + side);
        outline.Close();
        return new DrawnShape(
            outline.ToOutline(),
            Edition.Faces.Affine.Identity,
            new SolidPaint(new Rgb(0), 1),
            false,
            null
        );
    }

    private static Press.Made Of(string svg) =>
        PressTests.Press.Of(
            "case.md",
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["case.md"] = "# T\n\n![Cap](a.svg)\n"u8.ToArray(),
                ["a.svg"] = Encoding.UTF8.GetBytes(svg),
            },
            "en"
        );

    private static string Repeated(int times, Func<int, FormattableString> piece)
    {
        var text = new StringBuilder();
        for (int i = 0; i < times; i++)
        {
            text.Append(piece(i).ToString(CultureInfo.InvariantCulture)).Append(' ');
        }

        return text.ToString();
    }
}
