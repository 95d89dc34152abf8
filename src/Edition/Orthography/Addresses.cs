using System.Buffers;

namespace Edition.Orthography;

/// <summary>
/// Web and mail addresses and DOIs in running text, whose characters no rule may touch and whose letters are of no
/// language.
/// </summary>
internal static class Addresses
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("/@");
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \u00A0\u202F\n\t<>«»„“”\"\uFFFC\uFFFB()[]");

    /// <summary>
    /// The stretches of text that are addresses, from left to right, without the punctuation of the sentence at their
    /// ends.
    /// </summary>
    public static List<(int Start, int Length)> In(ReadOnlySpan<char> text)
    {
        List<(int, int)> found = [];
        int from = 0;
        while (from < text.Length)
        {
            int sign = text[from..].IndexOfAny(Signs);
            if (sign < 0)
            {
                break;
            }

            sign += from;
            int start = text[from..sign].LastIndexOfAny(Ends);
            start = start < 0 ? from : from + start + 1;
            int end = text[sign..].IndexOfAny(Ends);
            end = end < 0 ? text.Length : sign + end;
            ReadOnlySpan<char> word = text[start..end];
            if (IsAddress(word))
            {
                found.Add((start, word.TrimEnd(".,;:!?").Length));
            }

            from = Math.Max(end, sign + 1);
        }

        return found;
    }

    private static bool IsAddress(ReadOnlySpan<char> word)
    {
        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal))
        {
            return true;
        }

        int at = word.IndexOf('@');
        if (at > 0 && at < word.Length - 3 && word[(at + 1)..].Contains('.'))
        {
            return true;
        }

        int slash = word.IndexOf('/');
        if (word.StartsWith("10.", StringComparison.Ordinal) && slash is >= 7 and <= 12 && slash < word.Length - 1)
        {
            return true;
        }

        // A host and a path without a scheme: ru.wikisource.org/wiki.
        return slash > 3
            && !word[..slash].ContainsAnyExcept(HostChars)
            && word[..slash].Contains('.')
            && char.IsAsciiLetter(word[0])
            && char.IsAsciiLetter(word[slash - 1]);
    }

    private static readonly SearchValues<char> HostChars = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
    );
}
