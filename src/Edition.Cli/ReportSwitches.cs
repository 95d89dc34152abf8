using System.CommandLine;

namespace Edition.Cli;

/// <summary>The options of every command that tells findings.</summary>
internal sealed class ReportSwitches(bool sarif)
{
    private readonly Option<bool> all = new("--all") { Description = "Every query, though a rule has many." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Errors only, and no summary." };
    private readonly Option<bool> json = new("--json") { Description = "The result as JSON." };
    private readonly Option<bool> asSarif = new("--sarif")
    {
        Description = "The findings as SARIF 2.1.0, for editors and code hosts.",
    };
    private readonly Option<string?> annotations = Annotating();

    public void AddTo(Command command)
    {
        command.Add(all);
        command.Add(quiet);
        command.Add(json);
        if (sarif)
        {
            command.Add(asSarif);
        }

        command.Add(annotations);
    }

    public ReportOptions Of(ParseResult parsed) =>
        new(
            sarif && parsed.GetValue(asSarif) ? ReportForm.Sarif
                : parsed.GetValue(json) ? ReportForm.Json
                : parsed.GetValue(annotations) is not null ? ReportForm.GitHub
                : ReportForm.Text,
            parsed.GetValue(all),
            parsed.GetValue(quiet)
        );

    private static Option<string?> Annotating()
    {
        var option = new Option<string?>("--annotations")
        {
            Description = "The findings as annotations of a code host's checks: github.",
            HelpName = "github",
        };
        option.AcceptOnlyFromAmong("github");
        return option;
    }
}
