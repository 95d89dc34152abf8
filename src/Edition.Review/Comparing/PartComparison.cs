using System.Collections.Immutable;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Comparing;

/// <summary>One part in two states, block by block.</summary>
/// <param name="revisions">Takes what is new and what is gone.</param>
/// <param name="oldSites">What of the earlier state comes of the manuscript; the rest is the program's and stays.</param>
/// <param name="newSites">The same of the later one.</param>
/// <param name="notes">Which notes are the same.</param>
/// <param name="ids">The earlier state's ids, of which there can be only one each.</param>
internal sealed partial class PartComparison(
    Revisions revisions,
    Sites oldSites,
    Sites newSites,
    NotePairs notes,
    IReadOnlySet<string> ids
)
{
    private readonly List<BookChange> changes = [];
    private readonly List<(BookPlace Old, BookPlace New)> kept = [];

    // The call of the note that is being compared, where it stands in both books.
    private (BookPlace Old, BookPlace New)? call;

    public IReadOnlyList<BookChange> Changes => changes;

    /// <summary>Places of the text that are the same in both, in the order of the earlier state.</summary>
    public IReadOnlyList<(BookPlace Old, BookPlace New)> Kept => kept;

    public Part Merge(Part old, Part now) =>
        old with
        {
            Opening = Fixed(old.Opening, now.Opening),
            Body = Blocks(old.Body, now.Body),
            Closing = Fixed(old.Closing, now.Closing),
        };

    /// <summary>The apparatus has the form that the program gives it: only words change in it.</summary>
    private ImmutableArray<Block> Fixed(ImmutableArray<Block> old, ImmutableArray<Block> now)
    {
        Block[] mine = [.. old.Where(block => IsOfManuscript(block, oldSites))];
        Block[] theirs = [.. now.Where(block => IsOfManuscript(block, newSites))];
        Dictionary<Block, Block> twins = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < mine.Length && mine.Length == theirs.Length; i++)
        {
            if (Shape.KindOf(mine[i]) == Shape.KindOf(theirs[i]))
            {
                twins[mine[i]] = theirs[i];
            }
        }

        return [.. old.Select(block => twins.TryGetValue(block, out Block? twin) ? Merge(block, twin) : block)];
    }

    private static bool IsOfManuscript(Block block, Sites sites) =>
        Walk.Blocks([block])
            .Any(each =>
                sites.Of(each) is not null
                || (each is CodeBlock code && sites.OfLine(code, 0) is not null)
                || (each is Table table && table.Header.Cells.Any(cell => sites.Of(cell) is not null))
            );

    private ImmutableArray<Block> Blocks(ImmutableArray<Block> old, ImmutableArray<Block> now)
    {
        int[] pairs = Shape.Pair([.. old.Select(Shape.Of)], [.. now.Select(Shape.Of)]);
        HashSet<int> moved = Moved(pairs, i => PlainText.Of(old[i]).Length);

        // Moved as it is; with other words it is one block gone and another one new.
        Dictionary<int, Block> away = [];
        var merged = ImmutableArray.CreateBuilder<Block>();

        // What is new stands behind what it takes the place of; before it where it is of another kind, since
        // LibreOffice gives what stands behind a paragraph that goes the style of that.
        void Put(Block added)
        {
            int at = merged.Count;
            while (at > 0 && revisions.Of(merged[at - 1]) == Fate.Deleted)
            {
                at--;
            }

            bool isOther = merged.Skip(at).Any(gone => Shape.KindOf(gone) != Shape.KindOf(added));
            merged.Insert(isOther ? at : merged.Count, added);
        }

        foreach ((int i, int j) in Order(pairs, moved, old.Length))
        {
            if (j < 0)
            {
                int there = Array.IndexOf(pairs, i);
                if (there >= 0 && !CanComeBack(now[there]) && !IsWhole(now[there]))
                {
                    // It could not be put in where it stands now.
                    merged.Add(old[i]);
                    continue;
                }

                if (there >= 0 && IsMoveable(old[i]) && Shape.Of(old[i]).Key == Shape.Of(now[there]).Key)
                {
                    if (away.Remove(i, out Block? here))
                    {
                        revisions.Move(old[i], here);
                    }
                    else
                    {
                        away[i] = old[i];
                    }

                    merged.Add(old[i]);
                    continue;
                }

                if (IsOfManuscript(old[i], oldSites))
                {
                    Gone(old[i]);
                }

                merged.Add(old[i]);
            }
            else if (i >= 0 && !moved.Contains(j))
            {
                if (IsOtherForm(old[i], now[j]) && IsWhole(now[j]) && IsOfManuscript(old[i], oldSites))
                {
                    Gone(old[i]);
                    merged.Add(old[i]);
                    merged.Add(New(now[j]));
                    continue;
                }

                merged.Add(Merge(old[i], now[j]));
            }
            else if (IsOfManuscript(now[j], newSites) && (CanComeBack(now[j]) || IsWhole(now[j])))
            {
                bool asItIs = i >= 0 && IsMoveable(old[i]) && Shape.Of(old[i]).Key == Shape.Of(now[j]).Key;
                if (!asItIs)
                {
                    Put(New(now[j]));
                    continue;
                }

                Block added = Renamed(now[j]);
                merged.Add(added);
                changes.Add(
                    new BookChange(ChangeKind.Moved, PlaceOf(old[i]), PlaceOf(now[j]), TextOf(old[i]), TextOf(now[j]))
                );
                if (away.Remove(i, out Block? before))
                {
                    revisions.Move(before, added);
                }
                else
                {
                    away[i] = added;
                }
            }
        }

        return merged.ToImmutable();
    }

    private static bool IsMoveable(Block block) => block is Paragraph or Heading;

    /// <summary>
    /// What the words of a reviewed file bring by themselves: running text, headings, quotations, lists.
    /// </summary>
    private static bool CanComeBack(Block block) =>
        block switch
        {
            Paragraph { Role: ParagraphRole.Body } paragraph => !Walk.Inlines([paragraph])
                .OfType<InlinePicture>()
                .Any(),
            Heading => true,
            Quotation quotation => quotation.Blocks.All(each => each is Paragraph && CanComeBack(each)),
            ListBlock list => list
                .Items.SelectMany(item => item.Blocks)
                .All(each => each is Paragraph or ListBlock && CanComeBack(each)),
            _ => false,
        };

    private void Gone(Block block)
    {
        revisions.Mark(block, Fate.Deleted);
        changes.Add(new BookChange(ChangeKind.Deleted, PlaceOf(block), default, TextOf(block), ""));
    }

    private Block New(Block block)
    {
        changes.Add(new BookChange(ChangeKind.Added, Here(), PlaceOf(block), "", TextOf(block)));
        Block added = revisions.Mark(Renamed(block), Fate.Inserted);
        if (!CanComeBack(block))
        {
            Bring(added, block);
        }

        return added;
    }

    private BookPlace Here() => kept.Count > 0 ? kept[^1].Old : default;

    private static BookPlace PlaceOf(Block block) =>
        new(
            Walk.Blocks([block]).FirstOrDefault(each => each is not (Quotation or ListBlock or Parallel)) ?? block,
            0,
            block.Span with
            {
                Length = 0,
            }
        );

    private static string TextOf(Block block) =>
        string.Join(' ', Walk.Blocks([block]).Select(PlainText.Of).Where(text => text.Length > 0));

    /// <summary>The most that can stay in order does; by how much it is.</summary>
    private static HashSet<int> Moved(int[] pairs, Func<int, int> weight)
    {
        int[] paired = [.. Enumerable.Range(0, pairs.Length).Where(j => pairs[j] >= 0)];
        if (paired.Zip(paired.Skip(1)).All(two => pairs[two.First] < pairs[two.Second]))
        {
            return [];
        }

        var best = new long[paired.Length];
        var from = new int[paired.Length];
        for (int a = 0; a < paired.Length; a++)
        {
            from[a] = -1;
            for (int b = 0; b < a; b++)
            {
                if (pairs[paired[b]] < pairs[paired[a]] && best[b] > best[a])
                {
                    (best[a], from[a]) = (best[b], b);
                }
            }

            best[a] += 100 + Math.Min(500, weight(pairs[paired[a]]));
        }

        HashSet<int> moved = [.. paired];
        for (int a = Array.IndexOf(best, best.Max()); a >= 0; a = from[a])
        {
            moved.Remove(paired[a]);
        }

        return moved;
    }

    /// <summary>Both sequences as one: old alone, new alone, or both, in an order that is each one's own.</summary>
    private static IEnumerable<(int Old, int New)> Order(int[] pairs, HashSet<int> moved, int oldCount)
    {
        int i = 0;
        for (int j = 0; j < pairs.Length; j++)
        {
            int next = j;
            while (next < pairs.Length && (pairs[next] < 0 || moved.Contains(next)))
            {
                next++;
            }

            for (int end = next < pairs.Length ? pairs[next] : oldCount; i < end; i++)
            {
                yield return (i, -1);
            }

            yield return (pairs[j], j);
            i = next == j ? i + 1 : i;
        }

        for (; i < oldCount; i++)
        {
            yield return (i, -1);
        }
    }
}
