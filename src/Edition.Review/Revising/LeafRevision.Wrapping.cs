using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>
/// Marks of emphasis and links about the words as they become: what no longer fits goes, what no mark covers gets its
/// own, and no two pairs of marks cross.
/// </summary>
internal sealed partial class LeafRevision
{
    /// <summary>A stretch of live entries, ends included, with marks about it.</summary>
    private sealed class Wrap(int first, int last)
    {
        public int First { get; } = first;

        public int Last { get; } = last;

        public string Open { get; set; } = "";

        public string Close { get; set; } = "";
    }

    private List<Entry> live = [];
    private readonly List<(MarkedNode Node, int First, int Last)> kept = [];
    private readonly List<Wrap> wraps = [];

    private void Mark()
    {
        live = entries.FindAll(entry => !entry.Gone);
        foreach (MarkedNode node in nodes)
        {
            int[] inside = [.. Enumerable.Range(0, live.Count).Where(i => IsIn(live[i], node))];
            if (inside.Length == 0 || !Fits(node, [.. inside.Select(i => live[i])]))
            {
                Delete(node.Open);
                Delete(node.Close);
            }
            else
            {
                kept.Add((node, inside[0], inside[^1]));
            }
        }

        if (isCode)
        {
            return;
        }

        Links();
        foreach ((Look look, string open, string close) in Wording.Marks)
        {
            Emphasis(look, open, close);
        }

        // Outer marks first, so that the inner ones stand within them.
        foreach (Wrap wrap in wraps.OrderByDescending(wrap => wrap.Last - wrap.First))
        {
            Put(wrap);
        }

        Part();
    }

    private bool Fits(MarkedNode node, Entry[] inside)
    {
        if (inside.All(entry => !entry.Token.HasWords && entry.Token.Kind == TokenKind.Space))
        {
            return false;
        }

        if (isCode)
        {
            return true;
        }

        if (node.Node is Link)
        {
            return FitsLink(node, inside);
        }

        Look style = node.Style is { } known ? OfStyle(known) : Look.None;
        return style == Look.None
            || Doubled(node)
            || inside.All(entry => !entry.Token.HasWords || (Wanted(entry) & style) != 0);
    }

    /// <summary>A link goes with the words that lead elsewhere now; where all lead to one other place, its address changes.</summary>
    private bool FitsLink(MarkedNode node, Entry[] inside)
    {
        if (!inside.Any(entry => entry.IsRelinked))
        {
            return true;
        }

        string?[] addresses =
        [
            .. inside.Where(entry => entry.Token.HasWords).Select(entry => entry.Address).Distinct(),
        ];
        string close = source.Text[node.Close.Start..node.Close.End];
        if (addresses is not [{ } only] || !close.StartsWith("](", StringComparison.Ordinal))
        {
            return false;
        }

        int end = close.IndexOfAny([' ', '\n', ')'], 2);
        if (end < 0)
        {
            return false;
        }

        edits.Add((node.Close.Start + 2, node.Close.Start + end, Web.Clean(only)));
        return true;
    }

    private void Links()
    {
        bool Needs(Entry entry) =>
            entry.Token.HasWords
            && entry.Address is not null
            && (entry.Old < 0 || (entry.IsRelinked || WasLink(entry)) && !places[entry.Old].IsNone)
            && !kept.Exists(each => each.Node.Node is Link && IsIn(entry, each.Node));
        for (int i = 0; i < live.Count; i++)
        {
            if (!Needs(live[i]))
            {
                continue;
            }

            string address = live[i].Address!;
            int last = Run(i, j => Needs(live[j]) && live[j].Address == address);
            if (!Wording.CanLead(address))
            {
                outcome.Refuse(
                    At(live[i].Old),
                    live[i].Token.Text,
                    "a manuscript links to pages, mail and telephones only"
                );
            }
            else if (
                live[i..(last + 1)] is var run
                && run.TrueForAll(entry => entry.Old < 0)
                && Web.Same(address, string.Concat(run.Select(entry => entry.Token.Text)))
            )
            {
                run.ForEach(entry => entry.IsAddress = true);
                wraps.Add(new Wrap(i, last) { Open = "<", Close = ">" });
            }
            else
            {
                var wrap = new Wrap(i, last) { Open = "[", Close = $"]({Web.Clean(address)})" };
                bool Leads(int entry) => live[entry].Address == address && !live[entry].IsRelinked;
                Join(
                    wrap,
                    kept.FindIndex(each => each.Node.Node is Link && Meet(each.Last, i) && Leads(each.Last)),
                    true
                );
                Join(
                    wrap,
                    kept.FindIndex(each => each.Node.Node is Link && Meet(last, each.First) && Leads(each.First)),
                    false
                );
                wraps.Add(wrap);
            }

            i = last;
        }
    }

    // Its link went, with other words of it that lead elsewhere.
    private bool WasLink(Entry entry) =>
        nodes.Exists(node => node.Node is Link && node.Holds(entry.Old) && !kept.Exists(each => each.Node == node));

    private void Emphasis(Look look, string open, string close)
    {
        bool IsSo(MarkedNode node) => node.Style is { } style && OfStyle(style) == look;
        bool Needs(Entry entry) =>
            entry.Token.HasWords
            && !entry.IsAddress
            && (Wanted(entry) & look) != 0
            && (entry.Old < 0 || !places[entry.Old].IsNone)
            && !kept.Exists(each => IsSo(each.Node) && IsIn(entry, each.Node));
        for (int i = 0; i < live.Count; i++)
        {
            if (!Needs(live[i]))
            {
                continue;
            }

            int last = Run(i, j => Needs(live[j]));
            var wrap = new Wrap(i, last) { Open = open, Close = close };
            Join(wrap, kept.FindIndex(each => IsSo(each.Node) && Meet(each.Last, i)), before: true);
            Join(wrap, kept.FindIndex(each => IsSo(each.Node) && Meet(last, each.First)), before: false);
            wraps.Add(wrap);
            i = last;
        }
    }

    /// <summary>Marks of the same kind that end just before, or begin just behind, are drawn over the words too.</summary>
    private void Join(Wrap wrap, int at, bool before)
    {
        if (at < 0 || !SameAround(kept[at], wrap))
        {
            return;
        }

        (MarkedNode node, int first, int last) = kept[at];
        string open = source.Text[node.Open.Start..node.Open.End],
            close = source.Text[node.Close.Start..node.Close.End];
        if (before)
        {
            Delete(node.Close);
            (wrap.Open, wrap.Close) = ("", close);
            kept[at] = (node, first, wrap.Last);
        }
        else if (wrap.Open.Length > 0 || wrap.Close == close)
        {
            Delete(node.Open);
            (wrap.Open, wrap.Close) = (wrap.Open.Length > 0 ? open : "", "");
            kept[at] = (node, wrap.First, last);
        }
    }

    private bool Meet(int last, int first) =>
        last < first && live[(last + 1)..first].TrueForAll(entry => entry.Token.Kind == TokenKind.Space);

    private bool SameAround((MarkedNode Node, int First, int Last) node, Wrap wrap)
    {
        bool Holds(int first, int last, int from, int to) => first <= from && last >= to;
        return kept.TrueForAll(each =>
                each.Node == node.Node
                || Holds(node.First, node.Last, each.First, each.Last)
                || Holds(wrap.First, wrap.Last, each.First, each.Last)
                || Holds(each.First, each.Last, node.First, node.Last)
                    == Holds(each.First, each.Last, wrap.First, wrap.Last)
            )
            && wraps.TrueForAll(each =>
                Holds(each.First, each.Last, node.First, node.Last)
                == Holds(each.First, each.Last, wrap.First, wrap.Last)
            );
    }

    /// <summary>How far marks can reach that begin at an entry: over what needs them, and across no other marks' end.</summary>
    private int Run(int first, Func<int, bool> needs)
    {
        int last = first;
        for (int j = first + 1; j < live.Count && (needs(j) || !live[j].Token.HasWords); j++)
        {
            if (live[j].Token.Kind == TokenKind.Paragraph)
            {
                break;
            }

            last = needs(j) ? j : last;
        }

        for (int was = -1; was != last; )
        {
            was = last;
            foreach (
                (int from, int to) in kept.Select(each => (each.First, each.Last))
                    .Concat(wraps.Select(each => (each.First, each.Last)))
            )
            {
                if (from > first && from <= last && to > last)
                {
                    last = from - 1;
                }
                else if (from <= first && to >= first && to < last)
                {
                    last = to;
                }
            }

            while (last > first && !needs(last))
            {
                last--;
            }
        }

        return last;
    }

    private void Put(Wrap wrap)
    {
        Entry first = live[wrap.First],
            last = live[wrap.Last];
        int ahead = kept.Where(each => each.First == wrap.First && each.Last < wrap.Last && !IsOpened(each.Node))
            .Select(each => each.Node.Open.Start)
            .Append(int.MaxValue)
            .Min();
        int behind = kept.Where(each => each.Last == wrap.Last && each.First > wrap.First && !IsClosed(each.Node))
            .Select(each => each.Node.Close.End)
            .Append(-1)
            .Max();
        if (wrap.Open.Length > 0 && ahead < int.MaxValue)
        {
            first.Ahead.Add((ahead, wrap.Open));
        }
        else
        {
            first.Before.Append(wrap.Open);
        }

        if (wrap.Close.Length > 0 && behind >= 0)
        {
            last.Behind.Insert(0, (behind, wrap.Close));
        }
        else
        {
            last.After.Insert(0, wrap.Close);
        }
    }

    // Its own mark there was taken off, since the marks were drawn further.
    private bool IsOpened(MarkedNode node) => edits.Contains((node.Open.Start, node.Open.End, ""));

    private bool IsClosed(MarkedNode node) => edits.Contains((node.Close.Start, node.Close.End, ""));

    /// <summary>Where a paragraph ends in the midst of marks, they end before it and begin again behind.</summary>
    private void Part()
    {
        for (int i = 0; i < live.Count; i++)
        {
            if (live[i] is not { Old: < 0, Token.Kind: TokenKind.Paragraph } end)
            {
                continue;
            }

            foreach ((MarkedNode node, int first, int last) in kept.Where(each => IsIn(end, each.Node)))
            {
                bool before = live[first..i].Exists(entry => entry.Token.HasWords),
                    behind = live[(i + 1)..(last + 1)].Exists(entry => entry.Token.HasWords);
                if (before && behind)
                {
                    end.Before.Insert(0, source.Text[node.Close.Start..node.Close.End]);
                    end.After.Append(source.Text, node.Open.Start, node.Open.End - node.Open.Start);
                }
                else
                {
                    end.At = before ? node.Close.End : node.Open.Start;
                }
            }
        }
    }
}
