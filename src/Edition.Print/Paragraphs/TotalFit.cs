using System.Runtime.InteropServices;

namespace Edition.Print.Paragraphs;

/// <summary>
/// Breaks a stretch into lines so that the sum of demerits is least: Donald E. Knuth and Michael F. Plass, "Breaking
/// Paragraphs into Lines", Software: Practice and Experience 11 (1981), with the number of
/// hyphenated lines in a row made part of the state, so that its limit is kept exactly. The work grows with the length
/// of the text, for a line start is dropped as soon as the measure is passed.
/// <para>
/// A line costs (line penalty + 100 |r|^power)² and a line end the square of its penalty, side by side: in the paper
/// the two are summed before they are squared, so that a hyphen costs most where it is needed most. Neighbours are told
/// apart in steps of a third of a ratio, and cost by the square of the steps beyond the first.
/// </para>
/// </summary>
internal sealed class TotalFit(Stretch stretch, FitRules rules, FitMeasure measure, Bench bench)
{
    /// <summary>Line starts kept open at once; only text that takes up almost no room could ask for more.</summary>
    private const int MostActive = 3000;

    private const double WorstBadness = 100_000,
        LooseDemerits = 1e6,
        TightDemerits = 9e5,
        TailDemerits = 1e8,
        StubDemerits = 1e9,
        OverfullDemerits = 1e13;

    private readonly Opportunity[] places = stretch.Opportunities;
    private readonly List<FitNode> nodes = bench.Nodes;
    private readonly List<int> active = bench.Active;
    private readonly List<FitNode> candidates = bench.Candidates;

    /// <summary>
    /// [a, b]: the most by which what follows a line of fitness b can cost less than what follows one of fitness a.
    /// </summary>
    private readonly double[,] leads = rules.Leads ?? Fitness.Leads(rules.FitnessDemerits);

    private readonly double greatestRatio = rules.GreatestRatio;
    private readonly double leastRatio = rules.LeastRatio;

    /// <summary>More than any two line starts differ by what hangs at them.</summary>
    private readonly long margin = rules.Emergency ? 0 : Math.Max(measure.Width >> 4, 1 << 20);

    /// <summary>Lines must be counted if something depends on their number.</summary>
    private readonly bool countsLines = measure.Looseness != 0 || measure.WholeWordAt >= 0;

    /// <summary>The line ends of the best setting, in order; null if the rules allow none.</summary>
    public List<FitLine>? Break()
    {
        nodes.Clear();
        nodes.Add(new FitNode(-1, 0, Fitness.Even, 0, 0, -1, default));
        active.Clear();
        active.Add(0);
        for (int b = 0; b < places.Length; b++)
        {
            if (places[b].Level > rules.Level || (rules.WholeWords && places[b].AddsHyphen))
            {
                continue;
            }

            bool isLast = b == places.Length - 1;
            candidates.Clear();
            int kept = 0,
                lastDropped = -1;
            for (int i = 0; i < active.Count; i++)
            {
                int from = active[i];
                Verdict verdict = Try(from, b, isLast);
                if (verdict == Verdict.TooShort)
                {
                    // Later line starts make shorter lines: none of them reaches so far.
                    kept = KeepRest(i, kept);
                    break;
                }

                if (verdict == Verdict.Passed)
                {
                    lastDropped = from;
                }
                else
                {
                    active[kept++] = from;
                }
            }

            active.RemoveRange(kept, active.Count - kept);
            if (candidates.Count == 0 && (active.Count == 0 || (isLast && rules.Emergency)))
            {
                if (!rules.Emergency)
                {
                    return null;
                }

                // Even in an emergency something is wider than the measure: it stands alone.
                int last = active.Count > 0 ? active[^1] : lastDropped;
                FitNode from = nodes[last];
                candidates.Add(
                    new FitNode(
                        b,
                        from.Line + 1,
                        0,
                        places[b].Flagged ? 1 : 0,
                        from.Total + OverfullDemerits,
                        last,
                        new FitLine(b, -1, true, false)
                    )
                );
            }

            Keep(isLast);
        }

        return Trace();
    }

    private int KeepRest(int from, int kept)
    {
        if (from == kept)
        {
            return active.Count;
        }

        for (int i = from; i < active.Count; i++)
        {
            active[kept++] = active[i];
        }

        return kept;
    }

    private enum Verdict
    {
        Weighed,
        Passed,
        TooShort,
    }

    /// <summary>
    /// Weighs the line from a node to an opportunity. Passed: the measure is passed, the node can end no line from here
    /// on.
    /// </summary>
    private Verdict Try(int from, int b, bool isLast)
    {
        ref readonly FitNode node = ref CollectionsMarshal.AsSpan(nodes)[from];
        ref readonly Opportunity place = ref places[b];
        long start,
            target = measure.Width;
        Give give = place.GiveEnd;
        if (node.Place < 0)
        {
            start = measure.Indent == 0 ? stretch.StartWidth : 0;
            target -= measure.Indent;
        }
        else
        {
            start = places[node.Place].Start;
            give -= places[node.Place].GiveStart;
        }

        long natural = place.End - start,
            bare = place.Base - start;
        long gap = target - natural;
        if (
            rules.Zone == 0
            && !rules.Emergency
            && !isLast
            && gap > margin
            && node.Place >= 0
            && gap - margin > greatestRatio * give.Stretch + rules.Expansion * natural
        )
        {
            return Verdict.TooShort;
        }

        double least = rules.Zone > 0 ? bare : bare * (1 - rules.Expansion) - give.Shrink * leastRatio;

        // What hangs beyond the measure is less than half an em of any face: a sixteenth of the measure is ample for
        // the test that this line start has been passed.
        if (least > target + margin)
        {
            return Verdict.Passed;
        }

        double ratio,
            badness;
        bool justified = rules.Zone == 0;
        if (rules.Zone > 0)
        {
            if (gap < 0)
            {
                return Verdict.Weighed;
            }

            ratio = 0;
            double shortfall = isLast ? 0 : (double)gap / rules.Zone;
            badness = Math.Min(100 * shortfall * shortfall * shortfall, WorstBadness);
        }
        else
        {
            ratio = Ratio(gap, natural, give);
            if (isLast && gap > 0 && !(gap < measure.NearlyFull && ratio <= 1))
            {
                ratio = 0;
                justified = false;
            }

            if (ratio < -leastRatio)
            {
                return Verdict.Weighed;
            }

            if (Math.Abs(ratio) > greatestRatio && !rules.Emergency)
            {
                return Verdict.Weighed;
            }

            // The usual power without a call of the general one, which is dear: this is asked millions of times.
            double r = Math.Abs(ratio);
            badness = Math.Min(100 * (rules.Power == 1 ? r : Math.Pow(r, rules.Power)), WorstBadness);
        }

        int stack = place.Flagged ? node.Stack + 1 : 0;
        if (stack > rules.MaxHyphenStack && !rules.Emergency)
        {
            return Verdict.Weighed;
        }

        if (place.CutsWord && node.Line == measure.WholeWordAt)
        {
            return Verdict.Weighed;
        }

        bool tail = isLast && node.Place >= stretch.TailFrom && places[node.Place].Flagged;
        if (tail && !rules.AllowsTail)
        {
            return Verdict.Weighed;
        }

        int fitness = Fitness.Of(ratio);
        double line = rules.LinePenalty + badness;
        double total = node.Total + line * line + (double)place.Penalty * place.Penalty;
        if (place.Flagged && node.Stack > 0)
        {
            total += rules.HyphenDemerits * (stack > rules.MaxHyphenStack ? 1000 : 1);
        }

        if (ratio > Math.Max(1, rules.Loosest))
        {
            total += LooseDemerits;
        }
        else if (ratio < -1)
        {
            total += TightDemerits;
        }

        total += Fitness.Unlike(fitness - node.Fitness, rules.FitnessDemerits);

        if (isLast && node.Place >= 0)
        {
            total += LastLine(node, natural, tail, nearlyFull: gap > 0 && gap < measure.NearlyFull && !justified);
        }

        var set = new FitLine(b, ratio, justified, true);
        Offer(new FitNode(b, node.Line + 1, fitness, Math.Min(stack, rules.MaxHyphenStack), total, from, set));
        return Verdict.Weighed;
    }

    /// <summary>
    /// What is wrong with a last line of the given natural width after the line that ends at a node: too short, short
    /// of full by a little, left over from a divided word.
    /// </summary>
    private double LastLine(in FitNode before, long natural, bool tail, bool nearlyFull)
    {
        return (natural < measure.LeastLast || (nearlyFull && rules.Zone == 0) ? rules.LastLineDemerits : 0)
            + (places[before.Place].Flagged ? rules.FinalHyphenDemerits : 0)
            + (tail ? TailDemerits : 0)
            + (before.Place >= stretch.StubFrom ? StubDemerits : 0);
    }

    /// <summary>
    /// How far the spaces must give where the glyphs have given all they can: 0 where these suffice, below 0 for a line
    /// to be shrunk, infinite if there is nothing to stretch.
    /// </summary>
    private double Ratio(long gap, long natural, Give glue)
    {
        double left = Math.Max(0, Math.Abs(gap) - rules.Expansion * natural);
        long give = gap > 0 ? glue.Stretch : glue.Shrink;
        return left == 0 ? 0 : Math.Sign(gap) * (give > 0 ? left / give : double.PositiveInfinity);
    }

    /// <summary>
    /// Keeps the best way to each state: fitness, hyphens in a row, and the line's number where it matters.
    /// </summary>
    private void Offer(in FitNode node)
    {
        for (int i = 0; i < candidates.Count; i++)
        {
            FitNode other = candidates[i];
            if (other.Fitness == node.Fitness && other.Stack == node.Stack && (!countsLines || other.Line == node.Line))
            {
                if (node.Total < other.Total)
                {
                    candidates[i] = node;
                }

                return;
            }
        }

        candidates.Add(node);
    }

    /// <summary>Opens new line starts, but for those that another beats whatever follows.</summary>
    private void Keep(bool isLast)
    {
        for (int i = 0; i < candidates.Count; i++)
        {
            FitNode node = candidates[i];
            bool beaten = false;
            for (int j = 0; j < candidates.Count && !beaten && !isLast; j++)
            {
                FitNode other = candidates[j];
                beaten =
                    i != j
                    && other.Stack <= node.Stack
                    && (!countsLines || other.Line == node.Line)
                    && other.Total + leads[other.Fitness, node.Fitness] < node.Total;
            }

            if (!beaten)
            {
                active.Add(nodes.Count);
                nodes.Add(node);
            }
        }

        if (active.Count > MostActive)
        {
            active.RemoveRange(0, active.Count - MostActive);
        }
    }

    private List<FitLine>? Trace()
    {
        int best = -1;
        foreach (int index in active)
        {
            if (nodes[index].Place == places.Length - 1 && (best < 0 || nodes[index].Total < nodes[best].Total))
            {
                best = index;
            }
        }

        if (best < 0)
        {
            return null;
        }

        if (measure.Looseness != 0)
        {
            int wanted = nodes[best].Line + measure.Looseness;
            foreach (int index in active)
            {
                if (nodes[index].Place == places.Length - 1)
                {
                    int off = Math.Abs(nodes[index].Line - wanted),
                        bestOff = Math.Abs(nodes[best].Line - wanted);
                    if (off < bestOff || (off == bestOff && nodes[index].Total < nodes[best].Total))
                    {
                        best = index;
                    }
                }
            }
        }

        var lines = new List<FitLine>();
        for (int index = best; nodes[index].Place >= 0; index = nodes[index].Previous)
        {
            lines.Add(nodes[index].Set);
        }

        lines.Reverse();
        return lines;
    }
}
