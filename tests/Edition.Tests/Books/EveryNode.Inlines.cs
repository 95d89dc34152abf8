using Edition.Model;

namespace Edition.Tests.Books;

/// <summary>What stands in a line.</summary>
public static partial class EveryNode
{
    private static Paragraph Inlines() =>
        new(
            At,
            Ru,
            [
                T("Слова, "),
                Emphasis("курсив"),
                T(", "),
                S(InlineStyle.Strong, T("жирный "), Emphasis("и курсив")),
                T(", "),
                S(InlineStyle.Struck, T("зачёркнутый")),
                T(" H"),
                S(InlineStyle.Subscript, T("2")),
                T("O, м"),
                S(InlineStyle.Superscript, T("2")),
                T(", "),
                S(InlineStyle.Underlined, T("подчёркнутое")),
                T(", "),
                S(InlineStyle.Highlighted, T("отмеченное")),
                T(", "),
                S(InlineStyle.SmallCaps, T("капитель")),
                T(", "),
                S(InlineStyle.Small, T("мелкое "), S(InlineStyle.Small, T("не мельче"))),
                T(", "),
                new LangSpan(At, En, [T("English & <words>", En)], "some-words"),
                T(", "),
                new Code(At, Ru, "x < y && z"),
                T(", знак "),
                new InlinePicture(At, Ru, "images/a.png", "Знак", Width: Length.FromPoints(8)),
                T(" и виньетка "),
                new InlinePicture(At, Ru, "images/a.png", "", 5, IsOrnament: true),
                T(", "),
                new Link(At, Ru, "https://example.org/путь?a=1&b=2", [T("ссылка")]),
                T(", "),
                new Text(At, Ru, "как \"есть\" -- 1920‑е\u00A0г.\u202F№", true),
                N(
                    "note-1-2",
                    2,
                    P("Первый абзац сноски."),
                    Items(ListNumbering.Bullet, "•", "•"),
                    new Quotation(At, Ru, [P("Цитата в сноске.")]),
                    P("Последний абзац сноски.")
                ),
                new HardBreak(At, Ru),
                T("после конца строки, "),
                new Reference(At, Ru, "art-2", [T("ст. II")], "ref-1"),
                T(", "),
                new Reference(At, Ru, "art-2", [T("снова ст. II")], "ref-2"),
                T(", "),
                new Reference(At, Ru, "fig-1", [T("рис.\u00A01")], "ref-4"),
                new NoteRef(At, Ru, "note-1-2", 2, 2),
                T(". Сноска в сноске"),
                N(
                    "note-1-3",
                    3,
                    new Paragraph(
                        At,
                        Ru,
                        [
                            T("Внешняя"),
                            N("note-1-4", 4, P("внутренняя")),
                            T(", и дальше; "),
                            new Reference(At, Ru, "art-2", [T("ст. II")], "ref-3"),
                            new NoteRef(At, Ru, "note-1-2", 2, 3),
                        ]
                    )
                ),
                T(" и "),
                new Reference(At, Ru, "ref-3", [T("назад")]),
                T("."),
                N("note-1-5", 5),
            ],
            Id: "inlines"
        );
}
