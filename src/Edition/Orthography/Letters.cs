namespace Edition.Orthography;

/// <summary>Classes of characters, by script, that the rules of both languages are written in.</summary>
internal static class Letters
{
    public const char NoBreak = '\u00A0';
    public const char NarrowNoBreak = '\u202F';
    public const char NoBreakHyphen = '\u2011';
    public const char Minus = '\u2212';
    public const char EnDash = '\u2013';
    public const char EmDash = '\u2014';
    public const char Accent = '\u0301';

    /// <summary>Stands in a text for what is no text: code, a computed value.</summary>
    public const char Object = '\uFFFC';

    /// <summary>Stands in a text for the mark of a note.</summary>
    public const char NoteMark = '\uFFFB';

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    public static bool IsLatin(char c) =>
        c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or (>= '\u00C0' and <= '\u024F' and not '\u00D7' and not '\u00F7');

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>A letter of either script, or the stress mark that may stand on one.</summary>
    public static bool IsWord(char c) =>
        c < 128 ? char.IsAsciiLetter(c) : IsCyrillic(c) || c == Accent || char.IsLetter(c);

    public static bool IsWordOrDigit(char c) => IsDigit(c) || IsWord(c);

    public static bool IsSpace(char c) => c is ' ' or NoBreak or NarrowNoBreak or '\u2009';

    public static bool IsHyphen(char c) => c is '-' or NoBreakHyphen or '\u2010';

    public static bool IsDash(char c) => c is EnDash or EmDash;

    public static bool IsOpening(char c) => c is '(' or '[' or '{' or '«' or '„' or '‘';

    /// <summary>The offset at which the word ending before <paramref name="end"/> begins.</summary>
    public static int WordStart(ReadOnlySpan<char> text, int end)
    {
        int start = end;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>The offset after the word that begins at <paramref name="start"/>.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return end;
    }
}
