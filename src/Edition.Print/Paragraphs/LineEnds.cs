namespace Edition.Print.Paragraphs;

/// <summary>Words that a line should not end after or begin with, and line ends that leave too little to the last.</summary>
internal static class LineEnds
{
    /// <summary>The least number of letters on a last line.</summary>
    private const int LeastLetters = 3;

    /// <summary>The first opportunity within the last word: what is left after it is only its tail.</summary>
    public static int TailFrom(ReadOnlySpan<Opportunity> places)
    {
        int tail = places.Length - 1;
        while (tail > 0 && places[tail - 1].At > 0)
        {
            tail--;
        }

        return tail;
    }

    /// <summary>The first opportunity after which fewer than three letters are left.</summary>
    public static int StubFrom(Token[] tokens, int first, int last, ReadOnlySpan<Opportunity> places)
    {
        int letters = 0;
        for (int i = last - 1; i >= first; i--)
        {
            string text = tokens[i].Kind == TokenKind.Word && tokens[i].Mark is null ? tokens[i].Word.Text : "";
            for (int at = text.Length - 1; at >= 0; at--)
            {
                if (char.IsLetterOrDigit(text[at]) && ++letters >= LeastLetters)
                {
                    int stub = places.Length;
                    while (
                        stub > 0
                        && (places[stub - 1].Token > i || (places[stub - 1].Token == i && places[stub - 1].At > at))
                    )
                    {
                        stub--;
                    }

                    return stub;
                }
            }
        }

        return 0;
    }

    /// <summary>Whether the word at a token is bound to a figure before it.</summary>
    public static bool IsCounted(Token[] tokens, int first, int index)
    {
        while (index > first && tokens[index - 1].Kind == TokenKind.Word)
        {
            index--;
        }

        return index - 1 > first
            && tokens[index - 1].Kind == TokenKind.NoBreakSpace
            && tokens[index - 2] is { Kind: TokenKind.Word, Mark: null, Word.Text: [.., var end] }
            && char.IsDigit(end);
    }

    /// <summary>A dash, colon or stroke standing alone: no line begins with it.</summary>
    public static bool IsLonePunctuation(string text)
    {
        foreach (char c in text)
        {
            if (
                !(
                    c
                    is '\u2014'
                        or '\u2013'
                        or '\u2012'
                        or '-'
                        or '/'
                        or '='
                        or ':'
                        or ';'
                        or ','
                        or '.'
                        or '!'
                        or '?'
                        or '\u2026'
                        or '\u00BB'
                        or ')'
                )
            )
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>
    /// A preposition or conjunction of two letters: Russian setting does not like it at a line's end, where it is torn
    /// from its word.
    /// </summary>
    public static bool IsShortWord(string text) =>
        text.Length <= 2 && text.Length > 0 && text[0] is >= 'А' and <= 'я' && text[^1] is >= 'а' and <= 'я';
}
