using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary>The small table at a command's end.</summary>
internal static class SummaryText
{
    public static void Write(Terminal terminal, ImmutableArray<Diagnostic> findings, BuildReport? report, TimeSpan time)
    {
        if (report is null)
        {
            terminal.Error.WriteLine($"Nothing was written: {Count(findings)}.");
            return;
        }

        foreach (string file in report.Mended)
        {
            terminal.Error.WriteLine(
                $"{FindingsText.Visible(file)} was not as the last build had recorded it (a build was broken "
                    + "off, or the file changed by hand); the set has been made anew."
            );
        }

        foreach (string file in report.Others)
        {
            terminal.Error.WriteLine(
                $"{FindingsText.Visible(file)} is of another build and not part of this edition: build it too, or remove it."
            );
        }

        var rows = new List<(string Key, string Value)>
        {
            ("Pages", Grouped(report.Pages)),
            ("Words", Grouped(report.Census.Words)),
            ("Notes", Grouped(report.Census.Notes)),
            ("Findings", Count(findings)),
            ("Time", time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s"),
        };
        rows.AddRange(
            report.Files.Select(file =>
                (
                    Path.GetExtension(file.Path).TrimStart('.').ToUpperInvariant(),
                    $"{FindingsText.Visible(file.Path)}  {Size(file.Bytes)}"
                )
            )
        );
        int width = rows.Max(row => row.Key.Length);
        foreach ((string key, string value) in rows)
        {
            terminal.Out.WriteLine($"{Colour.In(terminal.ColourOut, Colour.Dim, key.PadRight(width))}  {value}");
        }
    }

    public static void WriteCount(Terminal terminal, ImmutableArray<Diagnostic> findings, TimeSpan time) =>
        terminal.Out.WriteLine(
            $"{Count(findings)} ({time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s)"
        );

    /// <summary>What can be done with the queries that were told, and how many were not, because accepted.</summary>
    public static void WriteWays(Terminal terminal, ImmutableArray<Diagnostic> findings, bool all, int accepted)
    {
        if (!all && Told.Of(findings, all: false).FirstOrDefault(told => told.Times > 1) is { } folded)
        {
            terminal.Error.WriteLine(
                $"--all shows each; “edition explain {folded.Finding.Rule.Id}” says what is meant; “edition "
                    + "accept” lets all that stand here stand."
            );
        }

        if (accepted > 0)
        {
            terminal.Error.WriteLine($"{Grouped(accepted)} accepted before and not told again ({Accepted.FileName}).");
        }
    }

    /// <summary>"1 error, 3 queries", or "no findings".</summary>
    private static string Count(ImmutableArray<Diagnostic> findings)
    {
        IEnumerable<string> parts = new[]
        {
            (Severity.Error, "error", "errors"),
            (Severity.Query, "query", "queries"),
            (Severity.Hint, "hint", "hints"),
        }
            .Select(kind =>
                (Number: findings.Count(finding => finding.Rule.Severity == kind.Item1), kind.Item2, kind.Item3)
            )
            .Where(kind => kind.Number > 0)
            .Select(kind => $"{Grouped(kind.Number)} {(kind.Number == 1 ? kind.Item2 : kind.Item3)}");
        string text = string.Join(", ", parts);
        return text.Length == 0 ? "no findings" : text;
    }

    private static string Grouped(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) =>
        bytes < 1 << 20
            ? (bytes / 1024.0).ToString("0.0", CultureInfo.InvariantCulture) + " KiB"
            : (bytes / 1048576.0).ToString("0.00", CultureInfo.InvariantCulture) + " MiB";
}
