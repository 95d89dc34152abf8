using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Edition.Reading;

namespace Edition.Cli;

/// <summary>A file as a manifest records it: path relative to its folder with "/" between names.</summary>
internal sealed record RecordedFile(string Path, long Bytes, string Sha256)
{
    public static RecordedFile Of(string path, ReadOnlySpan<byte> bytes) =>
        new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>
    /// A face or patterns of a template, which is read when a letter needs it: more or fewer of them as the work goes on
    /// and by what is made.
    /// </summary>
    [JsonIgnore]
    public bool IsType =>
        (
            Path.StartsWith("templates/", StringComparison.Ordinal)
            || Path.StartsWith(Workshop.ProgramTemplates, StringComparison.Ordinal)
        ) && System.IO.Path.GetExtension(Path) is not (".yaml" or ".yml");
}

/// <summary>
/// The only way from the disk into a book: files of one folder, by relative path. A path or a symbolic link that leads
/// out of the folder is refused, as is a file over its cap.
/// Remembers what it gave out. Safe to use from several threads.
/// </summary>
internal sealed class InputFolder
{
    /// <summary>
    /// Some 5,000 printed pages of text in one file, which a machine of 2 GB can set, and a poster at 600 dpi.
    /// </summary>
    public const long TextCap = 12L << 20,
        PictureCap = 128L << 20;

    private readonly string root;
    private readonly string realRoot;
    private readonly string? output;
    private readonly Lock gate = new();

    // The bytes are held until the hash is asked for.
    private readonly SortedDictionary<string, Lazy<RecordedFile>> read = new(StringComparer.Ordinal);

    // Enough to guess a name by.
    private const int MostNames = 5_000,
        DeepestNames = 5;

    private readonly Lazy<ImmutableArray<string>> names;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>What is given out for these paths, whatever the disk has: the folder as it was, or is to become.</summary>
    public IReadOnlyDictionary<string, Fetched> Instead { get; set; } = ImmutableDictionary<string, Fetched>.Empty;

    /// <param name="root">The folder.</param>
    /// <param name="output">A folder that will be written into: nothing may be read from it.</param>
    /// <exception cref="UsageException">
    /// The output is the folder itself, holds it, is a file of it, or (when such a file is asked for) holds a file
    /// that is read.
    /// </exception>
    public InputFolder(string root, string? output = null)
    {
        this.root = Path.GetFullPath(root);
        names = new Lazy<ImmutableArray<string>>(Names);
        realRoot = Resolved(this.root);
        if (output is null)
        {
            return;
        }

        this.output = Resolved(Path.TrimEndingDirectorySeparator(Path.GetFullPath(output)));
        if (this.output == realRoot || IsUnder(this.output, realRoot))
        {
            throw new UsageException($"The folder for the edition, {output}, holds the manuscript; choose another.");
        }

        if (IsUnder(realRoot, this.output) && Inode.Of(this.output).Kind is not (FileKind.Missing or FileKind.Folder))
        {
            throw new UsageException($"{output} is a file of the manuscript, not a folder for the edition.");
        }
    }

    /// <summary>The output's path from the folder, where it lies in it; null where it lies elsewhere.</summary>
    public string? OutputWithin =>
        output is not null && IsUnder(realRoot, output) ? Path.GetRelativePath(realRoot, output) : null;

    /// <summary>All files given out so far, by path. Takes the time to hash them.</summary>
    public IReadOnlyList<RecordedFile> Files
    {
        get
        {
            Lazy<RecordedFile>[] given;
            lock (gate)
            {
                given = [.. read.Values];
            }

            return [.. given.Select(file => file.Value)];
        }
    }

    /// <summary>Whether the file was given out from this folder.</summary>
    public bool Gave(string path)
    {
        lock (gate)
        {
            return read.ContainsKey(path);
        }
    }

    public string PathOf(string path) => Path.GetFullPath(path, root);

    public bool HasFolder(string path) =>
        Directory.Exists(PathOf(path))
        || Instead.Any(file =>
            file.Value is Fetched.Bytes && file.Key.StartsWith(path + "/", StringComparison.Ordinal)
        );

    /// <summary>What is given out instead of a file; the path is known to have been asked for.</summary>
    private Fetched? Given(string path)
    {
        lock (gate)
        {
            asked.Add(path);
        }

        return Instead.GetValueOrDefault(path);
    }

    /// <summary>Whether the file was asked for, be it there or not.</summary>
    public bool Asked(string path)
    {
        lock (gate)
        {
            return asked.Contains(path);
        }
    }

    /// <summary>Whether <see cref="Fetch"/> would find a file to read.</summary>
    public bool Has(string path)
    {
        if (Given(path) is { } other)
        {
            return other is Fetched.Bytes;
        }

        try
        {
            return Find(ref path, out _, out _) is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public Fetched Fetch(string path)
    {
        if (Given(path) is { } other)
        {
            if (other is Fetched.Bytes { Content: var content })
            {
                Remember(path, ImmutableCollectionsMarshal.AsArray(content)!);
            }

            return other;
        }

        string full = path;
        try
        {
            if (Find(ref path, out full, out string real) is { } refused)
            {
                return refused;
            }

            var file = new FileInfo(real);
            long cap = IsText(path) ? TextCap : PictureCap;
            if (file.Length > cap)
            {
                return new Fetched.TooLarge(file.Length, cap);
            }

            // A length of 0 is not opened: files of the system's own have it and never end.
            byte[] bytes = file.Length == 0 ? [] : File.ReadAllBytes(real);
            Remember(Path.GetRelativePath(root, full).Replace('\\', '/'), bytes);
            return new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        {
            return new Fetched.Missing(names.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Fetched.Unreadable($"{full} cannot be read: {Reason.Of(e)}");
        }
    }

    /// <summary>
    /// Where a file is, <paramref name="path"/> in the form in which the system keeps it; else why it is not given.
    /// </summary>
    private Fetched? Find(ref string path, out string full, out string real)
    {
        full = real = path;
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return new Fetched.Missing();
        }

        // A backslash or a drive is a path on one system and a strange name on another: refused on all, so that a
        // manuscript means the same everywhere.
        if (
            path.Contains('\\', StringComparison.Ordinal)
            || (OperatingSystem.IsWindows() && path.Contains(':', StringComparison.Ordinal))
            || Path.IsPathRooted(path)
            || !IsUnder(root, Path.GetFullPath(path, root))
        )
        {
            return new Fetched.Outside();
        }

        // Systems differ in the form in which they keep й and é: a name is what it is read as.
        if (!Ascii.IsValid(path))
        {
            string composed = Nfc.Of(path);
            string[] alike = [.. names.Value.Where(name => Nfc.Of(name) == composed)];
            if (alike.Length > 1)
            {
                return new Fetched.Unreadable(
                    $"There are {alike.Length} files of this name, whose letters are only put together in different ways: rename one."
                );
            }

            path = alike.Length == 1 ? alike[0] : path;
        }

        full = Path.GetFullPath(path, root);
        real = Resolved(full);
        if (!IsUnder(realRoot, real))
        {
            return new Fetched.Outside();
        }

        // What is no file is not opened: a pipe would wait for ever, a device never end.
        FileKind kind = Inode.Of(real).Kind;
        if (kind != FileKind.File)
        {
            return kind == FileKind.Missing
                ? new Fetched.Missing(names.Value)
                : new Fetched.Unreadable($"{full} is {Inode.NameOf(kind)}, not a file.");
        }

        return output is not null && IsUnder(output, real)
            ? throw new UsageException(
                $"The folder for the edition, {output}, holds {path}, which the manuscript reads; choose another."
            )
            : null;
    }

    /// <summary>
    /// Where a file that was given out really is, every link on the way followed, and the bytes it had and has.
    /// </summary>
    /// <exception cref="MachineException">It has been changed, moved or led elsewhere since.</exception>
    public (string Place, byte[] Bytes) PlaceOf(string path)
    {
        RecordedFile before;
        lock (gate)
        {
            before = read[path].Value;
        }

        string full = Path.GetFullPath(path, root);
        return Fetch(path) is Fetched.Bytes { Content: var now } && RecordedFile.Of(before.Path, now.AsSpan()) == before
            ? (Resolved(full), ImmutableCollectionsMarshal.AsArray(now)!)
            : throw new MachineException(
                $"{full} was changed while it was read; nothing was mended.",
                new IOException()
            );
    }

    private void Remember(string path, byte[] bytes)
    {
        lock (gate)
        {
            read.TryAdd(path, new Lazy<RecordedFile>(() => RecordedFile.Of(path, bytes)));
        }
    }

    private static bool IsText(string path) =>
        FileKinds.IsMarkdown(path) || Path.GetExtension(path) is ".yaml" or ".yml" or ".json";

    /// <summary>The files of the folder, hidden ones left out, without following links.</summary>
    private ImmutableArray<string> Names()
    {
        try
        {
            return
            [
                .. Directory
                    .EnumerateFiles(
                        root,
                        "*",
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            MaxRecursionDepth = DeepestNames,
                            IgnoreInaccessible = true,
                            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                        }
                    )
                    .Take(MostNames)
                    .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsUnder(string folder, string path) =>
        path.Length > folder.Length
        && path.StartsWith(folder, StringComparison.Ordinal)
        && (folder.EndsWith(Path.DirectorySeparatorChar) || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>The path with every symbolic link on it followed, as far as it exists.</summary>
    private static string Resolved(string full)
    {
        string at = Path.GetPathRoot(full)!;
        int links = 0;
        var rest = new Stack<string>(
            full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()
        );
        while (rest.TryPop(out string? name))
        {
            at = Path.Combine(at, name);
            if (new FileInfo(at).LinkTarget is { } target)
            {
                // As many as Linux follows before it gives up.
                if (++links > 40)
                {
                    throw new FileNotFoundException(null, full);
                }

                string goal = Path.GetFullPath(target, Path.GetDirectoryName(at)!);
                at = Path.GetPathRoot(goal)!;
                foreach (
                    string part in goal[at.Length..]
                        .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
                        .Reverse()
                )
                {
                    rest.Push(part);
                }
            }
        }

        return at;
    }
}

/// <summary>Says in plain words why the machine refused, without the path that .NET's messages repeat.</summary>
internal static class Reason
{
    private const int DiskFullWindows = unchecked((int)0x80070070),
        SharingViolation = unchecked((int)0x80070020);

    public static string Of(Exception e) =>
        e switch
        {
            UnauthorizedAccessException => "permission denied.",
            DirectoryNotFoundException => "the folder does not exist.",
            FileNotFoundException => "the file does not exist.",
            PathTooLongException => "the path is too long.",
            // The errno of Unix stands in HResult as it is: 28 ENOSPC, 122 EDQUOT, 30 EROFS.
            IOException { HResult: 28 or 122 or DiskFullWindows } => "the disk is full.",
            IOException { HResult: 30 } => "the disk is read-only.",
            IOException { HResult: SharingViolation } => "another program has it open.",
            _ => e.Message,
        };
}
