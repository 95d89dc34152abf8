using System.Diagnostics;

namespace Edition.Conformance;

/// <summary>What a process answered.</summary>
internal sealed record Answer(int Code, string Out, string Error)
{
    public string All => Out + Error;
}

internal static class Shell
{
    public static Answer Run(string program, params IEnumerable<string> arguments) =>
        Run(null, new Dictionary<string, string>(), program, arguments);

    public static Answer Run(
        string? folder,
        IReadOnlyDictionary<string, string> environment,
        string program,
        params IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach ((string key, string value) in environment)
        {
            start.Environment[key] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, error.Result);
    }
}
