using System.CommandLine;
using System.CommandLine.Completions;
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
            Build(terminal),
            Check(terminal),
            Accept(terminal),
            Explain(terminal),
            Watch(terminal),
            New(terminal),
            Templates(terminal),
            Schema(terminal),
            Verify(terminal),
        };

    private static Command Build(Terminal terminal)
    {
        Argument<string> manuscript = Manuscript();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the edition.",
            DefaultValueFactory = _ => "output",
            HelpName = "DIR",
        };
        var formats = new Option<string[]>("--formats")
        {
            Description = "Which of pdf, docx and epub to make.",
            HelpName = "pdf,docx,epub",
            DefaultValueFactory = _ => AllFormats,
            CustomParser = ParseFormats,
        };
        Option<string?> template = TemplateName();
        var profile = new Option<string>("--profile")
        {
            Description = "screen: links and no marks; print: bleed and crop marks for a printing house.",
            DefaultValueFactory = _ => "screen",
        };
        profile.AcceptOnlyFromAmong("screen", "print");
        Option<bool> strict = Strict();
        var report = new ReportSwitches(sarif: false);
        var counts = new Option<bool>("--report")
        {
            Description =
                "Count the finished pages: looseness, hyphens, widows, holes; write NAME.report.txt and .json.",
        };
        Option<string?> language = Language();
        var command = new Command("build", "Builds the edition.")
        {
            manuscript,
            output,
            formats,
            template,
            profile,
            language,
            strict,
            counts,
        };
        report.AddTo(command);
        command.SetAction(parsed =>
            (int)
                BuildCommand.Run(
                    new BuildOptions(
                        new ManuscriptOptions(
                            parsed.GetValue(manuscript)!,
                            parsed.GetValue(template),
                            parsed.GetValue(language)
                        ),
                        parsed.GetValue(output)!,
                        [.. parsed.GetValue(formats)!],
                        parsed.GetValue(profile) == "print",
                        parsed.GetValue(strict),
                        report.Of(parsed)
                    )
                    {
                        CountsPages = parsed.GetValue(counts),
                    },
                    terminal
                )
        );
        return command;
    }

    private static Command Check(Terminal terminal)
    {
        Argument<string> manuscript = Manuscript();
        Option<string?> template = TemplateName(),
            language = Language();
        Option<bool> strict = Strict();
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
            (int)
                CheckCommand.Run(
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

    private static Command Accept(Terminal terminal)
    {
        Argument<string> manuscript = Manuscript();
        Option<string?> template = TemplateName(),
            language = Language();
        var only = new Option<string[]>("--only")
        {
            Description = "Accept queries of these rules only.",
            HelpName = "ED501,ED502",
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. Listed(result).Select(id => id.ToUpperInvariant())],
        };
        var command = new Command("accept", "Accepts the queries that there are, so that only new ones are told.")
        {
            manuscript,
            template,
            language,
            only,
        };
        command.SetAction(parsed =>
            (int)
                AcceptCommand.Run(
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

    private static Command Explain(Terminal terminal)
    {
        var rule = new Argument<string?>("RULE")
        {
            Description = "The id of a rule, as ED501; without it, all are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        rule.CompletionSources.Add(_ => Edition.Diagnostics.Rules.All.Select(known => new CompletionItem(known.Id)));
        var command = new Command("explain", "Says what a rule asks for, with examples.") { rule };
        command.SetAction(parsed => (int)ExplainCommand.Run(parsed.GetValue(rule), terminal));
        return command;
    }

    private static Command Watch(Terminal terminal)
    {
        Argument<string> manuscript = Manuscript();
        Option<string?> template = TemplateName(),
            language = Language();
        var port = new Option<int>("--port")
        {
            Description = "The port of the page; by default any that is free.",
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 1 to 65535.");
            }
        });
        var editor = new Option<string>("--editor")
        {
            Description =
                "What a click on a line opens: vscode, another editor’s name, none, or an address with {file}, {line}, {column}.",
            DefaultValueFactory = _ => EditorLink.Names.First(),
            HelpName = "EDITOR",
        };
        editor.CompletionSources.Add(_ => EditorLink.Names.Select(name => new CompletionItem(name)));
        var open = new Option<bool>("--open") { Description = "Open the page in the browser." };
        var command = new Command("watch", "Shows the pages in a browser and sets them anew whenever a file is saved.")
        {
            manuscript,
            template,
            language,
            port,
            editor,
            open,
        };
        command.SetAction(parsed =>
            (int)
                WatchCommand.Run(
                    new WatchOptions(
                        new ManuscriptOptions(
                            parsed.GetValue(manuscript)!,
                            parsed.GetValue(template),
                            parsed.GetValue(language)
                        ),
                        parsed.GetValue(port),
                        parsed.GetValue(editor)!,
                        parsed.GetValue(open)
                    ),
                    terminal
                )
        );
        return command;
    }

    private static Command New(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make; it must not exist or be empty." };
        folder.Validators.Add(RefuseOptions);
        var from = new Option<string[]>("--from")
        {
            Description = "Word files (.docx) to make the manuscript of; several make an issue.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "The report of an import as JSON." };
        var command = new Command("new", "Makes a small manuscript to begin from, or one of Word files.")
        {
            folder,
            from,
            json,
        };
        command.SetAction(parsed =>
            (int)(
                parsed.GetValue(from) is { Length: > 0 } files
                    ? ImportCommand.Run(parsed.GetValue(folder)!, files, parsed.GetValue(json), terminal)
                    : NewCommand.Run(parsed.GetValue(folder)!, terminal)
            )
        );
        return command;
    }

    private static Command Templates(Terminal terminal)
    {
        Argument<string> manuscript = Manuscript();
        var list = new Command("list", "Lists the house styles that there are, with their pages.") { manuscript };
        list.SetAction(parsed => (int)TemplateCommand.List(parsed.GetValue(manuscript)!, terminal));

        var name = new Argument<string>("NAME") { Description = "The name of the new template." };
        name.Validators.Add(RefuseOptions);
        Argument<string> into = Manuscript();
        var from = new Option<string>("--from")
        {
            Description = "The template that it extends.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "default",
        };
        from.CompletionSources.Add(_ => TemplateShelf.OfProgram.Names.Select(known => new CompletionItem(known)));
        var make = new Command("new", "Makes a house style in the manuscript, to say what differs from another.")
        {
            name,
            into,
            from,
        };
        make.SetAction(parsed =>
            (int)TemplateCommand.New(parsed.GetValue(name)!, parsed.GetValue(from)!, parsed.GetValue(into)!, terminal)
        );
        return new Command("template", "House styles: list, new.") { list, make };
    }

    private static Command Schema(Terminal terminal)
    {
        var of = new Argument<string>("FILE") { Description = "Which: edition or template." };
        of.AcceptOnlyFromAmong("edition", "template");
        var command = new Command("schema", "The JSON Schema of edition.yaml or template.yaml, for editors.") { of };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(parsed.GetValue(of) == "edition" ? Schemas.Edition : Schemas.Template);
            return (int)Exit.Clean;
        });
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var output = new Argument<string>("OUTPUT")
        {
            Description = "The folder of an edition.",
            DefaultValueFactory = _ => "output",
        };
        output.Validators.Add(RefuseOptions);
        var manuscript = new Option<string?>("--manuscript")
        {
            Description =
                "The manuscript, to hold it against the manifest and the files' text against it; by default "
                + "the folder “manuscript” beside OUTPUT, if the edition was built from it.",
            HelpName = "MANUSCRIPT",
        };
        Option<string?> language = Language();
        var command = new Command(
            "verify",
            "Holds the files of an edition against its manifest, and what they say against the manuscript."
        )
        {
            output,
            manuscript,
            language,
        };
        command.SetAction(parsed =>
            (int)
                VerifyCommand.Run(
                    parsed.GetValue(output)!,
                    parsed.GetValue(manuscript) is { } path
                        ? new ManuscriptOptions(path, null, parsed.GetValue(language))
                        : null,
                    terminal
                )
        );
        return command;
    }

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
