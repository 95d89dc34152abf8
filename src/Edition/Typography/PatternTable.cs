using System.Numerics;

namespace Edition.Typography;

/// <summary>
/// Liang's patterns, found by their letters in an open-addressed table that tells where each stands in the text it was
/// read from. Most editions use it for one book: it is made with one step for each pattern, where a trie takes one for
/// each letter.
/// Source: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983.
/// </summary>
internal sealed class PatternTable
{
    /// <summary>Letters and digits of a pattern; no language has longer ones than twenty.</summary>
    private const int Most = 63;

    /// <summary>Odd, and another in each process: nobody can write patterns that all fall on one place.</summary>
    private static readonly ulong Factor = (ulong)Random.Shared.NextInt64() << 1 | 1;

    private readonly ulong factor = Factor;
    private readonly string text;
    private readonly int longest;
    private Entry[] entries;
    private int count;

    /// <summary>What the letters come to, and one more than where the pattern begins; 0 for no pattern.</summary>
    private record struct Entry(uint Print, int Start);

    /// <summary>
    /// Reads patterns such as <c>.аб1р</c>, white space between them; a digit is the level of the place where it
    /// stands, a period an end of the word. Of several with the same letters the last counts.
    /// </summary>
    public PatternTable(string patterns)
    {
        text = patterns;
        entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, patterns.Length / 3))];
        Span<char> letters = stackalloc char[Most];
        foreach (Range range in patterns.AsSpan().SplitAny(" \t\r\n"))
        {
            ReadOnlySpan<char> pattern = patterns.AsSpan(range);
            if (pattern.IsEmpty || pattern.Length > Most)
            {
                continue;
            }

            int length = 0;
            ulong sum = 0;
            foreach (char c in pattern)
            {
                if (!char.IsAsciiDigit(c))
                {
                    letters[length++] = c;
                    sum = Next(sum, c);
                }
            }

            Add(Print(sum), letters[..length], range.Start.Value);
            longest = Math.Max(longest, length);
        }
    }

    /// <summary>
    /// The levels between the letters of a word in lower case, a period before and after it: <paramref
    /// name="found"/>[i] is the level before word[i]. An odd level is a break.
    /// </summary>
    public void Levels(ReadOnlySpan<char> word, Span<byte> found)
    {
        found[..word.Length].Clear();
        for (int start = 0; start < word.Length; start++)
        {
            ulong sum = 0;
            int end = Math.Min(word.Length, start + longest);
            for (int i = start; i < end; i++)
            {
                sum = Next(sum, word[i]);
                int slot = SlotOf(Print(sum), word[start..(i + 1)]);
                if (entries[slot].Start > 0)
                {
                    Raise(found[start..word.Length], entries[slot].Start - 1);
                }
            }
        }
    }

    /// <summary>Raises levels to those of the pattern that begins at a place of the text.</summary>
    private void Raise(Span<byte> levels, int at)
    {
        int letter = 0;
        for (; at < text.Length && !IsSpace(text[at]); at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                letter++;
            }
            else if (letter < levels.Length)
            {
                levels[letter] = Math.Max(levels[letter], (byte)(text[at] - '0'));
            }
        }
    }

    private void Add(uint print, ReadOnlySpan<char> letters, int start)
    {
        ref Entry entry = ref entries[SlotOf(print, letters)];
        if (entry.Start == 0 && ++count * 2 > entries.Length)
        {
            Grow();
            entry = ref entries[SlotOf(print, letters)];
        }

        entry = new Entry(print, start + 1);
    }

    /// <summary>Where the pattern of these letters stands, or else would.</summary>
    private int SlotOf(uint print, ReadOnlySpan<char> letters)
    {
        int mask = entries.Length - 1;
        int slot = (int)print & mask;
        while (entries[slot].Start > 0 && !(entries[slot].Print == print && Has(entries[slot].Start - 1, letters)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>Whether the pattern that begins at a place of the text has these letters.</summary>
    private bool Has(int at, ReadOnlySpan<char> letters)
    {
        int letter = 0;
        for (; at < text.Length && !IsSpace(text[at]); at++)
        {
            if (!char.IsAsciiDigit(text[at]) && (letter == letters.Length || text[at] != letters[letter++]))
            {
                return false;
            }
        }

        return letter == letters.Length;
    }

    private void Grow()
    {
        Entry[] old = entries;
        entries = new Entry[old.Length * 2];
        int mask = entries.Length - 1;
        foreach (Entry entry in old)
        {
            if (entry.Start > 0)
            {
                int slot = (int)entry.Print & mask;
                while (entries[slot].Start > 0)
                {
                    slot = (slot + 1) & mask;
                }

                entries[slot] = entry;
            }
        }
    }

    private ulong Next(ulong sum, char c) => (sum + c + 1) * factor;

    private static uint Print(ulong sum) => (uint)(sum >> 32);

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
