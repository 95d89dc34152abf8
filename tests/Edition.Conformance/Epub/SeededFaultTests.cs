using System.IO.Compression;
using System.Text;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Edition.Tests;
using Edition.Tests.Books;

namespace Edition.Conformance.Epub;

/// <summary>
/// The book that holds every node passes every validator and opens in every reader; and each of these sees a fault that
/// is put into it by hand, so that their silence means something.
/// </summary>
[Trait("Kind", "conformance")]
public sealed class SeededFaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edition-epub-").FullName;

    private static readonly Lazy<byte[]> Sound = new(() =>
    {
        Template template = Templates.Default;
        using FaceLibrary faces = FaceLibrary.Of(template);
        AssembledBook book = EveryNode.Book();
        return EpubWriter.Write(book, template, EveryNode.Pages(book), faces);
    });

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ValidatorTheory]
    [InlineData("epubcheck", "", "", "")]
    [InlineData("epubcheck", "article-01.xhtml", "href=\"appendix.xhtml#art-2\"", "href=\"appendix.xhtml#nowhere\"")]
    [InlineData("epubcheck", "article-01.xhtml", "id=\"page-6\"", "")]
    [InlineData("epubcheck", "article-01.xhtml", "id=\"lists\"", "id=\"inlines\"")]
    [InlineData("epubcheck", "article-01.xhtml", "</section>\n</body>", "</body>")]
    [InlineData("epubcheck", "nav.xhtml", "<li><a href=\"article-01.xhtml\"", "<li><a href=\"chapter-02.xhtml\"")]
    [InlineData("epubcheck", "package.opf", "<dc:language>ru</dc:language>\n<dc:language>en</dc:language>", "")]
    [InlineData("epubcheck", "package.opf", "media-type=\"font/ttf\"", "media-type=\"image/png\"")]
    [InlineData("epubcheck", "book.css", "h1 {", "h1 {{")]
    [InlineData("ace", "", "", "")]
    [InlineData("ace", "chapter-01.xhtml", "alt=\"Чертёж\"", "")]
    [InlineData("ace", "chapter-01.xhtml", " lang=\"ru\" xml:lang=\"ru\">\n<head>", ">\n<head>")]
    [InlineData(
        "ace",
        "article-01.xhtml",
        "<th scope=\"col\">Год</th>",
        "<th scope=\"col\" role=\"doc-nonsense\">Год</th>"
    )]
    [InlineData("ace", "article-01.xhtml", " role=\"doc-pagebreak\"", "")]
    [InlineData("ace", "package.opf", "<meta property=\"pageBreakSource\">urn:isbn:9785961412347</meta>", "")]
    [InlineData(
        "ace",
        "package.opf",
        "<meta property=\"schema:accessMode\">textual</meta>\n<meta property=\"schema:accessMode\">visual</meta>",
        ""
    )]
    [InlineData("foliate", "", "", "")]
    [InlineData("foliate", "package.opf", "<spine ", "<spin ")]
    [InlineData("epubjs", "", "", "")]
    [InlineData("epubjs", "package.opf", "<spine ", "<spin ")]
    [InlineData("readium", "", "", "")]
    [InlineData("readium", "package.opf", "<spine ", "<spin ")]
    public void Sound_books_pass_and_faults_are_seen(string validator, string file, string good, string bad)
    {
        string book = Path.Combine(folder, "book.epub");
        File.WriteAllBytes(book, file.Length == 0 ? Sound.Value : Spoilt(file, good, bad));
        Answer answer = validator switch
        {
            "epubcheck" => Shell.Run(Validators.PathOf("epubcheck", "epubcheck.sh"), book),
            "ace" => Shell.Run(Validators.PathOf("ace", "ace.sh"), book, Path.Combine(folder, "ace")),
            _ => Shell.Run(
                "node",
                Validators.PathOf("readers", "read.mjs"),
                validator,
                book,
                Path.Combine(folder, "shot"),
                "11"
            ),
        };
        Assert.True(answer.Code == 0 == (file.Length == 0), answer.All);
        if (validator == "ace")
        {
            // Ace's exit tells serious faults only; its report all of them.
            bool violations = File.ReadAllText(Path.Combine(folder, "ace", "report.json"))
                .Contains("\"earl:outcome\": \"fail\"", StringComparison.Ordinal);
            Assert.Equal(file.Length > 0, violations);
        }
    }

    private static byte[] Spoilt(string file, string good, string bad)
    {
        var copy = new MemoryStream();
        copy.Write(Sound.Value);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.GetEntry("EPUB/" + file)!;
            string text;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
            {
                text = reader.ReadToEnd();
            }

            string spoilt = text.Replace(good, bad, StringComparison.Ordinal);
            Assert.NotEqual(text, spoilt);
            using Stream stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(spoilt));
        }

        return copy.ToArray();
    }
}
