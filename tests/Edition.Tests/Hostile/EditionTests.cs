using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Edition.Proof;

namespace Edition.Tests.Hostile;

/// <summary>
/// Editions that were made to harm whoever verifies them: each is read or refused within the budget of a small
/// manuscript, and the stack is never the file's to use.
/// </summary>
[Trait("Kind", "unit")]
public sealed partial class EditionTests
{
    private const string Paragraph = "<</S/P/Pg 4 0 R/K 0>>";
    private const string Text = "BT/F 1 Tf/P<</MCID 0>>BDC(Word)Tj EMC ET";

    public static TheoryData<string> Pdfs => [.. Pdf.Keys];

    public static TheoryData<string> Packages => [.. Package.Keys];

    private static readonly Dictionary<string, Func<byte[]>> Package = new(StringComparer.Ordinal)
    {
        ["bomb.docx"] = () => Docx("<w:p><w:r><w:t>" + new string('a', 80 << 20) + "</w:t></w:r></w:p>"),
        ["elements.docx"] = () => Docx(string.Concat(Enumerable.Repeat("<w:p/>", 2_500_000))),
        ["attributes.docx"] = () =>
            Docx("<w:p " + string.Concat(Enumerable.Range(0, 2_100_000).Select(i => $"a{i:x}=''")) + "/>"),
        ["deep.docx"] = () =>
            Docx(
                string.Concat(Enumerable.Repeat("<w:p>", 1_000_000))
                    + string.Concat(Enumerable.Repeat("</w:p>", 1_000_000))
            ),
        ["bookmarks.docx"] = () =>
            Docx(
                string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<w:bookmarkStart w:id='{i}' w:name='b{i}'/>"))
                    + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<w:footnoteReference w:id='{i}'/>"))
            ),
        ["fields.docx"] = () =>
            Docx(
                string.Concat(Enumerable.Repeat("<w:fldChar w:fldCharType='begin'/>", 50_000))
                    + string.Concat(Enumerable.Repeat("<w:t>a</w:t>", 100_000))
            ),
        ["instructions.docx"] = () =>
            Docx(
                "<w:fldChar w:fldCharType='begin'/>"
                    + string.Concat(Enumerable.Repeat("<w:instrText>aaaaaaaa</w:instrText>", 200_000))
            ),
        ["entities.docx"] = () =>
            Zip(
                (
                    "word/document.xml",
                    "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><w:p xmlns:w='w'>&b;</w:p>"
                )
            ),
        ["words.docx"] = () => Docx("<w:t>" + string.Concat(Enumerable.Repeat("a ", 1_500_000)) + "</w:t>"),
        ["spine.epub"] = () =>
            Epub(
                "<manifest><item id='a' media-type='application/xhtml+xml' href='a.xhtml'/></manifest><spine>"
                    + string.Concat(Enumerable.Repeat("<itemref idref='a'/>", 300_000))
                    + "</spine>"
            ),
        ["names.epub"] = () =>
            Epub(
                "<manifest>"
                    + string.Concat(
                        Enumerable
                            .Range(0, 20_000)
                            .Select(i => $"<item id='{i}' media-type='application/xhtml+xml' href='a.xhtml?{i}'/>")
                    )
                    + "</manifest><spine><itemref idref='0'/></spine>",
                new string('d', 30_000) + "/package.opf"
            ),
    };

    [Theory]
    [MemberData(nameof(Pdfs))]
    public async Task A_hostile_pdf_is_read_or_refused_within_its_budget(string name)
    {
        byte[] bytes = Pdf[name]();
        await Within(budget => PdfReader.Read(bytes, budget));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_hostile_package_is_read_or_refused_within_its_budget(string name)
    {
        byte[] bytes = Package[name]();
        await Within(budget =>
            Path.GetExtension(name) == ".docx" ? DocxReader.Read(bytes, budget) : EpubReader.Read(bytes, budget)
        );
    }

    [Fact]
    public void A_directory_of_a_million_entries_is_refused_before_it_is_read()
    {
        byte[] entry = [.. "PK\x01\x02"u8, .. new byte[42]];
        byte[] directory = [.. Enumerable.Repeat(entry, 600_000).SelectMany(bytes => bytes)];
        Assert.Throws<InvalidDataException>(() => DocxReader.Read(directory, new Budget(0)));
    }

    [Fact]
    public void Texts_that_will_not_align_are_compared_as_far_as_the_budget_goes()
    {
        // Only the first word is unique in both; each round makes the next one so and nothing else.
        const int Rounds = 60_000;
        int[] first = [.. Enumerable.Range(0, Rounds).SelectMany(i => new[] { i + 1, i })];
        int[] second = [.. Enumerable.Range(0, Rounds).SelectMany(i => new[] { i + 1, -i - 1, i })];
        var budget = new Budget(0);
        int[] fellow = Alignment.Of(first, second, budget);
        Assert.True(budget.IsOut);
        Assert.All(fellow.Index(), pair => Assert.True(pair.Item < 0 || first[pair.Index] == second[pair.Item]));
    }

    /// <summary>A list of names or a table may have no word that comes once.</summary>
    [Theory]
    [InlineData(3_000, 30)]
    [InlineData(50_000, 500)]
    [InlineData(50_000, 8_000)]
    public void Texts_without_a_word_that_comes_once_are_aligned(int length, int changes)
    {
        var random = new Random(length + changes);
        int[] first = [.. Enumerable.Range(0, length).Select(_ => random.Next(12))];
        List<int> second = [.. first];
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(second.Count);
            if (i % 2 == 0)
            {
                second.RemoveAt(at);
            }
            else
            {
                second.Insert(at, random.Next(12));
            }
        }

        int[] fellow = Alignment.Of(first, [.. second], new Budget(6 * length));
        Assert.All(fellow.Index(), pair => Assert.True(pair.Item < 0 || first[pair.Index] == second[pair.Item]));
        int[] kept = [.. fellow.Where(b => b >= 0)];
        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.True(kept.Length >= length - changes, $"{kept.Length} of {length}");
    }

    private static async Task Within(Func<Budget, Transcript> read)
    {
        var budget = new Budget(0);
        try
        {
            // A guard, not a measure: what hangs is to fail and not to keep the others waiting.
            await Task.Run(() => read(budget)).WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            Assert.DoesNotContain('\n', e.Message);
        }
    }

    private static byte[] Plain(HostilePdf pdf)
    {
        pdf.Add(Paragraph);
        return pdf.ToBytes();
    }

    /// <summary>Sixty elements more, each of which names the next one in the given form.</summary>
    private static byte[] Ladder(HostilePdf pdf, string form, string? first = null)
    {
        for (int i = 0; i < 60; i++)
        {
            pdf.Add(
                string.Format(CultureInfo.InvariantCulture, i == 0 && first is not null ? first : form, pdf.Next + 1)
            );
        }

        pdf.Add(Paragraph);
        return pdf.ToBytes();
    }

    private static byte[] Docx(string body) =>
        Zip(("word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"));

    private static byte[] Epub(string package, string name = "package.opf") =>
        Zip(
            ("META-INF/container.xml", $"<container><rootfile full-path='{name}'/></container>"),
            (name, "<package>" + package + "</package>"),
            ("a.xhtml", "<html><body>" + string.Concat(Enumerable.Repeat("<p>a</p>", 10_000)) + "</body></html>")
        );

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in parts)
            {
                using Stream part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
