using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// All nodes in reading order, parents before their children: a parallel row by row, a note where it is first called, a
/// table's caption before its rows, a figure's after it.
/// The reader bounds nesting, so recursion is safe.
/// </summary>
public static class Walk
{
    public static IEnumerable<Block> Blocks(IEnumerable<Block> blocks)
    {
        var all = new List<Block>();
        foreach (Block block in blocks)
        {
            Visit(block, all.Add, null);
        }

        return all;
    }

    public static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks)
    {
        var all = new List<Inline>();
        foreach (Block block in blocks)
        {
            Visit(block, null, all.Add);
        }

        return all;
    }

    public static void Visit(Block block, Action<Block>? onBlock, Action<Inline>? onInline)
    {
        onBlock?.Invoke(block);
        foreach (ImmutableArray<Inline> text in block.Texts)
        {
            Visit(text, onBlock, onInline);
        }

        foreach (Block child in block.Children)
        {
            Visit(child, onBlock, onInline);
        }
    }

    private static void Visit(ImmutableArray<Inline> inlines, Action<Block>? onBlock, Action<Inline>? onInline)
    {
        foreach (Inline inline in inlines)
        {
            onInline?.Invoke(inline);
            Visit(inline.Content, onBlock, onInline);
            if (inline is Note note)
            {
                foreach (Block block in note.Blocks)
                {
                    Visit(block, onBlock, onInline);
                }
            }
        }
    }
}
