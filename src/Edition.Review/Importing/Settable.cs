using System.Text;

namespace Edition.Review.Importing;

/// <summary>
/// Text parted into what the faces can set and words in which a letter is missing; characters that are never seen go.
/// </summary>
internal static class Settable
{
    public static IEnumerable<(string Text, bool Fits)> Parted(string text, Func<Rune, bool> canSet)
    {
        var word = new StringBuilder();
        bool fits = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsUnseen(rune.Value))
            {
                continue;
            }

            if (rune.Value is 0x9 or 0xA or 0x2028 or 0x2029 || Rune.IsWhiteSpace(rune))
            {
                if (word.Length > 0)
                {
                    yield return (word.ToString(), fits);
                    word.Clear();
                    fits = true;
                }

                yield return (rune.Value is 0xA0 or 0x202F or 0x2009 ? rune.ToString() : " ", true);
                continue;
            }

            fits &= canSet(rune);
            word.Append(rune.ToString());
        }

        if (word.Length > 0)
        {
            yield return (word.ToString(), fits);
        }
    }

    // Soft hyphens, byte order marks, controls, marks of direction.
    private static bool IsUnseen(int code) =>
        code
            is 0xAD
                or 0x61C
                or 0xFEFF
                or (< 0x20 and not 0x9 and not 0xA)
                or (>= 0x7F and < 0xA0)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0xFFFE
                or 0xFFFF;
}
