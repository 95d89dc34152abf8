using System.Globalization;
using Edition.Faces;

namespace Edition.Print.Pdf;

/// <summary>The faces that the pages use, in the order of their first use.</summary>
internal sealed class FontSet(PdfFile file)
{
    private readonly Dictionary<Face, PdfFace> byFace = [];
    private readonly List<PdfFace> all = [];

    public PdfFace Of(Face face)
    {
        // A face that has given out its codes goes on as another font: a book in ideographs asks for more than one has.
        if (!byFace.TryGetValue(face, out PdfFace? font) || font.IsNearlyFull)
        {
            font = new PdfFace(face, "F" + (all.Count + 1).ToString(CultureInfo.InvariantCulture), file.Reserve());
            byFace[face] = font;
            all.Add(font);
        }

        return font;
    }

    /// <summary>Writes the fonts; cutting down their programs, the slow part, goes on side by side.</summary>
    public void Write()
    {
        Parallel.ForEach(all, font => font.Cut());
        int map = all.Count == 0 ? 0 : CodeMap.Add(file);
        all.ForEach(font => font.Write(file, map));
    }

    /// <summary>The entry Font of the pages' resources.</summary>
    public void WriteResources(PdfBuffer resources)
    {
        if (all.Count == 0)
        {
            return;
        }

        resources.Raw("/Font<<"u8);
        all.ForEach(font => resources.Byte((byte)'/').Ascii(font.Resource).Reference(font.Number));
        resources.Raw(">>"u8);
    }
}
