using System.Collections.Frozen;
using System.Collections.Immutable;
using Edition.Styling;

namespace Edition.Typography;

/// <summary>Patterns, exceptions and minima of one language, ready for use.</summary>
internal sealed class WordPatterns
{
    /// <summary>No division; a good one; one that leaves fewer letters than the minimum after it.</summary>
    public const byte None = 0,
        Good = 1,
        Rare = 2;

    private readonly PatternTable table;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> exceptions;
    private readonly HyphenationData data;

    /// <param name="own">The manuscript's words with their breaks, which go before the template's.</param>
    public WordPatterns(HyphenationData data, ImmutableArray<string> own)
    {
        this.data = data;
        table = new PatternTable(data.Patterns.Value);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            string word in data
                .Exceptions.Value.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Concat(own)
        )
        {
            string lower = word.Trim().ToLowerInvariant();
            words[lower.Replace("-", "", StringComparison.Ordinal)] = lower;
        }

        exceptions = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// Fills <paramref name="kinds"/>[i] with the kind of the division before word[i]. The word is in lower case,
    /// letters only. An exception's breaks are all good, and there are no others.
    /// </summary>
    public void Divide(ReadOnlySpan<char> word, Span<byte> kinds)
    {
        kinds.Clear();
        if (exceptions.TryGetValue(word, out string? broken))
        {
            int letter = 0;
            foreach (char c in broken)
            {
                if (c != '-')
                {
                    letter++;
                }
                else if (letter > 0 && letter < kinds.Length)
                {
                    kinds[letter] = Good;
                }
            }

            return;
        }

        int leastAfter = Math.Min(data.MinAfter, data.LastResortMinAfter);
        if (word.Length < data.MinBefore + leastAfter || word.Length > 200)
        {
            return;
        }

        Span<char> ended = stackalloc char[word.Length + 2];
        ended[0] = '.';
        word.CopyTo(ended[1..]);
        ended[^1] = '.';
        Span<byte> levels = stackalloc byte[ended.Length];
        table.Levels(ended, levels);
        for (int i = Math.Max(1, data.MinBefore); i <= word.Length - leastAfter; i++)
        {
            if (i < word.Length && (levels[i + 1] & 1) == 1)
            {
                kinds[i] = i <= word.Length - data.MinAfter ? Good : Rare;
            }
        }
    }
}
