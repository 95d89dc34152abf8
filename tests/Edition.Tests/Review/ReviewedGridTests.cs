namespace Edition.Tests.Review;

/// <summary>Drawn tables: words in cells of words and of blocks; code, whose spaces count.</summary>
[Trait("Kind", "unit")]
public sealed class ReviewedGridTests
{
    private static readonly EditorsCopy Copy = EditorsCopy.OfChapter(
        """
        До таблицы.

        +-----------+----------------------+
        | Часть     | Для чего             |
        +===========+=====================:+
        | руль      | править              |
        |           |                      |
        | и румпель | - вправо или         |
        |           |   прямо;             |
        |           | - *влево*            |
        +-----------+----------------------+
        | киль      | держать ход          |
        +-----------+----------------------+

        : Части лодки

        > +--------+----------+
        > | Снасть | Материал |
        > +========+==========+
        > | канат  | пенька   |
        > | и шкот | и лён    |
        > +--------+----------+

        ```python
        lodki = 12
            vesla = 24

        print(vesla)
        ```

        """
    );

    [Fact]
    public void A_word_that_has_room_leaves_the_bars_where_they_are() =>
        Copy.Becomes(
            w =>
            {
                w.Tracked("править", "править", "управлять");
                w.Untracked("Часть", "Часть", "Деталь");
                w.Tracked("вправо или", "прямо", "криво");
            },
            ("| править              |", "| управлять            |"),
            ("| Часть     |", "| Деталь    |"),
            ("|   прямо;             |", "|   криво;             |")
        );

    [Fact]
    public void A_column_is_drawn_wider_where_a_word_finds_no_room() =>
        Copy.Becomes(
            w => w.Tracked("влево", "влево", "влево, если ветер"),
            (
                """
                +-----------+----------------------+
                | Часть     | Для чего             |
                +===========+=====================:+
                | руль      | править              |
                |           |                      |
                | и румпель | - вправо или         |
                |           |   прямо;             |
                |           | - *влево*            |
                +-----------+----------------------+
                | киль      | держать ход          |
                +-----------+----------------------+
                """,
                """
                +-----------+-----------------------+
                | Часть     | Для чего              |
                +===========+======================:+
                | руль      | править               |
                |           |                       |
                | и румпель | - вправо или          |
                |           |   прямо;              |
                |           | - *влево, если ветер* |
                +-----------+-----------------------+
                | киль      | держать ход           |
                +-----------+-----------------------+
                """
            )
        );

    [Fact]
    public void A_drawn_table_of_words_in_a_quotation() =>
        Copy.Becomes(
            w => w.Tracked("пенька", "лён", "лён тоже"),
            (
                """
                > +--------+----------+
                > | Снасть | Материал |
                > +========+==========+
                > | канат  | пенька   |
                > | и шкот | и лён    |
                > +--------+----------+
                """,
                """
                > +--------+------------+
                > | Снасть | Материал   |
                > +========+============+
                > | канат  | пенька     |
                > | и шкот | и лён тоже |
                > +--------+------------+
                """
            )
        );

    [Fact]
    public void Paragraphs_put_into_a_drawn_cell_cut_and_taken_out_are_named()
    {
        Copy.Names(w => w.Put(w.Find("держать ход"), "и груз"), "lines of a drawn table are parted");
        Copy.Names(w => EditedWord.Cut(w.Find("держать ход"), "ход"), "lines of a drawn table are parted");
        Copy.Names(w => w.Find("влево").Remove(), "lines of a drawn table are parted");
    }

    [Fact]
    public void Spaces_of_code_are_corrections() =>
        Copy.Becomes(
            w =>
            {
                w.Untracked("print(vesla)", "print(vesla)", "    print(vesla)");
                w.Untracked("vesla = 24", "    vesla = 24", "  vesla  = 24");
            },
            ("\nprint(vesla)", "\n    print(vesla)"),
            ("    vesla = 24", "  vesla  = 24")
        );
}
