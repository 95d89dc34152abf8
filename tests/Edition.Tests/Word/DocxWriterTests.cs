using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Edition.Faces;
using Edition.Model;
using Edition.Tests.Books;
using Edition.Word;

namespace Edition.Tests.Word;

public sealed class DocxWriterTests
{
    private static byte[] Write(AssembledBook book) => DocxWriter.Write(book, Templates.Default, EveryNode.Pages(book), FaceLibrary.Load(Templates.Default));

    [Fact]
    public void Every_node_makes_a_valid_document()
    {
        byte[] docx = Write(EveryNode.Book());
        if (Environment.GetEnvironmentVariable("EDITION_KEEP") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "every.docx"), docx);
        }

        Assert.Equal([], Errors(docx));
    }

    private static string[] Errors(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }
}
