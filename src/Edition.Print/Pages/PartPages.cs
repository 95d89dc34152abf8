using System.Collections.Immutable;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>
/// A part cut into pages. Its paragraphs are asked for other settings only where pages could not be cut well with the
/// best ones; <c>IsFirst</c>: this was not done yet, which hardly ever changes how many pages there are.
/// </summary>
internal sealed record PartPages(SetPart Set, ImmutableArray<PageCut> Cuts, bool BeginsVerso, bool IsFirst)
{
    /// <summary>The ids that stand on its pages, each with the page, counted from the part's first.</summary>
    public ImmutableArray<(int Page, string Id)> Ids { get; } = IsFirst ? [] : IdsOn(Cuts);

    /// <summary>How often other settings are asked for: each time around the pages that are not yet well cut.</summary>
    private const int MostRounds = 4;

    public static PartPages First(SetPart set, Shop shop, bool beginsVerso) =>
        new(set, shop.Cut(set.Galley, beginsVerso, alternates: 1), beginsVerso, IsFirst: true);

    /// <summary>The part as it is to be where it begins on a side.</summary>
    public PartPages Finished(Shop shop, bool beginsVerso)
    {
        if (BeginsVerso != beginsVerso)
        {
            return First(Set, shop, beginsVerso).Finished(shop, beginsVerso);
        }

        if (!IsFirst)
        {
            return this;
        }

        ImmutableArray<Matter> galley = Set.Galley;
        ImmutableArray<PageCut> cuts = Cuts;
        for (int round = 0; round < MostRounds; round++)
        {
            ImmutableArray<Matter> asked = Ask(galley, cuts, shop, round);
            if (asked == galley)
            {
                break;
            }

            galley = asked;
            cuts = shop.Cut(galley, beginsVerso, round == 0 ? 1 : 2);
        }

        return new PartPages(Set, cuts, beginsVerso, IsFirst: false);
    }

    private static ImmutableArray<(int Page, string Id)> IdsOn(ImmutableArray<PageCut> cuts)
    {
        var ids = ImmutableArray.CreateBuilder<(int, string)>();
        for (int page = 0; page < cuts.Length; page++)
        {
            foreach (SetSlug set in cuts[page].Slugs)
            {
                Add(page, set.Slug);
            }

            foreach (NoteCut note in cuts[page].Notes)
            {
                for (int line = note.From; line < note.To; line++)
                {
                    Add(page, note.Note.Lines[line]);
                }
            }
        }

        return ids.ToImmutable();

        void Add(int page, Slug slug)
        {
            foreach (Piece piece in slug.Pieces)
            {
                if (piece is AnchorSet anchor)
                {
                    ids.Add((page, anchor.Id));
                }
                else if (piece is LineSet { Strand: not null, Line.Anchors: { IsEmpty: false } anchors })
                {
                    ids.AddRange(anchors.Select(own => (page, own.Id)));
                }
            }
        }
    }

    /// <summary>
    /// The galley with other settings of the paragraphs on pages that are not well cut, and of those before them. The
    /// same if there are none that were not asked before.
    /// </summary>
    private static ImmutableArray<Matter> Ask(
        ImmutableArray<Matter> galley,
        ImmutableArray<PageCut> cuts,
        Shop shop,
        int round
    )
    {
        // A page one line short or one more white row is no great fault.
        long bearable = shop.Template.Pages.UnequalSpreadCost / 4;
        var found = new Dictionary<int, Matter>();
        for (int p = 0; p < cuts.Length; p++)
        {
            if (cuts[p].Cost <= bearable)
            {
                continue;
            }

            for (int q = Math.Max(0, p - 1 - round); q <= p; q++)
            {
                foreach (int m in cuts[q].Slugs.Where(slug => !slug.Floated).Select(slug => slug.Matter).Distinct())
                {
                    if (!found.ContainsKey(m) && Asked(galley[m], shop) is { } more)
                    {
                        found.Add(m, more);
                    }
                }
            }

            if (cuts[p].Slugs.Any(slug => !slug.Floated))
            {
                int last = cuts[p].Slugs.Last(slug => !slug.Floated).Matter;
                if (AskedForWholeWord(found.GetValueOrDefault(last, galley[last]), cuts[p], shop) is { } whole)
                {
                    found[last] = whole;
                }
            }
        }

        return found.Count == 0
            ? galley
            : [.. galley.Select((matter, m) => found.TryGetValue(m, out Matter? other) ? other : matter)];
    }

    /// <summary>With a line more and a line less; null where it was asked before, or has no such settings.</summary>
    private static Matter? Asked(Matter matter, Shop shop)
    {
        if (matter.Again is not { } again || !matter.Others.IsEmpty)
        {
            return null;
        }

        Matter asked = matter;
        foreach (int looseness in (ReadOnlySpan<int>)[1, -1])
        {
            ImmutableArray<Slug> other = again(new BreakWish(looseness, -1) { OtherThan = matter.Slugs.Length });
            if (!other.IsEmpty)
            {
                asked = asked.With(CostOf(other, matter.Slugs, shop), other);
            }
        }

        return asked == matter ? null : asked;
    }

    /// <summary>
    /// Where a page ends in a cut word all the same, the paragraph without a cut in that line; null elsewhere.
    /// </summary>
    private static Matter? AskedForWholeWord(Matter matter, PageCut cut, Shop shop)
    {
        if (!cut.EndsInCutWord || matter.Again is not { } again || matter.Others.Length > 6)
        {
            return null;
        }

        ImmutableArray<Slug> other = again(new BreakWish(0, cut.Slugs.Last(slug => !slug.Floated).Index));
        return matter.With(CostOf(other, matter.Slugs, shop), other);
    }

    /// <summary>What a setting costs in place of the best one: more, the more its spaces are changed.</summary>
    private static int CostOf(ImmutableArray<Slug> other, ImmutableArray<Slug> best, Shop shop)
    {
        double worse = Math.Clamp(2 * (Changed(other) - Changed(best)), 0, 1000);
        return (int)(shop.Template.Pages.UnequalSpreadCost * (1 + worse) / 20);

        static double Changed(ImmutableArray<Slug> slugs) =>
            slugs.SelectMany(slug => slug.Pieces).OfType<LineSet>().Sum(set => set.Line.Ratio * set.Line.Ratio);
    }
}
