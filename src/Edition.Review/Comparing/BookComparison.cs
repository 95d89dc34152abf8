using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review.Comparing;

/// <summary>
/// Two states of a book as one: <c>Merged</c> is the earlier one with all that is new put in, <c>Revisions</c> says what
/// that is and what is gone. <c>Kept</c>: places that are in both, in reading order. <c>Added</c>: the files that only the
/// later state has, with the marks about their blocks.
/// </summary>
public sealed record BookComparison(
    AssembledBook Merged,
    Revisions Revisions,
    ImmutableArray<BookChange> Changes,
    ImmutableArray<(BookPlace Old, BookPlace New)> Kept,
    ImmutableArray<(Part? Old, Part? New)> Parts,
    ImmutableArray<LaterBlock> Later,
    ImmutableDictionary<string, ImmutableArray<string>> Added
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
        PartComparison Comparing(Part before, Part after) =>
            new(revisions, oldSites, newSites, new NotePairs(before, after), ids)
            {
                Pictures = old.Pictures.ContainsKey,
            };

        ILookup<Part, Part> added = NewParts(parts, now, old.Parts.First(part => !part.IsGenerated));
        var marks = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (Part part in old.Parts)
        {
            Part both = part;
            if (there.TryGetValue(part, out Part? after))
            {
                PartComparison comparison = Comparing(part, after);
                both = comparison.Merge(part, after);
                changes.AddRange(comparison.Changes);
                kept.AddRange(comparison.Kept);
                later.AddRange(comparison.Later);
            }
            else if (!part.IsGenerated)
            {
                foreach (Block block in part.Blocks)
                {
                    revisions.Mark(block, Fate.Deleted);
                }

                changes.Add(new BookChange(ChangeKind.Deleted, PlaceOf(part), default, TitleOf(part), ""));
            }

            // A file that is new stands at the end of the one before it, where it needs no pages of its own.
            foreach (Part file in added[part])
            {
                (ImmutableArray<Block> blocks, ImmutableArray<string> own) = Comparing(
                        file with
                        {
                            Opening = [],
                            Body = [],
                            Closing = [],
                        },
                        file
                    )
                    .Added(file);
                both = both with { Closing = both.Closing.AddRange(blocks) };
                marks[PathOf(file)] = own;
                changes.Add(new BookChange(ChangeKind.Added, default, PlaceOf(file), "", TitleOf(file)));
            }

            merged.Add(both);
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
            later.ToImmutable(),
            marks.ToImmutable()
        );
    }

    private static BookPlace PlaceOf(Part part) => new(part.Blocks.FirstOrDefault(), 0, part.Span with { Length = 0 });

    private static string TitleOf(Part part) =>
        part.Title.TryGet(part.Lang, out ImmutableArray<Inline> title) ? PlainText.Of(title) : PathOf(part);

    /// <summary>The parts that only the later state has, by the earlier one that they stand behind.</summary>
    private static ILookup<Part, Part> NewParts(
        ImmutableArray<(Part? Old, Part? New)> parts,
        AssembledBook now,
        Part first
    )
    {
        Dictionary<Part, Part?> earlier = new(ReferenceEqualityComparer.Instance);
        foreach ((Part? before, Part? after) in parts.Where(pair => pair.New is not null))
        {
            earlier[after!] = before;
        }

        Part at = first;
        List<(Part At, Part New)> added = [];
        foreach (Part part in now.Parts.Where(part => !part.IsGenerated))
        {
            if (earlier[part] is { } before)
            {
                at = before;
            }
            else
            {
                added.Add((at, part));
            }
        }

        return added.ToLookup<(Part At, Part New), Part, Part>(
            each => each.At,
            each => each.New,
            ReferenceEqualityComparer.Instance
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
