namespace Edition.Cli;

/// <summary>A file of the edition, ready to be written. <c>Name</c> has no folder.</summary>
internal sealed record OutputFile(string Name, byte[] Bytes);

/// <summary>
/// The only way to the disk for an edition. All files are first written whole beside their places, then moved into them
/// one by one, the manifest last; so whatever kills the process, each file
/// is whole, old or new, and a set of which the manifest does not tell the truth is known to be mixed. One build at a
/// time writes into a folder; another waits for it.
/// </summary>
internal sealed class OutputFolder(string folder)
{
    private const string Unfinished = ".unfinished";

    private readonly string root = Path.GetFullPath(folder);

    /// <summary>How long a build waits for another that is writing into the same folder.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Called before each step that changes the folder, with its name ("write a.pdf", "move a.pdf"): for progress, and
    /// for tests that break off there.
    /// </summary>
    public Action<string> Before { get; init; } = static _ => { };

    public string PathOf(string name) => Path.Combine(root, name);

    /// <summary>
    /// Names of files that an earlier build of the edition recorded and that are not as it left them: the set is mixed.
    /// </summary>
    public IReadOnlyList<string> Unsettled(string edition)
    {
        try
        {
            return Manifest.Read(PathOf(Manifest.NameOf(edition))) is { } manifest
                ? [.. manifest.Outputs.Where(o => !Verification.Holds(root, o)).Select(o => o.Path)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot read {root}: {Reason.Of(e)}", e);
        }
    }

    /// <summary>Writes the files and then the manifest, as one edition.</summary>
    /// <exception cref="MachineException">Nothing was changed, or some files are new and the manifest still the old
    /// one.</exception>
    public void Write(IReadOnlyList<OutputFile> files, OutputFile manifest)
    {
        string at = root;
        List<string> begun = [];
        try
        {
            Directory.CreateDirectory(root);
            using FileStream turn = TakeTurn();
            RemoveUnfinished();
            OutputFile[] all = [.. files, manifest];
            var writing = new List<Task>();
            try
            {
                foreach (OutputFile file in all)
                {
                    at = PathOf(file.Name);
                    Before("write " + file.Name);
                    string beside = at + Unfinished;
                    begun.Add(beside);
                    writing.Add(Task.Run(() => WriteWhole(beside, file.Bytes)));
                }

                at = root;
            }
            finally
            {
                // The disk takes longest to say that all is safe there: it is asked for all files at once.
                Task.WhenAll(writing).GetAwaiter().GetResult();
            }

            foreach (OutputFile file in all)
            {
                at = PathOf(file.Name);
                Before("move " + file.Name);
                File.Move(at + Unfinished, at, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            begun.ForEach(TryDelete);
            throw new MachineException($"Cannot write {at}: {Reason.Of(e)}", e);
        }
    }

    /// <summary>
    /// Holds the folder's lock as long as the stream is open; the system lets go of it if the process dies. The file
    /// stays: were it deleted, two builds could each lock a file of that name.
    /// </summary>
    private FileStream TakeTurn()
    {
        string path = PathOf(".edition.lock");
        DateTime until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < until)
            {
                // Another build is writing; it takes some milliseconds.
                Task.Delay(20).Wait();
            }
        }
    }

    private static void WriteWhole(string path, byte[] bytes)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>What a killed build left. Only called under the lock, so nobody is writing them.</summary>
    private void RemoveUnfinished()
    {
        foreach (string path in Directory.EnumerateFiles(root, "*" + Unfinished))
        {
            File.Delete(path);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it.
        }
    }
}
