using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Slugs of neighbouring columns made into slugs that a page break may part: it falls only where no column has a line
/// across it.
/// </summary>
internal static class Columns
{
    /// <summary>
    /// Columns level at their tops, as slugs none taller than <paramref name="tallest"/> if that can be. White within a
    /// column is kept; that before its first slug is left to the caller.
    /// </summary>
    public static ImmutableArray<Slug> Level(IReadOnlyList<ImmutableArray<Slug>> columns, Length tallest)
    {
        ImmutableArray<Slug>[] filled = [.. columns.Where(column => !column.IsEmpty)];
        if (filled.Length == 0)
        {
            return [];
        }

        HashSet<long>[] bounds = [.. filled.Select(column => new HashSet<long>(Bottoms(column)))];
        long[] depths = [.. bounds.Select(own => own.Max())];
        long[] ends =
        [
            .. bounds
                .SelectMany(own => own)
                .Distinct()
                .Where(y => Enumerable.Range(0, filled.Length).All(c => y >= depths[c] || bounds[c].Contains(y)))
                .Order(),
        ];

        var next = new int[filled.Length];
        var depth = new long[filled.Length];
        var bands = ImmutableArray.CreateBuilder<Slug>();
        long top = 0;
        foreach (long end in ends)
        {
            var parts = new List<(Slug Slug, long Y)>();
            for (int c = 0; c < filled.Length; c++)
            {
                while (next[c] < filled[c].Length)
                {
                    Slug slug = filled[c][next[c]];
                    long y = depth[c] + (next[c] == 0 ? 0 : slug.Before.Units);
                    if (y >= end)
                    {
                        break;
                    }

                    parts.Add((slug, y - top));
                    depth[c] = y + slug.Height.Units;
                    next[c]++;
                }
            }

            bands.Add(Beside(parts, new Length(end - top)));
            top = end;
        }

        // Lines of different leading side by side may never end together: then they are paired one by one.
        return bands.All(band => band.Height <= tallest) ? bands.ToImmutable() : Paired(filled);
    }

    /// <summary>
    /// Columns that run on each by itself, as slugs that end with the lines of the longest: a line of another that would
    /// cross such an end stands below it, and from there on level with the longest's. What must not be parted (<see
    /// cref="Turn.Kept"/>) crosses it, and there is no end there.
    /// </summary>
    public static ImmutableArray<Slug> Along(IReadOnlyList<ImmutableArray<Slug>> columns)
    {
        int longest = Enumerable.Range(0, columns.Count).MaxBy(c => (Bottoms(columns[c]).LastOrDefault(), -c));
        ImmutableArray<Slug> main = columns[longest];
        var at = ImmutableArray.Create(new (int Next, long Depth)[columns.Count]);
        var bands = ImmutableArray.CreateBuilder<Slug>();
        long top = 0,
            end = 0;
        for (int last = 0; last < main.Length; last++)
        {
            end += (last == 0 ? 0 : main[last].Before.Units) + main[last].Height.Units;
            bool isEnd = last + 1 == main.Length;
            var parts = new List<(Slug Slug, long Y)>();
            (int Next, long Depth)[] band =
            [
                .. columns.Select(
                    (column, c) =>
                        c == longest
                            ? Fill(column, at[c], top, end, isEnd: false, level: false, parts)
                            : Fill(column, at[c], top, end, isEnd, level: true, parts)
                ),
            ];
            if (!isEnd && columns.Where((column, c) => IsParted(column, band[c], end)).Any())
            {
                continue;
            }

            end = Math.Max(end, band.Max(column => column.Depth));
            bands.Add(Beside(parts, new Length(end - top)));
            (at, top) = (ImmutableArray.Create(band), end);
        }

        return bands.ToImmutable();
    }

    /// <summary>The slugs of a column that stand between two depths, and where it is then.</summary>
    /// <param name="column">The column.</param>
    /// <param name="at">The next slug, and the depth so far.</param>
    /// <param name="top">The depth from which on the slugs may stand.</param>
    /// <param name="end">The depth that they may not cross, unless this is the column's end.</param>
    /// <param name="isEnd">All that is left stands here.</param>
    /// <param name="level">
    /// A paragraph that begins here begins level with the other column's line, or its next line would have to.
    /// </param>
    /// <param name="parts">Takes the slugs, and where they stand below the top.</param>
    private static (int Next, long Depth) Fill(
        ImmutableArray<Slug> column,
        (int Next, long Depth) at,
        long top,
        long end,
        bool isEnd,
        bool level,
        List<(Slug Slug, long Y)> parts
    )
    {
        (int next, long depth) = at;
        for (; next < column.Length; next++)
        {
            Slug slug = column[next];
            long y = Math.Max(top, depth + (next == 0 ? 0 : slug.Before.Units));
            if (y + slug.Height.Units > end && !isEnd)
            {
                break;
            }

            y = level && !isEnd && slug.Before > Length.Zero ? end - slug.Height.Units : y;
            parts.Add((slug, y - top));
            depth = y + slug.Height.Units;
        }

        return (next, depth);
    }

    private static bool IsParted(ImmutableArray<Slug> column, (int Next, long Depth) at, long end) =>
        at.Next > 0 && at.Next < column.Length && at.Depth < end && column[at.Next].Turn.HasFlag(Turn.Kept);

    /// <summary>The bottoms of a column's slugs, in units.</summary>
    private static IEnumerable<long> Bottoms(ImmutableArray<Slug> column)
    {
        long y = 0;
        for (int i = 0; i < column.Length; i++)
        {
            y += (i == 0 ? 0 : column[i].Before.Units) + column[i].Height.Units;
            yield return y;
        }
    }

    private static Slug Beside(List<(Slug Slug, long Y)> parts, Length height)
    {
        Turn turn = parts.Aggregate(Turn.None, (faults, part) => faults | part.Slug.Turn);
        Length drop = parts.Min(part => part.Slug.Drop + new Length(part.Y));
        return new Slug(height, drop)
        {
            Foot = height - new Length(parts.Max(part => part.Y + (part.Slug.Height - part.Slug.Foot).Units)),
            Turn = turn,
            Pieces =
            [
                .. parts.SelectMany(part =>
                    part.Slug.Pieces.Select(piece => piece with { Y = piece.Y + new Length(part.Y) })
                ),
            ],
            Notes = [.. parts.SelectMany(part => part.Slug.Notes)],
        };
    }

    private static ImmutableArray<Slug> Paired(ImmutableArray<Slug>[] columns) =>
        [
            .. Enumerable
                .Range(0, columns.Max(column => column.Length))
                .Select(i =>
                {
                    List<(Slug Slug, long Y)> parts =
                    [
                        .. columns
                            .Where(column => i < column.Length)
                            .Select(column => (column[i], i == 0 ? 0 : column[i].Before.Units)),
                    ];
                    return Beside(parts, new Length(parts.Max(part => part.Y + part.Slug.Height.Units)));
                }),
        ];
}
