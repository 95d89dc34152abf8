using System.Text;

namespace Edition.Orthography;

/// <summary>
/// Roman numerals, in their canonical form only: XXI is one, IIX and LAW are not.
/// </summary>
public static class Roman
{
    private static readonly (int Value, string Sign)[] Signs =
    [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];

    /// <summary>A number from 1 in capital letters; its thousands are so many M.</summary>
    public static string Upper(int number)
    {
        var text = new StringBuilder();
        foreach ((int value, string sign) in Signs)
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    /// <summary>A number from 1 in small letters.</summary>
    public static string Lower(int number) => Upper(number).ToLowerInvariant();

    /// <summary>The value from 1 to 3999 of a numeral in capital letters, or 0.</summary>
    public static int Value(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty || letters.Length > 15)
        {
            return 0;
        }

        int total = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            int value = Sign(letters[i]);
            if (value == 0)
            {
                return 0;
            }

            total += i + 1 < letters.Length && value < Sign(letters[i + 1]) ? -value : value;
        }

        return total is > 0 and < 4000 && IsCanonical(letters, total) ? total : 0;
    }

    /// <summary>
    /// The value of a whole run of capitals at the beginning of the text, and the run's length; (0, 0) if it is not a
    /// numeral standing by itself.
    /// </summary>
    public static (int Value, int Length) AtStart(ReadOnlySpan<char> text)
    {
        int end = Letters.WordEnd(text, 0);
        int value = end == 0 || (end < text.Length && Letters.IsDigit(text[end])) ? 0 : Value(text[..end]);
        return value == 0 ? (0, 0) : (value, end);
    }

    private static bool IsCanonical(ReadOnlySpan<char> letters, int total)
    {
        int at = 0;
        foreach ((int value, string sign) in Signs)
        {
            for (; total >= value; total -= value)
            {
                if (!letters[at..].StartsWith(sign, StringComparison.Ordinal))
                {
                    return false;
                }

                at += sign.Length;
            }
        }

        return at == letters.Length;
    }

    private static int Sign(char c) =>
        c switch
        {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => 0,
        };
}
