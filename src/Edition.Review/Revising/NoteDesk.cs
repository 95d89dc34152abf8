using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>The notes of a book and of the reviewed file: which is which, which are new, which go.</summary>
internal sealed partial class NoteDesk
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

    /// <summary>The texts of the notes that are called in some paragraphs, in the order of their first calls.</summary>
    public IEnumerable<ImmutableArray<WordBlock>> Texts(IEnumerable<Para> paras) =>
        paras
            .SelectMany(para => para.Tokens)
            .Where(token => token.Kind == TokenKind.Call)
            .Select(token => token.Key)
            .Distinct()
            .Select(key =>
                key.StartsWith(New, StringComparison.Ordinal)
                    ? TextOf(key[New.Length..])
                    : TextOf(reviewedIds.GetValueOrDefault(key[Known.Length..]) ?? "f")
            );

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

        if (!token.Key.StartsWith(Known, StringComparison.Ordinal))
        {
            return Labelled(token.Key[New.Length..], source, null);
        }

        Note note = byName[token.Key[Known.Length..]];
        return CallOf(note, source) ?? note.Span.Source!.Text.Substring(note.Span.Start, note.Span.Length);
    }

    /// <summary>What calls a note that is called in another file now, where it is then defined; null in its own.</summary>
    public string? CallOf(Note note, Source source)
    {
        if (
            note.Span.Source == source
            || sites.CallOf(note) is not { } name
            || !reviewedIds.TryGetValue(name, out string? id)
            || DefinitionOf(note) is null
        )
        {
            return null;
        }

        if (!calledAgain.Contains(note))
        {
            Removed.Add(note);
        }

        return Labelled(id, source, LabelOf(note));
    }

    private string Labelled(string id, Source source, string? wish)
    {
        if (!labels.TryGetValue(id, out (Source Source, string Label) known))
        {
            int number = 1;
            string label = wish ?? "r1";
            while (source.Text.Contains($"[^{label}]", StringComparison.Ordinal) || !taken.Add((source, label)))
            {
                label = "r" + number++.ToString(CultureInfo.InvariantCulture);
            }

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

    /// <summary>Why the calls in a paragraph that goes cannot go, or null.</summary>
    public string? WhyNotRemove(Site site, Para built) =>
        new SourceMap(site, built).Calls.OfType<Inline>().Select(WhyNotRemove).FirstOrDefault(why => why is not null);

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
}
