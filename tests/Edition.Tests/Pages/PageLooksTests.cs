using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;
using Edition.Tests.Books;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

/// <summary>Where headings, ornaments and code come to stand on pages.</summary>
[Trait("Kind", "unit")]
public sealed class PageLooksTests
{
    private static readonly SourceSpan At = SourceSpan.None;

    [Fact]
    public void The_white_below_a_heading_is_the_same_wherever_it_stands()
    {
        PagedBook paged = Paged([
            .. Enumerable
                .Range(1, 40)
                .SelectMany(i => (Block[])[Heading(2, $"Глава {i}"), Words(i, 30 + i * 7 % 50), Words(i + 1, 40)]),
        ]);
        List<(int Page, PlacedText Text)> texts = Texts(paged);
        double[] whites =
        [
            .. Enumerable
                .Range(0, texts.Count - 1)
                .Where(i => texts[i].Text.Text.StartsWith("Глава", StringComparison.Ordinal))
                .Select(i => Math.Round((texts[i + 1].Text.Y - texts[i].Text.Y).Points, 1)),
        ];
        Assert.Equal(40, whites.Length);
        Assert.Single(whites.Distinct());
    }

    [Fact]
    public void Headings_below_each_other_do_not_add_their_white()
    {
        List<(int Page, PlacedText Text)> texts = Texts(
            Paged(Words(1, 60), Heading(2, "Первый"), Heading(3, "Второй"), Words(2, 60))
        );
        PlacedText first = texts.First(text => text.Text.Text == "Первый").Text,
            second = texts.First(text => text.Text.Text == "Второй").Text;
        Assert.InRange((second.Y - first.Y).Points, 10, 12.5 + 6.25 + 0.1);
    }

    [Fact]
    public void An_ornament_is_never_the_last_on_a_page()
    {
        for (int lines = 0; lines < 30; lines++)
        {
            PagedBook paged = Paged([
                .. Enumerable.Range(0, 10 + lines).Select(i => Words(i, 9)),
                new ThematicBreak(At, Lang.Russian),
                .. Enumerable.Range(0, 30).Select(i => Words(i, 9)),
            ]);
            foreach (Page page in paged.Pages)
            {
                PlacedText[] column = [.. page.Items.OfType<PlacedText>().OrderBy(text => text.Y)];
                PlacedText? stars = column.FirstOrDefault(text => text.Text.StartsWith('*'));
                Assert.True(stars is null || column.Any(text => text.Tag >= 0 && text.Y > stars.Y), $"{lines} lines");
            }
        }
    }

    [Fact]
    public void Code_stays_on_the_page_and_goes_on_deeper_than_it_began()
    {
        string wide = new string(' ', 120) + "^ here";
        const string Long = "    if river.is_deep and river.is_wide and not river.has_bridge and not river.is_frozen:";
        PagedBook paged = Paged(new CodeBlock(At, Lang.English, "first\n" + wide + "\n" + Long));
        List<PlacedText> texts = [.. Texts(paged).Select(text => text.Text)];
        Assert.Contains(texts, text => text.Text.Contains('^', StringComparison.Ordinal));
        Assert.All(texts, text => Assert.True(text.X < paged.Geometry.Width - paged.Geometry.Outer, text.Text));
        int begin = texts.FindIndex(text => text.Text.Contains("if river", StringComparison.Ordinal));
        Length sign = new(texts[begin].Glyphs.First().Advance * texts[begin].Size.Units / texts[begin].Face.UnitsPerEm);
        Assert.Equal((texts[begin].X + sign * 6).Points, texts[begin + 1].X.Points, 1);
        Assert.Equal(2, paged.Pages.SelectMany(page => page.Items).OfType<PlacedRule>().Count());
    }

    [Fact]
    public void Each_sign_of_code_stands_for_itself()
    {
        PlacedText joined = Texts(Paged(new Paragraph(At, Lang.Russian, [new Code(At, Lang.English, "!==")])))
            .First(text => text.Text.Text == "!==")
            .Text;
        PlacedText apart = Texts(Paged(new Paragraph(At, Lang.Russian, [new Code(At, Lang.English, "! =")])))
            .First(text => text.Text.Text == "! =")
            .Text;
        ushort[] each = [.. apart.Glyphs.Select(glyph => glyph.Id)];
        Assert.Equal([each[0], each[2], each[2]], joined.Glyphs.Select(g => g.Id));
    }

    [Fact]
    public void A_short_title_stands_over_the_pages_in_the_title_s_place()
    {
        AssembledBook book = Book([.. Enumerable.Range(0, 30).Select(i => Words(i, 90))]);
        Part part = book.Parts[0] with { ShortTitle = new([new(Lang.Russian, "Кратко", At)]) };
        PagedBook paged = Paged(book with { Parts = [part] });
        Assert.All(
            paged.Pages.Where(page => !page.IsVerso && page.Index > 0),
            page => Assert.Contains(page.Items.OfType<PlacedText>(), text => text.Tag < 0 && text.Text == "Кратко")
        );
        Assert.True(paged.Pages.Length > 2);
    }

    [Fact]
    public void Keywords_stay_together_with_what_stands_above_them()
    {
        for (int lines = 0; lines < 30; lines++)
        {
            var keywords = new Paragraph(At, Lang.Russian, [T(Prose(3, 30))], ParagraphRole.Keywords);
            PagedBook paged = Paged([
                .. Enumerable.Range(0, 16 + lines).Select(i => Words(i, 4)),
                keywords,
                Words(1, 90),
            ]);
            int tag = Texts(paged)
                .First(text => text.Text.Text.StartsWith(Prose(3, 2), StringComparison.Ordinal))
                .Text.Tag;
            var pages = Texts(paged).Where(text => text.Text.Tag == tag).Select(text => text.Page).Distinct().ToList();
            int page = Assert.Single(pages);
            Assert.Contains(Texts(paged), text => text.Page == page && text.Text.Tag < tag);
        }
    }

    private static Slug Line(int before) =>
        new(Length.FromPoints(12), Length.FromPoints(9))
        {
            Before = Length.FromPoints(before),
            Pieces = [new RuleSet(Length.Zero, Length.Zero, Length.FromPoints(before), Length.Zero)],
        };

    [Fact]
    public void Keywords_that_begin_beside_the_white_above_the_others_begin_level_with_them()
    {
        ImmutableArray<Slug> bands = Columns.Along([
            [.. Enumerable.Range(0, 12).Select(i => Line(i == 10 ? 4 : 0))],
            [.. Enumerable.Range(0, 11).Select(i => Line(i == 9 ? 8 : 0))],
        ]);
        Assert.Equal(12, bands.Length);
        Assert.All(bands, band => Assert.Single(band.Pieces.Select(piece => piece.Y).Distinct()));
    }

    [Fact]
    public void Keywords_stand_without_white_between_their_lines_beside_the_white_of_the_others()
    {
        ImmutableArray<Slug> bands = Columns.Along([
            [.. Enumerable.Range(0, 14).Select(i => Line(i == 10 ? 4 : 0))],
            [
                .. Enumerable.Range(0, 8).Select(_ => Line(0)),
                Line(12),
                .. Enumerable.Range(0, 3).Select(_ => Line(0) with { Turn = Turn.Kept }),
            ],
        ]);
        long top = 0;
        var lines = new List<long>();
        foreach (Slug band in bands)
        {
            Piece[] pieces = [.. band.Pieces];
            lines.AddRange(pieces.Select(piece => top + piece.Y.Units));
            top += band.Height.Units;
        }

        long[] keywords = [.. lines.Order().Where(y => y >= Length.FromPoints(108).Units)];
        long step = Length.FromPoints(12).Units;
        Assert.Equal(4, Enumerable.Range(0, 4).Count(k => keywords.Contains(Length.FromPoints(108).Units + k * step)));
        Assert.Equal(Length.FromPoints(14 * 12 + 4).Units, top);
    }

    [Fact]
    public void Keywords_follow_a_shorter_abstract_and_do_not_wait_for_the_longer_one()
    {
        ImmutableArray<Slug> bands = Columns.Along([
            [.. Enumerable.Range(0, 12).Select(i => Line(i == 10 ? 4 : 0))],
            [Line(0), Line(0), Line(4), Line(0)],
        ]);
        Assert.Equal(12, bands.Length);

        // The keywords stand level with the next line but one of the longer column, and so do the lines after them.
        Assert.Equal([2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1], bands.Select(band => band.Pieces.Length));
        Assert.Equal(Length.FromPoints(12 * 12 + 4), TableWidths.Sum(bands.Select(band => band.Height)));
    }

    [Fact]
    public void A_parallel_subtitle_is_never_larger_than_its_title()
    {
        TextStyle small = Templates.Default.Style(StyleName.ParallelTitle) with { Size = Length.FromPoints(7) };
        Template template = Templates.Default with
        {
            Styles = Templates
                .Default.Styles.SetItem(StyleName.ParallelTitle, small)
                .SetItem(StyleName.BookParallelTitle, small),
        };
        foreach (
            StyleName name in (ReadOnlySpan<StyleName>)[StyleName.ParallelSubtitle, StyleName.BookParallelSubtitle]
        )
        {
            Assert.Equal(small.Size, default(Setting).Resolve(template, name).Size);
        }
    }

    /// <summary>Paragraphs with a table behind each, of which every row names it.</summary>
    private static Block[] Tabled(Func<int, Block> paragraph) =>
        [
            .. Enumerable
                .Range(0, 14)
                .SelectMany(i =>
                    new[]
                    {
                        paragraph(i),
                        new Table(
                            SourceSpan.None,
                            Lang.Russian,
                            [ColumnAlignment.Left],
                            new TableRow(SourceSpan.None, [new TableCell(SourceSpan.None, [T("Год")])]),
                            [
                                .. Enumerable
                                    .Range(0, 3 + i % 5)
                                    .Select(_ => new TableRow(
                                        SourceSpan.None,
                                        [new TableCell(SourceSpan.None, [T($"№{i}")])]
                                    )),
                            ],
                            [T("Опись")],
                            null,
                            Leads.Table(i + 1)
                        ),
                    }
                ),
            Words(3, 400),
        ];

    [Fact]
    public void A_table_at_the_foot_keeps_off_the_rule_of_the_notes()
    {
        PagedBook paged = Paged(
            Tabled(i => new Paragraph(
                At,
                Lang.Russian,
                [
                    T(Prose(i, 40 + i * 17 % 90)),
                    new Note(At, Lang.Russian, $"note-{i}", [Words(i, 9 + i * 7 % 40)], i + 1),
                ]
            ))
        );
        int rules = 0;
        foreach (Page page in paged.Pages)
        {
            List<Length> lines =
            [
                .. page.Items.OfType<PlacedText>().Where(text => text.Tag >= 0).Select(text => text.Y),
            ];
            foreach (
                PlacedRule rule in page
                    .Items.OfType<PlacedRule>()
                    .Where(rule => rule.Width == Templates.Bench.Pages.NoteRule)
            )
            {
                rules++;
                Assert.DoesNotContain(
                    lines,
                    y => y > rule.Y - Length.FromPoints(3) && y < rule.Y + Length.FromPoints(6)
                );
            }
        }

        Assert.True(rules > 5, $"{rules} pages with notes");
    }

    [Fact]
    public void No_heading_is_left_alone_at_a_foot_or_by_the_white_that_a_page_has_too_much()
    {
        for (int lines = 12; lines < 38; lines++)
        {
            (PlacedText heading, PlacedText? below) = BeforeTables(lines);
            Assert.True(below is not null, $"{lines} lines before: alone at the foot");
            double white = (below.Y - heading.Y).Points;
            Assert.False(below.Text[0] == 'Т' && white > 42, $"{lines} lines before: {white} points");
        }
    }

    [Fact]
    public void Floats_do_not_leave_a_heading_with_nothing_below_it_but_the_next()
    {
        for (int lines = 6; lines < 32; lines++)
        {
            Assert.True(BeforeTables(lines).Below?.Text != "Другая", $"{lines} lines before");
        }
    }

    /// <summary>A heading over tables after so many lines, and what stands next below it on its page.</summary>
    private static (PlacedText Heading, PlacedText? Below) BeforeTables(int lines)
    {
        Block[] tabled = Tabled(_ => Words(1, 1));
        List<(int Page, PlacedText Text)> texts = Texts(
            Paged([
                .. Enumerable.Range(0, lines).Select(i => Words(i, 6)),
                Heading(2, "Глава"),
                tabled[1],
                tabled[9],
                tabled[9],
                Heading(2, "Другая"),
                Words(3, 400),
            ])
        );
        (int page, PlacedText heading) = texts.First(text => text.Text.Text == "Глава");
        return (
            heading,
            texts
                .Select(text => text.Page == page && text.Text.Tag >= 0 ? text.Text : null)
                .Where(text => text?.Y > heading.Y)
                .MinBy(text => text!.Y)
        );
    }

    [Fact]
    public void On_a_last_page_a_table_stands_where_it_is_mentioned_not_at_the_foot()
    {
        var note = new Note(At, Lang.Russian, "note-1", [Words(3, 6)], 1);
        PagedBook paged = Paged([
            new Paragraph(At, Lang.Russian, [T(Prose(1, 20)), note]),
            .. Tabled(_ => Words(1, 1))[1..2],
        ]);
        List<(int Page, PlacedText Text)> texts = Texts(paged);
        Length table = texts.First(t => t.Text.Text == "Год").Text.Y;
        Length words = texts.Where(t => t.Text.Y < table).Max(t => t.Text.Y);
        Assert.True(table - words < Length.FromPoints(60), $"{(table - words).Points} points of white above the table");
    }

    [Fact]
    public void Below_an_opening_there_is_the_white_of_a_title()
    {
        AssembledBook plain = Book(Words(1, 20)),
            parallel =
                plain with
                {
                    Parts =
                    [
                        plain.Parts[0] with
                        {
                            Opening =
                            [
                                .. plain.Parts[0].Opening,
                                new Paragraph(
                                    At,
                                    Lang.English,
                                    [new Text(At, Lang.English, "Essay")],
                                    ParagraphRole.ParallelTitle
                                ),
                            ],
                        },
                    ],
                };
        static Length Below(AssembledBook book, string title)
        {
            List<(int Page, PlacedText Text)> texts = Texts(Paged(book));
            Length of = texts.First(t => t.Text.Text == title).Text.Y;
            return texts.Where(t => t.Text.Y > of).Min(t => t.Text.Y) - of;
        }

        Length leading = Templates.Bench.Style(StyleName.Body).Leading;
        Assert.True(Below(parallel, "Essay") >= leading + Templates.Bench.Style(StyleName.Heading1).After);
        Assert.True(Below(plain, "Опыт") >= leading + Templates.Bench.Style(StyleName.Heading1).After);
    }

    [Fact]
    public void Tables_stand_at_the_foot_too_in_their_order_near_their_mention_and_the_pages_around_are_full()
    {
        PagedBook paged = Paged(Tabled(i => Words(i, 40 + i * 17 % 90)));
        List<(int Page, PlacedText Text)> texts = Texts(paged);
        int[] pageOf =
        [
            .. Enumerable
                .Range(0, 14)
                .Select(i => Assert.Single(texts.Where(t => t.Text.Text == $"№{i}").Select(t => t.Page).Distinct())),
        ];
        Assert.Equal(pageOf.Order(), pageOf);
        Length Lowest(int page) => texts.Where(text => text.Page == page).Max(text => text.Text.Y);
        int atFoot = Enumerable
            .Range(0, 14)
            .Count(i => texts.Where(t => t.Text.Text == $"№{i}").Max(t => t.Text.Y) == Lowest(pageOf[i]));
        Assert.True(atFoot > 1, $"{atFoot} at a foot");
        Length foot = Enumerable.Range(0, paged.Pages.Length).Max(Lowest);
        for (int page = 0; page < paged.Pages.Length - 1; page++)
        {
            Assert.True(
                foot - Lowest(page) < Length.FromPoints(3 * 12.5),
                $"page {page} ends {foot - Lowest(page)} short"
            );
        }
    }
}
