namespace Edition.Proof;

/// <summary>
/// Lays two sequences along each other: equal ends first, then what is unique in both in the longest common order
/// (patience sorting), and so on within the gaps; small gaps by the longest common subsequence, large ones, of words that
/// all come again and again, by the fewest changes (Eugene W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", Algorithmica 1, 1986), a stretch at a time.
/// Time is about linear for texts that are alike at all; two that are not are compared as far as the budget goes, and
/// what is left has no fellows.
/// </summary>
internal static class Alignment
{
    private const int Cells = 4_000_000;

    /// <summary>What an item costs that is looked up, in comparisons of two numbers.</summary>
    private const int Lookup = 16;

    /// <summary>For each item of the first its fellow in the second, or -1; fellows ascend.</summary>
    public static int[] Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Budget budget)
    {
        int[] fellow = new int[first.Length];
        Array.Fill(fellow, -1);
        var gaps = new Stack<(int A0, int A1, int B0, int B1)>();
        gaps.Push((0, first.Length, 0, second.Length));
        while (gaps.TryPop(out var gap))
        {
            (int a0, int a1, int b0, int b1) = gap;
            while (a0 < a1 && b0 < b1 && first[a0] == second[b0])
            {
                fellow[a0++] = b0++;
            }

            while (a0 < a1 && b0 < b1 && first[a1 - 1] == second[b1 - 1])
            {
                fellow[--a1] = --b1;
            }

            if (a0 == a1 || b0 == b1)
            {
                continue;
            }

            if (!budget.Compare(Lookup * (a1 - a0 + (long)b1 - b0)))
            {
                break;
            }

            List<(int A, int B)> anchors = Anchors(first, second, a0, a1, b0, b1);
            long cells = (long)(a1 - a0) * (b1 - b0);
            if (anchors.Count == 0 && cells > Cells)
            {
                anchors = Rare(first, second, (a0, a1, b0, b1));
            }

            if (anchors.Count == 0)
            {
                if (cells <= Cells && budget.Compare(cells))
                {
                    Longest(first, second, a0, a1, b0, b1, fellow);
                }
                else if (cells > Cells)
                {
                    Greedy(first[a0..a1], second[b0..b1], a0, b0, fellow, budget);
                }

                continue;
            }

            foreach ((int a, int b) in anchors)
            {
                fellow[a] = b;
                gaps.Push((a0, a, b0, b));
                (a0, b0) = (a + 1, b + 1);
            }

            gaps.Push((a0, a1, b0, b1));
        }

        return fellow;
    }

    private static List<(int A, int B)> Anchors(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        int a0,
        int a1,
        int b0,
        int b1
    )
    {
        // -1: more than once.
        var inSecond = new Dictionary<int, int>();
        for (int b = b0; b < b1; b++)
        {
            inSecond[second[b]] = inSecond.ContainsKey(second[b]) ? -1 : b;
        }

        var inFirst = new Dictionary<int, int>();
        for (int a = a0; a < a1; a++)
        {
            inFirst[first[a]] = inFirst.ContainsKey(first[a]) ? -1 : a;
        }

        var pairs = new List<(int A, int B)>();
        for (int a = a0; a < a1; a++)
        {
            if (inFirst[first[a]] >= 0 && inSecond.TryGetValue(first[a], out int b) && b >= 0)
            {
                pairs.Add((a, b));
            }
        }

        return Ascending(pairs);
    }

    /// <summary>
    /// What comes more than once, but rarely and as often in both: the first with the first, and so on.
    /// </summary>
    private static List<(int A, int B)> Rare(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        (int A0, int A1, int B0, int B1) gap
    )
    {
        const int Often = 16;
        Dictionary<int, List<int>> inFirst = Places(first, gap.A0, gap.A1),
            inSecond = Places(second, gap.B0, gap.B1);
        return Ascending([
            .. inFirst
                .Where(word =>
                    word.Value.Count <= Often
                    && inSecond.TryGetValue(word.Key, out List<int>? others)
                    && others.Count == word.Value.Count
                )
                .SelectMany(word => word.Value.Zip(inSecond[word.Key]))
                .OrderBy(pair => pair.First),
        ]);

        static Dictionary<int, List<int>> Places(ReadOnlySpan<int> words, int from, int to)
        {
            var places = new Dictionary<int, List<int>>();
            for (int i = from; i < to; i++)
            {
                if (!places.TryGetValue(words[i], out List<int>? same))
                {
                    places.Add(words[i], same = []);
                }

                same.Add(i);
            }

            return places;
        }
    }

    /// <summary>The longest chain of pairs that ascend in both, of pairs that ascend in the first (patience sorting).</summary>
    private static List<(int A, int B)> Ascending(List<(int A, int B)> ends)
    {
        var tops = new List<int>();
        var before = new List<int>();
        for (int i = 0; i < ends.Count; i++)
        {
            int low = 0,
                high = tops.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = ends[tops[middle]].B < ends[i].B ? (middle + 1, high) : (low, middle);
            }

            before.Add(low > 0 ? tops[low - 1] : -1);
            if (low == tops.Count)
            {
                tops.Add(i);
            }
            else
            {
                tops[low] = i;
            }
        }

        var anchors = new List<(int, int)>(tops.Count);
        for (int i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = before[i])
        {
            anchors.Add(ends[i]);
        }

        anchors.Reverse();
        return anchors;
    }

    private static void Longest(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        int a0,
        int a1,
        int b0,
        int b1,
        int[] fellow
    )
    {
        int rows = a1 - a0,
            columns = b1 - b0;
        var length = new int[(rows + 1) * (columns + 1)];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                int at = (i * (columns + 1)) + j;
                length[at] =
                    first[a0 + i] == second[b0 + j]
                        ? length[at + columns + 2] + 1
                        : Math.Max(length[at + columns + 1], length[at + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns; )
        {
            int at = (i * (columns + 1)) + j;
            if (first[a0 + i] == second[b0 + j])
            {
                fellow[a0 + i++] = b0 + j++;
            }
            else if (length[at + columns + 1] >= length[at + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    /// <summary>
    /// The way with the fewest changes as far as it can be told within some changes, then on from where it came
    /// furthest: so the time grows with the length and not with its square.
    /// </summary>
    private static void Greedy(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        int a0,
        int b0,
        int[] fellow,
        Budget budget
    )
    {
        const int Most = 1000;
        while (!first.IsEmpty && !second.IsEmpty)
        {
            // For each diagonal (places in the first less places in the second) how far it is reached, change by change.
            int[] reached = new int[2 * Most + 3];
            var history = new List<int[]>();
            (int X, int Y) best = (0, 0);
            bool whole = false;
            for (int changes = 0; changes <= Most && !whole; changes++)
            {
                long compared = 0;
                for (int k = -changes; k <= changes && !whole; k += 2)
                {
                    int at = Most + 1 + k;
                    int x =
                        k == -changes || (k != changes && reached[at - 1] < reached[at + 1])
                            ? reached[at + 1]
                            : reached[at - 1] + 1;
                    x = changes == 0 ? 0 : x;
                    int begun = x;
                    while (x < first.Length && x - k < second.Length && first[x] == second[x - k])
                    {
                        x++;
                    }

                    compared += 4 + x - begun;
                    reached[at] = x;
                    if (x <= first.Length && x - k <= second.Length && x + x - k > best.X + best.Y)
                    {
                        best = (x, x - k);
                    }

                    whole = best.X == first.Length && best.Y == second.Length;
                }

                history.Add(reached[(Most + 1 - changes)..(Most + 2 + changes)]);
                if (!budget.Compare(compared))
                {
                    return;
                }
            }

            Back(best, history, a0, b0, fellow);
            (a0, b0) = (a0 + best.X, b0 + best.Y);
            first = first[best.X..];
            second = second[best.Y..];
        }
    }

    /// <summary>From a place that was reached back to the beginning, noting what is alike on the way.</summary>
    private static void Back((int X, int Y) place, List<int[]> history, int a0, int b0, int[] fellow)
    {
        (int x, int y) = place;
        int changes = history.Count - 1;
        while (changes > 0 && !Reaches(changes, x, y))
        {
            changes--;
        }

        for (; changes > 0; changes--)
        {
            int k = x - y;
            int[] before = history[changes - 1];
            int Before(int diagonal) =>
                diagonal < 1 - changes || diagonal > changes - 1 ? -1 : before[diagonal + changes - 1];
            int from = k == -changes || (k != changes && Before(k - 1) < Before(k + 1)) ? k + 1 : k - 1;
            int begun = from > k ? Before(from) : Before(from) + 1;
            Snake(begun);
            (x, y) = (Before(from), Before(from) - from);
        }

        Snake(0);

        void Snake(int begun)
        {
            while (x > begun && y > 0)
            {
                x--;
                y--;
                fellow[a0 + x] = b0 + y;
            }
        }

        bool Reaches(int after, int x, int y) =>
            Math.Abs(x - y) <= after && (x - y - after) % 2 == 0 && history[after][x - y + after] == x;
    }
}
