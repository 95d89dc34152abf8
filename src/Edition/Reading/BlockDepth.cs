using Edition.Diagnostics;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// The limit of nesting, kept before and after Markdig: it refuses depth without naming a place, and takes long over
/// it.
/// </summary>
internal static class BlockDepth
{
    /// <summary>
    /// How deep blocks, and inlines within a leaf, may be nested: more than any book has, and little enough for every
    /// stage to recur.
    /// </summary>
    public const int Most = 24;

    // Markdig's time for the link definitions of one paragraph grows with the square of their number.
    private const int MostBracketLines = 10_000;

    public static MarkdownDocument Parse(Body body, Findings findings)
    {
        if (Refused(body.Text, out int place) is { } refused)
        {
            findings.Add(refused, body.Span(place, place + 1));
            return [];
        }

        try
        {
            return BlockGrammar.Parse(body.Text);
        }
        catch (ArgumentException)
        {
            findings.Add(Says.FileTooDeep(), body.Span(0, 1));
            return [];
        }
    }

    private static Message? Refused(string text, out int place)
    {
        // The columns at which the content of the open list items begins, as far as a look at the lines can tell.
        var items = new Stack<int>();
        int bracketLines = 0;
        for (int line = 0; line < text.Length; )
        {
            int end = text.AsSpan(line).IndexOfAny('\r', '\n') is var found and >= 0 ? line + found : text.Length;
            ReadOnlySpan<char> content = text.AsSpan(line, end - line);
            bracketLines = content.TrimStart(' ').StartsWith("[", StringComparison.Ordinal) ? bracketLines + 1 : 0;
            if (!content.IsWhiteSpace() && Depth(content, items) > Most)
            {
                place = line;
                return Says.QuotationsTooDeep(Most);
            }

            if (bracketLines > MostBracketLines)
            {
                place = line;
                return Says.BracketLines(MostBracketLines);
            }

            line = end + 1;
        }

        place = 0;
        return null;
    }

    // Marks of quotations and list items at a line's head, and the items of earlier lines that it stands in.
    private static int Depth(ReadOnlySpan<char> line, Stack<int> items)
    {
        int at = 0;
        int column = 0;
        int quotations = 0;
        bool first = true;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                column += line[at++] == '\t' ? 4 - (column % 4) : 1;
            }

            while (first && items.Count > 0 && items.Peek() > column)
            {
                items.Pop();
            }

            first = false;
            int length = MarkLength(line[at..]);
            if (length == 0)
            {
                return quotations + items.Count;
            }

            if (line[at] == '>')
            {
                quotations++;
            }
            else
            {
                items.Push(column + length);
            }

            at += length;
            column += length;
        }
    }

    private static int MarkLength(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return 0;
        }

        char c = rest[0];
        if (c == '>')
        {
            return 1;
        }

        if (c is '-' or '+' or '*')
        {
            // A thematic break is no list.
            return rest.Length > 1 && rest[1] is ' ' or '\t' && rest.ContainsAnyExcept(c, ' ', '\t') ? 2 : 0;
        }

        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        return
            digits is > 0 and <= 9
            && digits + 1 < rest.Length
            && rest[digits] is '.' or ')'
            && rest[digits + 1] is ' ' or '\t'
            ? digits + 2
            : 0;
    }
}
