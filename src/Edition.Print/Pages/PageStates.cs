namespace Edition.Print.Pages;

/// <summary>
/// The states that the search has reached, by the slug that the next page begins with. Of those that differ in nothing
/// but their cost the cheapest is kept.
/// </summary>
internal sealed class PageStates(FlatGalley galley)
{
    private readonly List<State> all = [];
    private readonly List<int>?[] at = new List<int>?[galley.End + 1];
    private readonly HashSet<(int Line, int Float)> taken = [];

    public State this[int state] => all[state];

    public void Reach(int node, State state)
    {
        List<int> here = at[node] ??= [];
        foreach (int s in here)
        {
            State other = all[s];
            if (
                other.Line == state.Line
                && other.Float == state.Float
                && other.Verso == state.Verso
                && other.Facing == state.Facing
            )
            {
                if (state.Cost < other.Cost)
                {
                    all[s] = state;
                }

                return;
            }
        }

        here.Add(all.Count);
        all.Add(state);
    }

    /// <summary>
    /// The states of a node, those together that carry the same, in the order of what they carry: a page may end where
    /// it began, when it holds carried notes or floats alone, so states are added to while they are taken. What is
    /// done for good is left out.
    /// </summary>
    public IEnumerable<List<int>> At(int node)
    {
        if (at[node] is not { } here)
        {
            yield break;
        }

        taken.Clear();
        while (Least(here, node == galley.End) is { } next)
        {
            taken.Add(next);
            yield return here.FindAll(s => all[s].Line == next.Line && all[s].Float == next.Float);
        }
    }

    /// <summary>The cheapest of those that have set everything.</summary>
    public int Best() => at[galley.End]!.Where(s => IsDone(all[s])).MinBy(s => (all[s].Cost, s));

    /// <summary>The least that any of the states carries which was not yet taken; null if there is none.</summary>
    private (int Line, int Float)? Least(List<int> here, bool atEnd)
    {
        (int Line, int Float)? least = null;
        foreach (int s in here)
        {
            (int Line, int Float) own = (all[s].Line, all[s].Float);
            if ((least is null || own.CompareTo(least.Value) < 0) && !taken.Contains(own) && !(atEnd && IsDone(all[s])))
            {
                least = own;
            }
        }

        return least;
    }

    private bool IsDone(State state) => state.Line == galley.FirstLine[^1] && state.Float == galley.Floats.Length;
}
