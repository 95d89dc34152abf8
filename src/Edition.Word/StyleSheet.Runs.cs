using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>Character styles and table styles.</summary>
internal static partial class StyleSheet
{
    /// <summary>At the left and at the right of a table's cell, in twentieths of a point.</summary>
    public const int CellMargin = 80;

    /// <summary>A style of several says only what it adds to the one it is made of.</summary>
    private static void Character(XmlText xml, Template template, CharacterStyle style)
    {
        CharacterStyle parent = CharacterStyles.Base(style);
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
            .Raw("/><w:basedOn"u8)
            .Attribute("w:val"u8, parent == CharacterStyle.None ? "DefaultParagraphFont" : CharacterStyles.Id(parent))
            .Raw("/><w:uiPriority w:val=\""u8)
            .Number(
                style switch
                {
                    CharacterStyle.Emphasis => 20,
                    CharacterStyle.Strong => 22,
                    CharacterStyle.Hyperlink or CharacterStyle.FootnoteReference => 99,
                    _ => parent == CharacterStyle.None ? 23 : 99,
                }
            )
            .Raw(parent == CharacterStyle.None ? "\"/><w:qFormat/><w:rPr>"u8 : "\"/><w:semiHidden/><w:rPr>"u8);
        bool marks = style.HasFlag(CharacterStyle.FootnoteReference);
        TextStyle mark = template.Style(StyleName.NoteMark);
        if (Adds(CharacterStyle.FootnoteReference) || (!marks && Adds(CharacterStyle.Code)))
        {
            string family = marks ? mark.Family : template.Style(StyleName.Code).Family;
            Fonts(xml, template.Families[family].Name);
        }

        Switch("w:b"u8, CharacterStyle.Strong, mark.Bold, CharacterStyle.InBold);
        Switch("w:i"u8, CharacterStyle.Emphasis, mark.Italic, CharacterStyle.InItalic);
        Switch("w:smallCaps"u8, CharacterStyle.SmallCaps, mark.SmallCaps, CharacterStyle.InSmallCaps);
        Toggle(xml, "w:strike"u8, Adds(CharacterStyle.Struck), false);
        Toggle(xml, "w:noProof"u8, Adds(CharacterStyle.Code), false);
        if (Adds(CharacterStyle.Hyperlink))
        {
            xml.Raw("<w:color w:val=\"1F3A6D\" w:themeColor=\"hyperlink\"/>"u8);
        }

        if (Adds(CharacterStyle.Small))
        {
            Size(xml, template.Style(StyleName.Body).Size * Manner.SmallScale);
        }

        if (Adds(CharacterStyle.Underlined))
        {
            xml.Raw("<w:u w:val=\"single\"/>"u8);
        }

        if (Adds(CharacterStyle.Highlighted))
        {
            xml.Raw("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2A8\"/>"u8);
        }

        if (Adds(CharacterStyle.FootnoteReference) || Adds(CharacterStyle.Superscript))
        {
            xml.Raw("<w:vertAlign w:val=\"superscript\"/>"u8);
        }
        else if (Adds(CharacterStyle.Subscript))
        {
            xml.Raw("<w:vertAlign w:val=\"subscript\"/>"u8);
        }

        if (Adds(CharacterStyle.Code))
        {
            xml.Raw("<w14:ligatures w14:val=\"none\"/>"u8);
        }

        xml.Raw("</w:rPr></w:style>"u8);

        bool Adds(CharacterStyle part) => style.HasFlag(part) && !parent.HasFlag(part);

        void Switch(ReadOnlySpan<byte> element, CharacterStyle says, bool ofMark, CharacterStyle against) =>
            Toggle(xml, element, IsOn(style, says, ofMark, against), IsOn(parent, says, ofMark, against));

        static bool IsOn(CharacterStyle style, CharacterStyle says, bool ofMark, CharacterStyle against) =>
            (style.HasFlag(says) || (style.HasFlag(CharacterStyle.FootnoteReference) && ofMark))
            != style.HasFlag(against);
    }

    private static void Tables(XmlText xml, Template template)
    {
        long half = Twips.Of(template.Pages.ColumnGap / 2);
        xml.Raw(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"TableRuled\">"u8
                    + "<w:name w:val=\"Table Ruled\"/><w:basedOn w:val=\"TableNormal\"/>"u8
                    + "<w:uiPriority w:val=\"59\"/><w:qFormat/><w:tblPr>"u8
                    + "<w:jc w:val=\"center\"/>"u8
            )
            .Raw(
                "<w:tblBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/>"u8
                    + "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>"u8
            )
            .Raw("<w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\""u8)
            .Number(CellMargin)
            .Raw("\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\""u8)
            .Number(CellMargin)
            .Raw("\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"u8)
            .Raw(
                "<w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders>"u8
                    + "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"u8
                    + "</w:tcPr></w:tblStylePr></w:style>"u8
            )
            .Raw(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"ParallelColumns\">"u8
                    + "<w:name w:val=\"Parallel Columns\"/><w:basedOn w:val=\"TableNormal\"/>"u8
                    + "<w:uiPriority w:val=\"59\"/><w:qFormat/><w:tblPr>"u8
                    + "<w:tblCellMar><w:left w:w=\""u8
            )
            .Number(half)
            .Raw("\" w:type=\"dxa\"/><w:right w:w=\""u8)
            .Number(half)
            .Raw("\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"u8);
    }
}
