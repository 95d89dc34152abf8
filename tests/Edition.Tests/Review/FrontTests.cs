using static Edition.Tests.Review.Paper;

namespace Edition.Tests.Review;

/// <summary>What an article begins with, in the many ways in which it is typed.</summary>
[Trait("Kind", "unit")]
public sealed class FrontTests
{
    private static readonly string Abstracts =
        P("<w:r><w:rPr><w:b/></w:rPr><w:t>Аннотация.</w:t></w:r>" + R(" О реке и её берегах."))
        + P("Ключевые слова: река, берег, брод")
        + P("Abstract: On a river and its banks.")
        + P("Keywords: river; bank; ford.");

    [Fact]
    public void Labels_are_known_with_and_without_a_colon()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P("УДК: 94(57)")
                    + P("https://doi.org/10.5555/river.7")
                    + P("Обзорная статья")
                    + Bold("Река и берег")
                    + P("А. Б. Речной")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains("udc: 94(57)\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("doi: 10.5555/river.7\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("type: Обзорная статья\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("  ru: [река, берег, брод]\n  en: [river, bank, ford]\n", made.Front, StringComparison.Ordinal);
        Assert.StartsWith("::: {.abstract lang=ru}\nО реке и её берегах.\n:::\n", made.Text, StringComparison.Ordinal);
        Assert.Contains("::: {.abstract lang=en}\nOn a river and its banks.\n:::", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Документ1", made.Edition, StringComparison.Ordinal);
    }

    [Fact]
    public void English_may_stand_first_and_abstracts_under_headings()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("A RIVER AND ITS BANKS")
                    + P("A. B. Rechnoy")
                    + Bold("Abstract")
                    + P("On a river and its banks, in as many words as an abstract may have.")
                    + Bold("Key words")
                    + P("river, bank")
                    + Bold("РЕКА И БЕРЕГ")
                    + P("А. Б. Речной")
                    + Bold("Резюме")
                    + P("О реке и её берегах столькими словами, сколько бывает в аннотации.")
                    + P("Ключевые слова – река, берег")
                    + Text
                    + Text,
            }
        );
        Assert.Contains("title: {ru: РЕКА И БЕРЕГ, en: A RIVER AND ITS BANKS}\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("- name: {ru: А. Б. Речной, en: A. B. Rechnoy}\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("{.abstract lang=en}\nOn a river", made.Text, StringComparison.Ordinal);
        Assert.Contains("{.abstract lang=ru}\nО реке", made.Text, StringComparison.Ordinal);
        Assert.True(made.Guessed("title, by its look"));
        Assert.DoesNotContain("## Abstract", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void English_may_stand_at_the_end()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    P("Река и берег", "a3")
                    + P("А. Б. Речной", "a8")
                    + P("Аннотация. О реке.")
                    + P("Ключевые слова: река, берег, брод.")
                    + P("Введение", "1")
                    + Text
                    + P("Литература", "1")
                    + P("1. Книга о реке. М., 1990.")
                    + P("2. Книга о береге. М., 1991.")
                    + Bold("The River and the Bank")
                    + Bold("A. B. Rechnoy")
                    + P("Abstract. On a river.")
                    + P("Keywords: river, bank, ford."),
            }
        );
        Assert.Contains("title: {ru: Река и берег, en: The River and the Bank}", made.Front, StringComparison.Ordinal);
        Assert.Contains("- name: {ru: А. Б. Речной, en: A. B. Rechnoy}\n", made.Front, StringComparison.Ordinal);
        Assert.DoesNotContain("The River and the Bank", made.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Raised_figures_pair_names_and_institutions()
    {
        string one = R("1", "<w:vertAlign w:val=\"superscript\"/>"),
            two = R("2", "<w:vertAlign w:val=\"superscript\"/>");
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("Река и берег")
                    + P(R("А. Б. Речной") + one + R(", В. Г. Бродов") + two + R(" и Д. Е. Мостов") + one)
                    + P(one + R(" Институт воды, Томск, Россия"))
                    + P(two + R(" Музей переправ, г. Омск"))
                    + P("rechnoy@example.org, brodov@example.org, mostov@example.org")
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains(
            "  - name: А. Б. Речной\n    affiliation: Институт воды\n    city: Томск\n    country: Россия\n "
                + "   email: rechnoy@example.org\n"
                + "  - name: В. Г. Бродов\n    affiliation: Музей переправ\n    city: Омск\n "
                + "   email: brodov@example.org\n"
                + "  - name: Д. Е. Мостов\n    affiliation: Институт воды\n    city: Томск\n    country: "
                + "Россия\n    email: mostov@example.org\n",
            made.Front,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("address by order"));
    }

    [Fact]
    public void A_line_may_tell_all_of_an_author()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("Река и берег")
                    + P(
                        "Речной Антон Борисович, кандидат исторических наук, доцент, Институт воды, Томск,"
                            + " Россия, rechnoy@example.org, ORCID: 0000-0002-1825-0097"
                    )
                    + Abstracts
                    + Text,
            }
        );
        Assert.Contains(
            "  - name: Речной Антон Борисович\n    affiliation: Институт воды\n    city: Томск\n    country: "
                + "Россия\n    email: rechnoy@example.org\n"
                + "    orcid: 0000-0002-1825-0097\n    about: кандидат исторических наук, доцент\n",
            made.Front,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_orcid_whose_check_figure_is_wrong_is_no_orcid()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("Река и берег")
                    + P("А. Б. Речной")
                    + P("Институт воды, Томск, Россия, 0000-0002-1825-0098")
                    + Abstracts
                    + Text,
            }
        );
        Assert.DoesNotContain("orcid:", made.Front, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Статья поступила в редакцию 12.02.2024; принята к публикации 20.05.2024.")]
    [InlineData("Поступила 12 февраля 2024 г. Принята 20 мая 2024 г.")]
    [InlineData("Received February 12, 2024; accepted 20 May 2024.")]
    public void Dates_of_a_history_are_read(string line)
    {
        Imported made = Imported.Body(P("Введение", "1"), Text, P(line));
        Assert.Contains("received: 2024-02-12\naccepted: 2024-05-20\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("date: 2024-05-20\n", made.Edition, StringComparison.Ordinal);
        Assert.True(made.Dropped(line));
    }

    [Fact]
    public void What_stands_under_its_own_label_goes_into_the_front_matter()
    {
        Imported made = Imported.Body(
            Abstracts,
            Text,
            P("Финансирование: грант № 7."),
            P("Funding: grant no. 7."),
            P("Благодарности. Смотрителю брода."),
            P("Конфликт интересов: отсутствует."),
            P("Для цитирования: Речной А. Б. Река и берег // Берега. 2024. № 2. С. 5–10.")
        );
        Assert.Contains("funding: {ru: грант № 7., en: grant no. 7.}\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("acknowledgements: Смотрителю брода.\n", made.Front, StringComparison.Ordinal);
        Assert.Contains("conflict: отсутствует.\n", made.Front, StringComparison.Ordinal);
        Assert.True(made.Dropped("Для цитирования: Речной А. Б."));
    }

    [Fact]
    public void An_abstract_in_one_language_of_two_stands_in_the_text()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body = P("Река", "a3") + P("The River", "a3") + P("Аннотация. О реке.") + P("Введение", "1") + Text,
            }
        );
        Assert.Contains("languages: [ru, en]", made.Edition, StringComparison.Ordinal);
        Assert.StartsWith("## Аннотация {.unnumbered}\n\nО реке.\n", made.Text, StringComparison.Ordinal);
        Assert.True(made.Left("an abstract in one language only"));
    }

    [Fact]
    public void Without_any_front_the_first_words_are_the_title_and_the_files_day_the_date()
    {
        Imported made = Imported.Of(new Paper { Body = P("Несколько слов") + Text });
        Assert.Contains(
            "title: Несколько слов\nlanguages: [ru]\ndate: 2024-05-21\n",
            made.Edition,
            StringComparison.Ordinal
        );
        Assert.True(made.Guessed("title, from the first words"));
        Assert.DoesNotContain("authors", made.Edition, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_in_the_title_stays_there()
    {
        Imported made = Imported.Of(
            new Paper
            {
                Body = P(R("Река") + Call(2), "a3") + P("Аннотация. О реке.") + Text,
                Notes = [P("Доклад 2023 года.")],
            }
        );
        Assert.Contains(
            "title: \"Река[^1]\"\n",
            made.Front.Replace("title: Река[^1]\n", "title: \"Река[^1]\"\n", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.EndsWith("[^1]: Доклад 2023 года.", made.Text, StringComparison.Ordinal);
        Assert.Contains("title: Река\n", made.Edition, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_files_make_an_issue()
    {
        var paper = new Paper
        {
            Body =
                P("Река", "a3")
                + P("А. Б. Речной", "a8")
                + P("Введение", "1")
                + P("Таблица 1. Броды")
                + Table(["Брод", "Год"], ["Верхний", "1728"])
                + Text,
        };
        Imported made = Imported.Of(paper, paper);
        Assert.Contains("contents:\n  - 01-article.md\n  - 02-article.md\n", made.Edition, StringComparison.Ordinal);
        Assert.Contains("{#tbl-1}", made["01-article.md"], StringComparison.Ordinal);
        Assert.Contains("{#tbl-2}", made["02-article.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_may_stand_before_the_title_with_a_star_for_who_answers_letters()
    {
        string raised(string mark) => R(mark, "<w:vertAlign w:val=\"superscript\"/>");
        Imported made = Imported.Of(
            new Paper
            {
                Body =
                    Bold("А. Б. Речной")
                        .Replace(
                            "</w:p>",
                            raised("1") + R(", В. Г. Бродов") + raised("2*") + "</w:p>",
                            StringComparison.Ordinal
                        )
                    + P(raised("1") + R("Институт воды, Томск, Россия"))
                    + P(raised("2") + R("Музей переправ, Омск, Россия"))
                    + P("*Автор, ответственный за переписку: brodov@example.org")
                    + Bold("БРОДЫ И МЕЛИ")
                    + Bold("(по архивам)")
                    + Abstracts
                    + Text
                    + P("© Речной А. Б., 2024"),
            }
        );
        Assert.Contains(
            "title: {ru: БРОДЫ И МЕЛИ (по архивам)",
            made.Front.Replace("title: БРОДЫ", "title: {ru: БРОДЫ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  - name: А. Б. Речной\n    affiliation: Институт воды\n    city: Томск\n    country: Россия\n"
                + "  - name: В. Г. Бродов\n    affiliation: Музей переправ\n    city: Омск\n    country: "
                + "Россия\n    email: brodov@example.org\n",
            made.Front,
            StringComparison.Ordinal
        );
        Assert.True(made.Dropped("© Речной"));
        Assert.False(made.Dropped("not carried over"));
    }
}
