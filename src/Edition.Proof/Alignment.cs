namespace Edition.Proof;

/// <summary>
/// Lays two sequences along each other: equal ends first, then what is unique in both in the longest common order
/// (patience sorting), and so on within the gaps; small gaps by the longest common subsequence.
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
            if (anchors.Count == 0)
            {
                long cells = (long)(a1 - a0) * (b1 - b0);
                if (cells <= Cells && budget.Compare(cells))
                {
                    Longest(first, second, a0, a1, b0, b1, fellow);
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

        var ends = new List<(int A, int B)>();
        var tops = new List<int>();
        var before = new List<int>();
        for (int a = a0; a < a1; a++)
        {
            if (inFirst[first[a]] < 0 || !inSecond.TryGetValue(first[a], out int b) || b < 0)
            {
                continue;
            }

            int low = 0,
                high = tops.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = ends[tops[middle]].B < b ? (middle + 1, high) : (low, middle);
            }

            before.Add(low > 0 ? tops[low - 1] : -1);
            ends.Add((a, b));
            if (low == tops.Count)
            {
                tops.Add(ends.Count - 1);
            }
            else
            {
                tops[low] = ends.Count - 1;
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
}
