using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Review;
using Edition.Review.Comparing;

namespace Edition.Cli;

/// <summary>
/// A revision set held against both manuscripts: it is reviewed in memory, all changes taken, and what does not come out
/// as the later one is named.
/// </summary>
internal sealed record DiffProof(ImmutableArray<Rewording> Wordings, ImmutableArray<Unshown> Unshown)
{
    /// <summary>All differences are tracked changes, but for ways of typing that set the same.</summary>
    public bool IsWhole => Unshown.All(each => each.IsForm);

    public static DiffProof Of(
        DiffOptions options,
        (Workshop Workshop, AssembledBook Book, FaceLibrary Faces, PageMap Pages) before,
        Workshop after,
        BookComparison comparison,
        byte[] docx
    )
    {
        var findings = new Findings();
        WordReview review =
            WordReview.Open("diff.docx", docx, findings)
            ?? throw new InvalidOperationException("The program cannot read its own DOCX.");
        ReviewResult result = review.Read(
            before.Book,
            EditorsBuild.Bare(before.Book, before.Workshop, before.Pages, before.Faces),
            new ReviewTaking(),
            source => source.Text,
            before.Workshop.EditionFile,
            comparison.Later
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

        Dictionary<string, Source> later = after.Sources.ToDictionary(source => source.Path, StringComparer.Ordinal);
        var wordings = ImmutableArray.CreateBuilder<Rewording>();
        var unshown = ImmutableArray.CreateBuilder<Unshown>();
        foreach (Source source in before.Workshop.Sources)
        {
            string path = pairs.GetValueOrDefault(source.Path, source.Path);
            if (!later.Remove(path, out Source? now))
            {
                unshown.Add(new Unshown(source.Path, 1, "the file is gone", IsForm: false));
                continue;
            }

            (Rewording? wording, ImmutableArray<Unshown> left) = RevisionProof.Of(
                source.Path,
                source.Text,
                arrived.GetValueOrDefault(source.Path, source.Text),
                now.Text
            );
            unshown.AddRange(left.Select(each => each with { Path = path }));
            if (wording is not null)
            {
                wordings.Add(wording);
            }
        }

        unshown.AddRange(later.Values.Select(source => new Unshown(source.Path, 1, "a new file", IsForm: false)));
        unshown.AddRange(OtherFiles(before.Workshop, after));
        return Builds(options, arrived, wordings)
            ? new DiffProof(wordings.ToImmutable(), unshown.ToImmutable())
            : new DiffProof(
                [],
                [
                    .. unshown,
                    .. wordings.Select(each => new Unshown(
                        each.Path,
                        1,
                        "its later wording needs what is not shown; words come back as Word has them",
                        IsForm: false
                    )),
                ]
            );
    }

    /// <summary>Pictures and files of templates that are others now.</summary>
    private static IEnumerable<Unshown> OtherFiles(Workshop before, Workshop after)
    {
        HashSet<string> texts = [.. before.Sources.Select(source => source.Path)];
        Dictionary<string, string> hashes = before.Inputs.ToDictionary(
            file => file.Path,
            file => file.Sha256,
            StringComparer.Ordinal
        );
        return after
            .Inputs.Where(file =>
                !texts.Contains(file.Path) && hashes.TryGetValue(file.Path, out string? hash) && hash != file.Sha256
            )
            .Select(file => new Unshown(file.Path, 1, "another file of this name", IsForm: false));
    }

    private static bool Builds(
        DiffOptions options,
        Dictionary<string, string> arrived,
        ImmutableArray<Rewording>.Builder wordings
    )
    {
        if (wordings.Count == 0)
        {
            return true;
        }

        Dictionary<string, string> texts = new(arrived, StringComparer.Ordinal);
        foreach (Rewording wording in wordings)
        {
            texts[wording.Path] = wording.Wanted;
        }

        var quiet = new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80);
        var workshop = new Workshop(options.Old, new Progress(quiet, shown: false)) { Instead = texts };
        if (workshop.Prepare() is not var (_, faces))
        {
            return false;
        }

        faces.Dispose();
        return true;
    }
}
