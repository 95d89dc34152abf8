using System.Collections.Concurrent;

namespace Edition.Proof;

/// <summary>
/// Words by number, for a book and all its editions: a large text is made of few, and numbers are compared faster.
/// What is no word has the number of its <see cref="TokenKind"/>. Safe to use from several threads.
/// </summary>
public sealed class Wordstock
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<string> words = ["", "※", "⟦", "⟧", ""];

    public Wordstock() => bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public string this[int number]
    {
        get
        {
            lock (words)
            {
                return words[number];
            }
        }
    }

    public int NumberOf(ReadOnlySpan<char> word)
    {
        if (bySpan.TryGetValue(word, out int number))
        {
            return number;
        }

        lock (words)
        {
            if (!bySpan.TryGetValue(word, out number))
            {
                number = words.Count;
                words.Add(word.ToString());
                numbers[words[number]] = number;
            }
        }

        return number;
    }
}
