using CsCheck;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Tests.Books;
using static Edition.Tests.Pages.OneArticle;

namespace Edition.Tests.Pages;

[Trait("Kind", "property")]
public sealed class TableTests
{
    private static readonly SourceSpan At = SourceSpan.None;

    [Fact]
    public void Columns_fill_no_more_than_the_room_and_hold_what_they_must() =>
        Gen.Select(Gen.Int[1, 6].SelectMany(c => Gen.Int[5, 200].Array[c].Array[1, 12]), Gen.Int[200, 500])
            .Sample(
                (rows, room) =>
                {
                    int count = rows[0].Length;
                    Length[] least = [.. Enumerable.Range(0, count).Select(c => Points(rows.Max(row => row[c]) / 4))];
                    if (least.Sum(width => width.Units) > Points(room).Units)
                    {
                        return;
                    }

                    Length[][] cells = [.. rows.Select(row => row.Select(Points).ToArray())];
                    Length[] widths = TableWidths.Share(cells, least, Points(room));
                    Assert.True(TableWidths.Sum(widths) <= Points(room));
                    Assert.All(widths.Zip(least), pair => Assert.True(pair.First >= pair.Second));
                },
                iter: 500
            );

    [Fact]
    public void Width_goes_where_the_words_are()
    {
        Length[] widths = TableWidths.Share(
            [
                [Points(900), Points(150), Points(150)],
                [Points(40), Points(60), Points(60)],
            ],
            [Points(30), Points(30), Points(30)],
            Points(300)
        );
        Assert.True(widths[0] > widths[1] * 2, string.Join(", ", widths));
    }

    [Fact]
    public void No_word_is_divided_that_its_column_can_hold()
    {
        PagedBook paged = Paged(
            Table(
                ["Наименование учреждения", "Ответственность сторон", "Описание"],
                ["л", "л", "л"],
                6,
                i => ["правительство республики", "обязательство по концессии", Prose(i, 14)]
            )
        );
        Assert.DoesNotContain(
            Texts(paged).Select(text => text.Text),
            text => text.Text.Contains('\u00AD', StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("л")]
    [InlineData("ц")]
    [InlineData("п")]
    public void A_mark_at_a_words_end_stays_with_it_on_whichever_side_the_column_is_set(string side)
    {
        string[] heads = ["Стр.", "«Акт»", "Подп.,"];
        List<PlacedText> texts =
        [
            .. Texts(Paged(Table(heads, [side, side, side], 2, _ => ["1", "с.", "л."]))).Select(text => text.Text),
        ];
        Assert.All(heads, head => Assert.Contains(texts, text => text.Text == head));
    }

    [Fact]
    public void A_table_too_wide_has_less_space_and_smaller_letters_before_a_word_is_cut()
    {
        string[] heads = ["Достопримечательности", "Государственность", "Железнодорожный"];
        var findings = new Findings();
        PagedBook paged = Paged(findings, Table([.. heads, "Мир"], ["л", "л", "л", "л"], 2, _ => ["а", "б", "в", "г"]));
        Assert.Empty(findings.InOrder([], []));
        List<PlacedText> texts = [.. Texts(paged).Select(text => text.Text)];
        Assert.All(heads, head => Assert.Contains(texts, text => text.Text == head));
    }

    [Fact]
    public void Numbers_stand_with_their_marks_below_each_other()
    {
        string[] numbers = ["1,5", "120", "13,25", "1300,125"];
        PagedBook paged = Paged(Table(["Год", "Сумма"], ["л", "п"], 4, i => ["1925", numbers[i]]));
        Length[] marks =
        [
            .. Texts(paged)
                .Select(text => text.Text)
                .Where(text => numbers.Contains(text.Text))
                .Select(text =>
                    text.X
                    + Length.FromFontUnits(
                        text.Glyphs.TakeWhile(glyph => text.Text[glyph.Cluster] != ',')
                            .Sum(glyph => (long)glyph.Advance),
                        text.Size,
                        text.Face.UnitsPerEm
                    )
                ),
        ];
        Assert.Equal(4, marks.Length);
        Assert.All(marks, mark => Assert.Equal(marks[0].Points, mark.Points, 1));
    }

    [Fact]
    public void A_continued_table_says_so_and_no_row_stands_alone_at_a_foot()
    {
        // Where the page would else end four rows short, a row may stand alone.
        int alone = 0;
        for (int lines = 0; lines < 34; lines++)
        {
            PagedBook paged = Paged([
                .. Enumerable.Range(0, lines).Select(i => Words(i, 4)),
                Table(["Год", "Слова"], ["л", "л"], 60, i => [$"№{i}", Prose(i, 4)]),
            ]);
            var pages = Texts(paged)
                .Where(text => text.Text.Text.StartsWith('№'))
                .GroupBy(text => text.Page)
                .OrderBy(page => page.Key)
                .ToList();
            alone += pages.Count(page => page.Count() == 1);
            foreach (var page in pages.Skip(1))
            {
                PlacedText[] artifacts = [.. paged.Pages[page.Key].Items.OfType<PlacedText>().Where(t => t.Tag < 0)];
                Assert.Contains(artifacts, text => text.Text.Replace('\u00A0', ' ') == "Продолжение табл. 7");
                Length head = artifacts.Where(text => text.Text == "Слова").Max(text => text.Y);
                Assert.True(page.Min(text => text.Text.Y) - head > Length.FromPoints(15));
            }
        }

        Assert.InRange(alone, 0, 1);
    }

    [Fact]
    public void A_table_too_wide_even_so_is_turned_on_its_page_and_none_of_its_words_is_cut()
    {
        string[] heads = ["Достопримечательности", "Государственность", "Железнодорожный", "Ответственность"];
        var findings = new Findings();
        PagedBook paged = Paged(
            findings,
            Words(1, 60),
            Table([.. heads, "Мир", "Год"], ["л", "л", "л", "л", "л", "п"], 60, i => [.. heads, "мир", $"{i + 1},5"]),
            Words(2, 400),
            Words(3, 300)
        );
        Assert.Empty(findings.InOrder([], []));
        List<(int Page, PlacedText Text)> turned = [.. Texts(paged).Where(text => text.Text.Turned)];
        int[] pages = [.. turned.Select(text => text.Page).Distinct().Order()];
        Assert.True(pages.Length > 1, string.Join(", ", pages));
        Assert.All(turned, text => Assert.DoesNotContain('\u00AD', text.Text.Text));
        Assert.Equal(60, turned.Count(text => text.Text.Text.EndsWith(",5", StringComparison.Ordinal)));
        Assert.All(turned, text => Assert.InRange(text.Text.Y.Points, 0, paged.Geometry.Height.Points));
        Assert.All(turned, text => Assert.InRange(text.Text.X.Points, 0, paged.Geometry.Width.Points));

        // Nothing else stands on their pages, and the pages before them are full: the text runs on.
        Assert.DoesNotContain(Texts(paged), text => pages.Contains(text.Page) && !text.Text.Turned);
        Length foot = Texts(paged).Where(text => text.Page == pages[0] - 1).Max(text => text.Text.Y);
        Assert.True(paged.Geometry.Height - paged.Geometry.Bottom - foot < Length.FromPoints(40), foot.ToString());
    }

    [Fact]
    public void Where_a_turned_table_is_called_for_the_lines_close_up()
    {
        string[] heads = ["Достопримечательности", "Государственность", "Железнодорожный", "Ответственность"];
        PagedBook paged = Paged(
            Words(1, 60),
            Table([.. heads, "Мир", "Год"], ["л", "л", "л", "л", "л", "п"], 6, i => [.. heads, "мир", $"{i + 1},5"]),
            Words(2, 400),
            Words(3, 300)
        );
        List<(int Page, PlacedText Text)> texts = [.. Texts(paged)];
        int turned = texts.First(text => text.Text.Turned).Page;
        double[] lines =
        [
            .. texts
                .Where(text => text.Page == turned - 1 && text.Text.Tag >= 0)
                .Select(text => text.Text.Y.Points)
                .Distinct()
                .Order(),
        ];
        Assert.True(lines.Length > 10);
        // The first is the article's title.
        Assert.Single(lines.Skip(1).Zip(lines.Skip(2), (above, below) => Math.Round(below - above, 2)).Distinct());
    }

    [Fact]
    public void A_table_that_no_turn_helps_is_an_error_that_names_it()
    {
        var findings = new Findings();
        string[] heads = [.. Enumerable.Repeat("Достопримечательности", 14)];
        Paged(findings, Table(heads, [.. heads.Select(_ => "л")], 2, _ => heads));
        Diagnostic error = Assert.Single(findings.InOrder([], []));
        Assert.Equal((Rules.TableTooWide, Severity.Error), (error.Rule, error.Rule.Severity));
        Assert.Contains("Опись", error.Message, StringComparison.Ordinal);
    }

    private static Length Points(int points) => Length.FromPoints(points);

    private static Table Table(string[] heads, string[] sides, int rows, Func<int, string[]> row) =>
        new(
            At,
            Lang.Russian,
            [
                .. sides.Select(side =>
                    side switch
                    {
                        "п" => ColumnAlignment.Right,
                        "ц" => ColumnAlignment.Centre,
                        _ => ColumnAlignment.Left,
                    }
                ),
            ],
            Row(heads),
            [.. Enumerable.Range(0, rows).Select(i => Row(row(i)))],
            [T("Опись")],
            null,
            Leads.Table(7)
        );

    private static TableRow Row(string[] cells) => new(At, [.. cells.Select(cell => new TableCell(At, [T(cell)]))]);
}
