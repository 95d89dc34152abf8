using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Edition.Cli;

/// <summary>
/// Files that take the places of others, whole or not at all: the one way in which the program writes over anything.
/// Each is written beside its place under a random name that nobody can foresee, created exclusively (so never through
/// a link, into a pipe or over another's file), put safely on the disk and then moved. Mode and owner of the file it
/// replaces stay. What is not in its place when this is disposed of, or when the user breaks off, is removed: by the
/// names given here and no others.
/// </summary>
internal sealed class Replacements : IDisposable
{
    private const string Prefix = ".edition-",
        Suffix = ".unfinished";

    private const int Digits = 32;

    private readonly Dictionary<string, string> besides = new(StringComparer.Ordinal);
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly PosixSignalRegistration[] signals;
    private volatile bool over;

    /// <param name="targets">Full paths of the places, no two the same.</param>
    public Replacements(IEnumerable<string> targets)
    {
        foreach (string target in targets)
        {
            besides.Add(target, Path.Combine(Path.GetDirectoryName(target)!, RandomName()));
        }

        // What is begun is removed first; then the signal does what it would have done.
        signals =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(signal, _ => RemoveUnplaced())
            ),
        ];
    }

    /// <summary>The names, without folders, of the files that may stand beside their places for a while.</summary>
    public IEnumerable<string> Names => besides.Values.Select(path => Path.GetFileName(path));

    /// <summary>Whether a name is of the form of those that are given here.</summary>
    public static bool IsName(string name) =>
        name.Length == Prefix.Length + Digits + Suffix.Length
        && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && name[Prefix.Length..^Suffix.Length].All(char.IsAsciiHexDigitLower);

    /// <summary>
    /// Writes the file beside its place and waits until it is safely there. Different targets may be written side by
    /// side.
    /// </summary>
    /// <param name="target">One of the targets.</param>
    /// <param name="bytes">The whole of the file.</param>
    /// <param name="sameOwner">
    /// Whether the file may only be replaced by one of the same owner and group; else a file that the system does not
    /// let us give away becomes the user's own.
    /// </param>
    /// <exception cref="IOException">Something other than a file stands there, or the disk refuses.</exception>
    public void Write(string target, ReadOnlySpan<byte> bytes, bool sameOwner)
    {
        Inode old = Inode.Of(target);
        if (old.Kind is not (FileKind.Missing or FileKind.File or FileKind.Link))
        {
            throw new IOException($"{Inode.NameOf(old.Kind)} stands in the file's place.");
        }

        try
        {
            Write(target, besides[target], old, bytes, sameOwner);
        }
        catch (Exception e) when (over && e is IOException or UnauthorizedAccessException)
        {
            AwaitEnd();
            throw;
        }
    }

    private void Write(string target, string beside, Inode old, ReadOnlySpan<byte> bytes, bool sameOwner)
    {
        using FileStream stream = Create(beside, old);
        if (old.Kind == FileKind.File && !OperatingSystem.IsWindows())
        {
            UnixFileMode mode = File.GetUnixFileMode(target);
            Inode made = Inode.Of(beside);
            if ((made.Owner, made.Group) != (old.Owner, old.Group) && !Inode.Give(beside, old.Owner, old.Group))
            {
                if (sameOwner)
                {
                    throw new IOException("it belongs to another user, to whom the new file cannot be given.");
                }

                // Whoever may run the old file as its owner was not asked about running the new one as us.
                mode &= ~(UnixFileMode.SetUser | UnixFileMode.SetGroup);
            }

            File.SetUnixFileMode(stream.SafeFileHandle, mode);
        }

        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Moves a file that was written into its place; a link that stands there gives way to it.</summary>
    public void Place(string target)
    {
        string beside = besides[target];
        lock (gate)
        {
            if (!over)
            {
                File.Move(beside, target, overwrite: true);
                begun.Remove(beside);
                return;
            }
        }

        AwaitEnd();
        throw BrokenOff();
    }

    public void Dispose()
    {
        Array.ForEach(signals, signal => signal.Dispose());
        RemoveUnplaced();
    }

    private static string RandomName() => Prefix + RandomNumberGenerator.GetHexString(Digits, lowercase: true) + Suffix;

    private FileStream Create(string beside, Inode old)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (old.Kind == FileKind.File && !OperatingSystem.IsWindows())
        {
            // Nobody reads what is not yet as narrow as the file it replaces.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        lock (gate)
        {
            if (over)
            {
                throw BrokenOff();
            }

            begun.Add(beside);
            return new FileStream(beside, options);
        }
    }

    private static IOException BrokenOff() => new("the program was broken off.");

    /// <summary>
    /// What was begun is gone, and the signal is about to end the program: that is its answer, not what fails meanwhile.
    /// </summary>
    private static void AwaitEnd() => Thread.Sleep(TimeSpan.FromSeconds(5));

    private void RemoveUnplaced()
    {
        lock (gate)
        {
            over = true;
            foreach (string path in begun)
            {
                try
                {
                    File.Delete(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // A folder that no longer lets us in: nothing more can be done.
                }
            }

            begun.Clear();
        }
    }
}
