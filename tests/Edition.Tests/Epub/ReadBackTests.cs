using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Edition.Model;
using Edition.Tests.Books;
using static Edition.Tests.Epub.Package;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Epub;

/// <summary>
/// What an XML reader finds in the files is the book's text, no less and no more, and every printed page begins where
/// its marker stands.
/// </summary>
[Trait("Kind", "property")]
public sealed partial class ReadBackTests
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lang Ru = Lang.Russian;

    [Fact]
    public void Text_of_random_books_comes_back() =>
        Books.Sample(
            blocks =>
            {
                AssembledBook book = BookOf(blocks);
                (string text, _) = Read(Of(book, null));
                Assert.Equal(Expected(book), text);
            },
            iter: 60,
            threads: 1
        );

    [Fact]
    public void Pages_of_random_books_begin_at_their_markers() =>
        Gen.Select(Books, Gen.Int[0, 1_000_000].Array[1, 12])
            .Sample(
                (blocks, places) =>
                {
                    AssembledBook book = BookOf(blocks);
                    Block[] leaves = [.. Leaves(book.Parts[0].Blocks)];
                    PageStart[] starts =
                    [
                        .. places
                            .Where(_ => leaves.Length > 0)
                            .Select(place => (Leaf: place % leaves.Length, Place: place / 7))
                            .Select(place => (place.Leaf, Offset: Whole(PlainText.Of(leaves[place.Leaf]), place.Place)))
                            .OrderBy(place => place)
                            .Select((place, i) => new PageStart($"{i + 1}", leaves[place.Leaf], place.Offset)),
                    ];
                    AssertPages(
                        book,
                        new PageMap(
                            [.. starts],
                            ImmutableDictionary<string, string>.Empty,
                            ImmutableDictionary<string, string>.Empty,
                            ""
                        )
                    );
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public void Every_leaf_of_every_node_can_begin_a_page()
    {
        AssembledBook book = EveryNode.Book();
        int page = 0;
        PageStart[] starts =
        [
            .. book
                .Parts.Where(part => part.Kind != PartKind.Contents)
                .SelectMany(part => Leaves(part.Blocks))
                .Where(leaf =>
                    leaf is not Paragraph { Content: var line }
                    || !line.Any(inline => inline is ComputedValue or PageNumbers)
                )
                .SelectMany(leaf =>
                    new[] { 0, PlainText.Of(leaf).Length / 2 }
                        .Distinct()
                        .Select(offset => new PageStart($"{++page}", leaf, offset))
                ),
        ];
        Assert.True(starts.Length > 100);
        AssertPages(book, EveryNode.Pages(book) with { Starts = [.. starts] });
    }

    /// <summary>
    /// A page without text of its own is marked at a part or heading that is known to be on it, else where the next
    /// page begins; after the last text, at the end.
    /// </summary>
    [Fact]
    public void Pages_without_text_are_marked_too()
    {
        AssembledBook book = EveryNode.Book();
        Part article = book.Parts[5];
        PageStart[] starts =
        [
            new("i", null, 0),
            new("ii", null, 0),
            new("7", null, 0),
            new("8", article.Body[0], 3),
            new("9", null, 0),
            new("10", null, 0),
        ];
        var ids = new Dictionary<string, string>
        {
            ["half-title"] = "i",
            ["lists"] = "9",
            ["article-1"] = "7",
        }.ToImmutableDictionary(StringComparer.Ordinal);
        Package package = Of(book, new PageMap([.. starts], ids, ImmutableDictionary<string, string>.Empty, ""));
        Assert.Equal(
            [
                "half-title.xhtml#page-i",
                "article-01.xhtml#page-ii",
                "article-01.xhtml#page-7",
                "article-01.xhtml#page-8",
                "article-01.xhtml#page-9",
                "end-imprint.xhtml#page-10",
            ],
            PageList(package)
        );
        (string text, Dictionary<string, int> markers) = Read(package);
        Assert.StartsWith("Списки", text[markers["page-9"]..], StringComparison.Ordinal);
        Assert.Equal(
            markers.OrderBy(marker => marker.Value).Select(marker => marker.Key),
            starts.Select(start => "page-" + start.Label)
        );
    }

    private static void AssertPages(AssembledBook book, PageMap map)
    {
        Package package = Of(book, map);
        (string text, Dictionary<string, int> markers) = Read(package);
        Assert.Equal(map.Starts.Length, PageList(package).Count());
        foreach (PageStart start in map.Starts)
        {
            string words = Plain(PlainText.Of(start.Block!)[start.Offset..]);
            Assert.StartsWith(words, text[markers["page-" + start.Label]..], StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> PageList(Package package) =>
        package
            .Xml("nav.xhtml")
            .Descendants(Xhtml + "nav")
            .Where(nav => nav.Attribute(Ops + "type")!.Value == "page-list")
            .Descendants(Xhtml + "a")
            .Select(a => a.Attribute("href")!.Value);

    /// <summary>
    /// The text of the files without what the writer adds (marks of notes, ways back, labels), and where in it each
    /// marker stands.
    /// </summary>
    private static (string Text, Dictionary<string, int> Markers) Read(Package package)
    {
        var text = new StringBuilder();
        Dictionary<string, int> markers = [];
        foreach ((_, XDocument document) in package.Spine())
        {
            Append(document.Root!.Element(Xhtml + "body")!);
        }

        return (text.ToString(), markers);

        void Append(XElement element)
        {
            bool afterAddition = false;
            foreach (XNode node in element.Nodes())
            {
                if (node is XElement child)
                {
                    string kind = (child.Attribute("class")?.Value ?? "") + (child.Attribute("role")?.Value ?? "");
                    if (kind == "doc-pagebreak")
                    {
                        markers.Add(child.Attribute("id")!.Value, text.Length);
                        continue;
                    }

                    afterAddition = kind is "backdoc-backlink" or "label" or "number";
                    if (!afterAddition && kind is not ("noteref" or "calls" or "notes-title"))
                    {
                        Append(child);
                    }
                }
                else if (node is XText words)
                {
                    text.Append(
                        (afterAddition && words.Value.StartsWith(' ') ? words.Value[1..] : words.Value).Replace(
                            "\n",
                            "",
                            StringComparison.Ordinal
                        )
                    );
                    afterAddition = false;
                }
            }
        }
    }

    private static string Expected(AssembledBook book) =>
        string.Concat(
            book.Parts.Select(part =>
                string.Concat(
                    Leaves(part.Blocks)
                        .Concat(Notes(part.Blocks).SelectMany(note => Leaves(note.Blocks)))
                        .Select(leaf => Plain(PlainText.Of(leaf)))
                )
            )
        );

    private static string Plain(string text) =>
        text.Replace("\n", "", StringComparison.Ordinal).Replace('\0', '\uFFFD');

    /// <summary>An offset at a character, not inside one.</summary>
    private static int Whole(string text, int place) => text.Length == 0 ? 0 : place % text.Length;

    private static IEnumerable<Block> Leaves(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Quotation quotation => Leaves(quotation.Blocks),
                ListBlock list => list.Items.SelectMany(item => Leaves(item.Blocks)),
                Parallel parallel => ParallelRows.Of(parallel).SelectMany(row => Leaves(row.Cells.OfType<Block>())),
                ThematicBreak or Contents => [],
                _ => [block],
            }
        );

    private static IEnumerable<Note> Notes(IEnumerable<Block> blocks) =>
        Leaves(blocks)
            .SelectMany(leaf =>
                leaf switch
                {
                    Paragraph paragraph => Notes(paragraph.Content),
                    Heading heading => Notes(heading.Content),
                    LineBlock lines => lines.Lines.SelectMany(Notes),
                    Table table => Notes(table.Caption)
                        .Concat(
                            new[] { table.Header }
                                .Concat(table.Rows)
                                .SelectMany(row => row.Cells)
                                .SelectMany(cell => Notes(cell.Content))
                        ),
                    Figure figure => Notes(figure.Caption),
                    _ => [],
                }
            );

    private static IEnumerable<Note> Notes(ImmutableArray<Inline> inlines) =>
        inlines.SelectMany(inline =>
            inline switch
            {
                Note note => [note],
                Styled styled => Notes(styled.Content),
                LangSpan span => Notes(span.Content),
                _ => (IEnumerable<Note>)[],
            }
        );
}
