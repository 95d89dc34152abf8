namespace Edition.Epub;

/// <summary>Lines of code, which go on to the right of their own beginning where the screen is too narrow.</summary>
internal static class CodeLines
{
    /// <summary>How far, in signs, a line goes on to the right of its beginning.</summary>
    private const int Hang = 2;

    /// <summary>Signs that a tab stands for, in print too.</summary>
    private const int Tab = 4;

    /// <summary>A line that stands in further goes on from here: screens are narrow.</summary>
    private const int Deepest = 24;

    /// <summary>Each line with its line feed.</summary>
    public static IEnumerable<ReadOnlyMemory<char>> Of(string code)
    {
        for (int from = 0, end; from < code.Length; from = end)
        {
            end = code.IndexOf('\n', from) + 1;
            end = end == 0 ? code.Length : end;
            yield return code.AsMemory(from, end - from);
        }
    }

    /// <summary>From where the line goes on, in signs from the left.</summary>
    public static int HangOf(ReadOnlySpan<char> line)
    {
        int signs = 0;
        bool tabbed = false;
        foreach (char c in line)
        {
            if (c is not (' ' or '\u00A0' or '\t'))
            {
                break;
            }

            signs += c == '\t' ? Tab - (signs % Tab) : 1;
            tabbed |= c == '\t';
        }

        signs = Math.Min(signs, Deepest);

        // The line begins its hang before the block: only at a stop does a tab reach as far as it should.
        return tabbed ? ((signs / Tab) + 1) * Tab : signs + Hang;
    }
}
