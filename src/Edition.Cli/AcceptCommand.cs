using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Print.Pages;
using Edition.Print.Pdf;

namespace Edition.Cli;

/// <summary>
/// <c>edition accept</c>: writes down the queries that there are now, so that from here on only new ones are told.
/// Entries whose queries no longer occur are dropped.
/// </summary>
internal static class AcceptCommand
{
    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        Argument<string> manuscript = CommandLine.Manuscript();
        Option<string?> template = CommandLine.TemplateName(),
            language = CommandLine.Language();
        var only = new Option<string[]>("--only")
        {
            Description = "Accept queries of these rules only.",
            HelpName = "ED501,ED502",
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. CommandLine.Listed(result).Select(id => id.ToUpperInvariant())],
        };
        var command = new Command("accept", "Accepts the queries that there are, so that only new ones are told.")
        {
            manuscript,
            template,
            language,
            only,
        };
        command.SetAction(parsed =>
            (int)Run(
                new AcceptOptions(
                    new ManuscriptOptions(
                        parsed.GetValue(manuscript)!,
                        parsed.GetValue(template),
                        parsed.GetValue(language)
                    ),
                    [.. parsed.GetValue(only)!]
                ),
                terminal
            )
        );
        return command;
    }

    public static Exit Run(AcceptOptions options, Terminal terminal)
    {
        foreach (string id in options.Rules.Where(id => Rules.Find(id) is null))
        {
            throw new UsageException($"There is no rule {id}; “edition explain” lists them all.");
        }

        var progress = new Progress(terminal, shown: true);
        var workshop = new Workshop(options.Manuscript, progress);
        if (workshop.Prepare() is { } prepared)
        {
            using FaceLibrary faces = prepared.Faces;
            PagedBook paged = progress.Stage(
                "pages",
                () => Paginator.MakeUp(prepared.Book, workshop.Template!, faces, workshop.Findings)
            );
            Resolution.Check(paged, workshop.Findings);
        }

        progress.Clear();
        ImmutableArray<Diagnostic> findings = workshop.InOrder(withAccepted: true);
        if (workshop.Findings.ForbidAll)
        {
            throw new UsageException(
                "The manuscript has errors, which nobody can accept: “edition check” shows them. Nothing was written."
            );
        }

        AcceptedQuery[] before = [.. workshop.Accepted];
        AcceptedQuery[] now =
        [
            .. findings.Where(finding => finding.Rule.Severity == Severity.Query).Select(AcceptedQuery.Of),
        ];
        AcceptedQuery[] entries =
            options.Rules.Length == 0
                ? now
                : [.. now.Where(entry => options.Rules.Contains(entry.Rule)), .. Kept(before, now, options.Rules)];
        AcceptedQuery[] fresh = [.. Without(entries, before)];
        AcceptedQuery[] gone = [.. Without(before, entries)];
        workshop.WriteAccepted(Cli.Accepted.Text(entries));
        foreach (IGrouping<string, AcceptedQuery> rule in fresh.GroupBy(entry => entry.Rule).OrderBy(rule => rule.Key))
        {
            terminal.Out.WriteLine($"{rule.Key} {Rules.Find(rule.Key)!.Title}: {Number(rule.Count())} accepted");
        }

        terminal.Out.WriteLine(
            $"{Number(entries.Length)} accepted in all; {Number(fresh.Length)} new, {Number(gone.Length)} that no longer occur dropped."
        );
        return Exit.Clean;
    }

    /// <summary>Earlier entries of other rules that still occur.</summary>
    private static IEnumerable<AcceptedQuery> Kept(
        AcceptedQuery[] before,
        AcceptedQuery[] now,
        ImmutableArray<string> rules
    )
    {
        AcceptedQuery[] gone = [.. Without(before, now)];
        return Without(before, gone).Where(entry => !rules.Contains(entry.Rule));
    }

    /// <summary>The entries that are left when each of the others has taken away one equal to it.</summary>
    private static IEnumerable<AcceptedQuery> Without(IEnumerable<AcceptedQuery> entries, AcceptedQuery[] others)
    {
        Dictionary<AcceptedQuery, int> left = others
            .GroupBy(entry => entry)
            .ToDictionary(same => same.Key, same => same.Count());
        foreach (AcceptedQuery entry in entries)
        {
            if (left.GetValueOrDefault(entry) is > 0 and var times)
            {
                left[entry] = times - 1;
            }
            else
            {
                yield return entry;
            }
        }
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
