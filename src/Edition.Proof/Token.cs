using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Proof;

/// <summary>
/// Word: letters and digits with their marks, or one sign of punctuation. Call: the mark of a note, at its first and at
/// every later call. NoteOpen, NoteClose: around the note's own text, which follows its first call.
/// Computed: what pages alone can tell (folios, counts), of any length or none.
/// </summary>
public enum TokenKind
{
    Word,
    Call,
    NoteOpen,
    NoteClose,
    Computed,
}

/// <summary>
/// The least thing that can be lost. <c>Key</c> is the note that a call leads to, in the terms of its edition;
/// <c>Link</c> where a word leads: a URI, or "#" and a place. <c>IsAside</c>: made by the program, so
/// compared only as far as it helps to find the way (contents lists, asterisks).
/// </summary>
public sealed record Token(TokenKind Kind, string Text)
{
    public string? Key { get; init; }

    public string? Link { get; init; }

    public bool IsAside { get; init; }

    /// <summary>Of the book: the node that the word stands in, and where in its text.</summary>
    public SourceSpan Span { get; init; }

    public int Offset { get; init; }

    /// <summary>
    /// Of the PDF: where the word begins, page from 0 and baseline in points from the foot; page -1 where nothing is
    /// shown. A picture's description has the place of the picture's upper edge.
    /// </summary>
    public int Page { get; init; } = -1;

    public double Y { get; init; }

    /// <summary>
    /// Of a call: it is the one that bears the note (DOCX), so if the note has been met already it was called from
    /// within another note.
    /// </summary>
    public bool Bears { get; init; }
}

/// <summary>
/// A run of tokens with the places that links can lead to: a name, and the index of the token that follows it.
/// </summary>
public sealed record Story(IReadOnlyList<Token> Tokens, IReadOnlyList<(string Name, int Index)> Anchors)
{
    /// <summary>After how many tokens a paragraph or the like ends, ascending; told where a reader needs it.</summary>
    public IReadOnlyList<int> Ends { get; init; } = [];
}

/// <summary>
/// The whole text of a book or of an edition in reading order, notes in their places. <c>Places</c>: anchors to the
/// index of the token after them. <c>Points</c>: anchors known by page and height only (PDF).
/// <c>JoinsLines</c>: ends of lines are not told from the middle of words, so only the letters are held against the
/// book there.
/// </summary>
public sealed record Transcript(IReadOnlyList<Token> Tokens, IReadOnlyDictionary<string, int> Places)
{
    public IReadOnlyDictionary<string, (int Page, double Y)>? Points { get; init; }

    public bool JoinsLines { get; init; }

    /// <summary>
    /// Of the book: pictures that links can lead to and that no words describe, and whether a caption follows. What
    /// else follows such a picture may stand anywhere, since it floats.
    /// </summary>
    public IReadOnlyDictionary<string, bool> Mute { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>
    /// Puts the notes into the main text, each behind its first call. A note that is called from a note follows it,
    /// since Word knows no notes in notes. A note that nothing calls stands at the end.
    /// </summary>
    public static Transcript Of(Story main, IReadOnlyDictionary<string, Story> notes)
    {
        var tokens = new List<Token>(main.Tokens.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>();
        Copy(main, inNote: false);
        foreach (string left in notes.Keys)
        {
            Open(left);
        }

        return new Transcript(tokens, places);

        void Copy(Story story, bool inNote)
        {
            int anchor = 0;
            var called = new List<string>();
            for (int i = 0; i <= story.Tokens.Count; i++)
            {
                for (; anchor < story.Anchors.Count && story.Anchors[anchor].Index <= i; anchor++)
                {
                    places.TryAdd(story.Anchors[anchor].Name, tokens.Count);
                }

                if (
                    i == story.Tokens.Count
                    || (
                        story.Tokens[i] is { Kind: TokenKind.Call, Bears: true, Key: { } borne }
                        && opened.Contains(borne)
                    )
                )
                {
                    continue;
                }

                tokens.Add(story.Tokens[i]);
                if (story.Tokens[i] is { Kind: TokenKind.Call, Key: { } key })
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

        void Open(string first)
        {
            waiting.Push(first);
            while (waiting.TryPop(out string? key))
            {
                if (notes.TryGetValue(key, out Story? note) && opened.Add(key))
                {
                    tokens.Add(
                        new Token(TokenKind.NoteOpen, "⟦")
                        {
                            Key = key,
                            Span = note.Tokens.Count > 0 ? note.Tokens[0].Span : default,
                        }
                    );
                    Copy(note, inNote: true);
                    tokens.Add(new Token(TokenKind.NoteClose, "⟧") { Key = key });
                }
            }
        }
    }
}
