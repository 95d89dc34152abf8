using System.Globalization;
using System.Text;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Print.Svg;

/// <summary>
/// A page as SVG (1 unit is 1 point), drawn from the very paged book that the PDF is written from: the ink by uses of
/// the paths of a <see cref="GlyphSheet"/>, and over it the same words in reading order, transparent, to be selected,
/// searched and read aloud. Each <c>text</c> bears in <c>data-i</c> the index of its item in
/// <see cref="Page.Items"/>.
/// </summary>
public static class SvgPage
{
    /// <param name="book">The book.</param>
    /// <param name="index">Of the page.</param>
    /// <param name="sheet">Takes up what glyphs the page needs.</param>
    /// <param name="addressOf">Where the bytes of a picture are to be had.</param>
    public static string Write(PagedBook book, int index, GlyphSheet sheet, Func<Picture, string> addressOf)
    {
        Page page = book.Pages[index];
        int[] order = [.. Enumerable.Range(0, page.Items.Length).OrderBy(i => page.Items[i].Order)];
        var svg = new StringBuilder(64 * 1024);
        Attribute(svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "), book.Geometry.Width);
        Attribute(svg.Append(' '), book.Geometry.Height).Append("\" lang=\"").Append(book.Book.Publication.Lang.Tag);
        svg.Append("\"><g aria-hidden=\"true\">");
        foreach (int i in order)
        {
            Draw(svg, page.Items[i], sheet);
        }

        svg.Append("</g>");
        foreach (int i in order)
        {
            switch (page.Items[i])
            {
                case PlacedText text:
                    Say(svg, text, i, book.Book.Publication.Lang);
                    break;
                case PlacedPicture picture:
                    Draw(svg, picture, i, picture.Tag < 0 ? null : book.Tags[picture.Tag].Alt, addressOf);
                    break;
                default:
                    break;
            }
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>
    /// The page greeked: every run of text a bar of its x-height, pictures a frame. For a strip of small pages.
    /// </summary>
    public static string Greeked(PagedBook book, int index)
    {
        var svg = new StringBuilder(4096);
        Attribute(svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "), book.Geometry.Width);
        Attribute(svg.Append(' '), book.Geometry.Height).Append("\"><path fill=\"#777\" d=\"");
        foreach (Placed item in book.Pages[index].Items)
        {
            (double x, double y, double width, double height) = item switch
            {
                PlacedText { Turned: true } text => (
                    text.X.Points - text.Size.Points * 0.45,
                    text.Y.Points - WidthOf(text),
                    text.Size.Points * 0.45,
                    WidthOf(text)
                ),
                PlacedText text => (
                    text.X.Points,
                    text.Y.Points - text.Size.Points * 0.45,
                    WidthOf(text),
                    text.Size.Points * 0.45
                ),
                PlacedRule rule => (rule.X.Points, rule.Y.Points, rule.Width.Points, 0.5),
                PlacedPicture picture => (
                    picture.X.Points,
                    picture.Y.Points,
                    picture.Width.Points,
                    picture.Height.Points
                ),
                _ => default,
            };
            if (width > 0)
            {
                svg.Append(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"M{x:0.#} {y:0.#}h{width:0.#}v{height:0.#}h-{width:0.#}z"
                    )
                );
            }
        }

        return svg.Append("\"/></svg>").ToString();
    }

    private static void Draw(StringBuilder svg, Placed item, GlyphSheet sheet)
    {
        switch (item)
        {
            case PlacedText text:
                Ink(svg, text, sheet);
                break;
            case PlacedRule rule:
                Attribute(svg.Append("<rect x=\""), rule.X);
                Attribute(svg.Append("\" y=\""), rule.Y);
                Attribute(svg.Append("\" width=\""), rule.Width);
                Attribute(svg.Append("\" height=\""), rule.Thickness)
                    .Append(
                        rule.Tint > 0
                            ? string.Create(
                                CultureInfo.InvariantCulture,
                                $"\" fill-opacity=\"{(100 - rule.Tint) / 100.0}\"/>"
                            )
                            : "\"/>"
                    );
                break;
            case PlacedPicture or PlacedLink or PlacedAnchor:
                break;
            default:
                throw new InvalidOperationException(item.GetType().Name);
        }
    }

    private static void Draw(
        StringBuilder svg,
        PlacedPicture picture,
        int index,
        string? alt,
        Func<Picture, string> addressOf
    )
    {
        svg.Append("<image data-i=\"").Append(index).Append("\" preserveAspectRatio=\"none\" href=\"");
        Escaped(svg, addressOf(picture.Picture));
        Attribute(svg.Append("\" x=\""), picture.X);
        Attribute(svg.Append("\" y=\""), picture.Y);
        Attribute(svg.Append("\" width=\""), picture.Width);
        Attribute(svg.Append("\" height=\""), picture.Height);
        svg.Append(string.IsNullOrEmpty(alt) ? "\" aria-hidden=\"true" : "\" role=\"img\" aria-label=\"");
        Escaped(svg, alt ?? "").Append("\"/>");
    }

    /// <summary>
    /// The glyphs in font units within one group, which brings them to their size, expansion included. A pen goes on by
    /// the advances, and after each word space by what the line's spaces take more.
    /// </summary>
    private static void Ink(StringBuilder svg, PlacedText text, GlyphSheet sheet)
    {
        double unit = text.Size.Points / text.Face.UnitsPerEm;
        double stretch = unit * (1000 + text.Expansion) / 1000;
        double space = stretch == 0 ? 0 : text.SpaceAdjust.Points / stretch;
        Attribute(svg.Append("<g transform=\"translate("), text.X);
        Attribute(svg.Append(' '), text.Y).Append(text.Turned ? ")rotate(-90)scale(" : ")scale(");
        svg.Append(stretch.ToString("0.######", CultureInfo.InvariantCulture)).Append(' ');
        svg.Append(unit.ToString("0.######", CultureInfo.InvariantCulture)).Append(")\">");
        double pen = 0;
        foreach (Glyph glyph in text.Glyphs)
        {
            bool isSpace = text.Text[glyph.Cluster] is ' ' or '\u00A0';
            if (!isSpace)
            {
                svg.Append("<use href=\"#g").Append(sheet.NumberOf(text.Face, glyph.Id));
                svg.Append("\" x=\"").Append((long)Math.Round(pen + glyph.XOffset));
                if (glyph.YOffset != 0)
                {
                    svg.Append("\" y=\"").Append(-glyph.YOffset);
                }

                svg.Append("\"/>");
            }

            pen += glyph.Advance + (isSpace ? space : 0);
        }

        svg.Append("</g>");
    }

    private static void Say(StringBuilder svg, PlacedText text, int index, Lang around)
    {
        svg.Append("<text data-i=\"").Append(index);
        Attribute(svg.Append("\" x=\""), text.X);
        Attribute(svg.Append("\" y=\""), text.Y);
        Attribute(svg.Append("\" font-size=\""), text.Size);
        if (text.Turned)
        {
            Attribute(svg.Append("\" transform=\"rotate(-90 "), text.X);
            Attribute(svg.Append(' '), text.Y).Append(')');
        }

        if (WidthOf(text) is > 0 and var width)
        {
            SvgNumber.Append(svg.Append("\" textLength=\""), width).Append("\" lengthAdjust=\"spacingAndGlyphs");
        }

        if (text.Tag < 0)
        {
            svg.Append("\" aria-hidden=\"true");
        }

        if (text.Lang != around)
        {
            svg.Append("\" lang=\"").Append(text.Lang.Tag);
        }

        Escaped(svg.Append("\">"), text.Text).Append("</text>");
    }

    /// <summary>In points, as <see cref="Paragraphs.LinePiece.Width"/>, a space at the line's end included.</summary>
    internal static double WidthOf(PlacedText text)
    {
        long units = 0;
        int spaces = 0;
        foreach (Glyph glyph in text.Glyphs)
        {
            units += glyph.Advance;
            spaces += text.Text[glyph.Cluster] is ' ' or '\u00A0' ? 1 : 0;
        }

        return units * text.Size.Points / text.Face.UnitsPerEm * (1000 + text.Expansion) / 1000
            + spaces * text.SpaceAdjust.Points;
    }

    private static StringBuilder Attribute(StringBuilder svg, Length length) => SvgNumber.Append(svg, length.Points);

    private static StringBuilder Escaped(StringBuilder svg, string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => svg.Append("&amp;"),
                '<' => svg.Append("&lt;"),
                '>' => svg.Append("&gt;"),
                '"' => svg.Append("&quot;"),
                < ' ' or '\uFFFE' or '\uFFFF' => svg.Append('\uFFFD'),
                _ => svg.Append(c),
            };
        }

        return svg;
    }
}
