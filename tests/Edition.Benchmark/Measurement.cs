using System.Diagnostics;

namespace Edition.Benchmark;

/// <summary>One run of a process: wall clock from start to end, and the most memory it held.</summary>
public sealed record Measurement(TimeSpan Time, long PeakBytes, string Output)
{
    /// <summary>The run of median time of several; null if the program is not there or fails.</summary>
    public static Measurement? Median(int runs, string program, params IReadOnlyList<string> arguments)
    {
        var done = new List<Measurement>();
        for (int i = 0; i < runs; i++)
        {
            if (Once(program, arguments) is not { } one)
            {
                return null;
            }

            done.Add(one);
        }

        return done.OrderBy(one => one.Time).ElementAt(runs / 2);
    }

    /// <summary>What a program says of itself, first line; null if it is not installed.</summary>
    public static string? Version(string program) => Once(program, ["--version"])?.Output.Split('\n')[0].Trim();

    private static Measurement? Once(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            long begun = Stopwatch.GetTimestamp();
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(),
                error = process.StandardError.ReadToEndAsync();
            long peak = 0;
            while (!process.WaitForExit(5))
            {
                process.Refresh();
                peak = Math.Max(peak, PeakOf(process));
            }

            TimeSpan time = Stopwatch.GetElapsedTime(begun);
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"{program} ended with {process.ExitCode}: {error.Result}");
                return null;
            }

            return new Measurement(time, peak, output.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }
}
