using System.Collections.Immutable;
using System.Diagnostics;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary>
/// <c>--json</c>: findings, and of a build what it made, in what time (stages overlap; "total" is the whole) and memory.
/// </summary>
internal sealed record ReportJson(
    ImmutableArray<FindingJson> Findings,
    int? Pages,
    int? Words,
    int? Notes,
    ImmutableArray<FileReport>? Files,
    IReadOnlyDictionary<string, double>? Milliseconds,
    long? PeakMemoryBytes
)
{
    public static ReportJson Of(ImmutableArray<Diagnostic> findings, BuildReport? build, Progress? times) =>
        new(
            [.. findings.Select(finding => new FindingJson(finding))],
            build?.Pages,
            build?.Census.Words,
            build?.Census.Notes,
            build?.Files,
            times is null ? null : Stages(times),
            times is null ? null : Peak()
        );

    private static Dictionary<string, double> Stages(Progress times)
    {
        var stages = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string stage, TimeSpan time) in times.Times.Append(("total", times.Elapsed)))
        {
            stages[stage] = Math.Round(stages.GetValueOrDefault(stage) + time.TotalMilliseconds, 1);
        }

        return stages;
    }

    private static long Peak()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
