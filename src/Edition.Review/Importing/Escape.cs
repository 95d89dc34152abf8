using System.Text;
using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>
/// Words as Markdown that reads as the same words: marks of the format get a backslash, where they would count.
/// </summary>
internal static partial class Escape
{
    /// <param name="text">A stretch of a paragraph.</param>
    /// <param name="before">The character that stands before it, or U+0000.</param>
    /// <param name="after">The character behind it, or U+0000; '[' where a mark of the format follows.</param>
    /// <param name="bracketed">It stands within the words of a link or span.</param>
    public static void Words(StringBuilder output, string text, char before, char after, bool bracketed)
    {
        int dollars = text.Count(c => c == '$');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char last = i > 0 ? text[i - 1] : before;
            char next = i + 1 < text.Length ? text[i + 1] : after;
            bool mark = c switch
            {
                '\\' or '`' or '*' or '^' or '~' => true,
                '_' => !(char.IsLetterOrDigit(last) && char.IsLetterOrDigit(next)),
                '[' => bracketed || Opens(text, i, after),
                ']' => bracketed,
                '<' => char.IsLetter(next) || next is '/' or '!' or '?',
                '&' => Entity().IsMatch(text.AsSpan(i)),
                '$' => dollars > 1,
                '@' => !char.IsLetterOrDigit(last) && char.IsLetter(next),
                '{' => last is ']' or ')' or '`' or '*' or '}' || next is '{' or '%' or '#' or '.' or '=',
                '!' => next == '[',
                '=' => next == '=' && last != '=',
                '%' => next == '%',
                '+' => next == '+',
                '#' => last == '\0' || (char.IsWhiteSpace(last) && char.IsLetter(next)),
                _ => false,
            };
            if (mark)
            {
                output.Append('\\');
            }

            output.Append(c);
        }
    }

    // "[1]" and "[Electronic resource]" are words, unless what follows makes a link, a span or a note of them.
    private static bool Opens(string text, int at, char after)
    {
        int depth = 0;
        if (at + 1 < text.Length && text[at + 1] is '^' or '@' or '[' or '!' or '-')
        {
            return true;
        }

        for (int i = at; i < text.Length && i - at < 2000; i++)
        {
            depth +=
                text[i] == '[' ? 1
                : text[i] == ']' ? -1
                : 0;
            if (depth == 0)
            {
                char next = i + 1 < text.Length ? text[i + 1] : after;
                return next is '(' or '[' or '{' or ':'
                    || (at == 0 && i - at == 2 && text[at + 1] is ' ' or 'x' or 'X');
            }
        }

        return true;
    }

    /// <summary>The head of a line: what would begin a heading, a list, a table and the like.</summary>
    public static string LineHead(string line)
    {
        Match match = Head().Match(line);
        if (!match.Success)
        {
            return line;
        }

        int at = match.Groups["at"].Index;
        return line[..at] + "\\" + line[at..];
    }

    [GeneratedRegex(@"^&(#\d+|#x[0-9a-f]+|[a-z]\w*);", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    [GeneratedRegex(
        @"^(?:(?<at>[>|%:])|\d{1,9}(?<at>[.)])(?=\s|$)|(?<at>[+-])(?=\s|$)|(?<at>[=-])[=-]*\s*$|(?:[A-Za-z]{1,"
            + @"2}|[ivxlcdmIVXLCDM]+|[а-яёА-ЯЁ])(?<at>\))(?=\s|$)|(?:Table|Таблица)(?<at>:)|(?<at>---))"
    )]
    private static partial Regex Head();
}
