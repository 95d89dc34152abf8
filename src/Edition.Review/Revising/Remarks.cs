using System.Text;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>Comments of the reviewed file, as lines before their blocks.</summary>
internal sealed class Remarks
{
    private readonly Outcome outcome;
    private readonly Func<Change?, bool> takes;
    private readonly Dictionary<string, WordComment> open = new(StringComparer.Ordinal);
    private readonly List<WordComment> all;
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);
    private readonly List<(int At, int Order, Site Site, string Line)> lines = [];

    public Remarks(WordFile reviewed, Outcome outcome, Func<Change?, bool> takes)
    {
        this.outcome = outcome;
        this.takes = takes;
        all = [.. reviewed.Comments.DistinctBy(comment => comment.Id)];
        foreach (WordComment comment in all)
        {
            WordComment head = HeadOf(comment);
            if (head.Resolved || comment.Resolved)
            {
                Resolved++;
            }
            else if (comment.Author != Sites.Asker)
            {
                open.Add(comment.Id, comment);
            }
        }
    }

    public int Resolved { get; }

    public int Count { get; private set; }

    /// <summary>Lines that go before a paragraph that is new or was moved.</summary>
    public Dictionary<Para, List<string>> Ahead { get; } = new(ReferenceEqualityComparer.Instance);

    private WordComment HeadOf(WordComment comment)
    {
        for (int i = 0; i < 64 && comment.Parent is { } parent && all.Find(each => each.Id == parent) is { } upper; i++)
        {
            comment = upper;
        }

        return comment;
    }

    /// <summary>Places the comments of a story.</summary>
    public void Take(Story story, Dictionary<Para, Site> known, Func<Para, bool> isApart)
    {
        foreach ((string id, int startPara, int start, int endPara, int end) in InOrder(story))
        {
            if (!open.TryGetValue(id, out WordComment? comment) || placed.Contains(id))
            {
                continue;
            }

            Para[] over =
            [
                .. story.Paras.Skip(startPara).Take(Math.Max(1, endPara - startPara + 1)).Where(para => !para.IsEmpty),
            ];
            if (!takes(new Change(comment.Author, comment.Date)) || over.Length == 0)
            {
                continue;
            }

            placed.Add(id);
            string line = LineOf(comment, story, startPara, start, endPara, end);
            if (isApart(over[0]))
            {
                Ahead.TryAdd(over[0], []);
                Ahead[over[0]].Add(line);
                Count++;
            }
            else if (known.TryGetValue(over[0], out Site? site))
            {
                lines.Add((start, lines.Count, site, line));
                Count++;
            }
            else
            {
                outcome.Refuse(
                    default,
                    comment.Text,
                    "a comment on text that the program sets itself",
                    new Change(comment.Author, comment.Date)
                );
            }
        }
    }

    /// <summary>By place; replies behind what they answer.</summary>
    private IEnumerable<(string Id, int StartPara, int Start, int EndPara, int End)> InOrder(Story story)
    {
        Dictionary<string, (int, int)> places = story
            .Ranges.DistinctBy(range => range.Id)
            .ToDictionary(range => range.Id, range => (range.StartPara, range.Start), StringComparer.Ordinal);
        Dictionary<string, int> index = all.Select((comment, i) => (comment.Id, i))
            .ToDictionary(each => each.Id, each => each.i, StringComparer.Ordinal);
        (int, int) Place(string id) => places.GetValueOrDefault(id);
        string Head(string id) => index.TryGetValue(id, out int i) ? HeadOf(all[i]).Id : id;
        return story
            .Ranges.OrderBy(range => Place(places.ContainsKey(Head(range.Id)) ? Head(range.Id) : range.Id))
            .ThenBy(range => index.GetValueOrDefault(Head(range.Id)))
            .ThenBy(range => Head(range.Id) == range.Id ? -1 : index.GetValueOrDefault(range.Id));
    }

    private string LineOf(WordComment comment, Story story, int startPara, int start, int endPara, int end)
    {
        string on = "";
        bool whole = false;
        bool replies = comment.Parent is not null && HeadOf(comment).Author != Sites.Asker;
        if (!replies)
        {
            var words = new StringBuilder();
            for (int i = startPara; i <= endPara && i < story.Paras.Count; i++)
            {
                Para para = story.Paras[i];
                int from = i == startPara ? start : 0,
                    to = i == endPara ? end : int.MaxValue;
                string part = string.Concat(
                    para.Tokens.Where(token => token.Start + token.Text.Length > from && token.Start < to)
                        .Select(token => token.Kind.IsCall() ? "" : Cut(token, from, to))
                );
                words.Append(words.Length > 0 ? " " : "").Append(part);
                whole =
                    startPara == endPara
                    && (
                        para.IsEmpty
                        || (from <= para.Tokens[0].Start && to >= para.Tokens[^1].Start + para.Tokens[^1].Text.Length)
                    );
            }

            on = string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return "<!-- review: ["
            + InlineWriter.Comment(comment.Author)
            + (comment.Date.Length > 0 ? ", " + comment.Date : "")
            + "]"
            + (
                replies ? " reply"
                : whole || on.Length == 0 ? ""
                : $" on «{InlineWriter.Comment(AcceptedView.Brief(on))}»"
            )
            + ": "
            + InlineWriter.Comment(comment.Text)
            + " -->";
    }

    private static string Cut(Token token, int from, int to)
    {
        int first = Math.Max(0, from - token.Start),
            last = Math.Min(token.Text.Length, to == int.MaxValue ? token.Text.Length : to - token.Start);
        return last > first ? token.Text[first..last] : "";
    }

    /// <summary>Writes the lines, and names what no text called.</summary>
    public void Rest()
    {
        foreach ((_, _, Site site, string line) in lines)
        {
            Place at = BlockOf(site);
            string indent = site.Around<ParallelColumn>() is null ? "" : Layout.Indent(site.Source, at.Start);
            outcome.Edit(new SourceEdit(site.Source, at.Start, at.Start, indent + line + "\n", Layout.LinesOf(site)));
        }

        foreach (WordComment comment in open.Values.Where(comment => !placed.Contains(comment.Id)))
        {
            if (takes(new Change(comment.Author, comment.Date)))
            {
                outcome.Refuse(
                    default,
                    comment.Text,
                    "a comment that stands at no words",
                    new Change(comment.Author, comment.Date)
                );
            }
        }
    }

    /// <summary>The whole that a comment stands before: list, table, quotation; in a column its paragraph; a note's definition.</summary>
    private static Place BlockOf(Site site)
    {
        if (site.Within is [Note note, ..])
        {
            return NoteDesk.DefinitionOf(note) ?? Layout.LinesOf(note.Span.Source!, note.Span.Start, note.Span.End);
        }

        object? whole = site.Within.FirstOrDefault(each => each is ListBlock or Table or Quotation);
        return whole is Block { Span: var span } ? Layout.LinesOf(site.Source, span.Start, span.End)
            : site.Leaf is Table table ? Layout.LinesOf(site.Source, table.Span.Start, table.Span.End)
            : Layout.LinesOf(site);
    }
}
