namespace Edition.Review.Importing;

/// <summary>
/// Whether the typographer binds at a space by itself, so that the author's no-break space can be a plain one.
/// </summary>
internal static class Bound
{
    public static bool BySetting(string text, int at)
    {
        char next = at + 1 < text.Length ? text[at + 1] : ' ';
        char last = at > 0 ? text[at - 1] : ' ';
        if (char.IsWhiteSpace(next) || char.IsWhiteSpace(last) || next is '—' or '–' or '%' || last is '—' or '–')
        {
            return true;
        }

        int start = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        ReadOnlySpan<char> before = text.AsSpan(start, at - start).TrimStart("(«„“[\"");
        int end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> after = text.AsSpan(at + 1, end - at - 1).TrimEnd(".,;:!?)»“”]");
        return before is "№" or "§"
            || char.IsDigit(last)
            || (before.Length <= 5 && before.Length > 1 && before[^1] == '.')
            || (before.Length is 1 or 2 && char.IsLetter(before[0]))
            || after is "бы" or "б" or "же" or "ж" or "ли" or "ль"
            || (after.Length > 0 && char.IsDigit(after[0]) && before.Length <= 5);
    }
}
