using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>Lines that begin with <c>| </c>, bars included.</summary>
internal sealed class BarLinesBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>A line block; a line that begins with a space goes on with the line before it.</summary>
internal sealed class LineBlockParser : BlockParser
{
    public LineBlockParser() => OpeningCharacters = ['|'];

    public override bool CanInterrupt(BlockProcessor processor, Block? block) => block is not ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        // Markdig asks the parsers of a line's first character before those of any: a table's first row comes here too.
        if (processor.IsCodeIndent || !BeginsWithBar(processor.Line) || TableParser.DelimiterRowFollows(processor.Line))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(
            new BarLinesBlock(this)
            {
                Span = new SourceSpan(processor.Start, processor.Line.End),
                Column = processor.Column,
            }
        );
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.BreakDiscard;
        }

        if (!BeginsWithBar(processor.Line) && processor.Indent == 0)
        {
            return BlockState.None;
        }

        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    private static bool BeginsWithBar(StringSlice line) =>
        line.CurrentChar == '|' && line.PeekChar() is ' ' or '\t' or '\0';
}
