using System.Globalization;
using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>The small parts of the package: settings, theme, table of faces, properties.</summary>
internal static class FixedParts
{
    private static ReadOnlySpan<byte> Declaration =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8;

    /// <summary>
    /// Elements in the order of the schema (ECMA-376-1, 17.15.1.78). Fields are not updated on opening: their results
    /// are true already.
    /// </summary>
    public static void Settings(
        XmlText xml,
        Template template,
        Publication publication,
        ReadOnlySpan<byte> noteRestart,
        bool tracks,
        bool embedsFaces
    )
    {
        xml.Raw(Declaration)
            .Raw(
                "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:zoom w:percent=\"100\"/>"u8
            );
        if (embedsFaces)
        {
            xml.Raw("<w:embedTrueTypeFonts/>"u8);
        }

        if (template.Page.Mirrored)
        {
            xml.Raw("<w:mirrorMargins/>"u8);
        }

        if (tracks)
        {
            xml.Raw("<w:trackRevisions/>"u8);
        }

        xml.Raw("<w:defaultTabStop w:val=\"360\"/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val=\""u8)
            .Number(template.Paragraphs.MaxHyphenStack)
            .Raw(
                "\"/><w:doNotHyphenateCaps/><w:evenAndOddHeaders/>"u8
                    + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:footnotePr><w:numRestart w:val=\""u8
            )
            .Raw(noteRestart)
            .Raw("\"/><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat>"u8)
            // A line that its author ended is as long as its words, in justified text too.
            .Raw("<w:doNotExpandShiftReturn/>"u8);
        foreach (
            string setting in (string[])
                [
                    "compatibilityMode",
                    "overrideTableStyleFontSizeAndJustification",
                    "enableOpenTypeFeatures",
                    "doNotFlipMirrorIndents",
                    "differentiateMultirowTableHeaders",
                ]
        )
        {
            xml.Raw("<w:compatSetting"u8)
                .Attribute("w:name"u8, setting)
                .Raw(" w:uri=\"http://schemas.microsoft.com/office/word\""u8)
                .Attribute("w:val"u8, setting == "compatibilityMode" ? "15" : "1")
                .Raw("/>"u8);
        }

        xml.Raw("</w:compat><w:themeFontLang"u8)
            .Attribute("w:val"u8, Languages.Tag(publication.Lang))
            .Raw(
                "/><w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" w:t2=\"dark2\" "u8
                    + "w:accent1=\"accent1\" w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" "u8
                    + "w:accent5=\"accent5\" w:accent6=\"accent6\" w:hyperlink=\"hyperlink\" "u8
                    + "w:followedHyperlink=\"followedHyperlink\"/>"u8
            )
            .Raw("<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"u8);
    }

    /// <summary>
    /// The template's faces for text and headings as the theme's, so that an editor changes them in one place; colours
    /// of the cover.
    /// </summary>
    public static void Theme(XmlText xml, Template template, HouseDocument? house)
    {
        string text = house?.TextFace ?? template.Families[template.Style(StyleName.Body).Family].Name;
        string heads = house?.HeadFace ?? template.Families[template.Style(StyleName.Heading1).Family].Name;
        xml.Raw(Declaration)
            .Raw("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""u8)
            .Attribute("name"u8, template.Name)
            .Raw("><a:themeElements><a:clrScheme"u8)
            .Attribute("name"u8, template.Name)
            .Raw(">"u8)
            .Raw("<a:dk1><a:srgbClr val=\"000000\"/></a:dk1><a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1>"u8);
        string[] colours =
        [
            Hex(template.Cover.Background),
            Hex(template.Cover.Ink),
            Hex(template.Cover.Accent),
            Hex(template.Cover.Background),
            "5B6770",
            "8A6D3B",
            "4B6B4F",
            "7A4B5B",
            "1F3A6D",
            "4A3A6D",
        ];
        string[] slots =
        [
            "dk2",
            "lt2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hlink",
            "folHlink",
        ];
        for (int i = 0; i < slots.Length; i++)
        {
            byte[] slot = System.Text.Encoding.ASCII.GetBytes("a:" + slots[i]);
            xml.Raw("<"u8)
                .Raw(slot)
                .Raw("><a:srgbClr"u8)
                .Attribute("val"u8, colours[i])
                .Raw("/></"u8)
                .Raw(slot)
                .Raw(">"u8);
        }

        xml.Raw("</a:clrScheme><a:fontScheme"u8)
            .Attribute("name"u8, template.Name)
            .Raw("><a:majorFont><a:latin"u8)
            .Attribute("typeface"u8, heads)
            .Raw("/><a:ea typeface=\"\"/><a:cs"u8)
            .Attribute("typeface"u8, heads)
            .Raw("/></a:majorFont><a:minorFont><a:latin"u8)
            .Attribute("typeface"u8, text)
            .Raw("/><a:ea typeface=\"\"/><a:cs"u8)
            .Attribute("typeface"u8, text)
            .Raw("/></a:minorFont></a:fontScheme><a:fmtScheme name=\"Plain\"><a:fillStyleLst>"u8);
        Thrice(xml, "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"u8);
        xml.Raw("</a:fillStyleLst><a:lnStyleLst>"u8);
        Thrice(xml, "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"u8);
        xml.Raw("</a:lnStyleLst><a:effectStyleLst>"u8);
        Thrice(xml, "<a:effectStyle><a:effectLst/></a:effectStyle>"u8);
        xml.Raw("</a:effectStyleLst><a:bgFillStyleLst>"u8);
        Thrice(xml, "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"u8);
        xml.Raw("</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"u8);
    }

    /// <param name="xml">Takes the part.</param>
    /// <param name="publication">As catalogues take it.</param>
    public static void Core(XmlText xml, Publication publication)
    {
        LocalizedEntry<string> first = publication.Title.Entries[0];
        string title = publication.Subtitle.TryGet(first.Lang, out string? subtitle)
            ? $"{first.Value}. {subtitle}"
            : first.Value;
        DateOnly modified = publication.Modified ?? publication.Date;
        string date = modified.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        xml.Raw(Declaration)
            .Raw(
                "<cp:coreProperties "u8
                    + "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "u8
                    + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "u8
                    + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"u8
            );
        Element(xml, "dc:title"u8, title);
        Element(
            xml,
            "dc:creator"u8,
            string.Join(
                "; ",
                publication.Authors.Where(person => person.IsAuthor).Select(person => person.Name.Entries[0].Value)
            )
        );
        Element(
            xml,
            "cp:keywords"u8,
            string.Join("; ", publication.Subjects.Entries.SelectMany(subjects => subjects.Value))
        );
        Element(
            xml,
            "dc:description"u8,
            publication.Annotation.TryGet(publication.Lang, out string? annotation) ? annotation : ""
        );
        Element(xml, "dc:identifier"u8, publication.IdentifierBy(isbn: null));
        Element(xml, "dc:language"u8, publication.Lang.Tag);
        xml.Raw("<dcterms:created xsi:type=\"dcterms:W3CDTF\">"u8)
            .Text(date)
            .Raw("</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">"u8)
            .Text(date)
            .Raw("</dcterms:modified></cp:coreProperties>"u8);
    }

    public static void Application(XmlText xml) =>
        xml.Raw(Declaration)
            .Raw(
                "<Properties "u8
                    + "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"u8
                    + "<Application>Edition</Application></Properties>"u8
            );

    /// <summary>
    /// What Word has no field of its own for: identifiers and titles in the other language. False, and nothing written,
    /// if there is none.
    /// </summary>
    public static bool Custom(XmlText xml, Publication publication, EditorsCopy? copy)
    {
        var properties = new List<(string Name, string Value)>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                properties.Add((name, value));
            }
        }

        Add(
            "Contributors",
            string.Join(
                "; ",
                publication.Authors.Where(person => !person.IsAuthor).Select(person => person.Name.Entries[0].Value)
            )
        );
        Add("Licence", publication.Licence);
        Add("DOI", publication.Doi);
        Add("ISBN (print)", publication.IsbnPrint);
        Add("ISBN (PDF)", publication.IsbnPdf);
        Add("ISBN (EPUB)", publication.IsbnEpub);
        if (publication.Title.Entries is [_, var parallel, ..])
        {
            Add("Parallel title", parallel.Value);
            Add(
                "Parallel subtitle",
                publication.Subtitle.TryGet(parallel.Lang, out string? subtitle) ? subtitle : null
            );
        }

        if (publication.ParallelLang is { } other)
        {
            Add("Parallel publisher", publication.Publisher.TryGet(other, out string? house) ? house : null);
            Add("Languages", string.Join("; ", publication.Languages.Select(lang => lang.Tag)));
        }

        Add("Publisher", publication.Publisher.TryGet(publication.Lang, out string? publisher) ? publisher : null);
        Add(Sites.SourceProperty, copy?.Source);
        Add(Sites.FiguresProperty, copy?.Figures);
        if (properties.Count == 0)
        {
            return false;
        }

        xml.Raw(Declaration)
            .Raw(
                "<Properties "u8
                    + "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "u8
                    + "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"u8
            );
        for (int i = 0; i < properties.Count; i++)
        {
            xml.Raw("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\""u8)
                .Number(i + 2)
                .Raw("\""u8)
                .Attribute("name"u8, properties[i].Name)
                .Raw("><vt:lpwstr>"u8)
                .Text(properties[i].Value)
                .Raw("</vt:lpwstr></property>"u8);
        }

        xml.Raw("</Properties>"u8);
        return true;
    }

    private static string Hex(int colour) => colour.ToString("X6", CultureInfo.InvariantCulture);

    private static void Thrice(XmlText xml, ReadOnlySpan<byte> markup) => xml.Raw(markup).Raw(markup).Raw(markup);

    private static void Element(XmlText xml, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length > 0)
        {
            xml.Raw("<"u8).Raw(name).Raw(">"u8).Text(value).Raw("</"u8).Raw(name).Raw(">"u8);
        }
    }
}
