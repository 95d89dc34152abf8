using System.CommandLine;
using System.CommandLine.Parsing;

namespace Edition.Cli;

/// <summary>Arguments and options that several commands take.</summary>
internal static partial class CommandLine
{
    public static Argument<string> Manuscript()
    {
        var argument = new Argument<string>("MANUSCRIPT")
        {
            Description =
                "A folder with edition.yaml, or one Markdown file; by default the folder “manuscript”, or "
                + "the current one if that is a manuscript.",
            DefaultValueFactory = _ => File.Exists("edition.yaml") ? "." : "manuscript",
        };
        argument.Validators.Add(RefuseOptions);
        return argument;
    }

    public static Option<string?> TemplateName() =>
        new("--template") { Description = "A template other than the manuscript's own choice.", HelpName = "NAME" };

    public static Option<string?> Language() =>
        new("--lang")
        {
            Description = "The language of a single Markdown file that does not name one.",
            HelpName = "TAG",
        };

    public static Option<bool> Strict() =>
        new("--strict") { Description = "Let queries fail the command as errors do." };

    // A word that begins with a hyphen is a misspelt option, and no file: those can be had as ./-name.
    public static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.Any(token => token.Value is ['-', _, ..]))
        {
            result.AddError("There is no such option.");
        }
    }

    /// <summary>The words of an option that takes several, with commas between or one by one.</summary>
    public static IEnumerable<string> Listed(ArgumentResult result) =>
        result.Tokens.SelectMany(token =>
            token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    public static string[] ParseFormats(ArgumentResult result)
    {
        string[] named = [.. Listed(result).Select(name => name.ToLowerInvariant())];
        if (named.Length == 0 || named.FirstOrDefault(name => !AllFormats.Contains(name)) is not null)
        {
            result.AddError(
                $"--formats takes pdf, docx and epub, with commas between them, not “{string.Join(',', named)}”."
            );
            return AllFormats;
        }

        return [.. AllFormats.Where(named.Contains)];
    }
}
