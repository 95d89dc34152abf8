using System.Text;

namespace Edition.Proof;

/// <summary>Notes and their calls.</summary>
public sealed partial class PdfReader
{
    /// <summary>
    /// A note has the name that links to it lead to; on paper, where nothing leads anywhere, it is found by the number
    /// of its mark.
    /// </summary>
    private void Call(Dictionary<string, object?> node, object? kids)
    {
        string? target = Target(kids, 0);
        story.Call(target is ['#', .. var name] ? name : Numbered + Label(node));
    }

    /// <summary>Gives every call its note, in reading order; a note's own calls come where it is first called.</summary>
    private void Resolve(Story main)
    {
        var open = new Stack<(Story Story, int At)>();
        open.Push((main, 0));
        while (open.TryPop(out (Story Story, int At) step))
        {
            (Story story, int at) = step;
            Story? inner = null;
            for (; at < story.Tokens.Count && inner is null; at++)
            {
                if (story.Tokens[at] is { Kind: TokenKind.Call, Target: var called })
                {
                    string key = Named(words[called], story, at);
                    story.Tokens[at] = story.Tokens[at] with { Target = words.NumberOf(key) };
                    inner = this.called.Add(key) ? notes.GetValueOrDefault(key) : null;
                }
            }

            if (inner is not null)
            {
                open.Push((story, at));
                open.Push((inner, 0));
            }
        }
    }

    /// <summary>The name of the note that a call leads to, which on paper is told by its number.</summary>
    private string Named(string key, Story story, int token)
    {
        if (!key.StartsWith(Numbered, StringComparison.Ordinal))
        {
            return key;
        }

        string number = key[Numbered.Length..];

        // A note's element follows the paragraph that calls it first; any other call is of a note that was met before.
        int at =
            next < marks.Count && marks[next].Label == number && marks[next].At == EndOf(story, token)
                ? next++
                : next - 1;
        List<int> same = marksOf.GetValueOrDefault(number, []);
        int found = same.BinarySearch(at);
        found = found < 0 ? ~found - 1 : found;
        return found < 0 ? key : Original(marks[same[found]].Key);
    }

    private void Note(Dictionary<string, object?> node, object? kids, int page)
    {
        string key = objects.Get(node, "ID") is byte[] id ? Encoding.UTF8.GetString(id) : $"note {notes.Count}";
        string label = Label(node);
        if (!marksOf.TryGetValue(label, out List<int>? same))
        {
            marksOf.Add(label, same = []);
        }

        same.Add(marks.Count);
        marks.Add((key, label, story.End()));
        StoryBuilder outer = story;
        var note = new StoryBuilder(words, budget);
        story = note;
        Await(
            kids,
            page,
            () =>
            {
                notes.TryAdd(key, note.Story);
                story = outer;
            }
        );
    }

    /// <summary>The text of the labels within an element.</summary>
    private string Label(Dictionary<string, object?> node)
    {
        StoryBuilder outer = story;
        story = new StoryBuilder(words, budget);
        Seek(node, PageOf(node, -1), 0, within: false);
        string label = string.Concat(story.Story.Tokens.Select(token => words[token.Number]));
        story = outer;
        return label;

        void Seek(Dictionary<string, object?> at, int page, int level, bool within)
        {
            within |= objects.Get(at, "S") is PdfName { Value: "Lbl" };
            List<object?> kids = All(at);
            budget.Objects(kids.Count);
            foreach (object? kid in kids)
            {
                switch (objects.Value(kid))
                {
                    case double mcid when within:
                        Content(page, (int)mcid);
                        break;
                    case Dictionary<string, object?> inner when within && IsContent(inner):
                        Content(PageOf(inner, page), PdfObjects.Integer(objects.Get(inner, "MCID")) ?? -1);
                        break;
                    case Dictionary<string, object?> inner
                        when level < Near && objects.Get(inner, "S") is PdfName { Value: "Link" or "Lbl" or "Span" }:
                        Seek(inner, PageOf(inner, page), level + 1, within);
                        break;
                }
            }
        }
    }
}
