using System.Collections.Immutable;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

internal enum TokenKind
{
    Word,
    Space,
    Sign,

    /// <summary>A note's first call; <c>Key</c> says which note.</summary>
    Call,

    /// <summary>A later call, by reference.</summary>
    Again,

    /// <summary>A line's end within the paragraph.</summary>
    Break,

    /// <summary>Where two paragraphs meet that are looked at together.</summary>
    Paragraph,

    Picture,

    /// <summary>What no manuscript can hold.</summary>
    Foreign,
}

/// <summary>
/// The least thing that is compared: a word, a space, a sign. <c>Key</c>: what it counts as, so that what the
/// typographer changes is no difference. <c>Start</c>: its place in the paragraph's text.
/// </summary>
internal sealed record Token(TokenKind Kind, string Text, string Key, Look Look, int Start)
{
    public Change? Inserted { get; init; }

    public Change? Deleted { get; init; }

    /// <summary>A number that a field counts or repeats: programs that open the file may count it otherwise.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Where a link leads that it stands in.</summary>
    public string? Target { get; init; }

    /// <summary>The same, where it leads out of the edition; null else.</summary>
    public string? Address => Target is { } target && !target.StartsWith('#') ? target : null;

    /// <summary>The picture that it is.</summary>
    public Image? Image { get; init; }

    /// <summary>Looks of its run that no manuscript holds: underline, size, colour and the like.</summary>
    public Look Shown { get; init; }

    public bool Same(Token other) => Kind == other.Kind && Key == other.Key;

    /// <summary>It leads to the same place and looks the same.</summary>
    public bool IsAlike(Token other) =>
        Address == other.Address && IsInner == other.IsInner && (other.Shown & ~Shown) == Look.None;

    /// <summary>It leads to another place of the same file.</summary>
    public bool IsInner => Target is ['#', ..];

    public bool HasWords => Kind is TokenKind.Word or TokenKind.Sign;
}

/// <summary>Where in a table of the Word file a paragraph stands.</summary>
internal sealed record CellPlace(WordTable Table, WordRow Row, int RowIndex, int Column, bool Merged);

/// <summary>What an editor makes of a page by hand, and a template by itself.</summary>
[Flags]
internal enum MakeUp
{
    None = 0,
    PageBreak = 1,
    Section = 2,
}

/// <summary>
/// A paragraph of a Word file in one view. <c>Tokens</c> as accepted; <c>Rejected</c> as before the tracked changes.
/// <c>Marks</c>: names of this program's bookmarks whose text is, in part, in it.
/// </summary>
internal sealed class Para
{
    public required ImmutableArray<Token> Tokens { get; init; }

    public required ImmutableArray<Token> Rejected { get; init; }

    public required ParagraphForm Form { get; init; }

    public ImmutableArray<string> Marks { get; init; } = [];

    public CellPlace? Cell { get; init; }

    public Change? Inserted { get; init; }

    /// <summary>The mark of a paragraph before it was taken out with tracking.</summary>
    public bool IsJoined { get; init; }

    /// <summary>It has fields that tell pages, whose figures are no words.</summary>
    public bool HasPages { get; init; }

    /// <summary>What of the paragraph's make-up is its own.</summary>
    public MakeUp MakeUp { get; init; }

    public bool HasPicture => Tokens.Any(token => token.Kind == TokenKind.Picture);

    public string Text => field ??= string.Concat(Tokens.Select(token => token.Text));

    /// <summary>What it counts as.</summary>
    public string Key => field ??= string.Concat(Tokens.Where(t => !t.Kind.IsCall()).Select(token => token.Key));

    /// <summary>The same, whatever the numbers are that fields count: what is put in before them makes them others.</summary>
    public string Uncounted =>
        string.Concat(Tokens.Where(t => !t.Kind.IsCall()).Select(token => token.IsCounted ? "#" : token.Key));

    /// <summary>
    /// What has to come out of the outcome: its kind, its words with their looks, and where notes are called. The head of
    /// a table and headings are bold by themselves.
    /// </summary>
    public string Held
    {
        get
        {
            ElementKind kind = Cell is null ? BlockRevision.KindOf(Form).Kind : ElementKind.Table;
            Look ofItself = kind == ElementKind.Heading || Cell?.RowIndex == 0 ? Look.Bold : Look.None;
            return (char)('a' + kind)
                + string.Concat(
                    Tokens.Select(
                        (token, i) =>
                            IsSetAnew(i) ? ""
                            : token.Kind.IsCall() ? "\u0001"
                            : token.IsCounted ? "#"
                            : token.Kind == TokenKind.Word ? token.Key + LookOf(token.Look & ~ofItself)
                            : token.Key
                    )
                );
        }
    }

    // A space before a call, at a line's end or the end of all, and what parts two calls.
    private bool IsSetAnew(int at)
    {
        static bool Parts(Token token) => token.Kind == TokenKind.Space || token is { Kind: TokenKind.Sign, Key: "," };
        int next = at + 1,
            before = at - 1;
        while (next < Tokens.Length && Parts(Tokens[next]))
        {
            next++;
        }

        while (before >= 0 && Parts(Tokens[before]))
        {
            before--;
        }

        bool called = next < Tokens.Length && Tokens[next].Kind.IsCall();
        bool isAtBreak =
            (at + 1 < Tokens.Length && Tokens[at + 1].Kind == TokenKind.Break)
            || (at > 0 && Tokens[at - 1].Kind == TokenKind.Break);
        return (Tokens[at].Kind == TokenKind.Space && (called || next == Tokens.Length || isAtBreak))
            || (Parts(Tokens[at]) && called && before >= 0 && Tokens[before].Kind.IsCall());
    }

    private static string LookOf(Look look) => look == Look.None ? "" : $"\u0002{(char)('a' + (int)look)}";

    public bool IsEmpty => Tokens.IsEmpty;

    public override string ToString() => Text;
}

internal static class TokenKinds
{
    public static bool IsCall(this TokenKind kind) => kind is TokenKind.Call or TokenKind.Again;
}
