using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Revising;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Comparing;

/// <summary>
/// Blocks as the paragraphs that <see cref="Pairing"/> knows: a first token that says what kind of block it is, and all
/// words within.
/// </summary>
internal static class Shape
{
    /// <summary>Which of two sequences' blocks are the same ones: for each new one the old one's index, or -1.</summary>
    public static int[] Pair(IReadOnlyList<Para> old, IReadOnlyList<Para> now)
    {
        (_, Group?[] ofNew) = Pairing.Of(old, now, _ => null);
        return
        [
            .. ofNew.Select(
                (group, j) =>
                    group is { Old: [var i, ..] } && group.New[0] == j && old[i].Tokens[0].Key == now[j].Tokens[0].Key
                        ? i
                        : -1
            ),
        ];
    }

    public static Para Of(Block block) => Of(KindOf(block), [block]);

    public static Para Of(ListItem item) => Of("item", item.Blocks);

    public static Para Of(TableRow row) =>
        Of("row", row.Cells.SelectMany(cell => cell.Blocks.Insert(0, Holding(cell.Content))));

    public static Para Of(Note note) => Of("note", note.Blocks);

    /// <summary>Blocks that stand level in the columns of a parallel.</summary>
    public static Para Of(IReadOnlyList<Block?> cells) =>
        Of(string.Join(' ', cells.Select(cell => cell is null ? "-" : KindOf(cell))), cells.OfType<Block>());

    private static Paragraph Holding(ImmutableArray<Inline> content) => new(SourceSpan.None, default, content);

    private static Para Of(string kind, IEnumerable<Block> blocks)
    {
        List<Token> tokens = [new Token(TokenKind.Sign, "", kind, Look.None, 0)];
        foreach (Block block in Walk.Blocks(blocks))
        {
            // What stands in notes is a part of them; a walk gives notes' blocks too, and they count as words of the text.
            foreach (ImmutableArray<Inline> inlines in LinesOf(block))
            {
                tokens.AddRange(
                    AtomReader
                        .Of(inlines, _ => "note")
                        .Select(atom => new Token(
                            atom.IsWord ? TokenKind.Word
                                : atom.Key == " " ? TokenKind.Space
                                : TokenKind.Sign,
                            atom.Words,
                            atom.Key,
                            Look.None,
                            atom.At
                        ))
                );
            }

            if (block is CodeBlock code)
            {
                tokens.AddRange(
                    code.Value.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)
                        .Select(word => new Token(TokenKind.Word, word, word, Look.None, 0))
                );
            }
        }

        return new Para
        {
            Tokens = [.. tokens],
            Rejected = [],
            Form = new ParagraphForm(kind, [kind], null, Alignment.Left, 0, 0, null, 0),
        };
    }

    /// <summary>The lines of words that a block holds by itself.</summary>
    public static IEnumerable<ImmutableArray<Inline>> LinesOf(Block block) =>
        block switch
        {
            Paragraph paragraph => [paragraph.Content],
            Heading heading => [heading.Content],
            LineBlock lines => lines.Lines,
            Figure figure => [figure.Caption],
            Table table =>
            [
                table.Caption,
                .. table.Rows.Insert(0, table.Header).SelectMany(row => row.Cells).Select(cell => cell.Content),
            ],
            _ => [],
        };

    /// <summary>What a block is, as far as one can be the other's later state.</summary>
    public static string KindOf(Block block) =>
        block switch
        {
            Paragraph paragraph => "paragraph " + paragraph.Role,
            Heading heading => "heading " + heading.Level.ToString(CultureInfo.InvariantCulture),
            ListBlock list => $"list {list.Numbering} {list.Delimiter}",
            Table table => "table " + table.Header.Cells.Length.ToString(CultureInfo.InvariantCulture),
            Figure figure => "figure " + figure.Path,
            Parallel parallel => "parallel " + parallel.Columns.Length.ToString(CultureInfo.InvariantCulture),
            _ => block.GetType().Name,
        };
}
