using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>Where what is put in stands: beside or instead of the words whose marks and link it has.</summary>
internal sealed partial class LeafRevision
{
    private const int MostCells = 1 << 20;

    /// <summary>Gives all that is put in its places, stretch by stretch of what differs.</summary>
    private void Settle()
    {
        for (int start = 0; start < entries.Count; )
        {
            if (IsKept(entries[start]))
            {
                start++;
                continue;
            }

            int end = start;
            while (end < entries.Count && !IsKept(entries[end]))
            {
                end++;
            }

            Settle(start, end);
            start = end;
        }
    }

    private static bool IsKept(Entry entry) => entry.Old >= 0 && !entry.Gone;

    /// <summary>
    /// In order, each instead of a token that goes, behind what stands before all or before what stands behind: where
    /// most of them have the look and the link that they are to have.
    /// </summary>
    private void Settle(int start, int end)
    {
        int[] come = [.. Enumerable.Range(start, end - start).Where(i => entries[i].Old < 0)];
        if (come.Length == 0)
        {
            return;
        }

        Entry? before = start > 0 && HasPlace(entries[start - 1]) ? entries[start - 1] : null;
        Entry? after = end < entries.Count && HasPlace(entries[end]) ? entries[end] : null;
        List<Entry> slots = [.. entries[start..end].Where(entry => entry.Gone && HasPlace(entry))];
        if ((long)come.Length * slots.Count > MostCells)
        {
            slots.RemoveRange(1, slots.Count - 1);
        }

        int gone = slots.Count;
        slots.InsertRange(0, before is null ? [] : [before]);
        slots.AddRange(after is null ? [] : [after]);
        if (slots.Count == 0)
        {
            foreach (int i in come)
            {
                entries[i].At = emptyAt;
            }

            return;
        }

        Look[] looks = [.. come.Select(i => LookOf(entries[i], i, start, end))];
        int Fit(int c, int slot) =>
            (SameLook(slots[slot], looks[c]) ? 2 : 0)
            + (slots[slot].Token.Target == entries[come[c]].Token.Target ? 2 : 0);

        // Instead of words that go sooner than beside those that stay, and behind sooner than before.
        int Rank(int slot) =>
            gone > 0 && slots[slot].Gone ? 2
            : slots[slot] == before ? 1
            : 0;
        int[] best = Along(come.Length, slots.Count, (c, slot) => 8 * Fit(c, slot) + Rank(slot));
        for (int c = 0; c < come.Length; c++)
        {
            Put(entries[come[c]], slots[best[c]], looks[c], before, after);
        }
    }

    /// <summary>For each of a row the column, ascending, so that the sum is the greatest; of equal ones the first.</summary>
    private static int[] Along(int rows, int columns, Func<int, int, int> worth)
    {
        var sum = new long[rows, columns];
        var from = new int[rows, columns];
        for (int r = 0; r < rows; r++)
        {
            int best = 0;
            for (int c = 0; c < columns; c++)
            {
                if (r > 0 && sum[r - 1, c] > sum[r - 1, best])
                {
                    best = c;
                }

                sum[r, c] = worth(r, c) + (r > 0 ? sum[r - 1, best] : 0);
                from[r, c] = best;
            }
        }

        var chosen = new int[rows];
        for (int r = rows - 1; r >= 0; r--)
        {
            if (r < rows - 1)
            {
                chosen[r] = from[r + 1, chosen[r + 1]];
                continue;
            }

            for (int c = 1; c < columns; c++)
            {
                chosen[r] = sum[r, c] > sum[r, chosen[r]] ? c : chosen[r];
            }
        }

        return chosen;
    }

    private void Put(Entry entry, Entry slot, Look look, Entry? before, Entry? after)
    {
        if (slot.Gone)
        {
            entry.At = places[slot.Old].Start;
            entry.Reference = entry.ReferenceAfter = slot.Old;
            return;
        }

        // A paragraph's end stands at no word's side: within the marks that both of its neighbours have.
        bool fits = SameLook(slot, look) && entry.Token.Kind != TokenKind.Paragraph;
        if (slot == before)
        {
            entry.Reference = slot.Old;
            entry.ReferenceAfter =
                fits ? slot.Old
                : after is null ? -1
                : after.Old;
            entry.At = fits
                ? places[slot.Old].End
                : nodes
                    .Where(n => n.Last == slot.Old && !(after is not null && n.Holds(after.Old)))
                    .Select(n => n.Close.End)
                    .Append(places[slot.Old].End)
                    .Max();
            return;
        }

        entry.ReferenceAfter = slot.Old;
        entry.Reference =
            fits ? slot.Old
            : before is null ? -1
            : before.Old;
        entry.At = fits
            ? places[slot.Old].Start
            : nodes.Where(n => n.First == slot.Old).Select(n => n.Open.Start).Append(places[slot.Old].Start).Min();
    }

    private bool HasPlace(Entry entry) => !places[entry.Old].IsNone;

    // A space that is put in looks as what stands on both sides of it.
    private Look LookOf(Entry entry, int at, int start, int end)
    {
        if (entry.Token.HasWords)
        {
            return entry.Look;
        }

        static bool IsNew(Entry each) => each.Old < 0 && each.Token.HasWords;
        int last = at > start ? entries.FindLastIndex(at - 1, at - start, IsNew) : -1,
            next = entries.FindIndex(at, end - at, IsNew);
        Look? before =
            last >= 0 ? entries[last].Look
            : start > 0 ? Standing(entries[start - 1])
            : null;
        Look? after =
            next >= 0 ? entries[next].Look
            : end < entries.Count ? Standing(entries[end])
            : null;
        return (before ?? after ?? Look.None) & (after ?? before ?? Look.None);
    }

    private Look Standing(Entry entry) => entry.Token.HasWords ? entry.Token.Look & Styles : Holding(entry.Old);

    private bool SameLook(Entry entry, Look look) => Standing(entry) == look;

    private Look Holding(int token) =>
        nodes
            .Where(n => n.Style is not null && n.Holds(token))
            .Aggregate(Look.None, (look, n) => look | OfStyle(n.Style!.Value));

    private static Look OfStyle(InlineStyle style) =>
        style switch
        {
            InlineStyle.Emphasis => Look.Italic,
            InlineStyle.Strong => Look.Bold,
            InlineStyle.Struck => Look.Struck,
            InlineStyle.Subscript => Look.Sub,
            InlineStyle.Superscript => Look.Super,
            InlineStyle.SmallCaps => Look.SmallCaps,
            InlineStyle.Underlined or InlineStyle.Highlighted or InlineStyle.Small => Look.None,
            _ => throw new InvalidOperationException(style.ToString()),
        };
}
