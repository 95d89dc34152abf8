using System.Collections.Immutable;
using Edition.Print.Paragraphs;

namespace Edition.Print.Pages;

/// <summary>
/// A part cut into pages. Its paragraphs are asked for other settings only where pages could not be cut well with the
/// best ones.
/// </summary>
internal sealed record PartPages(SetPart Set, ImmutableArray<PageCut> Cuts, bool BeginsVerso)
{
    /// <summary>How often other settings are asked for: each time around the pages that are not yet well cut.</summary>
    private const int MostRounds = 4;

    public static PartPages Make(SetPart set, Shop shop, bool beginsVerso)
    {
        ImmutableArray<PageCut> cuts = PageBreaker.Break(set.Galley, shop.Frame, shop.Template.Pages, beginsVerso, 1);
        for (int round = 0; round < MostRounds && Ask(set, cuts, shop, round); round++)
        {
            cuts = PageBreaker.Break(set.Galley, shop.Frame, shop.Template.Pages, beginsVerso, round == 0 ? 1 : 2);
        }

        return new PartPages(set, cuts, beginsVerso);
    }

    /// <summary>
    /// Asks for other settings of the paragraphs on pages that are not well cut, and of those before them. False if
    /// there are none that were not asked before.
    /// </summary>
    private static bool Ask(SetPart set, ImmutableArray<PageCut> cuts, Shop shop, int round)
    {
        // A page one line short or one more white row is no great fault.
        long bearable = shop.Template.Pages.UnequalSpreadCost / 4;
        bool asked = false;
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
                    asked |= Ask(set.Galley[m], shop);
                }
            }

            asked |= AskForWholeWord(set, cuts[p], shop);
        }

        return asked;
    }

    private static bool Ask(Matter matter, Shop shop)
    {
        if (matter.Again is not { } again || matter.Others.Count > 0)
        {
            return false;
        }

        int found = 0;
        foreach (int looseness in (ReadOnlySpan<int>)[1, -1])
        {
            ImmutableArray<Slug> other = again(new BreakWish(looseness, -1));
            if (other.Length != matter.Slugs.Length && !other.IsEmpty)
            {
                matter.Others.Add((CostOf(other, matter.Slugs, shop), other));
                found++;
            }
        }

        return found > 0;
    }

    /// <summary>What a setting costs in place of the best one: more, the more its spaces are changed.</summary>
    private static int CostOf(ImmutableArray<Slug> other, ImmutableArray<Slug> best, Shop shop)
    {
        double worse = Math.Clamp(Changed(other) - Changed(best), 0, 100);
        return (int)(shop.Template.Pages.UnequalSpreadCost * (1 + worse) / 20);

        static double Changed(ImmutableArray<Slug> slugs) =>
            slugs.SelectMany(slug => slug.Pieces).OfType<LineSet>().Sum(set => set.Line.Ratio * set.Line.Ratio);
    }

    /// <summary>
    /// Where a page ends in a cut word all the same, asks for the paragraph without a cut in that line.
    /// </summary>
    private static bool AskForWholeWord(SetPart set, PageCut cut, Shop shop)
    {
        if (
            !cut.EndsInCutWord
            || cut.Slugs.IsEmpty
            || set.Galley[cut.Slugs[^1].Matter] is not { Again: { } again } matter
            || matter.Others.Count > 6
        )
        {
            return false;
        }

        ImmutableArray<Slug> other = again(new BreakWish(0, cut.Slugs[^1].Index));
        matter.Others.Add((CostOf(other, matter.Slugs, shop), other));
        return true;
    }
}
