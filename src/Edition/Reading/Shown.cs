using System.Globalization;

namespace Edition.Reading;

/// <summary>Words for messages.</summary>
public static class Shown
{
    /// <summary>
    /// Enough of an author's text to know it by; the manuscript is untrusted and may hold a megabyte here.
    /// </summary>
    public static string Brief(string text)
    {
        const int Most = 60;
        text = text.ReplaceLineEndings(" ");
        if (text.Length <= Most)
        {
            return text;
        }

        int cut = char.IsHighSurrogate(text[Most - 2]) ? Most - 2 : Most - 1;
        return text[..cut] + "…";
    }

    /// <summary>The candidate nearest to a word, by edits; null where none is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        const int Longest = 40;
        const int MostCandidates = 5_000;
        if (word.Length is 0 or > Longest)
        {
            return null;
        }

        int least = Math.Max(1, word.Length / 3) + 1;
        string? nearest = null;
        foreach (string candidate in candidates.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) < least && candidate.Length <= Longest)
            {
                int edits = Edits(word, candidate);
                if (
                    edits < least
                    || (edits == least && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0)
                )
                {
                    least = edits;
                    nearest = candidate;
                }
            }
        }

        return nearest;
    }

    /// <summary>" Did you mean “x”?", or nothing.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } near ? $" Did you mean “{near}”?" : "";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Optimal string alignment: a swap of neighbours is one edit, as it is one slip of the hand.
    public static int Edits(string a, string b)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[b.Length];
    }
}
