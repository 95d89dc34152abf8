using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>The lines of a grid table: <c>+---+</c> lines and <c>| cells |</c> between them.</summary>
internal sealed class GridTableBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>A grid table begins with a line of plus signs and hyphens, and goes on while lines begin with + or |.</summary>
internal sealed class GridTableParser : BlockParser
{
    public GridTableParser() => OpeningCharacters = ['+'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        StringSlice line = processor.Line;
        if (processor.IsCodeIndent || !IsRule(line.AsSpan()) || !GoesOn(line))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(
            new GridTableBlock(this)
            {
                Column = processor.Column,
                Span = new SourceSpan(processor.Start, line.End),
                Lines = new StringLineGroup(8),
            }
        );
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine || processor.CurrentChar is not ('+' or '|') || processor.IsCodeIndent)
        {
            return BlockState.None;
        }

        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    /// <summary>A line of the grid: +---+:==:+, of one column or more.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length < 3 || line[0] != '+' || line[^1] != '+')
        {
            return false;
        }

        foreach (Range range in line[1..^1].Split('+'))
        {
            ReadOnlySpan<char> part = line[1..^1][range].Trim(':');
            if (part.IsEmpty || (part.ContainsAnyExcept('-') && part.ContainsAnyExcept('=')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool GoesOn(StringSlice line)
    {
        string text = line.Text;
        int at = line.End + 1;
        while (at < text.Length && text[at] is '\r' or '\n' or ' ' or '>' or '\t')
        {
            at++;
        }

        return at < text.Length && text[at] == '|';
    }
}
