namespace Edition.Review.Docx;

/// <summary>
/// Unicode for the characters of Symbol (Adobe's encoding) and the commoner ones of Wingdings, by their codes F020 to
/// F0FF.
/// </summary>
internal static class SymbolFonts
{
    // Adobe Technical Note: Symbol encoding, codes 20 to 7E and A0 to FE; a space where there is no character of its
    // own.
    private const string Lower =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
    private const string Upper =
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0x28] = "☎",
        [0x2A] = "✉",
        [0x4A] = "☺",
        [0x4C] = "☹",
        [0x6C] = "●",
        [0x6D] = "❍",
        [0x6E] = "■",
        [0x6F] = "□",
        [0x71] = "❑",
        [0x75] = "◆",
        [0x76] = "❖",
        [0x9F] = "•",
        [0xA7] = "▪",
        [0xA8] = "◻",
        [0xD8] = "➢",
        [0xDF] = "←",
        [0xE0] = "→",
        [0xE1] = "↑",
        [0xE2] = "↓",
        [0xE8] = "➔",
        [0xF0] = "⇨",
        [0xFB] = "✗",
        [0xFC] = "✓",
        [0xFD] = "☒",
        [0xFE] = "☑",
    };

    public static bool Is(string font) =>
        font.StartsWith("Symbol", StringComparison.OrdinalIgnoreCase)
        || font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
        || font.StartsWith("Webdings", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Text as pieces. Symbol fonts are also written as text in the private-use area, or in figures of the Latin
    /// alphabet.
    /// </summary>
    public static IEnumerable<Piece> PiecesOf(string text, Manner manner)
    {
        if (manner.Font is not { } font || !Is(font))
        {
            return text.Length == 0 ? [] : [new Words(text, manner)];
        }

        return text.EnumerateRunes()
            .Select(rune =>
                rune.Value is >= 0xF020 and <= 0xF0FF
                    ? (Piece)new Symbol(font, rune.Value, manner)
                    : new Words(rune.ToString(), manner)
            );
    }

    /// <summary>The character; null where Unicode's is not known here.</summary>
    public static string? Of(string font, int code)
    {
        int at = code & 0xFF;
        if (font.Equals("Symbol", StringComparison.OrdinalIgnoreCase))
        {
            char sign =
                at - 0x20 is >= 0 and var low && low < Lower.Length ? Lower[low]
                : at - 0xA0 is >= 0 and var high && high < Upper.Length ? Upper[high]
                : ' ';
            return sign == ' ' && at != 0x20 ? null : sign.ToString();
        }

        if (font.Equals("Wingdings", StringComparison.OrdinalIgnoreCase))
        {
            return Wingdings.GetValueOrDefault(at);
        }

        // In any other font the code is a character's own, if it is one outside the private-use area.
        return
            SymbolFonts.Is(font)
            || code is (>= 0xE000 and <= 0xF8FF) or < 0x20 or > 0xFFFD
            || char.IsSurrogate((char)code)
            ? null
            : ((char)code).ToString();
    }
}
