using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>Where the source was changed since in lines that a correction is about.</summary>
public sealed record Conflict(string Path, int Line, string Theirs, string Ours);

/// <summary>
/// Brings the edits of a source onto what has become of it: each where its lines are still the same, none twice.
/// </summary>
internal static class Merge
{
    public static (string Text, ImmutableArray<Conflict> Conflicts) Onto(
        Source source,
        IReadOnlyList<SourceEdit> edits,
        string current
    )
    {
        string revised = Edits.Apply(source, edits);
        if (source.Text == current || revised == current)
        {
            return (revised, []);
        }

        string[] old = source.Text.Split('\n'),
            now = current.Split('\n');
        var there = new int[old.Length];
        Array.Fill(there, -1);
        foreach ((int i, int j) in Difference.Of(old, now, string.Equals))
        {
            there[i] = j;
        }

        var conflicts = ImmutableArray.CreateBuilder<Conflict>();
        List<(int From, int To, string[] Lines)> changes = [];
        foreach ((int first, int last, List<SourceEdit> own) in Groups(source, edits))
        {
            int start = source.LineStart(first + 1);
            int end = last + 1 < old.Length ? source.LineStart(last + 2) - 1 : source.Text.Length;
            string[] lines = Edits.Apply(source, start, end, own).Split('\n');
            if (lines.AsSpan().SequenceEqual(old.AsSpan(first..(last + 1))))
            {
                continue;
            }

            int from = first - 1;
            while (from >= 0 && there[from] < 0)
            {
                from--;
            }

            int to = last + 1;
            while (to < old.Length && there[to] < 0)
            {
                to++;
            }

            int begin = from < 0 ? 0 : there[from] + 1;
            int stop = to >= old.Length ? now.Length : there[to];
            bool already =
                now.AsSpan(begin..Math.Max(begin, stop)).SequenceEqual(lines)
                || (Same(now, begin, lines) && !Same(old, first, lines));
            if (already)
            {
                continue;
            }

            bool same = Enumerable
                .Range(first, last - first + 1)
                .All(i => there[i] >= 0 && there[i] == there[first] + i - first);
            if (same)
            {
                if (!(Same(now, there[first], lines) && !Same(old, first, lines)))
                {
                    changes.Add((there[first], there[last], lines));
                }
            }
            else
            {
                int line = begin;
                while (line + 1 < stop && first + line - begin <= last && now[line] == old[first + line - begin])
                {
                    line++;
                }

                conflicts.Add(
                    new Conflict(
                        source.Path,
                        Math.Min(line, now.Length - 1) + 1,
                        string.Join('\n', lines),
                        string.Join('\n', now[begin..Math.Max(begin, stop)])
                    )
                );
            }
        }

        List<string> merged = [];
        int at = 0;
        foreach ((int from, int to, string[] lines) in changes.OrderBy(change => change.From))
        {
            merged.AddRange(now[at..from]);
            merged.AddRange(lines);
            at = to + 1;
        }

        merged.AddRange(now[at..]);
        return (string.Join('\n', merged), conflicts.ToImmutable());
    }

    private static bool Same(string[] text, int from, string[] lines) =>
        from + lines.Length <= text.Length && text.AsSpan(from, lines.Length).SequenceEqual(lines);

    /// <summary>Edits by the lines that they are about, from 0; those that share a line are one.</summary>
    private static List<(int First, int Last, List<SourceEdit> Edits)> Groups(
        Source source,
        IReadOnlyList<SourceEdit> edits
    )
    {
        List<(int First, int Last, List<SourceEdit> Edits)> groups = [];
        foreach (
            (int first, int last, SourceEdit edit) in edits
                .Select(edit =>
                    (
                        First: source.PlaceOf(Math.Min(edit.Start, edit.Block.Start)).Line - 1,
                        Last: source.PlaceOf(Math.Max(edit.End, edit.Block.End)).Line - 1,
                        edit
                    )
                )
                .OrderBy(each => each.First)
        )
        {
            if (groups.Count > 0 && groups[^1].Last >= first)
            {
                (int start, int end, List<SourceEdit> own) = groups[^1];
                own.Add(edit);
                groups[^1] = (start, Math.Max(end, last), own);
            }
            else
            {
                groups.Add((first, last, [edit]));
            }
        }

        return groups;
    }
}
