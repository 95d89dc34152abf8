namespace Edition.Orthography;

/// <summary>
/// A set of characters as a table of bits. The runtime's own (<see cref="System.Buffers.SearchValues{T}"/>), where it
/// holds more than ASCII, takes most Cyrillic letters for likely members and looks twice at each: on Russian text this
/// plain walk is several times as fast.
/// </summary>
internal sealed class SignSet
{
    private readonly uint[] bits = new uint[(char.MaxValue + 1) / 32];

    public SignSet(string signs)
    {
        foreach (char sign in signs)
        {
            bits[sign / 32] |= 1u << (sign % 32);
        }
    }

    public bool Contains(char c) => (bits[c / 32] & (1u << (c % 32))) != 0;

    /// <summary>Where the first of them stands from an index on; -1 for nowhere.</summary>
    public int NextIn(ReadOnlySpan<char> text, int from = 0)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (Contains(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
