using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>Text that must go into one line, shortened where it does not.</summary>
public static class Fitting
{
    /// <summary>In UTF-16 units: what goes beyond fits no line.</summary>
    private const int Longest = 400;

    /// <summary>
    /// The text, or as many of its words as fit the measure (of its letters, if not even one word does), with an ellipsis.
    /// </summary>
    public static string Fitted(string text, Lang lang, TextStyle style, Length measure, FaceLibrary faces)
    {
        if (text.Length > Longest)
        {
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        }
        else if (WidthOf(text, lang, style, faces) <= measure)
        {
            return text;
        }

        int[] places = [.. Enumerable.Range(1, text.Length - 1)];
        return LongestOf([.. places.Where(at => text[at] == ' ' && text[at - 1] != ' ')])
            ?? LongestOf([
                .. places.Where(at =>
                    !char.IsLowSurrogate(text[at])
                    && char.GetUnicodeCategory(text[at]) != UnicodeCategory.NonSpacingMark
                ),
            ])
            ?? text;

        // The more of a text, the wider it is: halving finds the place.
        string? LongestOf(int[] ends)
        {
            string? best = null;
            int low = 0,
                high = ends.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                string tried = text[..ends[middle]].TrimEnd(',', ';', ':', '.', '—', '–', ' ') + "\u00A0…";
                (best, low, high) =
                    WidthOf(tried, lang, style, faces) <= measure ? (tried, middle + 1, high) : (best, low, middle - 1);
            }

            return best;
        }
    }

    /// <summary>
    /// How wide text is in one line, word by word, as print sets them. Small capitals that a face lacks are taken as
    /// capitals, which are wider.
    /// </summary>
    public static Length WidthOf(string text, Lang lang, TextStyle style, FaceLibrary faces)
    {
        FaceFeatures features =
            (style.SmallCaps ? FaceFeatures.SmallCaps : 0) | (style.OldStyleFigures ? FaceFeatures.OldStyleFigures : 0);
        Length width = Length.Zero;
        for (int at = 0, end; at < text.Length; at = end)
        {
            int space = text.AsSpan(at).IndexOfAny(" \u00A0");
            end = space < 0 ? text.Length : at + Math.Max(1, space);
            string word = text[at..end];
            foreach (FaceRun run in faces.Itemise(word, style.Family, style.Bold, style.Italic))
            {
                string part = FaceLibrary.WithEquivalents(run.Face, word.AsSpan(run.Start, run.End - run.Start));
                bool feigned = style.SmallCaps && !run.Face.Features.HasFlag(FaceFeatures.SmallCaps);
                long advance = run
                    .Face.Shape(feigned ? part.ToUpperInvariant() : part, lang, features)
                    .Sum(glyph => (long)glyph.Advance);
                width += Length.FromFontUnits(advance, style.Size, run.Face.UnitsPerEm);
            }
        }

        return width;
    }
}
