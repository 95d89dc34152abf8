using System.Collections.Immutable;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>Takes characters as they come and gives tokens.</summary>
internal sealed class TokenWriter
{
    private readonly List<(char Char, Look Look, Piece Piece)> characters = [];
    private readonly Dictionary<int, (TokenKind Kind, string Key)> signs = [];

    public const char Object = '\uFFFC';

    public int Length => characters.Count;

    public void Letters(string text, Look look, Piece piece)
    {
        foreach (char c in text)
        {
            if (!Folding.IsNothing(c) && !(char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
            {
                characters.Add(
                    (
                        c is '\t' or '\n' or '\r' ? ' '
                        : c == Object ? ' '
                        : c,
                        look,
                        piece
                    )
                );
            }
        }
    }

    public void Sign(TokenKind kind, string key, Piece piece)
    {
        signs[characters.Count] = (kind, key);
        characters.Add((Object, Look.None, piece));
    }

    /// <summary>
    /// The tokens, without spaces at both ends; <c>verbatim</c>: of code, where each space counts, those at its head too.
    /// </summary>
    public ImmutableArray<Token> ToTokens(bool verbatim = false)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (int i = 0; i < characters.Count; )
        {
            int end = EndOf(i);
            Token token = TokenOf(i, end);
            tokens.Add(verbatim && token.Kind == TokenKind.Space ? token with { Key = Folding.Of(token.Text) } : token);
            i = end;
        }

        int from = 0,
            to = tokens.Count;
        while (to > from && tokens[to - 1].Kind is TokenKind.Space or TokenKind.Break)
        {
            to--;
        }

        while (from < to && !verbatim && tokens[from].Kind is TokenKind.Space or TokenKind.Break)
        {
            from++;
        }

        return tokens.ToImmutable()[from..to];
    }

    private int EndOf(int at)
    {
        char c = characters[at].Char;
        if (signs.ContainsKey(at))
        {
            return at + 1;
        }

        int end = at + 1;
        if (Folding.Of(c) == ' ')
        {
            while (end < characters.Count && !signs.ContainsKey(end) && Folding.Of(characters[end].Char) == ' ')
            {
                end++;
            }
        }
        else if (IsLetter(c))
        {
            while (
                end < characters.Count
                && !signs.ContainsKey(end)
                && IsLetter(characters[end].Char)
                && characters[end].Look == characters[at].Look
                && (characters[end].Piece == characters[at].Piece || AddressOf(end) == AddressOf(at))
            )
            {
                end++;
            }
        }
        else if (c is '.' or '-')
        {
            while (end < characters.Count && end - at < 3 && characters[end].Char == c)
            {
                end++;
            }

            end = c == '.' && end - at < 3 ? at + 1 : end;
        }

        return end;
    }

    private string? AddressOf(int at) =>
        TargetOf(characters[at].Piece) is { } target && !target.StartsWith('#') ? target : null;

    private static string? TargetOf(Piece piece)
    {
        string? target = piece.Target;
        for (Field? field = piece.Field; field is not null && target is null; field = field.Outer)
        {
            target = field.Name == "HYPERLINK" ? FieldCodes.HyperlinkOf(field.Code) : null;
        }

        return target is null ? null : Plain(target);
    }

    // As it is typed: programs write the same address with and without percent signs and a last stroke.
    private static string Plain(string target)
    {
        try
        {
            return Uri.UnescapeDataString(target).TrimEnd('/');
        }
        catch (UriFormatException)
        {
            return target;
        }
    }

    private static bool IsLetter(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark;

    private Token TokenOf(int from, int to)
    {
        Change? inserted = null,
            deleted = null;
        for (int i = from; i < to; i++)
        {
            inserted ??= characters[i].Piece.Inserted;
            deleted ??= characters[i].Piece.Deleted;
        }

        string own =
            to == from + 1 && characters[from].Char == ' '
                ? " "
                : string.Create(
                    to - from,
                    (characters, from),
                    static (text, source) =>
                    {
                        for (int i = 0; i < text.Length; i++)
                        {
                            text[i] = source.characters[source.from + i].Char;
                        }
                    }
                );
        (TokenKind kind, string key) = signs.TryGetValue(from, out (TokenKind Kind, string Key) sign)
            ? sign
            : (
                Folding.Of(own[0]) == ' ' ? TokenKind.Space
                : IsLetter(own[0]) ? TokenKind.Word
                : TokenKind.Sign,
                Folding.Of(own[0]) switch
                {
                    ' ' => " ",
                    '-' => "-",
                    '…' => "...",
                    _ => Folding.Of(own),
                }
            );
        return new Token(kind, own, key, kind == TokenKind.Space ? Look.None : characters[from].Look, from)
        {
            Inserted = inserted,
            Deleted = deleted,
            Target = TargetOf(characters[from].Piece),
            Image = characters[from].Piece as Image,
            Shown =
                characters[from].Piece is Words { Manner.Own: var own_ } && kind != TokenKind.Space
                    ? own_ & (Look.Underline | Look.Highlight | Look.Colour | Look.Size | Look.Face | Look.Caps)
                    : Look.None,
            IsCounted =
                kind == TokenKind.Word
                && own.All(char.IsAsciiDigit)
                && characters[from].Piece.Field is { Name: "SEQ" or "REF" },
        };
    }
}
