using Markdig.Helpers;

namespace Edition.Reading;

/// <summary>What stands in parentheses after a link's words (CommonMark 0.31, 6.3).</summary>
internal sealed partial class InlineParser
{
    // [text](target "title"){attributes}
    private InlineNode? InlineLink(Bracket opener)
    {
        int p = at + 1;
        if (p >= end || text[p] != '(')
        {
            return null;
        }

        p = SkipSpaces(p + 1);
        int targetStart = p;
        string? target = Target(ref p);
        if (target is null)
        {
            return null;
        }

        if (Spaced(opener, targetStart, p) is > 0 and int spaced)
        {
            p = spaced;
            target = HtmlHelper.Unescape(text[targetStart..p], true);
        }

        int targetEnd = p;
        p = SkipSpaces(p);
        string? title = null;
        if (p > targetEnd && p < end && text[p] is '"' or '\'' or '(')
        {
            title = Title(ref p);
            if (title is null)
            {
                return null;
            }

            p = SkipSpaces(p);
        }

        if (p >= end || text[p] != ')')
        {
            return null;
        }

        at = p + 1;
        return Finish(opener, target, title);
    }

    private string? Target(ref int p)
    {
        int start = p;
        if (p < end && text[p] == '<')
        {
            for (p++; p < end && text[p] != '>'; p++)
            {
                if (text[p] is '\n' or '<')
                {
                    return null;
                }

                p += text[p] == '\\' ? 1 : 0;
            }

            if (p >= end)
            {
                return null;
            }

            p++;
            return HtmlHelper.Unescape(text[(start + 1)..(p - 1)], true);
        }

        int depth = 0;
        for (; p < end && text[p] > ' ' && text[p] != '\u007F'; p++)
        {
            if (text[p] == '\\' && p + 1 < end && text[p + 1] > ' ')
            {
                p++;
            }
            else if (text[p] == '(')
            {
                if (++depth > 32)
                {
                    return null;
                }
            }
            else if (text[p] == ')' && --depth < 0)
            {
                break;
            }
        }

        return depth > 0 ? null : HtmlHelper.Unescape(text[start..p], true);
    }

    private string? Title(ref int p)
    {
        char close = text[p] == '(' ? ')' : text[p];
        int start = ++p;
        for (; p < end && text[p] != close; p++)
        {
            if (text[p] == '(' && close == ')')
            {
                return null;
            }

            p += text[p] == '\\' ? 1 : 0;
        }

        if (p >= end)
        {
            return null;
        }

        p++;
        return HtmlHelper.Unescape(text[start..(p - 1)], true).Replace('\n', ' ');
    }

    private int SkipSpaces(int p)
    {
        while (p < end && text[p] is ' ' or '\t' or '\n')
        {
            p++;
        }

        return p;
    }
}
