using System.Diagnostics;
using System.Globalization;
using System.Text;
using Edition.Tests.Hostile;

namespace Edition.Attack;

/// <summary>
/// The ground of one attack: a folder with the manuscript "book", the output "out" and, beside them, files that nobody
/// may touch. Runs the program and watches: its exit code is one of those it promises, it takes no more than ten seconds
/// of CPU and a gigabyte, says one thing and no trace, and leaves all but the output as it was.
/// </summary>
internal sealed class Field : IDisposable
{
    private const double MostCpu = 10;
    private const long MostMemory = 1L << 30;
    private readonly string program;

    /// <summary>Where the streams of the next run are led to.</summary>
    private string led = "";

    public Field(string program, int seed)
    {
        this.program = program;
        Random = new Random(seed);
        Root = Directory.CreateTempSubdirectory("attack-").FullName;
        Put("precious.md", "precious");
        Put("beside/precious.pdf", "precious");
    }

    public string Root { get; }

    public Random Random { get; }

    public int Runs { get; private set; }

    public TimeSpan Cpu { get; private set; }

    public long Memory { get; private set; }

    public List<string> Faults { get; } = [];

    public string this[string path] => Path.Combine(Root, path);

    public void Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] bytes)
    {
        string place = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place, bytes);
    }

    /// <summary>Builds the book; what is built is looked through and verified too.</summary>
    public int Build(params string[] more)
    {
        int exit = Run(["build", "book", "-o", "out", .. more], "out");
        if (exit == 0)
        {
            Prove();
        }

        return exit;
    }

    /// <summary>What lies in the output is sound by itself, and the manuscript's word for word.</summary>
    public void Prove()
    {
        foreach (string file in Directory.EnumerateFiles(this["out"]))
        {
            // The attack's own pipes and links, which a build leaves alone, have no end or lead elsewhere.
            if (new FileInfo(file) is not { LinkTarget: null, Length: > 0 })
            {
                continue;
            }

            try
            {
                Soundness.Check(Path.GetExtension(file), File.ReadAllBytes(file));
            }
            catch (FormatException e)
            {
                Fault($"{Path.GetFileName(file)} is not sound: {e.Message}");
            }
        }

        if (Run(["verify", "out", "--manuscript", "book"], null) is not 0 and var verified)
        {
            Fault($"a build that succeeded does not verify ({verified})");
        }
    }

    /// <summary>Runs it with its streams led elsewhere, as the shell says it; what it says then is not heard.</summary>
    /// <returns>Its exit code, also where the shell has led it into a pipe.</returns>
    public int RunLed(string[] arguments, string output, string led)
    {
        this.led = led;
        try
        {
            return Run(arguments, output);
        }
        finally
        {
            this.led = "";
        }
    }

    /// <param name="arguments">Of the program, which runs in the field's folder.</param>
    /// <param name="output">The one folder that may change, if any.</param>
    /// <param name="kill">After how many milliseconds it is killed, if at all.</param>
    /// <param name="gently">Whether it is asked to end (SIGTERM) and not killed.</param>
    public int Run(string[] arguments, string? output, int? kill = null, bool gently = false)
    {
        Runs++;
        bool killed = kill is not null;
        Dictionary<string, string> before = Listing(output);
        string command = led.Length == 0 ? "exec \"$0\" \"$@\"" : $"\"$0\" \"$@\" {led}; exit ${{PIPESTATUS[0]}}";
        var start = new ProcessStartInfo("/bin/bash", ["-c", "ulimit -t 20; " + command, program, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output1 = process.StandardOutput.ReadToEndAsync(),
            error = process.StandardError.ReadToEndAsync();
        long begun = Stopwatch.GetTimestamp();
        double cpu = 0;
        while (!process.WaitForExit(5))
        {
            (double now, long memory) = Usage(process.Id);
            cpu = Math.Max(cpu, now);
            Memory = Math.Max(Memory, memory);
            if (kill is { } after && Stopwatch.GetElapsedTime(begun).TotalMilliseconds >= after)
            {
                kill = null;
                if (gently)
                {
                    Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
                }
                else
                {
                    process.Kill();
                }
            }
            else if (Stopwatch.GetElapsedTime(begun).TotalSeconds > 120)
            {
                Fault($"{Named(arguments)} hangs");
                process.Kill();
            }
        }

        Cpu = TimeSpan.FromSeconds(Math.Max(Cpu.TotalSeconds, cpu));
        string said = output1.Result + error.Result;
        if (process.ExitCode is < 0 or > 3 && !killed)
        {
            Fault($"{Named(arguments)} ended with {process.ExitCode}: {said.Trim().Split('\n')[^1]}");
        }
        else if (cpu > MostCpu || Memory > MostMemory)
        {
            Fault(
                string.Create(CultureInfo.InvariantCulture, $"{Named(arguments)} took {cpu:0.0} s, {Memory >> 20} MiB")
            );
        }
        else if (
            said.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            || said.Contains("   at ", StringComparison.Ordinal)
        )
        {
            Fault($"{Named(arguments)} says what could steer a terminal, or a trace");
        }
        else if (!Same(before, Listing(output)))
        {
            Fault($"{Named(arguments)} changed what is not the output");
        }

        return process.ExitCode;
    }

    public void Fault(string what) => Faults.Add(what);

    public void Dispose()
    {
        if (Faults.Count == 0)
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string Named(string[] arguments) => string.Join(' ', arguments.Select(argument => $"“{argument}”"));

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>Everything in the field but in the output, with what tells whether it was touched.</summary>
    private Dictionary<string, string> Listing(string? output) =>
        Directory
            .EnumerateFileSystemEntries(
                Root,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.None,
                    MaxRecursionDepth = 6,
                }
            )
            .Where(path => output is null || !(path + "/").StartsWith(this[output] + "/", StringComparison.Ordinal))
            .ToDictionary(
                path => path,
                path =>
                    new FileInfo(path) is { LinkTarget: null } file
                    && file.Exists
                    && !file.Attributes.HasFlag(FileAttributes.Directory)
                        ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}")
                        : new FileInfo(path).LinkTarget ?? "",
                StringComparer.Ordinal
            );

    /// <summary>Seconds of CPU and the most memory so far (proc(5)).</summary>
    private static (double Cpu, long Memory) Usage(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            string peak = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal), "VmHWM: 0 kB");
            return (
                (
                    long.Parse(fields[11], CultureInfo.InvariantCulture)
                    + long.Parse(fields[12], CultureInfo.InvariantCulture)
                ) / 100.0,
                1024
                    * long.Parse(
                        peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim(),
                        CultureInfo.InvariantCulture
                    )
            );
        }
        catch (IOException)
        {
            return (0, 0);
        }
    }
}
