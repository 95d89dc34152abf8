using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Review;

/// <summary>The words of an imported article as the reader reads them back, leaf by leaf.</summary>
internal static class SetText
{
    public static IEnumerable<string> Of(Imported made)
    {
        var files = made.Import.Files.ToDictionary(file => file.Path, file => file.Bytes);
        Book book = ManuscriptReader.Read(
            "paper",
            path => files.TryGetValue(path, out var bytes) ? new Fetched.Bytes(bytes) : new Fetched.Missing(),
            new Findings()
        )!;
        return book
            .Articles.SelectMany(article => article.Blocks)
            .Select(block => block is Paragraph paragraph ? PlainText.Of(paragraph.Content) : block.ToString());
    }
}
