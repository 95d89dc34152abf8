using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>What is the same in the base and in the reviewed paragraph, and what is not.</summary>
internal sealed partial class LeafRevision
{
    private void Compare()
    {
        Look shown = Look.None;
        List<(int Old, int New)> pairs = Alike();
        Slide(pairs);
        int i = 0,
            j = 0;
        foreach ((int o, int n) in pairs.Append((old.Count, now.Count)))
        {
            bool recounted = desk.IsRecounted && o == i + 1 && n == j + 1;
            if (recounted && old[i].IsCounted && now[j] is { IsCounted: true, Inserted: null })
            {
                // Counted anew by the program that saved the file, which is nobody's edit.
                entries.Add(new Entry(i, old[i], old[i].Look));
            }
            else if (o > i || n > j)
            {
                Hunk(i, o, j, n);
            }

            if (o < old.Count)
            {
                Look look = old[o].Look ^ ((old[o].Look ^ now[n].Look) & (takes(now[n].Inserted) ? Styles : Look.None));
                bool restyled = old[o].HasWords && ((look ^ old[o].Look) & Styles) != 0;
                if (restyled && (places[o].IsNone || isCode || isAttribute))
                {
                    look = old[o].Look;
                    if (hasStyles)
                    {
                        outcome.Refuse(
                            At(o),
                            old[o].Text,
                            isAttribute
                                ? "a title in another language is words alone"
                                : "emphasis of text that the program sets"
                        );
                    }
                }

                entries.Add(new Entry(o, old[o], look));
                Relink(entries[^1], IsDrawnIn(o, n) ? now[n] with { Target = null } : now[n]);
                shown |= SaysLooks(o, now[n], shown);
            }

            (i, j) = (o + 1, n + 1);
        }

        Say(Restyled, "emphasis changed");
        Say(entry => entry.IsRelinked, "link changed");
    }

    /// <summary>
    /// A sign beside a link that is drawn into it: LibreOffice does so with what stands last on a page, and nobody else.
    /// </summary>
    private bool IsDrawnIn(int o, int n) =>
        now[n] is { Kind: TokenKind.Sign, Target: { } target }
        && old[o].Target is null
        && now.Skip(n + 1).FirstOrDefault(token => token.Kind != TokenKind.Space)?.Target == target;

    /// <summary>
    /// What is the same in both: as many words as can be, and between these what else is. So no word counts as
    /// replaced by its neighbour for the sake of the spaces about them.
    /// </summary>
    private List<(int Old, int New)> Alike()
    {
        int[] mine = WordsOf(old),
            theirs = WordsOf(now);
        List<(int Old, int New)> pairs = [];
        int i = 0,
            j = 0;
        foreach (
            (int a, int b) in Difference
                .Of(mine, theirs, (a, b) => old[a].Same(now[b]))
                .Select(pair => (mine[pair.Old], theirs[pair.New]))
                .Append((old.Count, now.Count))
        )
        {
            foreach ((int o, int n) in Difference.Of(old[i..a], now[j..b], (x, y) => x.Same(y)))
            {
                pairs.Add((i + o, j + n));
            }

            if (a < old.Count)
            {
                pairs.Add((a, b));
            }

            (i, j) = (a + 1, b + 1);
        }

        return pairs;
    }

    private static int[] WordsOf(List<Token> tokens) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => tokens[i].Kind is not (TokenKind.Space or TokenKind.Sign))];

    /// <summary>
    /// Of "word and space" put in behind a space, and "space and word" before it, the same text, that one which stands
    /// within the marks of emphasis and the link that it has; the same of what was taken out.
    /// </summary>
    private void Slide(List<(int Old, int New)> pairs)
    {
        for (int k = 0; k < pairs.Count; k++)
        {
            (int i, int j) = pairs[k];
            (int o, int n) = k + 1 < pairs.Count ? pairs[k + 1] : (old.Count, now.Count);
            if (old[i].Kind != TokenKind.Space || i == 0)
            {
                continue;
            }

            if (n > j + 2 && now[j + 1].HasWords)
            {
                pairs[k] = (i, SpaceFor(i, o, j, n));
            }
            else if (
                n == j + 1
                && o > i + 2
                && old[o - 1].Kind == TokenKind.Space
                && Holding(i) != Holding(o - 1)
                && Holding(i) == Holding(i + 1)
            )
            {
                pairs[k] = (o - 1, j);
            }
        }
    }

    /// <summary>Which of the spaces put in is the one that was there: that with most words on their own side of it.</summary>
    private int SpaceFor(int space, int oldEnd, int from, int to)
    {
        int Fits(Token token, int beside) =>
            token.HasWords && token.Target == old[beside].Target && (token.Look & Styles) == LookThere(beside) ? 1 : 0;
        int behind = Math.Min(space + 1, old.Count - 1);
        int best = from,
            most = 0,
            worth = 0;
        for (int j = from + 1; j < to; j++)
        {
            if (now[j].Kind == TokenKind.Space && worth > most)
            {
                (best, most) = (j, worth);
            }

            // What of the base goes behind the space may be what the word is put instead of.
            bool instead =
                oldEnd > space + 1 && Enumerable.Range(space + 1, oldEnd - space - 1).Any(o => Fits(now[j], o) > 0);
            worth += Fits(now[j], space - 1) - (instead ? 1 : Fits(now[j], behind));
        }

        return best;
    }

    private Look LookThere(int token) => old[token].HasWords ? old[token].Look & Styles : Holding(token);

    internal const string Inner = "a link to another place of the edition is made in the manuscript";
    private bool saidInner;

    // A link is no tracked change in Word; where the program sets the words, where they lead is its own.
    private void Relink(Entry entry, Token now)
    {
        int o = entry.Old;
        if (!saidInner && old[o].HasWords && now.IsInner != old[o].IsInner && places.Count > o && !places[o].IsNone)
        {
            saidInner = true;
            outcome.Refuse(At(o), old[o].Text, Inner);
        }

        if (now.Address == old[o].Address || !old[o].HasWords || isCode || !takes(now.Inserted))
        {
            return;
        }

        if (places[o].IsNone || isAttribute || now.Address is { } address && !Wording.CanLead(address))
        {
            outcome.Refuse(At(o), old[o].Text, "a manuscript links to pages, mail and telephones, by its own words");
            return;
        }

        if (now.Address is null && IsItsAddress(o))
        {
            outcome.Refuse(At(o), old[o].Text, "an address is a link by itself");
            return;
        }

        entry.Address = now.Address;
    }

    private bool IsItsAddress(int token) =>
        nodes.Exists(node =>
            node.Node is Link
            && node.Holds(token)
            && Web.Same(old[token].Address!, string.Concat(old[node.First..(node.Last + 1)].Select(each => each.Text)))
        );

    /// <summary>Names looks that the editor gave and no manuscript has, each kind once a paragraph.</summary>
    private Look SaysLooks(int o, Token now, Look said)
    {
        Look more = now.Shown & ~old[o].Shown & ~said;
        if (more == Look.None || !hasStyles || now.Target is not null || !takes(now.Inserted))
        {
            return Look.None;
        }

        outcome.Refuse(At(o), old[o].Text, SaidOf(more));
        return more;
    }

    // Of words put in: their size and face may be those of where they were copied.
    private const Look Meant = Look.Underline | Look.Highlight;

    private static string SaidOf(Look looks) =>
        string.Join(", ", Looks.Where(look => (looks & look.Key) != 0).Select(look => look.Value))
        + ": how words look is the template’s";

    private static readonly Dictionary<Look, string> Looks = new()
    {
        [Look.Underline] = "underline",
        [Look.Highlight] = "highlight",
        [Look.Colour] = "colour",
        [Look.Size] = "size",
        [Look.Face] = "another face",
        [Look.Caps] = "capitals",
    };

    private void Say(Func<Entry, bool> isSo, string what)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            int end = i;
            while (end < entries.Count && (isSo(entries[end]) || (end > i && !entries[end].Token.HasWords)))
            {
                end++;
            }

            while (end > i && !isSo(entries[end - 1]))
            {
                end--;
            }

            if (end > i)
            {
                string words = string.Concat(entries[i..end].Select(entry => entry.Token.Text));
                outcome.Correct(At(entries[i].Old), words, words, null, what);
                i = end;
            }
        }
    }
}
