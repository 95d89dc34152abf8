using Edition.Model;
using Edition.Review.Docx;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Revising;

/// <summary>Where what is new or was moved stands.</summary>
internal sealed partial class BlockRevision
{
    /// <summary>Finds the place of what is new or was moved: behind what stays before it, else before what stays behind.</summary>
    private void Put()
    {
        Dictionary<(Parallel, int Row), List<(int At, int Column, Element Element)>> columns = [];
        HashSet<WordTable> tables = new(ReferenceEqualityComparer.Instance);
        HashSet<LaterBlock> wholes = new(ReferenceEqualityComparer.Instance);
        for (int j = 0; j < now.Length; j++)
        {
            if (desk.LaterOf(now[j]) is { } whole)
            {
                if (takes(now[j].Inserted) && wholes.Add(whole))
                {
                    Place(j, new Element(now[j], null) { Kind = ElementKind.Whole, Whole = whole }, IsOutside(j));
                }

                continue;
            }

            if (NewTableAt(j) is { } begun && tables.Contains(begun))
            {
                continue;
            }

            if (now[j].IsEmpty && ofNew[j] is null)
            {
                continue;
            }

            Group? group = ofNew[j];
            if (group is not null && (!moved.Contains(group) || group.New.Min() != j))
            {
                continue;
            }

            if (group is null && !takes(now[j].Inserted))
            {
                continue;
            }

            if (
                group is null
                && now[j].Tokens.FirstOrDefault(t => t.Kind is TokenKind.Picture or TokenKind.Foreign) is { } strange
            )
            {
                outcome.Doubtful.Add(now[j]);
                outcome.Refuse(
                    Near(j),
                    strange.Key + (now[j].Text.Length > 1 ? " " + now[j].Text : ""),
                    $"{strange.Key} cannot be brought into the manuscript",
                    now[j].Inserted
                );
                continue;
            }

            if (group is null && WhyNotPut(now[j], j) is { } why)
            {
                outcome.Doubtful.Add(now[j]);
                outcome.Refuse(Near(j), now[j].Text, why, now[j].Inserted);
                continue;
            }

            var element = new Element(now[j], group);
            (element.Kind, element.Level) =
                group is null ? KindOf(now[j].Form)
                : becoming.TryGetValue(group, out (ElementKind, int) became) ? became
                : KindOf(old[group.Old[0]].Form);
            if (now[j].Cell is { } cell && ParallelOf(cell, j) is { } parallel)
            {
                int row =
                    Fixed(j, -1, k => now[k].Cell?.Table == cell.Table && now[k].Cell?.Column == cell.Column) ?? -1;
                var key = (parallel, row < 0 ? -1 : now[row].Cell!.RowIndex);
                columns.TryAdd(key, []);
                columns[key].Add((j, cell.Column, element));
                continue;
            }

            if (group is null && NewTableAt(j) is { } place && TableFrom(j, place) is { } table)
            {
                tables.Add(place);
                (element.Kind, element.Table) = (ElementKind.Table, table);
            }
            else if (now[j].Cell is not null && group is null)
            {
                outcome.Doubtful.Add(now[j]);
                outcome.Refuse(Near(j), now[j].Text, "a new table is made in the manuscript", now[j].Inserted);
                continue;
            }

            Place(j, element, IsOutside(j));
        }

        foreach (((Parallel parallel, _), List<(int At, int Column, Element Element)> put) in columns)
        {
            int[] counts = [.. parallel.Columns.Select((_, c) => put.Count(each => each.Column == c))];
            foreach ((int at, int column, Element element) in put)
            {
                if (counts.Distinct().Count() > 1)
                {
                    outcome.Doubtful.Add(element.Para);
                    outcome.Refuse(
                        Near(at),
                        element.Para.Text,
                        "one column of a parallel text gets a paragraph that the other has not",
                        element.Para.Inserted
                    );
                    continue;
                }

                WordTable table = element.Para.Cell!.Table;
                Place(at, element, k => now[k].Cell?.Table == table && now[k].Cell?.Column == column);
            }
        }
    }

    // In no cell, but those of a parallel text and of a table that stands as a whole beside it.
    private Func<int, bool> IsOutside(int j) =>
        k =>
            now[k].Cell is not { } cell
            || SiteAt(k)?.Around<Parallel>() is not null
            || (cell.Table != now[j].Cell?.Table && SiteAt(k)?.Around<Table>() is not null);

    private bool IsDrawn(Group group) => siteOf(group.Old[0])?.Around<TableCell>() is not null;

    // Its place in the reviewed file is one of a drawn table's cells.
    private bool IsInDrawn(int j) =>
        now[j].Cell?.Table is { } table
        && Enumerable
            .Range(0, now.Length)
            .Any(k => now[k].Cell?.Table == table && ofNew[k] is { } group && IsDrawn(group));

    private Site? SiteAt(int j) => ofNew[j] is { } group && !moved.Contains(group) ? siteOf(group.Old.Max()) : null;

    private SourceSpan Near(int j) =>
        Fixed(j, -1, _ => true) is { } k ? PlaceOf(SiteAt(k)!)
        : Fixed(j, 1, _ => true) is { } n ? PlaceOf(SiteAt(n)!)
        : default;

    private int? Fixed(int from, int step, Func<int, bool> fits)
    {
        for (int k = Paired(from + step, step); k >= 0 && k < now.Length; k = Paired(k + step, step))
        {
            if (SiteAt(k) is not null && fits(k))
            {
                return k;
            }
        }

        return null;
    }

    /// <summary>Paragraphs with words that the program set itself, from one place up to another.</summary>
    private IEnumerable<int> Composed(int from, int to)
    {
        for (int k = Paired(from, 1); k < to; k = Paired(k + 1, 1))
        {
            if (siteOf(ofNew[k]!.Old[0]) is null && !now[k].IsEmpty)
            {
                yield return k;
            }
        }
    }

    private (int[] Before, int[] After)? paired;

    /// <summary>The nearest that comes of something built, from a place on.</summary>
    private int Paired(int from, int step)
    {
        if (paired is null)
        {
            int[] before = new int[now.Length],
                after = new int[now.Length];
            for (int k = 0, last = -1; k < now.Length; k++)
            {
                before[k] = last = ofNew[k] is null ? last : k;
            }

            for (int k = now.Length - 1, last = now.Length; k >= 0; k--)
            {
                after[k] = last = ofNew[k] is null ? last : k;
            }

            paired = (before, after);
        }

        return from < 0 || from >= now.Length ? from
            : step < 0 ? paired.Value.Before[from]
            : paired.Value.After[from];
    }

    private Parallel? ParallelOf(CellPlace cell, int j)
    {
        for (int d = 1; d < now.Length; d++)
        {
            foreach (int k in (int[])[j - d, j + d])
            {
                if (
                    k >= 0
                    && k < now.Length
                    && now[k].Cell?.Table == cell.Table
                    && SiteAt(k)?.Around<Parallel>() is { } parallel
                )
                {
                    return parallel;
                }
            }

            if (
                (j - d < 0 || now[j - d].Cell?.Table != cell.Table)
                && (j + d >= now.Length || now[j + d].Cell?.Table != cell.Table)
            )
            {
                break;
            }
        }

        return null;
    }

    private void Place(int j, Element element, Func<int, bool> fits)
    {
        int? previous = Fixed(j, -1, fits);
        int? next = Fixed(j, 1, fits);
        bool composedBetween = previous is { } p && Composed(p + 1, j).Any(k => !now[k].HasPicture);
        if (previous is null && next is null)
        {
            outcome.Doubtful.Add(element.Para);
            outcome.Refuse(
                default,
                element.Para.Text,
                "nothing of the manuscript stands near it",
                element.Para.Inserted
            );
            return;
        }

        bool isAmongComposed =
            element.Moved is null && (previous is null || composedBetween) && Composed(j + 1, next ?? now.Length).Any();
        if (isAmongComposed)
        {
            outcome.Doubtful.Add(element.Para);
            outcome.Refuse(
                Near(j),
                element.Para.Text,
                "it stands among text that the program sets itself",
                element.Para.Inserted
            );
            return;
        }

        bool ahead =
            next is not null && (previous is null || composedBetween || JoinsList(element, previous.Value, next.Value));
        SortedDictionary<int, List<Element>> chains = ahead ? before : after;
        int key = ahead ? ofNew[next!.Value]!.Old.Min() : ofNew[previous!.Value]!.Old.Max();
        if (!chains.TryGetValue(key, out List<Element>? chain))
        {
            chains.Add(key, chain = []);
        }

        chain.Add(element);
        if (element.Moved is null)
        {
            outcome.Correct(PlaceOf(siteOf(key)!), "", element.Para.Text, element.Para.Inserted, "put in");
        }
        else
        {
            outcome.Correct(
                PlaceOf(siteOf(element.Moved.Old[0])!),
                element.Para.Text,
                element.Para.Text,
                element.Para.Inserted,
                becoming.ContainsKey(element.Moved) ? $"made {Named(element.Kind, element.Level)}" : "moved"
            );
        }
    }

    // A first item put before a list.
    private bool JoinsList(Element element, int previous, int next) =>
        element.Kind == ElementKind.Item
        && SiteAt(previous)!.Around<ListBlock>() is null
        && SiteAt(next)!.Around<ListBlock>() is not null;
}
