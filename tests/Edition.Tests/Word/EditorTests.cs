using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Faces;
using Edition.Pictures;
using Edition.Tests.Books;
using Edition.Word;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline;

namespace Edition.Tests.Word;

/// <summary>What somebody finds who goes on working in the document.</summary>
[Trait("Kind", "property")]
public sealed class EditorTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));
    private static readonly Lazy<byte[]> Every = new(() =>
        DocxWriter.Write(EveryNode.Book(), Templates.Default, EveryNode.Pages(EveryNode.Book()), Faces.Value)
    );

    [Fact]
    public void A_picture_put_into_a_line_is_seen_whole()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Assert.Equal(
            [LineSpacingRuleValues.AtLeast],
            Styles(document)
                .Select(style => style.StyleParagraphProperties?.SpacingBetweenLines?.LineRule?.Value)
                .OfType<LineSpacingRuleValues>()
                .Distinct()
        );
    }

    [Fact]
    public void A_change_of_Normal_arrives_in_the_text()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        Assert.NotNull(styles["Normal"].StyleParagraphProperties!.SpacingBetweenLines!.Line);
        foreach (string id in (string[])["BodyText", "FirstParagraph", "ListParagraph", "Quote", "Authors", "Figure"])
        {
            Assert.Null(styles[id].StyleParagraphProperties!.SpacingBetweenLines?.Line);
        }

        foreach (Style style in styles.Values)
        {
            foreach ((string attribute, string value) in Measures(style))
            {
                IEnumerable<string> above = Above(style)
                    .SelectMany(Measures)
                    .Where(each => each.Name == attribute)
                    .Select(each => each.Value);
                Assert.False(above.FirstOrDefault() == value, $"{style.StyleId} repeats {attribute}");
            }
        }

        IEnumerable<Style> Above(Style style)
        {
            while (style.BasedOn?.Val?.Value is { } parent)
            {
                style = styles[parent];
                yield return style;
            }
        }

        static IEnumerable<(string Name, string Value)> Measures(Style style) =>
            (style.StyleParagraphProperties?.Elements() ?? [])
                .Where(element => element is SpacingBetweenLines or Indentation)
                .SelectMany(element => element.GetAttributes())
                .Where(each => each.LocalName != "lineRule")
                .Select(each => (each.LocalName, each.Value!));
    }

    [Fact]
    public void Entries_of_contents_are_hidden()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Run[] runs =
        [
            .. document
                .MainDocumentPart!.Document!.Body!.Descendants<Run>()
                .Where(run =>
                    run.GetFirstChild<FieldCode>() is { } code && code.Text.StartsWith(" TC ", StringComparison.Ordinal)
                ),
        ];
        Assert.NotEmpty(runs);
        Assert.All(runs, run => Assert.NotNull(run.RunProperties?.Vanish));
    }

    [Fact]
    public void Contents_gathered_again_have_the_lines_they_had()
    {
        byte[] docx = Written.OfFolder(
            new()
            {
                ["edition.yaml"] = """
                title: {ru: Сборник, en: A Collection}
                languages: [ru, en]
                date: 2026-02-01
                contents: [01.md, 02.md]
                """,
                ["01.md"] = """
                ---
                title: {ru: 'О *переправах*', en: On Ferries}
                authors:
                  - name: {ru: А. А. Паромщик, en: A. A. Ferryman}
                  - name: {ru: Б. Б. Весловой, en: B. B. Oarsman}
                ---

                ## Река {#river en="The River"}

                Текст.

                ## Не для содержания {.unlisted}

                Текст.
                """,
                ["02.md"] = """
                ---
                title: {ru: 'Без «автора»', en: 'Without an “Author”'}
                ---

                ## Берег

                Текст.
                """,
            }
        );
        using WordprocessingDocument document = Open(docx);
        List<List<string>> shown = GatheredContents.Shown(document);
        Assert.Equal(
            "А. А. Паромщик, Б. Б. Весловой О переправах",
            shown[0][0].Replace('\u00A0', ' ').Replace('\u202F', ' ')
        );
        Assert.Equal(2, shown.Count);
        Assert.Equal(shown, GatheredContents.Of(document));
    }

    [Fact]
    public void Contents_stand_under_a_heading_of_contents() => Assert.Contains("TOC Heading", Names("Содержание"));

    [Fact]
    public void What_no_contents_list_no_outline_does()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Style[] unlisted =
        [
            .. Styles(document).Where(style => style.StyleId!.Value!.EndsWith("Unlisted", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(unlisted);
        Assert.All(unlisted, style => Assert.Equal(9, style.StyleParagraphProperties!.OutlineLevel!.Val!.Value));
    }

    [Fact]
    public void Every_list_has_nine_levels_with_markers()
    {
        using WordprocessingDocument document = Open(Every.Value);
        AbstractNum[] shapes =
        [
            .. document.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Elements<AbstractNum>(),
        ];
        Assert.NotEmpty(shapes);
        Assert.All(
            shapes,
            shape =>
            {
                Assert.Equal(Enumerable.Range(0, 9), shape.Elements<Level>().Select(level => level.LevelIndex!.Value));
                Assert.All(shape.Elements<Level>(), level => Assert.NotEqual("", level.LevelText!.Val!.Value));
            }
        );
    }

    [Fact]
    public void No_row_of_a_table_is_cut_by_a_page()
    {
        using WordprocessingDocument document = Open(Every.Value);
        TableRow[] rows =
        [
            .. document
                .MainDocumentPart!.Document!.Body!.Descendants<Table>()
                .Where(table => table.GetFirstChild<TableProperties>()!.TableStyle!.Val == "TableRuled")
                .SelectMany(table => table.Elements<TableRow>()),
        ];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties?.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void Tables_stand_in_the_middle_by_themselves_and_parallels_have_names()
    {
        using WordprocessingDocument document = Open(Every.Value);
        foreach (TableProperties table in document.MainDocumentPart!.Document!.Body!.Descendants<TableProperties>())
        {
            if (table.TableStyle!.Val == "TableRuled")
            {
                Assert.Equal(TableRowAlignmentValues.Center, table.TableJustification!.Val!.Value);
            }
            else
            {
                Assert.False(string.IsNullOrEmpty(table.TableCaption?.Val?.Value));
                Assert.True(table.TableLook!.FirstRow!.Value);
            }
        }
    }

    [Fact]
    public void Faces_that_no_letter_asks_for_stay_out()
    {
        byte[] plain = Written.Of("Только прямой шрифт.\n");
        byte[] bold = Written.Of("Прямой шрифт, ***жирный курсив*** и `код`.\n");
        Assert.Equal(2, FacesIn(bold) - FacesIn(plain));
        using var zip = new ZipArchive(new MemoryStream(plain));
        Assert.All(
            zip.Entries.Where(entry => entry.FullName.EndsWith(".odttf", StringComparison.Ordinal)),
            entry => Assert.True(entry.CompressedLength < entry.Length * 0.75)
        );

        static int FacesIn(byte[] docx)
        {
            using var zip = new ZipArchive(new MemoryStream(docx));
            return zip.Entries.Count(entry => entry.FullName.EndsWith(".odttf", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Styles_of_use_are_shown_and_others_are_not()
    {
        using WordprocessingDocument document = Open(Written.Of("Текст.\n\n> Слова.\n"));
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        Assert.All(styles.Values.Where(style => style.Default is null), style => Assert.NotNull(style.UIPriority));
        Assert.Null(styles["Quote"].SemiHidden);
        Assert.NotNull(styles["Quote"].PrimaryStyle);
        Assert.Null(styles["FirstParagraph"].SemiHidden);
        Assert.NotNull(styles["Verse"].SemiHidden);
        Assert.NotNull(styles["Verse"].UnhideWhenUsed);
        Assert.NotNull(styles["FootnoteSeparator"].SemiHidden);
        Assert.Null(styles["FootnoteSeparator"].PrimaryStyle);
    }

    [Fact]
    public void Nothing_is_proofread_in_code()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        Assert.NotNull(styles["CodeBlock"].StyleRunProperties!.GetFirstChild<NoProof>());
        Assert.NotNull(styles["Code"].StyleRunProperties!.GetFirstChild<NoProof>());
    }

    [Fact]
    public void Styles_of_several_are_made_of_their_parts()
    {
        using WordprocessingDocument document = Open(Written.Of("Это ***очень важно***, и ~~**это**~~.\n"));
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        Assert.Equal("Emphasis", styles["StrongEmphasis"].BasedOn!.Val!.Value);
        Assert.NotNull(styles["StrongEmphasis"].StyleRunProperties!.Bold);
        Assert.Null(styles["StrongEmphasis"].StyleRunProperties!.Italic);
        Assert.Equal("Struck", styles["StrongStruck"].BasedOn!.Val!.Value);
        Assert.Null(styles["StrongStruck"].StyleRunProperties!.Strike);
    }

    [Fact]
    public void The_apparatus_in_two_languages_is_text_below_text()
    {
        byte[] docx = Written.OfFolder(
            new()
            {
                ["edition.yaml"] =
                    "title: {ru: Книга, en: A Book}\nlanguages: [ru, en]\ndate: 2026-02-01\ncontents: [01.md]\n",
                ["01.md"] = """
                ---
                title: {ru: Название, en: A Title}
                keywords: {ru: [слово], en: [word]}
                ---

                ::: {.abstract lang=ru}
                Кратко.
                :::

                ::: {.abstract lang=en}
                In short.
                :::

                Текст.
                """,
            }
        );
        using WordprocessingDocument document = Open(docx);
        Body body = document.MainDocumentPart!.Document!.Body!;
        Assert.Empty(body.Descendants<Table>());
        Assert.Equal(
            ["Аннотация. Кратко.", "Abstract. In short.", "Ключевые слова: слово", "Keywords: word"],
            body.Elements<Paragraph>()
                .Where(paragraph =>
                    paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Abstract" or "Keywords"
                )
                .Select(paragraph => paragraph.InnerText)
        );
    }

    [Fact]
    public void A_photograph_that_lies_on_its_side_is_set_upright()
    {
        byte[] photograph = File.ReadAllBytes(Path.Combine(Checkout.Root, "tests/corpus/ED728-picture-turned/a.jpg"));
        JpegFile jpeg = JpegFile.Read(photograph, out _)!;
        Assert.Equal(6, jpeg.Orientation);
        using WordprocessingDocument document = Open(
            Written.Of(
                "text.md",
                new() { ["text.md"] = "![Мост](a.jpg)\n"u8.ToArray(), ["a.jpg"] = photograph },
                Templates.Default,
                Faces.Value
            )
        );
        Inline inline = document.MainDocumentPart!.Document!.Body!.Descendants<Inline>().Single();
        Assert.Equal(
            (double)jpeg.Height / jpeg.Width,
            (double)inline.Extent!.Cx!.Value / inline.Extent.Cy!.Value,
            tolerance: 0.01
        );
        using Stream part = document.MainDocumentPart.ImageParts.Single().GetStream();
        using var packed = new MemoryStream();
        part.CopyTo(packed);
        JpegFile upright = JpegFile.Read(packed.ToArray(), out _)!;
        Assert.Equal((jpeg.Height, jpeg.Width, 1), (upright.Width, upright.Height, upright.Orientation));
    }

    [Fact]
    public void Columns_too_narrow_to_be_justified_are_not()
    {
        using WordprocessingDocument document = Open(Every.Value);
        Style parallel = Styles(document).Single(style => style.StyleId == "ParallelText");
        Assert.Equal(JustificationValues.Left, parallel.StyleParagraphProperties!.Justification!.Val!.Value);
    }

    [Fact]
    public void A_long_line_of_code_goes_on_deeper_than_it_begins()
    {
        string line = "    return " + string.Join(" + ", Enumerable.Range(0, 40).Select(i => $"value{i}")) + ";";
        using WordprocessingDocument document = Open(Written.Of($"```\nbegin\n{line}\nend\n```\n"));
        Paragraph[] lines =
        [
            .. document
                .MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
                .Where(each =>
                    each.ParagraphProperties!.ParagraphStyleId!.Val!.Value!.StartsWith(
                        "CodeBlock",
                        StringComparison.Ordinal
                    )
                ),
        ];
        Assert.Equal(["begin", line, "end"], lines.Select(each => each.InnerText));
        string id = Assert.Single(
            lines.Select(each => each.ParagraphProperties!.ParagraphStyleId!.Val!.Value!).Distinct()
        );
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        int hanging = int.Parse(styles[id].StyleParagraphProperties!.Indentation!.Hanging!.Value!);

        // Four signs of 8.5 pt at six tenths of an em, and more.
        Assert.True(hanging > 4 * 8.5 * 0.6 * 20);
    }

    private static IEnumerable<Style> Styles(WordprocessingDocument document) =>
        document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>();

    private static WordprocessingDocument Open(byte[] docx) =>
        WordprocessingDocument.Open(new MemoryStream(docx), false);

    private static string[] Names(string words)
    {
        using WordprocessingDocument document = Open(Every.Value);
        Dictionary<string, Style> styles = Styles(document).ToDictionary(style => style.StyleId!.Value!);
        return
        [
            .. document
                .MainDocumentPart!.Document!.Body!.Descendants<Paragraph>()
                .Where(each => each.InnerText == words)
                .Select(each => styles[each.ParagraphProperties!.ParagraphStyleId!.Val!.Value!].StyleName!.Val!.Value!),
        ];
    }
}
