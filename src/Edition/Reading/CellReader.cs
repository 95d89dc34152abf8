using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;

namespace Edition.Reading;

/// <summary>
/// What stands in a cell of a grid table: its lines are a text of their own, read as any is. A heading is a line in bold
/// there, and a picture stands in its line.
/// </summary>
internal sealed class CellReader(FileReading reading, BlockReader blocks, Lang here, int depth)
{
    private readonly Body body = reading.Body;

    /// <param name="lines">The stretches of the body between the bars.</param>
    public ImmutableArray<Block> Read(List<(int Start, int End)> lines)
    {
        (int Start, int End)[] trimmed = [.. lines.Select(line => Trimmed(line.Start, line.End))];
        (int Start, int End)[] words = [.. trimmed.Where(line => line.Start < line.End)];
        if (words.Length == 0)
        {
            return [];
        }

        int first = Array.IndexOf(trimmed, words[0]);
        if (trimmed.AsSpan(first, words.Length).SequenceEqual(words) && words.All(IsProse))
        {
            return [.. Paragraphs(LeafText.Of(body, words))];
        }

        // What all lines are indented by is the table's: the space after the bar, and how the cell is laid out.
        int indent = lines.Zip(trimmed).Where(line => line.Second.Start < line.Second.End).Min(IndentOf);
        Body cell = TextOf(lines, indent);
        MarkdownDocument document = Parse(cell, "cell", reading.Findings);
        ImmutableArray<Block> read = new BlockReader(reading.Of(cell), blocks).Read(document, here, depth + 1);
        foreach (Model.Parallel parallel in Walk.Blocks(read).OfType<Model.Parallel>())
        {
            reading.Findings.Add(
                Says.NotInCell("parallel text"),
                parallel.Span with
                {
                    Length = Math.Min(1, parallel.Span.Length),
                }
            );
        }

        return read;

        int IndentOf(((int Start, int End) Line, (int Start, int End) Words) line) =>
            line.Words.Start - line.Line.Start;
    }

    /// <summary>
    /// A table as the model has it: words where no cell of its rows holds more than a paragraph, else blocks in all of
    /// them; the head's always words, one block a line.
    /// </summary>
    public static Table Settled(Table table)
    {
        bool plain = table.Rows.All(row => row.Cells.All(cell => cell.Blocks is [] or [Paragraph { Id: null }]));
        return table with
        {
            Header = InWords(table.Header),
            Rows = plain ? [.. table.Rows.Select(InWords)] : table.Rows,
        };

        static TableRow InWords(TableRow row) =>
            row with
            {
                Cells =
                [
                    .. row.Cells.Select(cell =>
                        cell.Blocks.IsEmpty ? cell : cell with { Content = HtmlTable.Lines(cell.Blocks), Blocks = [] }
                    ),
                ],
            };
    }

    private IEnumerable<Block> Paragraphs(LeafText leaf) =>
        blocks.Inlines.Read(leaf, here) is { IsEmpty: false } content
            ? [new Paragraph(leaf.Span(), here, content)]
            : [];

    /// <summary>
    /// Whether a line can be nothing but words: it begins with a letter, and not with the mark of an item.
    /// </summary>
    private bool IsProse((int Start, int End) line)
    {
        ReadOnlySpan<char> text = body.Text.AsSpan(line.Start, line.End - line.Start);
        int space = text.IndexOf(' ');
        return char.IsLetter(text[0]) && (space < 0 ? text : text[..space])[^1] is not ('.' or ')' or ':' or '|');
    }

    private Body TextOf(List<(int Start, int End)> lines, int indent)
    {
        var text = new StringBuilder();
        var starts = new (int, int)[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            (int start, int end) = lines[i];
            start = Math.Min(start + indent, end);
            while (end > start && body.Text[end - 1] is ' ' or '\t')
            {
                end--;
            }

            starts[i] = (text.Length, Body.There(body.Lines, start));
            text.Append(body.Text, start, end - start).Append('\n');
        }

        return new Body(body.Source, text.ToString(), body.Offset, starts) { IsCell = true };
    }

    /// <summary>
    /// The blocks of a text that stands apart from the file's. Definitions are the file's, and one here would be known
    /// to nobody.
    /// </summary>
    public static MarkdownDocument Parse(Body body, string what, Findings findings)
    {
        MarkdownDocument document = BlockDepth.Parse(body, findings);
        foreach (Markdig.Syntax.Block block in document.Descendants<Markdig.Syntax.Block>())
        {
            if (block is NoteDefinitionBlock or LinkReferenceDefinition)
            {
                findings.Add(
                    Says.DefinitionWithin(
                        block is LinkReferenceDefinition ? "address of a link" : "text of a note",
                        $"{(what[0] == 'a' ? "an" : "a")} {what}"
                    ),
                    body.Span(block)
                );
            }
        }

        return document;
    }

    private (int Start, int End) Trimmed(int start, int end)
    {
        while (start < end && body.Text[start] is ' ' or '\t')
        {
            start++;
        }

        while (end > start && body.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return (start, end);
    }
}
