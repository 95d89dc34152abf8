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
            findings.Add(Rules.UnknownIgnore, span, "A comment to the program reads <!-- edition: ignore ED204 -->.");
            return [];
        }

        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (string word in words.Skip(1))
        {
            if (Rules.Find(word) is not { } rule)
            {
                findings.Add(Rules.UnknownIgnore, span, $"There is no rule “{Shown.Brief(word)}”.");
            }
            else if (rule.Severity == Severity.Error)
            {
                findings.Add(
                    Rules.UnknownIgnore,
                    span,
                    $"{rule.Id} ({rule.Title}) is an error, which no comment silences."
                );
            }
            else
            {
                ids.Add(rule.Id);
            }
        }

        return ids.ToImmutable();
    }
}
