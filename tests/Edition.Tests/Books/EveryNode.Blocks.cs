using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Tests.Books;

/// <summary>Lists, tables, containers and pictures.</summary>
public static partial class EveryNode
{
    private static ImmutableArray<Block> Lists() =>
        [
            new Heading(At, Ru, 2, [T("Списки")], "lists", Two("Списки", "Lists")),
            P("Списки бывают всякие:"),
            Items(ListNumbering.LowerCyrillic, "а)", "б)", "г)", "ё)", "щ)", "э)"),
            Items(ListNumbering.Arabic, "3.", "4.", "7."),
            Items(ListNumbering.Arabic, "1)", "2)"),
            Items(ListNumbering.LowerRoman, "i)", "ii)"),
            Items(ListNumbering.UpperRoman, "IV)", "V)"),
            Items(ListNumbering.UpperLatin, "A)", "B)"),
            Items(ListNumbering.UpperCyrillic, "А)", "Й)", "Я)"),
            new ListBlock(
                At,
                Ru,
                ListNumbering.Arabic,
                ListDelimiter.Period,
                false,
                [
                    Item(
                        1,
                        "1.",
                        P("Первый"),
                        P("с продолжением"),
                        Items(ListNumbering.LowerCyrillic, "а)", "б)"),
                        P("и ещё"),
                        Items(ListNumbering.LowerCyrillic, "а)", "б)")
                    ),
                    Item(
                        2,
                        "2.",
                        P("Второй"),
                        Items(ListNumbering.LowerCyrillic, "а)", "б)"),
                        new Quotation(At, Ru, [P("Цитата в списке"), Items(ListNumbering.Bullet, "•")])
                    ),
                    Item(3, "3.", Items(ListNumbering.Bullet, "–", "–")),
                    Item(4, "4."),
                    Item(5, "5.", new CodeBlock(At, Ru, "код в списке"), Columns([P("Слева")], [P("Right", En)])),
                ]
            ),
            new Heading(At, Ru, 3, [T("Глубже")], "deeper", Unnumbered: true),
            new Heading(
                At,
                Ru,
                4,
                [T("Ещё глубже"), N("note-1-6", 6, P("Сноска под заголовком."))],
                "deep-4",
                Unlisted: true
            ),
            new Heading(At, Ru, 5, [T("Пятый")], "deep-5"),
            new Heading(At, Ru, 6, [T("Шестой")], "deep-6"),
            P("Текст после заголовков."),
        ];

    private static ImmutableArray<Block> Tables() =>
        [
            new Table(
                At,
                Ru,
                [ColumnAlignment.Default, ColumnAlignment.Left, ColumnAlignment.Centre, ColumnAlignment.Right],
                Row(T("Год"), T("Слева"), T("Середина"), N("note-1-8", 8, P("Сноска в шапке."))),
                [
                    Row(
                        T("1925"),
                        Emphasis("курсив"),
                        new Link(At, Ru, "mailto:a@example.org", [T("почта")]),
                        T("12,5")
                    ),
                    Row(
                        T("1926"),
                        T("длинный текст, который займёт не одну строку в узком столбце таблицы"),
                        T(""),
                        N("note-1-9", 9, P("Сноска в ячейке."))
                    ),
                ],
                [T("Подпись таблицы"), N("note-1-7", 7, P("Сноска в подписи."))],
                "table-1",
                Leads.Table(1)
            ),
            new Table(At, Ru, [ColumnAlignment.Default], Row(T("Без подписи")), [Row(T("одна ячейка"))], []),
            new Table(At, En, [ColumnAlignment.Right], Row(T("Directly after", En)), [Row(T("one cell", En))], []),
            new Table(
                At,
                Ru,
                [ColumnAlignment.Default, ColumnAlignment.Right],
                Row(T("Что"), T("Зачем")),
                [
                    new TableRow(
                        At,
                        [
                            new TableCell(At, []) { Blocks = [P("Два абзаца."), P("В ячейке.")] },
                            new TableCell(At, [])
                            {
                                Blocks =
                                [
                                    new ListBlock(
                                        At,
                                        Ru,
                                        ListNumbering.Arabic,
                                        ListDelimiter.Period,
                                        true,
                                        [
                                            new ListItem(At, 1, "1.", [P("первый пункт;")]),
                                            new ListItem(At, 2, "2.", [P("второй.")]),
                                        ]
                                    ),
                                    new CodeBlock(At, Ru, "код в ячейке"),
                                ],
                            },
                        ]
                    ),
                ],
                []
            ),
        ];

    private static ImmutableArray<Block> Containers() =>
        [
            P("Перед цитатой."),
            new Quotation(
                At,
                Ru,
                [
                    P("Цитата."),
                    new Quotation(At, En, [P("A quotation within.", En)]),
                    new LineBlock(
                        At,
                        Ru,
                        [
                            [T("Стих первый"), N("note-2-1", 1, P("К стиху."))],
                            [T("\u00A0\u00A0Стих второй")],
                            [],
                        ]
                    ),
                ]
            ),
            new LineBlock(
                At,
                Ru,
                [
                    [T("Строка одна")],
                    [Emphasis("Строка две")],
                ]
            ),
            new CodeBlock(At, Ru, "if (a < b)\n\treturn \"&\";\n\n// конец", "c"),
            new ThematicBreak(At, Ru),
            Columns(
                [
                    new Heading(At, Ru, 3, [T("По-русски")], "in-russian"),
                    P("Один"),
                    Items(ListNumbering.LowerCyrillic, "а)", "б)"),
                    P("Лишний абзац"),
                ],
                [
                    new Heading(At, En, 3, [T("In English", En)]),
                    new Paragraph(At, En, [T("One", En), N("note-2-2", 2, P("A note in a column.", En))]),
                    Items(ListNumbering.LowerLatin, "a)", "b)"),
                ]
            ),
            Columns([P("Сразу следом")], [P("At once after", En)]),
        ];

    private static ImmutableArray<Block> Pictures() =>
        [
            new Figure(
                At,
                Ru,
                "images/a.png",
                "Переход от чёрного к белому",
                [T("Картинка "), Emphasis("первая"), N("note-2-3", 3, P("Сноска под рисунком."))],
                60,
                "fig-1",
                Leads.Figure(1),
                "Подсказка"
            ),
            new Figure(At, Ru, "images/b.jpg", "Снимок", []),
            new Figure(At, Ru, "images/c.svg", "Чертёж", [T("Чертёж")], 30, "fig-2", Leads.Figure(2)),
            new Figure(At, Ru, "images/a.png", "Ещё раз", []),
            P("Конец главы."),
        ];
}
