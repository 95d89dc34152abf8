using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// The thin no-break spaces that a language sets before some of its marks, and inside its guillemets (in French: ; ! ?
/// : « »). An ordinary or no-break space that the author typed there becomes thin; after a digit or a sign, where a
/// colon may be that of an hour or of an address, none is put in.
/// </summary>
internal static class ThinSpaces
{
    public static void Set(Copy copy)
    {
        if (!copy.Languages.Any(language => language.ThinSpaceBefore.Length > 0))
        {
            return;
        }

        bool edited = false;
        for (int i = 0; i < copy.Length; i++)
        {
            if (copy.IsLocked(i) || copy.LanguageAt(i) is not { ThinSpaceBefore: { Length: > 0 } before })
            {
                continue;
            }

            char c = copy[i];
            if (before.Contains(c) && i > 0 && !copy.IsLocked(i - 1))
            {
                if (IsSpace(copy[i - 1]))
                {
                    copy.Set(i - 1, Letters.NarrowNoBreak);
                }
                else if (
                    char.IsLetter(copy[i - 1])
                    || copy[i - 1] is '»' or ')' or '.' or '…' or '’'
                    || (c == '»' && (copy[i - 1] is '?' or '!' || char.IsDigit(copy[i - 1])))
                )
                {
                    copy.Insert(i, Letters.NarrowNoBreak);
                    edited = true;
                }
            }
            else if (c == '«' && before.Contains('»') && i + 1 < copy.Length && !copy.IsLocked(i + 1))
            {
                if (IsSpace(copy[i + 1]))
                {
                    copy.Set(i + 1, Letters.NarrowNoBreak);
                }
                else if (char.IsLetterOrDigit(copy[i + 1]))
                {
                    copy.Insert(i + 1, Letters.NarrowNoBreak);
                    edited = true;
                }
            }
        }

        if (edited)
        {
            copy.Flush();
        }
    }

    private static bool IsSpace(char c) => c is ' ' or Letters.NoBreak;
}
