using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary>
/// A query as an editor accepted it: by rule, file and words, so that it stays accepted wherever its lines move, and is
/// asked again when its words change.
/// </summary>
internal readonly record struct AcceptedQuery(string Rule, string File, string Words)
{
    /// <summary>So much to either side tells one comma of a file from another.</summary>
    private const int Around = 30;

    private const int Longest = 120;

    public static AcceptedQuery Of(Diagnostic query)
    {
        if (query.Span.Source is not { } source)
        {
            return new AcceptedQuery(query.Rule.Id, "", OneLine(query.Message));
        }

        int start = query.Span.Start,
            end = query.Span.End;
        int from = start,
            to = end;
        string text = source.Text;
        while (from > 0 && start - from < Around && text[from - 1] is not ('\n' or '\r'))
        {
            from--;
        }

        while (to < text.Length && to - end < Around && text[to] is not ('\n' or '\r'))
        {
            to++;
        }

        return new AcceptedQuery(query.Rule.Id, OneLine(source.Path), Shortened(OneLine(text[from..to])));
    }

    /// <summary>A long stretch is told by its beginning and a hash of all of it.</summary>
    private static string Shortened(string words)
    {
        if (words.Length <= Longest)
        {
            return words;
        }

        int cut = char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest;
        return words[..cut] + "… #" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12];
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>
/// The queries that an editor has looked at and lets stand: <c>edition.accepted</c> in the manuscript's folder, one a
/// line, rule, file and words with tabs between. A line accepts one query: where the same words bring two, there are
/// two lines.
/// </summary>
internal static class Accepted
{
    public const string FileName = "edition.accepted";

    private const string Head =
        "# Queries that were looked at and stand. “edition accept” writes this file: rule, file, words.";

    /// <summary>The entries of a file's text. What is no entry is passed over: it accepts nothing.</summary>
    public static ImmutableArray<AcceptedQuery> Parse(string text) =>
        [
            .. text.Split('\n')
                .Select(line => line.TrimEnd('\r').Split('\t'))
                .Where(fields => fields.Length == 3 && !fields[0].StartsWith('#'))
                .Select(fields => new AcceptedQuery(fields[0], fields[1], fields[2])),
        ];

    public static string Text(IEnumerable<AcceptedQuery> entries) =>
        Head
        + "\n"
        + string.Concat(
            entries
                .OrderBy(entry => entry.File, StringComparer.Ordinal)
                .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
                .ThenBy(entry => entry.Words, StringComparer.Ordinal)
                .Select(entry => $"{entry.Rule}\t{entry.File}\t{entry.Words}\n")
        );

    /// <summary>The findings without the queries and hints that are accepted; errors stay whatever is written.</summary>
    public static ImmutableArray<Diagnostic> Without(
        ImmutableArray<Diagnostic> findings,
        ImmutableArray<AcceptedQuery> accepted
    )
    {
        if (accepted.IsEmpty)
        {
            return findings;
        }

        Dictionary<AcceptedQuery, int> left = accepted
            .GroupBy(entry => entry)
            .ToDictionary(same => same.Key, same => same.Count());
        return
        [
            .. findings.Where(finding =>
            {
                if (finding.Rule.Severity == Severity.Error)
                {
                    return true;
                }

                AcceptedQuery entry = AcceptedQuery.Of(finding);
                if (left.GetValueOrDefault(entry) is not (> 0 and var times))
                {
                    return true;
                }

                left[entry] = times - 1;
                return false;
            }),
        ];
    }
}
