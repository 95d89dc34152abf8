using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

/// <summary>What the compositor's report counts, on pages in which the faults are seeded one by one.</summary>
[Trait("Kind", "unit")]
public sealed class PageAuditTests
{
    private static readonly PagedBook Clean = Paged([
        .. Enumerable.Range(0, 30).Select(i => Words(i, 60 + (i * 17 % 90))),
    ]);

    [Fact]
    public void Finished_pages_have_none_of_what_make_up_avoids()
    {
        PageFigures sum = PageAudit.Of(Clean).Sum;
        Assert.True(sum.Lines > 200);
        Assert.Equal(0, sum.CutWords + sum.Widows + sum.Orphans + sum.Tails + sum.StrayNotes + sum.UnequalSpreads);
        Assert.InRange(sum.HyphenStack, 0, 3);
        Assert.True(sum.Hole <= 2);
        Assert.Equal(Clean.Pages.Length, PageAudit.Of(Clean).Pages.Length);
    }

    [Fact]
    public void Spaces_made_wider_are_found_with_the_page_and_the_line()
    {
        PlacedText line = Middle(1);
        PageReport report = PageAudit.Of(
            With(1, item => item == line ? line with { SpaceAdjust = Length.FromPoints(5) } : item)
        );
        Breach breach = Assert.Single(report.Breaches, breach => breach.Figure == ReportFigure.LooseLines);
        Assert.Equal((1, line.Y), (breach.Page, breach.Y));
        Assert.StartsWith(breach.Words.TrimEnd('…')[..20], line.Text, StringComparison.Ordinal);
        Assert.True(report.Sum.Loosest > 2.5 && report.Sum.Loosest == report.Pages[1].Loosest);
    }

    [Fact]
    public void A_page_whose_last_line_was_cut_within_a_word_is_found()
    {
        PlacedText last = Body(0).MaxBy(text => text.Y)!;
        PageReport report = PageAudit.Of(
            With(0, item => item == last ? last with { Text = last.Text[..^2] + "а-" } : item)
        );
        Assert.Equal(1, report.Sum.CutWords);
    }

    [Fact]
    public void Lines_taken_off_the_foot_leave_a_hole_and_an_unequal_spread()
    {
        Length from = Body(1).Max(text => text.Y) - Length.FromPoints(12.5 * 3.5);
        PageReport report = PageAudit.Of(
            With(1, item => item is PlacedText { Tag: >= 0 } && item.Y > from ? null : item)
        );
        Assert.InRange(report.Sum.Hole, 3, 5);
        Assert.Equal(1, report.Sum.UnequalSpreads);
        Assert.Contains(report.Breaches, breach => breach is { Figure: ReportFigure.Hole, Page: 1 });
    }

    [Fact]
    public void A_limit_that_is_passed_is_an_error_that_names_the_page()
    {
        PageReport report = PageAudit.Of(Clean);
        var findings = new Findings();
        var limits = ImmutableDictionary<ReportFigure, double>.Empty;
        report.Hold(limits.Add(ReportFigure.Hyphens, 100).Add(ReportFigure.Widows, 0), findings);
        Assert.False(findings.HasErrors);
        report.Hold(limits.Add(ReportFigure.LoosestLine, 0.5), findings);
        Diagnostic error = Assert.Single(findings.InOrder([], []));
        Assert.Equal("ED806", error.Rule.Id);
        Assert.Contains("“loosest-line”", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<PlacedText> Body(int page) =>
        Clean.Pages[page].Items.OfType<PlacedText>().Where(text => text.Tag >= 0);

    /// <summary>A justified line in the middle of the page.</summary>
    private static PlacedText Middle(int page) =>
        Body(page).Where(text => text.Expansion != 0 && text.Text.Count(c => c == ' ') > 3).Skip(8).First();

    private static PagedBook With(int page, Func<Placed, Placed?> change) =>
        Clean with
        {
            Pages = Clean.Pages.SetItem(
                page,
                Clean.Pages[page] with
                {
                    Items = [.. Clean.Pages[page].Items.Select(change).OfType<Placed>()],
                }
            ),
        };
}
