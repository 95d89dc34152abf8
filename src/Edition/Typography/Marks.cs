using Edition.Model;
using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// Signs that are changed into other signs: dashes, ranges, the minus, the ellipsis; and spaces that are put in or
/// taken out beside «т.е.», initials, № and %. Each changes only what cannot be
/// read in another way.
/// </summary>
internal static class Marks
{
    public static void Set(Copy copy, TypographyRule on)
    {
        // What becomes one sign first, so that the rules after it see the same neighbours in a first and in a second
        // setting.
        for (int i = 0; i < copy.Length; i++)
        {
            switch (copy[i])
            {
                case ' ':
                    Space(copy, on, i);
                    break;
                case '.':
                    i += Ellipsis(copy, on, i);
                    break;
                case '-' when copy[i + 1] == '-':
                    i += DoubleHyphen(copy, on, i);
                    break;
            }
        }

        copy.Flush();
        for (int i = 0; i < copy.Length; i++)
        {
            switch (copy[i])
            {
                case '.':
                    Period(copy, on, i);
                    break;
                case '-':
                    Hyphen(copy, on, i);
                    break;
                case Letters.EnDash:
                    SpacedDash(copy, on, i);
                    break;
                case '%':
                    Percent(copy, on, i);
                    break;
                case '№' or '§':
                    Sign(copy, on, i);
                    break;
            }
        }

        copy.Flush();
    }

    /// <summary>Runs of spaces become one, and none stands before a note's mark, whatever it follows.</summary>
    private static void Space(Copy copy, TypographyRule on, int i)
    {
        if (
            (on & TypographyRule.Spaces) != 0
            && i > 0
            && (
                copy[i - 1] == ' '
                || (
                    copy.IsNoteMark(i + 1)
                    && (
                        Letters.IsWordOrDigit(copy[i - 1])
                        || copy[i - 1]
                            is '»'
                                or '”'
                                or '“'
                                or '"'
                                or ')'
                                or '.'
                                or ','
                                or ';'
                                or ':'
                                or '?'
                                or '!'
                                or '…'
                    )
                )
            )
        )
        {
            copy.Delete(i);
        }
    }

    private static int Ellipsis(Copy copy, TypographyRule on, int i)
    {
        int run = 1;
        while (copy[i + run] == '.')
        {
            run++;
        }

        if (
            run == 3
            && (on & TypographyRule.Ellipsis) != 0
            && copy[i - 1] is not ('?' or '!' or '…')
            && copy[i + 3] != '…'
            && !copy.IsLocked(i)
            && !copy.IsLocked(i + 1)
            && !copy.IsLocked(i + 2)
        )
        {
            copy.Set(i, '…');
            copy.Delete(i + 1);
            copy.Delete(i + 2);
        }

        return run - 1;
    }

    private static void Period(Copy copy, TypographyRule on, int i)
    {
        if (
            i < 1
            || copy.TongueAt(i) != Tongue.Russian
            || copy.IsLocked(i)
            || !Letters.IsCyrillic(copy[i - 1])
            || !Letters.IsCyrillic(copy[i + 1])
            || Letters.IsWordOrDigit(copy[i - 2])
        )
        {
            return;
        }

        if (
            (on & TypographyRule.Abbreviations) != 0
            && copy[i + 2] == '.'
            && Lexicon.RussianPairs.Has(copy.Chars.Slice(i - 1, 3))
        )
        {
            copy.Insert(i + 1, Letters.NoBreak);
        }
        else if ((on & TypographyRule.Initials) != 0 && char.IsUpper(copy[i - 1]) && char.IsUpper(copy[i + 1]))
        {
            bool initial = copy[i + 2] == '.';
            if (initial || char.IsLower(copy[i + 2]))
            {
                copy.Insert(i + 1, initial ? Letters.NarrowNoBreak : Letters.NoBreak);
            }
        }
    }

    private static void Hyphen(Copy copy, TypographyRule on, int i)
    {
        char before = copy[i - 1];
        char after = copy[i + 1];
        if (Letters.IsDigit(before) && Letters.IsDigit(after))
        {
            if ((on & TypographyRule.Ranges) != 0 && Ranges.IsRange(copy.Chars, i))
            {
                copy.Set(i, Letters.EnDash);
            }
        }
        else if (before is >= 'C' and <= 'X' && after is >= 'C' and <= 'X')
        {
            if ((on & TypographyRule.Ranges) != 0 && Ranges.IsRomanRange(copy.Chars, i))
            {
                copy.Set(i, Letters.EnDash);
            }
        }
        else if (Letters.IsDigit(before) && Letters.IsCyrillic(after))
        {
            if (
                (on & TypographyRule.NumeralEndings) != 0
                && Lexicon.NumeralEndings.Has(copy.Chars[(i + 1)..Letters.WordEnd(copy.Chars, i + 1)])
            )
            {
                copy.Set(i, Letters.NoBreakHyphen);
            }
        }
        else if (Letters.IsDigit(after))
        {
            bool standsAlone =
                before is '\0' or '\n' or '(' or '[' or '=' or '<' or '>'
                || (Letters.IsSpace(before) && !Letters.IsDigit(copy[i - 2]));
            if ((on & TypographyRule.Minus) != 0 && standsAlone && IsPlainNumber(copy.Chars, i + 1))
            {
                copy.Set(i, Letters.Minus);
            }
        }
        else
        {
            SpacedDash(copy, on, i);
        }
    }

    /// <summary>
    /// A hyphen or en dash alone between spaces, or at the beginning of a line of dialogue, is a dash; not between
    /// numbers, where it may be a minus or a range.
    /// </summary>
    private static void SpacedDash(Copy copy, TypographyRule on, int i)
    {
        char before = copy[i - 1];
        bool atStart = before is '\0' or '\n';
        if (
            (on & TypographyRule.Dashes) == 0
            || !Letters.IsSpace(copy[i + 1])
            || copy[i + 2] == '\0'
            || !(atStart || Letters.IsSpace(before))
        )
        {
            return;
        }

        bool numbers = !atStart && Letters.IsDigit(copy[i - 2]) && Letters.IsDigit(copy[i + 2]);
        bool lone = !atStart && copy[i - 2] is '\0' or '\n';
        if (!numbers && !lone)
        {
            copy.Set(i, Dash(copy, i));
        }
    }

    /// <summary>The dash that parts clauses between spaces: an em in Russian and English, an en in other languages.</summary>
    private static char Dash(Copy copy, int i) => copy.TongueAt(i) == Tongue.Other ? Letters.EnDash : Letters.EmDash;

    /// <summary>Returns how many characters after the first hyphen were dealt with.</summary>
    private static int DoubleHyphen(Copy copy, TypographyRule on, int i)
    {
        int run = 2;
        while (copy[i + run] == '-')
        {
            run++;
        }

        char before = copy[i - 1];
        char after = copy[i + run];
        bool spaced = Letters.IsSpace(before) && Letters.IsSpace(after);
        bool closed = Letters.IsWordOrDigit(before) && Letters.IsWordOrDigit(after);
        bool free = true;
        for (int k = 0; k < run; k++)
        {
            free &= !copy.IsLocked(i + k);
        }

        if ((on & TypographyRule.Dashes) != 0 && run <= 3 && free && (spaced || closed))
        {
            // Without spaces a dash is that of a range, but between words in English, where it parts clauses.
            bool range =
                copy.TongueAt(i) != Tongue.English
                || (Letters.IsDigit(before) && Letters.IsDigit(after))
                || (IsNumeral(copy, i - 1, -1) && IsNumeral(copy, i + run, 1));
            copy.Set(i, closed && run == 2 && range ? Letters.EnDash : Dash(copy, i));
            for (int k = 1; k < run; k++)
            {
                copy.Delete(i + k);
            }
        }

        return run - 1;
    }

    /// <summary>Whether the word that begins (or, backwards, ends) at a place is of Roman figures alone.</summary>
    private static bool IsNumeral(Copy copy, int at, int step)
    {
        int length = 0;
        for (; copy[at] is 'I' or 'V' or 'X' or 'L' or 'C' or 'D' or 'M' && length < 16; at += step)
        {
            length++;
        }

        return length > 0 && !Letters.IsWordOrDigit(copy[at]);
    }

    private static void Percent(Copy copy, TypographyRule on, int i)
    {
        if ((on & TypographyRule.Units) == 0 || i == 0 || copy.IsLocked(i) || copy.IsLocked(i - 1))
        {
            return;
        }

        if (
            copy.TongueAt(i) == Tongue.Russian
            && Letters.IsDigit(copy[i - 1])
            && !Letters.IsWordOrDigit(copy[i + 1])
            && !copy.IsLocked(i - 1)
        )
        {
            copy.Insert(i, Letters.NoBreak);
        }
        else if (copy.TongueAt(i) == Tongue.English && copy[i - 1] == ' ' && Letters.IsDigit(copy[i - 2]))
        {
            copy.Delete(i - 1);
        }
    }

    private static void Sign(Copy copy, TypographyRule on, int i)
    {
        if (
            (on & TypographyRule.References) != 0
            && !copy.IsLocked(i)
            && copy.TongueAt(i) == Tongue.Russian
            && Letters.IsDigit(copy[i + 1])
        )
        {
            copy.Insert(i + 1, Letters.NoBreak);
        }
    }

    /// <summary>
    /// Digits with at most one decimal sign, after which no further hyphen, slash or letter comes: not a telephone
    /// number, not a code.
    /// </summary>
    private static bool IsPlainNumber(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (
            end < text.Length
            && (
                Letters.IsDigit(text[end])
                || (text[end] is '.' or ',' && end + 1 < text.Length && Letters.IsDigit(text[end + 1]))
            )
        )
        {
            end++;
        }

        char after = end < text.Length ? text[end] : ' ';
        return !Letters.IsHyphen(after) && after is not ('/' or '_' or '\\') && !Letters.IsWord(after);
    }
}
