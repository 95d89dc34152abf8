using System.IO.Compression;
using System.Text;
using Edition.Styling;
using Edition.Tests.Hostile;
using UglyToad.PdfPig;

namespace Edition.Tests.Assembly;

/// <summary>
/// Any two languages of the template are set as Russian and English are: with their own labels and dates, no word of a
/// third, and no query that comes of not knowing them.
/// </summary>
[Trait("Kind", "unit")]
public sealed class PairedEditionsTests
{
    private const string Text = """
        ---
        title: {A: "1", B: "1"}
        subtitle: {A: "2", B: "2"}
        type: {A: "3", B: "3"}
        authors: [{name: {A: "4", B: "4"}, affiliation: {A: "5", B: "5"}, email: a@example.org, about: {A: "6", B: "6"}}]
        udc: "81.2"
        keywords: {A: ["7", "8", "9"], B: ["7", "8", "9"]}
        received: 2024-10-01
        revised: 2024-10-15
        approved: 2024-11-05
        accepted: 2024-12-02
        funding: {A: "10", B: "10"}
        acknowledgements: {A: "11", B: "11"}
        conflict: {A: "12", B: "12"}
        ---

        ::: {.abstract lang=A}
        13
        :::

        ::: {.abstract lang=B}
        13
        :::

        ## 14 {#h B="14"}

        15^[16]. [](#t), [](#f), [](#h).

        | 17 | 18 |
        |----|----|
        | 19 | 20 |

        : 21 {#t}

        ![22](p.svg){#f}

        :::: parallel
        ::: {lang=A}
        (DATE-A)
        :::
        ::: {lang=B}
        (DATE-B)
        :::
        ::::
        """;

    private const string Appendix = """
        ---
        title: {A: "30", B: "30"}
        kind: articles
        ---

        :::: parallel
        ::: {lang=A}
        ## 31 {#art}

        (32)
        :::
        ::: {lang=B}
        ## 31

        (32) [](#art)
        :::
        ::::
        """;

    private static readonly Press Press = PressTests.Press;

    [Theory]
    [InlineData("ru", "20 января 1925 года", "de", "am 20. Januar 1925")]
    [InlineData("fr", "le 1er janvier 1925", "en", "January 1, 1925")]
    [InlineData("uk", "20 січня 1925 року", "pl", "20 stycznia 1925 roku")]
    [InlineData("ru", "20 января 1925 г.", "ja", "1925年1月20日")]
    [InlineData("es", "el 20 de enero de 1925", "cs", "20. ledna 1925")]
    [InlineData("it", "il 20 gennaio 1925", "el", "20 Ιανουαρίου 1925")]
    [InlineData("sr", "20. јануара 1925", "be", "20 студзеня 1925 года")]
    public void Every_label_is_of_one_of_the_two(string first, string date, string second, string otherDate)
    {
        Press.Made made = Press.Of(
            "edition.yaml",
            new Dictionary<string, byte[]>
            {
                ["edition.yaml"] = Bytes(
                    Of(
                        """
                        title: {A: "40", B: "40"}
                        subtitle: {A: "41", B: "41"}
                        languages: [A, B]
                        publisher: {A: "42", B: "42"}
                        date: 2025-01-20
                        udc: "81.2"
                        journal: {title: {A: "43", B: "43"}, volume: "3", issue: "1", year: "2025"}
                        identifiers: {doi: 10.5555/12345678}
                        contents: [a.md, b.md]
                        """
                    )
                ),
                ["a.md"] = Bytes(Of(Text).Replace("DATE-" + first, date).Replace("DATE-" + second, otherDate)),
                ["b.md"] = Bytes(Of(Appendix)),
                ["p.svg"] = Bytes(
                    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
                ),
            }
        );
        Assert.Empty(made.Errors);
        string[] foreign = ["ED401", "ED402", "ED621", "ED711", "ED918"];
        Assert.DoesNotContain(made.Findings, finding => foreign.Contains(finding.Rule.Id));

        string[] own = [.. Words(first), .. Words(second)];
        string all = string.Join(' ', PdfOf(made), XmlOf(made.Editions!.Docx), XmlOf(made.Editions.Epub));
        string[] others =
        [
            .. Templates
                .Default.Labels.Keys.Where(lang => lang != first && lang != second)
                .SelectMany(Words)
                .Distinct()
                .Where(word => !own.Any(mine => mine.Contains(word, StringComparison.OrdinalIgnoreCase))),
        ];
        Assert.True(others.Length > 100);
        Assert.Equal("", string.Join(" | ", others.Where(word => all.Contains(word, StringComparison.Ordinal))));
        foreach (string lang in new[] { first, second })
        {
            Assert.Contains(
                Templates.Default.LabelText(Label.Keywords, new Model.Lang(lang)),
                all,
                StringComparison.Ordinal
            );
            Assert.Contains(
                Templates.Default.LabelText(Label.Contents, new Model.Lang(lang)),
                all,
                StringComparison.Ordinal
            );
        }

        string Of(string text) =>
            text.Replace("{A:", $"{{{first}:", StringComparison.Ordinal)
                .Replace(" B:", $" {second}:", StringComparison.Ordinal)
                .Replace("lang=A", "lang=" + first, StringComparison.Ordinal)
                .Replace("lang=B", "lang=" + second, StringComparison.Ordinal)
                .Replace(" B=\"", $" {second}=\"", StringComparison.Ordinal)
                .Replace("[A, B]", $"[{first}, {second}]", StringComparison.Ordinal)
                .Replace("DATE-A", "DATE-" + first, StringComparison.Ordinal)
                .Replace("DATE-B", "DATE-" + second, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The labels' own words, of some length: shorter ones are of many languages.</summary>
    private static IEnumerable<string> Words(string lang) =>
        Templates
            .Default.Labels[lang]
            .Values.Select(label => label.Split("{0}").MaxBy(part => part.Length)!.Trim(' ', ':', '.', ','))
            .Where(word => word.Length >= 7 || (lang == "ja" && word.Length >= 3 && word[0] > 'z'));

    private static string PdfOf(Press.Made made)
    {
        using PdfDocument pdf = PdfDocument.Open(made.Editions!.Pdf);
        return string.Join(
            ' ',
            pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))
        );
    }

    private static string XmlOf(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        var all = new StringBuilder();
        foreach (
            ZipArchiveEntry entry in zip.Entries.Where(entry =>
                entry.FullName.EndsWith(".xhtml", StringComparison.Ordinal)
                || entry.FullName.EndsWith(".opf", StringComparison.Ordinal)
                || (
                    entry.FullName.StartsWith("word/", StringComparison.Ordinal)
                    && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)
                    && !entry.FullName.Contains("styles", StringComparison.Ordinal)
                )
            )
        )
        {
            using var reader = new StreamReader(entry.Open());
            string xml = reader.ReadToEnd().Replace(">tableOfContents<", "><", StringComparison.Ordinal);

            // Names of elements and styles are English; words stand between them, and in what is read aloud.
            all.Append(' ').Append(System.Text.RegularExpressions.Regex.Replace(xml, "<[^>]*>", " "));
            foreach (
                System.Text.RegularExpressions.Match label in System.Text.RegularExpressions.Regex.Matches(
                    xml,
                    "(?:aria-label|alt|title|descr)=\"([^\"]*)\""
                )
            )
            {
                all.Append(' ').Append(label.Groups[1].Value);
            }
        }

        return all.ToString();
    }
}
