using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Edition.Tests.Books;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Looks;

/// <summary>Parallel texts one under the other.</summary>
[Trait("Kind", "unit")]
public sealed class StackedTests
{
    /// <summary>Both in the structure and down the page, and so are the marks of notes.</summary>
    [Fact]
    public void Print_sets_them_row_by_row()
    {
        SourceSpan at = SourceSpan.None;
        Block Cell(string word, int note) =>
            new Paragraph(
                at,
                Lang.Russian,
                [
                    new Text(at, Lang.Russian, word),
                    new Note(
                        at,
                        Lang.Russian,
                        $"note-{note}",
                        [new Paragraph(at, Lang.Russian, [new Text(at, Lang.Russian, "сноска")])],
                        note
                    ),
                ]
            );
        var parallel = new Parallel(
            at,
            Lang.Russian,
            [
                new ParallelColumn(at, Lang.Russian, [Cell("один", 1), Cell("три", 3)]),
                new ParallelColumn(at, Lang.Russian, [Cell("два", 2), Cell("четыре", 4)]),
            ]
        );
        AssembledBook book = EveryNode.Book();
        Part part = book.Parts.First(each => each.Kind == PartKind.Back) with { Opening = [], Body = [parallel] };
        Template stacked = Templates.Default with
        {
            Pages = Templates.Default.Pages with { ParallelSideBySide = false },
        };
        using var faces = FaceLibrary.Of(stacked);
        PagedBook paged = Paginator.MakeUp(book with { Parts = [part] }, stacked, faces, new Findings());
        PlacedText[] text = [.. paged.Pages.SelectMany(page => page.Items).OfType<PlacedText>()];

        string[] words = ["один", "два", "три", "четыре"];
        ImmutableArray<string> Words(IEnumerable<PlacedText> placed) =>
            [.. placed.Select(each => each.Text.Trim()).Where(words.Contains)];
        Assert.Equal(words, Words(text.OrderBy(each => each.Order)));
        Assert.Equal(words, Words(text.OrderBy(each => each.Y)));
    }
}
