using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>
/// A difference of two manuscripts that a revision set cannot hold. <c>Line</c> of the later file, from 1.
/// </summary>
public sealed record Unshown(string Path, int Line, string Why);

/// <summary>What of a file's difference tracked words bring, and what is a row of the list at the head.</summary>
/// <param name="mark">The next row's mark.</param>
/// <param name="typedOtherwise">What a row is called that only says how the file is typed.</param>
public sealed partial class RevisionProof(Func<string> mark, string typedOtherwise)
{
    private const int Longest = 400;

    /// <summary>Null where the words bring all of it.</summary>
    /// <param name="path">The file's.</param>
    /// <param name="before">Its earlier text.</param>
    /// <param name="arrived">What a review makes of it with all changes taken.</param>
    /// <param name="after">Its later text.</param>
    public Rewording? Of(string path, string before, string arrived, string after)
    {
        if (arrived == after)
        {
            return null;
        }

        // Line ends by themselves are no lines that differ.
        string alike = after.Replace("\r\n", "\n", StringComparison.Ordinal);
        alike = before.Contains("\r\n", StringComparison.Ordinal)
            ? alike.Replace("\n", "\r\n", StringComparison.Ordinal)
            : alike;
        string wanted = LineStretches.Worded(path, before, arrived, alike);
        var source = new Source(path, wanted);
        LineStretches.Group[] groups = [.. LineStretches.Groups(source, alike)];
        LineStretches.Group[] typed = [.. groups.Where(group => group.Stretches.All(IsForm))];
        var rows = ImmutableArray.CreateBuilder<Decision>();
        foreach (LineStretches.Group group in groups.Except(typed))
        {
            rows.Add(Row(group));
        }

        if (typed.Length > 0 || alike != after)
        {
            int[] lines = [.. typed.Select(group => group.Stretches[0].NewFrom + 1)];
            string numbers = string.Join(", ", lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));
            rows.Add(
                new Decision(
                    mark(),
                    lines.FirstOrDefault(1),
                    "",
                    Brief(numbers.Length > 0 ? $"{typedOtherwise}: {numbers}" : typedOtherwise),
                    [.. typed.SelectMany(group => EditsOf(group)).OrderBy(edit => edit.Start)]
                )
            );
        }

        return new Rewording(path, arrived, wanted, rows.ToImmutable()) { Exact = alike == after ? null : after };
    }

    private static IEnumerable<TextEdit> EditsOf(LineStretches.Group group) =>
        group.Edits.Select(edit => new TextEdit(edit.Start, edit.End, edit.Text));

    private Decision Row(LineStretches.Group group)
    {
        string was = Said(group.Stretches.Select(stretch => stretch.Old)),
            now = Said(group.Stretches.Select(stretch => stretch.New));
        if (Decisions.Plain(was) == Decisions.Plain(now))
        {
            (was, now) = ("", $"{now} ({typedOtherwise})");
        }

        return new Decision(mark(), group.Stretches[0].NewFrom + 1, was, now, [.. EditsOf(group)]);
    }

    private static string Said(IEnumerable<string[]> stretches) =>
        Brief(
            string.Join(" … ", stretches.Select(lines => string.Join(' ', lines)).Where(text => text.Trim().Length > 0))
        );

    private static string Brief(string words)
    {
        string line = string.Join(
            ' ',
            new string([.. words.Where(c => !char.IsControl(c) || c == '\t')]).Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        return line.Length <= Longest ? line : line[..(Longest / 2)] + " … " + line[^(Longest / 2)..];
    }

    /// <summary>Typed otherwise, and set the same.</summary>
    private static bool IsForm(LineStretches.Stretch stretch) =>
        Plain(string.Join('\n', stretch.Old)) == Plain(string.Join('\n', stretch.New));

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
