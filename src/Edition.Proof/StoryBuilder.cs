using System.Globalization;
using System.Text;
using Edition.Model;

namespace Edition.Proof;

/// <summary>
/// Cuts text into tokens. What a typographer or a face may change without harm is made alike: soft hyphens and other
/// invisible characters go, all spaces are one, all hyphens are one, and all dashes; what XML
/// cannot hold is U+FFFD. Words of an edition are paid for out of its budget.
/// </summary>
internal sealed class StoryBuilder(Budget? budget = null)
{
    /// <summary>What a word weighs among the objects of a budget.</summary>
    private const int Weight = 4;

    private readonly List<Token> tokens = [];
    private readonly List<(string, int)> anchors = [];
    private readonly List<int> ends = [];
    private readonly StringBuilder word = new();

    /// <summary>A word that comes again is the same object: a large text is made of few.</summary>
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>Names met within a word, or at its end: that is seen by what follows.</summary>
    private readonly List<string> floating = [];
    private Token begun = new(TokenKind.Word, "");

    /// <summary>Where the words to come lead.</summary>
    public string? Link { get; set; }

    public bool IsAside { get; set; }

    public Story Story
    {
        get
        {
            Break();
            return new Story(tokens, anchors) { Ends = ends };
        }
    }

    public void Append(ReadOnlySpan<char> text, SourceSpan span = default, int page = -1, double y = 0)
    {
        budget?.Bytes(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                Begin(span, i, page, y);
                word.Append(c).Append(text[++i]);
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
                Begin(span, i, page, y);
                word.Append(c);
            }
            else
            {
                Break();
                Begin(span, i, page, y);
                word.Append(c);
                Break();
            }
        }
    }

    /// <summary>Ends a word.</summary>
    public void Break()
    {
        if (word.Length > 0)
        {
            budget?.Objects(Weight);
            string text = word.ToString();
            if (!words.TryGetValue(text, out string? same))
            {
                words.Add(same = text);
            }

            tokens.Add(begun with { Text = same });
            word.Clear();
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
            if (word.Length == 0)
            {
                Settle();
            }
        }
    }

    private void Settle()
    {
        foreach (string name in floating)
        {
            anchors.Add((name, tokens.Count));
        }

        floating.Clear();
    }

    public void Call(string key, SourceSpan span = default, bool bears = false)
    {
        Break();
        budget?.Objects(Weight);
        tokens.Add(
            new Token(TokenKind.Call, "※")
            {
                Key = key,
                Span = span,
                Bears = bears,
            }
        );
    }

    public void Computed(SourceSpan span)
    {
        Break();
        tokens.Add(new Token(TokenKind.Computed, "") { Span = span });
    }

    private void Begin(SourceSpan span, int offset, int page, double y)
    {
        if (word.Length == 0)
        {
            begun = new Token(TokenKind.Word, "")
            {
                Link = Link,
                IsAside = IsAside,
                Span = span,
                Offset = offset,
                Page = page,
                Y = y,
            };
        }
        else
        {
            Settle();
        }
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
