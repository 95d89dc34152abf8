using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>Port</c>: 0 for any that is free.</summary>
internal sealed record WatchOptions(ManuscriptOptions Manuscript, int Port, string Editor, bool Open);

/// <summary>
/// <c>edition watch</c>: shows the pages in a browser and sets them anew whenever a file of the manuscript is saved,
/// until it is broken off.
/// </summary>
internal static class WatchCommand
{
    /// <summary>Editors write a file in several steps; so long nothing more must come.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(15);

    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        Argument<string> manuscript = CommandLine.Manuscript();
        Option<string?> template = CommandLine.TemplateName(),
            language = CommandLine.Language();
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
            (int)Run(
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

    public static Exit Run(WatchOptions options, Terminal terminal)
    {
        using var end = new CancellationTokenSource();
        PosixSignalRegistration[] signals =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = true;
                        end.Cancel();
                    }
                )
            ),
        ];
        try
        {
            return Run(options, terminal, end.Token).GetAwaiter().GetResult();
        }
        finally
        {
            foreach (PosixSignalRegistration signal in signals)
            {
                signal.Dispose();
            }
        }
    }

    /// <summary>The same until it is cancelled, which is its regular end.</summary>
    public static async Task<Exit> Run(WatchOptions options, Terminal terminal, CancellationToken end)
    {
        var press = new Press(options.Manuscript);
        var folder = new Workshop(options.Manuscript, Progress.Silent());
        var server = new LiveServer(
            options.Port,
            new EditorLink(options.Editor),
            source => (press.Workshop ?? folder).ShownPath(source),
            source => (press.Workshop ?? folder).FullPath(source)
        );
        await using (server.ConfigureAwait(false))
        {
            await server.Start().ConfigureAwait(false);
            using var changed = new SemaphoreSlim(1);
            using FileSystemWatcher watcher = Watch(folder.Root, changed);
            terminal.Out.WriteLine($"The proof is at {server.Address} until you break off with Ctrl+C.");
            if (options.Open)
            {
                Show(server.Address, terminal);
            }

            Impression? last = null;
            try
            {
                while (true)
                {
                    await changed.WaitAsync(end).ConfigureAwait(false);
                    while (last is not null && await changed.WaitAsync(Settled, end).ConfigureAwait(false))
                    {
                        // More of the same saving.
                    }

                    long begun = Stopwatch.GetTimestamp();
                    last = press.Pull(last);
                    server.Publish(last);
                    press.LetGo(last);
                    Tell(terminal, last, press.Workshop ?? folder, Stopwatch.GetElapsedTime(begun));
                }
            }
            catch (OperationCanceledException)
            {
                return Exit.Clean;
            }
        }
    }

    private static FileSystemWatcher Watch(string folder, SemaphoreSlim changed)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter =
                NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, e) => Note(e.FullPath);
        watcher.Created += (_, e) => Note(e.FullPath);
        watcher.Deleted += (_, e) => Note(e.FullPath);
        watcher.Renamed += (_, e) =>
        {
            Note(e.OldFullPath);
            Note(e.FullPath);
        };

        // More happened than the system could tell one by one.
        watcher.Error += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Note(string path)
        {
            if (IsOfManuscript(path))
            {
                changed.Release();
            }
        }
    }

    /// <summary>Editions built into the folder, and editors' own files beside the text, are no reason to set anew.</summary>
    private static bool IsOfManuscript(string path) =>
        Path.GetFileName(path) == Accepted.FileName
        || Path.GetExtension(path).ToLowerInvariant()
            is ""
                or ".md"
                or ".yaml"
                or ".yml"
                or ".txt"
                or ".png"
                or ".jpg"
                or ".jpeg"
                or ".svg"
                or ".ttf"
                or ".otf";

    private static void Tell(Terminal terminal, Impression impression, Workshop folder, TimeSpan time)
    {
        if (impression.Fault is { } fault)
        {
            terminal.Error.WriteLine("edition: " + FindingsText.Visible(fault));
            return;
        }

        ImmutableArray<Diagnostic> errors =
        [
            .. impression.Findings.Where(finding => finding.Rule.Severity == Severity.Error),
        ];
        FindingsText.Write(
            terminal.Error,
            Told.Of(errors, all: true),
            folder.ShownPath,
            terminal.ColourError,
            terminal.Width
        );
        string done = impression switch
        {
            { IsGood: false, Forme: null } => "nothing to show",
            { IsGood: false } => "the last good pages stay",
            { Number: 1, Forme: { } forme } => $"{forme.Pages.Pages.Length} pages",
            { Forme: { } forme } =>
                $"{forme.Seals.Count(forme.Changed.Contains)} of {forme.Seals.Length} pages changed",
            _ => "",
        };
        terminal.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Set in {time.TotalSeconds:0.00} s: {done}.")
        );
    }

    private static void Show(Uri address, Terminal terminal)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            terminal.Error.WriteLine($"edition: No browser could be opened; open {address} yourself.");
        }
    }
}
