using System.Collections.Immutable;
using Edition.Model;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

/// <summary>Lines that their author ended are not left alone on a page either: of a stanza, of a listing.</summary>
[Trait("Kind", "unit")]
public sealed class LinesAloneTests
{
    private static readonly SourceSpan At = SourceSpan.None;

    private static readonly ImmutableArray<string> Lines =
    [
        .. Enumerable.Range(1, 5).Select(i => $"первая{i}"),
        "",
        .. Enumerable.Range(1, 4).Select(i => $"вторая{i}"),
    ];

    [Fact]
    public void A_stanza_leaves_no_line_alone() =>
        AssertWhole(
            new LineBlock(
                At,
                Lang.Russian,
                [.. Lines.Select(line => line.Length == 0 ? ImmutableArray<Inline>.Empty : [T(line)])]
            ),
            Lines[..5],
            Lines[6..]
        );

    [Fact]
    public void A_listing_leaves_no_line_alone() =>
        AssertWhole(
            new CodeBlock(At, Lang.English, string.Join('\n', Lines)),
            [.. Lines.Where(line => line.Length > 0)]
        );

    /// <summary>Wherever on a page the block begins, no page has the first or the last line of a group without another.</summary>
    private static void AssertWhole(Block block, params ImmutableArray<string>[] groups)
    {
        int parted = 0;
        for (int before = 0; before < 45; before++)
        {
            List<(int Page, string Text)> texts =
            [
                .. Texts(
                        Paged([
                            .. Enumerable.Range(0, before).Select(i => Words(i, 9)),
                            block,
                            .. Enumerable.Range(0, 9).Select(i => Words(i, 60)),
                        ])
                    )
                    .Select(text => (text.Page, text.Text.Text)),
            ];
            foreach (ImmutableArray<string> group in groups)
            {
                int[] pages = [.. group.Select(line => texts.First(text => text.Text == line).Page)];
                Assert.True(pages[0] == pages[1] && pages[^1] == pages[^2], $"{before} lines before: {group[0]}");
                parted += pages[0] == pages[^1] ? 0 : 1;
            }
        }

        Assert.NotEqual(0, parted);
    }
}
