using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>How a table's columns share the measure.</summary>
internal static class TableWidths
{
    /// <summary>Rows that are looked at; of a longer table these say enough.</summary>
    private const int MostRows = 400;

    /// <summary>Moves of width from one column to another that are tried at most: the search ends long before.</summary>
    private const int MostMoves = 400;

    /// <summary>
    /// Widths with which the table is least high, as far as moving width between any two columns can make it so.
    /// <paramref name="cells"/>: of each row its cells' widths in one line; <paramref name="least"/>: of each column
    /// what it must have, in sum no more than <paramref name="room"/>. No column is wider than its widest cell.
    /// </summary>
    public static Length[] Share(IReadOnlyList<Length[]> cells, Length[] least, Length room)
    {
        int count = least.Length;
        Length[][] rows = [.. cells.Take(MostRows)];
        Length[] most =
        [
            .. Enumerable.Range(0, count).Select(c => rows.Aggregate(least[c], (w, row) => Length.Max(w, row[c]))),
        ];
        if (Sum(most) <= room)
        {
            return most;
        }

        // From the narrowest wish on, each column takes what it wants or an equal share of what is left.
        var widths = new Length[count];
        Length left = room;
        int[] order = [.. Enumerable.Range(0, count).OrderBy(c => most[c]).ThenBy(c => c)];
        for (int i = 0; i < count; i++)
        {
            int c = order[i];
            Length others = order[(i + 1)..].Aggregate(Length.Zero, (sum, other) => sum + least[other]);
            widths[c] = Length.Min(most[c], Length.Min(Length.Max(left / (count - i), least[c]), left - others));
            left -= widths[c];
        }

        int moves = 0;
        for (Length step = room / 8; step > Length.FromPoints(1) && moves < MostMoves; )
        {
            if (Move(rows, widths, least, most, step))
            {
                moves++;
            }
            else
            {
                step /= 2;
            }
        }

        return widths;
    }

    /// <summary>Makes the move of one step that lessens the height most; false if none does.</summary>
    private static bool Move(Length[][] rows, Length[] widths, Length[] least, Length[] most, Length step)
    {
        long best = Height(rows, widths);
        (int From, int To) found = (-1, -1);
        for (int from = 0; from < widths.Length; from++)
        {
            for (int to = 0; to < widths.Length; to++)
            {
                if (from == to || widths[from] - step < least[from] || widths[to] + step > most[to])
                {
                    continue;
                }

                widths[from] -= step;
                widths[to] += step;
                long height = Height(rows, widths);
                widths[from] += step;
                widths[to] -= step;
                if (height < best)
                {
                    (best, found) = (height, (from, to));
                }
            }
        }

        if (found.From < 0)
        {
            return false;
        }

        widths[found.From] -= step;
        widths[found.To] += step;
        return true;
    }

    /// <summary>
    /// The height in lines: of each row the most that a cell needs. Lines of words end somewhat before the edge, so a
    /// cell of several lines needs a little more than its width says.
    /// </summary>
    private static long Height(Length[][] rows, Length[] widths)
    {
        long height = 0;
        foreach (Length[] row in rows)
        {
            long lines = 1;
            for (int c = 0; c < widths.Length; c++)
            {
                if (row[c] > widths[c])
                {
                    long unit = Math.Max(1, widths[c].Units);
                    lines = Math.Max(lines, (row[c].Units * 27 / 25 + unit - 1) / unit);
                }
            }

            height += lines;
        }

        return height;
    }

    public static Length Sum(IEnumerable<Length> lengths) =>
        lengths.Aggregate(Length.Zero, (sum, length) => sum + length);
}
