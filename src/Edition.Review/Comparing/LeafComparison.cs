using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review.Comparing;

/// <summary>A stretch of a paragraph in which two states differ; empty on one side for what was put in or taken out.</summary>
internal sealed record Stretch(ImmutableArray<Atom> Old, ImmutableArray<Atom> New);

/// <summary>
/// The words of one paragraph in two states as one: what stays as it was, what was taken out, and what was put in
/// behind it.
/// </summary>
internal sealed class LeafComparison
{
    private readonly List<(Atom Atom, Fate Fate)> merged = [];
    private readonly List<Stretch> stretches = [];
    private readonly List<(int Old, int New)> kept = [];

    private LeafComparison(List<Atom> old, List<Atom> now)
    {
        int i = 0,
            j = 0;
        foreach ((int o, int n) in Common(old, now).Append((old.Count, now.Count)))
        {
            if (o > i || n > j)
            {
                merged.AddRange(old[i..o].Select(atom => (atom, Fate.Deleted)));
                merged.AddRange(now[j..n].Select(atom => (atom, Fate.Inserted)));
                stretches.Add(new Stretch([.. old[i..o]], [.. now[j..n]]));
            }

            if (o < old.Count)
            {
                merged.Add((old[o], Fate.Kept));
                kept.Add((old[o].At, now[n].At));
                Twins.Add((old[o].Leaf, now[n].Leaf));
            }

            (i, j) = (o + 1, n + 1);
        }
    }

    /// <summary>Where the two differ, in order.</summary>
    public IReadOnlyList<Stretch> Stretches => stretches;

    /// <summary>Places in the plain text that are the same in both.</summary>
    public IReadOnlyList<(int Old, int New)> Kept => kept;

    /// <summary>Leaves that are the same in both; a note is one though its own words may differ.</summary>
    public List<(Inline Old, Inline New)> Twins { get; } = [];

    public static LeafComparison Of(List<Atom> old, List<Atom> now) => new(old, now);

    /// <summary>
    /// What is common, without spaces and signs that stand alone among changed words: those would cut a changed phrase
    /// into crumbs.
    /// </summary>
    private static List<(int Old, int New)> Common(List<Atom> old, List<Atom> now)
    {
        List<(int Old, int New)> pairs = Difference.Of(old, now, (a, b) => a.Key == b.Key);
        List<(int Old, int New)> common = [];
        for (int from = 0, to; from < pairs.Count; from = to)
        {
            to = from + 1;
            while (to < pairs.Count && pairs[to] == (pairs[to - 1].Old + 1, pairs[to - 1].New + 1))
            {
                to++;
            }

            bool begins = pairs[from] == (0, 0);
            bool ends = pairs[to - 1] == (old.Count - 1, now.Count - 1);
            bool counts = pairs[from..to].Any(pair => old[pair.Old].IsWord || old[pair.Old].Leaf is Note or NoteRef);
            if (begins || ends || counts)
            {
                common.AddRange(pairs[from..to]);
            }
        }

        return common;
    }

    /// <summary>The inlines of both.</summary>
    /// <param name="leafOf">A leaf as it is to stand: a whole node, or characters of a text.</param>
    public ImmutableArray<Inline> Inlines(Func<Atom, Fate, Inline> leafOf) => Build(merged, 0, leafOf);

    private static ImmutableArray<Inline> Build(
        IReadOnlyList<(Atom Atom, Fate Fate)> atoms,
        int depth,
        Func<Atom, Fate, Inline> leafOf
    )
    {
        var inlines = ImmutableArray.CreateBuilder<Inline>();
        for (int from = 0, to; from < atoms.Count; from = to)
        {
            (Atom first, Fate fate) = atoms[from];
            Inline? around = first.Around.Length > depth ? first.Around[depth] : null;
            to = from + 1;
            while (
                to < atoms.Count
                && (
                    around is null
                        ? first.Leaf is Text && Continues(atoms[to - 1], atoms[to], depth)
                        : atoms[to].Atom.Around.Length > depth && ReferenceEquals(atoms[to].Atom.Around[depth], around)
                )
            )
            {
                to++;
            }

            (Atom Atom, Fate Fate)[] own = [.. atoms.Skip(from).Take(to - from)];
            inlines.Add(
                around switch
                {
                    null => leafOf(first with { To = own[^1].Atom.To }, fate),
                    Styled styled => styled with { Content = Build(own, depth + 1, leafOf) },
                    LangSpan span => span with { Content = Build(own, depth + 1, leafOf) },
                    Link link => link with { Content = Build(own, depth + 1, leafOf) },
                    Reference reference => reference with { Content = Build(own, depth + 1, leafOf) },
                    _ => throw new InvalidOperationException(around.GetType().Name),
                }
            );
        }

        return inlines.ToImmutable();
    }

    private static bool Continues((Atom Atom, Fate Fate) before, (Atom Atom, Fate Fate) next, int depth) =>
        next.Atom.Around.Length == depth
        && next.Fate == before.Fate
        && ReferenceEquals(next.Atom.Leaf, before.Atom.Leaf)
        && next.Atom.From == before.Atom.To;
}
