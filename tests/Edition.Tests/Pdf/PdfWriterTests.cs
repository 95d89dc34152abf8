using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Styling;
using Edition.Tests.Books;
using Edition.Tests.Epub;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;
using Page = UglyToad.PdfPig.Content.Page;

namespace Edition.Tests.Pdf;

[Trait("Kind", "property")]
public partial class PdfWriterTests
{
    private static readonly Picture[] Shown =
    [
        .. EveryNode.Book().Pictures.Values.OrderBy(picture => picture.Path, StringComparer.Ordinal),
    ];

    [Fact]
    public void The_same_book_gives_the_same_bytes() =>
        Assert.Equal(Written(PdfProfile.Screen), Written(PdfProfile.Screen));

    [Fact]
    public void The_file_reads_as_the_golden_text() =>
        GoldenText.Check(
            "pdf",
            "hand-made.txt",
            Readable(PdfWriter.Write(HandMade.Book(Templates.Bench), Templates.Bench, PdfProfile.Screen, plain: true))
        );

    [Fact]
    public void Words_come_back_whole_with_accents_and_broken_words_joined()
    {
        using PdfDocument document = PdfDocument.Open(
            PdfWriter.Write(
                HandMade.Lines(Templates.Default, "сто\u0301ит офи\u00AD", "цер, де-факто № 3\u00A0кг"),
                Templates.Default,
                PdfProfile.Screen
            )
        );
        string text = string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value));
        Assert.Equal("сто\u0301ит офицер, де-факто № 3\u00A0кг", text.Replace("\u00AD", "", StringComparison.Ordinal));
        Assert.Equal("офи\u00AD", text[7..11]);
    }

    [Fact]
    public void Glyphs_stand_where_the_layout_put_them_however_the_line_is_spaced()
    {
        PagedBook book = HandMade.Book(Templates.Default);
        PlacedText line = book.Pages[0].Items.OfType<PlacedText>().Single(text => text.Expansion != 0);
        using PdfDocument document = PdfDocument.Open(PdfWriter.Write(book, Templates.Default, PdfProfile.Screen));
        Letter[] letters =
        [
            .. document.GetPage(1).Letters.Where(letter => Math.Abs(letter.StartBaseLine.Y - (400 - 80)) < 0.1),
        ];
        Assert.Equal(line.Text.Length, letters.Length);
        Edition.Faces.Glyph[] glyphs = [.. line.Glyphs];
        double x = line.X.Points;
        for (int i = 0; i < letters.Length; i++)
        {
            Assert.Equal(x, letters[i].StartBaseLine.X, 0.04);
            x +=
                glyphs[i].Advance * line.Size.Points / line.Face.UnitsPerEm * (1 + line.Expansion / 1000.0)
                + (line.Text[i] == ' ' ? line.SpaceAdjust.Points : 0);
        }
    }

    [Fact]
    public void More_glyphs_than_one_byte_can_call_are_all_found_again()
    {
        using var face = new Edition.Faces.Face(Templates.Default.Families["text"].Regular);
        string many = string.Concat(
            Enumerable
                .Range(0x20, 0x4FF)
                .Select(code => (char)code)
                .Where(c => char.IsLetterOrDigit(c) && face.GlyphOf(c) != 0)
        );
        Assert.True(many.Length > 300, "the face must have more letters than codes of one byte");
        using PdfDocument document = PdfDocument.Open(
            PdfWriter.Write(HandMade.Lines(Templates.Default, many), Templates.Default, PdfProfile.Screen)
        );
        Assert.Equal(many, string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value)));
    }

    [Fact]
    public void More_ideographs_than_a_font_has_codes_for_are_all_found_again()
    {
        FaceFamily japanese = Templates.Default.Families["japanese"];
        Template template = Templates.Default with
        {
            Families = Templates.Default.Families.SetItem("text", japanese with { Key = "text" }),
        };
        using var face = new Edition.Faces.Face(japanese.Regular);
        string many = string.Concat(
            Enumerable.Range(0x4E00, 0x5200).Select(code => (char)code).Where(c => face.GlyphOf(c) != 0).Take(5000)
        );
        Assert.Equal(5000, many.Length);
        string[] lines = [.. many.Chunk(500).Select(line => new string(line))];
        using PdfDocument document = PdfDocument.Open(
            PdfWriter.Write(HandMade.Lines(template, lines), template, PdfProfile.Screen)
        );
        Assert.Equal(many, string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value)));
    }

    [Fact]
    public void The_print_profile_has_boxes_and_marks_and_leads_nowhere()
    {
        using PdfDocument screen = PdfDocument.Open(Written(PdfProfile.Screen)),
            print = PdfDocument.Open(Written(PdfProfile.Print));
        Assert.Equal(3, Links(screen));
        Assert.Equal(0, Links(print));
        Page page = print.GetPage(1);
        Assert.Equal((300, 400), SizeOf(page, "TrimBox"));
        Assert.Equal((317, 417), SizeOf(page, "BleedBox"));
        Assert.True(page.Width > 317);
        Assert.DoesNotContain(
            "/S/Link",
            Readable(
                PdfWriter.Write(HandMade.Book(Templates.Default), Templates.Default, PdfProfile.Print, plain: true)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_kind_of_picture_is_painted()
    {
        using PdfDocument document = PdfDocument.Open(
            PdfWriter.Write(HandMade.Book(Templates.Default, Shown), Templates.Default, PdfProfile.Screen)
        );
        Page page = document.GetPage(2);
        Assert.Equal(Shown.Count(picture => picture.Format != PictureFormat.Svg), page.NumberOfImages);
        Assert.True(page.Paths.Count > 1, "the drawing's paths"); // the table's rule is the other one
    }

    [Fact]
    public void A_blank_page_has_no_stream_that_cannot_be_inflated()
    {
        PagedBook book = HandMade.Lines(Templates.Default, "а");
        book = book with { Pages = [.. book.Pages, new Edition.Print.Pages.Page(1, "2", true, [])] };
        byte[] file = PdfWriter.Write(book, Templates.Default, PdfProfile.Screen);
        Assert.DoesNotContain("/FlateDecode/Length 0>>", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        using PdfDocument document = PdfDocument.Open(file);
        Assert.Empty(document.GetPage(2).Letters);
    }

    [Fact]
    public void Pictures_with_too_few_pixels_for_their_size_are_queried()
    {
        byte[] Grey(int width) =>
            Edition.Tests.Pictures.PngTests.Encoded(
                new Edition.Pictures.PngFile(width, 1, 8, Edition.Pictures.PngColour.Grey, false, [], [], [], 0, []),
                new byte[width],
                new Random(1)
            );
        var findings = new Edition.Diagnostics.Findings();

        // All stand 60 points wide: 250 pixels are 300 to the inch.
        Resolution.Check(
            HandMade.Book(
                Templates.Default,
                new("fine.png", PictureFormat.Png, [.. Grey(250)]),
                new("coarse.png", PictureFormat.Png, [.. Grey(240)]),
                Shown.Single(picture => picture.Format == PictureFormat.Svg)
            ),
            findings
        );
        Edition.Diagnostics.Diagnostic found = Assert.Single(findings.InOrder([], []));
        Assert.Equal(Edition.Diagnostics.Rules.PictureCoarse, found.Rule);
        Assert.StartsWith("“coarse.png” has 288 pixels an inch", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlines_of_any_shape_keep_their_order()
    {
        Gen.Int[1, 4]
            .Array[1, 12]
            .Sample(
                levels =>
                {
                    PagedBook book = HandMade.Lines(Templates.Default, "а") with
                    {
                        Outline =
                        [
                            .. levels.Select((level, i) => new OutlineEntry(level, $"{i}", Lang.Russian, "нет")),
                        ],
                    };
                    using PdfDocument document = PdfDocument.Open(
                        PdfWriter.Write(book, Templates.Default, PdfProfile.Screen)
                    );
                    string plain = Readable(PdfWriter.Write(book, Templates.Default, PdfProfile.Screen, plain: true));
                    Assert.Equal(Enumerable.Range(0, levels.Length), Walk(plain).Select(int.Parse));
                },
                iter: 40
            );
    }

    [Fact]
    public void Numbers_are_the_shortest_that_mean_the_same() =>
        Gen.Int.Sample(value =>
            Assert.Equal(
                value / 1000m,
                decimal.Parse(
                    Encoding.ASCII.GetString(new PdfBuffer().Thousandths(value).Written),
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
        );

    private static byte[] Written(PdfProfile profile) =>
        PdfWriter.Write(HandMade.Book(Templates.Default, Shown), Templates.Default, profile);

    private static (double Width, double Height) SizeOf(Page page, string box)
    {
        double[] sides = [.. ((ArrayToken)page.Dictionary.Data[box]).Data.Select(side => ((NumericToken)side).Double)];
        return (Math.Round(sides[2] - sides[0], 2), Math.Round(sides[3] - sides[1], 2));
    }

    private static int Links(PdfDocument document) =>
        document
            .GetPages()
            .Sum(page => page.GetAnnotations().Count(annotation => annotation.Type == AnnotationType.Link));

    /// <summary>The titles of an outline, read from the objects by First, Next and depth.</summary>
    private static IEnumerable<string> Walk(string plain)
    {
        Dictionary<string, string> objects = Objects()
            .Matches(plain)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        string root = objects.Values.Single(text => text.Contains("/Type/Outlines", StringComparison.Ordinal));
        return Below(root);

        IEnumerable<string> Below(string parent)
        {
            string previous = "";
            for (string next = Key(parent, "First"); next.Length > 0; next = Key(objects[next], "Next"))
            {
                Assert.Equal(previous, Key(objects[next], "Prev"));
                previous = next;
                yield return Title().Match(objects[next]).Groups[1].Value;
                foreach (string title in Below(objects[next]))
                {
                    yield return title;
                }
            }

            Assert.Equal(previous, Key(parent, "Last"));
        }

        static string Key(string text, string key) => Regex.Match(text, "/" + key + " ([0-9]+) 0 R").Groups[1].Value;
    }

    /// <summary>The objects as text: streams of characters as they are, of other bytes by their length.</summary>
    private static string Readable(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file);
        text = text[..text.LastIndexOf(" 0 obj\n<</Type/XRef", StringComparison.Ordinal)];
        text = text[..text.LastIndexOf('\n')];
        text = Streams()
            .Replace(
                text,
                match =>
                {
                    string body = match.Groups[1].Value;
                    return
                        body.Length < 6000
                        && (
                            body.Contains("EMC", StringComparison.Ordinal)
                            || body.StartsWith("/CIDInit", StringComparison.Ordinal)
                            || body.StartsWith("<?xpacket", StringComparison.Ordinal)
                        )
                        ? match.Value
                        : "stream\n…\nendstream";
                }
            );
        text = Regex.Replace(text, "/Length1? [0-9]+", "");
        text = Regex.Replace(text, "/[A-Z]{6}\\+", "/SUBSET+");
        return string.Concat(
            text.Select(c => c is '\n' or (>= ' ' and <= '~') or '…' ? c.ToString() : $"\\x{(int)c:X2}")
        );
    }

    [GeneratedRegex("stream\n(.*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex Streams();

    [GeneratedRegex("([0-9]+) 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Title\((.*?)\)")]
    private static partial Regex Title();
}
