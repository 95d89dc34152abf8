using System.Globalization;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Review.Importing;

/// <summary>A typed marker at the head of a paragraph.</summary>
internal sealed record TypedMarker(ListNumbering Numbering, int Ordinal, int Length);

internal static partial class TypedLists
{
    private const string Russian = "абвгдежзиклмнопрстуфхцчшщэюя";

    public static TypedMarker? Of(Par par)
    {
        Match match = Marker().Match(par.Text);
        if (!match.Success || match.Length >= par.Text.Length)
        {
            return null;
        }

        if (match.Groups["d"] is { Success: true } figures)
        {
            return int.TryParse(figures.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? new TypedMarker(ListNumbering.Arabic, number, match.Length)
                : null;
        }

        if (match.Groups["c"] is { Success: true } cyrillic)
        {
            int at = Russian.IndexOf(char.ToLowerInvariant(cyrillic.Value[0]), StringComparison.Ordinal);
            return at < 0
                ? null
                : new TypedMarker(
                    char.IsLower(cyrillic.Value[0]) ? ListNumbering.LowerCyrillic : ListNumbering.UpperCyrillic,
                    at + 1,
                    match.Length
                );
        }

        if (match.Groups["r"] is { Success: true } roman)
        {
            return Roman.Value(roman.Value.ToUpperInvariant()) is > 0 and var value
                ? new TypedMarker(ListNumbering.LowerRoman, value, match.Length)
                : null;
        }

        if (match.Groups["l"] is { Success: true } latin)
        {
            char letter = latin.Value[0];
            return char.IsLower(letter)
                ? new TypedMarker(ListNumbering.LowerLatin, letter - 'a' + 1, match.Length)
                : new TypedMarker(ListNumbering.UpperLatin, letter - 'A' + 1, match.Length);
        }

        return new TypedMarker(ListNumbering.Bullet, 1, match.Length);
    }

    /// <summary>The letters i, v and x as Roman figures, where they stand among others.</summary>
    public static TypedMarker AmongRoman(TypedMarker marker, TypedMarker? before, TypedMarker? after)
    {
        int value =
            marker.Numbering == ListNumbering.LowerLatin
                ? Roman.Value(((char)('A' + marker.Ordinal - 1)).ToString())
                : 0;
        bool among =
            value == 1
                ? after is { Numbering: ListNumbering.LowerRoman, Ordinal: 2 }
                : value > 1 && before is { Numbering: ListNumbering.LowerRoman } && before.Ordinal == value - 1;
        return among ? marker with { Numbering = ListNumbering.LowerRoman, Ordinal = value } : marker;
    }

    public static bool Follows(TypedMarker before, TypedMarker after) =>
        before.Numbering == after.Numbering
        && (before.Numbering == ListNumbering.Bullet || after.Ordinal == before.Ordinal + 1);

    [GeneratedRegex(
        @"^(?:\(?(?<d>\d{1,3})[.)](?=[\s\t])|\(?(?<c>[а-яА-Я])\)|\(?(?<l>[a-zA-Z])\)(?=[\s\t])|"
            + @"\(?(?<r>[ivx]{2,5})\)(?=[\s\t])|"
            + @"[–—•·▪■●○‣-](?=[\s\t]))[\s\t]*"
    )]
    private static partial Regex Marker();
}
