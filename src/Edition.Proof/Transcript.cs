using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Proof;

/// <summary>
/// The whole text of a book or of an edition in reading order, notes in their places. <c>Places</c>: anchors to the
/// index of the token after them.
/// </summary>
public sealed record Transcript(ImmutableArray<Token> Tokens, IReadOnlyDictionary<string, int> Places, Wordstock Words)
{
    /// <summary>Of a book: the nodes that its words stand in, by <see cref="Token.Place"/>.</summary>
    public IReadOnlyList<SourceSpan> Nodes { get; init; } = [];

    /// <summary>Anchors known by page and height in points only (PDF).</summary>
    public IReadOnlyDictionary<string, (int Page, double Y)>? Points { get; init; }

    /// <summary>What is printed on each page as its number (PDF); empty where none is told.</summary>
    public ImmutableArray<string> Folios { get; init; } = [];

    /// <summary>
    /// Ends of lines are not told from the middle of words, so only the letters are held against the book there.
    /// </summary>
    public bool JoinsLines { get; init; }

    /// <summary>
    /// Of the book: pictures that links can lead to and that no words describe, and whether a caption follows. What
    /// else follows such a picture may stand anywhere, since it floats.
    /// </summary>
    public IReadOnlyDictionary<string, bool> Mute { get; init; } = ImmutableDictionary<string, bool>.Empty;

    public string TextOf(int token) => Words[Tokens[token].Number];

    /// <summary>Where a word leads; null where nowhere, and of what is no word.</summary>
    public string? LinkOf(int token) =>
        Tokens[token] is { Kind: TokenKind.Word, Target: > 0 and var target } ? Words[target] : null;

    /// <summary>Of a book: the node that a token stands in.</summary>
    public SourceSpan SpanOf(Token token) => token.Place >= 0 ? Nodes[token.Place] : default;

    /// <summary>
    /// Puts the notes into the main text, each behind its first call. A note that is called from a note follows it,
    /// since Word knows no notes in notes. A note that nothing calls stands at the end.
    /// </summary>
    internal static Transcript Of(Story main, IReadOnlyDictionary<string, Story> notes, Wordstock words)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>(
            main.Tokens.Count + notes.Values.Sum(note => note.Tokens.Count + 2)
        );
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var opened = new HashSet<int>();
        var waiting = new Stack<int>();
        Copy(main, inNote: false);
        foreach (string left in notes.Keys)
        {
            Open(words.NumberOf(left));
        }

        return new Transcript(tokens.DrainToImmutable(), places, words);

        void Copy(Story story, bool inNote)
        {
            int anchor = 0;
            var called = new List<int>();
            for (int i = 0; i <= story.Tokens.Count; i++)
            {
                for (; anchor < story.Anchors.Count && story.Anchors[anchor].Index <= i; anchor++)
                {
                    places.TryAdd(story.Anchors[anchor].Name, tokens.Count);
                }

                if (
                    i == story.Tokens.Count
                    || (
                        story.Tokens[i] is { Kind: TokenKind.Call, Bears: true, Target: var borne }
                        && opened.Contains(borne)
                    )
                )
                {
                    continue;
                }

                tokens.Add(story.Tokens[i]);
                if (story.Tokens[i] is { Kind: TokenKind.Call, Target: var key })
                {
                    if (inNote)
                    {
                        called.Add(key);
                    }
                    else
                    {
                        Open(key);
                    }
                }
            }

            called.Reverse();
            called.ForEach(waiting.Push);
        }

        void Open(int first)
        {
            waiting.Push(first);
            while (waiting.TryPop(out int key))
            {
                if (notes.TryGetValue(words[key], out Story? note) && opened.Add(key))
                {
                    tokens.Add(new Token(TokenKind.NoteOpen) { Target = key });
                    Copy(note, inNote: true);
                    tokens.Add(new Token(TokenKind.NoteClose) { Target = key });
                }
            }
        }
    }
}
