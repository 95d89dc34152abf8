namespace Edition.Review.Revising;

/// <summary>
/// A longest common order of two sequences (Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations",
/// Algorithmica 1, 1986). Beyond a bound of work what lies between common beginning and end counts as different.
/// </summary>
internal static class Difference
{
    private const int MostEdits = 4000;
    private const long MostWork = 24_000_000;

    /// <summary>Pairs of indices that are the same, ascending in both.</summary>
    public static List<(int Old, int New)> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, T, bool> same)
    {
        List<(int Old, int New)> pairs = [];
        int head = 0;
        while (head < old.Count && head < now.Count && same(old[head], now[head]))
        {
            pairs.Add((head, head));
            head++;
        }

        int tail = 0;
        while (
            tail < old.Count - head
            && tail < now.Count - head
            && same(old[old.Count - 1 - tail], now[now.Count - 1 - tail])
        )
        {
            tail++;
        }

        Middle(old, now, head, old.Count - tail, now.Count - tail, same, pairs);
        for (int i = tail; i > 0; i--)
        {
            pairs.Add((old.Count - i, now.Count - i));
        }

        return pairs;
    }

    private static void Middle<T>(
        IReadOnlyList<T> old,
        IReadOnlyList<T> now,
        int from,
        int oldEnd,
        int newEnd,
        Func<T, T, bool> same,
        List<(int Old, int New)> pairs
    )
    {
        int n = oldEnd - from,
            m = newEnd - from;
        if (n == 0 || m == 0)
        {
            return;
        }

        List<int[]> trace = [];
        int most = Math.Min(n + m, MostEdits);
        int[] furthest = new int[2 * most + 3];
        long work = 0;
        for (int d = 0; d <= most; d++)
        {
            // Only the diagonals that this round can reach are kept, so a small difference costs little.
            trace.Add(furthest[(most + 1 - d)..(most + 2 + d)]);
            work += 2 * d + 1;
            if (work > MostWork)
            {
                return;
            }

            for (int k = -d; k <= d; k += 2)
            {
                int at = most + 1 + k;
                int x =
                    k == -d || (k != d && furthest[at - 1] < furthest[at + 1])
                        ? furthest[at + 1]
                        : furthest[at - 1] + 1;
                int y = x - k;
                while (x < n && y < m && same(old[from + x], now[from + y]))
                {
                    x++;
                    y++;
                }

                furthest[at] = x;
                if (x >= n && y >= m)
                {
                    Back(trace, d, n, m, from, pairs);
                    return;
                }
            }
        }
    }

    private static void Back(List<int[]> trace, int rounds, int n, int m, int from, List<(int Old, int New)> pairs)
    {
        List<(int Old, int New)> back = [];
        int x = n,
            y = m;
        for (int d = rounds; d >= 0; d--)
        {
            int[] before = trace[d];
            int k = x - y;
            int At(int diagonal) => Math.Abs(diagonal) <= d ? before[diagonal + d] : 0;
            bool down = k == -d || (k != d && At(k - 1) < At(k + 1));
            int previous = down ? k + 1 : k - 1;
            int px = d == 0 ? 0 : At(previous);
            int py = d == 0 ? 0 : px - previous;
            while (x > px && y > py)
            {
                x--;
                y--;
                back.Add((from + x, from + y));
                if (d == 0 && x == 0 && y == 0)
                {
                    break;
                }
            }

            x = px;
            y = py;
        }

        back.Reverse();
        pairs.AddRange(back);
    }
}
