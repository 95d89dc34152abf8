using System.Collections.Immutable;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Books;

/// <summary>
/// An assembled book that holds every part, block, inline, role and style there is, and the awkward neighbourhoods:
/// notes in headings, captions, cells and notes,
/// lists that skip letters, tables side by side, parallels in lists. What a writer sets from it without loss it sets
/// from any book.
/// </summary>
public static partial class EveryNode
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
                                new Lead("", "1", "\u2002"),
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
                    Lead: new Lead("", "1", "\u00A0")
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
}
