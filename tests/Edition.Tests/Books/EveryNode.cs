using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Books;

/// <summary>
/// An assembled book that holds every part, block, inline, role and style there is, and the awkward neighbourhoods:
/// notes in headings, captions, cells and notes,
/// lists that skip letters, tables side by side, parallels in lists. What a writer sets from it without loss it sets
/// from any book.
/// </summary>
public static class EveryNode
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lang Ru = Lang.Russian;
    private static readonly Lang En = Lang.English;

    public static AssembledBook Book()
    {
        ImmutableArray<Part> parts =
        [
            PartOf(PartKind.HalfTitle, "half-title", [Set(ParagraphRole.HalfTitle, "Всякая всячина")]),
            PartOf(
                PartKind.TitlePage,
                "title-page",
                [
                    Set(ParagraphRole.BookAuthors, "А. А. Наборщик"),
                    Set(ParagraphRole.BookTitle, "Всякая всячина"),
                    Set(ParagraphRole.BookSubtitle, "Книга для проверки"),
                    Set(ParagraphRole.BookParallelTitle, "All Sorts of Things", En),
                    Set(ParagraphRole.BookParallelSubtitle, "A Book for Trials", En),
                    Set(ParagraphRole.BookSeries, "Серия проверок"),
                    Set(ParagraphRole.BookPublisher, "Москва, 2026"),
                ]
            ),
            PartOf(
                PartKind.Imprint,
                "imprint",
                [
                    Set(ParagraphRole.ImprintLine, "УДК 655"),
                    Set(ParagraphRole.ImprintAnnotation, "Книга, в которой есть всё."),
                    new Paragraph(
                        At,
                        Ru,
                        [
                            T("Страниц: "),
                            new ComputedValue(At, Ru, Computed.PageCount),
                            T("; листов: "),
                            new ComputedValue(At, Ru, Computed.PrintersSheets),
                        ],
                        ParagraphRole.ImprintLine
                    ),
                ]
            ),
            PartOf(
                PartKind.Contents,
                "contents",
                [
                    Set(ParagraphRole.PartLabel, "Содержание"),
                    new Contents(
                        At,
                        Ru,
                        [
                            new ContentsEntry(
                                1,
                                Ru,
                                "1",
                                "А. А. Наборщик",
                                [T("Первая статья "), Emphasis("курсивом")],
                                "article-1"
                            ),
                            new ContentsEntry(2, Ru, null, "", [T("Списки")], "lists"),
                            new ContentsEntry(3, Ru, null, "", [T("Глубже")], "deeper"),
                        ]
                    ),
                    Set(ParagraphRole.PartLabel, "Contents", En),
                    new Contents(
                        At,
                        En,
                        [
                            new ContentsEntry(1, En, null, "A. A. Typesetter", [T("First “Article”", En)], "article-1"),
                            new ContentsEntry(2, En, null, "", [T("Lists", En)], "lists"),
                        ]
                    ),
                ]
            ),
            PartOf(PartKind.Front, "preface", [Title("Предисловие", "preface")], [P("Слово перед началом.")]),
            Article(),
            PartOf(
                PartKind.Chapter,
                "chapter-2",
                [Title("Вторая глава", "chapter-2")],
                [.. Containers(), .. Pictures()]
            ),
            PartOf(
                PartKind.Back,
                "afterword",
                [Title("Послесловие", "afterword")],
                [P("Слово после конца."), Columns([P("Последнее")], [P("The last", En)])]
            ),
            PartOf(
                PartKind.Appendix,
                "appendix",
                [Title("Приложение", "appendix")],
                [
                    new Heading(At, Ru, 2, [T("Статья II")], "art-2", Two("Статья II", "Article II")),
                    Columns(
                        [P("Договоры могут быть пересмотрены."), Items(ListNumbering.LowerCyrillic, "а)", "б)")],
                        [P("Treaties may be revised.", En), Items(ListNumbering.LowerLatin, "a)", "b)")]
                    ),
                    new Paragraph(
                        At,
                        Ru,
                        [T("Обсуждается на с. "), new PageNumbers(At, Ru, ["ref-1", "ref-2", "ref-3"])],
                        ParagraphRole.BackReferences,
                        "art-2-back"
                    ),
                ]
            ),
            PartOf(
                PartKind.EndImprint,
                "end-imprint",
                [Set(ParagraphRole.EndImprintLine, "Подписано в печать 01.02.2026")]
            ),
        ];
        var publication = new Publication
        {
            Name = "every-node",
            Title = Two("Всякая всячина", "All Sorts of Things"),
            Subtitle = Two("Книга для проверки", "A Book for Tests"),
            Languages = [Ru, En],
            Date = new DateOnly(2026, 2, 1),
            Authors =
            [
                new Author(
                    Two("А. А. Наборщик", "A. A. Typesetter"),
                    Two("Наборщик, А. А.", "Typesetter, A. A."),
                    Localized<string>.None,
                    Localized<string>.None,
                    Localized<string>.None,
                    null,
                    null,
                    Localized<string>.None,
                    At
                ),
            ],
            Doi = "10.1000/182",
            IsbnPrint = "978-5-9614-1234-7",
            IsbnEpub = "978-5-9614-1235-4",
            EpubIdentifier = "urn:uuid:00000000-0000-4000-8000-000000000001",
            Span = At,
            Publisher = Two("Издательство", "Publisher"),
            Annotation = Two("Книга, в которой есть всё.", "A book that has everything."),
            Subjects = new([new(Ru, ["набор", "проверка"], At), new(En, ["typesetting", "tests"], At)]),
        };
        var pictures = new[]
        {
            new Picture("images/a.png", PictureFormat.Png, Png(60, 30)),
            new Picture("images/b.jpg", PictureFormat.Jpeg, Jpeg),
            new Picture("images/c.svg", PictureFormat.Svg, Svg),
        };
        return new AssembledBook(
            publication,
            parts,
            pictures.ToImmutableDictionary(picture => picture.Path, StringComparer.Ordinal)
        )
        {
            BackReferences = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
                "art-2",
                ["ref-1", "ref-2", "ref-3"]
            ),
        };
    }

    /// <summary>
    /// A page map in which every id has a page, two to a page, without places of page beginnings but the parts' first
    /// blocks.
    /// </summary>
    public static PageMap Pages(AssembledBook book)
    {
        string[] ids =
        [
            "half-title",
            "title-page",
            "imprint",
            "contents",
            "preface",
            "article-1",
            "lists",
            "deeper",
            "ref-1",
            "ref-2",
            "ref-3",
            "table-1",
            "chapter-2",
            "fig-1",
            "afterword",
            "appendix",
            "art-2",
            "art-2-back",
            "end-imprint",
        ];
        return new PageMap(
            [
                .. book.Parts.Select(
                    (part, i) =>
                        new PageStart(
                            (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                            part.Blocks.First(),
                            0
                        )
                ),
            ],
            ids.Select(
                    (id, i) =>
                        KeyValuePair.Create(id, (i / 2 + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
                )
                .ToImmutableDictionary(StringComparer.Ordinal),
            ImmutableDictionary<string, string>.Empty,
            "1,25"
        );
    }

    private static Part Article() =>
        PartOf(
            PartKind.Article,
            "article-1",
            [
                .. Enum.GetValues<ParagraphRole>()
                    .Where(role => role is > ParagraphRole.Body and < ParagraphRole.Subtitle)
                    .Select(role => Set(role, role.ToString())),
                new Heading(
                    At,
                    Ru,
                    1,
                    [T("Первая статья "), Emphasis("курсивом"), N("note-1-1", 1, P("Сноска к заглавию."))],
                    "article-1",
                    Two("Первая статья курсивом", "First “Article”"),
                    Number: "1"
                ),
                .. Enum.GetValues<ParagraphRole>()
                    .Where(role => role is >= ParagraphRole.Subtitle and < ParagraphRole.AboutAuthor)
                    .Select(role => Set(role, role.ToString())),
                Columns([P("Аннотация по-русски.")], [P("An abstract in English.", En)]),
            ],
            [Inlines(), P("Второй абзац."), .. Lists(), .. Tables()],
            [
                Set(ParagraphRole.AboutAuthor, "Об авторе"),
                Set(ParagraphRole.Conflict, "Конфликта нет"),
                Set(ParagraphRole.Dates, "Поступила 01.01.2026"),
            ],
            "А. А. Наборщик"
        );

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
                1
            ),
            new Table(At, Ru, [ColumnAlignment.Default], Row(T("Без подписи")), [Row(T("одна ячейка"))], []),
            new Table(At, En, [ColumnAlignment.Right], Row(T("Directly after", En)), [Row(T("one cell", En))], []),
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
                1,
                "Подсказка"
            ),
            new Figure(At, Ru, "images/b.jpg", "Снимок", []),
            new Figure(At, Ru, "images/c.svg", "Чертёж", [T("Чертёж")], 30, "fig-2", 2),
            new Figure(At, Ru, "images/a.png", "Ещё раз", []),
            P("Конец главы."),
        ];

    private static Part PartOf(
        PartKind kind,
        string id,
        ImmutableArray<Block> opening,
        ImmutableArray<Block> body = default,
        ImmutableArray<Block> closing = default,
        string byline = ""
    ) =>
        new(
            kind,
            id,
            Ru,
            new([
                new(
                    Ru,
                    [
                        T(
                            opening.OfType<Heading>().FirstOrDefault() is { } title
                                ? PlainText.Of(title)
                                : PlainText.Of(opening[0])
                        ),
                    ],
                    At
                ),
                new(En, [T("Part " + id, En)], At),
            ]),
            byline,
            opening,
            body.IsDefault ? [] : body,
            closing.IsDefault ? [] : closing,
            At
        );

    private static Paragraph Set(ParagraphRole role, string text, Lang? lang = null) =>
        new(At, lang ?? Ru, [T(text, lang)], role);

    private static Heading Title(string text, string id) => new(At, Ru, 1, [T(text)], id);

    private static Paragraph P(string text, Lang? lang = null) => new(At, lang ?? Ru, [T(text, lang)]);

    private static Text T(string text, Lang? lang = null) => new(At, lang ?? Ru, text);

    private static Styled S(InlineStyle style, params ImmutableArray<Inline> content) => new(At, Ru, style, content);

    private static Styled Emphasis(string text) => S(InlineStyle.Emphasis, T(text));

    private static Note N(string key, int number, params ImmutableArray<Block> blocks) =>
        new(At, Ru, key, blocks, number);

    private static TableRow Row(params Inline[] cells) => new(At, [.. cells.Select(cell => new TableCell(At, [cell]))]);

    private static Parallel Columns(ImmutableArray<Block> russian, ImmutableArray<Block> english) =>
        new(At, Ru, [new ParallelColumn(At, Ru, russian), new ParallelColumn(At, En, english)]);

    private static ListItem Item(int ordinal, string label, params ImmutableArray<Block> blocks) =>
        new(At, ordinal, label, blocks);

    /// <summary>
    /// A list of one-paragraph items; the ordinals are those of the labels in the alphabet without ё, й, ъ, ы, ь where
    /// the form is a letter.
    /// </summary>
    private static ListBlock Items(ListNumbering form, params string[] labels) =>
        new(
            At,
            form is ListNumbering.LowerLatin or ListNumbering.UpperLatin ? En : Ru,
            form,
            labels[0][^1] switch
            {
                '.' => ListDelimiter.Period,
                ')' => ListDelimiter.Parenthesis,
                _ => ListDelimiter.None,
            },
            true,
            [.. labels.Select((label, i) => Item(OrdinalOf(form, label[..^1], i), label, P("пункт " + label[..1])))]
        );

    private static int OrdinalOf(ListNumbering form, string mark, int index) =>
        form switch
        {
            ListNumbering.Arabic => int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture),
            ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic => "абвгдежзиклмнопрстуфхцчшщэюя".IndexOf(
                char.ToLowerInvariant(mark[0])
            ) + 1
                is var at
                    and > 0
                ? at
                : index + 1,
            ListNumbering.UpperRoman => index + 4,
            _ => index + 1,
        };

    private static Localized<string> Two(string russian, string english) =>
        new([new(Ru, russian, At), new(En, english, At)]);

    /// <summary>A grey wedge, 8 bits, with 300 dots an inch.</summary>
    private static ImmutableArray<byte> Png(int width, int height)
    {
        var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = [0, .. Enumerable.Range(0, width).Select(x => (byte)(x * 255 / width))];
            for (int y = 0; y < height; y++)
            {
                packed.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return
        [
            137,
            80,
            78,
            71,
            13,
            10,
            26,
            10,
            .. Chunk("IHDR", header),
            .. Chunk("pHYs", [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]),
            .. Chunk("IDAT", rows.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(chunk.Length - 4),
            Crc32.HashToUInt32(chunk.AsSpan(4, data.Length + 4))
        );
        return chunk;
    }

    private static readonly ImmutableArray<byte> Jpeg =
    [
        .. Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT0"
                + "9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAUACgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFxABAQEBAAAAAAAAAAAAAAAAABMB"
                + "Ev/EABYBAQEBAAAAAAAAAAAAAAAAAAAGBP/EABkRAAIDAQAAAAAAAAAAAAAAAAABEhVhUf/aAAwDAQACEQMRAD8AzVSqKpVuqMKe00tqVRVKlRgtNLaiKoVGC00l6060FvFcI+THWnWgRXBJjrQCK4JM/9k="
        ),
    ];

    private static readonly ImmutableArray<byte> Svg =
    [
        .. Encoding.UTF8.GetBytes(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 60\" width=\"120\" height=\"60\"><rect "
                + "x=\"5\" y=\"5\" width=\"110\" height=\"50\" fill=\"none\" stroke=\"#000\" "
                + "stroke-width=\"2\"/><path d=\"M10 50 L60 10 L110 50 Z\" fill=\"#888\"/></svg>"
        ),
    ];
}
