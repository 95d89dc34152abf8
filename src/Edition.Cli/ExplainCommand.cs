using System.CommandLine;
using System.CommandLine.Completions;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>edition explain RULE</c>: what docs/rules.md, which is within the program, says of a rule.</summary>
internal static class ExplainCommand
{
    private const string Resource = "rules.md";

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var rule = new Argument<string?>("RULE")
        {
            Description = "The id of a rule, as ED501; without it, all are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        rule.CompletionSources.Add(_ => Edition.Diagnostics.Rules.All.Select(known => new CompletionItem(known.Id)));
        var command = new Command("explain", "Says what a rule asks for, with examples.") { rule };
        command.SetAction(parsed => (int)Run(parsed.GetValue(rule), terminal));
        return command;
    }

    public static Exit Run(string? id, Terminal terminal)
    {
        if (id is null)
        {
            foreach (Rule rule in Rules.All)
            {
                terminal.Out.WriteLine($"{rule.Id}  {FindingsText.Named(rule.Severity), -5}  {rule.Title}");
            }

            return Exit.Clean;
        }

        string meant = id.Trim().ToUpperInvariant();
        meant = meant.All(char.IsAsciiDigit) ? "ED" + meant : meant;
        if (Rules.Find(meant) is not { } known || Section(known) is not { } section)
        {
            throw new UsageException($"There is no rule “{id}”; “edition explain” lists them all.");
        }

        terminal.Out.WriteLine($"{known.Id} {known.Title} ({FindingsText.Named(known.Severity)})\n\n{section}");
        return Exit.Clean;
    }

    /// <summary>What stands under the rule's heading, up to the next heading; null where it has none.</summary>
    internal static string? Section(Rule rule)
    {
        using Stream resource = typeof(ExplainCommand).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(resource);
        List<string>? lines = null;
        string? fence = null;
        while (reader.ReadLine() is { } line)
        {
            // A fence is closed by one at least as long.
            string marks = line[..^line.TrimStart('`').Length];
            if (marks.Length >= 3 && (fence is null || (marks.Length >= fence.Length && marks == line.TrimEnd())))
            {
                fence = fence is null ? marks : null;
            }

            if (fence is null && line.StartsWith('#'))
            {
                if (lines is not null)
                {
                    break;
                }

                lines = line.StartsWith($"## {rule.Id} ", StringComparison.Ordinal) ? [] : null;
            }
            else
            {
                lines?.Add(line);
            }
        }

        return lines is null ? null : string.Join('\n', lines).Trim();
    }
}
