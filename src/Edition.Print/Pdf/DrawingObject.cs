using Edition.Faces;

namespace Edition.Print.Pdf;

internal sealed class DrawingObject(PdfFile file)
{
    public int Write(Drawing drawing) => throw new NotImplementedException(drawing.ToString() + file);
}
