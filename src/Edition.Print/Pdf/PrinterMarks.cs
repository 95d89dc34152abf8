using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pdf;

/// <summary>
/// The sheet around a page. For print: crop marks outside the bleed, at the corners of the trim, and crosses of
/// registration at the middles; all artifacts. For the screen the sheet is the page.
/// </summary>
internal sealed class PrinterMarks
{
    private static readonly Length MarkLength = Length.FromMillimetres(5);
    private static readonly Length Gap = Length.FromMillimetres(1);
    private static readonly Length CrossArm = Length.FromMillimetres(2.5);
    private const int HairlineThousandths = 250;

    private readonly PageGeometry page;
    private readonly Length margin;

    public PrinterMarks(PageGeometry page, PdfProfile profile)
    {
        this.page = page;
        IsMarked = profile == PdfProfile.Print;
        margin = IsMarked ? page.Bleed + Gap + MarkLength + Gap : Length.Zero;
    }

    public bool IsMarked { get; }

    /// <summary>Where the trim's bottom left corner stands on the sheet.</summary>
    public (Length X, Length Y) Origin => (margin, margin);

    /// <summary>The page's boxes (ISO 32000-1, 14.11.2).</summary>
    public void WriteBoxes(PdfBuffer output)
    {
        Box(output, "/MediaBox["u8, Length.Zero, margin * 2);
        if (IsMarked)
        {
            Box(output, "/TrimBox["u8, margin, Length.Zero);
            Box(output, "/BleedBox["u8, margin - page.Bleed, page.Bleed * 2);
        }
    }

    public void WriteMarks(PdfBuffer output)
    {
        if (!IsMarked)
        {
            return;
        }

        output.Raw("/Artifact<</Type/Page>>BDC\nq "u8).Thousandths(HairlineThousandths).Raw(" w\n"u8);
        Length right = margin + page.Width,
            top = margin + page.Height;
        Length inner = page.Bleed + Gap,
            outer = inner + MarkLength;
        foreach (Length y in (Length[])[margin, top])
        {
            Line(output, margin - outer, y, margin - inner, y);
            Line(output, right + inner, y, right + outer, y);
        }

        foreach (Length x in (Length[])[margin, right])
        {
            Line(output, x, margin - outer, x, margin - inner);
            Line(output, x, top + inner, x, top + outer);
        }

        Length middle = inner + MarkLength / 2;
        Cross(output, margin + page.Width / 2, margin - middle);
        Cross(output, margin + page.Width / 2, top + middle);
        Cross(output, margin - middle, margin + page.Height / 2);
        Cross(output, right + middle, margin + page.Height / 2);
        output.Raw("Q\nEMC\n"u8);
    }

    private void Box(PdfBuffer output, ReadOnlySpan<byte> key, Length corner, Length growth)
    {
        output
            .Raw(key)
            .Real(corner.Points)
            .Byte((byte)' ')
            .Real(corner.Points)
            .Byte((byte)' ')
            .Real((corner + page.Width + growth).Points)
            .Byte((byte)' ')
            .Real((corner + page.Height + growth).Points)
            .Byte((byte)']');
    }

    private static void Cross(PdfBuffer output, Length x, Length y)
    {
        Line(output, x - CrossArm, y, x + CrossArm, y);
        Line(output, x, y - CrossArm, x, y + CrossArm);
    }

    private static void Line(PdfBuffer output, Length x1, Length y1, Length x2, Length y2) =>
        output
            .Real(x1.Points)
            .Byte((byte)' ')
            .Real(y1.Points)
            .Raw(" m "u8)
            .Real(x2.Points)
            .Byte((byte)' ')
            .Real(y2.Points)
            .Raw(" l S\n"u8);
}
