using System.Globalization;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>The marks of a list's items, counted on as the list counts.</summary>
internal sealed class Numerals
{
    private const string Letters = "абвгдежзиклмнопрстуфхцчшщэюя";
    private const string AllLetters = "абвгдеёжзийклмнопрстуфхцчшщэюя";
    private readonly ListBlock list;
    private readonly string[] markers;
    private readonly string alphabet;

    public Numerals(ListBlock list, string[] markers)
    {
        this.list = list;
        this.markers = markers;
        string used = string.Concat(markers).ToLowerInvariant();
        alphabet =
            used.Contains('ё', StringComparison.Ordinal) ? AllLetters
            : used.Contains('й', StringComparison.Ordinal) ? AllLetters.Replace("ё", "", StringComparison.Ordinal)
            : Letters;
    }

    /// <summary>The mark of the item at an index, so many places on; of index -1, before the first.</summary>
    public string Of(int index, int by)
    {
        string like = markers[Math.Clamp(index, 0, markers.Length - 1)];
        int shift = index < 0 ? by - 1 : by;
        int ordinal = list.Items[Math.Max(0, index)].Ordinal + shift;
        int end = like.Length;
        while (end > 0 && !char.IsLetterOrDigit(like[end - 1]))
        {
            end--;
        }

        int start = 0;
        while (start < end && !char.IsLetterOrDigit(like[start]))
        {
            start++;
        }

        return like[..start] + Core(like[start..end], Math.Max(1, ordinal), shift) + like[end..];
    }

    private string Core(string core, int ordinal, int by) =>
        list.Numbering switch
        {
            ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic => Letter(core, by),
            ListNumbering.LowerLatin => NumberTable.Numeral("lowerLetter", ordinal),
            ListNumbering.UpperLatin => NumberTable.Numeral("upperLetter", ordinal),
            ListNumbering.LowerRoman => NumberTable.Numeral("lowerRoman", ordinal),
            ListNumbering.UpperRoman => NumberTable.Numeral("upperRoman", ordinal),
            ListNumbering.Bullet => core,
            _ => ordinal.ToString(CultureInfo.InvariantCulture),
        };

    private string Letter(string core, int by)
    {
        int at = alphabet.IndexOf(char.ToLowerInvariant(core.Length == 1 ? core[0] : ' '), StringComparison.Ordinal);
        if (at < 0)
        {
            return core;
        }

        char letter = alphabet[Math.Clamp(at + by, 0, alphabet.Length - 1)];
        return (char.IsUpper(core[0]) ? char.ToUpperInvariant(letter) : letter).ToString();
    }
}
