using Edition.Print.Pages;
using Edition.Print.Pdf;

namespace Edition.Tests.Pdf;

public class PdfWriterTests
{
    [Fact]
    public void Dump()
    {
        PagedBook book = HandMade.Book(Templates.Default);
        File.WriteAllBytes("/tmp/pdf-hand.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Screen));
        File.WriteAllBytes("/tmp/pdf-print.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Print));
        File.WriteAllBytes("/tmp/pdf-plain.pdf", PdfWriter.Write(book, Templates.Default, PdfProfile.Screen, plain: true));
    }
}
