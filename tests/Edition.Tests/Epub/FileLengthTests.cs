using Edition.Assembly;
using Edition.Model;
using Edition.Tests.Checking;
using static Edition.Tests.Epub.Package;

namespace Edition.Tests.Epub;

/// <summary>A long part stands in several files, none too long for a reading system, and is one part to the reader.</summary>
[Trait("Kind", "unit")]
public sealed class FileLengthTests
{
    [Fact]
    public void A_long_part_is_cut_before_its_headings()
    {
        string words = string.Join(' ', Enumerable.Repeat("слово о договоре двух сторон", 600));
        string text =
            "---\ntitle: Книга\nlang: ru\n---\n\n"
            + string.Concat(
                Enumerable
                    .Range(1, 40)
                    .Select(i => $"## Раздел {i} {{#s{i}}}\n\n{words}[^{i}]\n\n[^{i}]: Примечание.\n\n")
            );
        AssembledBook book = Assembler.Assemble(Desk.Check(("text.md", text)).Book, Templates.Default);
        Package package = Package.Of(book, null);
        string[] files = [.. package.Files.Keys.Where(name => name.Contains("article", StringComparison.Ordinal))];
        Assert.InRange(files.Length, 5, 20);
        Assert.All(files, name => Assert.InRange(package.Files[name].Length, 1, 250_000));

        var toc = package.Xml("nav.xhtml").Descendants(Xhtml + "nav").First();
        Assert.Equal(40, toc.Descendants(Xhtml + "ol").Last().Elements(Xhtml + "li").Count());
        Assert.Contains("article-01-2.xhtml#s", toc.ToString(), StringComparison.Ordinal);
        Assert.All(
            package.Spine().Where(file => file.Name.Contains("article", StringComparison.Ordinal)),
            file =>
                Assert.Equal(
                    file.Document.Descendants(Xhtml + "a").Count(a => a.Attribute("role")?.Value == "doc-noteref"),
                    file.Document.Descendants(Xhtml + "aside").Count()
                )
        );
    }
}
