namespace Edition.Proof;

/// <summary>
/// Word: letters and digits with their marks, or one sign of punctuation. Call: the mark of a note, at its first and at
/// every later call. NoteOpen, NoteClose: around the note's own text, which follows its first call.
/// Computed: what pages alone can tell (folios, counts), of any length or none.
/// </summary>
public enum TokenKind
{
    Word,
    Call,
    NoteOpen,
    NoteClose,
    Computed,
}

/// <summary>
/// The least thing that can be lost: twenty bytes, for a large book has a million. <c>Number</c> is that of a word in
/// the <see cref="Wordstock"/>, or of a <see cref="TokenKind"/>.
/// </summary>
public readonly record struct Token(int Number)
{
    public Token(TokenKind kind)
        : this((int)kind) { }

    public TokenKind Kind => Number is > 0 and <= (int)TokenKind.Computed ? (TokenKind)Number : TokenKind.Word;

    /// <summary>
    /// By number in the stock, 0 for none: of a word where it leads, a URI, or "#" and a place; of all else the note,
    /// in the terms of its edition.
    /// </summary>
    public int Target { get; init; }

    /// <summary>
    /// Of the book: the number of the node that the word stands in. Of the PDF: the page on which it begins, from 0.
    /// Else, and where nothing is shown, -1. A picture's description has the place of the picture's upper edge.
    /// </summary>
    public int Place { get; init; } = -1;

    /// <summary>
    /// Of the book: where in its node's text. Of the PDF: the baseline, in hundredths of points from the foot.
    /// </summary>
    public int Offset { get; init; }

    /// <summary>
    /// Made by the program, so compared only as far as it helps to find the way (contents lists, asterisks).
    /// </summary>
    public bool IsAside { get; init; }

    /// <summary>
    /// Of a call: it is the one that bears the note (DOCX), so if the note has been met already it was called from
    /// within another note.
    /// </summary>
    public bool Bears { get; init; }
}

/// <summary>
/// A run of tokens with the places that links can lead to: a name, and the index of the token that follows it.
/// <c>Ends</c>: after how many tokens a paragraph or the like ends, ascending; told where a reader needs it.
/// </summary>
internal sealed record Story(List<Token> Tokens, List<(string Name, int Index)> Anchors, List<int> Ends);
