using System.Collections.Immutable;
using System.Xml.Linq;
using Edition.Model;
using Edition.Tests.Books;
using static Edition.Tests.Epub.Package;

namespace Edition.Tests.Epub;

[Trait("Kind", "golden")]
public sealed class EpubWriterTests
{
    private static readonly AssembledBook Every = EveryNode.Book();
    private static readonly Lazy<Package> Written = new(() => Of(Every, EveryNode.Pages(Every)));

    [Theory]
    [InlineData("article-01.xhtml")]
    [InlineData("chapter-01.xhtml")]
    [InlineData("appendix.xhtml")]
    [InlineData("contents.xhtml")]
    [InlineData("nav.xhtml")]
    [InlineData("package.opf")]
    public void Every_node_is_written_as_looked(string name) =>
        GoldenText.Check("epub", name, Written.Value.Text(name));

    [Fact]
    public void Same_input_same_bytes() =>
        Assert.True(Written.Value.Bytes.AsSpan().SequenceEqual(Of(Every, EveryNode.Pages(Every)).Bytes));

    [Fact]
    public void Mimetype_comes_first_and_is_stored()
    {
        Assert.Equal("mimetype", Written.Value.Entries[0]);
        Assert.Equal("mimetypeapplication/epub+zip"u8, Written.Value.Bytes.AsSpan(30, 28));
        Assert.Equal(
            Written.Value.Entries.Count,
            Written.Value.Entries.Distinct(StringComparer.OrdinalIgnoreCase).Count()
        );
    }

    /// <summary>Every address in every file leads to a file and an id that is there, and no id stands twice.</summary>
    [Fact]
    public void Every_link_arrives()
    {
        Dictionary<string, HashSet<string>> ids = [];
        foreach ((string name, XDocument document) in Documents())
        {
            string[] own = [.. document.Descendants().Attributes("id").Select(id => id.Value)];
            Assert.Equal(own.Length, own.Distinct(StringComparer.Ordinal).Count());
            ids.Add(name, [.. own]);
        }

        int links = 0;
        foreach ((string name, XDocument document) in Documents())
        {
            foreach (
                string address in document
                    .Descendants()
                    .Attributes("href")
                    .Select(href => href.Value)
                    .Where(href =>
                        href.Contains('#', StringComparison.Ordinal) && !href.Contains(':', StringComparison.Ordinal)
                    )
            )
            {
                string[] parts = address.Split('#');
                Assert.Contains(parts[1], ids[parts[0].Length == 0 ? name : parts[0]]);
                links++;
            }
        }

        Assert.True(links > 50);
    }

    /// <summary>
    /// Every call leads to its note, and from the note a link that names the mark leads back to every call.
    /// </summary>
    [Fact]
    public void Notes_and_calls_are_linked_both_ways()
    {
        (string Name, XElement Call)[] calls =
        [
            .. Documents()
                .SelectMany(file =>
                    file.Document.Descendants(Xhtml + "a")
                        .Where(a => a.Attribute(Ops + "type")?.Value == "noteref")
                        .Select(a => (file.Name, a))
                ),
        ];
        Dictionary<string, XElement> notes = Documents()
            .SelectMany(file => file.Document.Descendants(Xhtml + "aside"))
            .ToDictionary(aside => aside.Attribute("id")!.Value, StringComparer.Ordinal);
        Assert.Equal(14, calls.Length);
        Assert.Equal(12, notes.Count);
        foreach ((_, XElement call) in calls)
        {
            XElement note = notes[call.Attribute("href")!.Value.TrimStart('#')];
            XElement back = Assert.Single(
                note.Descendants(Xhtml + "a"),
                a => a.Attribute("href")!.Value == "#" + call.Attribute("id")!.Value
            );
            Assert.Equal("doc-backlink", back.Attribute("role")!.Value);
            Assert.Contains(call.Value, back.Attribute("aria-label")!.Value, StringComparison.Ordinal);
            Assert.Contains(back.Value, back.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_printed_pages_there_is_no_list_of_pages()
    {
        Package package = Of(Every, null);
        Assert.DoesNotContain("page-list", package.Text("nav.xhtml"), StringComparison.Ordinal);
        Assert.DoesNotContain("pageBreak", package.Text("package.opf"), StringComparison.Ordinal);
        Assert.DoesNotContain("doc-pagebreak", package.Text("article-01.xhtml"), StringComparison.Ordinal);
    }

    /// <summary>The claim needs both: what the build measured, and a name that answers for the rest.</summary>
    [Theory]
    [InlineData(null, "A picture", false)]
    [InlineData("Checker", "A picture", true)]
    [InlineData("Checker", " ", false)]
    public void Conformance_is_claimed_only_where_it_holds(string? certifiedBy, string alt, bool claimed)
    {
        var figure = new Figure(SourceSpan.None, Lang.English, "images/a.png", alt, []);
        AssembledBook book = Every with
        {
            Catalogued = Every.Publication with { CertifiedBy = certifiedBy },
            Parts = [Every.Parts[5] with { Opening = [], Body = [figure], Closing = [] }],
        };
        Assert.Equal(
            claimed,
            Of(book, null).Text("package.opf").Contains("dcterms:conformsTo", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Ids_that_xml_forbids_are_replaced_everywhere()
    {
        Paragraph target = new(
            SourceSpan.None,
            Lang.Russian,
            [new Text(SourceSpan.None, Lang.Russian, "Цель")],
            Id: "цель 1:2"
        );
        Paragraph link = new(
            SourceSpan.None,
            Lang.Russian,
            [
                new Reference(
                    SourceSpan.None,
                    Lang.Russian,
                    "цель 1:2",
                    [new Text(SourceSpan.None, Lang.Russian, "туда")]
                ),
            ]
        );
        Package package = Of(
            Every with
            {
                Parts =
                [
                    Every.Parts[4] with
                    {
                        Body = [link],
                    },
                    Every.Parts[5] with
                    {
                        Opening = [],
                        Body = [target],
                        Closing = [],
                    },
                ],
            },
            null
        );
        string address = package.Xml("front-01.xhtml").Descendants(Xhtml + "a").Single().Attribute("href")!.Value;
        string id = address["article-01.xhtml#".Length..];
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c == '-'));
        Assert.Equal(
            "Цель",
            package.Xml("article-01.xhtml").Descendants().Single(element => element.Attribute("id")?.Value == id).Value
        );
    }

    private static readonly int[] AuthorsLevels = [1, 3, 3, 5, 2, 4];

    [Fact]
    public void Skipped_levels_of_headings_are_closed()
    {
        ImmutableArray<Block> headings =
        [
            .. AuthorsLevels.Select(level =>
                (Block)
                    new Heading(
                        SourceSpan.None,
                        Lang.Russian,
                        level,
                        [new Text(SourceSpan.None, Lang.Russian, "Заголовок")],
                        "h" + level
                    )
            ),
        ];
        XDocument article = Of(
                Every with
                {
                    Parts = [Every.Parts[5] with { Opening = [], Body = headings, Closing = [] }],
                },
                null
            )
            .Xml("article-01.xhtml");
        Assert.Equal(
            ["h1", "h2", "h2", "h3", "h2", "h3"],
            article
                .Descendants()
                .Select(element => element.Name.LocalName)
                .Where(name => name.Length == 2 && name[0] == 'h' && char.IsDigit(name[1]))
        );
    }

    private static IEnumerable<(string Name, XDocument Document)> Documents() =>
        Written
            .Value.Entries.Where(entry => entry.EndsWith(".xhtml", StringComparison.Ordinal))
            .Select(entry => entry["EPUB/".Length..])
            .Select(name => (name, Written.Value.Xml(name)));
}
