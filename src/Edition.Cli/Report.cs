using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary>What a command tells of its findings, in the form that was asked for.</summary>
internal static class Report
{
    /// <summary>
    /// Writes the findings: text to <c>Error</c>, all that programs read to <c>Out</c>. <paramref name="build"/> and
    /// <paramref name="times"/> go into JSON only, where there are any.
    /// </summary>
    public static void Write(
        Terminal terminal,
        Workshop workshop,
        ImmutableArray<Diagnostic> findings,
        ReportOptions options,
        BuildReport? build,
        Progress? times
    )
    {
        switch (options.Form)
        {
            case ReportForm.Sarif:
                terminal.Out.WriteLine(Json.Text(Sarif.Of(findings, workshop.Folder)));
                break;
            case ReportForm.Json:
                terminal.Out.WriteLine(Json.Text(ReportJson.Of(findings, build, times)));
                break;
            case ReportForm.GitHub:
                Annotations.Write(terminal.Out, findings, workshop.ShownPath);
                break;
            case ReportForm.Text:
                ImmutableArray<Diagnostic> told = options.Quiet
                    ? [.. findings.Where(finding => finding.Rule.Severity == Severity.Error)]
                    : findings;
                FindingsText.Write(
                    terminal.Error,
                    Told.Of(told, options.All),
                    workshop.ShownPath,
                    terminal.ColourError,
                    terminal.Width
                );
                break;
            default:
                throw new InvalidOperationException();
        }
    }
}
