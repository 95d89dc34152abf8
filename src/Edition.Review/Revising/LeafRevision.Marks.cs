using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>Where what is put in stands, and the marks of emphasis about it.</summary>
internal sealed partial class LeafRevision
{
    private static bool IsIn(Entry entry, MarkedNode node) =>
        entry.Old >= 0
            ? node.Holds(entry.Old)
            : entry.Reference >= 0
                && node.Holds(entry.Reference)
                && entry.ReferenceAfter >= 0
                && node.Holds(entry.ReferenceAfter);

    /// <summary>Marks that no longer fit go; what no mark covers gets its own.</summary>
    private void Mark()
    {
        List<Entry> live = entries.FindAll(entry => !entry.Gone);
        HashSet<MarkedNode> unfit = [];
        foreach (MarkedNode node in nodes)
        {
            Entry[] inside = [.. live.Where(entry => IsIn(entry, node))];
            Look style = node.Style is { } known ? OfStyle(known) : Look.None;
            if (inside.Length == 0 || inside.All(entry => !entry.Token.HasWords && entry.Token.Kind == TokenKind.Space))
            {
                unfit.Add(node);
            }
            else if (
                style != Look.None
                && !isCode
                && inside.Any(entry => entry.Token.HasWords && (Wanted(entry) & style) == 0 && !Doubled(node))
            )
            {
                unfit.Add(node);
            }
        }

        foreach (MarkedNode node in unfit)
        {
            Delete(node.Open);
            Delete(node.Close);
        }

        if (isCode)
        {
            return;
        }

        foreach ((Look look, string open, string close) in Wording.Marks)
        {
            bool Needs(Entry entry) =>
                entry.Token.HasWords
                && (Wanted(entry) & look) != 0
                && (entry.Old < 0 || !places[entry.Old].IsNone)
                && !nodes.Exists(n =>
                    n.Style is { } style && OfStyle(style) == look && !unfit.Contains(n) && IsIn(entry, n)
                );
            for (int i = 0; i < live.Count; i++)
            {
                if (!Needs(live[i]))
                {
                    continue;
                }

                int last = i;
                for (int j = i + 1; j < live.Count && (Needs(live[j]) || !live[j].Token.HasWords); j++)
                {
                    if (live[j].Token.Kind == TokenKind.Paragraph)
                    {
                        break;
                    }

                    last = Needs(live[j]) ? j : last;
                }

                live[i].Before.Append(open);
                live[last].After.Insert(0, close);
                i = last;
            }
        }
    }

    // Words that were never so marked in the base look otherwise for a reason of the program's.
    private static Look Wanted(Entry entry) => entry.Look & Styles;

    private bool Doubled(MarkedNode node) =>
        node.Style == InlineStyle.Emphasis
        && nodes.Exists(other =>
            other != node && other.Style == InlineStyle.Emphasis && other.First <= node.Last && node.First <= other.Last
        );

    private void Delete(Place place)
    {
        if (place.End > place.Start)
        {
            edits.Add((place.Start, place.End, ""));
        }
    }

    private void Write()
    {
        for (int i = 0; i < entries.Count; i++)
        {
            Entry entry = entries[i];
            if (entry.Gone)
            {
                Delete(places[entry.Old]);
            }
            else if (entry.Old >= 0)
            {
                if (entry.Before.Length > 0)
                {
                    edits.Add((places[entry.Old].Start, places[entry.Old].Start, entry.Before.ToString()));
                }

                if (entry.After.Length > 0)
                {
                    edits.Add((places[entry.Old].End, places[entry.Old].End, entry.After.ToString()));
                }
            }
            else if (entry.At >= 0)
            {
                edits.Add((entry.At, entry.At, entry.Before + TextOf(i) + entry.After));
            }
        }

        foreach ((int start, int end, string text) in edits)
        {
            outcome.Edit(new SourceEdit(source, start, end, text, block));
        }
    }

    private string TextOf(int index)
    {
        Token token = entries[index].Token;
        if (isCode)
        {
            return token.Kind == TokenKind.Break ? "\n" : token.Text;
        }

        if (token.Kind == TokenKind.Space && JoinsParagraphs(index))
        {
            return lineEnd;
        }

        if (token.Kind == TokenKind.Break && lineEnd.EndsWith("| ", StringComparison.Ordinal))
        {
            return lineEnd;
        }

        Entry? previous = index > 0 ? entries[..index].FindLast(e => !e.Gone) : null;
        Entry? next = entries[(index + 1)..].Find(e => !e.Gone);
        char before = previous is null || previous.Token.Text.Length == 0 ? '\0' : previous.Token.Text[^1];
        char after = next is null || next.Token.Text.Length == 0 ? '\0' : next.Token.Text[0];
        return wording.Of(token, before, after, straight, lineEnd);
    }

    // Where two paragraphs became one, a line ends as it did.
    private bool JoinsParagraphs(int index)
    {
        for (int i = index - 1; i >= 0 && (entries[i].Gone || entries[i].Old < 0); i--)
        {
            if (entries[i].Gone && entries[i].Token.Kind == TokenKind.Paragraph)
            {
                return true;
            }
        }

        for (int i = index + 1; i < entries.Count && (entries[i].Gone || entries[i].Old < 0); i++)
        {
            if (entries[i].Gone && entries[i].Token.Kind == TokenKind.Paragraph)
            {
                return true;
            }
        }

        return false;
    }
}
