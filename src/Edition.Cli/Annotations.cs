using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// Findings as commands of a GitHub workflow, which show each at its line of a pull request: <c>::error
/// file=…,line=…::…</c> (docs.github.com, "Workflow commands for GitHub Actions"). Errors first, since a step shows
/// ten of a kind.
/// </summary>
internal static class Annotations
{
    public static void Write(TextWriter to, ImmutableArray<Diagnostic> findings, Func<Source, string> path)
    {
        foreach (Diagnostic finding in findings.OrderBy(finding => finding.Rule.Severity))
        {
            string kind = finding.Rule.Severity switch
            {
                Severity.Error => "error",
                Severity.Query => "warning",
                _ => "notice",
            };
            to.WriteLine(
                $"::{kind} {Place(finding.Span, path)}title={Property($"{finding.Rule.Id} {finding.Rule.Title}")}::{Data(finding.Message)}"
            );
        }
    }

    private static string Place(SourceSpan span, Func<Source, string> path)
    {
        if (span.Source is not { } source)
        {
            return "";
        }

        (int line, int column) = source.PlaceOf(span.Start);
        (int endLine, int endColumn) = source.PlaceOf(span.End);

        // Columns are shown within one line only.
        string columns =
            endLine == line ? string.Create(CultureInfo.InvariantCulture, $"col={column},endColumn={endColumn},") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"file={Property(path(source))},line={line},endLine={endLine},{columns}"
        );
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
