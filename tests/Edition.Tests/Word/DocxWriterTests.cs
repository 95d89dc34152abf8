using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Assembly;
using Edition.Faces;
using Edition.Model;
using Edition.Tests.Books;
using Edition.Word;

namespace Edition.Tests.Word;

[Trait("Kind", "property")]
public sealed class DocxWriterTests
{
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    private static byte[] Write(AssembledBook book) =>
        DocxWriter.Write(book, Templates.Default, EveryNode.Pages(book), Faces.Value);

    [Fact]
    public void Every_node_makes_a_valid_document()
    {
        byte[] docx = Write(EveryNode.Book());
        if (Environment.GetEnvironmentVariable("EDITION_KEEP") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "every.docx"), docx);
        }

        Assert.Equal([], Errors(docx));
    }

    [Fact]
    public void What_is_read_back_is_the_book()
    {
        AssembledBook book = EveryNode.Book();
        Same(new Expected(book, Templates.Default, EveryNode.Pages(book)).Sections(), ReadBack.Sections(Write(book)));
    }

    [Fact]
    public void Any_book_is_valid_and_read_back_whole() =>
        RandomBooks.Any.Sample(
            random =>
            {
                AssembledBook book = Assembler.Assemble(random, Templates.Default);
                byte[] docx = Write(book);
                Same(new Expected(book, Templates.Default, EveryNode.Pages(book)).Sections(), ReadBack.Sections(docx));
                Assert.Equal([], Errors(docx));
                Assert.Equal([], ByHand(docx));
            },
            iter: 40,
            threads: 1
        );

    [Fact]
    public void Nothing_is_formatted_by_hand() => Assert.Equal([], ByHand(Write(EveryNode.Book())));

    [Fact]
    public void A_line_that_its_author_ended_is_not_spread_over_the_measure()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write(EveryNode.Book())), false);
        Settings settings = document.MainDocumentPart!.DocumentSettingsPart!.Settings!;
        Assert.Single(settings.Descendants<DoNotExpandShiftReturn>());
    }

    [Fact]
    public void A_column_holds_the_words_of_its_head_in_their_own_face()
    {
        const string Word = "ШИРОКОФОРМАТНЫЙ";
        AssembledBook book = EveryNode.Book();
        Part part = book.Parts[0];
        Model.TableCell Cell(string word) =>
            new(SourceSpan.None, [new Model.Text(SourceSpan.None, Lang.Russian, word)]);
        var head = new Model.TableRow(SourceSpan.None, [Cell(Word)]);
        var row = new Model.TableRow(SourceSpan.None, [Cell("1")]);
        var table = new Model.Table(SourceSpan.None, Lang.Russian, [ColumnAlignment.Right], head, [row], []);
        byte[] docx = Write(book with { Parts = book.Parts.Replace(part, part with { Body = [table] }) });
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        DocumentFormat.OpenXml.Wordprocessing.Table written = document
            .MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Table>()
            .First(one => one.InnerText.StartsWith(Word, StringComparison.Ordinal));
        double column = double.Parse(
            written.Descendants<GridColumn>().Single().Width!.Value!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Styling.TextStyle style = Templates.Default.Style(Styling.StyleName.TableHead);
        double word = Fitting.WidthOf(Word, Lang.Russian, style, Faces.Value).Points;
        Assert.True(column / 20 >= word + 8, $"{column / 20} points for a word of {word} and 8 of margins");
    }

    [Fact]
    public void A_cell_may_hold_what_has_no_words()
    {
        AssembledBook book = EveryNode.Book();
        Part part = book.Parts[0];
        var stars = new Model.TableCell(SourceSpan.None, [])
        {
            Blocks = [new ThematicBreak(SourceSpan.None, Lang.Russian)],
        };
        var row = new Model.TableRow(SourceSpan.None, [stars]);
        var head = new Model.TableRow(SourceSpan.None, [new Model.TableCell(SourceSpan.None, [])]);
        var table = new Model.Table(SourceSpan.None, Lang.Russian, [ColumnAlignment.Default], head, [row], []);
        Assert.Equal(
            [],
            Errors(Write(book with { Parts = book.Parts.Replace(part, part with { Body = part.Body.Add(table) }) }))
        );
    }

    [Fact]
    public void Small_words_in_a_heading_have_their_size_and_nothing_else_by_hand()
    {
        AssembledBook book = EveryNode.Book();
        var small = new Styled(
            SourceSpan.None,
            Lang.Russian,
            InlineStyle.Small,
            [new Model.Text(SourceSpan.None, Lang.Russian, "а")]
        );
        Part part = book.Parts[0];
        Heading heading = new(SourceSpan.None, Lang.Russian, 2, [small], "small");
        byte[] docx = Write(
            book with
            {
                Parts = book.Parts.Replace(part, part with { Body = part.Body.Add(heading) }),
            }
        );
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        Assert.NotEmpty(document.MainDocumentPart!.Document!.Body!.Descendants<FontSize>());
        Assert.Equal([], ByHand(docx));
    }

    [Fact]
    public void The_same_book_gives_the_same_bytes() =>
        Assert.True(Write(EveryNode.Book()).AsSpan().SequenceEqual(Write(EveryNode.Book())));

    [Fact]
    public void A_fault_is_found()
    {
        byte[] docx = Write(EveryNode.Book());
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var document = WordprocessingDocument.Open(stream, true))
        {
            Style style = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Last();
            style.InsertBeforeSelf((Style)style.CloneNode(true));
            document.MainDocumentPart.Document!.Body!.Descendants<ParagraphStyleId>().First().Val = "Nameless";
            document
                .MainDocumentPart.Document.Body.Descendants<Run>()
                .First(run => run.RunProperties is null)
                .RunProperties = new RunProperties(new Bold());
        }

        Assert.NotEmpty(Errors(stream.ToArray()));
        Assert.Equal(["Nameless", "b"], ByHand(stream.ToArray()).Order(StringComparer.Ordinal));
    }

    private static string[] Errors(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Microsoft365)
                .Validate(document)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];
    }

    /// <summary>
    /// Styles that are used and not defined, and properties of runs, paragraphs and tables that belong into styles.
    /// </summary>
    private static string[] ByHand(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        MainDocumentPart main = document.MainDocumentPart!;
        HashSet<string> defined =
        [
            .. main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value!),
        ];
        OpenXmlElement[] roots =
        [
            main.Document!,
            main.FootnotesPart!.Footnotes!,
            .. main.HeaderParts.Select(part => part.Header!),
            .. main.FooterParts.Select(part => part.Footer!),
        ];
        string[] allowed =
        [
            "pStyle",
            "numPr",
            "rPr",
            "sectPr",
            "rStyle",
            "lang",
            "tblStyle",
            "tblW",
            "tblInd",
            "tblLayout",
            "tblLook",
            "tblCaption",
            "tcW",
            "tblHeader",
            "cantSplit",
        ];
        OpenXmlElement[] all = [.. roots.SelectMany(root => root.Descendants())];
        return
        [
            .. all.OfType<StringType>()
                .Where(element =>
                    element.LocalName is "pStyle" or "rStyle" or "tblStyle" && !defined.Contains(element.Val!.Value!)
                )
                .Select(element => element.Val!.Value!),
            .. all.Where(element => element.LocalName is "pPr" or "rPr" or "tblPr" or "tcPr" or "trPr")
                .SelectMany(properties => properties.ChildElements)
                .Where(property => !IsWordsOwn(property))
                .Select(property => property.LocalName)
                .Where(name => !allowed.Contains(name)),
        ];
    }

    /// <summary>
    /// What Word writes itself: a table in the middle, and codes of fields that are not to be seen; and the size of small
    /// words in text that is not of the body's size, which no style can say in proportion.
    /// </summary>
    private static bool IsWordsOwn(OpenXmlElement property) =>
        property is TableJustification
        || (
            property is FontSize or FontSizeComplexScript
            && property.Parent!.GetFirstChild<RunStyle>()?.Val?.Value is { } style
            && style.Replace("SmallCaps", "", StringComparison.Ordinal).Contains("Small", StringComparison.Ordinal)
        )
        || (property is Vanish && property.Parent!.Parent!.ChildElements.Any(child => child is FieldCode or FieldChar));

    private static void Same(List<List<string>> expected, List<List<string>> found)
    {
        Assert.Equal(expected.Count, found.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i], found[i]);
        }
    }
}
