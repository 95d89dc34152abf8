using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Tests.Review;

/// <summary>A Word file made by the Open XML SDK, its parts given as the markup inside their roots.</summary>
internal sealed class Paper
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

    /// <summary>Styles as a Russian Word has them: ids of its own, names the same everywhere.</summary>
    private const string Styles =
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/>"
        + "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"1\"/>"
        + "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"3\"><w:name w:val=\"heading 3\"/><w:basedOn w:val=\"a\"/>"
        + "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"20\"><w:name w:val=\"Раздел\"/><w:basedOn "
        + "w:val=\"2\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"a4\"><w:name w:val=\"caption\"/><w:rPr><w:i/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"a6\"><w:name w:val=\"Quote\"/><w:rPr><w:i/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"a8\"><w:name w:val=\"Автор\"/></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"em\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/></w:rPr></w:style>";

    /// <summary>
    /// Lists by numId: 1 figures, 2 Russian letters and dashes within, 3 «Статья 1», 4 Latin letters.
    /// </summary>
    private static readonly string Numbering =
        List(1, ("decimal", "%1."), ("lowerLetter", "%2)"))
        + List(2, ("russianLower", "%1)"), ("bullet", "–"))
        + List(3, ("decimal", "Статья %1"), ("decimal", "%2."))
        + List(4, ("lowerLetter", "%1)"), ("lowerRoman", "%2)"))
        + string.Concat(
            Enumerable.Range(1, 4).Select(n => $"<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{n}\"/></w:num>")
        );

    private readonly List<(string Name, byte[] Bytes)> pictures = [];
    private readonly List<string> notes = [];
    private readonly List<string> endnotes = [];
    private readonly List<string> comments = [];

    public string Body { get; init; } = "";

    public string Header { get; init; } = "";

    public string Footer { get; init; } = "";

    public DateTime? Modified { get; init; } = new DateTime(2024, 5, 21, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Notes with the ids 2, 3, …, each the markup of its paragraphs.</summary>
    public IEnumerable<string> Notes
    {
        init => notes.AddRange(value);
    }

    public IEnumerable<string> Endnotes
    {
        init => endnotes.AddRange(value);
    }

    /// <summary>Comments with the ids 0, 1, …, of «Редактор».</summary>
    public IEnumerable<string> Comments
    {
        init => comments.AddRange(value);
    }

    /// <summary>Pictures with the relationships pic0, pic1, …</summary>
    public IEnumerable<(string Kind, byte[] Bytes)> Pictures
    {
        init => pictures.AddRange(value);
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            Write(main, "document", $"<w:body>{Body}</w:body>");
            Write(main.AddNewPart<StyleDefinitionsPart>(), "styles", Styles);
            Write(main.AddNewPart<NumberingDefinitionsPart>(), "numbering", Numbering);
            if (notes.Count > 0)
            {
                Write(main.AddNewPart<FootnotesPart>(), "footnotes", Marked(notes, "footnote"));
            }

            if (endnotes.Count > 0)
            {
                Write(main.AddNewPart<EndnotesPart>(), "endnotes", Marked(endnotes, "endnote"));
            }

            if (comments.Count > 0)
            {
                Write(
                    main.AddNewPart<WordprocessingCommentsPart>(),
                    "comments",
                    string.Concat(
                        comments.Select(
                            (text, i) =>
                                $"<w:comment w:id=\"{i}\" w:author=\"Редактор\" w:date=\"2024-05-02T09:00:00Z\">{P(text)}</w:comment>"
                        )
                    )
                );
            }

            if (Header.Length > 0)
            {
                Write(main.AddNewPart<HeaderPart>(), "hdr", Header);
            }

            if (Footer.Length > 0)
            {
                Write(main.AddNewPart<FooterPart>(), "ftr", Footer);
            }

            for (int i = 0; i < pictures.Count; i++)
            {
                ImagePart part = main.AddNewPart<ImagePart>("image/" + pictures[i].Name, $"pic{i}");
                part.FeedData(new MemoryStream(pictures[i].Bytes));
            }

            main.AddHyperlinkRelationship(new Uri("https://example.org/words"), true, "link");
            if (Modified is { } modified)
            {
                document.PackageProperties.Modified = modified;
            }

            document.PackageProperties.Title = "Документ1";
        }

        return stream.ToArray();
    }

    private static string Marked(List<string> texts, string kind) =>
        $"<w:{kind} w:type=\"separator\" w:id=\"-1\"><w:p/></w:{kind}>"
        + string.Concat(texts.Select((text, i) => $"<w:{kind} w:id=\"{i + 2}\">{text}</w:{kind}>"));

    private static void Write(OpenXmlPart part, string root, string inside)
    {
        using var writer = new StreamWriter(part.GetStream(FileMode.Create));
        writer.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {Namespaces}>{inside}</w:{root}>");
    }

    private static string List(int id, params (string Format, string Text)[] levels) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">"
        + string.Concat(
            levels.Select(
                (level, i) =>
                    $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt "
                    + $"w:val=\"{level.Format}\"/><w:lvlText w:val=\"{level.Text}\"/></w:lvl>"
            )
        )
        + "</w:abstractNum>";

    /// <summary>A paragraph of words alone, or of runs where <paramref name="inside"/> is markup.</summary>
    public static string P(string inside, string? style = null, string form = "") =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{form}</w:pPr>"
        + $"{(inside.StartsWith('<') ? inside : R(inside))}</w:p>";

    public static string R(string words, string look = "") =>
        $"<w:r>{(look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{words}</w:t></w:r>";

    /// <summary>An item of an automatic list.</summary>
    public static string Item(int list, int level, string words) =>
        P(words, null, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>Bold and centred.</summary>
    public static string Bold(string words) => P(R(words, "<w:b/>"), null, "<w:jc w:val=\"center\"/>");

    public static string Field(string code, string result) =>
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + $"<w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>"
        + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R(result)}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    public static string Call(int id) => $"<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>";

    public static string EndCall(int id) => $"<w:r><w:endnoteReference w:id=\"{id}\"/></w:r>";

    /// <summary>A table; rows of cells, each the words or the markup of its paragraphs.</summary>
    public static string Table(params string[][] rows) =>
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + string.Concat(
            rows.Select(row =>
                "<w:tr>"
                + string.Concat(
                    row.Select(cell =>
                        cell.StartsWith("<w:tc>", StringComparison.Ordinal)
                            ? cell
                            : $"<w:tc>{(cell.StartsWith("<w:", StringComparison.Ordinal) ? cell : P(cell))}</w:tc>"
                    )
                )
                + "</w:tr>"
            )
        )
        + "</w:tbl>";

    public static string Picture(int number, string? alt = null, string extra = "") =>
        "<w:r><w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/>"
        + $"<wp:docPr id=\"{number + 1}\" name=\"Рисунок\"{(alt is null ? "" : $" descr=\"{alt}\"")}/>"
        + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
        + $"<pic:pic><pic:blipFill><a:blip r:embed=\"pic{number}\"/>{extra}</pic:blipFill></pic:pic>"
        + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";

    /// <summary>Some text behind a heading, so that the file is an article.</summary>
    public static readonly string Text = P(
        "Здесь идёт текст, в котором нет ничего, кроме слов, и он кончается точкой."
    );
}
