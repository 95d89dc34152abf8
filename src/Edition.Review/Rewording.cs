using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>
/// How a file is worded where a review brings back the same words otherwise: wraps, quotation marks as they were typed,
/// labels of notes. <c>Arrived</c>: the file as all changes of a revision set make it; <c>Wanted</c>: as it is to be.
/// </summary>
public sealed record Rewording(string Path, string Arrived, string Wanted)
{
    /// <summary>
    /// The file as a review has made it, with those stretches worded as wanted that all changes were taken in; the others
    /// stay.
    /// </summary>
    public string Onto(string revised)
    {
        if (revised == Arrived)
        {
            return Wanted;
        }

        var source = new Source(Path, Arrived);
        ImmutableArray<ImmutableArray<SourceEdit>> groups = LineStretches.Groups(source, Wanted);
        (string all, ImmutableArray<Conflict> conflicts) = Merge.Onto(source, [.. groups.SelectMany(g => g)], revised);
        if (conflicts.IsEmpty)
        {
            return all;
        }

        foreach (ImmutableArray<SourceEdit> group in groups)
        {
            (string text, ImmutableArray<Conflict> missed) = Merge.Onto(source, group, revised);
            revised = missed.IsEmpty ? text : revised;
        }

        return revised;
    }
}

/// <summary>
/// A difference of two manuscripts that is no tracked change. <c>Line</c> of the later file, from 1; <c>Words</c>: its
/// line, or the earlier one's where nothing stands there now. <c>IsForm</c>: typed otherwise, and set the same.
/// </summary>
public sealed record Unshown(string Path, int Line, string Words, bool IsForm)
{
    /// <summary>Why Word has no tracked change for it; empty where the words say it.</summary>
    public string Why { get; init; } = "";
}

/// <summary>What of a file's difference tracked changes bring, and what they do not.</summary>
public static partial class RevisionProof
{
    /// <param name="path">The file's.</param>
    /// <param name="before">Its earlier text.</param>
    /// <param name="arrived">What a review makes of it with all changes taken.</param>
    /// <param name="after">Its later text.</param>
    public static (Rewording? Wording, ImmutableArray<Unshown> Unshown) Of(
        string path,
        string before,
        string arrived,
        string after
    )
    {
        if (arrived == after)
        {
            return (null, []);
        }

        string wanted = LineStretches.Worded(before, arrived, after);
        return (
            wanted == arrived ? null : new Rewording(path, arrived, wanted),
            [
                .. LineStretches
                    .Between(wanted, after)
                    .Select(stretch => Unshown(path, stretch))
                    .Select(each => each with { Why = WhyOf(each, after) }),
            ]
        );
    }

    private static string WhyOf(Unshown unshown, string after) =>
        IsFront(unshown, after) ? "what is said of a text before it is set among the program’s own words"
        : unshown.Words.StartsWith('#') ? "ids and attributes of a heading are no words"
        : unshown.Words.StartsWith("![", StringComparison.Ordinal)
            ? "the earlier manuscript has not the picture’s file, or it stands among words"
        : unshown.Words.StartsWith(":::", StringComparison.Ordinal) ? "columns and attributes are no words"
        : unshown.Words.StartsWith("<!--", StringComparison.Ordinal) ? "comments are not set"
        : unshown.Words.StartsWith('|') || unshown.Words.StartsWith('+') ? "the form of a table is no words"
        : "";

    private static bool IsFront(Unshown unshown, string after) =>
        unshown.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || (
            after.StartsWith("---", StringComparison.Ordinal)
            && after.IndexOf("\n---", 3, StringComparison.Ordinal) is var end and > 0
            && after.AsSpan(0, end).Count('\n') >= unshown.Line - 1
        );

    private static Unshown Unshown(string path, LineStretches.Stretch stretch)
    {
        string words =
            Array.Find(stretch.New, line => line.Trim().Length > 0)
            ?? Array.Find(stretch.Old, line => line.Trim().Length > 0)
            ?? "";
        return new Unshown(
            path,
            stretch.NewFrom + 1,
            words.Trim(),
            Plain(string.Join('\n', stretch.Old)) == Plain(string.Join('\n', stretch.New))
        );
    }

    /// <summary>Without what is only a way of typing.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in Folding.Of(Ways().Replace(text, "-")))
        {
            if (!char.IsWhiteSpace(c) && c != '\\')
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    [GeneratedRegex("-{2,3}")]
    private static partial Regex Ways();
}

/// <summary>LineStretches of lines in which two texts differ.</summary>
internal static partial class LineStretches
{
    /// <summary>From a line, from 0, of each text on: the lines there.</summary>
    public sealed record Stretch(int OldFrom, string[] Old, int NewFrom, string[] New);

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
    public static string Worded(string before, string arrived, string after)
    {
        string[] lines = arrived.Split('\n');
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
                (int first, int last) = BlockOf(lines, stretch);
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
    public static ImmutableArray<ImmutableArray<SourceEdit>> Groups(Source source, string wanted)
    {
        string[] lines = source.Text.Split('\n');
        List<(int First, int Last, List<Stretch> Own)> blocks = [];
        foreach (Stretch stretch in Between(source.Text, wanted))
        {
            (int first, int last) = BlockOf(lines, stretch);
            if (last < lines.Length)
            {
                // A block that goes takes the blank line behind it along, and one that comes stands before one.
                last++;
            }

            if (blocks is [.., var before] && before.Last >= first)
            {
                before.Own.Add(stretch);
                blocks[^1] = before with { Last = Math.Max(before.Last, last) };
            }
            else
            {
                blocks.Add((first, last, [stretch]));
            }
        }

        List<(HashSet<string> Labels, List<SourceEdit> Edits)> groups = [];
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
                edits.InsertRange(0, group.Edits);
                groups.Remove(group);
            }

            groups.Add((labels, edits));
        }

        return [.. groups.Select(group => group.Edits.ToImmutableArray())];
    }

    /// <summary>The lines of the block around a stretch: up to blank ones on both sides.</summary>
    private static (int First, int Last) BlockOf(string[] lines, Stretch stretch)
    {
        int first = stretch.OldFrom,
            last = stretch.OldFrom + stretch.Old.Length;
        while (first > 0 && lines[first - 1].Trim().Length > 0)
        {
            first--;
        }

        while (last < lines.Length && lines[last].Trim().Length > 0)
        {
            last++;
        }

        return (first, last);
    }

    private static IEnumerable<string> Labels(Stretch stretch) =>
        stretch.Old.Concat(stretch.New).SelectMany(line => Label().Matches(line).Select(match => match.Value));

    [GeneratedRegex(@"\[\^[^\]\s]+\]")]
    private static partial Regex Label();
}
