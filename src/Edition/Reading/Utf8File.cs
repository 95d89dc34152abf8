using System.Buffers;
using System.Text.Unicode;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Reading;

/// <summary>
/// Bytes to text: strict UTF-8, with or without a byte order mark, and a look at every character that no edition can
/// carry.
/// </summary>
public static class Utf8File
{
    // C0 but tab and line ends, DEL, C1, line and paragraph separators are settable nowhere; U+FFFE and U+FFFF are not
    // characters; embeddings and overrides turn what the reader sees.
    private const string Forbidden =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F"
        + "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
        + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F"
        + "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\uFFFE\uFFFF";

    // Isolates, zero-width space, a byte order mark within the text, the replacement character: harmless to set, but
    // seldom meant.
    private const string Suspect = "\u200B\u2066\u2067\u2068\u2069\uFEFF\uFFFD";

    private static readonly SignSet Noted = new(Forbidden + Suspect);
    private static readonly SignSet ForbiddenOnly = new(Forbidden);

    /// <summary>
    /// The file as a source. Bytes that are not UTF-8 become U+FFFD and are reported at the place of the first.
    /// Where the text is that of <paramref name="earlier"/>, it is that very source.
    /// </summary>
    public static Source Read(string path, ReadOnlySpan<byte> bytes, Findings findings, Source? earlier = null)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        if (IsUtf16(bytes))
        {
            var wide = new Source(path, "");
            findings.Add(Says.Utf16(), new SourceSpan(wide, 0, 0));
            return wide;
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(bytes.Length + 1);
        try
        {
            OperationStatus status = Utf8.ToUtf16(
                bytes,
                buffer,
                out int read,
                out int written,
                replaceInvalidSequences: false
            );
            if (status == OperationStatus.Done)
            {
                ReadOnlySpan<char> text = buffer.AsSpan(0, written);
                bool same = earlier is not null && earlier.Path == path && text.SequenceEqual(earlier.Text);
                return Noting(same ? earlier! : new Source(path, text.ToString()), findings);
            }

            byte bad = bytes[read];
            int place = written;
            Utf8.ToUtf16(bytes[read..], buffer.AsSpan(written), out _, out int rest, replaceInvalidSequences: true);
            var source = new Source(path, new string(buffer, 0, written + rest));
            string guess = LooksLikeWindows1251(bytes) ? " It looks like Windows-1251." : "";
            findings.Add(Says.NotUtf8(bad, read, guess), new SourceSpan(source, place, 1));
            return source;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Whether text that came by another way (an entity, a YAML escape) holds what no edition can carry.
    /// </summary>
    public static bool IsForbidden(ReadOnlySpan<char> text)
    {
        if (ForbiddenOnly.NextIn(text) >= 0)
        {
            return true;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static Source Noting(Source source, Findings findings)
    {
        const int Most = 100;
        string text = source.Text;
        int forbidden = 0,
            suspect = 0;
        for (int at = 0; (at = NextNoted(text, at)) < text.Length; at++)
        {
            bool isForbidden = ForbiddenOnly.Contains(text[at]);
            Rule rule = isForbidden ? Rules.ForbiddenCharacter : Rules.SuspectCharacter;
            int count = isForbidden ? ++forbidden : ++suspect;
            if (count <= Most)
            {
                findings.Add(
                    new Diagnostic(
                        Says.Character(rule, text[at], NameOf(text[at]), isForbidden),
                        new SourceSpan(source, at, 1)
                    )
                    {
                        Fix = new Fix(new SourceSpan(source, at, 1), ""),
                    }
                );
            }
            else if (count == Most + 1)
            {
                // A thousand alike help nobody; this says that there are more.
                findings.Add(Says.MoreCharacters(rule, Most, isForbidden), new SourceSpan(source, at, 1));
            }
        }

        return source;
    }

    private static int NextNoted(string text, int from)
    {
        int found = Noted.NextIn(text, from);
        return found < 0 ? text.Length : found;
    }

    private static string NameOf(char c) =>
        c switch
        {
            '\0' => "NUL",
            '\u2028' => "line separator",
            '\u2029' => "paragraph separator",
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => "bidirectional control",
            '\u200B' => "zero-width space",
            '\uFEFF' => "byte order mark",
            '\uFFFD' => "replacement character",
            '\uFFFE' or '\uFFFF' => "not a character",
            _ => "control character",
        };

    // By its mark, or without one by the zero byte that stands beside every space and line end, at even or at odd places.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return true;
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        int wide = 0,
            little = 0,
            big = 0;
        for (int i = 0; i + 1 < head.Length; i += 2)
        {
            wide++;
            little += head[i] != 0 && head[i + 1] == 0 ? 1 : 0;
            big += head[i] == 0 && head[i + 1] != 0 ? 1 : 0;
        }

        return little + big > 1 && (little * 8 > wide && big == 0 || big * 8 > wide && little == 0);
    }

    private static bool LooksLikeWindows1251(ReadOnlySpan<byte> bytes)
    {
        int letters = 0;
        int others = 0;
        foreach (byte b in bytes[..Math.Min(bytes.Length, 4096)])
        {
            if (b >= 0xC0)
            {
                letters++;
            }
            else if (b >= 0x80)
            {
                others++;
            }
        }

        return letters > 10 && letters > 5 * others;
    }
}
