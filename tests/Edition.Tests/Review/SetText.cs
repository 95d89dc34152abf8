using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Review;

/// <summary>The words of an imported article as the reader reads them back, leaf by leaf.</summary>
internal static class SetText
{
    public static IEnumerable<string> Of(Imported made) =>
        Blocks(made).Select(block => block is Paragraph paragraph ? PlainText.Of(paragraph.Content) : block.ToString());

    public static IEnumerable<Block> Blocks(Imported made) => Read(made).Articles.SelectMany(article => article.Blocks);

    public static Book Read(Imported made)
    {
        var files = made.Import.Files.ToDictionary(file => file.Path, file => file.Bytes);
        return ManuscriptReader.Read(
            "paper",
            path => files.TryGetValue(path, out var bytes) ? new Fetched.Bytes(bytes) : new Fetched.Missing(),
            new Findings()
        )!;
    }
}
