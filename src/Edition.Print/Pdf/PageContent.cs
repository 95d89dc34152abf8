using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;

namespace Edition.Print.Pdf;

/// <summary>A marked-content sequence: part of a tag's content, standing on one page.</summary>
internal readonly record struct MarkedRun(int Tag, int Order, int Page, int Mcid);

/// <summary>
/// Writes what stands on a page as a content stream (ISO 32000-1, 7.8.2), in reading order, artifacts last. Neighbours
/// of one tag and language share one marked-content
/// sequence, neighbours of any kind one text object. The pen's place is known at every moment as readers will reckon
/// it, so that rounding never adds up.
/// </summary>
internal sealed class PageContent(
    PdfBuffer output,
    TagLanguages languages,
    Func<Face, PdfFace> faceOf,
    Func<PlacedPicture, PictureUse> pictureOf,
    (Length X, Length Y) origin,
    PageGeometry geometry
)
{
    private readonly List<MarkedRun> runs = [];
    private readonly List<Glyph> shown = [];
    private Page page = null!;
    private bool inText;
    private int openTag = NoTag;
    private ArtifactKind openArtifact;
    private Lang openLang;

    private PdfFace? face;
    private long size;
    private int expansion;
    private long rise;

    /// <summary>In thousandths of a point: where the text line matrix stands. In points: the pen.</summary>
    private long lineX,
        lineY;
    private double penX;

    /// <summary>The text matrix is that of a line from the page's foot to its head.</summary>
    private bool turned;

    /// <summary>In thousandths of a point: what Tw adds to a space.</summary>
    private long wordSpacing;

    /// <summary>
    /// Thousandths of an em that no eye sees: at 10 points 0.03 points, the hundredth of a millimetre.
    /// </summary>
    private const int Unnoticed = 3;

    private const int NoTag = -2;

    private enum ArtifactKind
    {
        Header,
        Footer,
        Layout,
    }

    /// <summary>
    /// Writes the page to the output; the sequences of its tags are returned in order, MCIDs counting from 0.
    /// </summary>
    public ImmutableArray<MarkedRun> Write(Page written)
    {
        page = written;
        runs.Clear();
        face = null;
        size = lineX = lineY = rise = wordSpacing = 0;
        expansion = 0;

        // Tints lie under the words; then the words, and what is no part of the text.
        foreach (
            Placed item in written
                .Items.Where(item => item is PlacedRule { Tint: > 0 })
                .Concat(written.Items.Where(item => item.Tag >= 0).OrderBy(item => item.Order))
                .Concat(written.Items.Where(item => item is { Tag: < 0 } and not PlacedRule { Tint: > 0 }))
        )
        {
            switch (item)
            {
                case PlacedText text when text.Glyphs.IsEmpty:
                    break;
                case PlacedText text:
                    SetMode(true);
                    Open(text, text.Lang);
                    Set(text);
                    break;
                case PlacedRule rule:
                    SetMode(false);
                    Open(rule, null);
                    Draw(rule);
                    break;
                case PlacedPicture picture:
                    SetMode(false);
                    Open(picture, null);
                    Draw(picture);
                    break;
                case PlacedLink or PlacedAnchor:
                    break;
                default:
                    throw new InvalidOperationException(item.GetType().Name);
            }
        }

        Close();
        SetMode(false);
        return [.. runs];
    }

    private void Open(Placed item, Lang? lang)
    {
        if (item.Tag < 0)
        {
            ArtifactKind kind =
                item is PlacedRule ? ArtifactKind.Layout
                : item.Y < geometry.Top ? ArtifactKind.Header
                : item.Y > geometry.Height - geometry.Bottom ? ArtifactKind.Footer
                : ArtifactKind.Layout;
            if (openTag == -1 && openArtifact == kind)
            {
                return;
            }

            Close();
            output.Raw(
                kind switch
                {
                    ArtifactKind.Header => "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"u8,
                    ArtifactKind.Footer => "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"u8,
                    _ => "/Artifact<</Type/Layout>>BDC\n"u8,
                }
            );
            (openTag, openArtifact) = (-1, kind);
            return;
        }

        Lang spoken = lang ?? languages.Of(item.Tag);
        if (openTag == item.Tag && openLang == spoken)
        {
            return;
        }

        Close();
        if (spoken == languages.Of(item.Tag))
        {
            output.Raw(RoleNames.Of(languages.RoleOf(item.Tag))).Raw("<</MCID "u8);
        }
        else
        {
            output.Raw("/Span<</Lang"u8).TextString(spoken.Tag).Raw("/MCID "u8);
        }

        output.Integer(runs.Count).Raw(">>BDC\n"u8);
        runs.Add(new MarkedRun(item.Tag, item.Order, page.Index, runs.Count));
        (openTag, openLang) = (item.Tag, spoken);
    }

    private void Close()
    {
        if (openTag != NoTag)
        {
            output.Raw("EMC\n"u8);
            openTag = NoTag;
        }
    }

    private void Set(PlacedText text)
    {
        PdfFace wanted = faceOf(text.Face);
        long wantedSize = Thousandths(text.Size);
        if (wanted != face || wantedSize != size)
        {
            output.Byte((byte)'/').Ascii(wanted.Resource).Byte((byte)' ').Thousandths(wantedSize).Raw(" Tf\n"u8);
            (face, size) = (wanted, wantedSize);
        }

        if (text.Expansion != expansion)
        {
            output.Thousandths(100_000 + text.Expansion * 100L).Raw(" Tz\n"u8);
            expansion = text.Expansion;
        }

        long spacing = (long)Math.Round(text.SpaceAdjust.Points * 1000 * 1000 / (1000 + expansion));
        if (spacing != wordSpacing && text.Text.Contains(' ', StringComparison.Ordinal))
        {
            output.Thousandths(spacing).Raw(" Tw\n"u8);
            wordSpacing = spacing;
        }

        double unit = size / 1000.0 * (1000 + expansion) / 1000 / 1_000_000; // points in a millionth of an em, as set
        if (text.Turned)
        {
            output
                .Raw("0 1 -1 0 "u8)
                .Thousandths(Hundredths(origin.X + text.X))
                .Byte((byte)' ')
                .Thousandths(Hundredths(origin.Y + geometry.Height - text.Y))
                .Raw(" Tm\n"u8);
            penX = 0;
            turned = true;
            Show(text, 0, unit);
            return;
        }

        if (turned)
        {
            output.Raw("1 0 0 1 0 0 Tm\n"u8);
            (lineX, lineY, penX, turned) = (0, 0, double.NaN, false);
        }

        double x = (origin.X + text.X).Points;
        long y = Hundredths(origin.Y + geometry.Height - text.Y);
        if (y != lineY || double.IsNaN(penX) || Math.Abs(x - penX) > text.Size.Points * 2)
        {
            long to = Hundredths(origin.X + text.X);
            output.Thousandths(to - lineX).Byte((byte)' ').Thousandths(y - lineY).Raw(" Td\n"u8);
            (lineX, lineY) = (to, y);
            penX = to / 1000.0;
        }

        Show(text, x, unit);
    }

    /// <summary>
    /// Shows the glyphs; where the reader's pen would stand elsewhere than the layout's, a number moves it. Word spaces
    /// grow by Tw, which readers add to every code 32 of one byte (9.3.3). Moves are those
    /// that the layout means as long as the rounding they leave stays below notice, so that like places are written
    /// alike and pack well.
    /// </summary>
    private void Show(PlacedText text, double x, double unit)
    {
        ReadOnlySpan<Glyph> glyphs = text.Glyphs.SpreadIn(shown);
        string words = text.Text;
        double fontUnit = 1_000_000.0 / text.Face.UnitsPerEm * unit;
        double spaceAdjust = text.SpaceAdjust.Points;
        double wordSpace = wordSpacing / 1000.0 * (1000 + expansion) / 1000;
        double meant = double.NaN;
        bool open = false;
        for (int i = 0; i < glyphs.Length; )
        {
            int from = glyphs[i].Cluster;
            int next = i + 1;
            while (next < glyphs.Length && (glyphs[next].Cluster == from || IsMark(words[glyphs[next].Cluster])))
            {
                next++;
            }

            ReadOnlySpan<char> meaning = words.AsSpan(
                from..(next < glyphs.Length ? glyphs[next].Cluster : words.Length)
            );
            int code;
            double shift = 0;
            long lift = 0;
            if (next == i + 1)
            {
                code = face!.CodeOf(glyphs[i].Id, meaning);
                shift = glyphs[i].XOffset * fontUnit;
                lift = (long)Math.Round(glyphs[i].YOffset * (double)size / text.Face.UnitsPerEm);
            }
            else
            {
                code = face!.CodeOf(glyphs[i..next], meaning);
            }

            if (lift != rise)
            {
                output.Raw(open ? ")]TJ\n"u8 : []).Thousandths(lift).Raw(" Ts\n"u8);
                open = false;
                rise = lift;
            }

            double off = (x + shift - penX) / (unit * 1000);
            double wanted = Math.Round(double.IsNaN(meant) ? off : meant + shift / (unit * 1000));
            int move =
                Math.Abs(off - wanted) >= Unnoticed ? (int)Math.Round(off)
                : Math.Abs(wanted) >= Unnoticed ? (int)wanted
                : 0;
            if (move != 0)
            {
                output.Raw(open ? ")"u8 : "["u8).Integer(-move).Byte((byte)'(');
                open = true;
                penX += move * unit * 1000;
            }
            else if (!open)
            {
                output.Raw("[("u8);
                open = true;
            }

            CodeMap.Write(output, code);
            double start = x + shift;
            penX += face.WidthOf(code) * unit + (code == PdfFace.Space ? wordSpace : 0);
            for (int g = i; g < next; g++)
            {
                x += glyphs[g].Advance * fontUnit;
            }

            if (words[from] is ' ' or '\u00A0')
            {
                x += spaceAdjust;
            }

            meant = (x - start - face.WidthOf(code) * unit - (code == PdfFace.Space ? wordSpace : 0)) / (unit * 1000);
            i = next;
        }

        if (open)
        {
            output.Raw(")]TJ\n"u8);
        }
    }

    private static bool IsMark(char c) =>
        c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private void Draw(PlacedRule rule)
    {
        if (rule.Tint > 0)
        {
            output.Raw("q "u8).Real(rule.Tint / 100.0).Raw(" g "u8);
        }

        WriteNumbers(
            Hundredths(origin.X + rule.X),
            Hundredths(origin.Y + geometry.Height - rule.Y - rule.Thickness),
            Hundredths(rule.Width),
            Thousandths(rule.Thickness)
        );
        output.Raw(rule.Tint > 0 ? "re f Q\n"u8 : "re f\n"u8);
    }

    private void Draw(PlacedPicture picture)
    {
        PictureUse use = pictureOf(picture);
        output.Raw("q "u8);
        double left = (origin.X + picture.X).Points;
        double bottom = (origin.Y + geometry.Height - picture.Y - picture.Height).Points;
        Affine place = new Affine(picture.Width.Points, 0, 0, picture.Height.Points, left, bottom).After(use.Turn);
        output
            .Real(place.A)
            .Byte((byte)' ')
            .Real(place.B)
            .Byte((byte)' ')
            .Real(place.C)
            .Byte((byte)' ')
            .Real(place.D)
            .Byte((byte)' ')
            .Real(place.E)
            .Byte((byte)' ')
            .Real(place.F)
            .Raw(" cm/"u8)
            .Ascii(use.Resource)
            .Raw(" Do Q\n"u8);
    }

    private void WriteNumbers(params ReadOnlySpan<long> thousandths)
    {
        foreach (long value in thousandths)
        {
            output.Thousandths(value).Byte((byte)' ');
        }
    }

    /// <summary>
    /// Begins or ends a text object. Sequences and text objects must nest (14.6.1), so an open sequence is closed
    /// first.
    /// </summary>
    private void SetMode(bool text)
    {
        if (inText == text)
        {
            return;
        }

        Close();
        output.Raw(text ? "BT\n"u8 : "ET\n"u8);
        inText = text;
        lineX = lineY = 0;
        penX = double.NaN;
        turned = false;
    }

    private static long Thousandths(Length length) => (long)Math.Round(length.Points * 1000);

    /// <summary>
    /// Thousandths rounded to hundredths of a point (3.5 micrometres): finer than any press, and shorter.
    /// </summary>
    private static long Hundredths(Length length) => (long)Math.Round(length.Points * 100) * 10;
}
