using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// The way from a character of a text node back to its file, where Markdown writes it otherwise: escapes, entities,
/// line ends with their indents and quotation signs.
/// </summary>
internal static class Places
{
    /// <summary>
    /// The offset in the source of the character at <paramref name="index"/> of the value that was read from the span,
    /// given that of an earlier character.
    /// </summary>
    public static int Offset(string source, SourceSpan span, string value, int index, int fromIndex, int fromOffset)
    {
        if (span.Length == value.Length)
        {
            return span.Start + index;
        }

        int at = fromOffset;
        for (int i = fromIndex; i < index && at < span.End; i++)
        {
            at += Width(source, at, span.End, value[i]);
        }

        return Math.Min(at, span.End);
    }

    /// <summary>Past the backslash that may stand before the character.</summary>
    public static int Shown(string source, SourceSpan span, string value, int index, int at) =>
        span.Length != value.Length
        && at < span.End
        && index < value.Length
        && source[at] == '\\'
        && value[index] != '\\'
            ? at + 1
            : at;

    private static int Width(string source, int at, int end, char value)
    {
        char c = source[at];
        if (c == value && (c != '\\' || at + 1 >= end || source[at + 1] != '\\'))
        {
            return 1;
        }

        if (c == '\\')
        {
            return 2;
        }

        if (c == '&')
        {
            int semicolon = source.AsSpan(at, Math.Min(end - at, 40)).IndexOf(';');
            return semicolon > 0 ? semicolon + 1 : 1;
        }

        if (c is '\r' or '\n' || char.IsWhiteSpace(c))
        {
            int next = at;
            while (
                next < end
                && (
                    source[next] is '\r' or '\n' or ' ' or '\t'
                    || (source[next] == '>' && source[next - 1] is '\n' or ' ')
                )
            )
            {
                next++;
            }

            return Math.Max(1, next - at);
        }

        // A letter and its combining mark, which NFC makes one.
        return at + 1 < end && source[at + 1] is >= '\u0300' and <= '\u036F' ? 2 : 1;
    }
}
