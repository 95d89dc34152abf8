using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Cli;
using Edition.Faces;
using Edition.Tests.Books;
using Edition.Tests.Cli;
using Edition.Word;

namespace Edition.Tests.Word;

/// <summary>A publisher's document, whose page and styles the DOCX takes over.</summary>
[Trait("Kind", "unit")]
public sealed class HouseTests
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Page =
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" "
        + "w:left=\"1701\" w:header=\"708\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>";

    private const string Sheet = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>
        <w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="709"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/><w:link w:val="10"/>
        <w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
        <w:rPr><w:color w:val="C00000"/></w:rPr></w:style>
        <w:style w:type="character" w:customStyle="1" w:styleId="10"><w:name w:val="Заголовок 1 Знак"/><w:link w:val="1"/></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="Code"><w:name w:val="Врезка"/><w:basedOn w:val="a"/>
        <w:pPr><w:jc w:val="right"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="ring1"><w:name w:val="Ring"/><w:basedOn w:val="ring2"/></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="ring2"><w:name w:val="Rung"/><w:basedOn w:val="ring1"/></w:style>
        """;

    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    [Fact]
    public void Its_page_and_its_styles_are_the_document_s()
    {
        byte[] docx = Written(House(Sheet, Page));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        MainDocumentPart main = document.MainDocumentPart!;
        Assert.Equal(
            [],
            new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description)
        );
        Assert.All(
            main.Document!.Body!.Descendants<SectionProperties>(),
            section =>
            {
                Assert.Equal(11906u, section.GetFirstChild<PageSize>()!.Width!.Value);
                Assert.Equal(1701u, section.GetFirstChild<PageMargin>()!.Left!.Value);
                Assert.Equal(708u, section.GetFirstChild<PageMargin>()!.Header!.Value);
            }
        );
        Dictionary<string, Style> styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .ToDictionary(style => style.StyleId!.Value!);
        Assert.Equal("28", styles["Normal"].StyleRunProperties!.FontSize!.Val!.Value);
        Assert.Equal("C00000", styles["Heading1"].StyleRunProperties!.Color!.Val!.Value);
        Assert.Equal("Normal", styles["Heading1"].BasedOn!.Val!.Value);
        Assert.Null(styles["Heading1"].Descendants<NumberingProperties>().FirstOrDefault());
        Assert.Equal("Heading1", styles[styles["Heading1"].LinkedStyle!.Val!.Value!].LinkedStyle!.Val!.Value);

        // What the publisher has no name for is the publisher's text, or the template's as it was.
        Assert.Null(styles["BodyText"].StyleParagraphProperties?.Indentation);
        Assert.NotNull(styles["Abstract"].StyleParagraphProperties);

        // The editor finds the publisher's other styles, under ids that nothing else has.
        Style other = styles.Values.Single(style => style.StyleName!.Val == "Врезка");
        Assert.NotEqual("Code", other.StyleId!.Value);
        Assert.DoesNotContain("de-DE", main.StyleDefinitionsPart.Styles.OuterXml, StringComparison.Ordinal);
        Assert.DoesNotContain(styles.Values, style => style.StyleName!.Val == "Ring" && style.BasedOn is not null);
    }

    [Fact]
    public void A_template_names_it()
    {
        using var scratch = new Scratch();
        string book = scratch["book"];
        string house = Path.Combine(book, "templates", "house");
        Directory.CreateDirectory(house);
        File.WriteAllText(
            Path.Combine(book, "edition.yaml"),
            "title: {ru: Книга}\ndate: 2026-02-01\nlanguages: [ru]\ncontents: [01.md]\ntemplate: house\n"
        );
        File.WriteAllText(Path.Combine(book, "01.md"), "# Первая\n\nТекст.\n");
        File.WriteAllText(Path.Combine(house, "template.yaml"), "extends: default\nreference: house.docx\n");
        File.WriteAllBytes(Path.Combine(house, "house.docx"), House(Sheet, Page));
        Spoken spoken = Spoken.By("build", book, "-o", scratch["out"]);
        Assert.True(spoken.Exit == Exit.Clean, spoken.Error);
        using (var document = WordprocessingDocument.Open(Path.Combine(scratch["out"], "book.docx"), false))
        {
            Assert.Contains(
                "Врезка",
                document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.OuterXml,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(Exit.Clean, Spoken.By("verify", scratch["out"], "--manuscript", book).Exit);
        File.WriteAllText(Path.Combine(house, "house.docx"), "no Word file");
        spoken = Spoken.By("build", book, "-o", scratch["out"]);
        Assert.Equal(Exit.Faults, spoken.Exit);
        Assert.Contains("“reference” is no Word document that can be read", spoken.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Hostile =>
        new()
        {
            { "nothing", [] },
            { "a bomb", House("<!--" + new string(' ', 20_000_000) + "-->" + Sheet, Page) },
            {
                "a depth",
                House(
                    $"<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:name w:val=\"X\"/><w:pPr>"
                        + string.Concat(Enumerable.Repeat("<w:rPr>", 10_000))
                        + string.Concat(Enumerable.Repeat("</w:rPr>", 10_000))
                        + "</w:pPr></w:style>",
                    Page
                )
            },
            { "entities", House(Sheet, Page, "<!DOCTYPE x [<!ENTITY a \"b\">]>") },
            { "no styles", House("", Page) },
            { "cut short", [.. House(Sheet, Page).Take(400)] },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_one_is_refused(string name, byte[] docx)
    {
        Assert.NotEmpty(name);
        Assert.Null(HouseDocument.Read(docx, out string problem));
        Assert.NotEqual("", problem);
    }

    [Fact]
    public void A_page_without_room_is_not_taken()
    {
        byte[] docx = Written(House(Sheet, Page.Replace("11906", "1190", StringComparison.Ordinal)));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        Assert.All(
            document.MainDocumentPart!.Document!.Body!.Descendants<PageSize>(),
            size => Assert.Equal((uint)Math.Round(Templates.Default.Page.Width.Points * 20), size.Width!.Value)
        );
    }

    private static byte[] Written(byte[] house) =>
        DocxWriter.Write(
            EveryNode.Book(),
            Templates.Default with
            {
                Reference = [.. house],
            },
            EveryNode.Pages(EveryNode.Book()),
            Faces.Value
        );

    private static byte[] House(string styles, string section, string before = "")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
            const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
            Put(
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}\">"
                    + $"<Relationship Id=\"a\" Type=\"{Office}officeDocument\" Target=\"/w/main.xml\"/></Relationships>"
            );
            Put(
                "w/_rels/main.xml.rels",
                $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"b\" Type=\"{Office}styles\" Target=\"looks.xml\"/></Relationships>"
            );
            Put("w/main.xml", $"<w:document xmlns:w=\"{Main}\"><w:body><w:p/>{section}</w:body></w:document>");
            Put("w/looks.xml", $"{before}<w:styles xmlns:w=\"{Main}\">{styles}</w:styles>");

            void Put(string name, string text)
            {
                using Stream part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
