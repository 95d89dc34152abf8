using System.Collections.Immutable;
using CsCheck;
using Edition.Model;
using Edition.Tests.Books;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Pages;

/// <summary>The books that are set.</summary>
public sealed partial class PaginatorTests
{
    private static Text T(string text) => new(At, Ru, text);

    private static TableCell Cell(string text) => new(At, [T(text)]);

    private static ImmutableArray<Inline> Text(int seed, int count) =>
        [
            T(
                string.Join(
                    ' ',
                    Enumerable.Range(0, count).Select(i => Stock[(seed + (i * i) + (seed * i / 3)) % Stock.Length])
                )
            ),
        ];

    private static Paragraph Words(int seed, int count) => new(At, Ru, Text(seed, count));

    private static ListBlock Items(params string[] labels) =>
        new(
            At,
            Ru,
            ListNumbering.LowerCyrillic,
            ListDelimiter.Parenthesis,
            true,
            [.. labels.Select((label, i) => new ListItem(At, i + 1, label, [Words(i + 2, 14)]))]
        );

    private static readonly Gen<Block> Blocks = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], Gen.Int[1, 120])
        .Select(
            (kind, seed, count) =>
                (Block)(
                    kind switch
                    {
                        0 => new Heading(At, Ru, 2 + (seed % 3), Text(seed, 1 + (count % 9)), $"h-{seed}-{count}"),
                        1 => Items([.. "абвгде".Take(1 + (seed % 6)).Select(letter => letter + ")")]),
                        2 => new Quotation(At, Ru, [Words(seed, count), Words(seed + 1, 9)]),
                        3 => new Parallel(
                            At,
                            Ru,
                            [
                                new ParallelColumn(At, Ru, [Words(seed, count), Items("а)")]),
                                new ParallelColumn(At, En, [Words(seed + 2, count / 2 + 1), Items("a)")]),
                            ]
                        ),
                        4 => new Table(
                            At,
                            Ru,
                            [ColumnAlignment.Left, ColumnAlignment.Right],
                            new TableRow(At, [Cell("Год"), Cell("Число")]),
                            [
                                .. Enumerable
                                    .Range(0, 1 + (count / 2))
                                    .Select(i => new TableRow(
                                        At,
                                        [new TableCell(At, Text(seed + i, 1 + (i % 9))), Cell("1")]
                                    )),
                            ],
                            Text(seed, 4),
                            null,
                            Leads.Table(1)
                        ),
                        5 or 6 => new Paragraph(
                            At,
                            Ru,
                            [
                                .. Text(seed, count),
                                new Note(
                                    At,
                                    Ru,
                                    "",
                                    [
                                        .. Enumerable
                                            .Range(0, 1 + (seed % 3))
                                            .Select(i => Words(seed + i, 1 + (count * (seed % 5) / 2))),
                                    ]
                                ),
                                .. Text(seed, 5),
                            ]
                        ),
                        _ => Words(seed, count),
                    }
                )
        );

    /// <summary>Notes with numbers and keys of their own, ids once each.</summary>
    private static ImmutableArray<Block> Numbered(ImmutableArray<Block> blocks)
    {
        int number = 0;
        return
        [
            .. blocks.Select(
                (block, i) =>
                    block switch
                    {
                        Paragraph paragraph => paragraph with
                        {
                            Content =
                            [
                                .. paragraph.Content.Select(inline =>
                                    inline is Note note
                                        ? note with
                                        {
                                            Number = ++number,
                                            Key = $"note-{number}",
                                        }
                                        : inline
                                ),
                            ],
                        },
                        Heading heading => heading with { Id = $"h-{i}" },
                        Table table => table with { Id = $"t-{i}" },
                        _ => block,
                    }
            ),
        ];
    }

    private static AssembledBook Assembled(ImmutableArray<Block> body, NoteNumbering numbering = NoteNumbering.Article)
    {
        var title = new Localized<ImmutableArray<Inline>>([new(Ru, [T("Опыт")], At)]);
        var part = new Part(
            PartKind.Article,
            "article",
            Ru,
            title,
            "А. А. Наборщик",
            [new Heading(At, Ru, 1, [T("Опыт")], "article")],
            body,
            [],
            At
        );
        var contents = new Part(
            PartKind.Contents,
            "contents",
            Ru,
            new([new(Ru, [T("Содержание")], At)]),
            "",
            [],
            [
                new Paragraph(At, Ru, [T("Содержание")], ParagraphRole.PartLabel),
                new Contents(At, Ru, [new ContentsEntry(1, Ru, null, "", [T("Опыт")], "article")]),
            ],
            [],
            At
        );
        var publication = new Publication
        {
            Name = "book",
            Title = new([new(Ru, "Опыт", At)]),
            Languages = [Ru, En],
            Date = new DateOnly(2026, 1, 1),
            EpubIdentifier = "urn:x",
            Span = At,
            NoteNumbering = numbering,
        };
        return new AssembledBook(publication, [contents, part], ImmutableDictionary<string, Picture>.Empty);
    }
}
