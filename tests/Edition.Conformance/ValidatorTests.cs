using System.Globalization;

namespace Edition.Conformance;

/// <summary>Every edition before the validators that its readers would use.</summary>
[Collection(nameof(Editions))]
[Trait("Kind", "conformance")]
public sealed class ValidatorTests(Editions editions)
{
    [ValidatorFact]
    public void VeraPdf_finds_every_pdf_conforming_to_pdfa_2a_and_pdfua_1() =>
        Clean(Shell.Run(Validators.PathOf("pdf", "verapdf.sh"), ["-f", "2a,ua1", .. editions.All("pdf")]));

    [ValidatorFact]
    public void Qpdf_finds_every_pdf_well_formed() =>
        Assert.All(editions.All("pdf"), file => Clean(Shell.Run("qpdf", "--check", file)));

    [ValidatorFact]
    public void EpubCheck_finds_neither_errors_nor_warnings()
    {
        string package = Validators.PathOf("epubcheck", "package", "vendor");
        Answer answer = Shell.Run(
            "java",
            [
                "-cp",
                Path.Combine(package, "epubcheck.jar") + ":" + Path.Combine(package, "lib", "*"),
                Validators.PathOf("epubcheck", "EpubCheckBatch.java"),
                .. editions.All("epub"),
            ]
        );
        string[] lines = answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(editions.All("epub").Length, lines.Length);
        Assert.All(lines, line => Assert.EndsWith("\t{}", line, StringComparison.Ordinal));
        Clean(answer);
    }

    [ValidatorTheory]
    [InlineData("sample")]
    [InlineData("book")]
    [InlineData("languages")]
    public void Ace_finds_no_violation_of_accessibility(string edition) =>
        Clean(
            Shell.Run(
                Validators.PathOf("ace", "ace.sh"),
                editions.One(edition, "epub"),
                Path.Combine(editions.Folder, "ace-" + edition)
            )
        );

    [ValidatorFact]
    public void The_open_xml_validator_finds_every_docx_valid() =>
        Clean(Shell.Run(Validators.PathOf("docx", "bin", "DocxCheck"), editions.All("docx")));

    [ValidatorTheory]
    [InlineData("foliate", "sample")]
    [InlineData("epubjs", "sample")]
    [InlineData("readium", "sample")]
    [InlineData("foliate", "book")]
    public void A_reading_system_opens_the_book_and_turns_its_pages(string reader, string edition)
    {
        string shots = Path.Combine(
            editions.Folder,
            string.Create(CultureInfo.InvariantCulture, $"{reader}-{edition}")
        );
        Clean(
            Shell.Run("node", Validators.PathOf("readers", "read.mjs"), reader, editions.One(edition, "epub"), shots)
        );
    }

    /// <summary>What the files say, read back by the program's own readers, against the manuscript.</summary>
    [Fact]
    public void Every_word_note_and_reference_is_in_every_file()
    {
        Clean(
            Shell.Run(
                Editions.Program,
                "verify",
                Path.Combine(editions.Folder, "sample"),
                "--manuscript",
                Checkout.PathOf("manuscript")
            )
        );
        Clean(
            Shell.Run(
                Editions.Program,
                "verify",
                Path.Combine(editions.Folder, "sample-bench"),
                "--manuscript",
                Checkout.PathOf("manuscript")
            )
        );
        Clean(
            Shell.Run(
                Editions.Program,
                "verify",
                Path.Combine(editions.Folder, "book"),
                "--manuscript",
                Path.Combine(editions.Folder, "book-manuscript")
            )
        );
        Clean(
            Shell.Run(
                Editions.Program,
                "verify",
                Path.Combine(editions.Folder, "languages"),
                "--manuscript",
                Editions.Languages
            )
        );
    }

    /// <summary>
    /// What a reader copies or searches, by two readers of their own: some words of each language and script. Where
    /// lines end is nothing.
    /// </summary>
    [ValidatorTheory]
    [InlineData("pdftotext", "FILE", "-")]
    [InlineData("mutool", "draw", "-q", "-F", "txt", "FILE")]
    public void The_text_of_every_script_comes_back(string program, params string[] arguments)
    {
        Answer answer = Shell.Run(
            program,
            arguments.Select(word => word == "FILE" ? editions.One("languages", "pdf") : word)
        );
        string said = Joined(
            answer.Out.Replace("\u00AD\n", "", StringComparison.Ordinal).Replace("-\n", "", StringComparison.Ordinal)
        );
        Assert.All(
            File.ReadLines(Checkout.PathOf("tests", "manuscripts", "languages.txt")),
            line => Assert.Contains(Joined(line), said, StringComparison.Ordinal)
        );

        static string Joined(string text) =>
            string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00AD' or '\u202F' or '\f')));
    }

    /// <summary>Of long reports what is not a pass is shown first.</summary>
    private static void Clean(Answer answer)
    {
        string said = string.Join(
            '\n',
            answer
                .All.Split('\n')
                .OrderBy(line =>
                    line.Contains("\"compliant\":true", StringComparison.Ordinal)
                    || line.Contains("\"ok\":true", StringComparison.Ordinal)
                )
        );
        Assert.True(answer.Code == 0, said.Length > 6000 ? said[..6000] : said);
    }
}
