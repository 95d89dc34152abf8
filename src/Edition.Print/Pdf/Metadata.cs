using System.Globalization;
using System.Text;
using Edition.Model;

namespace Edition.Print.Pdf;

/// <summary>
/// What the file says of itself: XMP (ISO 16684-1) with Dublin Core, PRISM and the claims to PDF/A-2a (ISO 19005-2,
/// 6.6) and PDF/UA-1 (ISO 14289-1, 5), and the older information dictionary in agreement with it.
/// </summary>
internal static class Metadata
{
    private const string Producer = "Edition";

    /// <param name="publication">As catalogues take it.</param>
    public static byte[] Xmp(Publication publication)
    {
        var xmp = new StringBuilder(4096);
        xmp.Append(
                "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                    + "\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
                    + "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            )
            .Append(
                "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                    + "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
                    + "xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\""
            )
            .Append(
                " xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\" "
                    + "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
                    + "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
            )
            .Append(
                " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
                    + "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
                    + "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
            );
        Simple(xmp, "pdfaid:part", "2");
        Simple(xmp, "pdfaid:conformance", "A");
        Simple(xmp, "pdfuaid:part", "1");
        Simple(xmp, "dc:format", "application/pdf");
        List(
            xmp,
            "dc:title",
            "Alt",
            ByLanguage(
                publication.Title.Entries.Select(entry => (entry.Lang, FullTitle(publication, entry))),
                publication.Lang
            )
        );
        List(xmp, "dc:creator", "Seq", Names(publication, authors: true).Select(name => ("", name)));
        List(xmp, "dc:contributor", "Bag", Names(publication, authors: false).Select(name => ("", name)));
        List(
            xmp,
            "dc:description",
            "Alt",
            ByLanguage(publication.Annotation.Entries.Select(entry => (entry.Lang, entry.Value)), publication.Lang)
        );
        List(
            xmp,
            "dc:subject",
            "Bag",
            publication.Subjects.Entries.SelectMany(entry => entry.Value).Select(subject => ("", subject))
        );
        List(xmp, "dc:publisher", "Bag", publication.Publisher.Entries.Select(entry => ("", entry.Value)));
        List(
            xmp,
            "dc:rights",
            "Alt",
            ByLanguage(publication.Rights.Entries.Select(entry => (entry.Lang, entry.Value)), publication.Lang)
        );
        List(xmp, "dc:language", "Bag", publication.Languages.Select(lang => ("", lang.Tag)));
        Simple(xmp, "dc:identifier", publication.IdentifierBy(publication.IsbnPdf ?? publication.IsbnPrint));
        if (publication.Licence is { } licence)
        {
            // A name is a text for readers, an address one to follow (XMP part 1, 8.5).
            if (Uri.TryCreate(licence, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            {
                Simple(xmp, "xmpRights:WebStatement", licence);
            }
            else
            {
                List(xmp, "xmpRights:UsageTerms", "Alt", [("x-default", licence)]);
            }
        }

        List(xmp, "dc:date", "Seq", [("", publication.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        string date = (publication.Modified ?? publication.Date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Simple(xmp, "xmp:CreateDate", date + "T00:00:00Z");
        Simple(xmp, "xmp:ModifyDate", date + "T00:00:00Z");
        Simple(xmp, "xmp:MetadataDate", date + "T00:00:00Z");
        Simple(xmp, "xmp:CreatorTool", Producer);
        Simple(xmp, "pdf:Producer", Producer);
        if (Keywords(publication) is { Length: > 0 } keywords)
        {
            Simple(xmp, "pdf:Keywords", keywords);
        }

        (string Name, string? Value, string Meaning)[] prism = Prism(publication);
        foreach (var (name, value, _) in prism)
        {
            if (value is not null)
            {
                Simple(xmp, "prism:" + name, value);
            }
        }

        xmp.Append("<pdfaExtension:schemas><rdf:Bag>\n");
        Schema(
            xmp,
            "PDF/UA identification",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            [("part", "Integer", "internal", "Part of ISO 14289")]
        );
        (string, string, string, string)[] described =
        [
            .. prism
                .Where(entry => entry.Value is not null)
                .Select(entry => (entry.Name, "Text", "external", entry.Meaning)),
        ];
        if (described.Length > 0)
        {
            Schema(xmp, "PRISM basic metadata", "http://prismstandard.org/namespaces/basic/2.0/", "prism", described);
        }

        xmp.Append(
            "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
        );
        return Encoding.UTF8.GetBytes(xmp.ToString());
    }

    public static PdfBuffer Information(Publication publication)
    {
        var info = new PdfBuffer();
        info.Raw("<</Title"u8).TextString(FirstTitle(publication));
        string[] names = [.. Names(publication, authors: true)];
        if (names.Length > 0)
        {
            info.Raw("/Author"u8).TextString(string.Join("; ", names));
        }

        if (publication.Annotation.Entries is [var annotation, ..])
        {
            info.Raw("/Subject"u8).TextString(annotation.Value);
        }

        if (Keywords(publication) is { Length: > 0 } keywords)
        {
            info.Raw("/Keywords"u8).TextString(keywords);
        }

        string date = (publication.Modified ?? publication.Date).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return info.Raw("/Creator"u8)
            .TextString(Producer)
            .Raw("/Producer"u8)
            .TextString(Producer)
            .Raw("/CreationDate(D:"u8)
            .Ascii(date)
            .Raw("000000Z)/ModDate(D:"u8)
            .Ascii(date)
            .Raw("000000Z)>>"u8);
    }

    private static string FirstTitle(Publication publication) => FullTitle(publication, publication.Title.Entries[0]);

    private static string FullTitle(Publication publication, LocalizedEntry<string> title)
    {
        string? subtitle = publication
            .Subtitle.Entries.Where(entry => entry.Lang.Primary == title.Lang.Primary)
            .Select(entry => entry.Value)
            .FirstOrDefault();
        return subtitle is null ? title.Value : title.Value + ". " + subtitle;
    }

    private static IEnumerable<string> Names(Publication publication, bool authors) =>
        publication.Authors.Where(person => person.IsAuthor == authors).Select(person => person.Name.Entries[0].Value);

    private static string Keywords(Publication publication) =>
        string.Join("; ", publication.Subjects.Entries.SelectMany(entry => entry.Value));

    private static (string Name, string? Value, string Meaning)[] Prism(Publication publication) =>
        [
            ("doi", publication.Doi, "Digital Object Identifier"),
            ("isbn", publication.IsbnPdf ?? publication.IsbnPrint, "International Standard Book Number"),
            ("issn", publication.Journal?.Issn, "International Standard Serial Number"),
            (
                "publicationName",
                publication.Journal?.Title.Entries.Select(entry => entry.Value).FirstOrDefault(),
                "Title of the journal"
            ),
            ("volume", publication.Journal?.Volume, "Volume of the journal"),
            ("number", publication.Journal?.Issue, "Issue of the journal"),
        ];

    /// <summary>
    /// A language alternative begins with x-default (XMP part 1, 8.2.2.4): the text of the book's first language.
    /// </summary>
    private static IEnumerable<(string, string)> ByLanguage(IEnumerable<(Lang Lang, string Value)> entries, Lang first)
    {
        (Lang Lang, string Value)[] all = [.. entries.DistinctBy(entry => entry.Lang)];
        return all.Length == 0
            ? []
            :
            [
                ("x-default", all.FirstOrDefault(entry => entry.Lang.Primary == first.Primary, all[0]).Value),
                .. all.Select(entry => (entry.Lang.Tag, entry.Value)),
            ];
    }

    private static void Simple(StringBuilder xmp, string name, string value) =>
        xmp.Append('<').Append(name).Append('>').Append(Escaped(value)).Append("</").Append(name).Append(">\n");

    private static void List(
        StringBuilder xmp,
        string name,
        string kind,
        IEnumerable<(string Lang, string Value)> entries
    )
    {
        (string Lang, string Value)[] all = [.. entries];
        if (all.Length == 0)
        {
            return;
        }

        xmp.Append('<').Append(name).Append("><rdf:").Append(kind).Append('>');
        foreach (var (lang, value) in all)
        {
            xmp.Append(lang.Length == 0 ? "<rdf:li>" : "<rdf:li xml:lang=\"" + Escaped(lang) + "\">")
                .Append(Escaped(value))
                .Append("</rdf:li>");
        }

        xmp.Append("</rdf:").Append(kind).Append("></").Append(name).Append(">\n");
    }

    /// <summary>
    /// PDF/A asks that properties beyond the predefined ones be described in the file (ISO 19005-2, 6.6.2.3.3).
    /// </summary>
    private static void Schema(
        StringBuilder xmp,
        string title,
        string uri,
        string prefix,
        (string Name, string Type, string Category, string Meaning)[] properties
    )
    {
        xmp.Append("<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>")
            .Append(title)
            .Append("</pdfaSchema:schema><pdfaSchema:namespaceURI>")
            .Append(uri)
            .Append("</pdfaSchema:namespaceURI><pdfaSchema:prefix>")
            .Append(prefix)
            .Append("</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n");
        foreach (var (name, type, category, meaning) in properties)
        {
            xmp.Append("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>")
                .Append(name)
                .Append("</pdfaProperty:name><pdfaProperty:valueType>")
                .Append(type)
                .Append("</pdfaProperty:valueType><pdfaProperty:category>")
                .Append(category)
                .Append("</pdfaProperty:category><pdfaProperty:description>")
                .Append(meaning)
                .Append("</pdfaProperty:description></rdf:li>\n");
        }

        xmp.Append("</rdf:Seq></pdfaSchema:property></rdf:li>\n");
    }

    /// <summary>Markup escaped; characters that XML cannot hold are left out.</summary>
    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '"':
                    escaped.Append("&quot;");
                    break;
                default:
                    if (pair)
                    {
                        escaped.Append(c).Append(value[++i]);
                    }
                    else if ((c >= ' ' || c is '\t' or '\n') && !char.IsSurrogate(c) && c < '\uFFFE')
                    {
                        escaped.Append(c);
                    }

                    break;
            }
        }

        return escaped.ToString();
    }
}
