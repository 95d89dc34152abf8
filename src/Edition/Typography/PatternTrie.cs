namespace Edition.Typography;

/// <summary>
/// Liang's patterns as a trie whose edges (node, character) → node stand in one open-addressed table: it is built in
/// about a millisecond, for most editions use it once.
/// Source: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983.
/// </summary>
internal sealed class PatternTrie
{
    /// <summary>Nodes beyond these would not go into an edge; no language has a thousandth of them.</summary>
    private const int MostNodes = 1 << 24;

    // Of each the node and character that it leads from, and one more so that none is 0; below them where it leads.
    private ulong[] edges = new ulong[1 << 15];
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
            if (pattern.IsEmpty || pattern.Length >= found.Length || nodes.Count >= MostNodes - found.Length)
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
        ulong from = ((ulong)(uint)node << 16 | c) + 1;
        int slot = SlotOf(from);
        if (edges[slot] != 0 || !add)
        {
            return (int)(edges[slot] & (MostNodes - 1));
        }

        edges[slot] = from << 24 | (uint)nodes.Count;
        nodes.Add((-1, 0));
        if (++edgeCount * 2 > edges.Length)
        {
            Grow();
        }

        return nodes.Count - 1;
    }

    /// <summary>Where the edge stands, or else would.</summary>
    private int SlotOf(ulong from)
    {
        int mask = edges.Length - 1;
        int slot = (int)(from * 0x9E3779B97F4A7C15 >> 40) & mask;
        while (edges[slot] != 0 && edges[slot] >> 24 != from)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        ulong[] old = edges;
        edges = new ulong[old.Length * 2];
        foreach (ulong edge in old)
        {
            if (edge != 0)
            {
                edges[SlotOf(edge >> 24)] = edge;
            }
        }
    }
}
