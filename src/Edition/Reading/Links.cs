using System.Globalization;
using System.Text;

namespace Edition.Reading;

internal enum LinkKind
{
    Reference,
    Web,
    Unsafe,
    Nowhere,
}

/// <summary>Where a link leads.</summary>
internal static class Links
{
    public static (LinkKind Kind, string Target) Of(string target)
    {
        if (target.StartsWith('#'))
        {
            return target.Length == 1 ? (LinkKind.Nowhere, target) : (LinkKind.Reference, Nfc.Of(Decoded(target[1..])));
        }

        int colon = target.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon < 0 ? "" : string.Concat(target[..colon].Where(c => c > ' ')).ToLowerInvariant();
        return scheme switch
        {
            "http" or "https" => Web(target) is { } uri ? (LinkKind.Web, uri) : (LinkKind.Nowhere, target),
            "mailto" or "tel" => colon + 1 < target.Length
                ? (LinkKind.Web, Escaped(target))
                : (LinkKind.Nowhere, target),
            "javascript" or "vbscript" or "file" or "data" or "blob" or "about" => (LinkKind.Unsafe, target),
            _ => (LinkKind.Nowhere, target),
        };
    }

    // A host in other letters is written in those of the domain name system (RFC 3492); null where there is no host
    // that could be.
    private static string? Web(string target)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            return null;
        }

        if (Ascii.IsValid(uri.Host))
        {
            return Escaped(target);
        }

        int host = target.IndexOf(uri.Host, StringComparison.OrdinalIgnoreCase);
        try
        {
            return host < 0
                ? null
                : Escaped(target[..host] + new IdnMapping().GetAscii(uri.Host) + target[(host + uri.Host.Length)..]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Percent signs that are escapes stay; all that no URI may hold is escaped (RFC 3986). Brackets belong to numeric
    // hosts alone.
    private static string Escaped(string target)
    {
        bool numericHost = target.Contains("//[", StringComparison.Ordinal);
        bool fragment = false;
        var uri = new StringBuilder(target.Length);
        for (int i = 0; i < target.Length; i++)
        {
            char c = target[i];
            bool allowed =
                char.IsAsciiLetterOrDigit(c)
                || "-._~:/?@!$&'()*+,;=".Contains(c, StringComparison.Ordinal)
                || (c is '[' or ']' && numericHost)
                || (c == '#' && !fragment)
                || (
                    c == '%'
                    && i + 2 < target.Length
                    && char.IsAsciiHexDigit(target[i + 1])
                    && char.IsAsciiHexDigit(target[i + 2])
                );
            fragment |= c == '#';
            if (allowed)
            {
                uri.Append(c);
            }
            else
            {
                int length =
                    char.IsHighSurrogate(c) && i + 1 < target.Length && char.IsLowSurrogate(target[i + 1]) ? 2 : 1;
                uri.Append(
                    Uri.EscapeDataString(length == 1 && char.IsSurrogate(c) ? "\uFFFD" : target.Substring(i, length))
                );
                i += length - 1;
            }
        }

        return uri.ToString();
    }

    private static string Decoded(string id) =>
        id.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(id) : id;
}
