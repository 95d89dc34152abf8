using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>The notes of a book and of the reviewed file: which is which, which are new, which go.</summary>
internal sealed class NoteDesk
{
    private const string Known = "note ",
        New = "new ";

    private readonly Sites sites;
    private readonly WordFile built;
    private readonly WordFile reviewed;
    private readonly Dictionary<string, Note> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> builtIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> reviewedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> reviewedIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Note> byArgument = new(StringComparer.Ordinal);
    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private readonly HashSet<Note> calledAgain = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (Source Source, string Label)> labels = new(StringComparer.Ordinal);
    private readonly HashSet<(Source, string)> taken = [];

    public NoteDesk(Sites sites, WordFile built, WordFile reviewed)
    {
        this.sites = sites;
        this.built = built;
        this.reviewed = reviewed;
        foreach ((Note note, string name) in sites.Calls)
        {
            byName.Add(name, note);
        }

        Match();
        foreach ((string id, string name) in reviewedNames)
        {
            reviewedIds.TryAdd(name, id);
        }
    }

    /// <summary>The notes that lose their last call.</summary>
    public HashSet<Note> Removed { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that the manuscript has not yet, with their labels, in order of their calls.</summary>
    public IEnumerable<(string Id, Source Source, string Label)> Added =>
        labels.Select(each => (each.Key, each.Value.Source, each.Value.Label));

    public bool IsCallMark(string name) => byName.ContainsKey(name);

    public static string KeyInBuilt(Call call, string? mark) => mark is null ? New + IdOf(call) : Known + mark;

    public string KeyInReviewed(Call call) =>
        reviewedNames.TryGetValue(IdOf(call), out string? name) ? Known + name : New + IdOf(call);

    /// <summary>A note's paragraphs as built and as reviewed; null where the note is in the file no more.</summary>
    public (ImmutableArray<WordBlock> Built, ImmutableArray<WordBlock>? Reviewed)? TextsOf(Note note)
    {
        string name = sites.CallOf(note)!;
        if (!builtIds.TryGetValue(name, out string? id))
        {
            return null;
        }

        string? there = reviewedIds.GetValueOrDefault(name);
        return (NoteOf(built, id) ?? [], there is null ? null : NoteOf(reviewed, there));
    }

    /// <summary>
    /// How many notes came back without words though they are called, or with those of another one: LibreOffice loses
    /// and exchanges them in files with comments.
    /// </summary>
    public int Lost()
    {
        (string Was, string Now)[] texts =
        [
            .. sites
                .Calls.Keys.Select(TextsOf)
                .Where(text => text is { Reviewed: not null })
                .Select(text => (Key(text!.Value.Built), Key(text.Value.Reviewed!.Value))),
        ];
        HashSet<string> known = [.. texts.Select(text => text.Was)];
        return texts.Count(text => text.Now != text.Was && (text.Now.Trim().Length == 0 || known.Contains(text.Now)));
    }

    public ImmutableArray<WordBlock> TextOf(string id) => NoteOf(reviewed, id) ?? [];

    private static string IdOf(Call call) => (call.Endnote ? "e" : "f") + call.Id;

    private static ImmutableArray<WordBlock>? NoteOf(WordFile file, string id) =>
        (id[0] == 'e' ? file.Endnotes : file.Footnotes).TryGetValue(id[1..], out ImmutableArray<WordBlock> blocks)
            ? blocks
            : null;

    /// <summary>Learns which fields call which notes again, and what is still called in the reviewed file.</summary>
    public void Learn(IEnumerable<(Site Site, Para Built)> paragraphs, IEnumerable<Para> now)
    {
        Dictionary<string, Note> byKey = new(StringComparer.Ordinal);
        foreach (Note note in sites.Calls.Keys)
        {
            byKey.TryAdd(note.Key, note);
        }

        foreach ((Site site, Para para) in paragraphs)
        {
            NoteRef[] again = [.. AgainIn(site.Words)];
            Token[] fields = [.. para.Tokens.Where(token => token.Kind == TokenKind.Again)];
            for (int i = 0; i < again.Length && again.Length == fields.Length; i++)
            {
                if (byKey.TryGetValue(again[i].Key, out Note? note))
                {
                    byArgument.TryAdd(fields[i].Key, note);
                }
            }
        }

        foreach (Token token in now.SelectMany(para => para.Tokens))
        {
            if (token.Kind == TokenKind.Call)
            {
                called.Add(token.Key);
            }
            else if (token.Kind == TokenKind.Again && byArgument.TryGetValue(token.Key, out Note? note))
            {
                calledAgain.Add(note);
            }
        }
    }

    private static IEnumerable<NoteRef> AgainIn(ImmutableArray<Inline> inlines) =>
        inlines.SelectMany(inline => inline is NoteRef again ? [again] : AgainIn(inline.Content));

    /// <summary>What calls the note of a token.</summary>
    public string CallOf(Token token, Source source)
    {
        if (token.Kind == TokenKind.Again)
        {
            return byArgument.TryGetValue(token.Key, out Note? again) ? $"[^{LabelOf(again)}]" : "";
        }

        if (token.Key.StartsWith(Known, StringComparison.Ordinal))
        {
            Note note = byName[token.Key[Known.Length..]];
            return note.Span.Source!.Text.Substring(note.Span.Start, note.Span.Length);
        }

        string id = token.Key[New.Length..];
        if (!labels.TryGetValue(id, out (Source Source, string Label) known))
        {
            int number = 1;
            string label;
            do
            {
                label = "r" + number++.ToString(CultureInfo.InvariantCulture);
            } while (source.Text.Contains($"[^{label}]", StringComparison.Ordinal) || !taken.Add((source, label)));
            known = (source, label);
            labels.Add(id, known);
        }

        return $"[^{known.Label}]";
    }

    /// <summary>Why the call cannot go, or null; its text goes with the last call.</summary>
    public string? WhyNotRemove(Inline call)
    {
        if (call is not Note note)
        {
            return null;
        }

        if (called.Contains(Known + sites.CallOf(note)))
        {
            return null;
        }

        if (calledAgain.Contains(note))
        {
            return $"the note {LabelOf(note)} is called again elsewhere, where its text would be lost";
        }

        Removed.Add(note);
        return null;
    }

    public static string LabelOf(Note note)
    {
        string call = note.Span.Source!.Text.Substring(note.Span.Start, note.Span.Length);
        return call.StartsWith("[^", StringComparison.Ordinal) ? call[2..].TrimEnd(']') : call;
    }

    /// <summary>The lines in which a note is defined; null for one that stands in its paragraph.</summary>
    public static Place? DefinitionOf(Note note)
    {
        Source source = note.Span.Source!;
        string call = source.Text.Substring(note.Span.Start, note.Span.Length);
        SourceSpan[] spans = [.. note.Blocks.Select(block => block.Span).Where(span => span.Source == source)];
        if (!call.StartsWith("[^", StringComparison.Ordinal) || spans.Length == 0)
        {
            return null;
        }

        int end = spans.Max(span => span.End);
        Place lines = Layout.LinesOf(source, spans.Min(span => span.Start), end);

        // The label may stand in a line before.
        string head = call + ":";
        int from = source.Text.LastIndexOf(head, Math.Min(source.Text.Length - 1, lines.End), StringComparison.Ordinal);
        return from < 0 ? lines : Layout.LinesOf(source, Math.Min(from, lines.Start), end);
    }

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
