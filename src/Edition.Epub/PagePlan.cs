using Edition.Model;

namespace Edition.Epub;

/// <summary>
/// The printed pages as markers in the text. A page that begins with text of its own has its marker at the very
/// character. One that does not (a blank, contents, a continued note) has it at the first
/// place known to be on it: the beginning of a part, a heading, a table, a figure; failing that where the next page
/// begins. So the list of pages is complete and in reading order.
/// </summary>
internal sealed class PagePlan
{
    private readonly Dictionary<Block, List<PageMarker>> byBlock = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, List<PageMarker>> byPart = [];
    private readonly Dictionary<int, List<PageMarker>> atEnd = [];
    private readonly List<PageMarker> inOrder = [];

    public PagePlan(
        PageMap? pages,
        IReadOnlyList<PartFile> files,
        IReadOnlyList<BlockPlace> leaves,
        IReadOnlyDictionary<string, Block> blockOfId,
        Func<string, string> fresh
    )
    {
        if (pages is null)
        {
            return;
        }

        var rank = new Dictionary<Block, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < leaves.Count; i++)
        {
            rank.TryAdd(leaves[i].Block, i);
        }

        ILookup<string, string> idsOfPage = pages.PageOfId.ToLookup(
            pair => pair.Value,
            pair => pair.Key,
            StringComparer.Ordinal
        );
        Dictionary<string, int> partOfId = files
            .Select((file, index) => (file.Part.Id, file.Continues, index))
            .Where(file => !file.Continues)
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var firstLeaf = new int[files.Count];
        for (int file = 0, leaf = 0; file < files.Count; file++)
        {
            while (leaf < leaves.Count && leaves[leaf].File < file)
            {
                leaf++;
            }

            firstLeaf[file] = leaf;
        }

        // Places are compared by (rank of leaf, offset); a part's beginning comes just before its first leaf.
        (int Rank, int Offset) before = (-1, 0);
        var waiting = new List<PageMarker>();
        foreach (PageStart start in pages.Starts)
        {
            var marker = new PageMarker(start.Label, fresh("page-" + Ascii(start.Label)));
            inOrder.Add(marker);
            (int Rank, int Offset, int Part)? place = null;
            if (start.Block is not null && rank.TryGetValue(start.Block, out int own))
            {
                place = (own, start.Offset, -1);
            }
            else
            {
                foreach (string id in idsOfPage[start.Label])
                {
                    (int, int, int)? found =
                        partOfId.TryGetValue(id, out int part) ? (firstLeaf[part], -1, part)
                        : blockOfId.TryGetValue(id, out Block? block) && block is Heading or Table or Figure
                            ? (rank[blockOfId[id]], 0, -1)
                        : null;
                    if (found is { } candidate && (place is null || candidate.CompareTo(place.Value) < 0))
                    {
                        place = candidate;
                    }
                }
            }

            waiting.Add(marker);
            if (place is not { } here || (here.Rank, here.Offset).CompareTo(before) < 0)
            {
                continue;
            }

            before = (here.Rank, here.Offset);
            foreach (PageMarker each in waiting)
            {
                each.File = here.Part >= 0 ? here.Part : leaves[here.Rank].File;
                each.Offset = Math.Max(0, here.Offset);
                each.Target = each == marker ? start.Target : null;
                if (here.Part >= 0)
                {
                    Add(byPart, here.Part, each);
                }
                else
                {
                    Add(byBlock, leaves[here.Rank].Block, each);
                }
            }

            waiting.Clear();
        }

        foreach (PageMarker rest in waiting)
        {
            rest.File = files.Count - 1;
            Add(atEnd, rest.File, rest);
        }
    }

    /// <summary>Every page once, in order.</summary>
    public IReadOnlyList<PageMarker> InOrder => inOrder;

    /// <summary>The markers in a block, by offset.</summary>
    public IReadOnlyList<PageMarker> In(Block block) =>
        byBlock.TryGetValue(block, out List<PageMarker>? markers) ? markers : [];

    public IReadOnlyList<PageMarker> AtStart(int part) =>
        byPart.TryGetValue(part, out List<PageMarker>? markers) ? markers : [];

    public IReadOnlyList<PageMarker> AtEnd(int part) =>
        atEnd.TryGetValue(part, out List<PageMarker>? markers) ? markers : [];

    private static void Add<TKey>(Dictionary<TKey, List<PageMarker>> places, TKey key, PageMarker marker)
        where TKey : notnull
    {
        if (!places.TryGetValue(key, out List<PageMarker>? markers))
        {
            places.Add(key, markers = []);
        }

        markers.Add(marker);
    }

    private static string Ascii(string label) =>
        string.Concat(label.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
