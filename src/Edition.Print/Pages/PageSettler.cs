using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Gives the slugs of a page their places: where the search only counted depths, this says where each stands and where
/// left-over white goes.
/// </summary>
internal static class PageSettler
{
    /// <param name="galley">What is set.</param>
    /// <param name="frame">The page.</param>
    /// <param name="noteFrame">The white and rule above notes.</param>
    /// <param name="from">Where the page begins.</param>
    /// <param name="to">Where the next one does.</param>
    public static PageCut Settle(FlatGalley galley, PageFrame frame, Length noteFrame, State from, State to)
    {
        var chosen = new HashSet<int>();
        for (Choice? choice = to.Choices; choice is not null; choice = choice.Before)
        {
            chosen.Add(choice.First);
        }

        var page = new List<SetSlug>(to.Rows + 8);
        Length depth = Length.Zero;
        for (int f = from.Float; f < to.FirstFloat; f++)
        {
            int at = galley.Floats[f];
            Slug slug = galley.Slugs[at];
            page.Add(new SetSlug(slug, depth, galley.Places[at].Matter, galley.Places[at].Index, true));
            depth = frame.RoundUp(depth + slug.Height);
        }

        int head = page.Count;
        var footed = new List<int>();
        for (int node = from.Node; node != to.Node; node = galley.Next[node])
        {
            if (galley.Others[node] is { } others)
            {
                foreach ((int first, _) in others)
                {
                    node = chosen.Contains(first) ? first : node;
                }
            }

            Slug slug = galley.Slugs[node];
            if (slug.Floats && (galley.FloatsBefore[node] >= to.Float || chosen.Contains(node)))
            {
                if (galley.FloatsBefore[node] < to.Float)
                {
                    footed.Add(node);
                }

                continue;
            }

            Length top = Fill.TopOf(slug, depth, page.Count == 0, from.Node == 0, frame);
            page.Add(new SetSlug(slug, top, galley.Places[node].Matter, galley.Places[node].Index, false));
            depth = top + slug.Height;
        }

        Stretch(page, head, to.More, frame);
        IEnumerable<Slug> floats = page.Select(set => set.Slug).Concat(footed.Select(node => galley.Slugs[node]));
        List<NoteCut> notes = NotesOf(galley, [.. floats.Where(slug => slug.Floats)], from, to);
        bool full = !to.EndsSection && notes.Count == 0 && footed.Count == 0;
        Even(page, head, frame, full ? to.Rows : 0);
        SendToFoot(page, frame);
        Length foot = frame.Leading * (to.Rows - 1) + frame.Drop;
        Length notesTop = NotesTop(notes, foot);
        if (footed.Count > 0)
        {
            PutAtFoot(
                galley,
                page,
                footed,
                notes.Count > 0 ? notesTop - noteFrame - (frame.Leading - frame.Drop) : foot,
                frame
            );
        }

        return new PageCut([.. page], [.. notes], to.Rows, to.Cost - from.Cost)
        {
            NotesTop = notesTop,
            Turn = galley.TurnBefore(to.Node, to.Float),
        };
    }

    /// <summary>
    /// Floats below the text, the last with its foot at <paramref name="foot"/> or, where the notes leave no room for
    /// that, as they follow the text.
    /// </summary>
    private static void PutAtFoot(FlatGalley galley, List<SetSlug> page, List<int> nodes, Length foot, PageFrame frame)
    {
        Length depth = frame.RoundUp(page[^1].Y + page[^1].Slug.Height);
        int first = page.Count;
        foreach (int node in nodes)
        {
            Slug slug = galley.Slugs[node];
            depth += slug.Before;
            page.Add(new SetSlug(slug, depth, galley.Places[node].Matter, galley.Places[node].Index, true));
            depth += slug.Height;
        }

        Length left = foot - depth + page[^1].Slug.Foot;
        if (left > Length.Zero)
        {
            Shift(page, first, page.Count, left);
            BringHeading(page, first, left, frame);
        }
    }

    /// <summary>The heading over what was moved comes along, by whole rows, since it stands on the grid.</summary>
    private static void BringHeading(List<SetSlug> page, int at, Length down, PageFrame frame)
    {
        int heading = at;
        while (heading > 0 && page[heading].Slug.IsUnderHeading)
        {
            int matter = page[--heading].Matter;
            while (heading > 0 && page[heading - 1].Matter == matter)
            {
                heading--;
            }
        }

        if (heading > 0 && page[heading].Slug.TakesSlack)
        {
            Shift(page, heading, at, frame.Leading * (down.Units / frame.Leading.Units));
        }
    }

    /// <summary>Opens the white above some slugs by a row each, the widest white first.</summary>
    private static void Stretch(List<SetSlug> page, int head, int rows, PageFrame frame)
    {
        foreach (
            int at in Enumerable
                .Range(0, page.Count)
                .Where(i => i > 0 && i >= head && page[i].Slug.Stretches)
                .OrderByDescending(i => page[i].Slug.Before)
                .ThenBy(i => i)
                .Take(rows)
        )
        {
            Shift(page, at, page.Count, frame.Leading);
        }
    }

    /// <summary>
    /// Puts the white that the return to the grid leaves beside slugs off the grid where it looks meant: above a
    /// heading (at a page's head too: the white below one is the same wherever it stands), else on both sides, and none
    /// at the page's head or foot.
    /// </summary>
    private static void Even(List<SetSlug> page, int head, PageFrame frame, int rows)
    {
        for (int i = head; i < page.Count; )
        {
            if (page[i].Slug.OnGrid)
            {
                i++;
                continue;
            }

            int end = i;
            while (end < page.Count && !page[end].Slug.OnGrid)
            {
                end++;
            }

            SetSlug last = page[end - 1];
            Length slack =
                end < page.Count ? page[end].Y - page[end].Slug.Before - last.Y - last.Slug.Height
                : rows > 0 ? frame.Leading * (rows - 1) + frame.Drop - last.Y - last.Slug.Height + last.Slug.Foot
                : Length.Zero;
            if (slack > Length.Zero && slack < frame.Leading * 2)
            {
                int lead = Enumerable.Range(i, end - i).LastOrDefault(k => page[k].Slug.TakesSlack, -1);
                int from = lead >= 0 ? lead : i;
                bool all = lead >= 0 || end == page.Count;
                Length down = all ? slack : slack / 2;
                if (from > 0 || lead == 0)
                {
                    Shift(page, from, end, down);
                }

                BringHeading(page, from, down, frame);
            }

            i = end;
        }
    }

    private static void SendToFoot(List<SetSlug> page, PageFrame frame)
    {
        int at = page.FindIndex(set => set.Slug.AtFoot);
        if (at >= 0)
        {
            Length shift =
                frame.Leading * (frame.Rows - 1) + frame.Drop - page[^1].Y - page[^1].Slug.Height + page[^1].Slug.Foot;
            Shift(page, at, page.Count, Length.Max(shift, Length.Zero));
        }
    }

    private static void Shift(List<SetSlug> page, int from, int end, Length by)
    {
        for (int i = from; i < end; i++)
        {
            page[i] = page[i] with { Y = page[i].Y + by };
        }
    }

    private static List<NoteCut> NotesOf(FlatGalley galley, IReadOnlyList<Slug> floats, State from, State to)
    {
        int firstNote = galley.NotesBefore[from.Node];
        var carried = new List<NoteCut>();
        var begun = new List<NoteCut>();
        int found = Array.BinarySearch(galley.FirstLine, from.Line);
        int k = found >= 0 ? found : ~found - 1;
        for (; k < galley.Notes.Length && galley.FirstLine[k] < to.Line; k++)
        {
            int first = Math.Max(from.Line, galley.FirstLine[k]) - galley.FirstLine[k];
            int end = Math.Min(to.Line, galley.FirstLine[k + 1]) - galley.FirstLine[k];
            if (k >= firstNote && galley.EarlierCall[k] >= firstNote)
            {
                continue;
            }

            (k < firstNote ? carried : begun).Add(new NoteCut(galley.Notes[k], first, end));
        }

        begun.AddRange(floats.SelectMany(slug => slug.Notes).Select(note => new NoteCut(note, 0, note.Lines.Length)));
        return [.. carried, .. begun.OrderBy(cut => cut.Note.Order)];
    }

    private static Length NotesTop(List<NoteCut> notes, Length foot)
    {
        Length total = Length.Zero;
        Slug? last = null;
        foreach (Slug slug in notes.SelectMany(cut => cut.Note.Lines.Skip(cut.From).Take(cut.To - cut.From)))
        {
            total += (last is null ? Length.Zero : slug.Before) + slug.Height;
            last = slug;
        }

        return last is null ? Length.Zero : foot - last.Drop + last.Height - total;
    }
}
