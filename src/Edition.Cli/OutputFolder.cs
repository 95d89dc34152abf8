namespace Edition.Cli;

/// <summary>A file of the edition, ready to be written. <c>Name</c> has no folder.</summary>
internal sealed record OutputFile(string Name, byte[] Bytes);

/// <summary>
/// The only way to the disk for an edition. All files are first written whole beside their places, then moved into them
/// one by one, the manifest last (<see cref="Replacements"/>); so whatever kills the process, each file is whole, old
/// or new, and a set of which the manifest does not tell the truth is known to be mixed. One build at a time writes
/// into a folder; another waits for it.
/// </summary>
internal sealed class OutputFolder(string folder)
{
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
            return Manifest.Read(root, Manifest.NameOf(edition), out _) is { } manifest
                ? [.. manifest.Outputs.Where(o => !Verification.Holds(root, o)).Select(o => o.Path)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot read {root}: {Reason.Of(e)}", e);
        }
    }

    /// <summary>The names that an edition's files can have of which something stands in the folder.</summary>
    public static IReadOnlyList<string> Present(string folder, string edition) =>
        [
            .. CommandLine
                .AllFormats.Select(format => $"{edition}.{format}")
                .Where(name => Inode.Of(Path.Combine(folder, name)).Kind != FileKind.Missing),
        ];

    /// <summary>
    /// Writes the files and then the manifest, as one edition. What an earlier build of just the same made, and what is
    /// as that build left it, stays part of the edition.
    /// </summary>
    /// <returns>Files of the edition's name that are of another build, and that the manifest does not list.</returns>
    /// <exception cref="MachineException">Nothing was changed, or some files are new and the manifest still the old
    /// one.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<OutputFile> files, Manifest made)
    {
        string at = root;
        try
        {
            Directory.CreateDirectory(root);
            using OutputLock turn = OutputLock.Take(root, Patience);
            Manifest manifest = WithKept(made);
            OutputFile[] all = [.. files, new OutputFile(Manifest.NameOf(made.Edition), manifest.ToJson())];
            using var replacements = new Replacements(all.Select(file => PathOf(file.Name)));
            turn.Begin(replacements.Names);
            var writing = new List<Task>();
            try
            {
                foreach (OutputFile file in all)
                {
                    at = PathOf(file.Name);
                    Before("write " + file.Name);
                    string place = at;
                    writing.Add(Task.Run(() => replacements.Write(place, file.Bytes, sameOwner: false)));
                }
            }
            finally
            {
                // The disk takes longest to say that all is safe there: it is asked for all files at once.
                Task.WhenAll(writing).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            }

            foreach ((OutputFile file, Task written) in all.Zip(writing))
            {
                at = PathOf(file.Name);
                written.GetAwaiter().GetResult();
            }

            foreach (OutputFile file in all)
            {
                at = PathOf(file.Name);
                Before("move " + file.Name);
                replacements.Place(at);
            }

            turn.Begin([]);
            return [.. Present(root, made.Edition).Except(manifest.Outputs.Select(file => file.Path))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MachineException($"Cannot write {at}: {Reason.Of(e)}", e);
        }
    }

    private Manifest WithKept(Manifest made)
    {
        HashSet<string> fresh = [.. made.Outputs.Select(file => file.Path)];
        return Manifest.Read(root, Manifest.NameOf(made.Edition), out _) is { } old && old.IsOfSameBuild(made)
            ? made with
            {
                Inputs = made.InputsWith(old),
                Outputs =
                [
                    .. made
                        .Outputs.Concat(
                            old.Outputs.Where(file => !fresh.Contains(file.Path) && Verification.Holds(root, file))
                        )
                        .OrderBy(file =>
                            Array.IndexOf(CommandLine.AllFormats, Path.GetExtension(file.Path).TrimStart('.'))
                        ),
                ],
            }
            : made;
    }
}
