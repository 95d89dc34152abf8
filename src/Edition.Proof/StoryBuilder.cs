using System.Globalization;

namespace Edition.Proof;

/// <summary>
/// Cuts text into tokens. What a typographer or a face may change without harm is made alike: soft hyphens and other
/// invisible characters go, all spaces are one, all hyphens are one, and all dashes; what XML
/// cannot hold is U+FFFD. Words of an edition are paid for out of its budget.
/// </summary>
internal sealed class StoryBuilder(Wordstock words, Budget? budget = null, int capacity = 0)
{
    /// <summary>What a word weighs among the objects of a budget.</summary>
    private const int Weight = 4;

    private readonly List<Token> tokens = new(capacity);
    private readonly List<(string, int)> anchors = [];
    private readonly List<int> ends = [];

    /// <summary>Names met within a word, or at its end: that is seen by what follows.</summary>
    private readonly List<string> floating = [];
    private char[] word = new char[32];
    private int length;
    private Token begun;
    private string? link;
    private int target;

    /// <summary>Where the words to come lead.</summary>
    public string? Link
    {
        get => link;
        set
        {
            link = value;
            target = value is null ? 0 : words.NumberOf(value);
        }
    }

    public bool IsAside { get; set; }

    public Story Story
    {
        get
        {
            Break();
            return new Story(tokens, anchors, ends);
        }
    }

    /// <summary>Text of a node of the book.</summary>
    public void AppendNode(ReadOnlySpan<char> text, int node) => Append(text, node, 0, 1);

    /// <summary>Text of an edition; of a PDF with its page and baseline.</summary>
    public void Append(ReadOnlySpan<char> text, int page = -1, int height = 0) => Append(text, page, height, 0);

    /// <summary>Ends a word.</summary>
    public void Break()
    {
        if (length > 0)
        {
            budget?.Objects(Weight);
            tokens.Add(begun with { Number = words.NumberOf(word.AsSpan(0, length)) });
            length = 0;
            Settle();
        }
    }

    /// <summary>Ends a paragraph or the like; returns after how many tokens.</summary>
    public int End()
    {
        Break();
        if (ends.Count == 0 || ends[^1] < tokens.Count)
        {
            ends.Add(tokens.Count);
        }

        return tokens.Count;
    }

    public void Anchor(string? name)
    {
        if (name is not null)
        {
            budget?.Objects(Weight);
            floating.Add(name);
            if (length == 0)
            {
                Settle();
            }
        }
    }

    public void Call(string key, int node = -1, bool bears = false)
    {
        Break();
        budget?.Objects(Weight);
        tokens.Add(
            new Token(TokenKind.Call)
            {
                Target = words.NumberOf(key),
                Place = node,
                Bears = bears,
            }
        );
    }

    public void Computed(int node)
    {
        Break();
        tokens.Add(new Token(TokenKind.Computed) { Place = node });
    }

    /// <param name="text">The characters.</param>
    /// <param name="place">Of the tokens that begin here.</param>
    /// <param name="offset">Of a token that begins with the first of them.</param>
    /// <param name="step">By how much it grows from character to character.</param>
    private void Append(ReadOnlySpan<char> text, int place, int offset, int step)
    {
        budget?.Bytes(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Begin(place, offset + (i * step));
                Add(c);
                Add(text[++i]);
                continue;
            }

            c = Alike(c);
            if (c == '\0')
            {
                continue;
            }

            if (c == ' ')
            {
                Break();
            }
            else if (
                char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
                        or UnicodeCategory.EnclosingMark
            )
            {
                Begin(place, offset + (i * step));
                Add(c);
            }
            else
            {
                Break();
                Begin(place, offset + (i * step));
                Add(c);
                Break();
            }
        }
    }

    private void Begin(int place, int offset)
    {
        if (length == 0)
        {
            begun = new Token(TokenKind.Word)
            {
                Target = target,
                IsAside = IsAside,
                Place = place,
                Offset = offset,
            };
        }
        else
        {
            Settle();
        }
    }

    private void Add(char c)
    {
        if (length == word.Length)
        {
            Array.Resize(ref word, 2 * length);
        }

        word[length++] = c;
    }

    private void Settle()
    {
        foreach (string name in floating)
        {
            anchors.Add((name, tokens.Count));
        }

        floating.Clear();
    }

    /// <summary>U+0000 for what is left out, a space for all that parts words.</summary>
    private static char Alike(char c) =>
        c switch
        {
            >= 'a' and <= 'z' => c,
            ' ' or '\t' or '\n' or '\r' or '\f' or '\u2028' or '\u2029' => ' ',
            '\u00AD'
            or '\u034F'
            or '\u061C'
            or (>= '\u200B' and <= '\u200F')
            or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2069')
            or '\uFEFF'
            or (>= '\uFE00' and <= '\uFE0F') => '\0',
            '\u2010' or '\u2011' or '\u2043' => '-',
            >= '\u2012' and <= '\u2015' or '\u2212' => '–',
            '\u02BC' => '’',
            < ' ' or (>= '\u007F' and < '\u00A0') or '\uFFFE' or '\uFFFF' or (>= '\uD800' and <= '\uDFFF') => '\uFFFD',
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        };
}
