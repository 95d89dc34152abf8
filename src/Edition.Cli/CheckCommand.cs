using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>edition check</c>: every fault that can be known without making up pages.</summary>
internal static class CheckCommand
{
    public static Exit Run(CheckOptions options, Terminal terminal)
    {
        var progress = new Progress(terminal, shown: options.Report is { Form: ReportForm.Text, Quiet: false });
        var workshop = new Workshop(options.Manuscript, progress);
        if (workshop.Prepare() is { } prepared)
        {
            prepared.Faces.Dispose();
        }

        progress.Clear();
        ImmutableArray<Diagnostic> all = workshop.InOrder();
        if (options.Fix)
        {
            if (options.DryRun)
            {
                Mending.Show(workshop, all, terminal);
            }
            else
            {
                all = Mending.Apply(workshop, all, terminal);
            }
        }

        ImmutableArray<Diagnostic> shown =
        [
            .. all.Where(finding =>
                options.Links
                    ? finding.Rule == Rules.UnlinkedMention
                    : options.Hints || finding.Rule.Severity != Severity.Hint
            ),
        ];
        Report.Write(terminal, workshop, shown, options.Report, null, null);
        if (options.Report is { Form: ReportForm.Text, Quiet: false })
        {
            SummaryText.WriteCount(terminal, all, progress.Elapsed);
            SummaryText.WriteWays(terminal, shown, options.Report.All, workshop.AcceptedNow);
        }

        return all.Any(finding =>
            finding.Rule.Severity == Severity.Error || (options.Strict && finding.Rule.Severity == Severity.Query)
        )
            ? Exit.Faults
            : Exit.Clean;
    }
}
