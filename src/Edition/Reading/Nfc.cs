using System.Buffers;

namespace Edition.Reading;

/// <summary>
/// Normalisation Form C (Unicode Standard Annex 15), of our own because the platform's does nothing under invariant
/// globalization. Unpaired surrogates pass through.
/// </summary>
public static class Nfc
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TrailFirst = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    // Nothing below U+0300 changes by itself, and all that could change stands above: most text never leaves this first
    // look.
    private static readonly SearchValues<char> Unchanged = SearchValues.Create(Safe());

    /// <summary>The text in NFC; the same instance if it is so already, as far as a quick look can tell.</summary>
    public static string Of(string text)
    {
        int first = text.AsSpan().IndexOfAnyExcept(Unchanged);
        if (first < 0)
        {
            return text;
        }

        // The character before may be the base of a mark.
        int start = Math.Max(0, first - 1);
        List<int> codes = Decomposed(text.AsSpan(start));
        Order(codes);
        Compose(codes);
        var result = new System.Text.StringBuilder(text.Length).Append(text, 0, start);
        foreach (int code in codes)
        {
            if (code < 0x10000)
            {
                result.Append((char)code);
            }
            else
            {
                result
                    .Append((char)(0xD800 + ((code - 0x10000) >> 10)))
                    .Append((char)(0xDC00 + ((code - 0x10000) & 0x3FF)));
            }
        }

        return result.ToString();
    }

    /// <summary>Canonical combining class; 0 for a starter.</summary>
    public static int ClassOf(int code)
    {
        ReadOnlySpan<int> ranges = NfcData.ClassRanges;
        int low = 0;
        int high = (ranges.Length / 3) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (code < ranges[3 * middle])
            {
                high = middle - 1;
            }
            else if (code > ranges[(3 * middle) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return ranges[(3 * middle) + 2];
            }
        }

        return 0;
    }

    // Letters and punctuation of the scripts we mostly set: Latin to U+02FF, Greek and Cyrillic letters, dashes,
    // quotes, spaces but those with a decomposition.
    private static char[] Safe()
    {
        List<char> safe = [];
        for (int code = 0; code < 0x2100; code++)
        {
            bool script = code is < 0x300 or (>= 0x400 and < 0x530) or (>= 0x2002 and < 0x2100);
            if (script && ClassOf(code) == 0)
            {
                safe.Add((char)code);
            }
        }

        return [.. safe];
    }

    private static List<int> Decomposed(ReadOnlySpan<char> text)
    {
        List<int> codes = new(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            int code = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                code = char.ConvertToUtf32(text[i], text[++i]);
            }

            Decompose(code, codes);
        }

        return codes;
    }

    private static void Decompose(int code, List<int> codes)
    {
        if (code < 0xC0)
        {
            codes.Add(code);
            return;
        }

        int syllable = code - HangulFirst;
        if (syllable is >= 0 and < Leads * Vowels * Trails)
        {
            codes.Add(LeadFirst + (syllable / (Vowels * Trails)));
            codes.Add(VowelFirst + (syllable % (Vowels * Trails) / Trails));
            if (syllable % Trails != 0)
            {
                codes.Add(TrailFirst + (syllable % Trails));
            }

            return;
        }

        ReadOnlySpan<int> table = NfcData.Decompositions;
        int low = 0;
        int high = (table.Length / 3) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int at = table[3 * middle];
            if (code == at)
            {
                // At most three steps deep, by the stability policy.
                Decompose(table[(3 * middle) + 1], codes);
                if (table[(3 * middle) + 2] != 0)
                {
                    Decompose(table[(3 * middle) + 2], codes);
                }

                return;
            }

            if (code < at)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        codes.Add(code);
    }

    // Canonical ordering: each run of marks sorted by class, stably. Runs are sorted whole, so that a megabyte of marks
    // is not quadratic.
    private static void Order(List<int> codes)
    {
        for (int i = 0; i < codes.Count; i++)
        {
            if (ClassOf(codes[i]) == 0)
            {
                continue;
            }

            int end = i + 1;
            bool sorted = true;
            while (end < codes.Count && ClassOf(codes[end]) is var next and not 0)
            {
                sorted &= ClassOf(codes[end - 1]) <= next;
                end++;
            }

            if (!sorted)
            {
                int[] run = [.. codes.GetRange(i, end - i).OrderBy(ClassOf)];
                for (int k = 0; k < run.Length; k++)
                {
                    codes[i + k] = run[k];
                }
            }

            i = end - 1;
        }
    }

    private static void Compose(List<int> codes)
    {
        int starter = -1;
        int lastClass = 0;
        int kept = 0;
        for (int i = 0; i < codes.Count; i++)
        {
            int code = codes[i];
            int ownClass = ClassOf(code);
            bool blocked = starter < 0 || (kept - 1 != starter && (lastClass == 0 || lastClass >= ownClass));
            if (!blocked && Composite(codes[starter], code) is var whole and > 0)
            {
                codes[starter] = whole;
                continue;
            }

            codes[kept] = code;
            if (ownClass == 0)
            {
                starter = kept;
            }

            lastClass = ownClass;
            kept++;
        }

        codes.RemoveRange(kept, codes.Count - kept);
    }

    private static int Composite(int first, int second)
    {
        int lead = first - LeadFirst;
        int vowel = second - VowelFirst;
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return HangulFirst + (((lead * Vowels) + vowel) * Trails);
        }

        int syllable = first - HangulFirst;
        int trail = second - TrailFirst;
        if (syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails)
        {
            return first + trail;
        }

        ReadOnlySpan<int> table = NfcData.Compositions;
        int low = 0;
        int high = (table.Length / 3) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order =
                first != table[3 * middle]
                    ? first.CompareTo(table[3 * middle])
                    : second.CompareTo(table[(3 * middle) + 1]);
            if (order == 0)
            {
                return table[(3 * middle) + 2];
            }

            if (order < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return 0;
    }
}
