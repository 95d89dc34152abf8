using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Tests.Books;
using Edition.Tests.Checking;
using static Edition.Tests.Epub.Package;

namespace Edition.Tests.Epub;

/// <summary>
/// Each printed page begins in the EPUB where its marker stands: held against the finished pages themselves, labels of
/// items, contents and back-references included.
/// </summary>
[Trait("Kind", "property")]
public sealed class PageMarkerTests
{
    private const int Compared = 12;
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Default));

    [Fact]
    public void A_book_of_every_node_is_marked_where_its_pages_begin() => Assert.True(Checked(EveryNode.Book()) > 5);

    [Fact]
    public void Random_books_are_marked_where_their_pages_begin() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 40])
            .Array[10, 40]
            .Sample(
                blocks =>
                {
                    string text = string.Concat(blocks.Select((block, i) => Markdown(i, block.Item1, block.Item2)));
                    Book book = Desk.Check("---\ntitle: Книга\nlang: ru\n---\n\n" + text).Book;
                    Assert.True(Checked(Assembler.Assemble(book, Templates.Default)) > 1);
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public void Long_lists_contents_and_references_back_are_marked_where_their_pages_begin()
    {
        Assert.True(Checked(Assembler.Assemble(Referring(), Templates.Default)) > 20);
    }

    /// <summary>A paragraph, a lettered list, a quotation, a table or a heading, no two alike.</summary>
    private static string Markdown(int at, int kind, int size)
    {
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(i => "слово" + Spelled(at * 97 + i)));
        return kind switch
        {
            0 => Words(size * 5) + "\n\n",
            1 => string.Concat("абвг".Select((letter, i) => $"{letter}) {Words(size + i)}\n\n")),
            2 => $"> {Words(size * 2)}\n\n",
            3 => $"| {Words(1)} | {Words(2)} |\n|---|---|\n"
                + string.Concat(Enumerable.Range(0, 1 + size / 2).Select(i => $"| {Spelled(at + i)} | {Words(2)} |\n"))
                + $"\n: {Words(4)}\n\n",
            _ => $"## {Words(3)}\n\n{Words(size)}\n\n",
        };
    }

    /// <summary>
    /// Eighty articles of one paragraph and a lettered list, all of which refer to the one article of the appendix:
    /// its references back, like the contents, run over pages.
    /// </summary>
    private static Book Referring()
    {
        static string Chapter(int i)
        {
            var text = new StringBuilder();
            text.Append("---\ntitle: Глава ").Append(Spelled(i)).Append("\n---\n\n");
            for (int n = 0; n < 12; n++)
            {
                text.Append("Слова о том, что было ").Append(Spelled(i * 12 + n)).Append(", и о [договоре](#art). ");
            }

            text.Append("\n\n");
            for (int n = 0; n < 7; n++)
            {
                text.Append("абвгдеж"[n]).Append(") пункт о том, что ").Append(Spelled(i * 7 + n)).Append("\n\n");
            }

            return text.ToString();
        }

        const string Appendix =
            "---\ntitle: Статьи\nkind: articles\n---\n\n## Статья первая {#art}\n\nСтороны соглашаются.\n";
        string[] names = [.. Enumerable.Range(0, 80).Select(i => $"{Spelled(i)}.md")];
        string yaml =
            "title: Книга\nlanguages: [ru]\ndate: 2026-02-01\n" + $"contents: [{string.Join(", ", names)}, art.md]\n";
        return Desk.Check([
            ("edition.yaml", yaml),
            .. names.Select((name, i) => (name, Chapter(i))),
            ("art.md", Appendix),
        ]).Book;
    }

    /// <summary>A number in letters, since digits are not compared.</summary>
    private static string Spelled(int number) =>
        string.Concat(number.ToString("D4", CultureInfo.InvariantCulture).Select(digit => "абвгдежзик"[digit - '0']));

    /// <summary>How many pages were held against their markers, all of them in order.</summary>
    private static int Checked(AssembledBook book)
    {
        PagedBook paged = Paginator.MakeUp(book, Templates.Default, Faces.Value, new Findings());
        (string text, Dictionary<string, int> markers) = Read(Of(book, paged.Map));
        int count = 0;
        foreach (Page page in paged.Pages)
        {
            string words = FirstWords(paged, page);
            if (words.Length == 0)
            {
                continue;
            }

            int at = markers["page-" + page.Label];
            string found = text.Substring(at, Math.Min(words.Length, text.Length - at));
            Assert.True(words == found, $"page {page.Label} begins “{words}”, its marker stands before “{found}”");
            count++;
        }

        Assert.Equal(markers.Values.Order(), markers.Values);
        return count;
    }

    /// <summary>The letters with which a page begins, those of a figure or table that floated to its head too.</summary>
    private static string FirstWords(PagedBook book, Page page)
    {
        var letters = new StringBuilder();
        foreach (PlacedText item in page.Items.OfType<PlacedText>().Where(item => item.Tag >= 0).OrderBy(x => x.Order))
        {
            if (!Around(book, item.Tag).Contains(Role.Note))
            {
                letters.Append(Letters(item.Text));
            }
        }

        return letters.ToString(0, Math.Min(Compared, letters.Length));
    }

    private static IEnumerable<Role> Around(PagedBook book, int tag)
    {
        for (; tag >= 0; tag = book.Tags[tag].Parent)
        {
            yield return book.Tags[tag].Role;
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>The letters of the files in the reading order without notes, and where among them each marker stands.</summary>
    private static (string Text, Dictionary<string, int> Markers) Read(Package package)
    {
        var text = new StringBuilder();
        Dictionary<string, int> markers = new(StringComparer.Ordinal);
        foreach ((_, XDocument document) in package.Spine())
        {
            foreach (XNode node in document.Root!.Element(Xhtml + "body")!.DescendantNodes())
            {
                if (node is XElement mark && mark.Attribute("role")?.Value == "doc-pagebreak")
                {
                    markers.Add(mark.Attribute("id")!.Value, text.Length);
                }
                else if (
                    node is XText words
                    && !node.Ancestors().Any(around => around.Attribute("role")?.Value is "doc-footnote" or "doc-cover")
                )
                {
                    text.Append(Letters(words.Value));
                }
            }
        }

        return (text.ToString(), markers);
    }
}
