using System.Collections.Immutable;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// Cuts a galley into pages: of all ways to do it the one of least cost, by dynamic programming over the places where a
/// page may begin (after M. F. Plass, Optimal Pagination Techniques, 1981; the cost here
/// grows with faults that do not depend on far pages, so the search is linear in the galley). A state is a page's first
/// slug with what earlier pages hand on: note lines not yet set, floats not yet
/// placed, which side the page is on and how deep the page that it faces.
/// Notes begin on the page of their mark; only the last of a page may be split.
/// </summary>
internal sealed class PageBreaker
{
    /// <summary>
    /// The cost of what must never be: a page too deep, a note off its mark's page. It is paid only where there is no
    /// other way.
    /// </summary>
    private const long Never = 1_000_000_000;

    /// <summary>
    /// How many floats may wait for a later page. Without a bound, a run of figures would wait for its last in every
    /// way there is, and the search would grow with the cube of its length.
    /// </summary>
    private const int MostWaiting = 8;

    /// <summary>More rows than this are not left white above notes where there is another way.</summary>
    private const int MostBlank = 5;

    private readonly FlatGalley galley;
    private readonly PageFrame frame;
    private readonly PageSettings settings;
    private readonly PageCosts costs;
    private readonly int alternates;
    private readonly PageStates states;

    // The page being tried: the states that it may follow, which agree in first slug, carried lines and floats.
    private readonly List<int> group = [];
    private int start;
    private bool emitted;
    private (Fill Fill, int Node)? fallback;

    private PageBreaker(FlatGalley galley, PageFrame frame, PageSettings settings, int alternates, PageStates states)
    {
        this.galley = galley;
        this.frame = frame;
        this.settings = settings;
        costs = new PageCosts(settings);
        this.alternates = alternates;
        this.states = states;
        states.Begin(galley);
    }

    /// <summary>
    /// The pages, none for an empty galley. <paramref name="alternates"/>: how many paragraphs of a page may take
    /// another setting than their best; <paramref name="room"/>: where an earlier search kept its states.
    /// </summary>
    public static ImmutableArray<PageCut> Break(
        ImmutableArray<Matter> matter,
        PageFrame frame,
        PageSettings settings,
        bool beginsVerso,
        int alternates,
        PageStates? room = null
    )
    {
        var flat = new FlatGalley(matter, settings);
        return flat.End == 0
            ? []
            : new PageBreaker(flat, frame, settings, alternates, room ?? new PageStates()).Run(beginsVerso);
    }

    private ImmutableArray<PageCut> Run(bool beginsVerso)
    {
        states.Reach(
            0,
            new State
            {
                Verso = beginsVerso,
                Facing = State.NoFacing,
                Before = -1,
            }
        );
        for (int node = 0; node <= galley.End; node++)
        {
            states.BeginNode();
            while (states.Take(node, group))
            {
                Try(node);
            }
        }

        var cuts = new List<PageCut>();
        for (int s = states.Best(); states[s].Before >= 0; s = states[s].Before)
        {
            cuts.Add(
                PageSettler.Settle(galley, frame, Fill.NoteFrame(frame, settings), states[states[s].Before], states[s])
            );
        }

        cuts.Reverse();
        return [.. cuts];
    }

    private void Try(int node)
    {
        start = node;
        emitted = false;
        fallback = null;
        State first = states[group[0]];
        Fill fill = Fill.Begin(galley, frame, node, first.Line, first.Float);
        if (node == galley.End)
        {
            Consider(node, fill);
        }
        else
        {
            Walk(node, fill, true);
        }

        if (!emitted)
        {
            EmitAnyhow(node, fill, first);
        }
    }

    /// <summary>Adds slug after slug to the page, and at each considers ending the page before it.</summary>
    private void Walk(int node, Fill fill, bool choose)
    {
        while (true)
        {
            if (choose)
            {
                if (fill.Slugs > 0)
                {
                    Consider(node, fill);
                    if (node == galley.End)
                    {
                        return;
                    }
                }

                if (galley.Slugs[node].EndsSection && fill.Slugs > 0 && (fill.Deferred >= 0 || fill.Foot > 0))
                {
                    // A float that passes a heading is better than a page that ends before it, half empty; but not
                    // one that leaves a heading with nothing below it but the next.
                    fill.Cost += 2L * settings.UnequalSpreadCost + (fill.IsBare ? settings.HeadingNearFootCost : 0);
                }

                if (galley.Others[node] is { } others && fill.Alternates < alternates)
                {
                    foreach ((int first, long cost) in others)
                    {
                        Walk(
                            first,
                            fill with
                            {
                                Alternates = fill.Alternates + 1,
                                Cost = fill.Cost + cost,
                                Choices = new Choice(first, fill.Choices),
                            },
                            false
                        );
                    }
                }
            }

            choose = true;
            if (galley.Slugs[node].Floats && fill.Slugs > 0)
            {
                bool bare = fill.IsBare || galley.Slugs[node].IsUnderHeading;
                if (fill.Deferred >= 0)
                {
                    if (galley.FloatsBefore[node] - fill.Deferred >= MostWaiting)
                    {
                        return;
                    }

                    fill.IsBare = bare;
                    node = galley.Next[node];
                    continue;
                }

                Walk(
                    galley.Next[node],
                    fill with
                    {
                        IsBare = bare,
                        Deferred = galley.FloatsBefore[node],
                        Cost = fill.Cost + (settings.UnequalSpreadCost / 8),
                    },
                    true
                );
                Fill footed = fill.WithFoot(galley, node) with { IsBare = bare };
                if (fill.TextSlugs > 0 && !footed.IsTooDeep(frame))
                {
                    Walk(galley.Next[node], footed, true);
                }

                if (fill.Foot > 0)
                {
                    return;
                }

                fill.Cost += settings.UnequalSpreadCost / 16;
            }

            fill.Add(galley, frame, node, start);
            if (fill.IsTooDeep(frame))
            {
                return;
            }

            node = galley.Next[node];
        }
    }

    private void Consider(int node, in Fill fill)
    {
        bool last = node == galley.End;
        if (last && fill.Foot > 0)
        {
            // On a last page, which need not be full, a float stands where it is mentioned.
            return;
        }

        long turn =
            fill.Deferred < 0
                ? galley.TurnCost[node]
                : FlatGalley.CostOf(galley.TurnBefore(node, fill.Deferred), settings);
        long cost = fill.Cost + turn;
        int floats = fill.Placed - states[group[0]].Float;
        if (floats > 0 && !last && fill.Slugs - floats is 1 or 2)
        {
            // A line or two below floats look lost.
            cost += settings.UnequalSpreadCost;
        }

        int text = fill.Rows(frame);
        int full = frame.Rows;
        long unequal = settings.UnequalSpreadCost;
        bool offered = false;
        bool spare = fill.Notes == 0;
        if (fill.Notes == 0)
        {
            if (last)
            {
                cost += text < 4 && start > 0 ? settings.ShortFinalPageCost * (4 - text) / 4 : 0;
                cost += text > full ? unequal / 8 : 0;
                Emit(node, fill, text, 0, fill.AllLines(galley), cost, true);
                return;
            }

            int least = full - PageCosts.MostShort(beforeHeading: galley.Slugs[node].EndsSection);
            for (int more = 0; more <= Math.Min(fill.Stretches, Math.Max(0, full - text)); more++)
            {
                if (text + more >= least)
                {
                    Emit(
                        node,
                        fill,
                        text + more,
                        more,
                        fill.AllLines(galley),
                        cost + costs.OfDepth(text + more - frame.Rows) + (more * unequal / 30),
                        false
                    );
                    offered = true;
                }
            }
        }
        else if (
            !last
            && (full - 1 - text) * frame.Leading.Units - fill.NoteDepth(frame, settings)
                >= (fill.Stretches + MostBlank + 1) * frame.Leading.Units
        )
        {
            // Far from full, as most places are that a page comes by.
            spare = true;
        }
        else
        {
            for (int depth = full - 1; depth <= full + 1; depth++)
            {
                long room = (depth - text) * frame.Leading.Units;
                int line = fill.AllLines(galley);
                long split = 0;
                long notes = fill.NoteDepth(frame, settings);
                if (notes > room)
                {
                    (line, notes) = fill.Split(galley, frame, settings, room);
                    if (line < 0)
                    {
                        continue;
                    }

                    split = costs.OfSplit(fill.LastNoteLines(galley));
                }

                int white = (int)((room - notes) / frame.Leading.Units);
                int more = last ? 0 : Math.Min(white, fill.Stretches);
                int blank = white - more;
                if (!last && blank > MostBlank)
                {
                    spare = true;
                    continue;
                }

                long whiteCost = last ? 0 : costs.OfWhite(blank) + (more * unequal / 30);
                Emit(node, fill, depth, more, line, cost + split + whiteCost + costs.OfDepth(depth - frame.Rows), last);
                offered = true;
            }
        }

        if (
            !offered
            && spare
            && (fallback is not { } other || other.Fill.Depth + other.Fill.Foot <= fill.Depth + fill.Foot)
        )
        {
            fallback = (fill, node);
        }
    }

    private void Emit(int node, in Fill fill, int rows, int more, int line, long cost, bool last)
    {
        emitted = true;
        int pending = fill.Deferred >= 0 ? fill.Deferred : galley.FloatsBefore[node];
        foreach (int s in group)
        {
            ref readonly State before = ref states[s];
            long uneven =
                before.Facing != State.NoFacing && !last
                    ? Math.Abs(rows - before.Facing) * settings.UnequalSpreadCost
                    : 0;
            states.Reach(
                node,
                new State
                {
                    Node = node,
                    Line = line,
                    Float = pending,
                    Verso = !before.Verso,
                    Facing = before.Verso && !last ? rows : State.NoFacing,
                    Cost = before.Cost + cost + uneven,
                    Before = s,
                    Choices = fill.Choices,
                    FirstFloat = fill.Placed,
                    Rows = rows,
                    More = more,
                    EndsSection = last,
                }
            );
        }
    }

    /// <summary>
    /// Where nothing fits well: the fullest page there is, else what earlier pages left alone, else one slug with as
    /// much of its notes as will go.
    /// </summary>
    private void EmitAnyhow(int node, Fill empty, State first)
    {
        Fill fill = empty;
        int end = node;
        long cost = settings.UnequalSpreadCost * 4L;
        if (fallback is { } found)
        {
            (fill, end) = found;
        }
        else if (empty.Notes == 0 && empty.Slugs == 0)
        {
            fill.Add(galley, frame, node, start);
            end = galley.Next[node];
            cost = Never;
        }

        int text = fill.Rows(frame);
        int line = fill.AllLines(galley);
        int rows = text;
        if (fill.Notes > 0)
        {
            rows = Math.Max(frame.Rows, text);
            long room = ((rows - text) * frame.Leading.Units) - Fill.NoteFrame(frame, settings).Units;
            if (fill.NoteLength > room)
            {
                int fit = galley.LinesWithin(first.Line, line, room);

                // A page that sets nothing new would be followed by its like for ever.
                line = fit == first.Line && fill.Slugs == 0 ? fit + 1 : fit;
                cost += settings.NoteSplitCost;
            }
        }

        Emit(end, fill, rows, 0, line, cost + (end == galley.End ? 0 : galley.TurnCost[end]), true);
    }
}
