using System.Collections.Immutable;
using CsCheck;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Edition.Tests.Books;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Pages;

/// <summary>Whole books made up into pages.</summary>
[Trait("Kind", "property")]
public sealed partial class PaginatorTests
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lang Ru = Lang.Russian;
    private static readonly Lang En = Lang.English;
    private static readonly Lazy<FaceLibrary> BenchFaces = new(() => FaceLibrary.Of(Templates.Bench));
    private static readonly Lazy<FaceLibrary> DefaultFaces = new(() => FaceLibrary.Of(Templates.Default));

    private static readonly HashSet<string> Placed = ["lists", "ref-1", "table-1", "fig-1", "note-1-2", "art-2"];

    private static readonly string[] Stock =
    [
        "договор",
        "сторона",
        "обязательство",
        "и",
        "в",
        "1925\u00A0г.",
        "правительство",
        "признание,",
        "концессия",
        "остров",
        "the",
        "Convention",
        "согласие.",
        "не",
        "с",
        "положение",
        "взаимоотношения",
        "нефть;",
        "срок",
        "между",
    ];

    /// <summary>The bench page with languages side by side.</summary>
    private static readonly Template Bench = Templates.Bench with
    {
        Pages = Templates.Bench.Pages with { ParallelSideBySide = true },
    };

    private static PagedBook MakeUp(AssembledBook book, Template? template = null) =>
        Paginator.MakeUp(
            book,
            template ?? Bench,
            template?.Name != Templates.Default.Name ? BenchFaces.Value : DefaultFaces.Value,
            new Findings()
        );

    [Fact]
    public void A_book_of_every_node_is_set_in_reading_order_without_loss()
    {
        AssembledBook book = EveryNode.Book();
        PagedBook paged = MakeUp(book, Templates.Default);
        Assert.Equal(BookText.Of(book, Templates.Default, paged.Map), BookText.Of(paged));
        Assert.Superset(Placed, paged.Map.PageOfId.Keys.ToHashSet());
    }

    [Fact]
    public void Tags_are_a_tree_in_reading_order()
    {
        PagedBook paged = MakeUp(EveryNode.Book(), Templates.Default);
        Assert.All(
            paged.Tags.Select((tag, i) => (tag, i)),
            pair =>
                Assert.True(
                    pair.tag.Parent < pair.i
                        && (pair.tag.Parent < 0 || paged.Tags[pair.tag.Parent].Order < pair.tag.Order)
                )
        );
        Assert.Distinct(paged.Tags.Where(tag => tag.Id is not null).Select(tag => tag.Id));
        Assert.Distinct(
            paged
                .Pages.SelectMany(page => page.Items)
                .Select(item => item.Order)
                .Concat(paged.Tags.Select(tag => tag.Order))
        );
        Assert.Distinct(paged.Pages.SelectMany(page => page.Items).OfType<PlacedAnchor>().Select(anchor => anchor.Id));
        int level = 0;
        foreach (
            int next in paged
                .Tags.Where(tag => tag.Role is >= Role.H1 and <= Role.H6)
                .Select(tag => tag.Role - Role.H1 + 1)
        )
        {
            Assert.True(next <= level + 1, "a level is skipped");
            level = next;
        }
    }

    [Fact]
    public void Contents_tell_the_pages_on_which_the_parts_begin()
    {
        PagedBook paged = MakeUp(
            Assembled([.. Enumerable.Range(0, 40).Select(i => Words(i * 7, 90))]),
            Templates.Default
        );
        PageStart start = paged.Map.Starts.First(page => page.Block is Heading { Level: 1 });
        Assert.Equal(paged.Map.PageOfId["article"], start.Label);
        Assert.Equal("1", start.Label);
    }

    [Fact]
    public void Pages_of_random_books_lose_nothing_and_keep_notes_with_their_marks() =>
        Gen.Select(Blocks.Array[1, 25], Gen.Enum<NoteNumbering>())
            .Sample(
                (blocks, numbering) =>
                {
                    AssembledBook book = Assembled(Numbered([.. blocks]), numbering);
                    PagedBook paged = MakeUp(book);
                    Assert.Equal(BookText.Of(book, Bench, paged.Map), BookText.Of(paged));
                    Assert.Equal(0, PageAudit.Of(paged).Sum.StrayNotes);
                    PageGeometry page = paged.Geometry;
                    Length leading = Bench.Style(StyleName.Body).Leading;
                    foreach (
                        PlacedText item in paged
                            .Pages.SelectMany(own => own.Items)
                            .OfType<PlacedText>()
                            .Where(item => item.Tag >= 0)
                    )
                    {
                        Assert.True(
                            item.Y >= page.Top && item.Y <= page.Height - page.Bottom + leading,
                            $"“{item.Text}” stands at {item.Y}"
                        );
                        Assert.True(
                            item.X >= page.Inner - Length.FromPoints(12) && item.X < page.Width - page.Outer,
                            $"“{item.Text}” begins at {item.X}"
                        );
                    }

                    Assert.Equal(PageDump.Of(paged), PageDump.Of(MakeUp(book)));
                },
                iter: 20,
                threads: 2
            );

    [Fact]
    public void Notes_numbered_by_page_begin_anew_and_a_call_from_another_page_repeats_the_note()
    {
        ImmutableArray<Block> blocks =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i =>
                    (Block)
                        new Paragraph(
                            At,
                            Ru,
                            [
                                .. Text(i * 5, 45),
                                i == 50
                                    ? new NoteRef(At, Ru, "note-3", 3, 2)
                                    : new Note(At, Ru, $"note-{i}", [Words(i, 6)], i + 1),
                            ]
                        )
                ),
        ];
        PagedBook paged = MakeUp(Assembled(blocks, NoteNumbering.Page));
        foreach (Page page in paged.Pages)
        {
            string[] marks =
            [
                .. page
                    .Items.OfType<PlacedText>()
                    .Where(item =>
                        item.Tag >= 0 && paged.Tags[item.Tag].Role == Role.Lbl && Above(paged, item.Tag, Role.Reference)
                    )
                    .OrderBy(item => item.Order)
                    .Select(item => item.Text),
            ];
            Assert.Equal(
                Enumerable
                    .Range(1, marks.Length)
                    .Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                marks
            );
        }

        Assert.Equal(2, paged.Tags.Count(tag => tag.Id is "note-3" or "note-3-2"));
        Assert.Equal("1", paged.Map.NoteMarks["note-0"]);
    }

    [Fact]
    public void Columns_that_are_not_side_by_side_follow_each_other_row_by_row()
    {
        AssembledBook book = Assembled([
            new Parallel(
                At,
                Ru,
                [
                    new ParallelColumn(At, Ru, [Words(1, 50), Words(2, 9)]),
                    new ParallelColumn(At, En, [Words(3, 50), Words(4, 9)]),
                ]
            ),
        ]);
        PagedBook paged = MakeUp(book, Templates.Bench);
        Assert.Equal(BookText.Of(book, Templates.Bench, paged.Map), BookText.Of(paged));
    }

    [Fact]
    public void Rows_of_parallel_columns_are_level()
    {
        ImmutableArray<Block> Column(Lang lang, int words) =>
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(i =>
                        (Block)
                            new Paragraph(At, lang, [new Text(At, lang, $"§{i}"), .. Text(i, words + (i * words % 9))])
                    ),
            ];
        PagedBook paged = MakeUp(
            Assembled([
                new Parallel(
                    At,
                    Ru,
                    [new ParallelColumn(At, Ru, Column(Ru, 20)), new ParallelColumn(At, En, Column(En, 31))]
                ),
            ])
        );
        var tops = paged.Pages.SelectMany(page =>
            page.Items.OfType<PlacedText>()
                .Where(item => item.Text.StartsWith('§'))
                .Select(item => (item.Text.Split(' ')[0], page.Index, item.Y))
        );
        Assert.All(
            tops.GroupBy(top => top.Item1),
            row => Assert.Single(row.Select(top => (top.Index, top.Y)).Distinct())
        );
        Assert.True(paged.Pages.Length > 2);
    }

    [Fact]
    public void A_small_book_stands_as_its_dump_says()
    {
        string file = Path.Combine(Checkout.Root, "tests", "Edition.Tests", "Golden", "pages", "small-book.txt");
        string dump = PageDump.Of(
            MakeUp(
                Assembled([
                    new Heading(At, Ru, 2, [T("Введение")], "intro"),
                    new Paragraph(
                        At,
                        Ru,
                        [
                            .. Text(1, 60),
                            new Note(At, Ru, "note-1", [Words(4, 9)], 1),
                            T(" и дальше "),
                            new LangSpan(At, En, [new Text(At, En, "in English")]),
                            T("."),
                        ]
                    ),
                    Items("а)", "б)"),
                    new Parallel(
                        At,
                        Ru,
                        [
                            new ParallelColumn(At, Ru, [Words(3, 12)]),
                            new ParallelColumn(
                                At,
                                En,
                                [
                                    new Paragraph(
                                        At,
                                        En,
                                        [new Text(At, En, "The same in the other language, which takes less room.")]
                                    ),
                                ]
                            ),
                        ]
                    ),
                    new Table(
                        At,
                        Ru,
                        [ColumnAlignment.Left, ColumnAlignment.Right],
                        new TableRow(At, [Cell("Год"), Cell("Число")]),
                        [new TableRow(At, [Cell("1925"), Cell("7")])],
                        [T("Годы")],
                        "t",
                        Leads.Table(1)
                    ),
                    Words(11, 40),
                ])
            )
        );
        if (Environment.GetEnvironmentVariable("EDITION_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, dump);
        }

        Assert.Equal(File.ReadAllText(file), dump);
    }

    private static bool Above(PagedBook book, int tag, Role role) =>
        tag >= 0 && (book.Tags[tag].Role == role || Above(book, book.Tags[tag].Parent, role));
}
