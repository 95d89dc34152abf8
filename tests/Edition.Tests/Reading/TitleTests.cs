using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Reading;

/// <summary>What a file is called whose front matter does not say.</summary>
[Trait("Kind", "unit")]
public sealed class TitleTests
{
    [Theory]
    [InlineData("# Only\n\n## A\n", "Only", "", "2 A")]
    [InlineData("# First\n\n## A\n\n# Second\n\n## B\n", "First", "ED023", "2 A|2 Second|3 B")]
    [InlineData("## Only\n\n### A\n\n#### B\n", "Only", "ED023", "2 A|3 B")]
    [InlineData("Only\n----\n\n### A\n", "Only", "ED023", "2 A")]
    [InlineData("## A\n\n## B\n\n### C\n", "case", "ED024", "2 A|2 B|3 C")]
    [InlineData("Text.\n", "case", "ED024", "")]
    [InlineData("% A Title\n\n# A\n\n## B\n", "A Title", "ED023", "2 A|3 B")]
    [InlineData("---\ntitle: A Title\n---\n\n# A\n\n## B\n", "A Title", "", "2 A|3 B")]
    public void The_title_is_found_and_the_headings_keep_their_order(
        string text,
        string title,
        string rule,
        string headings
    )
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(text);
        Article article = book.Articles[0];
        Assert.Equal(title, PlainText.Of(article.Title.Entries[0].Value));
        Assert.Equal(
            headings,
            string.Join('|', article.Blocks.OfType<Heading>().Select(one => $"{one.Level} {PlainText.Of(one)}"))
        );
        Assert.Equal(rule, string.Concat(findings.Select(one => one.Rule.Id).Where(id => id is "ED023" or "ED024")));
        Assert.DoesNotContain(findings, finding => finding.Rule == Rules.LevelSkipped);
    }

    [Fact]
    public void A_heading_that_says_the_title_again_is_set_once()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "---\ntitle: The old mill\n---\n\n# The *old* mill {#mill}\n\n## A wheel\n\nSee [it](#mill).\n"
        );
        Article article = book.Articles[0];
        Assert.Equal("The old mill", PlainText.Of(article.Title.Entries[0].Value));
        Assert.Equal("mill", article.Id);
        Assert.Equal(2, Assert.IsType<Heading>(article.Blocks[0]).Level);
        Assert.Single(findings, finding => finding.Rule == Rules.TopLevelHeading);
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("# The new mill\n\nText.\n")]
    [InlineData("Text.\n\n# The old mill\n")]
    [InlineData("# The old mill\n\n# Another\n")]
    public void A_heading_that_is_another_stays(string text)
    {
        (Book book, _) = Manuscripts.ReadText($"---\ntitle: The old mill\n---\n\n{text}");
        Assert.Contains(book.Articles[0].Blocks, block => block is Heading);
    }

    [Fact]
    public void Pandocs_title_block_is_front_matter()
    {
        (Book book, ImmutableArray<Diagnostic> findings) = Manuscripts.ReadText(
            "% On Ferries\n  and *Fords*\n% A. Writer; B. Writer\n% May 2024\n\nText.\n"
        );
        Article article = book.Articles[0];
        Assert.Equal("On Ferries and Fords", PlainText.Of(article.Title.Entries[0].Value));
        Assert.Equal(["A. Writer", "B. Writer"], article.Authors.Select(author => author.Name.Entries[0].Value));
        Assert.Equal("Text.", PlainText.Of(Assert.Single(article.Blocks)));
        Assert.Contains("ED023 case.md:1:1", findings.Select(Manuscripts.Line));
    }

    [Theory]
    [InlineData("%\n% A. Writer\n\n# Title\n", "Title")]
    [InlineData("% Title\n%\n% 2024-05-03\n\nText.\n", "Title")]
    [InlineData("%% no title block\n\n# Title\n", "Title")]
    public void Parts_of_a_title_block_may_be_empty(string text, string title)
    {
        (Book book, _) = Manuscripts.ReadText(text);
        Assert.Equal(title, PlainText.Of(book.Articles[0].Title.Entries[0].Value));
    }
}
