namespace Edition.Orthography;

/// <summary>
/// Which hyphens between numbers are those of a range: both numbers stand whole and ascend, and nothing around them
/// makes a date, a code, a telephone number or a standard of them.
/// </summary>
internal static class Ranges
{
    public static bool IsRange(ReadOnlySpan<char> text, int hyphen)
    {
        int start = hyphen;
        while (start > 0 && Letters.IsDigit(text[start - 1]))
        {
            start--;
        }

        int end = hyphen + 1;
        while (end < text.Length && Letters.IsDigit(text[end]))
        {
            end++;
        }

        int left = hyphen - start;
        int right = end - hyphen - 1;
        if (left > 4 || right > 4 || !StandsAlone(text, start, end) || IsNamed(text, start))
        {
            return false;
        }

        int from = int.Parse(text[start..hyphen], System.Globalization.CultureInfo.InvariantCulture);
        int to = int.Parse(text[(hyphen + 1)..end], System.Globalization.CultureInfo.InvariantCulture);

        // 1941-45 is a range, but 2005-06 may be a month; 07-12 may be anything.
        bool shortened = left == 4 && right == 2 && from is > 1000 and < 2200 && to > 12 && from % 100 < to;
        return (text[start] != '0' && text[hyphen + 1] != '0' && from < to && right - left <= 1) || shortened;
    }

    public static bool IsRomanRange(ReadOnlySpan<char> text, int hyphen)
    {
        int start = Letters.WordStart(text, hyphen);
        int end = Letters.WordEnd(text, hyphen + 1);
        if (!StandsAlone(text, start, end))
        {
            return false;
        }

        int from = Roman.Value(text[start..hyphen]);
        int to = Roman.Value(text[(hyphen + 1)..end]);
        return from > 0 && from < to && to < 50;
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        char before = start > 0 ? text[start - 1] : ' ';
        char next = end < text.Length ? text[end] : ' ';
        bool free =
            Letters.IsSpace(before)
            || before is '(' or '[' or '«' or '„' or '“' or '"' or '\n' or '§'
            || Letters.IsDash(before)
            || (before == '.' && start > 1 && Letters.IsWord(text[start - 2]));
        if (!free || Letters.IsWordOrDigit(next) || next is '/' or '_' or '@' or '+' or '\\' or '=')
        {
            return false;
        }

        // «20-30-е» is a range of decades; «12-34-56» is not.
        char after = end + 1 < text.Length ? text[end + 1] : ' ';
        return Letters.IsHyphen(next)
            ? Letters.IsCyrillic(after)
            : next is not ('.' or ',' or ':') || !Letters.IsDigit(after);
    }

    private static bool IsNamed(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end > 0 && (Letters.IsSpace(text[end - 1]) || text[end - 1] is '.' or ':'))
        {
            end--;
        }

        if (end > 0 && text[end - 1] == '№')
        {
            return true;
        }

        int word = Letters.WordStart(text, end);
        ReadOnlySpan<char> name = text[word..end];
        return Lexicon.NamedByNumber.Has(name)
            || (
                name is "Р"
                && word > 1
                && Lexicon.NamedByNumber.Has(text[Letters.WordStart(text, word - 1)..(word - 1)])
            );
    }
}
