using System.Diagnostics;

namespace Edition.Cli;

/// <summary>
/// The stages of a build: shows each on one line of a terminal while it runs, and keeps how long it took. Stages may
/// run side by side.
/// </summary>
internal sealed class Progress(Terminal terminal, bool shown)
{
    /// <summary>For work that nobody waits for at a terminal.</summary>
    public static Progress Silent() =>
        new(new Terminal(TextWriter.Null, TextWriter.Null, false, false, Live: false, 80), shown: false);

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Lock gate = new();
    private readonly List<(string Stage, TimeSpan Time)> times = [];

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>Stages in the order they ended.</summary>
    public IReadOnlyList<(string Stage, TimeSpan Time)> Times
    {
        get
        {
            lock (gate)
            {
                return [.. times];
            }
        }
    }

    public T Stage<T>(string name, Func<T> work)
    {
        Show(name + " …");
        long begun = Stopwatch.GetTimestamp();
        T made = work();
        lock (gate)
        {
            times.Add((name, Stopwatch.GetElapsedTime(begun)));
        }

        return made;
    }

    /// <summary>Wipes the line, so that what is printed next begins at the margin.</summary>
    public void Clear() => Show("");

    /// <summary>Shows what is being done now.</summary>
    public void Show(string text)
    {
        if (shown && terminal.Live)
        {
            lock (gate)
            {
                terminal.Error.Write("\r\e[2K" + FindingsText.Visible(text));
            }
        }
    }
}
