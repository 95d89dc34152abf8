using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Pdf;
using Edition.Proof;
using Edition.Tests.Books;

namespace Edition.Tests.Proof;

/// <summary>What is taken from an edition, changed in it or turned aside is named with its place.</summary>
[Trait("Kind", "unit")]
public sealed class SabotageTests
{
    private static readonly Lazy<(AssembledBook Book, Made Made)> Small = new(() => Made.Of(Text));

    private const string Text = """
        ---
        title: Проба
        lang: ru
        date: 2026-02-01
        authors: [{name: А. А. Наборщик}]
        ---

        Первый абзац говорит о согласии сторон[^one] и о [границах](#borders).

        Второй абзац повторяет[^two] сказанное, и вновь о том же[^one], подробно.

        ## Границы {#borders}

        Третий абзац называет [адрес](https://example.org/a) и заканчивает.

        ## Итоги {#sums}

        Последний абзац.

        [^one]: Первая сноска объясняет.
        [^two]: Вторая сноска добавляет.
        """;

    [Theory]
    [InlineData("согласии ", "", "ED911 1:24 “согласии”")]
    [InlineData("сторон", "сторон сторон", "ED913 1:33 “сторон”")]
    [InlineData("границах", "рубежах", "ED911 1:51 “границах”")]
    [InlineData("Третий абзац", "абзац Третий", "ED914 7:8 “абзац”")]
    [InlineData("объясняет", "", "ED911 13:23 “объясняет”")]
    public void A_word_changed_in_any_edition_is_named(string words, string others, string expected)
    {
        foreach (string file in (ReadOnlySpan<string>)["p.docx", "p.epub"])
        {
            string[] found = Found(
                file,
                Replaced(file == "p.docx" ? Small.Value.Made.Docx : Small.Value.Made.Epub, words, others)
            );
            Assert.Contains(found, line => line.StartsWith(Shifted(expected), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_paragraph_that_stands_twice_is_named()
    {
        foreach (
            (string file, byte[] bytes, string open, string close) in new[]
            {
                ("p.docx", Small.Value.Made.Docx, "<w:p>", "</w:p>"),
                ("p.epub", Small.Value.Made.Epub, "<p", "</p>"),
            }
        )
        {
            string[] found = Found(
                file,
                Edited(
                    bytes,
                    text =>
                    {
                        int at = text.IndexOf("Последний абзац", StringComparison.Ordinal);
                        int from = at < 0 ? -1 : text.LastIndexOf(open, at, StringComparison.Ordinal),
                            to = at < 0 ? -1 : text.IndexOf(close, at, StringComparison.Ordinal) + close.Length;
                        return from < 0 ? text : text.Insert(to, text[from..to]);
                    }
                )
            );
            Assert.Equal([Shifted("ED913 11:1 “Последний абзац .” stands twice in " + file + ".")], found);
        }
    }

    [Fact]
    public void A_lost_note_is_named()
    {
        string[] docx = Found(
            "p.docx",
            Edited(
                Small.Value.Made.Docx,
                text =>
                    Without(
                        text,
                        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>"
                    )
            )
        );
        Assert.Contains(docx, line => line.StartsWith("ED915", StringComparison.Ordinal));
        string[] epub = Found(
            "p.epub",
            Edited(
                Small.Value.Made.Epub,
                text =>
                {
                    int at = text.IndexOf("Вторая сноска", StringComparison.Ordinal);
                    int from = at < 0 ? -1 : text.LastIndexOf("<aside", at, StringComparison.Ordinal);
                    return from < 0
                        ? text
                        : text.Remove(from, text.IndexOf("</aside>", at, StringComparison.Ordinal) + 8 - from);
                }
            )
        );
        Assert.Contains(
            epub,
            line =>
                line.StartsWith("ED915", StringComparison.Ordinal)
                && line.Contains("Вторая сноска добавляет", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_call_that_leads_to_another_note_is_named()
    {
        Made made = Small.Value.Made;
        string[] epub = Found(
            "p.epub",
            Edited(made.Epub, text => Exchanged(text, "href=\"#note-1-1\">", "href=\"#note-1-2\">"))
        );
        Assert.Contains(epub, line => line.Contains("ED91", StringComparison.Ordinal));
        string[] later = Found(
            "p.docx",
            Edited(made.Docx, text => text.Replace("NOTEREF note_1_1 ", "NOTEREF note_1_2 ", StringComparison.Ordinal))
        );
        Assert.Equal([Shifted("ED916 3:57 The call of a note leads to another one in p.docx.")], later);
    }

    [Fact]
    public void A_reference_that_leads_elsewhere_is_named()
    {
        Made made = Small.Value.Made;
        string[] docx = Found(
            "p.docx",
            Edited(
                made.Docx,
                text =>
                    text.Replace(
                        "w:hyperlink w:anchor=\"borders\"",
                        "w:hyperlink w:anchor=\"sums\"",
                        StringComparison.Ordinal
                    )
            )
        );
        Assert.Contains(docx, line => line.StartsWith(Shifted("ED917 1:51 “границах”"), StringComparison.Ordinal));
        string[] epub = Found(
            "p.epub",
            Edited(made.Epub, text => text.Replace("href=\"#borders\"", "href=\"#sums\"", StringComparison.Ordinal))
        );
        Assert.Contains(epub, line => line.StartsWith(Shifted("ED917 1:51 “границах”"), StringComparison.Ordinal));
        string[] uri = Found(
            "p.docx",
            Edited(
                made.Docx,
                text => text.Replace("https://example.org/a", "https://example.org/b", StringComparison.Ordinal)
            )
        );
        Assert.Contains(uri, line => line.StartsWith(Shifted("ED917 7:"), StringComparison.Ordinal));
    }

    /// <summary>
    /// The PDF is sabotaged before it is written: a run of text taken away, two exchanged, one set twice, a note's
    /// element left empty, a link turned.
    /// </summary>
    [Fact]
    public void Faults_in_the_PDF_are_named()
    {
        AssembledBook book = Small.Value.Book;
        PagedBook paged = Paginator.MakeUp(book, Templates.Default, Made.Faces, new Findings());
        Assert.Equal([], Found("p.pdf", Pdf(paged)));

        PlacedText[] texts =
        [
            .. paged.Pages.SelectMany(page => page.Items).OfType<PlacedText>().Where(text => text.Tag >= 0),
        ];
        PlacedText last = texts.Single(text => text.Text.StartsWith("Последний абзац", StringComparison.Ordinal));
        PlacedText third = texts.First(text => text.Text.StartsWith("Третий абзац", StringComparison.Ordinal));
        PlacedText note = texts.First(text => text.Text.StartsWith("Вторая сноска", StringComparison.Ordinal));
        Assert.Equal(
            [Shifted("ED911 11:1 “Последний абзац .” is not in p.pdf.")],
            Found("p.pdf", Pdf(Changed(paged, item => item == last ? [] : [item])))
        );
        Assert.Equal(
            [Shifted("ED913 11:1 “Последний абзац .” stands twice in p.pdf.")],
            Found("p.pdf", Pdf(Changed(paged, item => item == last ? [item, item] : [item])))
        );
        Assert.Contains(
            Found("p.pdf", Pdf(Changed(paged, item => item == note ? [] : [item]))),
            line => line.StartsWith(Shifted("ED911 14:9 “Вторая сноска"), StringComparison.Ordinal)
        );
        Assert.NotEmpty(
            Found(
                "p.pdf",
                Pdf(
                    Changed(
                        paged,
                        item => item == last ? [last with { Tag = third.Tag, Order = third.Order - 1 }] : [item]
                    )
                )
            )
        );
        string[] link = Found(
            "p.pdf",
            Pdf(
                Changed(
                    paged,
                    item =>
                        item is PlacedLink { Destination: "borders" } to ? [to with { Destination = "sums" }] : [item]
                )
            )
        );
        Assert.Equal([Shifted("ED917 1:51 “границах” leads to #sums in p.pdf, not to #borders.")], link);
        string[] call = Found(
            "p.pdf",
            Pdf(
                Changed(
                    paged,
                    item =>
                        item is PlacedLink { Destination: "note-1-1" } to
                            ? [to with { Destination = "note-1-2" }]
                            : [item]
                )
            )
        );
        Assert.NotEmpty(call);
    }

    /// <summary>Every page bears the number after its own: all that the contents say is wrong.</summary>
    [Fact]
    public void A_page_number_that_is_not_that_of_its_page_is_named()
    {
        AssembledBook book = EveryNode.Book();
        PagedBook paged = Paginator.MakeUp(book, Templates.Default, Made.Faces, new Findings());
        PagedBook numbered = paged with
        {
            Pages =
            [
                .. paged.Pages.Select(page =>
                    int.TryParse(page.Label, out int folio)
                        ? page with
                        {
                            Label = (folio + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                        }
                        : page
                ),
            ],
        };
        string[] found = Found(book, "p.pdf", Pdf(numbered));
        Assert.All(found, line => Assert.StartsWith("ED923 ", line));
        Assert.Contains(found, line => line.Contains("курсивом 1” leads to page 2 in p.pdf", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("“Глубже 3” leads to page 4", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("“Lists 2” leads to page 3", StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("“1” leads to page 2", StringComparison.Ordinal));
    }

    /// <summary>A picture floats, so the words after it tell nothing of where it stands.</summary>
    [Fact]
    public void A_reference_to_a_picture_leads_to_its_upper_edge()
    {
        AssembledBook book = EveryNode.Book();
        PagedBook paged = Paginator.MakeUp(book, Templates.Default, Made.Faces, new Findings());
        Assert.Equal([], Found(book, "p.pdf", Pdf(paged)));
        PagedBook aside = Changed(
            paged,
            item => item is PlacedLink { Destination: "fig-1" } to ? [to with { Destination = "fig-2" }] : [item]
        );
        Assert.Contains("leads to #fig-2 in p.pdf, not to #fig-1", Found(book, "p.pdf", Pdf(aside)).Single());
    }

    [Fact]
    public void What_is_no_edition_is_refused()
    {
        foreach (
            byte[] bytes in (byte[][])
                [
                    [],
                    [1, 2, 3],
                    "%PDF-1.7 startxref 5 %%EOF"u8.ToArray(),
                    Small.Value.Made.Pdf[..^800],
                    Small.Value.Made.Docx[..400],
                ]
        )
        {
            Assert.Throws<InvalidDataException>(() => PdfReader.Read(bytes));
            Assert.Throws<InvalidDataException>(() => DocxReader.Read(bytes));
            Assert.Throws<InvalidDataException>(() => EpubReader.Read(bytes));
        }
    }

    private static byte[] Pdf(PagedBook paged) => PdfWriter.Write(paged, Templates.Default, PdfProfile.Screen);

    private static PagedBook Changed(PagedBook paged, Func<Placed, ImmutableArray<Placed>> change) =>
        paged with
        {
            Pages =
            [
                .. paged.Pages.Select(page => page with { Items = [.. page.Items.SelectMany(item => change(item))] }),
            ],
        };

    /// <summary>What is found in a file of the small book: rule, line and column, message.</summary>
    private static string[] Found(string file, byte[] bytes) => Found(Small.Value.Book, file, bytes);

    private static string[] Found(AssembledBook book, string file, byte[] bytes)
    {
        var findings = new Findings();
        Transcript said = BookTokens.Of(book, new Wordstock());
        Transcript edition = Path.GetExtension(file) switch
        {
            ".pdf" => PdfReader.Read(bytes, null, said),
            ".docx" => DocxReader.Read(bytes, null, said),
            _ => EpubReader.Read(bytes, null, said),
        };
        Equivalence.Compare(said, book.Publication.Span, edition, file, true, findings);
        return [.. findings.InOrder([], []).Select(Made.Line)];
    }

    /// <summary>Lines of the cases count from the text's first.</summary>
    private static string Shifted(string expected)
    {
        const int Head = 7;
        int colon = expected.IndexOf(':', StringComparison.Ordinal);
        int line = int.Parse(expected.AsSpan(6, colon - 6), CultureInfo.InvariantCulture) + Head;
        return FormattableString.Invariant($"{expected[..6]}{line}{expected[colon..]}");
    }

    private static byte[] Replaced(byte[] package, string words, string others) =>
        Edited(
            package,
            text =>
                text.Contains("Первый абзац", StringComparison.Ordinal)
                || text.Contains("Первая сноска", StringComparison.Ordinal)
                    ? Once(text, words, others)
                    : text
        );

    private static string Once(string text, string words, string others)
    {
        int at = text.LastIndexOf(words, StringComparison.Ordinal);
        return at < 0 ? text : text.Remove(at, words.Length).Insert(at, others);
    }

    private static string Without(string text, string part) => text.Replace(part, "", StringComparison.Ordinal);

    private static string Exchanged(string text, string one, string other) =>
        text.Replace(one, "\u0001", StringComparison.Ordinal)
            .Replace(other, one, StringComparison.Ordinal)
            .Replace("\u0001", other, StringComparison.Ordinal);

    /// <summary>The package with every XML part changed.</summary>
    private static byte[] Edited(byte[] package, Func<string, string> edit)
    {
        bool changed = false;
        var stream = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries)
            {
                using Stream read = entry.Open();
                var bytes = new MemoryStream();
                read.CopyTo(bytes);
                byte[] content = bytes.ToArray();
                if (Path.GetExtension(entry.FullName) is ".xml" or ".xhtml" or ".rels" or ".opf")
                {
                    string before = Encoding.UTF8.GetString(content),
                        after = edit(before);
                    changed |= before != after;
                    content = Encoding.UTF8.GetBytes(after);
                }

                using Stream write = to.CreateEntry(entry.FullName).Open();
                write.Write(content);
            }
        }

        Assert.True(changed, "the sabotage did nothing");
        return stream.ToArray();
    }
}
