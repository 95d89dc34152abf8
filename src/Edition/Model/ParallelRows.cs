using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// A row of a parallel: in each column the blocks that stand level with each other (a single block, or a list of one
/// item); null where a column has run out.
/// </summary>
public sealed record ParallelRow(ImmutableArray<Block?> Cells);

/// <summary>
/// Pairs the columns of a parallel in order, list item by list item where both columns have a list of the same length
/// there.
/// </summary>
public static class ParallelRows
{
    /// <summary>Of each heading that stands in a column, the heading level with it in the other: its title in that language.</summary>
    public static Dictionary<Heading, Heading> TwinsOf(IEnumerable<Block> blocks)
    {
        var twins = new Dictionary<Heading, Heading>(ReferenceEqualityComparer.Instance);
        foreach (Parallel parallel in Walk.Blocks(blocks).OfType<Parallel>())
        {
            foreach (ParallelRow row in Of(parallel))
            {
                if (row.Cells is [Heading left, Heading right])
                {
                    twins.TryAdd(left, right);
                    twins.TryAdd(right, left);
                }
            }
        }

        return twins;
    }

    public static ImmutableArray<ParallelRow> Of(Parallel parallel)
    {
        ImmutableArray<Block>[] columns = [.. parallel.Columns.Select(column => column.Blocks)];
        var rows = ImmutableArray.CreateBuilder<ParallelRow>();
        int longest = columns.Length == 0 ? 0 : columns.Max(blocks => blocks.Length);
        for (int i = 0; i < longest; i++)
        {
            Block?[] cells = [.. columns.Select(blocks => i < blocks.Length ? blocks[i] : null)];
            if (
                cells.All(cell => cell is ListBlock)
                && cells.Cast<ListBlock>().Select(list => list.Items.Length).Distinct().Count() == 1
            )
            {
                for (int item = 0; item < ((ListBlock)cells[0]!).Items.Length; item++)
                {
                    rows.Add(
                        new ParallelRow([
                            .. cells
                                .Cast<ListBlock>()
                                .Select(list => (Block?)(list with { Items = [list.Items[item]] })),
                        ])
                    );
                }
            }
            else
            {
                rows.Add(new ParallelRow([.. cells]));
            }
        }

        return rows.ToImmutable();
    }
}
