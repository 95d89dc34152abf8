using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

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

    // Words that were never so marked in the base look otherwise for a reason of the program's.
    private static Look Wanted(Entry entry) => entry.Look & Styles;

    private bool Doubled(MarkedNode node) =>
        node.Style == InlineStyle.Emphasis
        && nodes.Exists(other =>
            other != node && other.Style == InlineStyle.Emphasis && other.First <= node.Last && node.First <= other.Last
        );

    private void Delete(Place place)
    {
        // The end of a line in a drawn cell has all other cells between.
        if (place.End > place.Start && !(isDrawn && source.Text.AsSpan(place.Start..place.End).Contains('\n')))
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
                references.FindAll(each => each.First == entry.Old).ForEach(each => Delete(each.Place));
            }
            else if (entry.Old >= 0)
            {
                edits.AddRange(entry.Ahead.Select(each => (each.At, each.At, each.Mark)));
                if (entry.Before.Length > 0)
                {
                    edits.Add((places[entry.Old].Start, places[entry.Old].Start, entry.Before.ToString()));
                }

                if (entry.After.Length > 0)
                {
                    edits.Add((places[entry.Old].End, places[entry.Old].End, entry.After.ToString()));
                }

                edits.AddRange(entry.Behind.Select(each => (each.At, each.At, each.Mark)));
            }
            else if (entry.At >= 0)
            {
                edits.AddRange(entry.Ahead.Select(each => (each.At, each.At, each.Mark)));
                edits.Add((entry.At, entry.At, entry.Before + TextOf(i) + entry.After));
                edits.AddRange(entry.Behind.Select(each => (each.At, each.At, each.Mark)));
            }
        }

        Heads();
        foreach ((int start, int end, string text) in edits)
        {
            outcome.Edit(new SourceEdit(source, start, end, text, block));
        }
    }

    /// <summary>Words that come to stand at the head of a paragraph, where they would begin a list or the like.</summary>
    private void Heads()
    {
        for (int i = 0; i + 1 < live.Count && !isCode; i++)
        {
            if (live[i] is not { Old: < 0, Token.Kind: TokenKind.Paragraph } || live[i + 1] is not { Old: >= 0 } first)
            {
                continue;
            }

            Place place = places[first.Old];
            string words = string.Concat(live.Skip(i + 1).Take(12).Select(entry => entry.Token.Text));
            if (first.Token.Text is ['—' or '–', ..])
            {
                // Hyphens are a dash among words alone.
                edits.Add((place.Start, place.End, first.Token.Text));
            }
            else if (Escape.LineHead(words) is var guarded && guarded.Length > words.Length)
            {
                int at = guarded.Zip(words).TakeWhile(two => two.First == two.Second).Count();
                int token = i + 1;
                while (token + 1 < live.Count && at >= live[token].Token.Text.Length)
                {
                    at -= live[token++].Token.Text.Length;
                }

                if (live[token].Old >= 0 && !places[live[token].Old].IsNone)
                {
                    int start = places[live[token].Old].Start + at;
                    edits.Add((start, start, "\\"));
                }
            }
        }
    }

    private string TextOf(int index)
    {
        Token token = entries[index].Token;
        if (isCode)
        {
            return token.Kind == TokenKind.Break ? "\n" : token.Text.Replace('\u00A0', ' ');
        }

        if (isAttribute)
        {
            return AttributeValues.Guarded(token.Text.Replace('\u00A0', ' '));
        }

        if (entries[index].IsAddress)
        {
            return token.Text;
        }

        if (token.Kind == TokenKind.Space && JoinsParagraphs(index))
        {
            return lineEnd;
        }

        if (token.Kind == TokenKind.Break && lineEnd.EndsWith("| ", StringComparison.Ordinal))
        {
            return lineEnd;
        }

        int last = index > 0 ? entries.FindLastIndex(index - 1, e => !e.Gone) : -1,
            behind = entries.FindIndex(index + 1, e => !e.Gone);
        Entry? previous = last >= 0 ? entries[last] : null;
        Entry? next = behind >= 0 ? entries[behind] : null;
        char before = previous is null || previous.Token.Text.Length == 0 ? '\0' : previous.Token.Text[^1];
        char after = next is null || next.Token.Text.Length == 0 ? '\0' : next.Token.Text[0];
        return wording.Of(token, before, after, straight, lineEnd);
    }

    // Where two paragraphs became one, a line ends as it did: in a stretch that is new or gone, with an end that is gone.
    private bool JoinsParagraphs(int index)
    {
        joining ??= Joining();
        return joining[index];
    }

    private bool[]? joining;

    private bool[] Joining()
    {
        var joins = new bool[entries.Count];
        for (int from = 0, to; from < entries.Count; from = to)
        {
            static bool IsKeptThere(Entry entry) => entry is { Gone: false, Old: >= 0 };
            bool ends = false;
            for (to = from; to < entries.Count && !IsKeptThere(entries[to]); to++)
            {
                ends |= entries[to] is { Gone: true, Token.Kind: TokenKind.Paragraph };
            }

            Array.Fill(joins, ends, from, to - from);
            to = Math.Max(to, from + 1);
        }

        return joins;
    }
}
