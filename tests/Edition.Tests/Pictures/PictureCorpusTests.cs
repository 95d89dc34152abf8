using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Reading;
using Edition.Tests.Reading;

namespace Edition.Tests.Pictures;

/// <summary>
/// The cases of tests/corpus about pictures: reading and looking into the pictures find what is expected, at its place,
/// and nothing else.
/// </summary>
[Trait("Kind", "golden")]
public sealed class PictureCorpusTests
{
    private static readonly string Corpus = Path.Combine(Checkout.Root, "tests", "corpus");

    private static readonly string[] Names =
    [
        .. Directory
            .GetDirectories(Corpus, "ED72*")
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Cases => new(Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_finding_is_expected(string name)
    {
        (Book? book, Findings findings) = Manuscripts.ReadFolder(Path.Combine(Corpus, name));
        using FaceLibrary faces = FaceLibrary.Of(Templates.Default);
        Artwork.Check(book!, findings);
        Artwork.CheckLetters(book!.Pictures.Values, faces, findings);
        Assert.Equal(
            File.ReadAllLines(Path.Combine(Corpus, name, "expected.txt")),
            findings.InOrder(ManuscriptReader.SourcesOf(book), book.Suppressions).Select(Manuscripts.Line)
        );
    }

    /// <summary>ED729 is found on made-up pages only: the tests of the PDF show it.</summary>
    [Fact]
    public void Every_rule_of_pictures_has_a_case() =>
        Assert.Empty(
            Rules
                .All.Select(rule => rule.Id)
                .Where(id => id.StartsWith("ED72", StringComparison.Ordinal) && id != Rules.PictureCoarse.Id)
                .Except(Names.Select(name => name[..5]))
        );
}
