using Edition.Orthography;

namespace Edition.Checking;

/// <summary>Roman numerals among other capital letters.</summary>
internal sealed partial class Facts
{
    /// <summary>
    /// A Roman numeral that is no pronoun, initial or abbreviation; «ХХ» in Cyrillic letters is read as it was meant.
    /// </summary>
    private int RomanValue(int start, int end)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        if (word.Length is 0 or > 9)
        {
            return 0;
        }

        int value;
        if (word[0] is 'Х' or 'І')
        {
            Span<char> latin = stackalloc char[word.Length];
            for (int i = 0; i < word.Length; i++)
            {
                latin[i] = word[i] switch
                {
                    'Х' => 'X',
                    'І' => 'I',
                    var c => c,
                };
            }

            value = Roman.Value(latin);
        }
        else
        {
            value = Roman.Value(word);
        }

        if (value == 0 || Letters.IsDigit(At(start - 1)) || Letters.IsDigit(At(end)))
        {
            return 0;
        }

        if (word.IndexOfAny("CDLM") >= 0 && word.Length < 3)
        {
            return 0;
        }

        return
            word.Length > 1
            || IsNumbered(start)
            || (word[0] != 'I' || russian)
                && At(end) != '.'
                && Letters.IsSpace(At(start - 1))
                && !Letters.IsHyphen(At(end))
                && (russian || IsCapitalised(start))
            ? value
            : 0;
    }

    private bool IsNumbered(int start)
    {
        int end = start;
        while (end > 0 && (Letters.IsSpace(text[end - 1]) || text[end - 1] == '.'))
        {
            end--;
        }

        ReadOnlySpan<char> word = text.AsSpan(Letters.WordStart(text, end), end - Letters.WordStart(text, end));
        return end < start
            && (
                Lexicon.RussianReferences.Has(word)
                || Lexicon.RussianNumbered.Has(word)
                || Lexicon.EnglishReferences.Has(word)
                || Lexicon.EnglishNumbered.Has(word)
            );
    }

    private bool IsCapitalised(int start)
    {
        int end = start - 1;
        int word = end > 0 ? Letters.WordStart(text, end) : end;
        return word < end && end - word > 1 && char.IsUpper(text[word]);
    }
}
