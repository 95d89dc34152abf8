using Edition.Print.Pages;
using Edition.Print.Pdf;

namespace Edition.Tests.Pdf;

public class PdfWriterTests
{
    [Fact]
    public void Dump()
    {
        Edition.Model.Picture P(string path, Edition.Model.PictureFormat f) => new(path, f, [.. File.ReadAllBytes(path)]);
        PagedBook book = HandMade.Book(Templates.Default, P("/tmp/t.svg", Edition.Model.PictureFormat.Svg), P("/tmp/rgba.png", Edition.Model.PictureFormat.Png), P("/tmp/pal.png", Edition.Model.PictureFormat.Png), P("/tmp/inter.png", Edition.Model.PictureFormat.Png), P("/tmp/d16.png", Edition.Model.PictureFormat.Png), P("/tmp/t.jpg", Edition.Model.PictureFormat.Jpeg));
        File.WriteAllBytes("/tmp/pdf-hand.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Screen));
        File.WriteAllBytes("/tmp/pdf-print.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Print));
        File.WriteAllBytes("/tmp/pdf-plain.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Screen, plain: true));
    }
}
