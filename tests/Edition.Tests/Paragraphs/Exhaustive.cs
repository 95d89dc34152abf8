using Edition.Print.Paragraphs;

namespace Edition.Tests.Paragraphs;

/// <summary>
/// The definition of the best setting, tried on every subset of the places: slow, and so plain that it can be believed.
/// </summary>
internal static class Exhaustive
{
    public static (double Total, List<int> Ends)? Best(Stretch stretch, FitRules rules, FitMeasure measure)
    {
        int inner = stretch.Opportunities.Length - 1;
        var all = new List<(double Total, List<int> Ends)>();
        for (int set = 0; set < 1 << inner; set++)
        {
            List<int> ends = [.. Enumerable.Range(0, inner).Where(i => (set >> i & 1) == 1), inner];
            if (Total(stretch, rules, measure, ends) is { } total)
            {
                all.Add((total, ends));
            }
        }

        if (all.Count == 0)
        {
            return null;
        }

        int wanted = all.MinBy(setting => setting.Total).Ends.Count + measure.Looseness;
        int off = all.Min(setting => Math.Abs(setting.Ends.Count - wanted));
        return measure.Looseness == 0
            ? all.MinBy(setting => setting.Total)
            : all.Where(setting => Math.Abs(setting.Ends.Count - wanted) == off).MinBy(setting => setting.Total);
    }

    /// <summary>Null if a line is not allowed.</summary>
    public static double? Total(Stretch stretch, FitRules rules, FitMeasure measure, List<int> ends)
    {
        double total = 0;
        int previous = -1,
            fitness = 0,
            stack = 0;
        for (int line = 0; line < ends.Count; line++)
        {
            Opportunity end = stretch.Opportunities[ends[line]];
            bool last = line == ends.Count - 1;
            Opportunity? begin = previous < 0 ? null : stretch.Opportunities[previous];
            double target = measure.Width - (line == 0 ? measure.Indent : 0);
            double natural = end.End - (begin?.Start ?? (measure.Indent == 0 ? stretch.StartWidth : 0));
            double stretchable = end.GiveEnd.Stretch - (begin?.GiveStart.Stretch ?? 0),
                shrinkable = end.GiveEnd.Shrink - (begin?.GiveStart.Shrink ?? 0);
            double gap = target - natural;
            double glyphs = rules.Expansion * natural;
            double ratio =
                Math.Abs(gap) <= glyphs ? 0
                : gap > 0 ? (gap - glyphs) / stretchable
                : (gap + glyphs) / shrinkable;
            bool open = last && gap > 0 && (gap >= measure.NearlyFull || ratio > 1);
            ratio = open ? 0 : ratio;

            double badness = 100 * Math.Pow(Math.Abs(ratio), rules.Power);
            bool tail = last && begin is { Flagged: true } && previous >= stretch.TailFrom;
            if (
                end.Level > rules.Level
                || ratio < -Math.Max(1, rules.Tightest)
                || (rules.WholeWords && end.AddsHyphen)
                || 100 * Math.Pow(Math.Abs(ratio), 3) > rules.Tolerance
                || (tail && !rules.AllowsTail)
                || (end.CutsWord && line == measure.WholeWordAt)
            )
            {
                return null;
            }

            int hyphens = end.Flagged ? stack + 1 : 0;
            if (hyphens > rules.MaxHyphenStack)
            {
                return null;
            }

            int kind = (int)Math.Floor(Math.Clamp(ratio, -1, 2) * 3 + 0.5);
            total += Math.Pow(rules.LinePenalty + badness, 2) + Math.Pow(end.Penalty, 2);
            total += hyphens > 1 ? rules.HyphenDemerits : 0;
            total += Math.Pow(Math.Max(0, Math.Abs(kind - fitness) - 1), 2) * rules.FitnessDemerits;
            total +=
                ratio > 1 && ratio > rules.Loosest ? 1e6
                : ratio < -1 ? 9e5
                : 0;
            if (last && line > 0)
            {
                total += natural < measure.LeastLast || (open && gap < measure.NearlyFull) ? rules.LastLineDemerits : 0;
                total += previous >= stretch.StubFrom ? 1e9 : 0;
                total += begin!.Value.Flagged ? rules.FinalHyphenDemerits : 0;
                total += tail ? 1e8 : 0;
            }

            (previous, fitness, stack) = (ends[line], kind, hyphens);
        }

        return total;
    }
}
