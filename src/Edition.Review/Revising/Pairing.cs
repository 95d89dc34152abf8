namespace Edition.Review.Revising;

/// <summary>Paragraphs as built that belong together with some of the reviewed file, by their indices.</summary>
internal sealed class Group
{
    public List<int> Old { get; } = [];

    public List<int> New { get; } = [];
}

/// <summary>
/// Which paragraphs of two texts are the same ones: by bookmark, then by longest common order, then by words; what was
/// cut in two or joined is found by its words.
/// </summary>
internal sealed class Pairing
{
    private const double Alike = 0.45,
        Moved = 0.7,
        Part = 0.7;

    private readonly IReadOnlyList<Para> old;
    private readonly IReadOnlyList<Para> now;
    private readonly Group?[] ofOld;
    private readonly Group?[] ofNew;
    private readonly Func<int, bool> isComposed;
    private readonly Func<int, bool> isApart;
    private readonly Dictionary<Para, Dictionary<string, int>> words = new(ReferenceEqualityComparer.Instance);

    private Pairing(
        IReadOnlyList<Para> old,
        IReadOnlyList<Para> now,
        Func<int, bool> isComposed,
        Func<int, bool> isApart
    )
    {
        this.isApart = isApart;
        this.old = old;
        this.now = now;
        this.isComposed = isComposed;
        ofOld = new Group?[old.Count];
        ofNew = new Group?[now.Count];
    }

    /// <param name="old">As built.</param>
    /// <param name="now">As reviewed.</param>
    /// <param name="nameOf">The mark of a paragraph as built, or null.</param>
    /// <param name="isApart">Which reviewed ones are nobody's later state.</param>
    public static (Group?[] OfOld, Group?[] OfNew) Of(
        IReadOnlyList<Para> old,
        IReadOnlyList<Para> now,
        Func<int, string?> nameOf,
        Func<int, bool>? isApart = null
    )
    {
        var pairing = new Pairing(old, now, i => nameOf(i) is null, isApart ?? (_ => false));
        pairing.ByMark(nameOf);
        pairing.Same();
        pairing.Gaps();
        pairing.Elsewhere();
        pairing.Parts();
        return (pairing.ofOld, pairing.ofNew);
    }

    private void ByMark(Func<int, string?> nameOf)
    {
        Dictionary<string, int> byName = new(StringComparer.Ordinal);
        for (int i = 0; i < old.Count; i++)
        {
            if (nameOf(i) is { } name)
            {
                byName.TryAdd(name, i);
            }
        }

        for (int j = 0; j < now.Count; j++)
        {
            // An empty paragraph may hold the edge of a mark; it is nobody's half.
            int[] marked =
            [
                .. now[j]
                    .Marks.Where(byName.ContainsKey)
                    .Select(name => byName[name])
                    .Where(i => !now[j].IsEmpty || old[i].IsEmpty)
                    .Order(),
            ];
            if (marked.Length == 0)
            {
                continue;
            }

            // A mark whose words went elsewhere may still hold a bit of what stands beside it.
            int[] own = marked.Length == 1 ? marked : [.. marked.Where(i => Shared(now[j], old[i]) > 0)];
            foreach (int i in own.Length == 0 ? marked[..1] : own)
            {
                Group? group = ofNew[j] ?? ofOld[i];
                if (ofOld[i] is { } other && ofNew[j] is { } mine && other != mine)
                {
                    continue;
                }

                if (group is null)
                {
                    group = new Group();
                }
                else if (ofNew[j] is null && (group.New[^1] != j - 1 || Coverage(now[j], old[i]) < Part))
                {
                    // The same mark again, further off or about other words: what is new there is a paragraph of its own.
                    double here = Coverage(now[j], old[i]),
                        there = Coverage(now[group.New[0]], old[i]);
                    if (
                        (here > there || (here == there && Follows(j, i, nameOf) && !Follows(group.New[0], i, nameOf)))
                        && group.New.Count == 1
                        && group.Old.Count == 1
                    )
                    {
                        ofNew[group.New[0]] = null;
                        group.New[0] = j;
                        ofNew[j] = group;
                    }

                    continue;
                }

                Join(group, i, j);
            }
        }
    }

    /// <summary>A copy that brings the mark along stands elsewhere: not behind what stood before, nor before what stood behind.</summary>
    private bool Follows(int j, int i, Func<int, string?> nameOf)
    {
        bool IsBeside(int by) =>
            i + by >= 0
            && i + by < old.Count
            && j + by >= 0
            && j + by < now.Count
            && (nameOf(i + by) is { } name ? now[j + by].Marks.Contains(name) : old[i + by].Key == now[j + by].Key);
        return IsBeside(-1) || IsBeside(1);
    }

    private void Join(Group group, int i, int j)
    {
        if (ofOld[i] is null)
        {
            ofOld[i] = group;
            group.Old.Add(i);
        }

        if (ofNew[j] is null)
        {
            ofNew[j] = group;
            group.New.Add(j);
        }
    }

    private void Pair(int i, int j) => Join(new Group(), i, j);

    private int[] FreeOld(int from = 0, int to = int.MaxValue) =>
        [.. Enumerable.Range(from, Math.Min(to, old.Count) - from).Where(i => ofOld[i] is null)];

    private int[] FreeNew(int from = 0, int to = int.MaxValue) =>
        [.. Enumerable.Range(from, Math.Min(to, now.Count) - from).Where(j => ofNew[j] is null && !isApart(j))];

    private void Same()
    {
        // A title stands on several pages, in a style of its own on each.
        Same((i, j) => old[i].Key == now[j].Key && SameStyle(old[i], now[j]));
        Same((i, j) => old[i].Key == now[j].Key);

        // What is left and stands in both once was moved.
        ILookup<string, int> byKey = FreeNew().ToLookup(j => now[j].Key, StringComparer.Ordinal);
        foreach (IGrouping<string, int> same in FreeOld().GroupBy(i => old[i].Key, StringComparer.Ordinal))
        {
            int[] there = [.. byKey[same.Key]];
            int[] here = [.. same];
            if (same.Key.Length > 0 && here.Length == 1 && there.Length == 1)
            {
                Pair(here[0], there[0]);
            }
        }
    }

    private void Same(Func<int, int, bool> same)
    {
        int[] mine = FreeOld(),
            theirs = FreeNew();
        foreach ((int a, int b) in Difference.Of(mine, theirs, same))
        {
            Pair(mine[a], theirs[b]);
        }
    }

    /// <summary>Between what is paired: by likeness in order; as many left on both sides, in the same styles, are the same.</summary>
    private void Gaps()
    {
        int from = 0,
            oldFrom = 0;
        for (int j = 0; j <= now.Count; j++)
        {
            if (j < now.Count && ofNew[j] is null)
            {
                continue;
            }

            int oldTo = j < now.Count ? ofNew[j]!.Old.Min() : old.Count;
            if (j > from)
            {
                Gap(FreeOld(Math.Min(oldFrom, old.Count), Math.Max(oldFrom, oldTo)), FreeNew(from, j));
            }

            if (j < now.Count)
            {
                oldFrom = ofNew[j]!.Old.Max() + 1;
                from = j + 1;
            }
        }
    }

    private void Gap(int[] mine, int[] theirs)
    {
        if ((long)mine.Length * theirs.Length > 4_000_000)
        {
            return;
        }

        int start = 0;
        foreach (int j in theirs)
        {
            int best = -1;
            double most = Alike;
            for (int a = start; a < mine.Length; a++)
            {
                double alike = Likeness(old[mine[a]], now[j]);
                if (alike > most)
                {
                    (best, most) = (a, alike);
                }
            }

            if (best >= 0)
            {
                Pair(mine[best], j);
                start = best + 1;
            }
        }

        int[] left = [.. mine.Where(i => ofOld[i] is null)];
        int[] right = [.. theirs.Where(j => ofNew[j] is null && !isApart(j))];
        if (left.Length == right.Length)
        {
            for (int k = 0; k < left.Length; k++)
            {
                // Of what was emptied nothing is left.
                if (
                    SameStyle(old[left[k]], now[right[k]])
                    && (isComposed(left[k]) || now[right[k]].Inserted is null)
                    && now[right[k]].IsEmpty == old[left[k]].IsEmpty
                )
                {
                    Pair(left[k], right[k]);
                }
            }
        }
    }

    internal static bool SameStyle(Para a, Para b) =>
        string.Equals(a.Form.StyleName, b.Form.StyleName, StringComparison.OrdinalIgnoreCase);

    private void Elsewhere()
    {
        int[] mine = FreeOld(),
            theirs = FreeNew();
        if ((long)mine.Length * theirs.Length > 4_000_000)
        {
            return;
        }

        foreach (int j in theirs.Where(j => Words(now[j]).Values.Sum() >= 4))
        {
            int best = mine.Where(i => ofOld[i] is null)
                .OrderByDescending(i => Likeness(old[i], now[j]))
                .FirstOrDefault(-1);
            if (best >= 0 && Likeness(old[best], now[j]) >= Moved)
            {
                Pair(best, j);
            }
        }
    }

    private void Parts()
    {
        for (int j = 0; j < now.Count; j++)
        {
            if (ofNew[j] is not null || isApart(j) || Words(now[j]).Count == 0)
            {
                continue;
            }

            // The second half of what stands before, or the first of what stands behind.
            if (j > 0 && ofNew[j - 1] is { } before && Rest(before, j) && !isComposed(before.Old[0]))
            {
                before.New.Add(j);
                ofNew[j] = before;
            }
            else if (j + 1 < now.Count && ofNew[j + 1] is { } after && Rest(after, j) && !isComposed(after.Old[0]))
            {
                after.New.Insert(0, j);
                ofNew[j] = after;
            }
        }

        for (int i = 0; i < old.Count; i++)
        {
            if (ofOld[i] is not null || isComposed(i) || Words(old[i]).Count == 0)
            {
                continue;
            }

            if (i > 0 && ofOld[i - 1] is { } before && !isComposed(before.Old[0]) && Took(before, i))
            {
                before.Old.Add(i);
                ofOld[i] = before;
            }
            else if (i + 1 < old.Count && ofOld[i + 1] is { } after && !isComposed(after.Old[0]) && Took(after, i))
            {
                after.Old.Insert(0, i);
                ofOld[i] = after;
            }
        }
    }

    /// <summary>Most words of the paragraph are those that the group's have lost.</summary>
    private bool Rest(Group group, int j) =>
        Covered(now[j], group.Old.Select(i => old[i]), group.New.Select(k => now[k])) >= Part;

    /// <summary>Most words of the paragraph are those that the group's have won.</summary>
    private bool Took(Group group, int i) =>
        Covered(old[i], group.New.Select(j => now[j]), group.Old.Select(k => old[k])) >= Part;

    private double Covered(Para para, IEnumerable<Para> by, IEnumerable<Para> without)
    {
        Dictionary<string, int> left = new(StringComparer.Ordinal);
        foreach ((string word, int count) in by.SelectMany(Words))
        {
            left[word] = left.GetValueOrDefault(word) + count;
        }

        foreach ((string word, int count) in without.SelectMany(Words))
        {
            left[word] = left.GetValueOrDefault(word) - count;
        }

        int all = 0,
            covered = 0;
        foreach ((string word, int count) in Words(para))
        {
            all += count;
            covered += Math.Clamp(left.GetValueOrDefault(word), 0, count);
        }

        return all == 0 ? 0 : (double)covered / all;
    }

    private int Shared(Para a, Para b) =>
        Words(a).Sum(each => Math.Min(each.Value, Words(b).GetValueOrDefault(each.Key)));

    /// <summary>How much of the first's words the second has.</summary>
    private double Coverage(Para a, Para b) => Words(a).Count == 0 ? 0 : (double)Shared(a, b) / Words(a).Values.Sum();

    private double Likeness(Para a, Para b)
    {
        int sum = Words(a).Values.Sum() + Words(b).Values.Sum();
        return sum == 0 ? 0 : 2.0 * Shared(a, b) / sum;
    }

    private Dictionary<string, int> Words(Para para)
    {
        if (!words.TryGetValue(para, out Dictionary<string, int>? counts))
        {
            counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (Token token in para.Tokens.Where(token => token.Kind == TokenKind.Word))
            {
                counts[token.Key] = counts.GetValueOrDefault(token.Key) + 1;
            }

            words.Add(para, counts);
        }

        return counts;
    }
}
