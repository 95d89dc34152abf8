using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>A pipe table: its header row, its delimiter row and the rows, as lines.</summary>
internal sealed class TableBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>
/// A line with a pipe before a delimiter row begins a table; it ends at the first line without a pipe. It does not
/// interrupt a paragraph.
/// </summary>
internal sealed class TableParser : BlockParser
{
    private static readonly SearchValues<char> Dashes = SearchValues.Create("|+-: \t");
    private static readonly SearchValues<char> Rule = SearchValues.Create("|+-=: \t");

    public override bool CanInterrupt(BlockProcessor processor, Block? block) => block is not ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        StringSlice line = processor.Line;
        if (processor.IsCodeIndent || line.IsEmpty || !HasPipe(line) || !DelimiterRowFollows(line))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(
            new TableBlock(this) { Span = new SourceSpan(line.Start, line.End), Column = processor.Column }
        );
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.BreakDiscard;
        }

        if (!HasPipe(processor.Line))
        {
            return BlockState.None;
        }

        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    /// <summary>
    /// Whether the text is hyphens, colons, pipes and spaces, with a pipe, and a hyphen in every cell. Org and kramdown
    /// write a plus where columns meet.
    /// </summary>
    public static bool IsDelimiterRow(ReadOnlySpan<char> row)
    {
        row = row.Trim(" \t");
        if (row.ContainsAnyExcept(Dashes) || !row.Contains('|'))
        {
            return false;
        }

        row = row.StartsWith("|", StringComparison.Ordinal) ? row[1..] : row;
        row = row.EndsWith("|", StringComparison.Ordinal) ? row[..^1] : row;
        foreach (Range range in row.SplitAny("|+"))
        {
            ReadOnlySpan<char> cell = row[range].Trim(" \t");
            ReadOnlySpan<char> dashes = cell.TrimStart(':').TrimEnd(':');
            if (dashes.IsEmpty || dashes.ContainsAnyExcept('-') || cell.Length - dashes.Length > 2)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a row has no words, but the rule by which kramdown parts the bodies of a table.</summary>
    public static bool IsRuleWithin(ReadOnlySpan<char> row) =>
        row.Trim(" \t") is ['|', '-' or '=' or ':', ..] rule
        && !rule.ContainsAnyExcept(Rule)
        && (rule.Contains("--", StringComparison.Ordinal) || rule.Contains("==", StringComparison.Ordinal));

    private static bool HasPipe(StringSlice line) => line.AsSpan().Contains('|');

    // The block parser is given line by line; the next one is looked for in the whole text, past the marks of
    // quotations that enclose both.
    public static bool DelimiterRowFollows(StringSlice line)
    {
        ReadOnlySpan<char> rest = line.Text.AsSpan(line.End + 1);
        rest =
            rest.StartsWith("\r\n", StringComparison.Ordinal) ? rest[2..]
            : rest.Length > 0 && rest[0] is '\r' or '\n' ? rest[1..]
            : rest;
        int end = rest.IndexOfAny('\r', '\n');
        rest = end < 0 ? rest : rest[..end];
        return IsDelimiterRow(rest.TrimStart(" \t>"));
    }
}
