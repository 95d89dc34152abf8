using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;

namespace Edition.Review.Comparing;

/// <summary>On which printed page a place of a book stands.</summary>
public sealed class PagesOfPlaces
{
    private readonly Dictionary<Block, int> order = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Order, int Offset, string Label)> starts = [];

    public PagesOfPlaces(AssembledBook book, PageMap pages)
    {
        foreach (Block block in Walk.Blocks(book.Parts.SelectMany(part => part.Blocks)))
        {
            order.TryAdd(block, order.Count);
        }

        foreach (PageStart start in pages.Starts)
        {
            if (start.Block is { } block && order.TryGetValue(block, out int at))
            {
                starts.Add((at, start.Offset, start.Label));
            }
        }

        // A float may stand before words that are set behind it.
        starts.Sort((a, b) => (a.Order, a.Offset).CompareTo((b.Order, b.Offset)));
    }

    public IReadOnlyList<(int Order, int Offset, string Label)> Starts => starts;

    public int OrderOf(Block block) => order.GetValueOrDefault(block, -1);

    /// <summary>The page's label; empty where the place is on none.</summary>
    public string Of(BookPlace place)
    {
        if (place.Leaf is not { } leaf || !order.TryGetValue(leaf, out int at))
        {
            return "";
        }

        int low = 0,
            high = starts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool before = (starts[middle].Order, starts[middle].Offset).CompareTo((at, place.Offset)) <= 0;
            (low, high) = before ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? "" : starts[low - 1].Label;
    }
}

/// <summary>Pages whose text stands on others now.</summary>
public static class PageShifts
{
    /// <summary>
    /// Runs of pages that moved by the same number: «17–23», «18–24». A page is where the first words that it had and
    /// that still are there stand now.
    /// </summary>
    public static ImmutableArray<(string Before, string Now)> Of(
        BookComparison comparison,
        PagesOfPlaces before,
        PagesOfPlaces after
    )
    {
        (int Order, int Offset, BookPlace Now)[] kept =
        [
            .. comparison
                .Kept.Where(pair => pair.Old.Leaf is not null)
                .Select(pair => (Order: before.OrderOf(pair.Old.Leaf!), pair.Old.Offset, pair.New))
                .OrderBy(each => each.Order)
                .ThenBy(each => each.Offset),
        ];
        List<(string From, string To, string NowFrom, string NowTo)> runs = [];
        int k = 0;
        for (int page = 0; page < before.Starts.Count; page++)
        {
            (int order, int offset, string label) = before.Starts[page];
            while (k < kept.Length && (kept[k].Order, kept[k].Offset).CompareTo((order, offset)) < 0)
            {
                k++;
            }

            bool isHere =
                k < kept.Length
                && (
                    page + 1 == before.Starts.Count
                    || (kept[k].Order, kept[k].Offset).CompareTo(
                        (before.Starts[page + 1].Order, before.Starts[page + 1].Offset)
                    ) < 0
                );
            if (!isHere || after.Of(kept[k].Now) is not { Length: > 0 } now || now == label)
            {
                continue;
            }

            if (runs is [.., var last] && Follows(last.To, label) && Follows(last.NowTo, now))
            {
                runs[^1] = last with { To = label, NowTo = now };
            }
            else
            {
                runs.Add((label, label, now, now));
            }
        }

        return [.. runs.Select(run => (Range(run.From, run.To), Range(run.NowFrom, run.NowTo)))];
    }

    private static bool Follows(string label, string next) =>
        int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int a)
        && int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out int b)
        && b == a + 1;

    private static string Range(string from, string to) => from == to ? from : $"{from}–{to}";
}
