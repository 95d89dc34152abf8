using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using Edition.Reading;

namespace Edition.Cli;

/// <summary>
/// The commands and what they take. Every command ends in an <see cref="Exit"/>, and every failure in one plain
/// sentence.
/// </summary>
internal static partial class CommandLine
{
    /// <summary>What an edition can be made of, in the order in which it is listed.</summary>
    public static readonly string[] AllFormats = ["pdf", "docx", "epub"];

    public static string Version => typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    public static Exit Run(string[] args, Terminal terminal)
    {
        try
        {
            return Command(args, terminal);
        }
#pragma warning disable CA1031 // The last resort: whatever is not a known failure is a bug, and its user must not see a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Exception cause = e is AggregateException { InnerExceptions.Count: > 0 } many ? many.InnerExceptions[0] : e;
            (Exit exit, string sentence) = Failure(cause);
            Say(terminal.Error, "edition: " + sentence);
            if (exit == Exit.Bug && Environment.GetEnvironmentVariable("EDITION_TRACE") == "1")
            {
                Say(terminal.Error, cause.ToString());
            }

            return exit;
        }
    }

    /// <summary>The answer where output or error was closed: nothing is begun of which nothing could be said.</summary>
    public static Exit Unheard(Terminal terminal)
    {
        const string Sentence = "edition: The standard output or error is closed; nothing was done.";
        Say(terminal.Error, Sentence);
        return Exit.Machine;
    }

    private static Exit Command(string[] args, Terminal terminal)
    {
        if (args is ["--version"])
        {
            terminal.Out.WriteLine(Version);
            WriteOrigin(terminal.Out);
            return Exit.Clean;
        }

        // No argument is read from a file ("@file"): a name may begin with that sign.
        ParseResult parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Tokens.Any(token => token.Type == TokenType.Argument && string.IsNullOrWhiteSpace(token.Value)))
        {
            throw new UsageException("An argument is empty. “edition --help” lists what there is.");
        }

        if (parsed.Action is ParseErrorAction && parsed.Errors.Count > 0)
        {
            throw new UsageException($"{Misunderstood(parsed)} “edition --help” lists what there is.");
        }

        return (Exit)
            parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
    }

    /// <summary>What a failure is called, in one sentence in which nothing can steer the terminal.</summary>
    private static (Exit Exit, string Sentence) Failure(Exception cause) =>
        cause switch
        {
            UsageException => (Exit.Usage, FindingsText.Visible(cause.Message)),
            MachineException => (Exit.Machine, FindingsText.Visible(cause.Message)),
            OutOfMemoryException => (Exit.Machine, "The machine's memory is not enough for this manuscript."),
            IOException or UnauthorizedAccessException => (
                Exit.Machine,
                "The machine refused: " + FindingsText.Visible(OneLine(Reason.Of(cause)))
            ),
            _ => (
                Exit.Bug,
                "A fault of the program, not of your manuscript; please report it with these words: "
                    + $"{cause.GetType().Name}: {FindingsText.Visible(OneLine(cause.Message))}"
            ),
        };

    /// <summary>Where even that cannot be written, the exit code has to say it.</summary>
    private static void Say(TextWriter to, string sentence)
    {
        try
        {
            to.WriteLine(sentence);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk or the like under the error stream; or it was closed and the runtime's own file, which can
            // only be read, has taken its number.
        }
    }

    /// <summary>The commit that the program was made of, where it is known, and the versions of its templates.</summary>
    private static void WriteOrigin(TextWriter to)
    {
        string whole =
            typeof(CommandLine)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "";
        if (whole.Split('+') is [_, var commit])
        {
            to.WriteLine($"commit {commit}");
        }

        TemplateShelf shelf = TemplateShelf.OfProgram;
        foreach (string name in shelf.Names)
        {
            to.WriteLine($"template {name} {shelf.VersionOf(name)}");
        }
    }

    private static RootCommand Root(Terminal terminal) =>
        new("Turns a bilingual Markdown manuscript into a PDF, a DOCX and an EPUB.")
        {
            BuildCommand.Syntax(terminal),
            CheckCommand.Syntax(terminal),
            AcceptCommand.Syntax(terminal),
            ExplainCommand.Syntax(terminal),
            WatchCommand.Syntax(terminal),
            NewCommand.Syntax(terminal),
            TemplateCommand.Syntax(terminal),
            Schemas.Syntax(terminal),
            VerifyCommand.Syntax(terminal),
            ReviewCommand.Syntax(terminal),
            DiffCommand.Syntax(terminal),
        };

    /// <summary>The message as one sentence on one line.</summary>
    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".";

    /// <summary>What is wrong with the words, in one sentence, and what may have been meant.</summary>
    private static string Misunderstood(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string? option = parsed
            .Tokens.Select(token => token.Value)
            .FirstOrDefault(word =>
                word.Length > 1
                && word[0] == '-'
                && parsed.Tokens.Any(token => token.Value == word && token.Type == TokenType.Argument)
            );
        if (option is not null)
        {
            IEnumerable<string> options = command
                .Options.Concat(parsed.RootCommandResult.Command.Options)
                .SelectMany(known => known.Aliases.Append(known.Name));
            return $"There is no option {option}.{Shown.DidYouMean(option, options)}";
        }

        return command.Subcommands.Any() && parsed.UnmatchedTokens is [var word, ..]
            ? $"There is no command “{word}”.{Shown.DidYouMean(word, command.Subcommands.Select(known => known.Name))}"
            : OneLine(parsed.Errors[0].Message);
    }
}
