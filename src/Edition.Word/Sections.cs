using System.Text;
using Edition.Faces;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// Sections, one for each part: page, mirrored margins, note numbering, folios, running heads. A head or foot is a part
/// of the package of its own; those that are alike are one.
/// </summary>
internal sealed class Sections(AssembledBook book, Template template, FaceLibrary faces)
{
    private static readonly byte[] Root = Encoding.UTF8.GetBytes(
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
    );

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Name, byte[] Bytes)> files = [];

    /// <summary>Heads and feet in the order of their numbers, from 1: "header1.xml", "footer2.xml".</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files => files;

    public static string RelationshipId(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>&lt;w:sectPr&gt; of a part (ECMA-376-1, 17.6.17).</summary>
    public void Write(XmlText xml, int index, bool hasNotes)
    {
        Part part = book.Parts[index];
        xml.Raw("<w:sectPr>"u8);
        var place = new PartPlace(book, index, template);
        (bool heads, bool folios) = (place.HasRunningHead, place.HasFolio);
        string none = File("header", StyleName.RunningHead, false, "");
        Refer(xml, "header", "even", heads ? File("header", StyleName.RunningHead, true, VersoHead(place)) : none);
        Refer(xml, "header", "default", heads ? File("header", StyleName.RunningHead, false, RectoHead(place)) : none);
        Refer(xml, "header", "first", none);
        string noFolio = File("footer", StyleName.Folio, false, "");
        string folio = folios ? File("footer", StyleName.Folio, false, Field("PAGE", "1")) : noFolio;
        Refer(xml, "footer", "even", folios ? File("footer", StyleName.Folio, true, Field("PAGE", "2")) : noFolio);
        Refer(xml, "footer", "default", folio);
        Refer(xml, "footer", "first", part.Kind == PartKind.Contents ? noFolio : folio);

        // A section without notes does not begin a count. (LibreOffice 7.4 shows every mark as 0 where the last section
        // does.)
        xml.Raw("<w:footnotePr><w:numRestart w:val=\""u8)
            .Raw(hasNotes ? NoteRestart : "continuous"u8)
            .Raw("\"/></w:footnotePr><w:type w:val=\""u8)
            .Raw(place.BeginsOnRecto ? "oddPage"u8 : "nextPage"u8)
            .Raw("\"/>"u8);
        PageGeometry page = template.Page;
        TextStyle head = template.Style(StyleName.RunningHead);
        TextStyle foot = template.Style(StyleName.Folio);

        // Word, and so a publisher's document, measures to the lines' outer edges, the template to their baselines; a
        // quarter of the leading lies below those.
        xml.Raw("<w:pgSz w:w=\""u8)
            .Number(Twips.Of(page.Width))
            .Raw("\" w:h=\""u8)
            .Number(Twips.Of(page.Height))
            .Raw("\"/><w:pgMar w:top=\""u8)
            .Number(Twips.Of(page.Top))
            .Raw("\" w:right=\""u8)
            .Number(Twips.Of(page.Outer))
            .Raw("\" w:bottom=\""u8)
            .Number(Twips.Of(page.Bottom))
            .Raw("\" w:left=\""u8)
            .Number(Twips.Of(page.Inner))
            .Raw("\" w:header=\""u8)
            .Number(Math.Max(0, Twips.Of(template.Reference.IsEmpty ? page.Head - head.Leading * 0.75 : page.Head)))
            .Raw("\" w:footer=\""u8)
            .Number(Math.Max(0, Twips.Of(template.Reference.IsEmpty ? page.Foot - foot.Leading * 0.25 : page.Foot)))
            .Raw("\" w:gutter=\"0\"/>"u8)
            .Raw(
                template.Pages.LineNumbers && !part.IsGenerated
                    ? "<w:lnNumType w:countBy=\"1\" w:restart=\"continuous\"/>"u8
                    : ""u8
            )
            .Raw("<w:pgNumType w:fmt=\""u8)
            .Raw(part.IsFrontMatter ? "lowerRoman\""u8 : "decimal\""u8);
        if (index == 0 || (!part.IsFrontMatter && book.Parts[index - 1].IsFrontMatter))
        {
            xml.Raw(" w:start=\"1\""u8);
        }

        xml.Raw("/><w:cols w:space=\"0\"/><w:titlePg/></w:sectPr>"u8);
    }

    public ReadOnlySpan<byte> NoteRestart =>
        book.Publication.NoteNumbering switch
        {
            NoteNumbering.Edition => "continuous"u8,
            NoteNumbering.Article => "eachSect"u8,
            NoteNumbering.Page => "eachPage"u8,
            var other => throw new InvalidOperationException(other.ToString()),
        };

    private string VersoHead(PartPlace place) =>
        Words(Fitted(place.RunningHead(verso: true)), place.RunningHead(true).Lang);

    /// <summary>
    /// The part's title, by a field that follows its heading and knows it in whatever language Word speaks. A title
    /// longer than the line is shortened as in print, and then no field can make it.
    /// </summary>
    private string RectoHead(PartPlace place)
    {
        (string title, Lang lang) = place.RunningHead(verso: false);
        string fitted = Fitted((title, lang));
        bool isHeading =
            fitted == title
            && title.Length > 0
            && place.Part.Blocks.OfType<Heading>().FirstOrDefault(heading => heading.Level == 1)
                is { Lead: null } heading
            && PlainText.Of(heading.Content).Replace('\n', ' ') == title;
        return isHeading ? Field("STYLEREF 1", title, lang) : Words(fitted, lang);
    }

    private string Fitted((string Text, Lang Lang) head) =>
        Fitting.Fitted(head.Text, head.Lang, template.Style(StyleName.RunningHead), template.Page.Measure, faces);

    private string Words(string text, Lang? lang)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var xml = new XmlText(256);
        xml.Raw("<w:r>"u8);
        if (lang is { } other && other != book.Publication.Lang)
        {
            xml.Raw("<w:rPr>"u8);
            Languages.Write(xml, other);
            xml.Raw("</w:rPr>"u8);
        }

        return xml.Raw("<w:t xml:space=\"preserve\">"u8).Text(text).Raw("</w:t></w:r>"u8).ToString();
    }

    private string Field(string instruction, string result, Lang? lang = null) =>
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
        + $" {instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + $"{Words(result, lang)}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private string File(string kind, StyleName style, bool isVerso, string runs)
    {
        string element = kind == "header" ? "w:hdr" : "w:ftr";
        string body =
            "<w:p><w:pPr>"
            + $"<w:pStyle w:val=\"{new ParagraphStyle(style, Variant: isVerso ? Variant.Verso : Variant.Plain).Id}\"/>"
            + $"</w:pPr>{runs}</w:p></{element}>";
        if (!numbers.TryGetValue(body, out int number))
        {
            number = files.Count + 1;
            numbers.Add(body, number);
            files.Add(
                (
                    $"{kind}{number}.xml",
                    [
                        .. Encoding.UTF8.GetBytes(
                            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{element}"
                        ),
                        .. Root,
                        .. Encoding.UTF8.GetBytes(body),
                    ]
                )
            );
        }

        return $"{kind}{number}";
    }

    private static void Refer(XmlText xml, string kind, string type, string id) =>
        xml.Raw(kind == "header" ? "<w:headerReference"u8 : "<w:footerReference"u8)
            .Attribute("w:type"u8, type)
            .Attribute("r:id"u8, id)
            .Raw("/>"u8);
}
