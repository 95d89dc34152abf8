using System.Collections.Immutable;
using System.Text;
using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>A stretch of a source; without a place (<c>Start</c> below 0) the program made it.</summary>
internal readonly record struct Place(int Start, int End)
{
    public static readonly Place None = new(-1, -1);

    public bool IsNone => Start < 0;
}

/// <summary>
/// A node of the manuscript with marks about its words: emphasis, a link, a span. <c>First</c> and <c>Last</c> are the
/// tokens in it; <c>Style</c> is null where it is no emphasis.
/// </summary>
internal sealed record MarkedNode(Inline Node, InlineStyle? Style, Place Open, Place Close, int First, int Last)
{
    public bool Holds(int token) => token >= First && token <= Last;
}

/// <summary>
/// The tokens of a paragraph as built, each with its place in the source: set characters are laid along the characters
/// of the node that they come of, so that what the typographer changed still has a place.
/// </summary>
internal sealed class SourceMap
{
    private readonly StringBuilder set = new();
    private readonly List<Place> places = [];
    private readonly List<Inline?> calls = [];
    private readonly List<(Inline Node, InlineStyle? Style, int First, int Last)> nodes = [];
    private readonly List<Text> texts = [];
    private readonly List<(int First, int Last, Place Place)> worded = [];
    private readonly Source source;
    private readonly ImmutableArray<SourceSpan> lines;

    public SourceMap(Site site, Para built)
    {
        source = site.Source;
        lines = Grid.LinesOf(site);
        Append(site.Words);
        Pour();
        (Places, Calls) = Along(built.Tokens);
        Places =
        [
            .. Places.Select(
                (place, i) =>
                    place.IsNone && built.Tokens[i].Kind == TokenKind.Break ? Gap(i)
                    : built.Tokens[i].Kind == TokenKind.Space ? WithLineHead(place)
                    : place
            ),
        ];
        Nodes = NodesOf();
        References =
        [
            .. worded
                .Select(each =>
                    (
                        Tokens: tokenOfCharacter[each.First..(each.Last + 1)].Where(token => token >= 0).ToArray(),
                        each.Place
                    )
                )
                .Where(each => each.Tokens.Length > 0)
                .Select(each => (each.Tokens.Min(), each.Tokens.Max(), each.Place)),
        ];
    }

    /// <summary>References that the program words: their first and last tokens, and where they stand.</summary>
    public ImmutableArray<(int First, int Last, Place Place)> References { get; }

    /// <summary>The place of each token.</summary>
    public ImmutableArray<Place> Places { get; private set; }

    /// <summary>The note or later call that a token is.</summary>
    public ImmutableArray<Inline?> Calls { get; private set; }

    /// <summary>Nodes with marks, outer ones first.</summary>
    public ImmutableArray<MarkedNode> Nodes { get; private set; }

    /// <summary>It is the value of an attribute, of which no word can have marks about it.</summary>
    public bool IsAttribute { get; private set; }

    private int[] tokenOfCharacter = [];

    private void Append(ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            if (inline is Text text)
            {
                if (texts.Count > 0 && texts[^1].Span != text.Span)
                {
                    Pour();
                }

                texts.Add(text);
                continue;
            }

            Pour();
            switch (inline)
            {
                case Code code:
                    Pour(code.Value, code.Span);
                    break;
                case HardBreak:
                    Sign(inline);
                    break;
                case LangSpan span when span.Span.Source is null || IsBare(span):
                    Append(span.Content);
                    Pour();
                    break;
                case Note or NoteRef:
                    Sign(inline);
                    break;

                // The program words it, with the words of what it leads to.
                case Reference reference when IsWorded(reference):
                    int from = set.Length;
                    Append(reference.Content);
                    Pour();
                    worded.Add((from, set.Length - 1, new Place(reference.Span.Start, reference.Span.End)));
                    places.RemoveRange(from, places.Count - from);
                    places.AddRange(Enumerable.Repeat(Place.None, set.Length - from));
                    break;

                // A picture and what pages tell are no text of the author's.
                case LeafInline:
                    break;
                default:
                    Node(inline, (inline as Styled)?.Style, inline.Content);
                    break;
            }
        }
    }

    private bool IsWorded(Reference reference) =>
        reference.Span.Source == source
        && source.Text.AsSpan(reference.Span.Start).StartsWith("[](", StringComparison.Ordinal);

    // A run in the other script, which the typographer put in.
    private static bool IsBare(LangSpan span) => span.Content is [Text only] && only.Span == span.Span;

    private void Node(Inline node, InlineStyle? style, ImmutableArray<Inline> content)
    {
        int first = set.Length;
        int at = nodes.Count;
        nodes.Add((node, style, first, first));
        Append(content);
        Pour();
        nodes[at] = (node, style, first, set.Length - 1);
    }

    private void Sign(Inline inline)
    {
        set.Append(TokenWriter.Object);
        places.Add(inline.Span.Source == source ? new Place(inline.Span.Start, inline.Span.End) : Place.None);
        calls.Add(inline);
    }

    private void Pour()
    {
        if (texts.Count > 0)
        {
            Pour(string.Concat(texts.Select(text => text.Value)), texts[0].Span);
            texts.Clear();
        }
    }

    private void Pour(string value, SourceSpan span)
    {
        int from = set.Length;
        set.Append(value);
        calls.AddRange(Enumerable.Repeat<Inline?>(null, value.Length));
        string there =
            span.Source == source && span.Source is not null ? Grid.Alone(source, span.Start, span.End, lines) : "";
        if (
            there.Length == 0
            || (
                there.Length < 200
                && (
                    there.StartsWith("[^", StringComparison.Ordinal) || there.StartsWith("^[", StringComparison.Ordinal)
                )
            )
        )
        {
            places.AddRange(Enumerable.Repeat(Place.None, value.Length));
            return;
        }

        // A title in another language stands among the attributes of its heading.
        int begin = span.Start;
        if (there[0] == '#' && AttributeValues.In(there, value) is var (at, words))
        {
            IsAttribute = true;
            (begin, there) = (begin + at, words);
        }

        // Word for word among other things of a line.
        int whole = there.IndexOf(value, StringComparison.Ordinal);
        if (whole >= 0 && there.IndexOf(value, whole + 1, StringComparison.Ordinal) < 0)
        {
            places.AddRange(Enumerable.Range(begin + whole, value.Length).Select(i => new Place(i, i + 1)));
            return;
        }

        List<(int Old, int New)> pairs = Difference.Of(
            value.ToCharArray(),
            there.ToCharArray(),
            (a, b) => a == b || Folding.Of(a) == Folding.Of(b)
        );
        int v = 0,
            t = 0;
        foreach ((int old, int now) in pairs.Append((value.Length, there.Length)))
        {
            // A line's end is a space with all that the next line begins with, a quotation's sign too.
            bool wraps =
                old == v
                && old < value.Length
                && now > t
                && Folding.Of(value[old]) == ' '
                && Folding.Of(there[t]) == ' ';
            if (!wraps)
            {
                Between(v, old, t, now, there, begin);
            }

            if (old < value.Length)
            {
                int start = begin + (wraps ? t : now);

                // A backslash belongs to what it guards.
                if (places.Count == from + old && now > t && old == v && there[now - 1] == '\\')
                {
                    start--;
                }

                places.Add(new Place(start, begin + now + 1));
            }

            (v, t) = (old + 1, now + 1);
        }
    }

    /// <summary>Characters between two that are the same: of what the source has there the first set one takes all.</summary>
    private void Between(int v, int old, int t, int now, string there, int start)
    {
        if (old > v)
        {
            places.Add(new Place(start + t, start + now));
            for (int i = v + 1; i < old; i++)
            {
                places.Add(new Place(start + now, start + now));
            }
        }
        else if (now > t && v > 0 && !(now - t == 1 && there[t] == '\\'))
        {
            int last = places.Count - 1;
            int end = there[now - 1] == '\\' ? now - 1 : now;
            if (!places[last].IsNone)
            {
                places[last] = places[last] with { End = start + end };
            }
        }
    }

    /// <summary>The places of the tokens: their characters are those set here, with what the program put before them.</summary>
    private (ImmutableArray<Place> Places, ImmutableArray<Inline?> Calls) Along(ImmutableArray<Token> tokens)
    {
        var mine = new List<(char Char, int At)>();
        for (int i = 0; i < set.Length; i++)
        {
            if (!Folding.IsNothing(set[i]))
            {
                mine.Add((Folding.Of(set[i]), i));
            }
        }

        var theirs = new List<(char Char, int Token)>();
        for (int i = 0; i < tokens.Length; i++)
        {
            foreach (char c in tokens[i].Kind is TokenKind.Break ? "\uFFFC" : tokens[i].Text)
            {
                theirs.Add((Folding.Of(c), i));
            }
        }

        // What the program sets itself stands before: so from the end.
        mine.Reverse();
        theirs.Reverse();
        List<(int Old, int New)> pairs = Difference.Of(mine, theirs, (a, b) => a.Char == b.Char);
        var from = Enumerable.Repeat(int.MaxValue, tokens.Length).ToArray();
        var to = Enumerable.Repeat(-1, tokens.Length).ToArray();
        var whole = new int[tokens.Length];
        var called = new Inline?[tokens.Length];
        tokenOfCharacter = [.. Enumerable.Repeat(-1, set.Length)];
        foreach ((int old, int now) in pairs)
        {
            int at = mine[old].At;
            int token = theirs[now].Token;
            tokenOfCharacter[at] = token;
            called[token] ??= calls[at];
            if (!places[at].IsNone)
            {
                from[token] = Math.Min(from[token], places[at].Start);
                to[token] = Math.Max(to[token], places[at].End);
                whole[token]++;
            }
        }

        return (
            [
                .. tokens.Select(
                    (token, i) => whole[i] > 0 && whole[i] == token.Text.Length ? new Place(from[i], to[i]) : Place.None
                ),
            ],
            [.. called]
        );
    }

    // A line's end is a space with the quotation's sign and the indent of the next line, where a node begins that too.
    private Place WithLineHead(Place place)
    {
        if (place.IsNone || !lines.IsEmpty || !source.Text.AsSpan(place.Start..place.End).Contains('\n'))
        {
            return place;
        }

        int end = place.End;
        while (end < source.Text.Length && source.Text[end] is ' ' or '\t' or '>')
        {
            end++;
        }

        return place with
        {
            End = end,
        };
    }

    // The end of a line of verse lies between its last word and the next line's first.
    private Place Gap(int i) =>
        i > 0 && i + 1 < Places.Length && !Places[i - 1].IsNone && !Places[i + 1].IsNone
            ? new Place(Places[i - 1].End, Places[i + 1].Start)
            : Place.None;

    private ImmutableArray<MarkedNode> NodesOf()
    {
        var marked = ImmutableArray.CreateBuilder<MarkedNode>();
        foreach ((Inline node, InlineStyle? style, int first, int last) in nodes)
        {
            int[] inside =
            [
                .. Enumerable
                    .Range(first, Math.Max(0, last - first + 1))
                    .Select(i => tokenOfCharacter[i])
                    .Where(t => t >= 0),
            ];
            if (inside.Length == 0 || node.Span.Source != source)
            {
                continue;
            }

            int from = inside.Min(),
                to = inside.Max();
            Place begin = Places[from],
                end = Places[to];
            if (begin.IsNone || end.IsNone || begin.Start < node.Span.Start || end.End > node.Span.End)
            {
                continue;
            }

            // Between a node's mark and its first word may stand the mark of a node within.
            SourceSpan[] within = [.. node.Content.Select(inner => inner.Span).Where(span => span.Source == source)];
            int opened = within.Select(span => span.Start).Append(begin.Start).Min();
            int closed = within.Select(span => span.End).Append(end.End).Max();
            marked.Add(
                new MarkedNode(
                    node,
                    style,
                    new Place(node.Span.Start, Math.Max(node.Span.Start, opened)),
                    new Place(Math.Min(closed, node.Span.End), node.Span.End),
                    from,
                    to
                )
            );
        }

        return marked.ToImmutable();
    }
}
