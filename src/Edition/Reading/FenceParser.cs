using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// A fence of colons with what stands in it. <c>Info</c> is what follows the colons; <c>Closed</c> is false where the
/// fence ended with its surroundings.
/// </summary>
internal sealed class FenceBlock(BlockParser parser, int colons, int infoStart, int infoEnd) : ContainerBlock(parser)
{
    public int Colons { get; } = colons;

    public int InfoStart { get; } = infoStart;

    public int InfoEnd { get; } = infoEnd;

    public bool Closed { get; set; }
}

/// <summary>A closing fence that closes nothing.</summary>
internal sealed class StrayFenceBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>
/// <c>:::</c> and longer. A closing fence closes the innermost open fence of its own length, else the innermost that is
/// shorter.
/// </summary>
internal sealed class FenceParser : BlockParser
{
    public FenceParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        int colons = Colons(processor, out int infoStart, out int infoEnd);
        if (colons < 3)
        {
            return BlockState.None;
        }

        var span = new SourceSpan(processor.Start, processor.Line.End);
        if (infoStart == infoEnd)
        {
            processor.NewBlocks.Push(new StrayFenceBlock(this) { Span = span, Column = processor.Column });
            return BlockState.BreakDiscard;
        }

        processor.NewBlocks.Push(
            new FenceBlock(this, colons, infoStart, infoEnd) { Span = span, Column = processor.Column }
        );
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var fence = (FenceBlock)block;
        int colons = Colons(processor, out int infoStart, out int infoEnd);
        if (
            colons >= 3
            && infoStart == infoEnd
            && processor.CurrentBlock is not FencedCodeBlock
            && ReferenceEquals(ClosedBy(colons, processor.CurrentBlock), fence)
        )
        {
            fence.Closed = true;
            fence.UpdateSpanEnd(processor.Line.End);
            return BlockState.BreakDiscard;
        }

        return BlockState.Continue;
    }

    private static FenceBlock? ClosedBy(int colons, Block? innermost)
    {
        FenceBlock? shorter = null;
        for (Block? block = innermost; block is not null; block = block.Parent)
        {
            if (block is FenceBlock fence)
            {
                if (fence.Colons == colons)
                {
                    return fence;
                }

                shorter ??= fence.Colons < colons ? fence : null;
            }
        }

        return shorter;
    }

    // The colons at the line's head, and the place of what follows without the colons that may end the line, too.
    private static int Colons(BlockProcessor processor, out int infoStart, out int infoEnd)
    {
        infoStart = infoEnd = 0;
        if (processor.IsCodeIndent || processor.CurrentChar != ':')
        {
            return 0;
        }

        StringSlice line = processor.Line;
        int at = line.Start;
        while (at <= line.End && line.Text[at] == ':')
        {
            at++;
        }

        int colons = at - line.Start;
        int end = line.End + 1;
        while (end > at && line.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        while (end > at && line.Text[end - 1] == ':')
        {
            end--;
        }

        while (end > at && line.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        while (at < end && line.Text[at] is ' ' or '\t')
        {
            at++;
        }

        infoStart = at;
        infoEnd = end;
        return colons;
    }
}
