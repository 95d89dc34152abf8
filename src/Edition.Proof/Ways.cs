namespace Edition.Proof;

/// <summary>
/// Where places of a book and of its edition lead, told at once for every place: the next word that both share. A word
/// is known by its index in the book; where nothing shared follows, by the number of words.
/// </summary>
internal sealed class Ways
{
    private readonly int[] ofBook;
    private readonly int[] ofEdition;

    /// <summary>For each token the last shared one before it, or -1.</summary>
    private readonly int[] before;

    /// <summary>For each token the last beginning of a note up to it, or -1.</summary>
    private readonly int[] open;

    /// <summary>For each token the beginning of the note that holds it, or -1.</summary>
    private readonly int[] holder;

    /// <summary>For each beginning of a note the first of the row of notes of one call, the outermost first.</summary>
    private readonly int[] row;

    public Ways(ReadOnlySpan<Token> tokens, ReadOnlySpan<int> fellow, ReadOnlySpan<int> origin)
    {
        int count = fellow.Length;
        ofBook = new int[count + 1];
        ofBook[count] = count;
        for (int i = count - 1; i >= 0; i--)
        {
            ofBook[i] = fellow[i] >= 0 ? i : ofBook[i + 1];
        }

        ofEdition = new int[origin.Length + 1];
        ofEdition[^1] = count;
        for (int i = origin.Length - 1; i >= 0; i--)
        {
            ofEdition[i] = origin[i] >= 0 ? origin[i] : ofEdition[i + 1];
        }

        (before, open, holder, row) = (new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1]);
        int shared = -1,
            last = -1,
            held = -1;
        for (int i = 0; i <= count; i++)
        {
            before[i] = shared;
            if (i < count && tokens[i].Kind == TokenKind.NoteOpen)
            {
                (last, held) = (i, i);
                row[i] = i > 0 && tokens[i - 1].Kind == TokenKind.NoteClose ? row[holder[i - 1]] : i;
            }

            open[i] = last;
            holder[i] = held;
            if (i < count)
            {
                shared = fellow[i] >= 0 ? i : shared;
                held = tokens[i].Kind == TokenKind.NoteClose ? -1 : held;
            }
        }
    }

    public int OfBook(int token) => ofBook[token];

    public int OfEdition(int token) => ofEdition[token];

    /// <summary>
    /// Whether the place in the book stands in a note, or in a row of notes of one call, and the shared word is that of
    /// the call or of the beginning of one of them.
    /// </summary>
    public bool LeadsToNoteOf(int target, int led)
    {
        if (holder[target] < 0)
        {
            return false;
        }

        // The places that lead to the word are those behind the shared word before it, up to itself; a call stands just
        // before its note.
        int nearest = open[Math.Min(led + 1, holder[target])];
        return nearest > 0 && nearest >= row[holder[target]] && nearest > before[Math.Min(led, before.Length - 1)];
    }
}
