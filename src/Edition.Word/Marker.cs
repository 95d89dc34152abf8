using System.Globalization;
using System.Text;
using Edition.Model;

namespace Edition.Word;

/// <summary>
/// The markers that Word shows for a number (ECMA-376-1, 17.18.59), to know in advance whether it shows the author's.
/// </summary>
internal static class Marker
{
    /// <summary>Word counts а to я in 29 letters: without ё, й, ъ and ь.</summary>
    private const string Cyrillic = "абвгдежзиклмнопрстуфхцчшщыэюя";

    private static readonly (int Value, string Mark)[] Roman =
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

    /// <summary>
    /// The number at which Word would show the mark, if at any: by the letter for Cyrillic, whose alphabet the author
    /// may cut otherwise.
    /// </summary>
    public static int NumberOf(ListNumbering numbering, string mark, int ordinal) =>
        numbering is ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic && mark.Length == 1
            ? Cyrillic.IndexOf(char.ToLowerInvariant(mark[0])) + 1
            : ordinal;

    public static string Of(ListNumbering numbering, int number) =>
        numbering switch
        {
            ListNumbering.Arabic => number.ToString(CultureInfo.InvariantCulture),
            ListNumbering.LowerLatin => Letter("abcdefghijklmnopqrstuvwxyz", number),
            ListNumbering.UpperLatin => Letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number),
            ListNumbering.LowerCyrillic => Letter(Cyrillic, number),
            ListNumbering.UpperCyrillic => Letter(Cyrillic.ToUpperInvariant(), number),
            ListNumbering.LowerRoman => Numeral(number),
            ListNumbering.UpperRoman => Numeral(number).ToUpperInvariant(),
            _ => throw new InvalidOperationException(numbering.ToString()),
        };

    /// <summary>After the last letter each is doubled, then trebled.</summary>
    private static string Letter(string alphabet, int number) =>
        new(alphabet[(number - 1) % alphabet.Length], (number - 1) / alphabet.Length + 1);

    private static string Numeral(int number)
    {
        var mark = new StringBuilder();
        foreach ((int value, string letters) in Roman)
        {
            for (; number >= value; number -= value)
            {
                mark.Append(letters);
            }
        }

        return mark.ToString();
    }
}
