namespace Edition.Reading;

/// <summary>Addresses that stand bare in the text, as GitHub's dialect finds them.</summary>
internal sealed partial class InlineParser
{
    private int nextWww = -1;

    /// <summary>Where "www." begins a word before <c>limit</c>; -1 where none does.</summary>
    private int WorldWideWeb(int limit)
    {
        while (nextWww < at)
        {
            int found = text.AsSpan(at, end - at).IndexOf("www.", StringComparison.OrdinalIgnoreCase);
            nextWww = found < 0 ? int.MaxValue : at + found;
        }

        if (nextWww >= limit)
        {
            return -1;
        }

        int www = nextWww;
        nextWww =
            www > leaf.Start
            && (char.IsLetterOrDigit(text[www - 1]) || text[www - 1] is '/' or '.' or '@' or ':' or '-')
                ? Following(www)
                : www;
        return nextWww == www ? www : WorldWideWeb(limit);
    }

    private int Following(int www)
    {
        int found = text.AsSpan(www + 4, end - www - 4).IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        return found < 0 ? int.MaxValue : www + 4 + found;
    }

    /// <summary>Where http, https or mailto begins whose colon is at a place; -1 if none does.</summary>
    private int Scheme(int colon)
    {
        foreach (string scheme in (ReadOnlySpan<string>)["https", "http", "mailto"])
        {
            int start = colon - scheme.Length;
            if (
                start >= at
                && text.AsSpan(start, scheme.Length).Equals(scheme, StringComparison.OrdinalIgnoreCase)
                && (start == leaf.Start || !char.IsLetterOrDigit(text[start - 1]))
            )
            {
                bool mail = scheme[0] == 'm';
                bool slashes = colon + 3 < end && text[colon + 1] == '/' && text[colon + 2] == '/';
                return mail || slashes ? start : -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// The end of the address that begins at <c>start</c>: before a space or a quotation mark, without the marks of the
    /// sentence around it. -1 if it is none.
    /// </summary>
    private int AddressEnd(int start, int from)
    {
        int p = from;
        int opened = 0;
        while (p < end && !EndsAddress(p))
        {
            opened = text[p] == '(' ? opened + 1 : opened;
            p += text[p] == '\\' ? 2 : 1;
        }

        p = Math.Min(p, end);
        int depth = opened - text.AsSpan(from, p - from).Count(')');
        for (; p > from; p--)
        {
            char last = text[p - 1];
            bool inner = last == ')' && depth >= 0;
            if (inner || (!IsSentence(last) && last != ')'))
            {
                break;
            }

            depth += last == ')' ? 1 : 0;
        }

        ReadOnlySpan<char> whole = text.AsSpan(start, p - start);
        return whole[0] is 'm' or 'M'
            ? whole.IndexOf('@') is > 7 and int sign && sign < whole.Length - 1
                ? p
                : -1
            : whole[0] is 'w' or 'W'
                ? whole[4..].IndexOf('.') > 0
                    ? p
                    : -1
                : p > from + 2 && (char.IsLetterOrDigit(text[from + 2]) || text[from + 2] == '%')
                    ? p
                    : -1;
    }

    private bool EndsAddress(int p)
    {
        char c = text[p];
        return c switch
        {
            '<' or '>' or '"' or '«' or '»' or '“' or '”' or '„' or '‘' or '’' or '|' or '`' or '[' or ']' => true,
            '{' or '}' or '—' or '–' or '…' => true,
            '\\' => p + 1 >= end || !char.IsPunctuation(text[p + 1]) && !char.IsSymbol(text[p + 1]),
            '^' => p + 1 < end && text[p + 1] == '[',
            '&' => IsNamedSign(p),
            _ => char.IsWhiteSpace(c) || char.IsControl(c),
        };
    }

    // &nbsp; and &raquo; end an address, &amp; is a part of it.
    private bool IsNamedSign(int p)
    {
        int stop = p + 1;
        while (stop < end && stop < p + 10 && char.IsAsciiLetter(text[stop]))
        {
            stop++;
        }

        return stop < end && text[stop] == ';' && !text.AsSpan(p + 1, stop - p - 1).SequenceEqual("amp");
    }

    private static bool IsSentence(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' or '~';

    private void Address()
    {
        string shown = Markdig.Helpers.HtmlHelper.Unescape(text[at..address], true);
        var node = new InlineNode(InlineKind.Address, at, address)
        {
            Value = text[at] is 'w' or 'W' ? "http://" + shown : shown,
        };
        node.Append(new InlineNode(InlineKind.Words, at, address) { Value = shown });
        root.Append(node);
        at = address;
    }
}
