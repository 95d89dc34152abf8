using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Edition.Model;

namespace Edition.Tests.Books;

/// <summary>
/// Books of random blocks, as the reader would give them to the assembler: ids unique, later calls only of notes that
/// went before.
/// </summary>
public static class RandomBooks
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly string[] Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    private static readonly ListNumbering[] Forms = Enum.GetValues<ListNumbering>();

    public static readonly Gen<Book> Any = Gen.Int.Array[8, 120].Select(Make);

    /// <summary>
    /// The numbers are choices, taken one after the other; when they are used up, the shortest choice is made.
    /// </summary>
    private static Book Make(int[] choices)
    {
        var maker = new Maker(choices);
        Article[] articles =
        [
            .. Enumerable
                .Range(0, 1 + maker.Choose(3))
                .Select(i => new Article
                {
                    Source = new Source($"{i}.md", ""),
                    Span = At,
                    Kind = (ArticleKind)maker.Choose(5),
                    Lang = Lang.Russian,
                    Title = new([new(Lang.Russian, [maker.Word()], At), new(Lang.English, [maker.Word()], At)]),
                    Blocks = [.. maker.Blocks(0)],
                }),
        ];
        var publication = new Publication
        {
            Name = "random",
            Title = new([new(Lang.Russian, "Случай", At)]),
            Languages = [Lang.Russian, Lang.English],
            Date = new DateOnly(2026, 2, 1),
            EpubIdentifier = "urn:uuid:00000000-0000-4000-8000-000000000002",
            Span = At,
            NoteNumbering = (NoteNumbering)maker.Choose(2),
        };
        return new Book(publication, [.. articles], EveryNode.Book().Pictures, []);
    }

    private sealed class Maker(int[] choices)
    {
        private int next;
        private int ids;
        private int noteDepth;

        public int Choose(int options) => next < choices.Length ? (int)((uint)choices[next++] % (uint)options) : 0;

        private Lang Language() => Choose(4) == 3 ? Lang.English : Lang.Russian;

        public Text Word() =>
            new(
                At,
                Language(),
                Choose(6) switch
                {
                    0 => "слово ",
                    1 => "word & <more> ",
                    2 => "ещё\u00A0слова, ",
                    3 => "№\u202F1 ",
                    4 => "\"кавычки\"",
                    _ => "1920‑е ",
                }
            );

        private string Id(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{++ids}");

        public IEnumerable<Block> Blocks(int depth) =>
            [.. Enumerable.Range(0, 1 + Choose(depth == 0 ? 8 : 3)).Select(_ => Block(depth))];

        private Block Block(int depth)
        {
            Lang lang = Language();
            switch (depth > 3 ? 0 : Choose(depth > 1 || noteDepth > 0 ? 9 : 12))
            {
                case 1:
                    return new Quotation(At, lang, [.. Blocks(depth + 1)]);
                case 2:
                    return new LineBlock(At, lang, [.. Enumerable.Range(0, 1 + Choose(3)).Select(_ => Inlines(depth))]);
                case 3 or 4:
                    return List(lang, depth);
                case 5:
                    return new CodeBlock(At, lang, "код\n\tс отступом");
                case 6:
                    return new ThematicBreak(At, lang);
                case 7:
                    int columns = 1 + Choose(3);
                    bool hold = depth < 3 && Choose(3) == 2;
                    TableRow Row(bool blocks) =>
                        new(
                            At,
                            [
                                .. Enumerable
                                    .Range(0, columns)
                                    .Select(_ =>
                                        blocks
                                            ? new TableCell(At, []) { Blocks = [.. Blocks(depth + 2)] }
                                            : new TableCell(At, Inlines(depth))
                                    ),
                            ]
                        );
                    return new Table(
                        At,
                        lang,
                        [.. Enumerable.Range(0, columns).Select(_ => (ColumnAlignment)Choose(4))],
                        Row(false),
                        [.. Enumerable.Range(0, Choose(3)).Select(_ => Row(hold))],
                        Choose(2) == 0 ? [] : Inlines(depth),
                        Id("table")
                    );
                case 8:
                    return new Figure(
                        At,
                        lang,
                        Choose(2) == 0 ? "images/a.png" : "images/b.jpg",
                        Choose(4) == 0 ? "" : "Рисунок",
                        Choose(2) == 0 ? [] : Inlines(depth),
                        Choose(3) * 40,
                        Id("figure")
                    );
                case 9:
                    return new Heading(
                        At,
                        Lang.Russian,
                        2 + Choose(4),
                        Inlines(depth),
                        Id("heading"),
                        Unlisted: Choose(3) == 1
                    );
                case 10 or 11:
                    return new Edition.Model.Parallel(
                        At,
                        lang,
                        [
                            new ParallelColumn(At, Lang.Russian, [.. Blocks(depth + 2)]),
                            new ParallelColumn(At, Lang.English, [.. Blocks(depth + 2)]),
                        ]
                    );
                default:
                    return new Paragraph(At, lang, Inlines(depth));
            }
        }

        private ListBlock List(Lang lang, int depth)
        {
            ListNumbering form = Forms[Choose(Forms.Length)];
            int start = Choose(4);
            int jump = Choose(5) == 4 ? 1 + Choose(3) : 0;
            ImmutableArray<ListItem> items =
            [
                .. Enumerable
                    .Range(0, 1 + Choose(4))
                    .Select(i =>
                    {
                        int n = start + i + (i > 1 ? jump : 0);
                        string mark = form switch
                        {
                            ListNumbering.Bullet => "•",
                            ListNumbering.Arabic => (n + 1).ToString(CultureInfo.InvariantCulture),
                            ListNumbering.LowerLatin => ((char)('a' + n)).ToString(),
                            ListNumbering.UpperLatin => ((char)('A' + n)).ToString(),
                            ListNumbering.LowerCyrillic => "абвгдеёжзий"[n].ToString(),
                            ListNumbering.UpperCyrillic => "АБВГДЕЁЖЗИЙ"[n].ToString(),
                            ListNumbering.LowerRoman => Roman[n],
                            _ => Roman[n].ToUpperInvariant(),
                        };
                        return new ListItem(
                            At,
                            n + 1,
                            form == ListNumbering.Bullet ? mark : mark + ")",
                            [.. Choose(6) == 5 ? [] : Blocks(depth + 1)]
                        );
                    }),
            ];
            return new ListBlock(
                At,
                lang,
                form,
                form == ListNumbering.Bullet ? ListDelimiter.None : ListDelimiter.Parenthesis,
                true,
                items
            );
        }

        private ImmutableArray<Inline> Inlines(int depth)
        {
            var inlines = ImmutableArray.CreateBuilder<Inline>();
            inlines.Add(Word());
            for (int more = Choose(4); more > 0; more--)
            {
                inlines.Add(
                    Choose(8) switch
                    {
                        1 => new Styled(
                            At,
                            Lang.Russian,
                            (InlineStyle)Choose(8),
                            [Word(), new Styled(At, Lang.Russian, (InlineStyle)Choose(6), [Word()])]
                        ),
                        2 => new LangSpan(At, Lang.English, [new Text(At, Lang.English, "span ")], Id("span")),
                        3 => new Code(At, Lang.Russian, "a<b"),
                        4 => new Link(At, Lang.Russian, "https://example.org/" + Choose(3), [Word()]),
                        5 => new HardBreak(At, Lang.Russian),
                        6 when noteDepth < 2 => Note(depth),
                        7 => new Reference(At, Lang.Russian, Choose(2) == 0 ? "figure-1" : "heading-2", [Word()]),
                        _ => Word(),
                    }
                );
            }

            return inlines.ToImmutable();
        }

        private Note Note(int depth)
        {
            noteDepth++;
            var note = new Note(At, Lang.Russian, Id("n"), [.. Blocks(depth + 1)]);
            noteDepth--;
            return note;
        }
    }
}
