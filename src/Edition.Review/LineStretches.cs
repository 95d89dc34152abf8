using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>Stretches of lines in which two texts differ.</summary>
internal static partial class LineStretches
{
    /// <summary>From a line, from 0, of each text on: the lines there.</summary>
    public sealed record Stretch(int OldFrom, string[] Old, int NewFrom, string[] New);

    /// <summary>What stands or falls together: stretches, and the edits of whole blocks that they come to.</summary>
    public sealed record Group(ImmutableArray<SourceEdit> Edits, ImmutableArray<Stretch> Stretches);

    public static IEnumerable<Stretch> Between(string old, string now)
    {
        string[] mine = old.Split('\n'),
            theirs = now.Split('\n');
        int i = 0,
            j = 0;
        foreach ((int o, int n) in LineDifference.Of(mine, theirs).Append((mine.Length, theirs.Length)))
        {
            if (o > i || n > j)
            {
                yield return new Stretch(i, mine[i..o], j, theirs[j..n]);
            }

            (i, j) = (o + 1, n + 1);
        }
    }

    /// <summary>The text that arrived, worded as the later one in every block that arrived changed.</summary>
    public static string Worded(string path, string before, string arrived, string after)
    {
        string[] lines = arrived.Split('\n');
        int front = FrontOf(path, lines);
        HashSet<int> changed = [];
        foreach (Stretch stretch in Between(before, arrived))
        {
            changed.UnionWith(
                Enumerable.Range(stretch.NewFrom, stretch.New.Length).Where(line => lines[line].Trim().Length > 0)
            );
        }

        Stretch[] all = [.. Between(arrived, after)];
        HashSet<Stretch> taken =
        [
            .. all.Where(stretch =>
            {
                (int first, int last) = BlockOf(lines, front, stretch);
                return Enumerable.Range(first, last - first).Any(changed.Contains);
            }),
        ];

        // What calls a note and what defines it go together.
        for (bool more = true; more; )
        {
            HashSet<string> labels = [.. taken.SelectMany(Labels)];
            Stretch[] next =
            [
                .. all.Where(stretch => !taken.Contains(stretch) && Labels(stretch).Any(labels.Contains)),
            ];
            more = next.Length > 0;
            taken.UnionWith(next);
        }

        return string.Join('\n', With(lines, 0, lines.Length, [.. all.Where(taken.Contains)]));
    }

    /// <summary>Lines of a text with those stretches replaced that lie among them.</summary>
    private static List<string> With(string[] lines, int first, int last, IReadOnlyList<Stretch> stretches)
    {
        List<string> with = [];
        int at = first;
        foreach (Stretch stretch in stretches)
        {
            with.AddRange(lines[at..stretch.OldFrom]);
            with.AddRange(stretch.New);
            at = stretch.OldFrom + stretch.Old.Length;
        }

        with.AddRange(lines[at..last]);
        return with;
    }

    /// <summary>
    /// The edits from one text to the other, each of whole blocks; those that stand or fall together, since one calls the
    /// note that another one defines, as one.
    /// </summary>
    public static ImmutableArray<Group> Groups(Source source, string wanted)
    {
        string[] lines = source.Text.Split('\n');
        int front = FrontOf(source.Path, lines);
        List<(int First, int Last, List<Stretch> Own)> blocks = [];
        foreach (Stretch stretch in Between(source.Text, wanted))
        {
            (int first, int last) = BlockOf(lines, front, stretch);
            bool isLess = With(lines, first, last, [stretch]).Count == 0 || last == first;
            if (last < lines.Length && (isLess || first >= front))
            {
                // A block that goes takes the blank line behind it along, and one that comes stands before one.
                last++;
            }
            else if (isLess && first > 0)
            {
                first--;
            }

            if (blocks is [.., var before] && before.Last > first)
            {
                before.Own.Add(stretch);
                blocks[^1] = before with { Last = Math.Max(before.Last, last) };
            }
            else
            {
                blocks.Add((first, last, [stretch]));
            }
        }

        List<(HashSet<string> Labels, List<Stretch> Stretches, List<SourceEdit> Edits)> groups = [];
        foreach ((int first, int last, List<Stretch> own) in blocks)
        {
            int start = source.LineStart(first + 1),
                end = source.LineStart(last) + lines[last - 1].Length;
            string text = string.Join('\n', With(lines, first, last, own))
                .Replace("\r\n", "\n", StringComparison.Ordinal);
            HashSet<string> labels = [.. own.SelectMany(Labels)];
            List<SourceEdit> edits = [new SourceEdit(source, start, end, text, new Place(start, end))];
            foreach (var group in groups.Where(group => group.Labels.Overlaps(labels)).ToArray())
            {
                labels.UnionWith(group.Labels);
                own.InsertRange(0, group.Stretches);
                edits.InsertRange(0, group.Edits);
                groups.Remove(group);
            }

            groups.Add((labels, own, edits));
        }

        return
        [
            .. groups.Select(group => new Group(
                [.. group.Edits.OrderBy(edit => edit.Start)],
                [.. group.Stretches.OrderBy(stretch => stretch.OldFrom)]
            )),
        ];
    }

    /// <summary>How many lines at a file's beginning are YAML.</summary>
    private static int FrontOf(string path, string[] lines) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? lines.Length
        : lines[0].TrimEnd() == "---" ? Math.Max(0, Array.FindIndex(lines, 1, line => line.TrimEnd() == "---"))
        : 0;

    /// <summary>
    /// The lines of the block around a stretch: up to blank ones on both sides; of YAML those of the key that is said.
    /// </summary>
    private static (int First, int Last) BlockOf(string[] lines, int front, Stretch stretch)
    {
        int first = stretch.OldFrom,
            last = stretch.OldFrom + stretch.Old.Length;
        if (first < front)
        {
            bool isBetween = last == first && BeginsKey(lines[first]);
            while (first > 0 && !isBetween && !BeginsKey(lines[first]))
            {
                first--;
            }

            while (last < front && !isBetween && !BeginsKey(lines[last]))
            {
                last++;
            }

            return (first, last);
        }

        while (first > front && lines[first - 1].Trim().Length > 0)
        {
            first--;
        }

        while (last < lines.Length && lines[last].Trim().Length > 0)
        {
            last++;
        }

        return (first, last);
    }

    private static bool BeginsKey(string line) => line.Length > 0 && char.IsLetter(line[0]);

    private static IEnumerable<string> Labels(Stretch stretch) =>
        stretch.Old.Concat(stretch.New).SelectMany(line => Label().Matches(line).Select(match => match.Value));

    [GeneratedRegex(@"\[\^[^\]\s]+\]")]
    private static partial Regex Label();
}
