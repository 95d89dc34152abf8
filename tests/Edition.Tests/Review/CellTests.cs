using Edition.Model;
using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>Tables of a Word file whose cells hold more than a paragraph become grid tables.</summary>
[Trait("Kind", "unit")]
public sealed class CellTests
{
    [Fact]
    public void A_cell_of_paragraphs_and_a_list_makes_a_grid_table_of_the_same_words()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P("Таблица 1. Броды"),
            Table(
                ["Брод", "Что о нём", P("12", null, "<w:jc w:val=\"right\"/>")],
                [
                    "Верхний",
                    P("Первый абзац, который много длиннее прочих, и потому стоит в двух строках.")
                        + P("Второй | абзац.")
                        + Item(1, 0, "раз")
                        + Item(1, 0, "два")
                        + Item(1, 1, "глубже")
                        + P("Конец."),
                    P("7", null, "<w:jc w:val=\"right\"/>"),
                ],
                ["Нижний", "Один абзац.", P("8", null, "<w:jc w:val=\"right\"/>")]
            ),
            Paper.Text
        );
        Assert.Contains(
            """
            +---------+----------------------------------------+-----+
            | Брод    | Что о нём                              | 12  |
            +=========+========================================+====:+
            | Верхний | Первый абзац, который много длиннее    | 7   |
            |         | прочих, и потому стоит в двух строках. |     |
            |         |                                        |     |
            |         | Второй \| абзац.                       |     |
            |         |                                        |     |
            |         | 1. раз                                 |     |
            |         | 2. два                                 |     |
            |         |     a) глубже                          |     |
            |         |                                        |     |
            |         | Конец.                                 |     |
            +---------+----------------------------------------+-----+
            | Нижний  | Один абзац.                            | 8   |
            +---------+----------------------------------------+-----+

            : Броды {#tbl-1}
            """,
            made.Text,
            StringComparison.Ordinal
        );
        Table table = Assert.Single(SetText.Blocks(made).OfType<Table>());
        Assert.Equal(
            [typeof(Paragraph), typeof(Paragraph), typeof(ListBlock), typeof(Paragraph)],
            table.Rows[0].Cells[1].Blocks.Select(block => block.GetType())
        );
        Assert.Equal("Второй | абзац.", PlainText.Of(table.Rows[0].Cells[1].Blocks[1]));
        Assert.False(made.Guessed("several paragraphs"));
    }

    [Fact]
    public void No_line_of_a_paragraph_in_a_cell_begins_a_block_of_another_kind()
    {
        // Wherever a line ends, the next begins with something that would be a mark at the head of a line.
        string words = string.Concat(
            Enumerable
                .Range(1, 60)
                .Select(i => $"слово{i} - + 1. > # а) = iv. — | ~ * {new string('ы', i % 7 + 1)} : | +--+ 12) ")
        );
        Imported made = Imported.Body(
            P("Введение", "1"),
            Table(
                ["Брод", "日本語"],
                [
                    P(words.Trim()) + P(R("Сноска") + "<w:r><w:br/></w:r>" + R("и строка, e\u0301 и 日本語 рядом.")),
                    P("日本語の文字") + P("мяг\u00ADкий пе\u00ADре\u00ADнос"),
                ]
            ),
            Paper.Text
        );
        Table table = Assert.Single(SetText.Blocks(made).OfType<Table>());
        Assert.All(table.Rows[0].Cells, cell => Assert.All(cell.Blocks, block => Assert.IsType<Paragraph>(block)));
        Assert.Equal(2, table.Rows[0].Cells[0].Blocks.Length);
        Assert.Equal(words.Trim(), PlainText.Of(table.Rows[0].Cells[0].Blocks[0]));
    }

    [Fact]
    public void A_sentence_that_goes_on_in_the_next_paragraph_of_a_cell_is_one_line()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            Table(["Хлеб", "Рублей"], ["ржаной", P("7") + P("и 40 копеек")]),
            Paper.Text
        );
        Assert.Contains("| ржаной | 7 и 40 копеек |", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("several paragraphs"));
    }

    [Fact]
    public void Two_lists_in_a_cell_stay_two_and_a_table_within_stands_behind()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            Table(
                ["Брод", "Что"],
                [
                    Item(2, 1, "раз") + Item(1, 0, "один") + P("Цитата.", "a6") + P("Заголовок", "2"),
                    Item(1, 0, "ещё") + Table(["внутри", "рядом"]) + P("за ней"),
                ]
            ),
            Paper.Text
        );
        Table table = SetText.Blocks(made).OfType<Table>().First();
        Assert.Equal(
            [typeof(ListBlock), typeof(ListBlock), typeof(Quotation), typeof(Paragraph)],
            table.Rows[0].Cells[0].Blocks.Select(block => block.GetType())
        );
        Assert.True(made.Left("a table in a table"));
        Assert.Contains("+\n\n| внутри | рядом |", made.Text, StringComparison.Ordinal);
    }
}
