using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>Ranges that run backwards, which a slip of the pen makes of a page or a year.</summary>
internal static partial class ReversedRanges
{
    /// <summary>
    /// Ranges of pages in notes, and of years everywhere, that run backwards; «117–29» is a shortened 117–129.
    /// </summary>
    public static void Check(Passage passage, Findings findings)
    {
        string text = passage.Text;
        for (
            int i = text.AsSpan().IndexOfAny(Letters.EnDash, '-');
            i >= 0;
            i = text.AsSpan(i + 1).IndexOfAny(Letters.EnDash, '-') is var next and >= 0 ? i + 1 + next : -1
        )
        {
            if (i == 0 || i + 1 == text.Length || !Letters.IsDigit(text[i - 1]) || !Letters.IsDigit(text[i + 1]))
            {
                continue;
            }

            int start = i;
            while (start > 0 && Letters.IsDigit(text[start - 1]))
            {
                start--;
            }

            int end = i + 1;
            while (end < text.Length && Letters.IsDigit(text[end]))
            {
                end++;
            }

            ReadOnlySpan<char> left = text.AsSpan(start, i - start);
            ReadOnlySpan<char> right = text.AsSpan(i + 1, end - i - 1);
            bool years =
                left.Length == 4
                && right.Length == 4
                && left[0] is '1' or '2'
                && right[0] is '1' or '2'
                && !BeforeChrist().IsMatch(text.AsSpan(end, Math.Min(40, text.Length - end)));
            bool alone =
                (start == 0 || Letters.IsSpace(text[start - 1]) || text[start - 1] is '(' or '.')
                && (end == text.Length || !(Letters.IsWordOrDigit(text[end]) || text[end] is '-' or '/' or '–'));
            bool backwards =
                alone
                && left.Length == right.Length
                && left.Length < 6
                && left.CompareTo(right, StringComparison.Ordinal) > 0;
            if (
                backwards
                && (
                    (years && text[i] == Letters.EnDash)
                    || (passage.Note is not null && IsPages(text.AsSpan(Math.Max(0, start - 80), Math.Min(80, start))))
                )
                && passage.IsOpen(i)
            )
            {
                findings.Add(Says.ReversedRange(text[start..end]), passage.Place(start, end - start));
            }
        }
    }

    private static bool IsPages(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> sign = before.TrimEnd(" \u00A0");
        int comma = sign.Length;

        // In «С. 5–7, 12–10» the second range is of pages too.
        while (
            comma > 0
            && (
                Letters.IsDigit(sign[comma - 1])
                || sign[comma - 1] is ',' or '–' or '-'
                || Letters.IsSpace(sign[comma - 1])
            )
        )
        {
            comma--;
        }

        sign = sign[..comma];
        return sign.EndsWith("С.")
            || sign.EndsWith("с.")
            || sign.EndsWith("P.")
            || sign.EndsWith("p.")
            || sign.EndsWith("pp.")
            || sign.EndsWith("Л.")
            || sign.EndsWith("Стб.")
            || sign.EndsWith("S.");
    }

    [GeneratedRegex(@"до[ \u00A0]н\.[ \u00A0]?э|BC", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeChrist();
}
