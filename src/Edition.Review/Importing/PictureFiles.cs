using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>The pictures of a manuscript, each kept once; what cannot be set is put beside.</summary>
internal sealed class PictureFiles(ImportOptions options)
{
    private readonly Dictionary<string, string?> byHash = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ImmutableArray<byte>> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aside = new(StringComparer.Ordinal);
    private int figures;

    public IEnumerable<(string Path, ImmutableArray<byte> Bytes)> Files => files.Select(file => (file.Key, file.Value));

    /// <summary>
    /// The path under which a picture stands in the manuscript; null where it cannot be set. <paramref name="whole"/>:
    /// where the uncut picture is kept, if it has been cropped.
    /// </summary>
    public string? Keep(Image image, out string? whole)
    {
        whole = null;
        if (image.Bytes is not { } bytes)
        {
            return null;
        }

        if (image.Crop is { } crop && options.Cropped(ImmutableCollectionsMarshal.AsArray(bytes)!, crop) is { } part)
        {
            whole = Aside(image.Name, bytes);
            bytes = ImmutableCollectionsMarshal.AsImmutableArray(part);
        }

        string hash = Hash(bytes);
        if (byHash.TryGetValue(hash, out string? known))
        {
            return known;
        }

        string? kind =
            bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? ".png"
            : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ".jpg"
            : null;
        if (kind is not null && options.CanShow("picture" + kind, ImmutableCollectionsMarshal.AsArray(bytes)!))
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"images/figure-{++figures}{kind}");
            files.Add(path, bytes);
            byHash.Add(hash, path);
            return path;
        }

        Aside(image.Name, bytes);
        byHash.Add(hash, null);
        return null;
    }

    private static string Hash(ImmutableArray<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes.AsSpan()));

    /// <summary>Keeps a picture beside those that are set, each once; its path.</summary>
    private string Aside(string written, ImmutableArray<byte> bytes)
    {
        string hash = Hash(bytes);
        if (aside.TryGetValue(hash, out string? known))
        {
            return known;
        }

        string name = new([.. written.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')]);
        name = name.TrimStart('.').Length == 0 ? "picture" : name.TrimStart('.');
        string path = "images/unused/" + name;
        for (int i = 2; !files.TryAdd(path, bytes); i++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"images/unused/{i}-{name}");
        }

        aside.Add(hash, path);
        return path;
    }
}
