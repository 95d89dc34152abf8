using Edition.Diagnostics;
using Edition.Model;
using Edition.Reading;

namespace Edition.Tests.Reading;

/// <summary>A manuscript with every construct of the format, and the whole model that it becomes, as text.</summary>
[Trait("Kind", "golden")]
public sealed class BookGoldenTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Edition.Tests", "Golden", "reading");

    [Fact]
    public void Every_construct_is_read()
    {
        (Book? book, Findings findings) = Manuscripts.ReadFolder(Path.Combine(Folder, "everything"));
        string dump =
            string.Concat(
                findings
                    .InOrder(ManuscriptReader.SourcesOf(book), book!.Suppressions)
                    .Select(finding => Manuscripts.Line(finding) + " " + finding.Message + "\n")
            ) + BookDump.Of(book);
        string golden = Path.Combine(Folder, "everything.txt");
        if (Environment.GetEnvironmentVariable("EDITION_ACCEPT") == "1")
        {
            File.WriteAllText(golden, dump);
        }

        Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), dump);
    }
}
