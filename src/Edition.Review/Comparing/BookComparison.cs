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
    // Half of the words are a text gone on with; two texts on one matter have fewer in common.
    private const double LeastLikeness = 0.5;

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

    /// <summary>
    /// Parts of one file; of what is left on both sides those are one file with another name that have most of their
    /// words in common, or are all that there is.
    /// </summary>
    private static ImmutableArray<(Part? Old, Part? New)> Pair(Part[] old, Part[] now)
    {
        var pairs = ImmutableArray.CreateBuilder<(Part?, Part?)>();
        List<Part> left = [.. now];
        List<Part> found = [.. now.Where(part => old.All(other => PathOf(other) != PathOf(part)))];
        foreach (Part part in old)
        {
            Part? other =
                left.Find(each => PathOf(each) == PathOf(part))
                ?? (
                    (old.Length, now.Length) == (1, 1) ? now[0]
                    : found.Count > 0
                    && found.MaxBy(each => Likeness(part, each)) is { } best
                    && Likeness(part, best) >= LeastLikeness
                        ? best
                    : null
                );
            pairs.Add((part, other));
            if (other is not null)
            {
                left.Remove(other);
                found.Remove(other);
            }
        }

        pairs.AddRange(left.Select(part => ((Part?)null, (Part?)part)));
        return pairs.ToImmutable();
    }

    /// <summary>The words that two parts have in common, of those of the longer one.</summary>
    private static double Likeness(Part part, Part other)
    {
        Dictionary<string, int> words = [];
        int mine = 0,
            theirs = 0,
            common = 0;
        foreach (string word in WordsOf(part))
        {
            words[word] = words.GetValueOrDefault(word) + 1;
            mine++;
        }

        foreach (string word in WordsOf(other))
        {
            theirs++;
            if (words.GetValueOrDefault(word) is > 0 and var left)
            {
                words[word] = left - 1;
                common++;
            }
        }

        return (double)common / Math.Max(1, Math.Max(mine, theirs));
    }

    private static IEnumerable<string> WordsOf(Part part) =>
        Walk.Blocks(part.Blocks)
            .SelectMany(block => PlainText.Of(block).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The file that a part was read from.</summary>
    public static string PathOf(Part part) =>
        part.Span.Source?.Path
        ?? part.Blocks.Select(block => block.Span.Source?.Path).FirstOrDefault(path => path is not null)
        ?? part.Id;
}
