using System.IO.Compression;
using System.Xml.Linq;
using Edition.Proof;

namespace Edition.Tests.Hostile;

/// <summary>Addresses go out as they came in, and no link stands within another.</summary>
[Trait("Kind", "unit")]
public sealed class LinkTests
{
    [Theory]
    [InlineData("HTTP://E.org:80/a/../b")]
    [InlineData("https://example.org")]
    [InlineData("https://example.org/%7Eme/?a=(1)&b='2'#x;y")]
    [InlineData("mailto:Somebody@Example.ORG?subject=A%20B")]
    [InlineData("tel:+7-495-000-00-00")]
    public void An_address_goes_out_as_it_came_in(string address)
    {
        Press.Made made = PressTests.Press.OfText($"# T\n\nSee [here](<{address}>) it is.\n");
        Assert.Empty(made.Errors);
        Assert.All(Transcripts(made.Editions!), edition => Assert.Contains(edition, link => link == address));
    }

    [Theory]
    [InlineData("mailto:a@пример.рф", "mailto:a@xn--e1afmkfd.xn--p1ai")]
    [InlineData("https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C")]
    [InlineData("https://e.org/a[1]", "https://e.org/a%5B1%5D")]
    public void What_no_address_may_hold_is_escaped_alike_in_all(string address, string expected)
    {
        Press.Made made = PressTests.Press.OfText($"# T\n\nSee [here]({address}) it is.\n");
        Assert.Empty(made.Errors);
        Assert.All(Transcripts(made.Editions!), edition => Assert.Contains(edition, link => link == expected));
    }

    [Theory]
    [InlineData("[see <https://c.example/> there](https://a.example/)")]
    [InlineData("[see https://c.example/ there](https://a.example/)")]
    [InlineData("[see <a href=\"https://c.example/\">c</a> there](https://a.example/)")]
    [InlineData("[see *it <a href=\"#t\">c</a>* there](https://a.example/)")]
    [InlineData("[word[^n] *more ^[An inline https://d.example/ note.] words*](https://a.example/) [again[^n]](#t)")]
    [InlineData("[[^n]](https://a.example/)")]
    public void No_link_stands_within_another(string text)
    {
        Press.Made made = PressTests.Press.OfText(
            $"# T {{#t}}\n\nA {text} b.{(text.Contains("[^n]", StringComparison.Ordinal) ? "\n\n[^n]: Note." : "")}\n"
        );
        Assert.DoesNotContain(made.Errors, id => id != "ED220");
        using var zip = new ZipArchive(new MemoryStream(made.Editions!.Epub));
        foreach (
            ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xhtml", StringComparison.Ordinal))
        )
        {
            using Stream stream = entry.Open();
            Assert.DoesNotContain(
                XDocument.Load(stream).Descendants(),
                element =>
                    element.Name.LocalName == "a" && element.Ancestors().Any(above => above.Name.LocalName == "a")
            );
        }

        Soundness.Check(made.Editions);
    }

    [Theory]
    [InlineData("<!-- only -->")]
    [InlineData("<!-- one -->\n\n    <!-- two -->")]
    [InlineData("-")]
    [InlineData("&#8203;")]
    [InlineData("[]{.smallcaps}")]
    public void A_note_of_which_nothing_is_seen_is_refused(string note) =>
        Assert.Contains("ED206", PressTests.Press.OfText($"# T\n\nA[^n] b.\n\n[^n]: {note}\n").Errors);

    private static IEnumerable<string[]> Transcripts(Press.Editions editions) =>
        new[] { PdfReader.Read(editions.Pdf), DocxReader.Read(editions.Docx), EpubReader.Read(editions.Epub) }.Select(
            edition =>
                Enumerable.Range(0, edition.Tokens.Length).Select(edition.LinkOf).OfType<string>().Distinct().ToArray()
        );
}
