using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Cli;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class ProfileTests
{
    [Fact]
    public void A_manuscript_for_a_journal_is_double_spaced_on_A4_with_lines_and_notes_numbered_through()
    {
        using var scratch = new Scratch();
        string book = scratch["book"];
        string output = scratch["out"];
        Directory.CreateDirectory(book);
        File.WriteAllText(
            Path.Combine(book, "edition.yaml"),
            "title: {ru: Книга}\ndate: 2026-02-01\nlanguages: [ru]\ncontents: [01.md, 02.md]\n"
        );
        File.WriteAllText(Path.Combine(book, "01.md"), "# Первая\n\nТекст.[^a]\n\n[^a]: Сноска.\n");
        File.WriteAllText(Path.Combine(book, "02.md"), "# Вторая\n\nТекст.[^b]\n\n[^b]: Сноска.\n");

        Assert.Equal(
            Exit.Usage,
            Spoken.By("build", book, "-o", output, "--profile", "manuscript", "--formats", "pdf").Exit
        );
        Spoken spoken = Spoken.By("build", book, "-o", output, "--profile", "manuscript");
        Assert.True(spoken.Exit == Exit.Clean, spoken.Error);
        Assert.Equal(
            ["book.docx"],
            Directory.GetFiles(output, "*.*x").Concat(Directory.GetFiles(output, "*.pdf")).Select(Path.GetFileName)
        );
        using (WordprocessingDocument document = WordprocessingDocument.Open(Path.Combine(output, "book.docx"), false))
        {
            MainDocumentPart main = document.MainDocumentPart!;
            SectionProperties[] sections = [.. main.Document!.Body!.Descendants<SectionProperties>()];
            Assert.All(sections, section => Assert.Equal((11906u, 16838u), Size(section)));
            SectionProperties[] text = [.. sections.TakeLast(2)];
            Assert.All(
                text,
                section =>
                    Assert.Equal(
                        LineNumberRestartValues.Continuous,
                        section.GetFirstChild<LineNumberType>()!.Restart!.Value
                    )
            );
            Assert.All(
                sections,
                section =>
                    Assert.Equal(
                        RestartNumberValues.Continuous,
                        section.Descendants<NumberingRestart>().Single().Val!.Value
                    )
            );
            Style normal = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
                .Single(style => style.StyleId == "Normal");
            Assert.Equal("480", normal.StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value);
            Assert.Equal(
                "24",
                main.StyleDefinitionsPart
                    .Styles!
                    .DocDefaults!
                    .RunPropertiesDefault!
                    .RunPropertiesBaseStyle!
                    .FontSize!
                    .Val!
                    .Value
            );
        }

        Assert.Equal(Exit.Clean, Spoken.By("verify", output, "--manuscript", book).Exit);

        static (uint, uint) Size(SectionProperties section) =>
            (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value);
    }
}
