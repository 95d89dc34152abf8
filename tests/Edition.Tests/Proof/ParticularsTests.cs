using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Edition.Cli;
using Edition.Tests.Cli;

namespace Edition.Tests.Proof;

/// <summary>The three files say the same of themselves as the manuscript; what one says otherwise is named.</summary>
[Trait("Kind", "unit")]
public sealed partial class ParticularsTests
{
    private const string Yaml = """
        title: {en: "The Treaty & its Words", ru: О договоре}
        subtitle: {ru: Очерк, en: An Essay}
        languages: [ru, en]
        date: 2025-01-20
        licence: CC BY 4.0
        publisher: {ru: Издательство, en: Publisher}
        identifiers: {doi: 10.1000/182, isbn-print: 978-3-16-148410-0, isbn-pdf: 978-1-86197-876-9}
        subjects: {ru: [право, история], en: [law]}
        authors:
          - name: {en: "Typesetter, A. A., Jr.", ru: А. А. Наборщик}
          - {name: Jane Roe, role: translator}
        contents: [a.md]
        """;

    [Fact]
    public void The_files_of_an_edition_say_what_the_manuscript_says()
    {
        using Scratch scratch = Built(Yaml);
        Assert.Equal((Exit.Clean, ""), Verified(scratch, beside: true));
        Assert.Equal((Exit.Clean, ""), Verified(scratch, beside: false));
    }

    [Theory]
    [InlineData(".docx", "docProps/core.xml", "О договоре", "О споре", "title “О споре. Очерк”")]
    [InlineData(".docx", "docProps/core.xml", "А. А. Наборщик", "Б. Б. Другой", "authors “Б. Б. Другой”")]
    [InlineData(".docx", "docProps/core.xml", "право; ", "", "keywords “история; law”")]
    [InlineData(".docx", "docProps/custom.xml", "10.1000/182", "10.1000/183", "DOI “10.1000/183”")]
    [InlineData(".docx", "docProps/custom.xml", "ru; en", "ru", "languages “ru”")]
    [InlineData(".docx", "docProps/custom.xml", ">CC BY 4.0<", ">©<", "licence “©”")]
    [InlineData(".docx", "docProps/custom.xml", "Jane Roe", "John Roe", "contributors “John Roe”")]
    [InlineData(".epub", "EPUB/package.opf", "&amp; its", "&amp; her", "parallel title “The Treaty & her")]
    [InlineData(".epub", "EPUB/package.opf", ">Jane Roe<", ">John Roe<", "contributors “John Roe”")]
    [InlineData(".epub", "EPUB/package.opf", ">law<", ">lore<", "keywords “право; история; lore”")]
    [InlineData(".epub", "EPUB/package.opf", ">CC BY 4.0<", "> <", "no licence")]
    public void What_a_file_says_otherwise_is_named(
        string extension,
        string part,
        string words,
        string others,
        string said
    )
    {
        using Scratch scratch = Built(Yaml);
        string file = scratch["out/book" + extension];
        Change(file, part, words, others);
        Record(scratch, file);
        foreach (bool beside in (ReadOnlySpan<bool>)[true, false])
        {
            (Exit exit, string error) = Verified(scratch, beside);
            Assert.Equal(Exit.Faults, exit);
            string line = Assert.Single(error.Split('\n'), line => line.Contains("ED919", StringComparison.Ordinal));
            Assert.Contains("book" + extension, line, StringComparison.Ordinal);
            Assert.Contains(said, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_PDF_of_another_title_is_named_in_XMP_and_dictionary()
    {
        using Scratch scratch = Built(Yaml);
        using Scratch other = Built(Yaml.Replace("О договоре", "О споре", StringComparison.Ordinal));
        File.Copy(other["out/book.pdf"], scratch["out/book.pdf"], overwrite: true);
        Record(scratch, scratch["out/book.pdf"]);
        string error = Verified(scratch, beside: true).Error;
        Assert.Contains("the XMP gives as title “О споре. Очерк”", error, StringComparison.Ordinal);
        Assert.Contains("the information dictionary gives as title “О споре. Очерк”", error, StringComparison.Ordinal);
        Assert.Contains("ED919", Verified(scratch, beside: false).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_without_identifiers_is_asked_for_one_that_stays()
    {
        using var scratch = new Scratch();
        const string Plain = "title: Книга\nlanguages: [ru]\ndate: 2025-01-20\ncontents: [a.md]\n";
        scratch.Put("book/edition.yaml", Plain);
        scratch.Put("book/a.md", "---\nkind: chapter\ntitle: Глава\n---\n\nСлово.\n");
        string asked = Spoken.By("check", scratch["book"]).Error;
        Assert.Contains("query ED920", asked, StringComparison.Ordinal);
        string cure = Cure().Match(asked).Value;
        Assert.Equal(Exit.Clean, Spoken.By("build", scratch["book"], "-o", scratch["out"], "--formats", "epub").Exit);
        byte[] before = File.ReadAllBytes(scratch["out/book.epub"]);
        scratch.Put("book/edition.yaml", Plain + cure + "\n");
        Assert.Equal("", Spoken.By("check", scratch["book"]).Error);
        Assert.Equal(Exit.Clean, Spoken.By("build", scratch["book"], "-o", scratch["out"], "--formats", "epub").Exit);
        Assert.Equal(before, File.ReadAllBytes(scratch["out/book.epub"]));
        Assert.DoesNotContain("ED920", Spoken.By("check", scratch["book/a.md"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book/pdf", true)]
    [InlineData("book/output", false)]
    [InlineData("out", false)]
    public void An_edition_among_the_sources_is_asked_about(string output, bool asked)
    {
        using var scratch = new Scratch();
        scratch.Put("book/edition.yaml", "title: Книга\nlanguages: [ru]\ndate: 2025-01-20\ncontents: [a.md]\n");
        scratch.Put("book/a.md", "---\nkind: chapter\ntitle: Глава\n---\n\nСлово.\n");
        Spoken said = Spoken.By("build", scratch["book"], "-o", scratch[output], "--formats", "epub");
        Assert.Equal(Exit.Clean, said.Exit);
        Assert.Equal(asked, said.Error.Contains("query ED922", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_edition_has_an_identifier_that_no_other_has()
    {
        using var scratch = new Scratch();
        string[] identifiers = [New("one"), New("two")];
        Assert.All(identifiers, urn => Assert.NotEqual("", urn));
        Assert.NotEqual(identifiers[0], identifiers[1]);

        string New(string name)
        {
            Assert.Equal(Exit.Clean, Spoken.By("new", scratch[name]).Exit);
            Assert.DoesNotContain("ED920", Spoken.By("check", scratch[name]).Error, StringComparison.Ordinal);
            return Urn().Match(File.ReadAllText(scratch[name + "/edition.yaml"])).Value;
        }
    }

    [GeneratedRegex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")]
    private static partial Regex Urn();

    [GeneratedRegex("identifiers: \\{[^}]*\\}")]
    private static partial Regex Cure();

    private static Scratch Built(string yaml)
    {
        var scratch = new Scratch();
        scratch.Put("book/edition.yaml", yaml);
        scratch.Put("book/a.md", "---\nkind: chapter\ntitle: Глава\n---\n\nСлово.\n");
        Assert.Equal(Exit.Clean, Spoken.By("build", scratch["book"], "-o", scratch["out"]).Exit);
        return scratch;
    }

    private static (Exit Exit, string Error) Verified(Scratch scratch, bool beside)
    {
        Spoken spoken = beside
            ? Spoken.By("verify", scratch["out"], "--manuscript", scratch["book"])
            : Spoken.By("verify", scratch["out"]);
        return (spoken.Exit, spoken.Error);
    }

    private static void Change(string file, string part, string words, string others)
    {
        using ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Update);
        ZipArchiveEntry entry = archive.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        Assert.Contains(words, text, StringComparison.Ordinal);
        entry.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(part).Open());
        writer.Write(text.Replace(words, others, StringComparison.Ordinal));
    }

    /// <summary>Puts the length and hash of a changed file into the manifest, so that it is read.</summary>
    private static void Record(Scratch scratch, string file)
    {
        string manifest = scratch["out/book.manifest.json"];
        byte[] bytes = File.ReadAllBytes(file);
        string[] lines = File.ReadAllLines(manifest);
        int at = Array.FindIndex(lines, line => line.Contains(Path.GetFileName(file), StringComparison.Ordinal));
        lines[at + 1] = FormattableString.Invariant($"\"bytes\": {bytes.Length},");
        lines[at + 2] = $"\"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
        File.WriteAllText(manifest, string.Join('\n', lines));
    }
}
