using Edition.Diagnostics;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>
/// The limit of nesting, kept before and after Markdig: it refuses depth without naming a place, and takes long over it.
/// </summary>
internal static class BlockDepth
{
    /// <summary>How deep blocks, and inlines within a leaf, may be nested: more than any book has, and little enough for every stage to recur.</summary>
    public const int Most = 24;

    public static MarkdownDocument Parse(Body body, Findings findings)
    {
        if (FirstTooDeep(body.Text) is { } place)
        {
            findings.Add(Rules.TooDeep, body.Span(place, place + 1), $"Blocks are nested more than {Most} deep here: the file is not read further.");
            return [];
        }

        try
        {
            return BlockGrammar.Parse(body.Text);
        }
        catch (ArgumentException)
        {
            int deepest = DeepestIndent(body.Text);
            findings.Add(Rules.TooDeep, body.Span(deepest, deepest + 1), $"Blocks are nested more than {Most} deep here: the file is not read.");
            return [];
        }
    }

    // A line whose head holds more marks of quotations and list items than may be nested.
    private static int? FirstTooDeep(string text)
    {
        for (int line = 0; line < text.Length;)
        {
            int end = text.AsSpan(line).IndexOfAny('\r', '\n') is var found and >= 0 ? line + found : text.Length;
            if (Marks(text.AsSpan(line, end - line)) > Most)
            {
                return line;
            }

            line = end + 1;
        }

        return null;
    }

    private static int Marks(ReadOnlySpan<char> line)
    {
        // A thematic break is one mark and spaces.
        if (line.Length <= Most || line.TrimStart(" \t") is var rest && (rest.IsEmpty || rest[0] is not ('>' or '-' or '+' or '*' or (>= '0' and <= '9')) || !rest.ContainsAnyExcept(rest[0], ' ', '\t')) && !rest.StartsWith(">", StringComparison.Ordinal) && !rest.StartsWith("+", StringComparison.Ordinal))
        {
            return 0;
        }

        int marks = 0;
        int at = 0;
        while (at < line.Length)
        {
            char c = line[at];
            if (c is ' ' or '\t')
            {
                at++;
            }
            else if (c == '>')
            {
                marks++;
                at++;
            }
            else if (c is '-' or '+' or '*' && at + 1 < line.Length && line[at + 1] is ' ' or '\t')
            {
                marks++;
                at += 2;
            }
            else if (char.IsAsciiDigit(c))
            {
                int digits = at;
                while (at < line.Length && char.IsAsciiDigit(line[at]))
                {
                    at++;
                }

                if (at - digits > 9 || at + 1 >= line.Length || line[at] is not ('.' or ')') || line[at + 1] is not (' ' or '\t'))
                {
                    break;
                }

                marks++;
                at += 2;
            }
            else
            {
                break;
            }
        }

        return marks;
    }

    private static int DeepestIndent(string text)
    {
        int deepest = 0;
        int most = -1;
        for (int line = 0; line < text.Length;)
        {
            int end = text.AsSpan(line).IndexOfAny('\r', '\n') is var found and >= 0 ? line + found : text.Length;
            int indent = text.AsSpan(line, end - line).IndexOfAnyExcept(' ', '\t');
            if (indent > most)
            {
                (most, deepest) = (indent, line + indent);
            }

            line = end + 1;
        }

        return deepest;
    }
}
