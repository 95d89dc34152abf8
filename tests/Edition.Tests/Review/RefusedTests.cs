using System.IO.Compression;
using System.Text;
using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>Files that are refused: by rule, without reading them through.</summary>
[Trait("Kind", "unit")]
public sealed class RefusedTests
{
    private static readonly byte[] Good = new Paper { Body = P("Слова", "a3") + Text }.Bytes();

    [Theory]
    [InlineData("{\\rtf1\\ansi}", "ED940 It is an RTF file")]
    [InlineData("%PDF-1.7", "ED940 It is a PDF")]
    [InlineData("<!DOCTYPE html><p>", "ED940 It is an HTML page")]
    [InlineData("\u00EF\u00BB\u00BF<html>", "ED940 It is an HTML page")]
    [InlineData("слова", "ED940")]
    [InlineData("", "ED940")]
    public void Other_files_are_named_as_what_they_are(string head, string said) =>
        Assert.StartsWith(
            said,
            Imported.Refused(
                head.Length > 0 && head[0] == '\u00EF' ? Encoding.Latin1.GetBytes(head) : Encoding.UTF8.GetBytes(head)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_older_words_file_is_refused() =>
        Assert.StartsWith(
            "ED941",
            Imported.Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_file_cut_short_is_refused() =>
        Assert.StartsWith("ED940", Imported.Refused(Good[..(Good.Length / 2)]), StringComparison.Ordinal);

    [Fact]
    public void A_zip_of_something_else_is_refused() =>
        Assert.StartsWith(
            "ED940",
            Imported.Refused(Zip(("mimetype", "text/plain"u8.ToArray()))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_package_without_its_document_is_refused() =>
        Assert.StartsWith("ED940", Imported.Refused(Changed("word/document.xml", null)), StringComparison.Ordinal);

    [Fact]
    public void Entities_are_refused() =>
        Assert.StartsWith(
            "ED942 It declares entities",
            Imported.Refused(
                Changed(
                    "word/document.xml",
                    text => text.Replace("?>", "?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>", StringComparison.Ordinal)
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Ten_thousand_levels_are_refused() =>
        Assert.StartsWith(
            "ED942 Its XML is nested too deeply",
            Imported.Refused(
                Changed(
                    "word/document.xml",
                    text =>
                        text.Replace(
                            "<w:body>",
                            "<w:body>"
                                + string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000))
                                + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000)),
                            StringComparison.Ordinal
                        )
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_bomb_is_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write("<x>"u8);
            var blank = new byte[1 << 20];
            blank.AsSpan().Fill((byte)' ');
            for (int i = 0; i < 300; i++)
            {
                entry.Write(blank);
            }
        }

        Assert.StartsWith(
            "ED942 Unpacked it is larger than 256 MB",
            Imported.Refused(stream.ToArray()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_paper_is_refused() =>
        Assert.StartsWith("ED943", Imported.Refused(new Paper { Body = P("") }.Bytes()), StringComparison.Ordinal);

    [Fact]
    public void Relationships_that_lead_out_or_nowhere_do_no_harm()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P("Слова", "a3")
                    + Text
                    + P(
                        "<w:r><w:drawing><pic:pic><pic:blipFill><a:blip r:link=\"far\"/></pic:blipFill></pic:pic></w:drawing"
                            + "></w:r>"
                    )
                    + P(
                        "<w:r><w:drawing><pic:pic><pic:blipFill><a:blip r:embed=\"none\"/></pic:blipFill></pic:pic></w:drawi"
                            + "ng></w:r>"
                    ),
            }
        );
        Assert.Contains("<!-- word: a picture (linked) stood here -->", made.Text, StringComparison.Ordinal);
        Assert.Contains("<!-- word: a picture (missing) stood here -->", made.Text, StringComparison.Ordinal);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The good file with one part changed, or without it.</summary>
    private static byte[] Changed(string part, Func<string, string>? change)
    {
        List<(string, byte[])> files = [];
        using var zip = new ZipArchive(new MemoryStream(Good));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            string text = reader.ReadToEnd();
            if (entry.FullName != part)
            {
                files.Add((entry.FullName, Encoding.UTF8.GetBytes(text)));
            }
            else if (change is not null)
            {
                files.Add((entry.FullName, Encoding.UTF8.GetBytes(change(text))));
            }
        }

        return Zip([.. files]);
    }
}
