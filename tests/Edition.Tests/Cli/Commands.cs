using Edition.Cli;

namespace Edition.Tests.Cli;

/// <summary>Runs a command as a user would and keeps what it said.</summary>
internal sealed record Spoken(Exit Exit, string Out, string Error)
{
    public static Spoken By(params string[] args)
    {
        var said = new StringWriter { NewLine = "\n" };
        var errors = new StringWriter { NewLine = "\n" };
        Exit exit = CommandLine.Run(
            args,
            new Terminal(said, errors, ColourOut: false, ColourError: false, Live: false, Width: 100)
        );
        return new Spoken(exit, said.ToString(), errors.ToString());
    }
}
