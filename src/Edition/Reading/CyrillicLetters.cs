namespace Edition.Reading;

/// <summary>The Russian letters by which lists are counted.</summary>
internal static class CyrillicLetters
{
    public const string Alphabet = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    // GOST R 2.105 and word processors leave out ё, з, й, о, ч, ъ, ы, ь or some of them; word processors count by these
    // 28.
    private const string Counted = "абвгдежзиклмнопрстуфхцчшщэюя";
    private const string MayBeMissing = "ёзйочъыь";

    /// <summary>The place of a letter in the alphabet, from 1; 0 if it is none.</summary>
    public static int Place(char letter) =>
        Alphabet.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal) + 1;

    /// <summary>Whether a letter that no list may leave out stands between two places.</summary>
    public static bool IsGap(int before, int place)
    {
        for (int i = before + 1; i < place; i++)
        {
            if (!MayBeMissing.Contains(Letter(i), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The numbers by which word processors count the items at these places.</summary>
    public static int[] Ordinals(IReadOnlyCollection<int> places)
    {
        string counted = places.Any(place => !Counted.Contains(Letter(place), StringComparison.Ordinal))
            ? Alphabet
            : Counted;
        return
        [
            .. places.Select(place =>
                counted.IndexOf(Letter(place), StringComparison.Ordinal)
                + 1
                + (place > Alphabet.Length ? counted.Length : 0)
            ),
        ];
    }

    private static char Letter(int place) => Alphabet[(place - 1) % Alphabet.Length];
}
