using Edition.Model;
using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// Which word spaces may not be broken at: every ordinary space is looked at with the word before it and the word after
/// it. Spaces that the author made no-break stay so; between initials they are made as narrow as ours.
/// </summary>
internal static class Binding
{
    public static void Set(Copy copy, TypographyRule on, bool isNote)
    {
        ReadOnlySpan<char> text = copy.Chars;
        for (int i = text.IndexOfAny(' ', Letters.NoBreak); i >= 0 && i < text.Length; )
        {
            if (!copy.IsLocked(i) && text[i] == Letters.NoBreak)
            {
                if (Has(on, TypographyRule.Initials) && IsBetweenInitials(text, i))
                {
                    copy.Set(i, Letters.NarrowNoBreak);
                }
            }
            else if (!copy.IsLocked(i))
            {
                char space = copy.TongueAt(i) switch
                {
                    Tongue.Russian => Russian(text, i, on, isNote),
                    Tongue.English => English(text, i, on, isNote),
                    _ => ' ',
                };
                if (space != ' ')
                {
                    copy.Set(i, space);
                }
            }

            int next = text[(i + 1)..].IndexOfAny(' ', Letters.NoBreak);
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private static char Russian(ReadOnlySpan<char> text, int i, TypographyRule on, bool isNote)
    {
        if (i == 0 || i + 1 >= text.Length)
        {
            return ' ';
        }

        char before = text[i - 1];
        char after = text[i + 1];
        if (Common(text, i, on, isNote) is var common && common != ' ')
        {
            return common;
        }

        ReadOnlySpan<char> next = text[(i + 1)..Letters.WordEnd(text, i + 1)];
        char afterNext = i + 1 + next.Length < text.Length ? text[i + 1 + next.Length] : ' ';
        if (before == '.')
        {
            int start = Letters.WordStart(text, i - 1);
            ReadOnlySpan<char> word = text[start..(i - 1)];
            bool numbered = Letters.IsDigit(after) || after is '«' or '[' || Roman.Value(next) > 0;
            if (Has(on, TypographyRule.References) && numbered && Lexicon.RussianReferences.Has(word))
            {
                return Letters.NoBreak;
            }

            if (
                Has(on, TypographyRule.Abbreviations)
                && (
                    (
                        afterNext == '.'
                        && next.Length == 1
                        && word.Length == 1
                        && Lexicon.RussianPairs.Has([word[0], '.', next[0]])
                    ) || (Letters.IsWord(after) && Lexicon.RussianBeforeNames.Has(word) && !IsAfterNumber(text, start))
                )
            )
            {
                return Letters.NoBreak;
            }

            return ' ';
        }

        if (Letters.IsCyrillic(before))
        {
            int start = Letters.WordStart(text, i);
            ReadOnlySpan<char> word = text[start..i];
            if (
                Has(on, TypographyRule.ShortWords)
                && word.Length == 1
                && "вксоуиаВКСОУИА".Contains(word[0])
                && (
                    start == 0
                    || Letters.IsSpace(text[start - 1])
                    || Letters.IsOpening(text[start - 1])
                    || text[start - 1] is '\n' or '"'
                    || Letters.IsDash(text[start - 1])
                )
            )
            {
                return Letters.NoBreak;
            }

            if (
                Has(on, TypographyRule.Particles)
                && afterNext is not (')' or '.')
                && next is "бы" or "б" or "же" or "ж" or "ли" or "ль"
            )
            {
                return afterNext is ')' or '.' ? ' ' : Letters.NoBreak;
            }

            if (
                Has(on, TypographyRule.References)
                && (Letters.IsDigit(after) || after is '«' or '„' || Roman.Value(next) > 0)
                && Lexicon.RussianNumbered.Has(word)
            )
            {
                return Letters.NoBreak;
            }

            if (
                Has(on, TypographyRule.Numbers)
                && char.IsUpper(word[0])
                && word.Length > 1
                && next.Length > 1
                && Roman.Value(next) > 0
            )
            {
                return Letters.NoBreak;
            }

            if (Has(on, TypographyRule.Abbreviations) && word is "до" && next is "н" && afterNext == '.')
            {
                return Letters.NoBreak;
            }
        }

        if (IsNumber(text, i))
        {
            if (Has(on, TypographyRule.Abbreviations) && afterNext == '.' && Lexicon.RussianYears.Has(next))
            {
                return Letters.NoBreak;
            }

            if (Has(on, TypographyRule.Abbreviations) && afterNext == '.' && next is "н" or "э")
            {
                return afterNext == '.' ? Letters.NoBreak : ' ';
            }

            // «в» alone after a number is a preposition, «г» alone a gramme or a sloppy year: both are kept together
            // with it.
            if (Has(on, TypographyRule.Units) && Lexicon.RussianUnits.Has(next))
            {
                return Letters.NoBreak;
            }
        }

        return ' ';
    }

    private static char English(ReadOnlySpan<char> text, int i, TypographyRule on, bool isNote)
    {
        if (i == 0 || i + 1 >= text.Length)
        {
            return ' ';
        }

        if (Common(text, i, on, isNote) is var common && common != ' ')
        {
            return common;
        }

        char before = text[i - 1];
        char after = text[i + 1];
        ReadOnlySpan<char> next = text[(i + 1)..Letters.WordEnd(text, i + 1)];
        bool numbered = Letters.IsDigit(after) || Roman.Value(next) > 0;
        if (before == '.')
        {
            ReadOnlySpan<char> word = text[Letters.WordStart(text, i - 1)..(i - 1)];
            return
                (Has(on, TypographyRule.References) && numbered && Lexicon.EnglishReferences.Has(word))
                || (Has(on, TypographyRule.Abbreviations) && char.IsUpper(after) && Lexicon.EnglishTitles.Has(word))
                ? Letters.NoBreak
                : ' ';
        }

        if (Letters.IsLatin(before))
        {
            ReadOnlySpan<char> word = text[Letters.WordStart(text, i)..i];
            bool month = Lexicon.EnglishMonths.Has(word);
            if (
                (Has(on, TypographyRule.References) && numbered && Lexicon.EnglishNumbered.Has(word))
                || (Has(on, TypographyRule.Units) && month && IsDay(text, i + 1))
                || (
                    Has(on, TypographyRule.Numbers)
                    && char.IsUpper(word[0])
                    && word.Length > 1
                    && next.Length > 1
                    && Roman.Value(next) > 0
                )
            )
            {
                return Letters.NoBreak;
            }
        }

        if (IsNumber(text, i) || IsOrdinal(text, i))
        {
            return Has(on, TypographyRule.Units) && (Lexicon.EnglishUnits.Has(next) || Lexicon.EnglishMonths.Has(next))
                ? Letters.NoBreak
                : ' ';
        }

        return ' ';
    }

    /// <summary>What both languages share: dashes, signs, digit groups, initials.</summary>
    private static char Common(ReadOnlySpan<char> text, int i, TypographyRule on, bool isNote)
    {
        char before = text[i - 1];
        char after = text[i + 1];
        if (
            Has(on, TypographyRule.Dashes)
            && (
                after == Letters.EmDash
                || (after == Letters.EnDash && i + 2 < text.Length && Letters.IsSpace(text[i + 2]))
            )
        )
        {
            return Letters.NoBreak;
        }

        // The prescribed signs of a reference (« : », « / », « // », « ; ») stay with what they follow.
        if (isNote && Has(on, TypographyRule.References) && after is ':' or ';' or '/' or '=' && IsSign(text, i + 1))
        {
            return Letters.NoBreak;
        }

        if (Has(on, TypographyRule.Dashes) && before == Letters.EmDash && (i == 1 || text[i - 2] == '\n'))
        {
            return Letters.NoBreak;
        }

        if (Has(on, TypographyRule.Units) && after is '%' or '‰' or '°' or '$' or '€' or '₽' && Letters.IsDigit(before))
        {
            return Has(on, TypographyRule.Units) ? Letters.NoBreak : ' ';
        }

        if (Has(on, TypographyRule.References) && before is '№' or '§' && Letters.IsWordOrDigit(after))
        {
            return Has(on, TypographyRule.References) ? Letters.NoBreak : ' ';
        }

        if (Has(on, TypographyRule.Numbers) && Letters.IsDigit(before) && Letters.IsDigit(after) && IsGroup(text, i))
        {
            return Letters.NarrowNoBreak;
        }

        return Has(on, TypographyRule.Initials) && (before == '.' || (Letters.IsWord(before) && char.IsUpper(after)))
            ? Initials(text, i, isNote)
            : ' ';
    }

    private static bool IsSign(ReadOnlySpan<char> text, int at)
    {
        int end = at + 1 < text.Length && text[at] == '/' && text[at + 1] == '/' ? at + 2 : at + 1;
        return end < text.Length && Letters.IsSpace(text[end]);
    }

    private static char Initials(ReadOnlySpan<char> text, int i, bool isNote)
    {
        char before = text[i - 1];
        bool afterIsInitial = IsInitial(text, i + 1);
        if (before == '.')
        {
            if (i < 2 || !IsInitial(text, i - 2))
            {
                return ' ';
            }

            if (afterIsInitial)
            {
                return Letters.NarrowNoBreak;
            }

            bool surname =
                char.IsUpper(text[i + 1])
                && i + 2 < text.Length
                && (char.IsLower(text[i + 2]) || text[i + 2] is '\'' or '’');
            return surname && !(isNote && FollowsSurname(text, i - 2)) ? Letters.NoBreak : ' ';
        }

        // «Кошкин А. А.»: a name, then its initials.
        int start = Letters.WordStart(text, i);
        return afterIsInitial && i - start > 1 && char.IsUpper(text[start]) && char.IsLower(text[i - 1])
            ? Letters.NoBreak
            : ' ';
    }

    private static bool IsBetweenInitials(ReadOnlySpan<char> text, int i) =>
        i >= 2 && i + 1 < text.Length && text[i - 1] == '.' && IsInitial(text, i - 2) && IsInitial(text, i + 1);

    /// <summary>One capital that stands alone before a period.</summary>
    private static bool IsInitial(ReadOnlySpan<char> text, int at) =>
        char.IsUpper(text[at])
        && at + 1 < text.Length
        && text[at + 1] == '.'
        && (at == 0 || !(Letters.IsWordOrDigit(text[at - 1]) || Letters.IsHyphen(text[at - 1])));

    /// <summary>
    /// True where the initials that end at <paramref name="initial"/> come after the surname, as in a reference: what
    /// then follows is the title.
    /// </summary>
    private static bool FollowsSurname(ReadOnlySpan<char> text, int initial)
    {
        int start = initial;
        while (start >= 3 && Letters.IsSpace(text[start - 1]) && text[start - 2] == '.' && IsInitial(text, start - 3))
        {
            start -= 3;
        }

        if (start < 3 || !Letters.IsSpace(text[start - 1]))
        {
            return false;
        }

        int end = text[start - 2] == ',' ? start - 2 : start - 1;
        int word = Letters.WordStart(text, end);
        return end - word > 1 && char.IsUpper(text[word]) && char.IsLower(text[word + 1]);
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int i)
    {
        int start = i;
        while (start > 0 && Letters.IsDigit(text[start - 1]))
        {
            start--;
        }

        bool firstGroup =
            start == 0
            || !(Letters.IsDigit(text[start - 1]) || text[start - 1] is '.' or ',' or '-' or '/' or Letters.EnDash);
        if (i - start > 3 || !firstGroup || text[start] == '0' && i - start < 3)
        {
            return false;
        }

        return i + 3 < text.Length
            && Letters.IsDigit(text[i + 2])
            && Letters.IsDigit(text[i + 3])
            && (i + 4 == text.Length || !(Letters.IsDigit(text[i + 4]) || Letters.IsHyphen(text[i + 4])));
    }

    /// <summary>True where a number ends at the space: digits, a Roman numeral, or a numeral with its ending.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text, int end)
    {
        if (Letters.IsDigit(text[end - 1]))
        {
            return true;
        }

        int start = Letters.WordStart(text, end);
        if (start == end)
        {
            return false;
        }

        return Letters.IsCyrillic(text[end - 1])
            ? start > 1 && Letters.IsHyphen(text[start - 1]) && Letters.IsDigit(text[start - 2])
            : Roman.Value(text[start..end]) > 0;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> text, int end)
    {
        int start = Letters.WordStart(text, end);
        return start > 0 && Letters.IsDigit(text[start - 1]) && text[start..end] is "th" or "st" or "nd" or "rd";
    }

    private static bool IsDay(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && Letters.IsDigit(text[end]))
        {
            end++;
        }

        return end - at is 1 or 2;
    }

    private static bool IsAfterNumber(ReadOnlySpan<char> text, int start) =>
        start > 1 && Letters.IsSpace(text[start - 1]) && IsNumber(text, start - 1);

    private static bool Has(TypographyRule on, TypographyRule rule) => (on & rule) != 0;
}
