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

    private static ImmutableArray<Block> Of(string text)
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText($"---\ntitle: T\n---\n\n{text}");
        Assert.Contains(findings, finding => finding.Rule == Rules.ForeignMark);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
        return book.Articles[0].Blocks;
    }
}
