using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// The same tree with nodes replaced, children before their parents. Each function is given the node as it was, by
/// which it may have been remembered, and the node with
/// its children replaced, and returns what is to stand there.
/// </summary>
public sealed record Rewrite(Func<Block, Block, Block> OnBlock, Func<Inline, Inline, Inline> OnInline)
{
    public ImmutableArray<Block> Blocks(ImmutableArray<Block> blocks) => [.. blocks.Select(Block)];

    public ImmutableArray<Inline> Inlines(ImmutableArray<Inline> inlines) => [.. inlines.Select(Inline)];

    public Block Block(Block block) => OnBlock(block, block.Replaced(Blocks, Inlines));

    public Inline Inline(Inline inline) =>
        OnInline(
            inline,
            inline is Note note ? note with { Blocks = Blocks(note.Blocks) }
                : inline.Content.IsEmpty ? inline
                : inline with { Content = Inlines(inline.Content) }
        );
}
