using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Edition.Benchmark;

/// <summary>
/// One run of a process: wall clock from start to end, processor time and page faults of it and of what it started (as
/// the system tells them of finished children; 0 where it does not), and the most memory it held.
/// </summary>
public sealed partial record Measurement(TimeSpan Time, TimeSpan Processor, long Faults, long PeakBytes, string Output)
{
    /// <summary>The run of median time of several; null if the program is not there or fails.</summary>
    public static Measurement? Median(int runs, string program, params IReadOnlyList<string> arguments) =>
        Median(runs, () => Once(program, arguments));

    /// <summary>Two programs turn by turn, so that what slows the machine slows both.</summary>
    public static (Measurement First, Measurement Second)[] Pairs(
        int runs,
        Func<Measurement?> first,
        Func<Measurement?> second
    ) =>
        [
            .. Enumerable
                .Range(0, runs)
                .Select(_ => (first(), second()))
                .TakeWhile(pair => pair is { Item1: not null, Item2: not null })
                .Select(pair => (pair.Item1!, pair.Item2!)),
        ];

    public static Measurement? Median(int runs, Func<Measurement?> once)
    {
        var done = new List<Measurement>();
        for (int i = 0; i < runs; i++)
        {
            if (once() is not { } one)
            {
                return null;
            }

            done.Add(one);
        }

        return done.OrderBy(one => one.Time).ElementAt(runs / 2);
    }

    /// <summary>What a program says of itself, first line; null if it is not installed.</summary>
    public static string? Version(string program) => Once(program, ["--version"])?.Output.Split('\n')[0].Trim();

    public static Measurement? Once(string program, IReadOnlyList<string> arguments, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        try
        {
            Usage before = Usage.OfChildren();
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
            Usage after = Usage.OfChildren();
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"{program} ended with {process.ExitCode}: {error.Result}");
                return null;
            }

            return new Measurement(
                time,
                after.Processor - before.Processor,
                after.Faults - before.Faults,
                peak,
                output.Result
            );
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

    /// <summary>getrusage(2), of children that have ended.</summary>
    private readonly partial record struct Usage(TimeSpan Processor, long Faults)
    {
        private const int Children = -1;

        // Two times of two words each (ru_utime, ru_stime), then the counts: ru_minflt is the fifth of them.
        private const int Words = 18,
            MinorFaults = 8;

        public static Usage OfChildren()
        {
            Span<long> usage = stackalloc long[Words];
            if (OperatingSystem.IsWindows() || GetUsage(Children, usage) != 0)
            {
                return default;
            }

            // The microseconds of macOS are of half a word.
            return new Usage(
                TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds((int)usage[1] + (int)usage[3]),
                usage[MinorFaults]
            );
        }

        [LibraryImport("libc", EntryPoint = "getrusage")]
        private static partial int GetUsage(int who, Span<long> usage);
    }
}
