using System.Xml.Linq;
using Edition.Assembly;
using Edition.Model;
using Edition.Tests.Checking;

namespace Edition.Tests.Epub;

/// <summary>A line of code that is turned over goes on to the right of where it began.</summary>
[Trait("Kind", "unit")]
public sealed class CodeLinesTests
{
    [Fact]
    public void Each_line_has_its_hang_and_keeps_its_text()
    {
        const string Code = "a\n    b\n\tc\n\n\t  d\n";
        AssembledBook book = Assembler.Assemble(
            Desk.Check(
                ("edition.yaml", "title: T\nlanguages: [en]\ndate: 2025-01-20\ncontents: [text.md]\n"),
                ("text.md", $"---\ntitle: C\nkind: chapter\n---\n\n```\n{Code}```\n")
            ).Book,
            Templates.Default
        );
        Package package = Package.Of(book, null);
        XElement code = package.Spine().SelectMany(file => file.Document.Descendants(Package.Xhtml + "pre")).Single();
        Assert.Equal(Code.TrimEnd('\n'), code.Value.TrimEnd('\n'));
        Assert.Equal(
            ["line hang2", "line hang6", "line hang8", "line hang2", "line hang8"],
            code.Descendants(Package.Xhtml + "span").Select(line => line.Attribute("class")?.Value)
        );
        string css = package.Text("book.css");
        foreach (int hang in (ReadOnlySpan<int>)[2, 6, 8])
        {
            Assert.Contains(
                FormattableString.Invariant($"padding-left: {hang}ch; text-indent: -{hang}ch;"),
                css,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Who_knows_no_flex_boxes_gets_the_second_language_set_off()
    {
        string css = Package.Of(Books.EveryNode.Book(), null).Text("book.css");
        int asked = css.IndexOf("@supports (display: flex)", StringComparison.Ordinal);
        Assert.Contains(".cell + .cell {", css[..asked], StringComparison.Ordinal);
        Assert.DoesNotContain("flex", css[..asked], StringComparison.Ordinal);
    }
}
