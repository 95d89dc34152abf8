using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>Which note of the reviewed file is which of the book.</summary>
internal sealed partial class NoteDesk
{
    private static IEnumerable<(string Id, string? Mark, bool Gone)> CallsOf(WordFile file, Func<string, bool> isCall)
    {
        Dictionary<string, string> open = new(StringComparer.Ordinal);
        foreach (WordParagraph paragraph in Paragraphs(file.Body))
        {
            foreach (Piece piece in paragraph.Pieces)
            {
                switch (piece)
                {
                    case Edge { Kind: EdgeKind.BookmarkStart, Name: { } name } start when Sites.IsName(name):
                        open[start.Id] = name;
                        break;
                    case Edge { Kind: EdgeKind.BookmarkEnd } end:
                        open.Remove(end.Id);
                        break;
                    case Call call:
                        yield return (IdOf(call), open.Values.LastOrDefault(isCall), call.Deleted is not null);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static IEnumerable<WordParagraph> Paragraphs(IEnumerable<WordBlock> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                WordParagraph paragraph => [paragraph],
                WordTable table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => Paragraphs(cell.Blocks)),
                _ => Enumerable.Empty<WordParagraph>(),
            }
        );

    private void Match()
    {
        foreach ((string id, string? name, _) in CallsOf(built, IsCallMark))
        {
            if (name is not null)
            {
                builtIds.TryAdd(name, id);
            }
        }

        if (MatchInOrder())
        {
            return;
        }

        // A call that was moved with tracking stands twice; the one that stays counts, and may have lost its mark.
        HashSet<string> found = new(StringComparer.Ordinal);
        List<string> unmarked = [];
        (string Id, string? Mark, bool Gone)[] calls = [.. CallsOf(reviewed, IsCallMark)];
        foreach ((string id, string? name, _) in calls.Where(call => !call.Gone))
        {
            if (name is not null && found.Add(name))
            {
                reviewedNames.TryAdd(id, name);
            }
            else if (!reviewedNames.ContainsKey(id) && !unmarked.Contains(id))
            {
                unmarked.Add(id);
            }
        }

        unmarked.RemoveAll(reviewedNames.ContainsKey);

        // Those of titles have no marks: they are the same ones still.
        List<string> composed =
        [
            .. CallsOf(built, IsCallMark)
                .Where(call => call.Mark is null)
                .Select(call => Key(NoteOf(built, call.Id) ?? [])),
        ];
        unmarked.RemoveAll(id => composed.Remove(Key(NoteOf(reviewed, id) ?? [])));
        List<string> free = [.. builtIds.Keys.Where(name => !found.Contains(name))];
        string Built(string name) => Key(NoteOf(built, builtIds[name]) ?? []);
        string Reviewed(string id) => Key(NoteOf(reviewed, id) ?? []);
        Dictionary<string, string> mine = free.ToDictionary(name => name, Built, StringComparer.Ordinal);
        Dictionary<string, string> theirs = unmarked.ToDictionary(id => id, Reviewed, StringComparer.Ordinal);
        foreach ((int i, int j) in Difference.Of(free, unmarked, (name, id) => mine[name] == theirs[id]))
        {
            reviewedNames.TryAdd(unmarked[j], free[i]);
        }

        // As many calls as there were: those that came back empty, or with the words of a note that is called elsewhere,
        // are the same ones in order.
        HashSet<string> texts = [.. builtIds.Keys.Select(Built)];
        string[] was = [.. builtIds.Keys];
        string[] live = [.. calls.Where(call => !call.Gone).Select(call => call.Id).Distinct()];
        HashSet<string> used = [.. reviewedNames.Values];
        for (int i = 0; was.Length == live.Length && i < live.Length; i++)
        {
            if (
                !reviewedNames.ContainsKey(live[i])
                && (Reviewed(live[i]) is var text && (text.Length == 0 || texts.Contains(text)))
                && used.Add(was[i])
            )
            {
                reviewedNames.Add(live[i], was[i]);
            }
        }

        foreach (string id in unmarked.Where(id => !reviewedNames.ContainsKey(id)))
        {
            string? best = free.Where(name => !used.Contains(name))
                .OrderByDescending(name => Likeness(mine[name], theirs[id]))
                .FirstOrDefault();
            if (best is not null && Likeness(mine[best], theirs[id]) >= 0.5)
            {
                reviewedNames.Add(id, best);
                used.Add(best);
            }
        }

        foreach ((string id, string? name, _) in calls.Where(call => call.Gone && call.Mark is not null))
        {
            reviewedNames.TryAdd(id, name!);
        }
    }

    /// <summary>
    /// Where notes that are called came back empty, a program has lost them, and what others say may be another's: as many
    /// calls as there were, in an order that the marks do not gainsay, are the same ones.
    /// </summary>
    private bool MatchInOrder()
    {
        (string Id, string? Mark, bool Gone)[] calls = [.. CallsOf(reviewed, IsCallMark)];
        string[] was = [.. builtIds.Keys];
        if (
            calls.Length != was.Length
            || calls.Any(call => call.Gone)
            || calls.Select(call => call.Id).Distinct().Count() != calls.Length
            || !calls.Any(call => Key(NoteOf(reviewed, call.Id) ?? []).Trim().Length == 0)
            || calls.Where((call, i) => call.Mark is not null && call.Mark != was[i]).Any()
        )
        {
            return false;
        }

        for (int i = 0; i < calls.Length; i++)
        {
            reviewedNames.Add(calls[i].Id, was[i]);
        }

        return true;
    }

    private static string Key(ImmutableArray<WordBlock> blocks) =>
        string.Join(
            '\n',
            new Story((_, _) => "") { IsCallMark = _ => false }
                .Read(blocks)
                .Paras.Select(para => para.Key)
        );

    private static double Likeness(string a, string b)
    {
        string[] mine = a.Split(' '),
            theirs = b.Split(' ');
        HashSet<string> set = [.. theirs];
        return 2.0 * mine.Count(set.Contains) / (mine.Length + theirs.Length);
    }
}
