using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>What a page's depth and its notes cost: one scale with the template's costs of widows and cut words.</summary>
internal readonly record struct PageCosts(PageSettings Settings)
{
    /// <summary>A note of more lines than this is rather split than that it leave a hole in the page.</summary>
    private const int ShortNote = 6;

    /// <summary>What it costs to split a note of so many lines: the longer it is, the less.</summary>
    public long OfSplit(int lines) =>
        lines <= ShortNote ? Settings.NoteSplitCost : (long)Settings.NoteSplitCost * ShortNote / (10L * lines);

    /// <summary>The cost of rows left white above the notes: up to two are seen by few, more are a hole.</summary>
    public long OfWhite(int rows)
    {
        long hole = Math.Max(0, rows - 2);
        return ((long)rows * rows * Settings.UnequalSpreadCost / 16) + (hole * hole * Settings.UnequalSpreadCost);
    }

    /// <summary>
    /// How many rows a page may lack: more before a heading, which would else be left alone at its foot. Such a blank
    /// is as bad as a widow, and a heading without its text worse than both.
    /// </summary>
    public static int MostShort(bool beforeHeading) => beforeHeading ? 10 : 3;

    /// <summary>The cost of a page that is so many rows too deep, or below 0 not quite full.</summary>
    public long OfDepth(int off)
    {
        return off > 0
            ? Settings.UnequalSpreadCost / 8
            : (off * off * Settings.UnequalSpreadCost / 10) + (off < -MostShort(false) ? Settings.WidowCost : 0);
    }
}
