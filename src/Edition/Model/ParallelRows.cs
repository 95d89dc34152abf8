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
