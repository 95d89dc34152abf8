using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>What stands in boxes and definitions of other programs is text like any other.</summary>
[Trait("Kind", "unit")]
public sealed class ForeignTextTests
{
    [Fact]
    public void Paragraphs_and_lists_indented_under_a_box_are_those()
    {
        ImmutableArray<Block> blocks = Of("!!! note \"Mind\"\n\n    The *bank* is wet.\n\n    - reeds\n    - frogs\n");
        Assert.Equal("The bank is wet.", PlainText.Of(blocks[1]));
        ListBlock list = Assert.IsType<ListBlock>(blocks[2]);
        var frogs = (Paragraph)list.Items[1].Blocks[0];
        Assert.Equal("frogs", frogs.Span.Source!.Text.Substring(frogs.Span.Start, frogs.Span.Length));
    }

    [Fact]
    public void A_picture_alone_in_a_box_is_a_figure_with_its_caption()
    {
        (Book book, _) = Manuscripts.ReadText(
            "---\ntitle: T\n---\n\n!!! note\n\n    ![The bank](bank.png)\n\n    ## Head\n"
        );
        ImmutableArray<Block> blocks = book.Articles[0].Blocks;
        Assert.Equal("The bank", PlainText.Of(Assert.IsType<Figure>(blocks[1]).Caption));
        Assert.Equal(InlineStyle.Strong, Assert.IsType<Styled>(((Paragraph)blocks[2]).Content[0]).Style);
    }

    [Fact]
    public void The_title_of_a_box_stands_over_its_text()
    {
        ImmutableArray<Block> blocks = Of("::: {.callout-tip title=\"Mind the *bank*\"}\nWet.\n:::\n");
        Assert.Equal(["Mind the bank", "Wet."], blocks.Select(PlainText.Of));
    }

    [Fact]
    public void A_definitions_further_paragraphs_are_text()
    {
        ImmutableArray<Block> blocks = Of(
            "Ford\n:   A place to wade.\n\n    Its second paragraph.\n\n    1. one\n    2. two\n"
        );
        Assert.Equal("Its second paragraph.", PlainText.Of(blocks[1]));
        Assert.Equal(2, Assert.IsType<ListBlock>(blocks[2]).Items.Length);
    }

    [Theory]
    [InlineData(":::note Mind the step\nWet.\n:::\n")]
    [InlineData(":::note[Mind the step]\nWet.\n:::\n")]
    [InlineData(":::{tip} Mind the step\nWet.\n:::\n")]
    public void Words_behind_a_boxs_name_are_its_title(string box) =>
        Assert.Equal(["Mind the step", "Wet."], Of(box).Select(PlainText.Of));

    /// <summary>Where each is named: a rule and the words it is about; a line that is prose has none.</summary>
    [Theory]
    [InlineData("~two words~ and ~one~ and about ~100 of ~200", "ED130 ~two words~")]
    [InlineData("г.~Киев, А.~С.~Пушкин, Fig.~\\ref{x}", "ED130 ~, ED130 ~, ED130 ~, ED130 ~, ED130 \\ref{x}")]
    [InlineData("Table~\\ref{x} of 20~000", "ED130 ~, ED130 \\ref{x}, ED132 ~")]
    [InlineData("*[HTML]: Hypertext\n*[CSS]: Sheets", "ED130 *[HTML]:, ED130 *[CSS]:")]
    [InlineData("[#doe]: A book.", "ED130 [#doe]:")]
    [InlineData("#+TITLE: A\n\n:ID: x\n", "ED130 #+TITLE, ED130 :ID:")]
    [InlineData(".. note:: A\n\n.. and so on\n\n.. _there:\n", "ED130 .., ED130 ..")]
    [InlineData(".. image:: a.png", "ED131 .. image:: a.png")]
    [InlineData(
        ":ref:`a` {doc}`b` `c <d>`_ [1]_ [#e]_",
        "ED130 :ref:, ED130 {doc}, ED130 `c <d>`_, ED130 [1]_, ED130 [#e]_"
    )]
    [InlineData("(here)=\n\n## A\n", "ED130 (here)=")]
    [InlineData("= A title\n\n== A part\n\nx\n= Y + z", "ED130 = A title, ED130 == A part")]
    [InlineData("|===\n|a\n|===\n\nimage::a.png[B]", "ED131 |===, ED131 |===, ED131 image::a.png[B]")]
    [InlineData("A footnote:[of AsciiDoc].", "ED131 [of AsciiDoc]")]
    [InlineData("h2. A\n\nbq. B\n\nfn1. C\n\np. 5", "ED130 h2., ED130 bq., ED130 fn1.")]
    [InlineData("'''a''' and ''b'', 'c' and don''t", "ED130 ''', ED130 ''")]
    [InlineData("[https://a.example b c] and [https://a.example]", "ED130 [https://a.example b c]")]
    [InlineData("{| class=\"x\"\n|}", "ED131 {| class=\"x\"")]
    [InlineData(
        "#set page(1)\n\nA #emph[b]#footnote[c] #set off",
        "ED130 #set, ED130 #emph, ED131 #footnote, ED130 #set"
    )]
    [InlineData("+++\ntitle = 'a'\n+++", "ED130 +++, ED130 +++")]
    [InlineData("See @fig-mill.", "ED130 @fig-mill")]
    [InlineData("{\n  \"title\": 1\n}", "ED130 {")]
    [InlineData(
        "import A from 'b'\n\nexport const c = 1;\n\n{/* d */}",
        "ED130 import A from 'b', ED130 export const c = 1;, ED131 {/* d */}"
    )]
    [InlineData("## (PART) One {-}\n\nText.", "ED130 (PART)")]
    [InlineData("% a remark\n\n// another\n\n- % of all\n\nand 50\n% of all", "ED130 % , ED130 //")]
    [InlineData("```js {1,2}\nx\n```", "ED133 ```")]
    [InlineData("![](data:image/png;base64,AA)", "")]
    [InlineData("```js title=\"a.js\"\nx\n```", "ED133 ```")]
    [InlineData("¹ Typed.\n\n^2^ Too.\n\n<sup>3</sup> And.\n\nX^2^", "ED134 ¹, ED134 ^2^, ED134 <sup>3</sup>")]
    [InlineData("● one\n● two", "ED130 ●")]
    [InlineData("_[Exit.]_ and _a [b]_", "")]
    [InlineData("Time: 5\nPlace: A", "")]
    [InlineData("5 + 7 = 12, C++, 'tis, rock ''n roll, a = b, :: c", "")]
    public void Marks_of_other_languages_are_named_at_their_places(string text, string expected)
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText($"---\ntitle: T\n---\n\n{text}\n");
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                findings
                    .Where(finding => finding.Rule.Id is [.., '1', '3', _])
                    .OrderBy(finding => finding.Span.Start)
                    .Select(finding =>
                        $"{finding.Rule.Id} {finding.Span.Source!.Text.Substring(finding.Span.Start, finding.Span.Length)}"
                    )
            )
        );
    }

    [Fact]
    public void Front_matter_without_an_edge_is_named()
    {
        (_, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText("Title: A\nTags: b, c\n\nText.\n");
        Assert.Contains(findings, finding => finding.Rule == Rules.ForeignMark && finding.Span.Start == 0);
    }

    [Fact]
    public void Quotation_marks_that_HTML_implies_are_written()
    {
        (Book book, _) = Manuscripts.ReadText("---\ntitle: T\n---\n\nHe said <q>so *it* is</q>.\n");
        Assert.Equal("He said \"so it is\".", PlainText.Of(book.Articles[0].Blocks[0]));
    }

    [Fact]
    public void Marks_in_what_is_said_of_authors_are_named_and_not_printed()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: T\nauthor:\n  - name: A *B*\n    affiliation: H~2~O\nkeywords: a, *b*\n---\n\nText.\n"
        );
        Assert.Equal(3, findings.Count(finding => finding.Rule == Rules.MarksInWords));
        Author author = book.Articles[0].Authors[0];
        Assert.Equal("A B, H2O", $"{author.Name.Entries[0].Value}, {author.Affiliation.Entries[0].Value}");
        Assert.Equal("a, b", string.Join(", ", book.Articles[0].Keywords.Entries[0].Value));
    }

    private static ImmutableArray<Block> Of(string text)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText($"---\ntitle: T\n---\n\n{text}");
        Assert.Contains(findings, finding => finding.Rule == Rules.ForeignMark);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
        return book.Articles[0].Blocks;
    }
}
