using Edition.Diagnostics;

namespace Edition.Reading;

internal sealed partial class InlineParser
{
    // <https://…>, <name@example.org>, a comment, or HTML: what has no equivalent is refused and kept as text so that
    // nothing is lost from sight.
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
        if (comment && stop > 0)
        {
            // It leaves no trace, as a comment should; the spaces around it stay.
            root.Append(new InlineNode(InlineKind.Words, at, stop) { Value = "" });
            at = stop;
        }
        else if (stop > 0)
        {
            Refuse(stop, "use the format's own marks, or \\< for the sign");
        }
        else if (HtmlTag.Read(text, at, end) is { } tag)
        {
            Tag(tag);
        }
        else
        {
            Words(at + 1);
        }
    }

    private void Refuse(int stop, string cure)
    {
        root.Append(
            new InlineNode(InlineKind.Verbatim, at, stop)
            {
                Value = text[at..stop].Replace('\n', ' '),
                Found = Says.HtmlInLine(Shown.Brief(text[at..stop]), cure),
            }
        );
        at = stop;
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

    /// <summary>The end of the comment, instruction, declaration or CDATA that begins here; -1 if none does.</summary>
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

        return -1;
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
}
