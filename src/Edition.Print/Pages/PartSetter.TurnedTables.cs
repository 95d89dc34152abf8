using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    /// <summary>From the column's top to the last baseline of a full page: what a turned table has for its width.</summary>
    private Length Upright => shop.Frame.Leading * (shop.Frame.Rows - 1) + shop.Frame.Drop;

    /// <summary>
    /// How wide a table may be that is turned on its page: its notes stand below it, and all of them on that page.
    /// </summary>
    private Length TurnedWidth(Table table)
    {
        var aside = new TagNode(Role.Div, table.Lang);
        Length notes = Length.Zero;
        foreach (TableRow row in table.Rows.Prepend(table.Header))
        {
            foreach (TableCell cell in row.Cells)
            {
                notes += DepthOf(NotesOf(cell.Content, aside));
                foreach (ImmutableArray<Inline> text in Walk.Blocks(cell.Blocks).SelectMany(block => block.Texts))
                {
                    notes += DepthOf(NotesOf(text, aside));
                }
            }
        }

        notes += DepthOf(NotesOf(table.Caption, aside));
        return notes == Length.Zero
            ? Upright
            : Upright - shop.Frame.RoundUp(notes + Template.Pages.NoteGap + shop.Frame.Leading);

        static Length DepthOf(Dictionary<Inline, ImmutableArray<GalleyNote>> notes) =>
            TableWidths.Sum(
                notes.Values.SelectMany(called => called).SelectMany(note => note.Lines).Select(line => line.Height)
            );
    }

    /// <summary>
    /// Puts a table that was set as wide as a page is deep on pages of its own, turned a quarter to the left: as many
    /// rows on each as its measure holds, with the heads again, and none alone on the last.
    /// </summary>
    private static void PutTurned(Flow made, Length width, TextStyle style, Place place)
    {
        Slug[] slugs = [.. made.Slugs];
        var ends = new List<int>();
        Length depth = Length.Zero;
        for (int i = 0; i < slugs.Length; i++)
        {
            Length next = (depth == Length.Zero ? Length.Zero : slugs[i].Before) + slugs[i].Height;
            if (depth > Length.Zero && depth + next > place.Width && slugs[i].Repeated is { } heads)
            {
                ends.Add(i);
                depth = heads.Height;
                next = slugs[i].Height;
            }

            depth += next;
        }

        if (ends.Count > 0 && ends[^1] == slugs.Length - 1 && slugs[^2].Repeated is not null)
        {
            ends[^1]--;
        }

        ends.Add(slugs.Length);
        for (int page = 0, from = 0; page < ends.Count; from = ends[page++])
        {
            IEnumerable<Slug> on = slugs[from..ends[page]];
            if (from > 0 && slugs[from].Repeated is { } again)
            {
                on = on.Skip(1).Prepend(slugs[from] with { Before = Length.Zero }).Prepend(again);
            }

            Slug whole = Flow.Join(on);
            Length left = Length.Max(Length.Zero, place.Width - whole.Height) / 2;
            place.Flow.Add(
                [
                    new Slug(width, width)
                    {
                        Notes = whole.Notes,
                        Pieces =
                        [
                            .. whole.Pieces.Select(piece => (piece with { Y = piece.Y + left }).TurnedFrom(width)),
                        ],
                        Floats = place.IsColumn,
                    },
                ],
                style.Before,
                // It has its page to itself: what follows runs on where the table was called for.
                Length.Zero
            );
        }
    }
}
