using System.Buffers;
using System.Text;

namespace Edition.Epub;

/// <summary>Addresses as an EPUB may carry them.</summary>
internal static class Address
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \"<>\\^`{|}[]%");

    /// <summary>
    /// Percent-encodes what RFC 3987 does not allow in an IRI; what is encoded already stays, letters of every script
    /// too.
    /// </summary>
    public static string Escaped(string uri)
    {
        if (uri.AsSpan().IndexOfAny(Forbidden) < 0 && !uri.Any(char.IsControl))
        {
            return uri;
        }

        var escaped = new StringBuilder(uri.Length + 16);
        for (int i = 0; i < uri.Length; i++)
        {
            char c = uri[i];
            bool encoded =
                c == '%' && i + 2 < uri.Length && char.IsAsciiHexDigit(uri[i + 1]) && char.IsAsciiHexDigit(uri[i + 2]);
            if (!encoded && (c < ' ' || c == '\u007F' || Forbidden.Contains(c)))
            {
                escaped.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }
}
