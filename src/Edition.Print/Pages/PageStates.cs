namespace Edition.Print.Pages;

/// <summary>
/// The states that the search has reached, by the slug that the next page begins with, in the order in which they were
/// reached. Of those that differ in nothing but their cost the cheapest is kept.
/// </summary>
internal sealed class PageStates
{
    private readonly HashSet<(int Line, int Float)> taken = [];

    // The states of a node are a chain: its first, and of each the next. Of none: -1.
    private int[] first = [];
    private State[] all = new State[256];
    private int[] next = new int[256];
    private int count;
    private int end;
    private (int Line, int Float) done;

    /// <summary>Begins anew for a galley, in the same room.</summary>
    public void Begin(FlatGalley galley)
    {
        count = 0;
        end = galley.End;
        done = (galley.FirstLine[^1], galley.Floats.Length);
        if (first.Length <= end)
        {
            first = new int[end + 1];
        }

        first.AsSpan(0, end + 1).Fill(-1);
    }

    public ref readonly State this[int state] => ref all[state];

    public void Reach(int node, in State state)
    {
        int last = -1;
        for (int s = first[node]; s >= 0; s = next[s])
        {
            ref State other = ref all[s];
            if (
                other.Line == state.Line
                && other.Float == state.Float
                && other.Verso == state.Verso
                && other.Facing == state.Facing
            )
            {
                if (state.Cost < other.Cost)
                {
                    other = state;
                }

                return;
            }

            last = s;
        }

        if (count == all.Length)
        {
            Array.Resize(ref all, 2 * count);
            Array.Resize(ref next, 2 * count);
        }

        (last < 0 ? ref first[node] : ref next[last]) = count;
        (all[count], next[count]) = (state, -1);
        count++;
    }

    /// <summary>Nothing of the node that comes next is taken yet.</summary>
    public void BeginNode() => taken.Clear();

    /// <summary>
    /// Takes those states of a node together that carry the same, the least that was not yet taken, into
    /// <paramref name="group"/>; false if there are none. A page may end where it began, when it holds carried notes or
    /// floats alone, so states are added to while they are taken. What is done for good is left out.
    /// </summary>
    public bool Take(int node, List<int> group)
    {
        group.Clear();
        if (Least(node) is not { } least)
        {
            return false;
        }

        taken.Add(least);
        for (int s = first[node]; s >= 0; s = next[s])
        {
            if (all[s].Line == least.Line && all[s].Float == least.Float)
            {
                group.Add(s);
            }
        }

        return true;
    }

    /// <summary>The cheapest of those that have set everything.</summary>
    public int Best()
    {
        int best = -1;
        for (int s = first[end]; s >= 0; s = next[s])
        {
            best = IsDone(in all[s]) && (best < 0 || all[s].Cost < all[best].Cost) ? s : best;
        }

        return best;
    }

    private (int Line, int Float)? Least(int node)
    {
        (int Line, int Float)? least = null;
        for (int s = first[node]; s >= 0; s = next[s])
        {
            (int Line, int Float) own = (all[s].Line, all[s].Float);
            if (
                (least is not { } found || own.CompareTo(found) < 0)
                && !taken.Contains(own)
                && !(node == end && IsDone(in all[s]))
            )
            {
                least = own;
            }
        }

        return least;
    }

    private bool IsDone(in State state) => (state.Line, state.Float) == done;
}
