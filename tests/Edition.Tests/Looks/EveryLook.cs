using System.Collections.Immutable;
using Edition.Model;
using Edition.Tests.Books;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Looks;

/// <summary>
/// A book that holds every style, in the text, in quotations and lists, in columns and in notes, and every inline; no
/// two words of it are alike, so that each can be found again in any edition.
/// </summary>
internal sealed class EveryLook
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lang Ru = Lang.Russian;

    private int words;
    private int notes;
    private int headings;

    public static AssembledBook Book() => new EveryLook().Make();

    private AssembledBook Make()
    {
        AssembledBook every = EveryNode.Book();
        ImmutableArray<Part> parts =
        [
            Of(
                PartKind.TitlePage,
                "roles",
                [
                    .. Enum.GetValues<ParagraphRole>()
                        .Where(role => role != ParagraphRole.Body)
                        .Select(role => (Block)new Paragraph(At, Ru, [Word()], role)),
                ]
            ),
            Of(
                PartKind.Contents,
                "lists",
                [
                    new Contents(
                        At,
                        Ru,
                        [
                            .. Enumerable
                                .Range(1, 3)
                                .Select(level => new ContentsEntry(level, Ru, null, Letters(), [Word()], "text")),
                        ]
                    ),
                ]
            ),
            Of(
                PartKind.Chapter,
                "text",
                [
                    .. Enumerable.Range(1, 6).Select(level => (Block)Head(level)),
                    P(),
                    new ThematicBreak(At, Ru),
                    P(),
                    .. Everything(deep: 2),
                    Columns(),
                    Inlines(),
                    new Paragraph(At, Ru, [Word(), Space(), Note([P(), .. Everything(1), Columns()])]),
                ]
            ),
        ];
        return every with { Parts = parts, Contents = [] };
    }

    private static Part Of(PartKind kind, string id, ImmutableArray<Block> body) =>
        new(kind, id, Ru, new([new(Ru, [new Text(At, Ru, id)], At)]), "", [], body, [], At);

    private string Letters() =>
        "слово"
        + string.Concat(
            (++words)
                .ToString("000", System.Globalization.CultureInfo.InvariantCulture)
                .Select(c => "абвгдежзик"[c - '0'])
        );

    private Text Word() => new(At, Ru, Letters());

    private static Text Space() => new(At, Ru, " ");

    private Paragraph P() => new(At, Ru, [Word()]);

    private Heading Head(int level) =>
        new(
            At,
            Ru,
            level,
            [Word(), Space(), S(InlineStyle.Emphasis, Word()), Space(), S(InlineStyle.Strong, Word())],
            $"head-{++headings}"
        );

    private static Styled S(InlineStyle style, params ImmutableArray<Inline> content) => new(At, Ru, style, content);

    private Note Note(ImmutableArray<Block> blocks) => new(At, Ru, $"note-{++notes}", blocks, notes);

    private Paragraph Inlines() =>
        new(
            At,
            Ru,
            [
                .. Enum.GetValues<InlineStyle>().SelectMany(style => (Inline[])[S(style, Word()), Space()]),
                S(
                    InlineStyle.Emphasis,
                    Word(),
                    Space(),
                    S(InlineStyle.Emphasis, Word()),
                    Space(),
                    S(InlineStyle.Strong, Word())
                ),
                Space(),
                new Code(At, Ru, Letters()),
                Space(),
                new Link(At, Ru, "https://example.org/", [Word()]),
                Space(),
                new LangSpan(At, Ru, [Word()]),
                Space(),
                new Reference(At, Ru, "text", [S(InlineStyle.Struck, Word())]),
            ]
        );

    /// <summary>Every block that may stand anywhere; quotations and lists hold all of them again.</summary>
    private ImmutableArray<Block> Everything(int deep) =>
        [
            P(),
            new LineBlock(
                At,
                Ru,
                [
                    [Word()],
                    [Word(), Space(), S(InlineStyle.Emphasis, Word())],
                ]
            ),
            new CodeBlock(At, Ru, Letters()),
            new Table(
                At,
                Ru,
                [ColumnAlignment.Default, ColumnAlignment.Right],
                Row(),
                [Row()],
                [Word(), Space(), S(InlineStyle.Emphasis, Word())]
            ),
            new Figure(At, Ru, "images/a.png", "Клин", [Word()], 20),
            new ThematicBreak(At, Ru),
            .. deep == 0
                ? (ReadOnlySpan<Block>)[]
                :
                [
                    new Quotation(
                        At,
                        Ru,
                        [
                            new Paragraph(At, Ru, [Word(), Space(), S(InlineStyle.Emphasis, Word())]),
                            .. Everything(deep - 1),
                        ]
                    ),
                    new ListBlock(
                        At,
                        Ru,
                        ListNumbering.Bullet,
                        ListDelimiter.None,
                        true,
                        [new ListItem(At, 1, "•", Everything(deep - 1))]
                    ),
                ],
        ];

    private Parallel Columns() =>
        new(
            At,
            Ru,
            [
                new ParallelColumn(
                    At,
                    Ru,
                    [Head(3), new Paragraph(At, Ru, [Word()], ParagraphRole.Abstract), .. Everything(1)]
                ),
                new ParallelColumn(
                    At,
                    Ru,
                    [Head(4), new Paragraph(At, Ru, [Word()], ParagraphRole.Abstract), .. Everything(1)]
                ),
            ]
        );

    private TableRow Row() =>
        new(At, [new TableCell(At, [Word()]), new TableCell(At, [S(InlineStyle.Strong, Word())])]);
}
