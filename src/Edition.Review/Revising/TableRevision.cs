using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>
/// Tables by their grids: cells' words, rows put in, taken out and moved. Pipes stay where they are as far as the
/// words allow; another number of columns is refused.
/// </summary>
internal sealed partial class TableRevision(Desk desk, IReadOnlyDictionary<string, Change> removed)
{
    private sealed record OldRow(int Index, TableRow Row, ImmutableArray<(Site Site, Para Para)> Cells)
    {
        public string Key => string.Join('\n', Cells.Select(cell => cell.Para.Key));
    }

    private sealed record NewRow(WordRow Row, ImmutableArray<ImmutableArray<Para>> Cells, bool Merged)
    {
        public string Key => string.Join('\n', Cells.Select(cell => string.Concat(cell.Select(para => para.Key))));

        public Change? Inserted =>
            Row.Inserted
            ?? Cells
                .SelectMany(cell => cell)
                .SelectMany(para => para.Tokens)
                .Select(t => t.Inserted)
                .FirstOrDefault(c => c is not null);
    }

    /// <summary>Rows that go: whole lines.</summary>
    public List<(Site Site, Place Lines)> Gone { get; } = [];

    /// <summary>The ids that something in the book leads to.</summary>
    public required IReadOnlySet<string> Referred { get; init; }

    /// <summary>A cell of each table that stays, as built and as reviewed: by it one sees where the table stands.</summary>
    public List<(Para Built, Para Reviewed)> Anchors { get; } = [];

    /// <summary>The reviewed paragraphs of cells, with their sites.</summary>
    public Dictionary<Para, Site> Sites { get; } = new(ReferenceEqualityComparer.Instance);

    /// <param name="old">Cells as built.</param>
    /// <param name="now">All paragraphs in tables of the reviewed file; those of new tables are left.</param>
    /// <param name="remains">Whether a text is still somewhere in the reviewed file.</param>
    /// <returns>The Word tables that were taken for tables of the manuscript.</returns>
    public HashSet<WordTable> Revise(
        IEnumerable<(Site Site, Para Para)> old,
        IReadOnlyList<Para> now,
        Func<string, bool> remains
    )
    {
        HashSet<WordTable> used = new(ReferenceEqualityComparer.Instance);
        ILookup<WordTable, Para> tables = now.Where(para => para.Cell is not null).ToLookup(para => para.Cell!.Table);
        foreach (
            var table in old.GroupBy(cell => cell.Site.Leaf, ReferenceEqualityComparer.Instance)
                .Select(g => g.ToArray())
        )
        {
            var of = (Table)table[0].Site.Leaf;
            HashSet<string> names = [.. table.Select(cell => cell.Site.Name)];
            HashSet<string> keys = [.. table.Select(cell => cell.Para.Key).Where(key => key.Length > 0)];
            WordTable? found =
                tables.FirstOrDefault(t => t.Any(para => para.Marks.Any(names.Contains)))?.Key
                ?? tables
                    .Where(t => !used.Contains(t.Key) && t.Count(para => keys.Contains(para.Key)) * 2 > keys.Count)
                    .MaxBy(t => t.Count(para => keys.Contains(para.Key)))
                    ?.Key;
            if (found is null)
            {
                Lost(of, table, remains);
                continue;
            }

            used.Add(found);
            Anchors.Add(
                (
                    table[0].Para,
                    tables[found].FirstOrDefault(para => para.Marks.Contains(table[0].Site.Name))
                        ?? tables[found].First()
                )
            );
            Compare(of, RowsOf(table), RowsOf(found, tables[found]));
        }

        return used;
    }

    private void Lost(Table table, (Site Site, Para Para)[] cells, Func<string, bool> remains)
    {
        Change? who = cells
            .Select(cell => removed.GetValueOrDefault(cell.Site.Name))
            .FirstOrDefault(c => c is not null);
        if (!desk.Takes(who))
        {
            return;
        }

        SourceSpan place = table.Span with { Length = 0 };
        string caption = PlainText.Of(table.Caption);
        if (table.Id is { } id && Referred.Contains(id))
        {
            desk.Outcome.Refuse(place, caption.Length > 0 ? caption : cells[0].Para.Text, BlockRevision.LedTo, who);
            return;
        }

        if (caption.Length > 0 && remains(Folding.Of(caption)))
        {
            desk.Outcome.Refuse(place, caption, "the table was taken out and its caption was not", who);
            return;
        }

        if (desk.WhyNot(Caution.Blocks) is { } unbuilt)
        {
            desk.Outcome.Refuse(place, caption.Length > 0 ? caption : cells[0].Para.Text, unbuilt, who);
            return;
        }

        if (WhyNotNotes(cells) is { } why)
        {
            desk.Outcome.Refuse(place, caption.Length > 0 ? caption : cells[0].Para.Text, why, who);
            return;
        }

        desk.Outcome.Correct(place, caption.Length > 0 ? caption : cells[0].Para.Text, "", who, "a table taken out");
        Gone.Add((cells[0].Site, Layout.LinesOf(table.Span.Source!, table.Span.Start, table.Span.End)));
    }

    private string? WhyNotNotes(IEnumerable<(Site Site, Para Para)> cells) =>
        cells.Select(cell => desk.Notes.WhyNotRemove(cell.Site, cell.Para)).FirstOrDefault(why => why is not null);

    private static List<OldRow> RowsOf((Site Site, Para Para)[] cells) =>
        [
            .. cells
                .GroupBy(cell => cell.Site.Row)
                .Select(row => new OldRow(
                    row.Key,
                    row.First().Site.Around<TableRow>()!,
                    [.. row.OrderBy(c => c.Site.Column)]
                )),
        ];

    private static List<NewRow> RowsOf(WordTable table, IEnumerable<Para> paras) =>
        [
            .. paras
                .GroupBy(para => para.Cell!.RowIndex)
                .OrderBy(row => row.Key)
                .Select(row => new NewRow(
                    row.First().Cell!.Row,
                    [.. row.GroupBy(para => para.Cell!.Column).OrderBy(c => c.Key).Select(c => c.ToImmutableArray())],
                    row.Any(para => para.Cell!.Merged) || table.Rows.IsEmpty
                )),
        ];

    private void Compare(Table table, List<OldRow> old, List<NewRow> now)
    {
        var oldOf = new int[now.Count];
        var newOf = new int[old.Count];
        Array.Fill(oldOf, -1);
        Array.Fill(newOf, -1);
        Match(old, now, oldOf, newOf);
        int columns = old.Max(row => row.Cells.Length);
        NewRow? odd = now.Find(row => row.Cells.Length != columns || row.Merged);
        if (odd is not null)
        {
            desk.Outcome.Doubtful.UnionWith(now.SelectMany(row => row.Cells).SelectMany(cell => cell));
            string words = string.Join(
                " | ",
                now.Where(row => row.Cells.Length > columns)
                    .Select(row => string.Concat(row.Cells[^1].Select(p => p.Text)))
            );
            desk.Outcome.Refuse(
                table.Span with
                {
                    Length = 0,
                },
                words.Length > 0
                    ? words
                    : string.Join(" | ", odd.Cells.Select(cell => string.Concat(cell.Select(p => p.Text)))),
                odd.Merged ? "cells were merged" : "a column was put in or taken out: that is done in the manuscript",
                odd.Inserted
            );
        }

        for (int i = 0; i < old.Count; i++)
        {
            if (newOf[i] >= 0)
            {
                Cells(old[i], now[newOf[i]], desk.Outcome);
            }
            else if (odd is null)
            {
                LostRow(old[i]);
            }
        }

        if (odd is null)
        {
            Rows(table, old, now, oldOf);
        }
    }

    private static void Match(List<OldRow> old, List<NewRow> now, int[] oldOf, int[] newOf)
    {
        void Pair(int i, int j) => (newOf[i], oldOf[j]) = (j, i);
        for (int j = 0; j < now.Count; j++)
        {
            HashSet<string> marks = [.. now[j].Cells.SelectMany(cell => cell).SelectMany(para => para.Marks)];
            int i = old.FindIndex(row => row.Cells.Any(cell => marks.Contains(cell.Site.Name)));
            if (i >= 0 && newOf[i] < 0)
            {
                Pair(i, j);
            }
        }

        int[] mine = [.. Enumerable.Range(0, old.Count).Where(i => newOf[i] < 0)];
        int[] theirs = [.. Enumerable.Range(0, now.Count).Where(j => oldOf[j] < 0)];
        foreach ((int a, int b) in Difference.Of(mine, theirs, (i, j) => old[i].Key == now[j].Key))
        {
            Pair(mine[a], theirs[b]);
        }

        foreach (int j in theirs.Where(j => oldOf[j] < 0))
        {
            HashSet<string> keys = [.. now[j].Cells.Select(cell => string.Concat(cell.Select(para => para.Key)))];
            int best = mine.Where(i => newOf[i] < 0).OrderByDescending(i => Alike(i, keys)).FirstOrDefault(-1);
            if (best >= 0 && Alike(best, keys) > 0)
            {
                Pair(best, j);
            }
        }

        int Alike(int i, HashSet<string> keys) =>
            old[i].Cells.Count(cell => cell.Para.Key.Length > 0 && keys.Contains(cell.Para.Key));
    }

    private void Cells(OldRow old, NewRow now, Outcome into)
    {
        bool even = old.Cells.Length == now.Cells.Length;
        for (int c = 0; c < old.Cells.Length; c++)
        {
            (Site site, Para para) = old.Cells[c];
            ImmutableArray<Para>? there = even
                ? now.Cells[c]
                : now.Cells.FirstOrDefault(cell => cell.Any(p => p.Marks.Contains(site.Name)));
            if (there is not { IsDefaultOrEmpty: false } found)
            {
                continue;
            }

            foreach (Para each in found)
            {
                Sites.TryAdd(each, site);
            }

            ImmutableArray<Para> full = [.. found.Where(p => !p.IsEmpty)];
            Cell(site, new Pair([(site, para)], full.IsEmpty ? found[..1] : full), into);
        }
    }

    /// <summary>A cell's words, and its spaces so that the pipes stay.</summary>
    private void Cell(Site site, Pair pair, Outcome into)
    {
        var own = new Outcome();
        new LeafRevision(pair, desk, own).Revise();
        into.Refusals.AddRange(own.Refusals);
        if (own.Refusals.Count > 0)
        {
            into.Doubtful.UnionWith(pair.New);
        }

        if (own.Edits.Count == 0)
        {
            return;
        }

        var cell = (TableCell)site.Key;
        Source source = site.Source;
        string text = source.Text;
        (int start, int end) = (cell.Span.Start, cell.Span.End);
        Place lines = Layout.LinesOf(source, start, start);
        List<SourceEdit> edits =
        [
            .. own.Edits.Select(edit => edit with { Text = Barred(edit.Text, text[lines.Start..lines.End]) }),
        ];
        int left = start,
            right = end;
        while (left > lines.Start && text[left - 1] == ' ')
        {
            left--;
        }

        while (right < lines.End && text[right] == ' ')
        {
            right++;
        }

        bool piped = left > lines.Start && text[left - 1] == '|' && right < lines.End && text[right] == '|';
        if (piped && cell.Lines.IsEmpty)
        {
            int grown = edits.Sum(edit => edit.Text.Length - (edit.End - edit.Start));
            if (start == end)
            {
                (start, end) = (Math.Min(left + 1, right), Math.Min(left + 1, right));
            }

            bool fromLeft = start - left > Math.Max(1, right - end);
            int room = Math.Max(0, (fromLeft ? start - left : right - end) - 1);
            int less = Math.Min(Math.Max(grown, 0), room);
            int at = fromLeft ? left : end;
            edits.Add(
                grown > 0
                    ? new SourceEdit(source, fromLeft ? at : right - less, fromLeft ? at + less : right, "", lines)
                    : new SourceEdit(
                        source,
                        fromLeft ? at : right,
                        fromLeft ? at : right,
                        new string(' ', -grown),
                        lines
                    )
            );
        }

        into.Corrections.AddRange(own.Corrections);
        foreach (SourceEdit edit in edits)
        {
            into.Edit(edit);
        }
    }

    private static string Barred(string words, string line) =>
        line.Contains('|', StringComparison.Ordinal) ? words.Replace("|", "\\|", StringComparison.Ordinal) : words;
}
