using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Edition.Model;
using Edition.Reading;
using Edition.Review;
using Edition.Review.Revising;

namespace Edition.Cli;

/// <summary>The manuscript's files as they are now, which a review reads and writes.</summary>
internal sealed class CurrentTexts
{
    private readonly InputFolder folder;

    // By the path that a text had; one that is called otherwise by now, or gone, as a revision set has it.
    private readonly Dictionary<string, (string Path, string Text)> now = new(StringComparer.Ordinal);

    public CurrentTexts(string manuscript, ImmutableArray<Source> sources, RevisionSet set)
    {
        string path = Path.GetFullPath(manuscript);
        folder = new InputFolder(File.Exists(path) ? Path.GetDirectoryName(path)! : path);
        Texts =
        [
            .. sources
                .Select(source =>
                {
                    FileDecision? other = set.Files.FirstOrDefault(file => file.Path == source.Path);
                    string there = Has(source.Path) ? source.Path : other?.To ?? source.Path;
                    now[source.Path] = (there, Read(there));
                    return (source, now[source.Path].Text, IsGone: other is { To: null } && !Has(there));
                })
                .Where(text => !text.IsGone)
                .Select(text => (text.source, text.Text)),
        ];
    }

    /// <summary>Each text as it was, and as it is.</summary>
    public ImmutableArray<(Source Source, string Now)> Texts { get; }

    private bool Has(string path) => folder.Fetch(path) is Fetched.Bytes;

    private string Read(string path) =>
        folder.Fetch(path) is Fetched.Bytes { Content: var bytes }
            ? Encoding.UTF8.GetString(WithoutMark(bytes.AsSpan()))
            : "";

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>What a revision set was made of, where it is there no more: read instead of what is.</summary>
    public static IEnumerable<KeyValuePair<string, Fetched>> Earlier(RevisionSet set) =>
        set
            .Files.Where(file => file.Before is not null)
            .Select(file => KeyValuePair.Create(file.Path, Given(file.Before)));

    /// <summary>The manuscript as it is to become, as far as it is another.</summary>
    public ImmutableDictionary<string, Fetched> Becoming(ReviewResult result)
    {
        var files = ImmutableDictionary.CreateBuilder<string, Fetched>(StringComparer.Ordinal);
        foreach (RevisedFile file in result.Files)
        {
            files[now[file.Path].Path] = Workshop.Reading(file.After);
        }

        foreach (FileDecision file in result.Wholes)
        {
            if (file.To is { } to)
            {
                files[to] = files.GetValueOrDefault(file.Path) ?? Workshop.Reading(now[file.Path].Text);
            }

            files[file.Path] = Given(file.After);
        }

        return files.ToImmutable();
    }

    private static Fetched Given(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } content
            ? new Fetched.Bytes(ImmutableCollectionsMarshal.AsImmutableArray(content.ToArray()))
            : new Fetched.Missing();

    /// <summary>
    /// Of the files that are to become others as wholes those that are as they were; the others are as they should be
    /// already, or conflicts, or lie where nothing is written.
    /// </summary>
    public ReviewResult Held(ReviewResult result)
    {
        var wholes = ImmutableArray.CreateBuilder<FileDecision>();
        var conflicts = result.Conflicts.ToBuilder();
        var refusals = result.Refusals.ToBuilder();
        foreach (FileDecision file in result.Wholes)
        {
            bool Is(Fetched fetched, ReadOnlyMemory<byte>? bytes) =>
                fetched is Fetched.Bytes { Content: var there }
                    ? bytes is { } own && there.AsSpan().SequenceEqual(own.Span)
                    : bytes is null;
            Fetched there = folder.Fetch(file.To ?? file.Path);
            if (there is not (Fetched.Bytes or Fetched.Missing))
            {
                refusals.Add(
                    new Refusal(
                        new SourceSpan(new Source(file.Path, ""), 0, 0),
                        file.Path,
                        "nothing is written outside the manuscript’s folder, or over what is no file",
                        null
                    )
                );
            }
            else if (file.To is null ? Is(there, file.After) : now[file.Path].Path == file.To)
            {
                continue;
            }
            else if (file.To is null ? Is(there, file.Before) : there is Fetched.Missing)
            {
                wholes.Add(file);
            }
            else
            {
                conflicts.Add(new Conflict(file.Path, 1, file.Now, "another file of this name"));
            }
        }

        return result with
        {
            Wholes = wholes.ToImmutable(),
            Conflicts = conflicts.ToImmutable(),
            Refusals = refusals.ToImmutable(),
        };
    }

    /// <summary>Writes the files, all or none, each whole.</summary>
    public void Write(ReviewResult result, Action<string>? before = null)
    {
        Dictionary<string, byte[]> written = new(StringComparer.Ordinal);
        HashSet<string> gone = new(StringComparer.Ordinal);
        foreach (RevisedFile file in result.Files)
        {
            (string place, byte[] old) = folder.PlaceOf(now[file.Path].Path);
            byte[] after = new UTF8Encoding(false).GetBytes(file.After);
            written[place] = old.AsSpan().StartsWith(Encoding.UTF8.Preamble)
                ? [.. Encoding.UTF8.Preamble, .. after]
                : after;
        }

        foreach (FileDecision file in result.Wholes)
        {
            string place = Has(file.Path) ? folder.PlaceOf(file.Path).Place : folder.PathOf(file.Path);
            if (file.To is { } to)
            {
                written[folder.PathOf(to)] = written.Remove(place, out byte[]? text)
                    ? text
                    : folder.PlaceOf(file.Path).Bytes;
                gone.Add(place);
            }
            else if (file.After is { } bytes)
            {
                written[place] = bytes.ToArray();
            }
            else
            {
                gone.Add(place);
            }
        }

        foreach (string path in written.Keys)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        Files.Write([.. written.Select(file => (file.Key, file.Value))], sameOwner: true, gone, before);
    }
}
