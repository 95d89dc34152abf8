namespace Edition.Print.Pages;

/// <summary>Roman numerals of front pages, for 1 and above.</summary>
internal static class RomanNumeral
{
    private static readonly (int Value, string Sign)[] Signs =
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

    public static string Lower(int number)
    {
        string text = "";
        foreach ((int value, string sign) in Signs)
        {
            for (; number >= value; number -= value)
            {
                text += sign;
            }
        }

        return text;
    }
}
