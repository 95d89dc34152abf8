using Edition.Model;
using Edition.Packaging;
using Edition.Styling;

namespace Edition.Word;

/// <summary>What a style says: of its paragraphs, and of their letters.</summary>
internal static partial class StyleSheet
{
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
        if (style is { Name: StyleName.Note } && template!.Pages.LineNumbers)
        {
            // Word numbers the text alone; LibreOffice would number notes apart.
            xml.Raw("<w:suppressLineNumbers/>"u8);
        }

        if (style is { Name: StyleName.Contents1 or StyleName.Contents2 or StyleName.Contents3 })
        {
            xml.Raw("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\""u8)
                .Number(Twips.Of(template!.Page.Measure))
                .Raw("\"/></w:tabs>"u8);
        }

        Toggle(xml, "w:suppressAutoHyphens"u8, !own.Hyphenate, parent is { Hyphenate: false });
        Spacing(xml, own, parent);
        if (style is { Name: StyleName.Contents1 or StyleName.Contents2 or StyleName.Contents3 })
        {
            // Not every reader lets a tab pass the right indent, and the folio would be lost.
            own = own with
            {
                Right = Length.Zero,
            };
        }

        Indents(xml, own, parent);
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

        if (style is { Name: >= StyleName.Heading1 and <= StyleName.Heading6 and var level })
        {
            // 9 is text: what no contents list, Word's outline does not either.
            xml.Raw("<w:outlineLvl w:val=\""u8)
                .Number(style.Value.Variant == Variant.Unlisted ? 9 : level - StyleName.Heading1)
                .Raw("\"/>"u8);
        }

        xml.Raw("</w:pPr>"u8);
    }

    /// <summary>
    /// Lines are at least so high, not exactly: a picture that an editor puts into a line is seen whole. Each attribute
    /// only where the base says otherwise, so that a change of the base arrives in all that is made of it.
    /// </summary>
    private static void Spacing(XmlText xml, TextStyle own, TextStyle? parent)
    {
        bool before = own.Before != parent?.Before;
        bool after = own.After != parent?.After;
        bool line = own.Leading != parent?.Leading;
        if (!before && !after && !line)
        {
            return;
        }

        xml.Raw("<w:spacing"u8);
        Measure(xml, " w:before=\""u8, own.Before, before);
        Measure(xml, " w:after=\""u8, own.After, after);
        Measure(xml, " w:line=\""u8, own.Leading, line);
        xml.Raw(line ? " w:lineRule=\"atLeast\"/>"u8 : "/>"u8);
    }

    private static void Indents(XmlText xml, TextStyle own, TextStyle? parent)
    {
        bool left = own.Left != parent?.Left;
        bool right = own.Right != parent?.Right;
        bool first = own.FirstIndent != parent?.FirstIndent;
        if (!left && !right && !first)
        {
            return;
        }

        xml.Raw("<w:ind"u8);
        Measure(xml, " w:left=\""u8, own.Left, left);
        Measure(xml, " w:right=\""u8, own.Right, right);
        bool hangs = own.FirstIndent < Length.Zero;
        Measure(xml, " w:hanging=\""u8, Length.Zero - own.FirstIndent, first && hangs);
        Measure(xml, " w:firstLine=\""u8, own.FirstIndent, first && !hangs);
        xml.Raw("/>"u8);
    }

    private static void Measure(XmlText xml, ReadOnlySpan<byte> attribute, Length length, bool isSaid)
    {
        if (isSaid)
        {
            xml.Raw(attribute).Number(Twips.Of(length)).Raw("\""u8);
        }
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
        Toggle(xml, "w:noProof"u8, own.Name == StyleName.Code, false);
        if (parent is not null && own.Size != parent.Size)
        {
            Size(xml, own.Size);
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

    /// <summary>The size of letters, of all scripts.</summary>
    public static void Size(XmlText xml, Length size) =>
        xml.Raw("<w:sz w:val=\""u8)
            .Number(Twips.HalfPoints(size))
            .Raw("\"/><w:szCs w:val=\""u8)
            .Number(Twips.HalfPoints(size))
            .Raw("\"/>"u8);

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
