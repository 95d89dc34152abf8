using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Tests.Checking;

[Trait("Kind", "unit")]
public class NoteReferencesTests
{
    private const string Book = "Петров П. П. Море и суша : очерки. М. : Слово, 2001. С. 5.";

    /// <summary>Notes one after another, and the rules that ask.</summary>
    [Theory]
    [InlineData("", Book)]
    [InlineData("", "Петров П. П. Море и суша. М., 2001. С. 5–7, 12.")]
    [InlineData("", "Петров П. П., Иванова А. Б. Берег // Вопросы географии. 2005. № 3. С. 14–20.")]
    [InlineData(
        "",
        "Иванова А. Б. Устье реки // Реки севера : сб. ст. / отв. ред. В. Г. Серов. СПб. : Нева, 1999. С. 8."
    )]
    [InlineData("", "Собрание грамот : в 4 т. Т. 2 / сост. Д. Е. Лукин. М. ; Л. : Наука, 1956. С. 11.")]
    [InlineData("", "РГАДА. Ф. 210. Оп. 3. Д. 41. Л. 6–7 об.")]
    [InlineData("", "Серов В. Г. Карты залива. URL: https://example.org/maps (дата обращения: 15.10.2008).")]
    [InlineData("", "Федеральный закон от 27.12.2002 № 184-ФЗ «О примере» // Собрание примеров. 2002. № 52. С. 5140.")]
    [InlineData("", "Договор о мореплавании // Сборник договоров. М., 1930. С. 17.")]
    [InlineData("", "Новая карта была заказана в 1928 г.")]
    [InlineData("", "См.: " + Book)]
    [InlineData("", Book, "Там же. С. 9.", "Петров П. П. Указ. соч. С. 11.")]
    [InlineData("", "Smith J. K. The Sea. London : Harbour, 1990. P. 15.", "Ibid. P. 17.")]
    [InlineData("", "О том, как менялся берег, см.: " + Book, "Как показано выше, см.: Петров П. П. Указ. соч. С. 5.")]
    [InlineData("ED502", "Петров П. П. Море и суша. Изд-е второе. 2001. С. 5.")]
    [InlineData("ED501 ED502", "Петров П. П. Море и суша. Изд. 4. 2001. С. 5.")]
    [InlineData("ED502", "Петров П. П. Море и суша. С. 5.")]
    [InlineData("ED502", "Петров П. П. Берег // Вопросы географии. № 3. С. 14.")]
    [InlineData("ED502", "Петров П. П. Берег // Вопросы географии. 2005. № 3.")]
    [InlineData("ED502", "РГАДА. Ф. 210. Д. 41. Л. 6.")]
    [InlineData("ED502", "Серов В. Г. Карты залива. URL: https://example.org/maps.")]
    [InlineData("ED502", "Федеральный закон «О примере» // Собрание примеров. 2002. С. 5140.")]
    [InlineData("ED501", "Петров П. П. Берег// Вопросы географии. 2005. № 3. С. 14.")]
    [InlineData("ED501", "Реки севера /отв. ред. В. Г. Серов. СПб. : Нева, 1999. С. 8.")]
    [InlineData("ED501", "Петров П. П. Море и суша. М. : Слово, 2001, с. 5.")]
    [InlineData("ED501", "Петров П. П. Море и суша. М. : Слово, 2001 г. С. 5.")]
    [InlineData("ED503", Book, "Лукин Д. Е. Острова. М. : Слово, 2002. С. 6.", "Серов В. Г. Карты. М. : Слово, 2003.")]
    [InlineData("ED504", "Там же. С. 9.")]
    [InlineData("ED504", "Просто замечание автора.", "Там же. С. 9.")]
    [InlineData("ED504", "Лукин Д. Е. Указ. соч. С. 9.")]
    [InlineData("ED504", Book, "Петров П. П. Острова. М. : Слово, 2002. С. 6.", "Петров П. П. Указ. соч. С. 9.")]
    [InlineData("ED504", Book + " ; Лукин Д. Е. Острова. М. : Слово, 2002. С. 6.", "Там же. С. 9.")]
    [InlineData(
        "ED506",
        Book,
        "Лукин Д. Е. Острова. М.: Слово, 2002. С. 6.",
        "Серов В. Г. Карты. М. : Слово, 2003. С. 1."
    )]
    [InlineData("", "Лукин Д. Е. Острова. М.: Слово, 2002. С. 6.", "Серов В. Г. Карты: атлас. М.: Слово, 2003. С. 1.")]
    [InlineData(
        "ED507",
        "Петров П. П. Море и суша. М. : Слово, 2001. С. 15–7.",
        "Серов В. Г. Карты. М. : Слово, 2003. С. 117–111."
    )]
    [InlineData("ED508", "Петров П. П. Море и суша. М. : Слово, 2052. С. 5.")]
    [InlineData("ED509", Book, "Петров П. П. Море и суша : очерки. М. : Дело, 2001. С. 6.")]
    [InlineData("ED509", Book, "Петров П. П. Море и сушь : очерки. М. : Слово, 2001. С. 6.")]
    [InlineData("", Book, "Петров П. П. Море и суша : очерки. 2-е изд. М. : Дело, 2011. С. 6.")]
    [InlineData("ED510", "Петров П. П. Море и суша. М. : Слово, 2001. С. 5")]
    [InlineData("ED308", "Петров П. П. Море и суша. М. : Слово, 2001. C. 5.")]
    public void Asks_where_a_reference_breaks_the_grammar(string rules, params string[] notes)
    {
        ImmutableArray<Diagnostic> found = Desk.Check(Text(notes)).Found;

        Assert.Equal(rules, string.Join(' ', found.Select(diagnostic => diagnostic.Rule.Id)));
    }

    [Fact]
    public void With_notes_numbered_by_page_ibid_may_stand_first()
    {
        ImmutableArray<Diagnostic> found = Desk.Check(
            ("edition.yaml", Desk.Yaml + "\nnotes: {numbering: page}\n"),
            ("a.md", "---\nkind: chapter\ntitle: {ru: Глава, en: Chapter}\n---\n\n" + Text([Book, "Там же."]))
        ).Found;

        Assert.Equal(["ED505"], found.Select(diagnostic => diagnostic.Rule.Id));
    }

    private static string Text(string[] notes) =>
        string.Concat(notes.Select((_, i) => $"Слово[^{i}] и так далее. "))
        + "\n\n"
        + string.Join("\n\n", notes.Select((note, i) => $"[^{i}]: {note}"))
        + "\n";
}
