using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>Headings, lists, quotations, looks, fields: the text behind the front.</summary>
[Trait("Kind", "unit")]
public sealed class TextTests
{
    [Fact]
    public void Headings_are_known_by_the_names_of_styles_also_inherited_and_levels_close_up()
    {
        Imported made = Imported.Body(
            P("Первый", "1"),
            Text,
            P("Вложенный", "20"),
            Text,
            P("Второй", "1"),
            Text,
            P("Слишком глубокий", "3"),
            Text
        );
        Assert.Equal(
            ["## Первый", "### Вложенный", "## Второй", "### Слишком глубокий"],
            made.Text.Split('\n').Where(line => line.StartsWith('#'))
        );
        Assert.True(made.Guessed("a level of headings that was skipped"));
    }

    [Fact]
    public void Headings_are_known_by_their_look_and_lose_their_typed_numbers()
    {
        Imported made = Imported.Body(
            Bold("1. Берега"),
            Text,
            Bold("1.1. Левый берег"),
            Text,
            Bold("2. Броды"),
            Text,
            Bold("Статья 4"),
            Text,
            Bold("Заключение"),
            Text
        );
        Assert.Equal(
            ["## Берега", "### Левый берег", "## Броды", "## Статья 4 {.unnumbered}", "## Заключение {.unnumbered}"],
            made.Text.Split('\n').Where(line => line.StartsWith('#'))
        );
        Assert.True(made.Dropped("1. · 1.1. · 2."));
        Assert.True(made.Guessed("heading, by its look"));
    }

    [Fact]
    public void Automatic_lists_keep_their_forms_depths_and_numbers()
    {
        Imported made = Imported.Body(
            P("Перечень:"),
            Item(1, 0, "первое"),
            Item(1, 1, "внутри"),
            Item(1, 0, "второе"),
            Text,
            Item(1, 0, "третье"),
            P("Ещё:"),
            Item(2, 0, "буква"),
            Item(2, 1, "тире"),
            Item(2, 0, "другая"),
            P("И:"),
            Item(4, 0, "latin"),
            Item(4, 1, "roman")
        );
        Assert.Contains("1. первое\n    a) внутри\n2. второе\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("\n\n3. третье\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("а) буква\n    - тире\n\nб) другая", made.Text, StringComparison.Ordinal);
        Assert.Contains("a) latin\n    i) roman", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_numbers_own_words_are_kept()
    {
        Imported made = Imported.Body(P("Введение", "1"), Item(3, 0, "Мир вечен"), Text);
        Assert.Contains("Статья 1 Мир вечен", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_lists_are_lists_when_they_go_on()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P("Начала таковы:"),
            P("а) первое;"),
            P(R("б)") + "<w:r><w:tab/></w:r>" + R("второе.")),
            P("1917 год был таким."),
            P("1) раз"),
            P("2) два"),
            P("3) три"),
            Text
        );
        Assert.Contains("а) первое;\n\nб) второе.", made.Text, StringComparison.Ordinal);
        Assert.Contains("1. раз\n2. два\n3. три", made.Text, StringComparison.Ordinal);
        Assert.Contains("1917 год был таким.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("list, typed by hand"));
    }

    [Fact]
    public void One_typed_number_is_no_list()
    {
        Imported made = Imported.Body(P("Введение", "1"), P("1. Так начинался счёт."), Text);
        Assert.Contains("1\\. Так начинался счёт.", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotations_are_known_by_style_or_by_indents_on_both_sides()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P("Так сказано.", "a6"),
            Text,
            P(R("И так.", "<w:i/>"), null, "<w:ind w:left=\"1134\" w:right=\"1134\"/>")
        );
        Assert.Contains("> Так сказано.\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("> И так.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("quotation, by its indents"));
    }

    [Fact]
    public void Marks_move_inward_and_hold_within_words()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(
                R("Слово ")
                    + R("курсив, ", "<w:i/>")
                    + R("и ")
                    + R("«жирное»", "<w:b/>")
                    + R(" и сло")
                    + R("во", "<w:rStyle w:val=\"em\"/>")
                    + R(", H")
                    + R("2", "<w:vertAlign w:val=\"subscript\"/>")
                    + R("O, ")
                    + R("зачёркнуто", "<w:strike/>")
                    + R(", ")
                    + R("Капитель", "<w:smallCaps/>")
                    + R(", ")
                    + R("оба", "<w:b/><w:i/>")
                    + R(".")
            )
        );
        Assert.Contains(
            "Слово *курсив*, и «**жирное**» и сло*во*, H~2~O, ~~зачёркнуто~~, [Капитель]{.smallcaps}, ***оба***.",
            made.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Looks_without_a_mark_go_and_are_counted()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(
                R("Слова ")
                    + R("подчёркнуты", "<w:u w:val=\"single\"/>")
                    + R(", ")
                    + R("крупны", "<w:sz w:val=\"40\"/>")
                    + R(", ")
                    + R("набраны", "<w:caps/>")
                    + R(".")
            )
        );
        Assert.Contains("Слова подчёркнуты, крупны, набраны.", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("underlines that went: 1"));
        Assert.True(made.Guessed("sizes of letters that went: 1"));
        Assert.True(made.Guessed("capitals by format that went: 1"));
    }

    [Fact]
    public void Only_a_third_language_is_marked()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(
                R("Правило ")
                    + R("in situ", "<w:lang w:val=\"la-Latn\"/>")
                    + R(" и ")
                    + R("on site", "<w:lang w:val=\"en-US\"/>")
                    + R(" и ")
                    + R("ещё слова", "<w:lang w:val=\"de-DE\"/>")
                    + R(".")
            )
        );
        Assert.Contains("Правило [in situ]{lang=la} и on site и ещё слова.", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_of_lines_and_pages_tabs_and_spaces()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(R("Первая") + "<w:r><w:br/></w:r>" + R("вторая") + "<w:r><w:br/></w:r>"),
            P(
                "<w:r><w:tab/></w:r>"
                    + R("С\u00A0новой  строки № \u00A07, Николаевск")
                    + "<w:r><w:noBreakHyphen/></w:r>"
                    + R("на, со")
                    + "<w:r><w:softHyphen/></w:r>"
                    + R("держание")
                    + "<w:r><w:br w:type=\"page\"/></w:r>"
            ),
            P(""),
            P(R("До") + "<w:r><w:br/></w:r><w:r><w:br/></w:r>" + R("после"))
        );
        Assert.Contains(
            "Первая\\\nвторая\n\nС новой строки № 7, Николаевск\u2011на, содержание\n\nДо\n\nпосле",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("empty paragraphs that went: 1"));
        Assert.True(made.Guessed("page and column breaks that went: 1"));
    }

    [Fact]
    public void Marks_of_the_format_come_out_as_words()
    {
        string[] lines =
        [
            "# не заголовок",
            "- не пункт",
            "+ плюс",
            "> не цитата",
            ": не подпись",
            "| не стих",
            "a) не список",
            "звёздочка * и _черта_ и 2^3 и ~тильда",
            "`код` и &amp;amp; и &lt;b&gt; и [1](2) и \\ и {x}",
            "[1] просто скобки и $5 и 10 $",
            "== не выделено ==",
        ];
        Imported made = Imported.Body([P("Введение", "1"), .. lines.Select(line => P(R(line)))]);
        string words = string.Join('\n', Edition.Tests.Review.SetText.Of(made));
        foreach (string line in lines)
        {
            Assert.Contains(
                line.Replace("&lt;", "<", StringComparison.Ordinal)
                    .Replace("&gt;", ">", StringComparison.Ordinal)
                    .Replace("&amp;", "&", StringComparison.Ordinal),
                words,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Links_lead_where_they_may()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(
                R("См. ")
                    + "<w:hyperlink r:id=\"link\">"
                    + R("слова")
                    + "</w:hyperlink>"
                    + R(", ")
                    + Field("HYPERLINK \"https://example.org/a_b\"", "https://example.org/a_b")
                    + R(", ")
                    + Field("HYPERLINK \"javascript:alert(1)\"", "опасно")
                    + R(" и https://example.org/x_y*z.")
            )
        );
        Assert.Contains(
            "См. [слова](https://example.org/words), <https://example.org/a_b>, опасно и <https://example.org/x_y*z>.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Dropped("javascript:alert(1)"));
    }

    [Fact]
    public void References_lead_to_headings_places_and_captions()
    {
        string mark(string name, string words) =>
            $"<w:bookmarkStart w:id=\"{name.Length}\" w:name=\"{name}\"/>{R(words)}<w:bookmarkEnd w:id=\"{name.Length}\"/>";
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P("Заглавие", "a3")
                    + P(mark("_Ref1", "Броды"), "1")
                    + P(R("Здесь ") + mark("Место", "стояли") + R(" казаки."))
                    + P(mark("_Ref_table", "Таблица 1") + R(". Броды по годам"), "a4")
                    + Table(["Брод", "Год"], ["Верхний", "1728"])
                    + P(
                        R("См. ")
                            + Field("REF _Ref1 \\h", "Броды")
                            + R(", ")
                            + Field("REF Место \\h", "там")
                            + R(", ")
                            + Field("REF _Ref_table \\h", "таблица 1")
                            + R(", табл. 1, в таблице 1 годы, с. ")
                            + Field("PAGEREF _Ref1", "3")
                            + R(".")
                    ),
            }
        );
        Assert.Contains("Здесь [стояли]{#place-1} казаки.", made.Text, StringComparison.Ordinal);
        Assert.Contains(
            "См. [Броды](#броды), [там](#place-1), [](#tbl-1), [](#tbl-1), в [таблице 1](#tbl-1) годы, с. 3.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("a typed mention, now a reference"));
        Assert.True(made.Guessed("page numbers that Word had reckoned"));
    }

    [Fact]
    public void Contents_and_running_heads_go_and_are_listed()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body = P("Заглавие", "a3") + P(Field("TOC \\o", "Броды 12")) + P("Броды", "1") + Text,
                Footer = P("Вестник берегов"),
            }
        );
        Assert.DoesNotContain("12", made.Text, StringComparison.Ordinal);
        Assert.True(made.Dropped("Броды 12"));
        Assert.True(made.Dropped("Вестник берегов"));
    }

    [Fact]
    public void Signs_of_symbol_fonts_are_characters_or_named()
    {
        Imported made = Imported.Body(
            P("Введение", "1"),
            P(
                R("Тепло 5 ")
                    + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B0\"/></w:r>"
                    + R(", знак ")
                    + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r>"
                    + R(".")
            )
        );
        Assert.Contains(
            "Тепло 5 °, знак <!-- word: a sign of Wingdings (F04A) stood here -->.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Left("a sign of Wingdings (F04A)"));
    }

    [Fact]
    public void Letters_that_no_face_has_are_named_by_whole_words()
    {
        Imported made = Imported.Body(P("Введение", "1"), P("Город 서울 стоит."));
        Assert.Contains(
            "Город <!-- word: letters that no face has (U+C11C) stood here --> стоит.",
            made.Text,
            StringComparison.Ordinal
        );
        Assert.True(made.Dropped("서울"));
    }
}
