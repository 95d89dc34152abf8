namespace Edition.Print.Paragraphs;

/// <summary>
/// How many lines a stretch can be set in at all, told from its sums alone: what no line end could be found for need
/// not be looked for.
/// </summary>
internal static class LineCounts
{
    /// <summary>
    /// No justified setting that the rules allow has fewer lines, or more; where the first is above the second there is
    /// none. The widths of all lines together are that of the stretch, but for what each line end adds (a hyphen) or
    /// takes (a space); their glyphs and spaces give no more than the rules let them, and all lines but the last are
    /// full.
    /// </summary>
    public static (int Fewest, int Most) Of(Stretch stretch, in FitRules rules, in FitMeasure measure)
    {
        ReadOnlySpan<Opportunity> places = stretch.Opportunities;
        ref readonly Opportunity end = ref places[^1];
        long start = measure.Indent == 0 ? stretch.StartWidth : 0;
        long added = 0,
            taken = 0,
            last = end.End - start;
        foreach (ref readonly Opportunity place in places[..^1])
        {
            added = Math.Max(added, place.End - place.Start);
            taken = Math.Max(taken, place.Start - place.End);
            last = Math.Min(last, end.End - place.Start);
        }

        // One unit more or less than can be: the sums of the search are rounded, too.
        double whole = end.End - start;
        double widest = 1 + rules.Expansion,
            narrowest = 1 - rules.Expansion;
        double full = widest * (whole - last) + rules.GreatestRatio * end.GiveEnd.Stretch + measure.Indent + 1;
        double each = measure.Width - widest * added;
        double least = narrowest * (whole + taken) - rules.LeastRatio * end.GiveEnd.Shrink + measure.Indent - 1;
        return (
            (int)Math.Clamp(Math.Ceiling(least / (measure.Width + narrowest * taken)), 1, places.Length),
            each > 0 ? 1 + (int)Math.Clamp(Math.Floor(full / each), 0, places.Length) : places.Length
        );
    }
}
