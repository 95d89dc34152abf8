namespace Edition.Typography;

/// <summary>
/// Characters of Chinese, Japanese and Korean, and where a line may end among them: Unicode Standard Annex 14, "Unicode
/// Line Breaking Algorithm", classes ID, H2, H3, OP, CL, NS, EX and CJ (small kana as NS: strict).
/// </summary>
public static class Ideographs
{
    /// <summary>Never at the beginning of a line: closing marks, marks of repetition and length, small kana.</summary>
    private const string NeverFirst =
        "、。，．：；？！）」』】〕〉》〗〙〛〞〟］｝｠｡｣､・･ーｰ々〻ゝゞヽヾ〜゛゜ﾞﾟ‼⁇⁈⁉…‥"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ";

    /// <summary>Never at the end of a line.</summary>
    private const string NeverLast = "（「『【〔〈《〖〘〚〝［｛｟｢";

    /// <summary>A letter, a mark or a half of a surrogate pair of these scripts.</summary>
    public static bool Is(char c) =>
        c
            is (>= '\u2E80' and <= '\uA4CF')
                or (>= '\uAC00' and <= '\uD7A3')
                or (>= '\uD840' and <= '\uD88F')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\uFE30' and <= '\uFE4F')
                or (>= '\uFF00' and <= '\uFFEF');

    /// <summary>A letter of these scripts, beside which letters of others have a quarter of an em.</summary>
    public static bool IsLetter(char c) => Is(c) && (char.IsLetter(c) || char.IsHighSurrogate(c));

    /// <summary>Whether two neighbours are a letter of these scripts and a letter or figure of another.</summary>
    public static bool AreOfTwoScripts(char before, char after) =>
        (IsLetter(before) || IsLetter(after))
        && (!Is(before) || !Is(after))
        && (IsLetter(before) || char.IsLetterOrDigit(before))
        && (IsLetter(after) || char.IsLetterOrDigit(after));

    public static bool IsKana(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\uFF66' and <= '\uFF9F');

    public static bool IsHangul(char c) => c is (>= '\uAC00' and <= '\uD7A3') or (>= '\u3131' and <= '\u318E');

    /// <summary>Whether a line may end before the character at an index, which is not the first.</summary>
    public static bool MayBreak(ReadOnlySpan<char> text, int at)
    {
        char before = text[at - 1],
            after = text[at];
        if (char.IsLowSurrogate(after) || NeverFirst.Contains(after) || NeverLast.Contains(before))
        {
            return false;
        }

        bool isLow = char.IsLowSurrogate(before) && at > 1 && Is(text[at - 2]);
        bool left = isLow || Is(before),
            right = Is(after);
        return (left && (right || char.IsLetterOrDigit(after))) || (right && (left || char.IsLetterOrDigit(before)));
    }
}
