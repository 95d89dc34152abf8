using System.Text;

namespace Edition.Conformance.Reading;

/// <summary>
/// Differences from another program's reading that were looked at. The file holds, for each case, a line
/// <c>= case: reason</c> and below it the lines that differ: <c>- </c> ours, <c>+ </c> the other's. A difference that
/// is not in it is a failure, and so is one of it that is no more. To write it anew: EDITION_ACCEPT=1; a reason that is
/// still a question mark is a failure.
/// </summary>
internal sealed class Accepted(string file)
{
    private readonly SortedDictionary<string, string[]> found = new(StringComparer.Ordinal);

    public void Compare(string name, string[] ours, string[] theirs)
    {
        if (ours.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            return;
        }

        string[] differences =
        [
            .. Without(ours, theirs).Select(line => "- " + line),
            .. Without(theirs, ours).Select(line => "+ " + line),
        ];
        found[name] = differences.Length > 0 ? differences : ["- in another order"];
    }

    /// <summary>What is to be said of the comparison as a whole; empty if all is in order.</summary>
    public string Verdict()
    {
        Dictionary<string, (string Reason, List<string> Lines)> known = Read();
        if (Environment.GetEnvironmentVariable("EDITION_ACCEPT") == "1")
        {
            var text = new StringBuilder();
            foreach ((string name, string[] lines) in found)
            {
                string reason = known.TryGetValue(name, out (string Reason, List<string> Lines) old) ? old.Reason : "?";
                text.Append("= ").Append(name).Append(": ").Append(reason).Append('\n');
                text.AppendJoin('\n', lines).Append("\n\n");
            }

            File.WriteAllText(file, text.ToString());
            known = Read();
        }

        var verdict = new StringBuilder();
        foreach ((string name, string[] lines) in found)
        {
            if (!known.TryGetValue(name, out (string Reason, List<string> Lines) one))
            {
                verdict.Append("\nnew: ").Append(name).Append('\n').AppendJoin('\n', lines);
            }
            else if (!one.Lines.SequenceEqual(lines, StringComparer.Ordinal))
            {
                verdict.Append("\nother than accepted: ").Append(name).Append('\n').AppendJoin('\n', lines);
            }
            else if (one.Reason.Length < 3)
            {
                verdict.Append("\nwithout a reason: ").Append(name);
            }
        }

        foreach (string name in known.Keys.Except(found.Keys))
        {
            verdict.Append("\naccepted, and no difference any more: ").Append(name);
        }

        return verdict.ToString();
    }

    private static IEnumerable<string> Without(string[] lines, string[] others)
    {
        var left = others.ToList();
        return [.. lines.Where(line => !left.Remove(line))];
    }

    private Dictionary<string, (string Reason, List<string> Lines)> Read()
    {
        var known = new Dictionary<string, (string, List<string> Lines)>(StringComparer.Ordinal);
        string? name = null;
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                int colon = line.IndexOf(": ", StringComparison.Ordinal);
                name = line[2..colon];
                known[name] = (line[(colon + 2)..], []);
            }
            else if (name is not null && line.Length > 0)
            {
                known[name].Lines.Add(line);
            }
        }

        return known;
    }
}
