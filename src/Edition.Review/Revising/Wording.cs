using System.Text;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>Tokens as Markdown.</summary>
/// <param name="call">What calls a note, by the token of its call.</param>
internal sealed class Wording(Func<Token, string> call)
{
    /// <summary>The styles that come back, with their marks.</summary>
    public static readonly (Look Look, string Open, string Close)[] Marks =
    [
        (Look.SmallCaps, "[", "]{.smallcaps}"),
        (Look.Bold, "**", "**"),
        (Look.Italic, "*", "*"),
        (Look.Struck, "~~", "~~"),
        (Look.Super, "^", "^"),
        (Look.Sub, "~", "~"),
    ];

    /// <summary>One token, without marks of emphasis. <c>straight</c>: the file writes quotation marks straight.</summary>
    public string Of(Token token, char before, char after, bool straight, string lineEnd)
    {
        switch (token.Kind)
        {
            case TokenKind.Call or TokenKind.Again:
                return call(token);
            case TokenKind.Break:
                return "\\" + lineEnd;
            case TokenKind.Paragraph:
                return token.Text;
            case TokenKind.Space:
                return " ";
            case TokenKind.Picture or TokenKind.Foreign:
                return "";
            default:
                var text = new StringBuilder();
                Escape.Words(text, Plain(token.Text, straight), before, after, false);
                return text.ToString();
        }
    }

    /// <summary>The typographer's own characters as authors type them.</summary>
    private static string Plain(string text, bool straight)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            plain.Append(
                c switch
                {
                    '\u00A0' or '\u202F' or '\u2009' => ' ',
                    '\u2011' => '-',
                    '«' or '»' or '„' or '“' or '”' when straight => '"',
                    '’' when straight => '\'',
                    _ => c,
                }
            );
        }

        return plain.ToString();
    }

    /// <summary>Whether a manuscript's links may lead there.</summary>
    public static bool CanLead(string address) =>
        Uri.TryCreate(Web.Clean(address), UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https" or "mailto" or "tel";

    /// <summary>A whole paragraph that the manuscript has not yet.</summary>
    public string Paragraph(IReadOnlyList<Token> tokens, bool straight, string lineEnd, Look within = Look.None)
    {
        var text = new StringBuilder();
        for (int i = 0; i < tokens.Count; )
        {
            int end = LinkEnd(tokens, i);
            Token[] run = [.. tokens.Skip(i).Take(end - i)];
            if (AddressOf(tokens[i]) is not { } address)
            {
                Append(text, run, straight, lineEnd, within);
            }
            else if (Web.Same(address, string.Concat(run.Select(token => token.Text))))
            {
                text.Append('<').Append(string.Concat(run.Select(token => token.Text))).Append('>');
            }
            else
            {
                Append(text.Append('['), run, straight, lineEnd, within);
                text.Append("](").Append(Web.Clean(address)).Append(')');
            }

            i = end;
        }

        return Escape.LineHead(text.ToString());
    }

    private static string? AddressOf(Token token) =>
        token.HasWords && token.Address is { } address && CanLead(address) ? address : null;

    // A link ends with its last word; what stands about it ends where the next begins.
    private static int LinkEnd(IReadOnlyList<Token> tokens, int from)
    {
        string? address = AddressOf(tokens[from]);
        int end = from + 1;
        for (int i = end; i < tokens.Count; i++)
        {
            if (address is null)
            {
                if (AddressOf(tokens[i]) is not null)
                {
                    return i;
                }

                end = i + 1;
            }
            else if (tokens[i].HasWords || tokens[i].Kind.IsCall())
            {
                if (AddressOf(tokens[i]) != address)
                {
                    return end;
                }

                end = i + 1;
            }
        }

        return end;
    }

    private void Append(StringBuilder text, Token[] tokens, bool straight, string lineEnd, Look within)
    {
        Look open = Look.None;
        for (int i = 0; i < tokens.Length; i++)
        {
            Look look = Sought(tokens, i) & ~within;
            for (int m = Marks.Length - 1; m >= 0; m--)
            {
                // What is outside ends last: all that is within ends with it.
                if ((open & Marks[m].Look) != 0 && Enumerable.Range(0, m + 1).Any(n => Ends(open, look, n)))
                {
                    text.Append(Marks[m].Close);
                    open &= ~Marks[m].Look;
                }
            }

            foreach ((Look style, string mark, _) in Marks)
            {
                if ((look & ~open & style) != 0)
                {
                    text.Append(mark);
                    open |= style;
                }
            }

            char before = text.Length > 0 ? text[^1] : '\0';
            char after = i + 1 < tokens.Length && tokens[i + 1].Text.Length > 0 ? tokens[i + 1].Text[0] : '\0';
            text.Append(Of(tokens[i], before, after, straight, lineEnd));
        }

        for (int m = Marks.Length - 1; m >= 0; m--)
        {
            if ((open & Marks[m].Look) != 0)
            {
                text.Append(Marks[m].Close);
            }
        }

        static bool Ends(Look open, Look look, int n) => (open & Marks[n].Look) != 0 && (look & Marks[n].Look) == 0;
    }

    // A space and a call look as what stands on both sides.
    private static Look Sought(Token[] tokens, int at)
    {
        if (tokens[at].HasWords)
        {
            return tokens[at].Look;
        }

        Look before = Look.None,
            after = Look.None;
        for (int i = at - 1; i >= 0; i--)
        {
            if (tokens[i].HasWords)
            {
                before = tokens[i].Look;
                break;
            }
        }

        for (int i = at + 1; i < tokens.Length; i++)
        {
            if (tokens[i].HasWords)
            {
                after = tokens[i].Look;
                break;
            }
        }

        return before & after;
    }
}
