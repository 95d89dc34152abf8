using System.Collections.Immutable;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>
/// What all revisions know: where to put what they find, the notes, whose changes are taken (null: untracked ones),
/// whether the file still has its own styles, the file as built and as reviewed.
/// </summary>
internal sealed record Desk(
    Outcome Outcome,
    NoteDesk Notes,
    Func<Change?, bool> Takes,
    bool HasStyles,
    WordFile Built,
    WordFile Reviewed
)
{
    /// <summary>The program that saved the file counted anew: its numbers are those that come of counting, and others.</summary>
    public bool IsRecounted { get; } = Counting.IsAnew(Built, Reviewed);

    /// <summary>What is left as it is, and named.</summary>
    public Caution Caution { get; init; }

    /// <summary>Why blocks are not moved, put in or taken out, or null.</summary>
    public string? WhyNot(Caution from) =>
        Caution < from ? null : "with it, or with what else was moved or taken out, the manuscript would not build";

    /// <summary>Blocks that come back as they are in a later manuscript, by the marks about them.</summary>
    public IReadOnlyDictionary<string, LaterBlock> Later { get; init; } = new Dictionary<string, LaterBlock>();

    /// <summary>The marks of what a revision set takes out.</summary>
    public IReadOnlySet<string> Gone { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The block that a paragraph belongs to which comes back as a whole.</summary>
    public LaterBlock? LaterOf(Para para) =>
        Later.Count == 0
            ? null
            : para.Marks.Select(mark => Later.GetValueOrDefault(mark)).FirstOrDefault(block => block is not null);
}

/// <summary>Paragraphs as built with the sites they come of, and what they became.</summary>
internal sealed record Pair(ImmutableArray<(Site Site, Para Built)> Old, ImmutableArray<Para> New);

/// <summary>
/// One paragraph of the manuscript and what an editor made of it: only the bytes of changed words are touched, and
/// marks of emphasis where emphasis changed.
/// </summary>
internal sealed partial class LeafRevision
{
    private const Look Styles = Look.Bold | Look.Italic | Look.Struck | Look.SmallCaps | Look.Super | Look.Sub;

    private readonly Desk desk;
    private readonly Outcome outcome;
    private readonly NoteDesk notes;
    private readonly Func<Change?, bool> takes;
    private readonly Source source;
    private readonly Place block;
    private readonly string paragraphEnd;
    private readonly string lineEnd;
    private readonly bool isCode;
    private readonly bool isDrawn;
    private readonly bool isOfALine;
    private readonly bool isAttribute;
    private readonly bool hasStyles;
    private readonly bool straight;
    private readonly Wording wording;
    private readonly List<Token> old = [];
    private readonly List<Token> now = [];
    private readonly List<Place> places = [];
    private readonly List<Inline?> calls = [];
    private readonly List<MarkedNode> nodes = [];
    private readonly List<(int First, int Last, Place Place)> references = [];
    private readonly List<Entry> entries = [];
    private readonly int emptyAt;
    private readonly List<(int Start, int End, string Text)> edits = [];

    /// <summary>A token of the outcome, or of the base that goes. <c>Old</c>: its index in the base, or -1.</summary>
    private sealed class Entry(int old, Token token, Look look)
    {
        public int Old { get; } = old;

        public Token Token { get; } = token;

        public Look Look { get; } = look;

        public bool Gone { get; set; }

        /// <summary>Where it is to lead, out of the edition.</summary>
        public string? Address { get; set; } = token.Address;

        public bool IsRelinked => Old >= 0 && !Gone && Token.HasWords && Address != Token.Address;

        /// <summary>Of one that is put in: the place, and the tokens of the base in whose marks it stands.</summary>
        public int At { get; set; } = -1;

        public int Reference { get; set; } = -1;

        public int ReferenceAfter { get; set; } = -1;

        public StringBuilder Before { get; } = new();

        public StringBuilder After { get; } = new();

        /// <summary>Marks that stand before the marks of a node that it begins, and behind those of one that it ends.</summary>
        public List<(int At, string Mark)> Ahead { get; } = [];

        public List<(int At, string Mark)> Behind { get; } = [];

        /// <summary>Its characters are an address in angles, as they are.</summary>
        public bool IsAddress { get; set; }
    }

    /// <param name="marks">Of an item that was cut, the marks of the items that its parts become.</param>
    public LeafRevision(Pair pair, Desk desk, Outcome outcome, IReadOnlyList<string>? marks = null)
    {
        this.desk = desk;
        this.outcome = outcome;
        notes = desk.Notes;
        takes = desk.Takes;
        hasStyles = desk.HasStyles;
        Site site = pair.Old[0].Site;
        source = site.Source;
        block = Layout.LinesOf(site);
        if (pair.Old.Length > 1)
        {
            block = new Place(block.Start, Layout.LinesOf(pair.Old[^1].Site).End);
        }

        isCode = site.Leaf is CodeBlock;
        isOfALine = site.Leaf is Heading || (site.IsCell && Grid.LinesOf(site).IsEmpty);
        isDrawn = !Grid.LinesOf(site).IsEmpty;
        paragraphEnd = Layout.ParagraphEnd(site);
        lineEnd = site.Leaf is LineBlock ? "\n" + Layout.Prefix(site) + "| " : "\n" + Layout.Prefix(site);
        straight = Layout.IsStraight(source);
        wording = new Wording(token => notes.CallOf(token, source));
        emptyAt = site.Key is TableCell cell ? Layout.EmptyCell(cell) : -1;
        for (int i = 0; i < pair.Old.Length; i++)
        {
            (Site each, Para built) = pair.Old[i];
            var map = new SourceMap(each, built);
            isAttribute |= map.IsAttribute;
            if (i > 0)
            {
                int from = Layout.WordsEnd(pair.Old[i - 1].Site);
                int to = Layout.WordsStart(each);
                places.Add(from <= to ? new Place(from, to) : Place.None);
                old.Add(new Token(TokenKind.Paragraph, paragraphEnd, "¶", Look.None, -1));
                calls.Add(null);
            }

            nodes.AddRange(map.Nodes.Select(n => n with { First = n.First + old.Count, Last = n.Last + old.Count }));
            references.AddRange(
                map.References.Select(each => (each.First + old.Count, each.Last + old.Count, each.Place))
            );
            old.AddRange(built.Tokens);
            places.AddRange(map.Places);
            calls.AddRange(map.Calls);
        }

        for (int i = 0; i < pair.New.Length; i++)
        {
            if (i > 0)
            {
                string end = marks is null ? paragraphEnd : Layout.ParagraphEnd(site, marks[i - 1]);
                now.Add(
                    new Token(TokenKind.Paragraph, end, "¶", Look.None, -1) { Inserted = pair.New[i - 1].Inserted }
                );
            }

            now.AddRange(pair.New[i].Tokens);
        }

        removed = RemovedBy(pair);
    }

    private readonly Change?[] removed;

    /// <summary>Adds what is to be changed to the outcome; false where nothing is.</summary>
    public bool Revise()
    {
        Compare();
        if (!entries.Exists(entry => entry.Gone || entry.Old < 0 || Restyled(entry) || entry.IsRelinked))
        {
            return false;
        }

        Settle();
        Mark();
        Write();
        return edits.Count > 0;
    }

    // Who took a token of the base out: that is said where it stands in the view before all changes.
    private Change?[] RemovedBy(Pair pair)
    {
        var by = new Change?[old.Count];
        List<Token> before = [.. pair.New.SelectMany(para => para.Rejected)];
        foreach ((int i, int j) in Difference.Of(old, before, (a, b) => a.Same(b)))
        {
            by[i] = before[j].Deleted;
        }

        return by;
    }

    private static bool Restyled(Entry entry) =>
        entry.Old >= 0 && !entry.Gone && entry.Token.HasWords && ((entry.Look ^ entry.Token.Look) & Styles) != 0;

    private SourceSpan At(int token)
    {
        for (int i = Math.Max(0, token); i < places.Count; i++)
        {
            if (!places[i].IsNone)
            {
                return new SourceSpan(source, places[i].Start, 0);
            }
        }

        for (int i = Math.Min(token, places.Count - 1); i >= 0; i--)
        {
            if (!places[i].IsNone)
            {
                return new SourceSpan(source, places[i].End, 0);
            }
        }

        return new SourceSpan(source, block.Start, 0);
    }

    private void Hunk(int oldFrom, int oldTo, int newFrom, int newTo)
    {
        List<Token> gone = old[oldFrom..oldTo];
        List<Token> come = now[newFrom..newTo];
        Change? who = null;
        foreach (Change? each in come.Select(token => token.Inserted).Concat(removed[oldFrom..oldTo]))
        {
            if (each is not null && (who is null || string.CompareOrdinal(each.Date, who.Date) > 0))
            {
                who = each;
            }
        }

        string words = string.Concat(gone.Select(Shown)),
            others = string.Concat(come.Select(Shown));
        string? why = WhyNot(oldFrom, oldTo, gone, come);
        if (why is not null || !takes(who))
        {
            if (why is not null)
            {
                outcome.Refuse(
                    At(oldFrom),
                    words.Length == 0 ? others
                        : others.Length == 0 ? words
                        : $"{words} → {others}",
                    why,
                    who
                );
            }

            for (int i = oldFrom; i < oldTo; i++)
            {
                entries.Add(new Entry(i, old[i], old[i].Look));
            }

            return;
        }

        for (int i = oldFrom; i < oldTo; i++)
        {
            entries.Add(new Entry(i, old[i], old[i].Look) { Gone = true });
        }

        entries.AddRange(come.Select(token => new Entry(-1, token, isAttribute ? Look.None : token.Look & Styles)));
        if (come.Find(token => (token.Shown & Meant) != 0 && token.Target is null) is { } seen && hasStyles)
        {
            outcome.Refuse(At(oldFrom), seen.Text, SaidOf(seen.Shown & Meant), who);
        }

        if (
            !saidInner
            && come.Find(token => token.IsInner) is { } led
            && !old[Math.Max(0, oldFrom - 1)..Math.Min(old.Count, oldTo + 1)].Exists(token => token.IsInner)
        )
        {
            saidInner = true;
            outcome.Refuse(At(oldFrom), led.Text, Inner, who);
        }

        outcome.Correct(At(oldFrom), words, others, who);
    }

    private static string Shown(Token token) =>
        token.Kind switch
        {
            TokenKind.Paragraph => "¶",
            TokenKind.Break => "↵",
            TokenKind.Call or TokenKind.Again => "[note]",
            TokenKind.Picture or TokenKind.Foreign => token.Key,
            _ => token.Text,
        };

    internal const string Verbatim = "no note is called in code";

    private string? WhyNot(int from, int to, List<Token> gone, List<Token> come)
    {
        if (come.Find(token => token.Kind is TokenKind.Picture or TokenKind.Foreign) is { } strange)
        {
            return $"{strange.Key} cannot be brought into the manuscript";
        }

        if (gone.Exists(token => token.Kind is TokenKind.Picture or TokenKind.Foreign))
        {
            return "a picture is taken out by its line in the manuscript";
        }

        if (isOfALine && come.Exists(token => token.Kind is TokenKind.Break or TokenKind.Paragraph))
        {
            return "headings and cells are of one line";
        }

        if (isCode && come.Exists(token => token.Kind.IsCall()))
        {
            return Verbatim;
        }

        if (isAttribute && come.Exists(token => token.Kind.IsCall() || token.Address is not null))
        {
            return "a title in another language is words alone";
        }

        if (isAttribute && gone.Count(token => token.HasWords) == old.Count(token => token.HasWords) && come.Count == 0)
        {
            return "the title in another language would be empty";
        }

        if (isDrawn && come.Exists(token => token.Kind is TokenKind.Break or TokenKind.Paragraph))
        {
            return Grid.ByHand;
        }

        for (int i = from; i < to; i++)
        {
            if (
                calls[i] is { } call
                && !come.Exists(token => token.Same(old[i]))
                && notes.WhyNotRemove(call) is { } kept
            )
            {
                return kept;
            }
        }

        if (
            come.Exists(token => token.Kind == TokenKind.Paragraph)
            && nodes.Exists(n => n.Node is LangSpan { Id: not null } && n.First < from && n.Last >= to)
        )
        {
            return "words that carry an id cannot be parted";
        }

        // A reference goes with the words about it, and is not worded otherwise.
        bool Goes((int First, int Last, Place Place) reference) =>
            reference.First >= from
            && reference.Last < to
            && (to - from > reference.Last + 1 - reference.First || !come.Exists(token => token.HasWords));
        bool composed = Enumerable
            .Range(from, to - from)
            .Any(i => places[i].IsNone && !references.Exists(each => each.First <= i && i <= each.Last && Goes(each)));
        bool nowhere =
            (from == 0 || places[from - 1].IsNone)
            && (to == old.Count || places[to].IsNone)
            && from == to
            && emptyAt < 0;
        if (composed || nowhere)
        {
            return "the program sets this text (a label, a number, a reference) itself";
        }

        return nodes.Exists(node =>
            node.Node is LangSpan { Id: not null } && node.First >= from && node.Last < to && come.Count == 0
        )
            ? "the words carry an id that may be referred to"
            : null;
    }
}
