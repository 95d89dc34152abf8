namespace Edition.Typography;

/// <summary>
/// Liang's patterns as a trie whose edges (node, character) → node stand in one open-addressed table: it is built in
/// about a millisecond, for most editions use it once.
/// Source: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983.
/// </summary>
internal sealed class PatternTrie
{
    private ulong[] edges = new ulong[1 << 16];
    private int[] targets = new int[1 << 16];
    private int edgeCount;

    /// <summary>
    /// For each node where its levels begin in <see cref="levels"/>, -1 for none, and how many they are.
    /// </summary>
    private readonly List<(int Start, int Count)> nodes = [(-1, 0)];
    private readonly List<byte> levels = [];

    /// <summary>
    /// Reads patterns such as <c>.аб1р</c>, white space between them; a digit is the level of the place where it
    /// stands, a period an end of the word.
    /// </summary>
    public PatternTrie(ReadOnlySpan<char> patterns)
    {
        Span<byte> found = stackalloc byte[64];
        foreach (Range range in patterns.SplitAny(" \t\r\n"))
        {
            ReadOnlySpan<char> pattern = patterns[range];
            if (pattern.IsEmpty || pattern.Length >= found.Length)
            {
                continue;
            }

            int node = 0,
                letters = 0;
            found.Clear();
            foreach (char c in pattern)
            {
                if (char.IsAsciiDigit(c))
                {
                    found[letters] = (byte)(c - '0');
                }
                else
                {
                    node = Child(node, c, add: true);
                    letters++;
                }
            }

            nodes[node] = (levels.Count, letters + 1);
            levels.AddRange(found[..(letters + 1)]);
        }
    }

    /// <summary>
    /// The levels between the letters of a word in lower case, a period before and after it: <paramref
    /// name="found"/>[i] is the level before word[i]. An odd level is a break.
    /// </summary>
    public void Levels(ReadOnlySpan<char> word, Span<byte> found)
    {
        found[..word.Length].Clear();
        for (int start = 0; start < word.Length; start++)
        {
            int node = 0;
            for (int i = start; i < word.Length && (node = Child(node, word[i], add: false)) > 0; i++)
            {
                (int first, int count) = nodes[node];
                for (int j = 0; j < count && start + j < word.Length; j++)
                {
                    found[start + j] = Math.Max(found[start + j], levels[first + j]);
                }
            }
        }
    }

    /// <summary>The node that a character leads to; 0, the root, for none.</summary>
    private int Child(int node, char c, bool add)
    {
        ulong edge = ((ulong)(uint)node << 16 | c) + 1;
        int mask = edges.Length - 1;
        int slot = (int)(edge * 0x9E3779B97F4A7C15 >> 40) & mask;
        while (edges[slot] != 0)
        {
            if (edges[slot] == edge)
            {
                return targets[slot];
            }

            slot = (slot + 1) & mask;
        }

        if (!add)
        {
            return 0;
        }

        edges[slot] = edge;
        targets[slot] = nodes.Count;
        nodes.Add((-1, 0));
        if (++edgeCount * 2 > edges.Length)
        {
            Grow();
        }

        return nodes.Count - 1;
    }

    private void Grow()
    {
        ulong[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new ulong[oldEdges.Length * 2];
        targets = new int[edges.Length];
        int mask = edges.Length - 1;
        for (int i = 0; i < oldEdges.Length; i++)
        {
            if (oldEdges[i] != 0)
            {
                int slot = (int)(oldEdges[i] * 0x9E3779B97F4A7C15 >> 40) & mask;
                while (edges[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                edges[slot] = oldEdges[i];
                targets[slot] = oldTargets[i];
            }
        }
    }
}
