using System.Collections.Immutable;
using System.IO.Compression;
using Edition.Diagnostics;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Svg;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>
/// What the live proof shows: the last good pages, and what is said of the files as they are now.
/// <c>IsGood</c>: the pages are those of the files as they are. <c>Fault</c>: why nothing could be set, where that is
/// no finding of the manuscript (a file that cannot be read).
/// </summary>
internal sealed record Impression(
    int Number,
    bool IsGood,
    Forme? Forme,
    ImmutableArray<Diagnostic> Findings,
    string? Fault
);

/// <summary>Pages made up, with all that is asked of them. Immutable; the EPUB is made when first asked for.</summary>
internal sealed class Forme
{
    private readonly Lazy<Dictionary<string, byte[]>> epub;

    /// <param name="pages">Made up.</param>
    /// <param name="template">Which they are set by.</param>
    /// <param name="faces">Which they are set in.</param>
    /// <param name="before">The good pages before these, to tell what has changed.</param>
    public Forme(PagedBook pages, Template template, FaceLibrary faces, Forme? before)
    {
        (Pages, Faces) = (pages, faces);
        var seals = new ulong[pages.Pages.Length];
        System.Threading.Tasks.Parallel.For(0, seals.Length, i => seals[i] = PageSeal.Of(pages, i));
        Seals = [.. seals.Select(seal => seal.ToString("x16", System.Globalization.CultureInfo.InvariantCulture))];
        Changed = before is null ? [] : [.. Seals.Except(before.Seals)];
        Places = new PagePlaces(pages);
        epub = new Lazy<Dictionary<string, byte[]>>(() => Unpacked(EpubWriter.Write(Book, template, pages.Map, faces)));
    }

    public AssembledBook Book => Pages.Book;

    public PagedBook Pages { get; }

    public FaceLibrary Faces { get; }

    /// <summary>A word for what is seen on each page.</summary>
    public ImmutableArray<string> Seals { get; }

    /// <summary>Seals of pages that are not as any page was before.</summary>
    public ImmutableHashSet<string> Changed { get; }

    public PagePlaces Places { get; }

    /// <summary>The files of the EPUB by their paths.</summary>
    public Dictionary<string, byte[]> Epub => epub.Value;

    private static Dictionary<string, byte[]> Unpacked(byte[] epub)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(epub));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream packed = entry.Open();
            using var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }
}
