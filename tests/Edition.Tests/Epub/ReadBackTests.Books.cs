using System.Collections.Immutable;
using CsCheck;
using Edition.Model;
using Edition.Tests.Books;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Epub;

/// <summary>The random books that are read back.</summary>
public sealed partial class ReadBackTests
{
    private static readonly Gen<Lang> Langs = Gen.OneOf(Gen.Const(Lang.Russian), Gen.Const(Lang.English));
    private static readonly Gen<string> Words = Gen.Char["абв где<>&\"]«»—\u00A0́\0xyz 12"]
        .Array[1, 30]
        .Select(letters => new string(letters));

    private static AssembledBook BookOf(Block[] blocks)
    {
        AssembledBook every = EveryNode.Book();
        int number = 0;
        ImmutableArray<Block> numbered = [.. blocks.Select(block => Numbered(block, ref number))];
        return every with
        {
            Publication = every.Publication with { Cover = "images/a.png" },
            Parts =
            [
                new Part(
                    PartKind.Article,
                    "part",
                    Ru,
                    Localized<ImmutableArray<Inline>>.None,
                    "",
                    [],
                    numbered,
                    [],
                    At
                ),
            ],
        };
    }

    /// <summary>Gives the notes their keys in reading order; only what the generator makes can hold any.</summary>
    private static Block Numbered(Block block, ref int number)
    {
        switch (block)
        {
            case Paragraph paragraph:
                return paragraph with { Content = Numbered(paragraph.Content, ref number) };
            case Heading heading:
                return heading with { Content = Numbered(heading.Content, ref number) };
            case Quotation quotation:
                var blocks = ImmutableArray.CreateBuilder<Block>();
                foreach (Block child in quotation.Blocks)
                {
                    blocks.Add(Numbered(child, ref number));
                }

                return quotation with
                {
                    Blocks = blocks.ToImmutable(),
                };
            default:
                return block;
        }
    }

    private static ImmutableArray<Inline> Numbered(ImmutableArray<Inline> inlines, ref int number)
    {
        var numbered = ImmutableArray.CreateBuilder<Inline>();
        foreach (Inline inline in inlines)
        {
            numbered.Add(
                inline switch
                {
                    Note note => note with { Key = $"n{++number}", Number = number },
                    Styled styled => styled with { Content = Numbered(styled.Content, ref number) },
                    LangSpan span => span with { Content = Numbered(span.Content, ref number) },
                    _ => inline,
                }
            );
        }

        return numbered.ToImmutable();
    }

    private static readonly Gen<Inline> Simple = Gen.Frequency(
        (6, Gen.Select(Words, Langs, (words, lang) => (Inline)new Text(At, lang, words))),
        (1, Words.Select(words => (Inline)new Code(At, Ru, words))),
        (1, Gen.Const((Inline)new HardBreak(At, Ru))),
        (2, Words.Select(words => (Inline)new Note(At, Ru, "", [new Paragraph(At, Ru, [new Text(At, Ru, words)])])))
    );

    private static readonly Gen<ImmutableArray<Inline>> Line = Gen.Frequency(
            (4, Simple),
            (
                2,
                Gen.Select(
                    Gen.Enum<InlineStyle>(),
                    Simple.Array[1, 3],
                    Langs,
                    (style, content, lang) => (Inline)new Styled(At, lang, style, [.. content])
                )
            ),
            (1, Gen.Select(Simple.Array[1, 3], Langs, (content, lang) => (Inline)new LangSpan(At, lang, [.. content])))
        )
        .Array[0, 6]
        .Select(line => line.ToImmutableArray());

    private static readonly Gen<ImmutableArray<Inline>> PlainLine = Words.Select(words =>
        ImmutableArray.Create<Inline>(new Text(At, Ru, words))
    );

    private static readonly Gen<Block> Leaf = Gen.OneOf(
        Gen.Select(Line, Langs, (line, lang) => (Block)new Paragraph(At, lang, line)),
        Gen.Select(Line, Gen.Int[1, 6], (line, level) => (Block)new Heading(At, Ru, level, line)),
        PlainLine.Array[1, 4].Select(lines => (Block)new LineBlock(At, Ru, [.. lines])),
        Words.Select(words => (Block)new CodeBlock(At, Ru, words)),
        Gen.Select(
            PlainLine,
            PlainLine.Array[2, 2].Array[1, 4],
            (caption, rows) =>
                (Block)
                    new Table(
                        At,
                        Ru,
                        [ColumnAlignment.Left, ColumnAlignment.Right],
                        RowOf(rows[0]),
                        [.. rows.Skip(1).Select(RowOf)],
                        caption
                    )
        ),
        PlainLine.Select(caption => (Block)new Figure(At, Ru, "images/a.png", "Рисунок", caption))
    );

    private static readonly Gen<Block[]> Books = Gen.Frequency(
        (5, Leaf),
        (1, Leaf.Array[1, 3].Select(blocks => (Block)new Quotation(At, Ru, [.. blocks]))),
        (
            1,
            PlainLine
                .Array[1, 3]
                .Select(items =>
                    (Block)
                        new ListBlock(
                            At,
                            Ru,
                            ListNumbering.LowerCyrillic,
                            ListDelimiter.Parenthesis,
                            true,
                            [.. items.Select((line, i) => new ListItem(At, i + 1, "а)", [new Paragraph(At, Ru, line)]))]
                        )
                )
        ),
        (
            1,
            Gen.Select(
                PlainLine.Array[1, 3],
                PlainLine.Array[1, 3],
                (left, right) =>
                    (Block)
                        new Parallel(
                            At,
                            Ru,
                            [
                                new ParallelColumn(At, Ru, [.. left.Select(line => new Paragraph(At, Ru, line))]),
                                new ParallelColumn(
                                    At,
                                    Lang.English,
                                    [.. right.Select(line => new Paragraph(At, Lang.English, line))]
                                ),
                            ]
                        )
            )
        )
    ).Array[1, 8];

    private static TableRow RowOf(ImmutableArray<Inline>[] cells) =>
        new(At, [.. cells.Select(cell => new TableCell(At, cell))]);
}
