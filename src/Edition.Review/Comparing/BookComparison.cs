using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review.Comparing;

/// <summary>
/// Two states of a book as one: <c>Merged</c> is the earlier one with all that is new put in, <c>Revisions</c> says what
/// that is and what is gone. <c>Kept</c>: places that are in both, in reading order. Files that only one state has are
/// in neither.
/// </summary>
public sealed record BookComparison(
    AssembledBook Merged,
    Revisions Revisions,
    ImmutableArray<BookChange> Changes,
    ImmutableArray<(BookPlace Old, BookPlace New)> Kept,
    ImmutableArray<(Part? Old, Part? New)> Parts,
    ImmutableArray<LaterBlock> Later
)
{
    public static BookComparison Of(AssembledBook old, AssembledBook now, Revisions revisions)
    {
        ImmutableArray<(Part? Old, Part? New)> parts = Pair(
            [.. old.Parts.Where(part => !part.IsGenerated)],
            [.. now.Parts.Where(part => !part.IsGenerated)]
        );
        Dictionary<Part, Part> there = new(ReferenceEqualityComparer.Instance);
        foreach ((Part? before, Part? after) in parts)
        {
            if (before is not null && after is not null)
            {
                there[before] = after;
            }
        }

        HashSet<string> ids = [.. IdsOf(old)];
        var changes = ImmutableArray.CreateBuilder<BookChange>();
        var kept = ImmutableArray.CreateBuilder<(BookPlace, BookPlace)>();
        var merged = ImmutableArray.CreateBuilder<Part>();
        var later = ImmutableArray.CreateBuilder<LaterBlock>();
        var (oldSites, newSites) = (new Sites(old), new Sites(now));
        foreach (Part part in old.Parts)
        {
            if (!there.TryGetValue(part, out Part? after))
            {
                merged.Add(part);
                continue;
            }

            var comparison = new PartComparison(revisions, oldSites, newSites, new NotePairs(part, after), ids)
            {
                Pictures = old.Pictures.ContainsKey,
            };
            merged.Add(comparison.Merge(part, after));
            changes.AddRange(comparison.Changes);
            kept.AddRange(comparison.Kept);
            later.AddRange(comparison.Later);
        }

        return new BookComparison(
            old with
            {
                Parts = merged.ToImmutable(),
                Pictures = old.Pictures.AddRange(now.Pictures.Where(pair => !old.Pictures.ContainsKey(pair.Key))),
            },
            revisions,
            changes.ToImmutable(),
            kept.ToImmutable(),
            parts,
            later.ToImmutable()
        );
    }

    private static IEnumerable<string> IdsOf(AssembledBook book) =>
        Walk.Blocks(book.Parts.SelectMany(part => part.Blocks))
            .Select(IdOf)
            .Concat(
                Walk.Inlines(book.Parts.SelectMany(part => part.Blocks))
                    .Select(inline => inline is LangSpan span ? span.Id : null)
            )
            .OfType<string>();

    internal static string? IdOf(Block block) =>
        block switch
        {
            Paragraph paragraph => paragraph.Id,
            Heading heading => heading.Id,
            Table table => table.Id,
            Figure figure => figure.Id,
            _ => null,
        };

    /// <summary>Parts of one file; what is left on both sides in the same place is one file with another name.</summary>
    private static ImmutableArray<(Part? Old, Part? New)> Pair(Part[] old, Part[] now)
    {
        var pairs = ImmutableArray.CreateBuilder<(Part?, Part?)>();
        List<Part> left = [.. now];
        Part[] lost = [.. old.Where(part => now.All(other => PathOf(other) != PathOf(part)))];
        Part[] found = [.. now.Where(part => old.All(other => PathOf(other) != PathOf(part)))];
        bool renamed = lost.Length == found.Length;
        foreach (Part part in old)
        {
            int at = Array.IndexOf(lost, part);
            Part? other =
                at < 0 ? left.Find(each => PathOf(each) == PathOf(part))
                : renamed ? found[at]
                : null;
            pairs.Add((part, other));
            if (other is not null)
            {
                left.Remove(other);
            }
        }

        pairs.AddRange(left.Select(part => ((Part?)null, (Part?)part)));
        return pairs.ToImmutable();
    }

    /// <summary>The file that a part was read from.</summary>
    public static string PathOf(Part part) =>
        part.Span.Source?.Path
        ?? part.Blocks.Select(block => block.Span.Source?.Path).FirstOrDefault(path => path is not null)
        ?? part.Id;
}
