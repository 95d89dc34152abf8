using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Styling;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using Page = UglyToad.PdfPig.Content.Page;

namespace Edition.Tests.Looks;

/// <summary>What a foreign reader sees of <see cref="Showcase"/> in a PDF.</summary>
internal static class PrintTraces
{
    /// <summary>Seeded faults: what must be taken from the pages for a trace to be lost.</summary>
    public static PagedBook Without(PagedBook book, string trace) =>
        trace switch
        {
            "bold" => Text(book, "жирное", text => text with { Face = Plain }),
            "italic" => Text(book, "курсивное", text => text with { Face = Plain }),
            "code" => Text(book, "программное", text => text with { Face = Plain }),
            "small caps" => Text(
                book,
                "капительное",
                text =>
                    text with
                    {
                        Glyphs = new(Plain, Plain.Shape(text.Text, text.Lang, Edition.Faces.FaceFeatures.None)),
                    }
            ),
            "small" => Text(book, "мелкое", text => text with { Size = BodySize }),
            "raised" => Text(book, "приподнятое", text => text with { Y = Base(book) }),
            "lowered" => Text(book, "опущенное", text => text with { Y = Base(book) }),
            "caption centred" => Text(book, "подпись", text => text with { X = Left }),
            "quotation indented" => Text(book, "цитата", text => text with { X = Left }),
            "cell at the right" => Text(book, "справа", text => text with { X = X(book, "другая") }),
            "asterisks" => Items(book, item => item is PlacedText text && text.Text.Contains('*')),
            "picture" => Items(book, item => item is PlacedPicture),
            "struck" => Items(book, item => item is PlacedRule { Thickness: var t } && t == BodySize / 20),
            "underlined" => Items(book, item => item is PlacedRule { Thickness: var t } && t == BodySize / 24),
            "highlighted" => Items(book, item => item is PlacedRule { Tint: > 0 }),
            "table ruled" => Items(book, item => item is PlacedRule { Thickness: var t } && t == Heavy),
            "notes ruled" => Items(
                book,
                item => item is PlacedRule rule && rule.Width == Templates.Default.Pages.NoteRule
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(trace)),
        };

    public static IEnumerable<string> Of(PagedBook book)
    {
        using PdfDocument pdf = PdfDocument.Open(PdfWriter.Write(book, Templates.Default, PdfProfile.Screen));
        Page[] pages = [.. pdf.GetPages()];
        IReadOnlyList<Letter> Find(string word) =>
            pages.Select(page => Letters(page, word)).FirstOrDefault(found => found.Count > 0)
            ?? throw new InvalidOperationException(
                word + " is not in " + string.Concat(pages.Select(page => page.Text))
            );
        double body = Templates.Default.Style(StyleName.Body).Size.Points;
        Letter plain = Find("обычное")[0];
        double Width(string word, char letter) => Find(word).First(each => each.Value == letter.ToString()).Width;
        bool Over(string word, Func<PdfRectangle, IReadOnlyList<Letter>, bool> lies) =>
            pages.Any(page =>
                Letters(page, word) is { Count: > 0 } letters
                && page.Paths.Select(path => path.GetBoundingRectangle())
                    .OfType<PdfRectangle>()
                    .Any(box => box.Height < 2 && lies(box, letters))
            );
        double Height(IReadOnlyList<Letter> letters, PdfRectangle box) => box.Centroid.Y - letters[0].StartBaseLine.Y;
        PdfPage geometry = new(
            Templates.Default.Page.Inner.Points,
            pages[0].Width - Templates.Default.Page.Outer.Points
        );
        (string Trace, bool Seen)[] traces =
        [
            ("bold", Find("жирное")[0].FontName!.Contains("Bold", StringComparison.Ordinal)),
            ("italic", Find("курсивное")[0].FontName!.Contains("Italic", StringComparison.Ordinal)),
            ("code", Find("программное")[0].FontName!.Contains("Mono", StringComparison.Ordinal)),
            ("small caps", Math.Abs(Width("капительное", 'е') - Width("обычное", 'е')) > 0.3),
            ("small", Math.Abs(Width("мелкое", 'е') / Width("обычное", 'е') - 0.85) < 0.02),
            ("raised", Find("приподнятое")[0].StartBaseLine.Y > plain.StartBaseLine.Y + 1),
            ("lowered", Find("опущенное")[0].StartBaseLine.Y < plain.StartBaseLine.Y - 1),
            (
                "struck",
                Over(
                    "зачёркнутое",
                    (box, word) =>
                        Height(word, box) > 1
                        && Height(word, box) < body / 2
                        && box.Left < word[0].EndBaseLine.X
                        && box.Right > word[^1].StartBaseLine.X
                )
            ),
            (
                "underlined",
                Over(
                    "подчёркнутое",
                    (box, word) =>
                        Height(word, box) is < -0.5 and > -3
                        && box.Left < word[0].EndBaseLine.X
                        && box.Right > word[^1].StartBaseLine.X
                )
            ),
            (
                "highlighted",
                pages.Any(page =>
                    Letters(page, "отмеченное") is { Count: > 0 } word
                    && page.Paths.Any(path =>
                        path.GetBoundingRectangle() is { } box
                        && box.Left < word[0].EndBaseLine.X
                        && box.Right > word[^1].StartBaseLine.X
                        && box.Bottom < word[0].StartBaseLine.Y
                        && box.Top > word[0].StartBaseLine.Y + body / 2
                        && path.FillColor?.ToRGBValues() is { r: > 0.7 and < 0.95 }
                    )
                )
            ),
            (
                "caption centred",
                Math.Abs(
                    Find("подпись")[0].StartBaseLine.X
                        + Find("подпись")[^1].EndBaseLine.X
                        - geometry.Left
                        - geometry.Right
                ) < 2
            ),
            ("quotation indented", Find("цитата")[0].StartBaseLine.X > geometry.Left + 5),
            (
                "cell at the right",
                Math.Abs(Find("справа")[^1].EndBaseLine.X - Find("другая длинная")[^1].EndBaseLine.X) < 1
            ),
            (
                "table ruled",
                Over("слева", (box, word) => box.Width > 60 && Math.Abs(Height(word, box)) < 20)
                    && Over("длинная", (box, word) => box.Width > 60 && Height(word, box) is > 5 and < 20)
            ),
            (
                "notes ruled",
                Over("сноска", (box, word) => box.Width is > 40 and < 60 && Height(word, box) is > 5 and < 40)
            ),
            ("picture", pages.Any(page => page.GetImages().Any())),
            ("asterisks", pages.Any(page => page.Letters.Count(letter => letter.Value == "*") == 3)),
        ];
        return traces.Where(trace => trace.Seen).Select(trace => trace.Trace);
    }

    private sealed record PdfPage(double Left, double Right);

    private static readonly Length Heavy = Length.FromPoints(0.8);
    private static readonly Length BodySize = Templates.Default.Style(StyleName.Body).Size;

    private static Length Left => Templates.Default.Page.Inner;

    private static Edition.Faces.Face Plain => Showcase.Faces.FaceOf("text", false, false);

    private static PlacedText Of(PagedBook book, string word) =>
        book
            .Pages.SelectMany(page => page.Items)
            .OfType<PlacedText>()
            .First(text => text.Text.Contains(word, StringComparison.Ordinal));

    private static Length Base(PagedBook book) => Of(book, "обычное").Y;

    private static Length X(PagedBook book, string word) => Of(book, word).X;

    private static PagedBook Text(PagedBook book, string word, Func<PlacedText, PlacedText> change) =>
        book with
        {
            Pages =
            [
                .. book.Pages.Select(page =>
                    page with
                    {
                        Items =
                        [
                            .. page.Items.Select(item =>
                                item is PlacedText text && text.Text.Contains(word, StringComparison.Ordinal)
                                    ? change(text)
                                    : item
                            ),
                        ],
                    }
                ),
            ],
        };

    private static PagedBook Items(PagedBook book, Predicate<Placed> lost) =>
        book with
        {
            Pages = [.. book.Pages.Select(page => page with { Items = [.. page.Items.Where(item => !lost(item))] })],
        };

    private static IReadOnlyList<Letter> Letters(Page page, string word)
    {
        string text = string.Concat(page.Letters.Select(letter => letter.Value.Length == 1 ? letter.Value : "\uFFFD"));
        int at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? [] : [.. page.Letters.Skip(at).Take(word.Length)];
    }
}
