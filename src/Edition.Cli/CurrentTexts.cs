using System.Collections.Immutable;
using System.Text;
using Edition.Model;
using Edition.Reading;
using Edition.Review;

namespace Edition.Cli;

/// <summary>The manuscript's files as they are now, which a review reads and writes.</summary>
internal sealed class CurrentTexts
{
    private readonly InputFolder folder;
    private readonly Dictionary<string, Source> now = new(StringComparer.Ordinal);

    public CurrentTexts(string manuscript, ImmutableArray<Source> sources)
    {
        string path = Path.GetFullPath(manuscript);
        folder = new InputFolder(File.Exists(path) ? Path.GetDirectoryName(path)! : path);
        foreach (Source source in sources)
        {
            now[source.Path] = new Source(source.Path, Read(source.Path));
        }
    }

    public string Of(Source source) => now.TryGetValue(source.Path, out Source? text) ? text.Text : "";

    public IEnumerable<Source> All => now.Values;

    private string Read(string path) =>
        folder.Fetch(path) is Fetched.Bytes { Content: var bytes }
            ? Encoding.UTF8.GetString(WithoutMark(bytes.AsSpan()))
            : "";

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>Writes the files, all or none, each whole.</summary>
    public void Write(ImmutableArray<RevisedFile> files, Action<string>? before = null)
    {
        List<(string Path, byte[] Bytes)> written = [];
        foreach (RevisedFile file in files)
        {
            (string place, byte[] old) = folder.PlaceOf(file.Path);
            byte[] after = new UTF8Encoding(false).GetBytes(file.After);
            written.Add(
                (place, old.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? [.. Encoding.UTF8.Preamble, .. after] : after)
            );
        }

        Files.Write(written, sameOwner: true, before);
    }
}
