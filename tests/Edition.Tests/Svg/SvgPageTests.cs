using System.Text.RegularExpressions;
using System.Xml.Linq;
using Edition.Cli;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Svg;

namespace Edition.Tests.Svg;

[Trait("Kind", "unit")]
public sealed partial class SvgPageTests
{
    private static readonly Lazy<PagedBook> Sample = new(() => MakeUp(Path.Combine(Checkout.Root, "manuscript")));

    [Fact]
    public void A_page_is_drawn_whole_and_says_its_words_in_reading_order()
    {
        PagedBook book = Sample.Value;
        var sheet = new GlyphSheet();
        for (int i = 0; i < book.Pages.Length; i++)
        {
            XElement svg = XElement.Parse(
                SvgPage.Write(book, i, sheet, picture => "/p?" + picture.Path),
                LoadOptions.PreserveWhitespace
            );
            Placed[] items = [.. book.Pages[i].Items.OrderBy(item => item.Order)];
            Assert.Equal(
                items.OfType<PlacedText>().Select(text => text.Text),
                svg.Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value)
            );
            int inked = items
                .OfType<PlacedText>()
                .Sum(text => text.Glyphs.Count(glyph => text.Text[glyph.Cluster] is not (' ' or '\u00A0')));
            XElement[] uses = [.. svg.Descendants().Where(element => element.Name.LocalName == "use")];
            Assert.Equal(inked, uses.Length);
            Assert.All(
                uses,
                use => Assert.InRange(int.Parse(use.Attribute("href")!.Value.AsSpan(2)), 0, sheet.Count - 1)
            );
            Assert.Equal(items.OfType<PlacedRule>().Count(), svg.Descendants().Count(e => e.Name.LocalName == "rect"));
            XElement.Parse(SvgPage.Greeked(book, i));
        }

        XElement paths = XElement.Parse("<g>" + sheet.PathsFrom(0) + "</g>");
        Assert.Equal(
            Enumerable.Range(0, sheet.Count).Select(n => "g" + n),
            paths.Elements().Select(p => p.Attribute("id")!.Value)
        );
        Assert.All(paths.Elements(), path => Assert.Matches(PathPattern(), path.Attribute("d")!.Value));
        Assert.Equal("", sheet.PathsFrom(sheet.Count));
    }

    [Fact]
    public void Every_word_leads_to_its_place_in_the_manuscript_and_back()
    {
        PagedBook book = Sample.Value;
        var places = new PagePlaces(book);
        int words = 0;
        List<string> astray = [];
        foreach (Page page in book.Pages)
        {
            for (int i = 0; i < page.Items.Length; i++)
            {
                if (page.Items[i] is not PlacedText { Source.Source: not null, Tag: >= 0 } text)
                {
                    continue;
                }

                foreach (Match word in WordPattern().Matches(text.Text))
                {
                    words++;
                    SourceSpan at = places.SourceOf(page.Index, i, word.Index)!.Value;
                    if (at.Source!.Text.AsSpan(at.Start, word.Length).SequenceEqual(word.Value))
                    {
                        continue;
                    }

                    astray.Add($"{page.Label}: {word.Value} at {at.Source.Path} {at.Source.PlaceOf(at.Start)}");
                }
            }
        }

        Assert.True(words > 1000, $"{words}");
        Assert.True(astray.Count * 100 < words, string.Join("\n", astray));
    }

    [Fact]
    public void A_place_is_found_though_the_file_has_been_changed_since()
    {
        PagedBook book = Sample.Value;
        var places = new PagePlaces(book);
        PlacedText text = book
            .Pages.SelectMany(page => page.Items)
            .OfType<PlacedText>()
            .Where(text => text.Tag >= 0 && text.Text.Length > 30 && text.Source.Source is not null)
            .Skip(200)
            .First();
        Source set = text.Source.Source!;
        PagePlace before = places.Find(set, text.Source.Start)!.Value;
        Assert.Same(text, book.Pages[before.Page].Items[before.Item]);
        var longer = new Source(set.Path, set.Text.Insert(text.Source.Start / 2, "\n\nНовый абзац.\n\n"));
        Assert.Equal(before, places.Find(longer, text.Source.Start + "\n\nНовый абзац.\n\n".Length));
        Assert.Null(places.Find("no.md", 1));
        int line = set.PlaceOf(text.Source.Start).Line;
        Assert.NotNull(places.Find(set.Path, line));
        Assert.NotNull(places.Find(set.Path, int.MaxValue));
    }

    [Fact]
    public void Seals_tell_pages_apart_by_what_is_seen()
    {
        PagedBook book = Sample.Value;
        ulong[] seals = [.. book.Pages.Select(page => PageSeal.Of(book, page.Index))];
        PagedBook again = MakeUp(Path.Combine(Checkout.Root, "manuscript"));
        Assert.Equal(seals, again.Pages.Select(page => PageSeal.Of(again, page.Index)));
        Page page = book.Pages[^2];
        int at = page.Items.ToList().FindIndex(item => item is PlacedText);
        var text = (PlacedText)page.Items[at];
        Placed[] changes =
        [
            text with
            {
                X = text.X + new Edition.Model.Length(1),
            },
            text with
            {
                Expansion = text.Expansion + 1,
            },
            text with
            {
                Text = text.Text + ".",
            },
        ];
        Assert.All(
            changes,
            change =>
                Assert.NotEqual(
                    seals[page.Index],
                    PageSeal.Of(
                        book with
                        {
                            Pages = book.Pages.SetItem(
                                page.Index,
                                page with
                                {
                                    Items = page.Items.SetItem(at, change),
                                }
                            ),
                        },
                        page.Index
                    )
                )
        );
    }

    [Fact]
    public void Words_are_found_over_lines_and_divisions()
    {
        PagedBook book = Sample.Value;
        PlacedText divided = book
            .Pages.SelectMany(page => page.Items)
            .OfType<PlacedText>()
            .First(text =>
                text.Tag >= 0 && text.Text.EndsWith('\u00AD') && text.Text.Contains(' ', StringComparison.Ordinal)
            );
        string tail = divided.Text[(divided.Text.LastIndexOf(' ') + 1)..].TrimEnd('\u00AD');
        PageHit hit = PageSearch
            .Find(book, tail.ToUpperInvariant(), 1000)
            .First(hit => hit.Items.Any(i => ReferenceEquals(book.Pages[hit.Page].Items[i], divided)));
        Assert.Equal(tail, hit.Words);
        Assert.True(char.IsLetter(hit.After[0]));
        Assert.Empty(PageSearch.Find(book, "  ", 10));
        Assert.Equal(3, PageSearch.Find(book, "а", 3).Length);
    }

    private static PagedBook MakeUp(string manuscript)
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 100);
        var workshop = new Workshop(
            new ManuscriptOptions(manuscript, null, null),
            new Progress(terminal, shown: false)
        );
        var (book, faces) = workshop.Prepare()!.Value;
        return Paginator.MakeUp(book, workshop.Template!, faces, workshop.Findings);
    }

    [GeneratedRegex(@"(?<![\w\u00AD])\p{L}{4,}(?![\w\u00AD])")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^(M-?[\d.]+ -?[\d.]+([LC][-\d. ]+)*Z)*$")]
    private static partial Regex PathPattern();
}
