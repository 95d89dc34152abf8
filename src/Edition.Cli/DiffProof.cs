using System.Collections.Immutable;
using System.Globalization;
using Edition.Assembly;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Review;
using Edition.Review.Comparing;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>A manuscript that is set: what is compared, and held against.</summary>
internal sealed record SetBook(Workshop Workshop, AssembledBook Book, FaceLibrary Faces, PageMap Pages)
{
    /// <summary>What a review holds a file against.</summary>
    public byte[] Bare() => EditorsBuild.Bare(Book, Workshop, Pages, Faces);
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
        var wordings = ImmutableArray.CreateBuilder<Rewording>();
        var rows = ImmutableArray.CreateBuilder<UnseenLine>();
        var unshown = ImmutableArray.CreateBuilder<Unshown>();
        foreach (Source source in sources)
        {
            string path = pairs.GetValueOrDefault(source.Path, source.Path);
            if (!later.Remove(path, out Source? now))
            {
                unshown.Add(new Unshown(source.Path, 1, "the file is gone"));
            }
            else if (
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

        unshown.AddRange(later.Values.Select(source => new Unshown(source.Path, 1, "a new file")));
        unshown.AddRange(OtherFiles(before.Workshop, after.Workshop));
        return new DiffProof(
            new RevisionSet(comparison.Later, wordings.ToImmutable(), []).Knowing(
                result,
                review.Held(after.Bare(), result).Missing
            ),
            rows.ToImmutable(),
            unshown.ToImmutable()
        );
    }

    /// <summary>Pictures and files of templates that are others now.</summary>
    private static IEnumerable<Unshown> OtherFiles(Workshop before, Workshop after)
    {
        HashSet<string> texts = [.. before.Sources.Concat(after.Sources).Select(source => source.Path)];
        return after
            .OwnInputs.Where(file => !texts.Contains(file.Path) && before.HashOf(file.Path) != file.Sha256)
            .Select(file => new Unshown(file.Path, 1, "its file is copied by hand"));
    }
}
