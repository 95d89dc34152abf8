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
    public void A_paragraph_behind_a_table_without_a_caption_stands_behind_it() =>
        Copy.Becomes(
            w =>
                w.Find("пенька")
                    .Ancestors(EditedWord.W + "tbl")
                    .First()
                    .AddAfterSelf(
                        new System.Xml.Linq.XElement(
                            EditedWord.W + "p",
                            w.Find("До таблицы").Element(EditedWord.W + "pPr"),
                            EditedWord.Words("За таблицей.")
                        )
                    ),
            ("> +--------+----------+\n\n```", "> +--------+----------+\n\nЗа таблицей.\n\n```")
        );

    [Fact]
    public void A_table_moved_by_an_editor_is_named() =>
        Copy.Names(
            w =>
            {
                System.Xml.Linq.XElement table = w.Find("пенька").Ancestors(EditedWord.W + "tbl").First();
                table.Remove();
                w.Find("До таблицы").AddBeforeSelf(table);
            },
            "a table is moved in the manuscript"
        );

    [Fact]
    public void A_drawn_table_taken_out_with_its_caption() =>
        Copy.Becomes(
            w =>
            {
                w.Find("держать ход").Ancestors(EditedWord.W + "tbl").First().Remove();
                w.Find("Части лодки").Remove();
            },
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

                : Части лодки


                """,
                ""
            )
        );

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
