using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Reading;
using Edition.Review;
using Edition.Review.Comparing;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>A manuscript that is set: what is compared, and held against.</summary>
internal sealed record SetBook(Workshop Workshop, AssembledBook Book, FaceLibrary Faces, PageMap Pages)
{
    /// <summary>What a review holds a file against.</summary>
    public byte[] Bare() => EditorsBuild.Bare(Book, Workshop, Pages, Faces);

    /// <summary>The file of a text begins with a byte order mark.</summary>
    public bool HasMark(Source source) => Workshop.PlaceOf(source).Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
}

/// <summary>
/// A revision set held against both manuscripts: it is reviewed in memory, all changes taken, and what does not come out
/// as the later one becomes a row of the list at its head; what cannot is named.
/// </summary>
internal sealed record DiffProof(RevisionSet Set, ImmutableArray<UnseenLine> Rows, ImmutableArray<Unshown> Unshown)
{
    /// <summary>All differences are in the set.</summary>
    public bool IsWhole => Unshown.IsEmpty;

    public static DiffProof Of(SetBook before, SetBook after, BookComparison comparison, byte[] docx)
    {
        WordReview review =
            WordReview.Open("diff.docx", docx, new Findings())
            ?? throw new InvalidOperationException("The program cannot read its own DOCX.");
        ImmutableArray<Source> sources = before.Workshop.Sources;
        ReviewResult result = review.Read(
            before.Book,
            before.Bare(),
            new ReviewTaking(),
            [.. sources.Select(source => (source, source.Text))],
            before.Workshop.EditionFile,
            RevisionSet.None with
            {
                Later = comparison.Later,
            }
        );
        Dictionary<string, string> arrived = result.Files.ToDictionary(
            file => file.Path,
            file => file.After,
            StringComparer.Ordinal
        );
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach ((Part? old, Part? now) in comparison.Parts)
        {
            if (old is not null && now is not null)
            {
                pairs.TryAdd(BookComparison.PathOf(old), BookComparison.PathOf(now));
            }
        }

        int marks = 0;
        var lines = new RevisionProof(
            () => Sites.RowName(marks++),
            before.Workshop.Template!.LabelText(Label.TypedOtherwise, before.Book.Publication.Lang)
        );
        Dictionary<string, Source> later = after.Workshop.Sources.ToDictionary(
            source => source.Path,
            StringComparer.Ordinal
        );
        HashSet<string> paired = new(StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<FileDecision>();
        var wordings = ImmutableArray.CreateBuilder<Rewording>();
        var rows = ImmutableArray.CreateBuilder<UnseenLine>();
        var unshown = ImmutableArray.CreateBuilder<Unshown>();
        foreach (Source source in sources)
        {
            string path = pairs.GetValueOrDefault(source.Path, source.Path);
            if (!later.Remove(path, out Source? now))
            {
                continue;
            }

            paired.UnionWith([source.Path, path]);
            if (path != source.Path && !(before.Workshop.IsFile && after.Workshop.IsFile))
            {
                var renamed = new FileDecision(Sites.RowName(marks++), source.Path, source.Path, path, To: path);
                files.Add(renamed);
                rows.Add(new UnseenLine(source.Path, source.Path, path));
            }

            if (before.HasMark(source) != after.HasMark(now))
            {
                unshown.Add(new Unshown(source.Path, 1, "one of the two files begins with a byte order mark"));
            }

            if (
                lines.Of(source.Path, source.Text, arrived.GetValueOrDefault(source.Path, source.Text), now.Text) is
                { } wording
            )
            {
                wordings.Add(wording);
                rows.AddRange(
                    wording.Rows.Select(row => new UnseenLine(
                        string.Create(CultureInfo.InvariantCulture, $"{path}:{row.Line}"),
                        row.Was,
                        row.Now
                    ))
                );
            }
        }

        foreach (FileDecision file in Others(before.Workshop, after.Workshop, paired))
        {
            if (files.Sum(Size) + Size(file) > ReviewBase.Largest / 2)
            {
                unshown.Add(new Unshown(file.Path, 1, "together such files are too large: copy this one by hand"));
                continue;
            }

            ImmutableArray<string> own = comparison.Added.GetValueOrDefault(file.Path, []);
            files.Add(
                file with
                {
                    Mark = Sites.RowName(marks++),
                    Marks = own,
                    Shown = own.IsEmpty ? null : review.Shown(own),
                }
            );
            rows.Add(new UnseenLine(file.Path, file.Was, file.Now));
        }

        return new DiffProof(
            new RevisionSet(
                [.. comparison.Later.Select(block => block with { Shown = review.Shown([block.Mark]) })],
                wordings.ToImmutable(),
                files.ToImmutable(),
                []
            )
            {
                Gone =
                [
                    .. new Sites(before.Book)
                        .All.Where(site =>
                            site.Within.Append(site.Leaf)
                                .Any(node => comparison.Revisions.Of(node) is Fate.Deleted or Fate.MovedAway)
                        )
                        .Select(site => site.Name),
                ],
            }.Knowing(result, review.Held(after.Bare(), result).Missing),
            rows.ToImmutable(),
            unshown.ToImmutable()
        );
    }

    private static long Size(FileDecision file) => (file.Before?.Length ?? 0) + (file.After?.Length ?? 0);

    /// <summary>Files that one of both is made of and that differ, other than texts that both have.</summary>
    private static IEnumerable<FileDecision> Others(Workshop before, Workshop after, HashSet<string> paired)
    {
        (InputFolder old, InputFolder now) = (new InputFolder(before.Root), new InputFolder(after.Root));
        foreach (
            string path in before
                .OwnInputs.Concat(after.OwnInputs)
                .Select(file => file.Path)
                .Except(paired)
                .Order(StringComparer.Ordinal)
        )
        {
            (byte[]? mine, byte[]? theirs) = (Bytes(old, path), Bytes(now, path));
            if (mine is null ? theirs is not null : theirs is null || !mine.AsSpan().SequenceEqual(theirs))
            {
                string Said(byte[]? bytes, byte[]? other) =>
                    bytes is null ? ""
                    : other is null ? path
                    : $"{path} ({Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]})";
                yield return new FileDecision("", path, Said(mine, theirs), Said(theirs, mine))
                {
                    Before = mine is null ? (ReadOnlyMemory<byte>?)null : mine,
                    After = theirs is null ? (ReadOnlyMemory<byte>?)null : theirs,
                };
            }
        }
    }

    private static byte[]? Bytes(InputFolder folder, string path) =>
        folder.Fetch(path) is Fetched.Bytes { Content: var bytes } ? [.. bytes] : null;
}
