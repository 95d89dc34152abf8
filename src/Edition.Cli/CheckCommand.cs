using System.Collections.Immutable;
using System.Text.Json;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>edition check</c>: every fault that can be known without making up pages.</summary>
internal static class CheckCommand
{
    public static Exit Run(CheckOptions options, Terminal terminal)
    {
        var progress = new Progress(terminal, shown: options.Form == ReportForm.Text);
        var workshop = new Workshop(options.Manuscript, progress);
        if (workshop.Prepare() is { } prepared)
        {
            prepared.Faces.Dispose();
        }

        progress.Clear();
        ImmutableArray<Diagnostic> all = workshop.InOrder();
        if (options.Fix)
        {
            all = Mending.Apply(workshop, all, terminal);
        }

        ImmutableArray<Diagnostic> shown =
        [
            .. all.Where(finding =>
                options.Links
                    ? finding.Rule == Rules.UnlinkedMention
                    : options.Hints || finding.Rule.Severity != Severity.Hint
            ),
        ];
        switch (options.Form)
        {
            case ReportForm.Sarif:
                FindingsJson.WriteSarif(terminal.Out, shown);
                break;
            case ReportForm.Json:
                ReportJson.Write(terminal.Out, shown, null, null);
                break;
            default:
                FindingsText.Write(terminal.Error, shown, terminal.ColourError, terminal.Width);
                SummaryText.WriteCount(terminal, all, progress.Elapsed);
                break;
        }

        return all.Any(finding =>
            finding.Rule.Severity == Severity.Error || (options.Strict && finding.Rule.Severity == Severity.Query)
        )
            ? Exit.Faults
            : Exit.Clean;
    }
}
