using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// styles.xml, made from the template: Normal is the template's text without its indent, every other style says what it
/// changes of its base. Nothing of the looks is written anywhere else.
/// </summary>
internal static partial class StyleSheet
{
    private static readonly ParagraphStyle[] Standing =
    [
        .. Enum.GetValues<StyleName>().Where(name => name is not StyleName.NoteMark).Select(ParagraphStyle.Plain),
        new ParagraphStyle(StyleName.RunningHead, Variant: Variant.Verso),
        new ParagraphStyle(StyleName.Folio, Variant: Variant.Verso),
        new ParagraphStyle(StyleName.Note, Variant: Variant.Separator),
    ];

    public static void Write(
        XmlText xml,
        Template template,
        HouseDocument? house,
        Lang lang,
        IEnumerable<ParagraphStyle> used,
        IEnumerable<CharacterStyle> characters
    )
    {
        SortedSet<ParagraphStyle> all = [.. Standing, .. used];
        foreach (ParagraphStyle style in all.ToArray())
        {
            if (style.Base is { } parent)
            {
                all.Add(parent);
            }
        }

        SortedSet<CharacterStyle> letters =
        [
            .. characters,
            CharacterStyle.FootnoteReference,
            CharacterStyle.Hyperlink,
            CharacterStyle.Emphasis,
            CharacterStyle.Strong,
        ];
        foreach (CharacterStyle style in letters.ToArray())
        {
            for (
                CharacterStyle part = CharacterStyles.Base(style);
                part != CharacterStyle.None;
                part = CharacterStyles.Base(part)
            )
            {
                letters.Add(part);
            }
        }

        HouseStyles? given = house is null
            ? null
            : new HouseStyles(
                house,
                [
                    ("paragraph", "Normal", "Normal"),
                    ("character", "Default Paragraph Font", "DefaultParagraphFont"),
                    ("table", "Normal Table", "TableNormal"),
                    ("table", "Table Ruled", "TableRuled"),
                    ("table", "Parallel Columns", "ParallelColumns"),
                    .. all.Select(style => ("paragraph", style.Title, style.Id)),
                    .. letters.Select(style => ("character", CharacterStyles.Title(style), CharacterStyles.Id(style))),
                ]
            );
        TextStyle normal = template.Style(StyleName.Body) with { FirstIndent = Length.Zero };
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8)
            .Raw(
                "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "u8
                    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "u8
                    + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\">"u8
            );
        Defaults(xml, normal, house, lang);
        xml.Raw(
            "<w:latentStyles w:defLockedState=\"0\" w:defUIPriority=\"99\" w:defSemiHidden=\"1\" "u8
                + "w:defUnhideWhenUsed=\"1\" w:defQFormat=\"0\" w:count=\"376\"/>"u8
        );
        if (given?.Write(xml, "paragraph", "Normal", "Normal", " w:default=\"1\""u8) != true)
        {
            xml.Raw("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"u8)
                .Raw("<w:name w:val=\"Normal\"/><w:qFormat/>"u8);
            ParagraphProperties(xml, normal, null, null);
            RunProperties(xml, normal, null, template);
            xml.Raw("</w:style>"u8);
        }

        xml.Raw(
                "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"u8
                    + "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/>"u8
                    + "</w:style>"u8
            )
            .Raw(
                "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"u8
                    + "<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr>"u8
                    + "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"u8
                    + "<w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>"u8
                    + "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"u8
            )
            .Raw(
                "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\">"u8
                    + "<w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>"u8
            );

        HashSet<ParagraphStyle> inBook = [.. used];
        foreach (ParagraphStyle style in all)
        {
            ReadOnlySpan<byte> custom = IsBuiltIn(style) ? ""u8 : " w:customStyle=\"1\""u8;
            if (given?.Write(xml, "paragraph", style.Title, style.Id, custom) != true)
            {
                // Running text that the publisher has no name for is as the publisher's text is.
                bool isTheirs =
                    given is not null && style is { Name: StyleName.Body or StyleName.FirstBody, Base: null };
                Paragraph(xml, template, style, isTheirs ? style.Resolve(template) : normal, inBook.Contains(style));
            }
        }

        foreach (CharacterStyle style in letters)
        {
            if (given?.Write(xml, "character", CharacterStyles.Title(style), CharacterStyles.Id(style), ""u8) != true)
            {
                Character(xml, template, style);
            }
        }

        Tables(xml, template);
        given?.WriteOthers(
            xml,
            new HashSet<string>(
                [
                    "Normal",
                    "DefaultParagraphFont",
                    "TableNormal",
                    "TableRuled",
                    "ParallelColumns",
                    .. all.Select(style => style.Id),
                    .. letters.Select(CharacterStyles.Id),
                ],
                StringComparer.Ordinal
            )
        );
        xml.Raw("</w:styles>"u8);
    }

    /// <summary>What holds where no style says otherwise; the language is the book's in any case.</summary>
    private static void Defaults(XmlText xml, TextStyle normal, HouseDocument? house, Lang lang)
    {
        xml.Raw("<w:docDefaults><w:rPrDefault><w:rPr>"u8);
        if (house is not null)
        {
            xml.Raw(house.LetterDefaults);
            Languages.Write(xml, lang);
            xml.Raw("</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"u8)
                .Raw(house.ParagraphDefaults)
                .Raw("</w:pPr></w:pPrDefault></w:docDefaults>"u8);
            return;
        }

        xml.Raw(
                "<w:rFonts w:asciiTheme=\"minorHAnsi\" "u8
                    + "w:eastAsiaTheme=\"minorEastAsia\" w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/>"u8
                    + "<w:kern w:val=\"2\"/><w:sz w:val=\""u8
            )
            .Number(Twips.HalfPoints(normal.Size))
            .Raw("\"/><w:szCs w:val=\""u8)
            .Number(Twips.HalfPoints(normal.Size))
            .Raw("\"/>"u8);
        Languages.Write(xml, lang);
        xml.Raw(
            "<w14:ligatures w14:val=\"standard\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"u8
                + "<w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"u8
        );
    }

    private static void Paragraph(XmlText xml, Template template, ParagraphStyle style, TextStyle normal, bool isUsed)
    {
        TextStyle own = style.Resolve(template);
        xml.Raw("<w:style w:type=\"paragraph\""u8)
            .Raw(IsBuiltIn(style) ? ""u8 : " w:customStyle=\"1\""u8)
            .Attribute("w:styleId"u8, style.Id)
            .Raw("><w:name"u8)
            .Attribute("w:val"u8, style.Title)
            .Raw("/><w:basedOn"u8)
            .Attribute("w:val"u8, style.Base?.Id ?? "Normal")
            .Raw("/>"u8);
        if (Next(style) is { } next)
        {
            xml.Raw("<w:next"u8).Attribute("w:val"u8, new ParagraphStyle(next).Id).Raw("/>"u8);
        }

        Rank(xml, style, isUsed);
        ParagraphProperties(xml, own, style.Base?.Resolve(template) ?? normal, style, template);
        RunProperties(xml, own, style.Base?.Resolve(template) ?? normal, template);
        xml.Raw("</w:style>"u8);
    }

    /// <summary>
    /// Where Word's lists of styles show it. What the program alone has a use for stays hidden; what this book does
    /// not use comes up when an editor uses it.
    /// </summary>
    private static void Rank(XmlText xml, ParagraphStyle style, bool isUsed)
    {
        int place = style.Name switch
        {
            StyleName.Body or StyleName.FirstBody => 1,
            >= StyleName.Heading1 and <= StyleName.Heading6 => 9,
            StyleName.BookTitle => 10,
            StyleName.BookSubtitle => 11,
            StyleName.Quotation => 29,
            StyleName.Verse or StyleName.Code => 30,
            StyleName.ListItem => 34,
            StyleName.Caption => 35,
            StyleName.TableCell or StyleName.TableHead or StyleName.Figure => 36,
            StyleName.Parallel or StyleName.ParallelHeading => 37,
            StyleName.Contents1 or StyleName.Contents2 or StyleName.Contents3 or StyleName.PartLabel => 39,
            StyleName.Note or StyleName.NoteMark or StyleName.RunningHead or StyleName.Folio => 99,
            _ => 50,
        };
        xml.Raw("<w:uiPriority w:val=\""u8).Number(place).Raw("\"/>"u8);
        bool ofUse = style.Variant is not (Variant.Separator or Variant.Verso) && style.Name != StyleName.NoteMark;
        xml.Raw(
            !ofUse ? "<w:semiHidden/>"u8
            : isUsed ? "<w:qFormat/>"u8
            : "<w:semiHidden/><w:unhideWhenUsed/><w:qFormat/>"u8
        );
    }

    private static bool IsBuiltIn(ParagraphStyle style) =>
        style.Voice == Voice.Text
        && style.Quotes <= 1
        && style.Lists <= 1
        && style.Name
            is <= StyleName.Heading6
                or StyleName.Quotation
                or StyleName.ListItem
                or StyleName.Caption
                or StyleName.Note
                or StyleName.Contents1
                or StyleName.Contents2
                or StyleName.Contents3
                or StyleName.Body
                or StyleName.BookTitle
                or StyleName.BookSubtitle
                or StyleName.RunningHead
                or StyleName.Folio
                or StyleName.PartLabel
        && style.Variant is Variant.Plain or Variant.Continued;

    /// <summary>What Word goes on with when an editor ends such a paragraph.</summary>
    private static StyleName? Next(ParagraphStyle style) =>
        style.Name switch
        {
            >= StyleName.Heading1 and <= StyleName.Heading6 => StyleName.FirstBody,
            StyleName.FirstBody or StyleName.Caption or StyleName.BackReferences => StyleName.Body,
            StyleName.Figure => StyleName.Caption,
            StyleName.ParallelHeading => StyleName.Parallel,
            _ => null,
        };
}
