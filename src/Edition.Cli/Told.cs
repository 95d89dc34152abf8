using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary>
/// A finding as a person is told of it: alone (<c>Times</c> is 1), or as the first of all of its rule, in so many
/// files.
/// </summary>
internal sealed record Told(Diagnostic Finding, int Times, int Files)
{
    /// <summary>So many queries of one rule are still read one by one.</summary>
    private const int Few = 3;

    /// <summary>
    /// Errors first, each in the order of the manuscript; then queries and hints. Of a rule that has more than a few of
    /// those only the first is told and how many there are, last and the rarest first, unless <paramref name="all"/>.
    /// </summary>
    public static ImmutableArray<Told> Of(ImmutableArray<Diagnostic> findings, bool all)
    {
        Diagnostic[] rest = [.. findings.Where(finding => finding.Rule.Severity != Severity.Error)];
        Dictionary<Rule, Diagnostic[]> many = rest.GroupBy(finding => finding.Rule)
            .Where(rule => !all && rule.Count() > Few)
            .ToDictionary(rule => rule.Key, rule => rule.ToArray());
        return
        [
            .. findings.Where(finding => finding.Rule.Severity == Severity.Error).Select(Alone),
            .. rest.Where(finding => !many.ContainsKey(finding.Rule)).Select(Alone),
            .. many
                .Values.Select(rule => new Told(
                    rule[0],
                    rule.Length,
                    rule.Select(finding => finding.Span.Source?.Path).Distinct().Count()
                ))
                .OrderBy(told => told.Times),
        ];

        static Told Alone(Diagnostic finding) => new(finding, 1, 1);
    }
}
