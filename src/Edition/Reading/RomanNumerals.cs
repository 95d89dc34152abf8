using System.Text;

namespace Edition.Reading;

/// <summary>Roman numerals to 3999, in their normal form.</summary>
public static class RomanNumerals
{
    private static readonly (int Value, string Letters)[] Steps =
    [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    /// <summary>The value of a numeral in letters of one case; 0 if it is none.</summary>
    public static int Value(string word)
    {
        string lower = word.ToLowerInvariant();
        if (word.Any(char.IsAsciiLetterUpper) && word.Any(char.IsAsciiLetterLower))
        {
            return 0;
        }

        int value = 0;
        int at = 0;
        foreach ((int step, string letters) in Steps)
        {
            while (string.CompareOrdinal(lower, at, letters, 0, letters.Length) == 0 && at < lower.Length)
            {
                value += step;
                at += letters.Length;
            }
        }

        return at == lower.Length && value < 4000 && Of(value) == lower ? value : 0;
    }

    /// <summary>In lower case.</summary>
    public static string Of(int value)
    {
        var text = new StringBuilder();
        foreach ((int step, string letters) in Steps)
        {
            while (value >= step)
            {
                text.Append(letters);
                value -= step;
            }
        }

        return text.ToString();
    }
}
