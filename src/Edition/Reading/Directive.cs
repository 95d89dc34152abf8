using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>A comment that speaks to the program: <c>&lt;!-- edition: ignore ED204 ED301 --&gt;</c>.</summary>
internal static class Directive
{
    /// <summary>The ids it silences; empty for a comment of another kind.</summary>
    public static ImmutableArray<string> Read(string comment, SourceSpan span, Findings findings)
    {
        string text = comment.Replace("<!--", "", StringComparison.Ordinal).Trim();
        if (!text.StartsWith("edition:", StringComparison.Ordinal))
        {
            return [];
        }

        string[] words = text["edition:".Length..].Split([' ', ',', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != "ignore")
        {
            findings.Add(Says.IgnoreUnread(), span);
            return [];
        }

        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (string word in words.Skip(1))
        {
            if (Rules.Find(word) is not { } rule)
            {
                findings.Add(Says.UnknownIgnore(Shown.Brief(word)), span);
            }
            else if (rule.Severity == Severity.Error)
            {
                findings.Add(Says.IgnoreOfError(rule.Id, rule.Title), span);
            }
            else
            {
                ids.Add(rule.Id);
            }
        }

        return ids.ToImmutable();
    }
}
