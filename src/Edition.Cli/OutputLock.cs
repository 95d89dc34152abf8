using System.Text;

namespace Edition.Cli;

/// <summary>
/// One build's turn in an output folder: the file <c>.edition.lock</c>, held as long as this lives; the system lets go
/// of it if the process dies. The file stays: were it deleted, two builds could each lock a file of that name. It holds
/// the names of the files that the build has beside their places, one a line, so that the next one removes exactly
/// what a killed build left.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    public const string Name = ".edition.lock";

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION: another has it. EEXIST of both, ERROR_FILE_EXISTS.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)],
        There = [17, unchecked((int)0x80070050)];

    /// <summary>More names than any build has; a longer file is not ours.</summary>
    private const int Cap = 1 << 16;

    private readonly FileStream stream;

    private OutputLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the folder's lock, no longer than the patience, and removes what a killed build left.</summary>
    /// <exception cref="IOException">Another build keeps it, or what stands there is no lock of ours.</exception>
    public static OutputLock Take(string folder, TimeSpan patience)
    {
        string path = Path.Combine(folder, Name);
        DateTime until = DateTime.UtcNow + patience;
        while (true)
        {
            try
            {
                var turn = new OutputLock(Open(path));
                try
                {
                    turn.RemoveLeft(folder);
                    return turn;
                }
                catch
                {
                    turn.Dispose();
                    throw;
                }
            }
            catch (IOException e) when (Taken.Contains(e.HResult))
            {
                if (DateTime.UtcNow >= until)
                {
                    throw new IOException("another build is writing there.", e);
                }

                // It takes some milliseconds.
                Task.Delay(20).Wait();
            }
        }
    }

    /// <summary>Records the names before the first of the files is made; no names once all are in their places.</summary>
    public void Begin(IEnumerable<string> names)
    {
        byte[] lines = Encoding.ASCII.GetBytes(string.Concat(names.Select(name => name + "\n")));
        stream.SetLength(0);
        stream.Position = 0;
        stream.Write(lines);
    }

    public void Dispose() => stream.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (There.Contains(e.HResult) || Taken.Contains(e.HResult))
        {
            // A link would lead elsewhere, a pipe would wait, and a second name would be another's file.
            Inode inode = Inode.Of(path);
            return inode is { Kind: FileKind.File, Names: 1 }
                ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
                : throw new IOException(
                    $"{Name} there is {(inode.Kind == FileKind.File ? "a hard link" : Inode.NameOf(inode.Kind))}, not a lock."
                );
        }
    }

    private void RemoveLeft(string folder)
    {
        string[] names = [];
        if (stream.Length <= Cap)
        {
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            names = Encoding.ASCII.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        if (stream.Length > Cap || !names.All(name => Replacements.IsName(name)))
        {
            throw new IOException($"{Name} there is not a lock of this program.");
        }

        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            if (Inode.Of(path).Kind == FileKind.File)
            {
                File.Delete(path);
            }
        }
    }
}
