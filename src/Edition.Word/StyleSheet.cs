using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>
/// styles.xml, made from the template: Normal is the template's text without its indent, every other style says what it
/// changes of its base. Nothing of the looks is written anywhere else.
/// </summary>
internal static class StyleSheet
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
        Lang lang,
        IEnumerable<ParagraphStyle> used,
        IEnumerable<CharacterStyle> characters
    )
    {
        TextStyle normal = template.Style(StyleName.Body) with { FirstIndent = Length.Zero };
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8)
            .Raw(
                "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "u8
                    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "u8
                    + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\">"u8
            )
            .Raw(
                "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" "u8
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
            )
            .Raw(
                "<w:latentStyles w:defLockedState=\"0\" w:defUIPriority=\"99\" w:defSemiHidden=\"1\" "u8
                    + "w:defUnhideWhenUsed=\"1\" w:defQFormat=\"0\" w:count=\"376\"/>"u8
            )
            .Raw(
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"u8
            );
        ParagraphProperties(xml, normal, null, null);
        RunProperties(xml, normal, null, template);
        xml.Raw(
                "</w:style><w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"u8
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

        SortedSet<ParagraphStyle> all = [.. Standing, .. used];
        foreach (ParagraphStyle style in all.ToArray())
        {
            if (style.Base is { } parent)
            {
                all.Add(parent);
            }
        }

        foreach (ParagraphStyle style in all)
        {
            Paragraph(xml, template, style, normal);
        }

        foreach (
            CharacterStyle style in new SortedSet<CharacterStyle>([
                .. characters,
                CharacterStyle.FootnoteReference,
                CharacterStyle.Hyperlink,
                CharacterStyle.Emphasis,
                CharacterStyle.Strong,
            ])
        )
        {
            Character(xml, template, style);
        }

        Tables(xml, template);
        xml.Raw("</w:styles>"u8);
    }

    private static void Paragraph(XmlText xml, Template template, ParagraphStyle style, TextStyle normal)
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

        xml.Raw("<w:qFormat/>"u8);
        ParagraphProperties(xml, own, style.Base?.Resolve(template) ?? normal, style, template);
        RunProperties(xml, own, style.Base?.Resolve(template) ?? normal, template);
        xml.Raw("</w:style>"u8);
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

    /// <summary>
    /// Elements in the order of the schema (ECMA-376-1, 17.3.1.26), each only where it differs from the base.
    /// </summary>
    private static void ParagraphProperties(
        XmlText xml,
        TextStyle own,
        TextStyle? parent,
        ParagraphStyle? style,
        Template? template = null
    )
    {
        xml.Raw("<w:pPr>"u8);
        Toggle(xml, "w:keepNext"u8, own.KeepWithNext, parent?.KeepWithNext ?? false);
        Toggle(xml, "w:keepLines"u8, own.KeepTogether, parent?.KeepTogether ?? false);
        if (style is { Name: StyleName.Contents1 or StyleName.Contents2 or StyleName.Contents3 })
        {
            xml.Raw("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\""u8)
                .Number(Twips.Of(template!.Page.Measure))
                .Raw("\"/></w:tabs>"u8);
        }

        Toggle(xml, "w:suppressAutoHyphens"u8, !own.Hyphenate, parent is { Hyphenate: false });
        bool isPicture = style is { Name: StyleName.Figure };
        if (
            parent is null
            || own.Before != parent.Before
            || own.After != parent.After
            || own.Leading != parent.Leading
            || isPicture
        )
        {
            // A picture would be cut to the leading if that were exact.
            xml.Raw("<w:spacing w:before=\""u8)
                .Number(Twips.Of(own.Before))
                .Raw("\" w:after=\""u8)
                .Number(Twips.Of(own.After))
                .Raw("\" w:line=\""u8)
                .Number(isPicture ? 240 : Twips.Of(own.Leading))
                .Raw(isPicture ? "\" w:lineRule=\"auto\"/>"u8 : "\" w:lineRule=\"exact\"/>"u8);
        }

        if (style is { Name: StyleName.Contents1 or StyleName.Contents2 or StyleName.Contents3 })
        {
            // Not every reader lets a tab pass the right indent, and the folio would be lost.
            own = own with
            {
                Right = Length.Zero,
            };
        }

        if (
            parent is null
            || own.Left != parent.Left
            || own.Right != parent.Right
            || own.FirstIndent != parent.FirstIndent
        )
        {
            xml.Raw("<w:ind w:left=\""u8)
                .Number(Twips.Of(own.Left))
                .Raw("\" w:right=\""u8)
                .Number(Twips.Of(own.Right))
                .Raw(own.FirstIndent < Length.Zero ? "\" w:hanging=\""u8 : "\" w:firstLine=\""u8)
                .Number(Math.Abs(Twips.Of(own.FirstIndent)))
                .Raw("\"/>"u8);
        }

        if (style is { Name: StyleName.Quotation or StyleName.Code })
        {
            xml.Raw("<w:contextualSpacing/>"u8);
        }

        if (parent is null || own.Alignment != parent.Alignment)
        {
            xml.Raw("<w:jc w:val=\""u8)
                .Raw(
                    own.Alignment switch
                    {
                        Alignment.Justified => "both"u8,
                        Alignment.Left => "left"u8,
                        Alignment.Centre => "center"u8,
                        Alignment.Right => "right"u8,
                        _ => throw new InvalidOperationException(own.Alignment.ToString()),
                    }
                )
                .Raw("\"/>"u8);
        }

        if (style is { Name: >= StyleName.Heading1 and <= StyleName.Heading6 and var level, Variant: Variant.Plain })
        {
            xml.Raw("<w:outlineLvl w:val=\""u8).Number(level - StyleName.Heading1).Raw("\"/>"u8);
        }

        xml.Raw("</w:pPr>"u8);
    }

    private static void RunProperties(XmlText xml, TextStyle own, TextStyle? parent, Template template)
    {
        xml.Raw("<w:rPr>"u8);
        if (own.Family != (parent ?? template.Style(StyleName.Body)).Family)
        {
            Fonts(xml, template.Families[own.Family].Name);
        }

        Toggle(xml, "w:b"u8, own.Bold, parent?.Bold ?? false);
        Toggle(xml, "w:i"u8, own.Italic, parent?.Italic ?? false);
        Toggle(xml, "w:smallCaps"u8, own.SmallCaps, parent?.SmallCaps ?? false);
        if (parent is not null && own.Size != parent.Size)
        {
            xml.Raw("<w:sz w:val=\""u8)
                .Number(Twips.HalfPoints(own.Size))
                .Raw("\"/><w:szCs w:val=\""u8)
                .Number(Twips.HalfPoints(own.Size))
                .Raw("\"/>"u8);
        }

        if (own.Name == StyleName.Code)
        {
            xml.Raw("<w14:ligatures w14:val=\"none\"/>"u8);
        }

        if (own.OldStyleFigures != (parent?.OldStyleFigures ?? false))
        {
            xml.Raw(
                own.OldStyleFigures ? "<w14:numForm w14:val=\"oldStyle\"/>"u8 : "<w14:numForm w14:val=\"lining\"/>"u8
            );
        }

        xml.Raw("</w:rPr>"u8);
    }

    private static void Character(XmlText xml, Template template, CharacterStyle style)
    {
        xml.Raw("<w:style w:type=\"character\""u8)
            .Raw(
                style
                    is CharacterStyle.Strong
                        or CharacterStyle.Emphasis
                        or CharacterStyle.Hyperlink
                        or CharacterStyle.FootnoteReference
                    ? ""u8
                    : " w:customStyle=\"1\""u8
            )
            .Attribute("w:styleId"u8, CharacterStyles.Id(style))
            .Raw("><w:name"u8)
            .Attribute("w:val"u8, CharacterStyles.Title(style))
            .Raw("/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>"u8);
        bool marks = style.HasFlag(CharacterStyle.FootnoteReference);
        TextStyle mark = template.Style(StyleName.NoteMark);
        if (marks || style.HasFlag(CharacterStyle.Code))
        {
            string family = marks ? mark.Family : template.Style(StyleName.Code).Family;
            Fonts(xml, template.Families[family].Name);
        }

        Toggle(xml, "w:b"u8, On(CharacterStyle.Strong, mark.Bold, CharacterStyle.InBold), false);
        Toggle(xml, "w:i"u8, On(CharacterStyle.Emphasis, mark.Italic, CharacterStyle.InItalic), false);
        Toggle(xml, "w:smallCaps"u8, On(CharacterStyle.SmallCaps, mark.SmallCaps, CharacterStyle.InSmallCaps), false);
        Toggle(xml, "w:strike"u8, style.HasFlag(CharacterStyle.Struck), false);
        Toggle(xml, "w:noProof"u8, style.HasFlag(CharacterStyle.Code), false);
        if (style.HasFlag(CharacterStyle.Hyperlink))
        {
            xml.Raw("<w:color w:val=\"1F3A6D\" w:themeColor=\"hyperlink\"/>"u8);
        }

        if (style.HasFlag(CharacterStyle.FootnoteReference) || style.HasFlag(CharacterStyle.Superscript))
        {
            xml.Raw("<w:vertAlign w:val=\"superscript\"/>"u8);
        }
        else if (style.HasFlag(CharacterStyle.Subscript))
        {
            xml.Raw("<w:vertAlign w:val=\"subscript\"/>"u8);
        }

        if (style.HasFlag(CharacterStyle.Code))
        {
            xml.Raw("<w14:ligatures w14:val=\"none\"/>"u8);
        }

        xml.Raw("</w:rPr></w:style>"u8);

        bool On(CharacterStyle says, bool ofMark, CharacterStyle against) =>
            (style.HasFlag(says) || (marks && ofMark)) != style.HasFlag(against);
    }

    private static void Tables(XmlText xml, Template template)
    {
        long half = Twips.Of(template.Pages.ColumnGap / 2);
        xml.Raw(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"TableRuled\">"u8
                    + "<w:name w:val=\"Table Ruled\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr>"u8
                    + "<w:jc w:val=\"center\"/>"u8
            )
            .Raw(
                "<w:tblBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/>"u8
                    + "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>"u8
            )
            .Raw(
                "<w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/>"u8
                    + "<w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar>"u8
                    + "</w:tblPr>"u8
            )
            .Raw(
                "<w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders>"u8
                    + "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"u8
                    + "</w:tcPr></w:tblStylePr></w:style>"u8
            )
            .Raw(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ParallelColumns\">"u8
                    + "<w:name w:val=\"Parallel Columns\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr>"u8
                    + "<w:tblCellMar><w:left w:w=\""u8
            )
            .Number(half)
            .Raw("\" w:type=\"dxa\"/><w:right w:w=\""u8)
            .Number(half)
            .Raw("\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"u8);
    }

    private static void Fonts(XmlText xml, string name) =>
        xml.Raw("<w:rFonts"u8)
            .Attribute("w:ascii"u8, name)
            .Attribute("w:hAnsi"u8, name)
            .Attribute("w:cs"u8, name)
            .Raw("/>"u8);

    private static void Toggle(XmlText xml, ReadOnlySpan<byte> element, bool own, bool parent)
    {
        if (own != parent)
        {
            xml.Raw("<"u8).Raw(element).Raw(own ? "/>"u8 : " w:val=\"0\"/>"u8);
        }
    }
}
