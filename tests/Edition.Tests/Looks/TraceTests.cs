using System.Xml.Linq;
using Edition.Epub;
using Edition.Tests.Epub;
using Edition.Word;

namespace Edition.Tests.Looks;

/// <summary>
/// Everything that has a look leaves its trace in every edition, and a writer that forgot one would be caught: each
/// trace is taken from each edition in turn.
/// </summary>
[Trait("Kind", "unit")]
public sealed class TraceTests
{
    private static readonly Lazy<byte[]> Docx = new(() =>
        DocxWriter.Write(Showcase.Book, Templates.Default, Showcase.Paged.Map, Showcase.Faces)
    );
    private static readonly Lazy<byte[]> Epub = new(() =>
        EpubWriter.Write(Showcase.Book, Templates.Default, Showcase.Paged.Map, Showcase.Faces)
    );

    public static TheoryData<string> Traces => [.. Showcase.Traces];

    [Fact]
    public void All_are_in_print() => Assert.Equal(Showcase.Traces.Order(), PrintTraces.Of(Showcase.Paged).Order());

    [Fact]
    public void All_are_in_Word() => Assert.Equal(Showcase.Traces.Order(), PackageTraces.OfWord(Docx.Value).Order());

    [Fact]
    public void All_are_on_screen() =>
        Assert.Equal(Showcase.Traces.Order(), PackageTraces.OfScreen(Epub.Value).Order());

    /// <summary>A rule for the mark's letters must not undo what makes it small.</summary>
    [Fact]
    public void Marks_of_notes_are_small_on_screen()
    {
        var package = new Package(Epub.Value);
        var cascade = new Cascade(package.Text("book.css"));
        XElement mark = package.Spine().SelectMany(file => file.Document.Descendants(Package.Xhtml + "sup")).First();
        Assert.InRange(cascade.Of(mark).Size / cascade.Of(mark.Parent!).Size, 0.5, 0.8);
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void One_that_print_forgets_is_missed(string trace) =>
        Assert.Equal([trace], Showcase.Traces.Except(PrintTraces.Of(PrintTraces.Without(Showcase.Paged, trace))));

    [Theory]
    [InlineData("bold", "<w:b/>", "")]
    [InlineData("italic", "<w:i/>", "")]
    [InlineData("struck", "<w:strike/>", "")]
    [InlineData("underlined", "<w:u w:val=\"single\"/>", "")]
    [InlineData("highlighted", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2A8\"/>", "")]
    [InlineData("small caps", "<w:smallCaps/>", "")]
    [InlineData("small", "w:val=\"Small\"", "w:val=\"DefaultParagraphFont\"")]
    [InlineData("raised", "w:val=\"superscript\"", "w:val=\"baseline\"")]
    [InlineData("lowered", "w:val=\"subscript\"", "w:val=\"baseline\"")]
    [InlineData("code", "w:val=\"Code\"", "w:val=\"DefaultParagraphFont\"")]
    [InlineData("picture", "<a:blip ", "<a:none ")]
    [InlineData("caption centred", "<w:jc w:val=\"center\"/>", "")]
    [InlineData("quotation indented", "<w:ind ", "<w:unknown ")]
    [InlineData("cell at the right", "<w:jc w:val=\"right\"/>", "")]
    [InlineData("table ruled", "w:val=\"TableRuled\"", "w:val=\"TableNormal\"")]
    [InlineData("notes ruled", "<w:separator/>", "")]
    [InlineData("asterisks", ">*\u2002*\u2002*<", "> <")]
    public void One_that_Word_forgets_is_missed(string trace, string from, string to) =>
        Assert.Equal([trace], Showcase.Traces.Except(PackageTraces.OfWord(PackageTraces.Edited(Docx.Value, from, to))));

    [Theory]
    [InlineData("bold", "strong>", "span>")]
    [InlineData("italic", "em>", "span>")]
    [InlineData("struck", "s>зачёркнутое</s>", "i>зачёркнутое</i>")]
    [InlineData("underlined", "u>подчёркнутое</u>", "i>подчёркнутое</i>")]
    [InlineData("highlighted", "mark>", "span>")]
    [InlineData("small caps", " class=\"sc\"", "")]
    [InlineData("small", "small>", "i>")]
    [InlineData("raised", "sup>приподнятое</sup>", "i>приподнятое</i>")]
    [InlineData("lowered", "sub>", "span>")]
    [InlineData("code", "code>", "span>")]
    [InlineData("picture", "<img ", "<span ")]
    [InlineData("caption centred", "text-align: center", "text-align: left")]
    [InlineData("quotation indented", "\nblockquote {", "\nnone {")]
    [InlineData("cell at the right", " class=\"right\"", "")]
    [InlineData("table ruled", "border-bottom: 1px", "none: 1px")]
    [InlineData("notes ruled", ".notes::before", ".none::before")]
    [InlineData("asterisks", "hr::before", "hr::after")]
    public void One_that_the_screen_forgets_is_missed(string trace, string from, string to) =>
        Assert.Equal(
            [trace],
            Showcase.Traces.Except(PackageTraces.OfScreen(PackageTraces.Edited(Epub.Value, from, to)))
        );
}
