using System.Collections.Immutable;
using System.CommandLine;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>edition check</c>: every fault that can be known without making up pages.</summary>
internal static class CheckCommand
{
    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        Argument<string> manuscript = CommandLine.Manuscript();
        Option<string?> template = CommandLine.TemplateName(),
            language = CommandLine.Language();
        Option<bool> strict = CommandLine.Strict();
        var report = new ReportSwitches(sarif: true);
        var hints = new Option<bool>("--hints") { Description = "Hints too." };
        var links = new Option<bool>("--links")
        {
            Description = "Only mentions of articles that could be links, each with the link to paste.",
        };
        var fix = new Option<bool>("--fix") { Description = "Mend in the manuscript what can be mended safely." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "With --fix: show what would change, change nothing.",
        };
        var command = new Command("check", "Says what is wrong with a manuscript, and where; writes nothing.")
        {
            manuscript,
            template,
            language,
            strict,
            hints,
            links,
            fix,
            dryRun,
        };
        report.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && !result.GetValue(fix))
            {
                result.AddError("--dry-run goes with --fix.");
            }
        });
        command.SetAction(parsed =>
            (int)Run(
                new CheckOptions(
                    new ManuscriptOptions(
                        parsed.GetValue(manuscript)!,
                        parsed.GetValue(template),
                        parsed.GetValue(language)
                    ),
                    parsed.GetValue(strict),
                    parsed.GetValue(hints),
                    parsed.GetValue(links),
                    parsed.GetValue(fix),
                    parsed.GetValue(dryRun),
                    report.Of(parsed)
                ),
                terminal
            )
        );
        return command;
    }

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
