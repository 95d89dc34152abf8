using Edition.Diagnostics;

namespace Edition.Reading;

internal sealed partial class InlineParser
{
    // <https://…>, <name@example.org>, a comment, or raw HTML, which is refused and kept as text so that nothing is
    // lost from sight.
    private void Angle()
    {
        int close = AutolinkEnd();
        if (close > 0)
        {
            string target = text[(at + 1)..close];
            bool mail =
                !target.Contains(':', StringComparison.Ordinal)
                || (target.Contains('@', StringComparison.Ordinal) && MailEnd() == close);
            var node = new InlineNode(InlineKind.Link, at, close + 1) { Value = mail ? "mailto:" + target : target };
            node.Append(new InlineNode(InlineKind.Words, at + 1, close) { Value = target });
            root.Append(node);
            at = close + 1;
            return;
        }

        int stop = HtmlEnd(out bool comment);
        if (stop < 0)
        {
            Words(at + 1);
        }
        else if (comment)
        {
            // It leaves no trace, as a comment should; the spaces around it stay.
            root.Append(new InlineNode(InlineKind.Words, at, stop) { Value = "" });
            at = stop;
        }
        else
        {
            findings.Add(
                Rules.RawHtml,
                leaf.Span(at, stop),
                $"'{Shown.Brief(text[at..stop])}' is HTML, which no printed edition can hold: use the format's own marks, or \\< for the sign."
            );
            Words(stop, text[at..stop].Replace('\n', ' '));
        }
    }

    private int AutolinkEnd()
    {
        int p = at + 1;
        if (p < end && char.IsAsciiLetter(text[p]))
        {
            int scheme = p;
            while (p < end && (char.IsAsciiLetterOrDigit(text[p]) || text[p] is '+' or '.' or '-'))
            {
                p++;
            }

            if (p < end && text[p] == ':' && p - scheme is >= 2 and <= 32)
            {
                while (p < end && text[p] > ' ' && text[p] is not ('<' or '>' or '\u007F'))
                {
                    p++;
                }

                return p < end && text[p] == '>' ? p : -1;
            }
        }

        return MailEnd();
    }

    private int MailEnd()
    {
        int p = at + 1;
        int most = Math.Min(end, at + 320);
        int name = p;
        while (
            p < most
            && (
                char.IsAsciiLetterOrDigit(text[p])
                || text[p]
                    is '.'
                        or '!'
                        or '#'
                        or '$'
                        or '%'
                        or '&'
                        or '\''
                        or '*'
                        or '+'
                        or '/'
                        or '='
                        or '?'
                        or '^'
                        or '_'
                        or '`'
                        or '{'
                        or '|'
                        or '}'
                        or '~'
                        or '-'
            )
        )
        {
            p++;
        }

        if (p == name || p >= most || text[p] != '@')
        {
            return -1;
        }

        do
        {
            int label = ++p;
            while (p < most && (char.IsAsciiLetterOrDigit(text[p]) || text[p] == '-'))
            {
                p++;
            }

            if (p == label || p - label > 63 || text[label] == '-' || text[p - 1] == '-')
            {
                return -1;
            }
        } while (p < most && text[p] == '.');

        return p < end && text[p] == '>' ? p : -1;
    }

    /// <summary>The end of the HTML that begins here; -1 if it is none.</summary>
    private int HtmlEnd(out bool comment)
    {
        comment = false;
        ReadOnlySpan<char> rest = text.AsSpan(at, end - at);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            comment = true;
            return rest.StartsWith("<!-->", StringComparison.Ordinal) ? at + 5
                : rest.StartsWith("<!--->", StringComparison.Ordinal) ? at + 6
                : Until(4, "-->", ref noCommentEnd);
        }

        if (rest.StartsWith("<?", StringComparison.Ordinal))
        {
            return Until(2, "?>", ref noInstructionEnd);
        }

        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            return Until(9, "]]>", ref noCDataEnd);
        }

        if (rest.Length > 2 && rest[1] == '!' && char.IsAsciiLetter(rest[2]))
        {
            int close = rest[..Math.Min(rest.Length, 2000)].IndexOf('>');
            return close < 0 ? -1 : at + close + 1;
        }

        return rest.Length > 2 && rest[1] == '/' ? ClosingTag() : OpeningTag();
    }

    private int Until(int from, string mark, ref bool none)
    {
        if (none || at + from > end)
        {
            return -1;
        }

        int found = text.AsSpan(at + from, end - at - from).IndexOf(mark, StringComparison.Ordinal);
        none = found < 0;
        return found < 0 ? -1 : at + from + found + mark.Length;
    }

    private int ClosingTag()
    {
        int p = TagName(at + 2);
        if (p < 0)
        {
            return -1;
        }

        p = SkipSpaces(p);
        return p < end && text[p] == '>' ? p + 1 : -1;
    }

    private int OpeningTag()
    {
        int p = TagName(at + 1);
        while (p > 0 && p < end)
        {
            int space = SkipSpaces(p);
            if (space < end && text[space] == '>')
            {
                return space + 1;
            }

            if (space + 1 < end && text[space] == '/' && text[space + 1] == '>')
            {
                return space + 2;
            }

            p = space == p ? -1 : HtmlAttribute(space);
        }

        return -1;
    }

    private int TagName(int p)
    {
        if (p >= end || !char.IsAsciiLetter(text[p]))
        {
            return -1;
        }

        while (p < end && (char.IsAsciiLetterOrDigit(text[p]) || text[p] == '-'))
        {
            p++;
        }

        return p;
    }

    private int HtmlAttribute(int p)
    {
        if (p >= end || !(char.IsAsciiLetter(text[p]) || text[p] is '_' or ':'))
        {
            return -1;
        }

        while (p < end && (char.IsAsciiLetterOrDigit(text[p]) || text[p] is '_' or '.' or ':' or '-'))
        {
            p++;
        }

        int equals = SkipSpaces(p);
        if (equals >= end || text[equals] != '=')
        {
            return p;
        }

        p = SkipSpaces(equals + 1);
        if (p >= end)
        {
            return -1;
        }

        if (text[p] is '"' or '\'')
        {
            int close = text.AsSpan(p + 1, end - p - 1).IndexOf(text[p]);
            return close < 0 ? -1 : p + close + 2;
        }

        int value = p;
        while (p < end && text[p] > ' ' && text[p] is not ('"' or '\'' or '=' or '<' or '>' or '`'))
        {
            p++;
        }

        return p == value ? -1 : p;
    }
}
