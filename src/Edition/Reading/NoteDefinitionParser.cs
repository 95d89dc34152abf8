using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// What <c>[^id]:</c> defines: its first paragraph and all that is indented after it. The label's place is that of the
/// id without its brackets.
/// </summary>
internal sealed class NoteDefinitionBlock(BlockParser parser, int idStart, int idEnd) : ContainerBlock(parser)
{
    public int IdStart { get; } = idStart;

    public int IdEnd { get; } = idEnd;
}

internal sealed class NoteDefinitionParser : BlockParser
{
    public NoteDefinitionParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        StringSlice line = processor.Line;
        if (processor.IsCodeIndent || line.PeekChar() != '^')
        {
            return BlockState.None;
        }

        int idStart = line.Start + 2;
        int idEnd = NoteIds.End(line.Text, idStart, line.End + 1);
        if (idEnd == idStart || idEnd + 1 > line.End || line.Text[idEnd] != ']' || line.Text[idEnd + 1] != ':')
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(
            new NoteDefinitionBlock(this, idStart, idEnd)
            {
                Span = new SourceSpan(line.Start, line.End),
                Column = processor.Column,
            }
        );
        processor.GoToColumn(processor.Column + (idEnd + 2 - line.Start));
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.Continue;
        }

        if (!processor.IsCodeIndent)
        {
            return BlockState.None;
        }

        processor.GoToColumn(processor.ColumnBeforeIndent + 4);
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }
}

/// <summary>What may be the id of a note: no spaces, no brackets.</summary>
internal static class NoteIds
{
    public static int End(string text, int start, int end)
    {
        int at = start;
        while (at < end && text[at] is not ('[' or ']' or '^' or ' ' or '\t' or '\n' or '\r'))
        {
            at++;
        }

        return at;
    }
}
