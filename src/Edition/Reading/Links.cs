using System.Globalization;
using System.Text;

namespace Edition.Reading;

internal enum LinkKind
{
    Reference,
    Web,
    Unsafe,
    Nowhere,

    /// <summary>Its host is a number in brackets, which no reading system of EPUBs takes.</summary>
    Numeric,
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
            "http" or "https" when Authority(target).Contains('[', StringComparison.Ordinal) => (
                LinkKind.Numeric,
                target
            ),
            "http" or "https" => Checked(Web(target), target),
            "mailto" or "tel" => Checked(colon + 1 < target.Length ? Mail(target, colon + 1) : null, target),
            "javascript" or "vbscript" or "file" or "data" or "blob" or "about" => (LinkKind.Unsafe, target),
            _ => (LinkKind.Nowhere, target),
        };
    }

    // What no program could open is not called a link: .NET's own reading of URIs is as strict as Word's.
    private static (LinkKind, string) Checked(string? uri, string target) =>
        uri is not null && Uri.TryCreate(uri, UriKind.Absolute, out _)
            ? (LinkKind.Web, uri)
            : (LinkKind.Nowhere, target);

    private static string Authority(string target)
    {
        int from = target.IndexOf("//", StringComparison.Ordinal);
        int to = from < 0 ? -1 : target.AsSpan(from + 2).IndexOfAny("/?#");
        return from < 0 ? ""
            : to < 0 ? target[(from + 2)..]
            : target[(from + 2)..(from + 2 + to)];
    }

    // RFC 6068: addresses up to the question mark, with commas between them; their hosts as those of the web. A
    // telephone number has none.
    private static string? Mail(string target, int from)
    {
        int end = target.IndexOf('?', from);
        end = end < 0 ? target.Length : end;
        try
        {
            string[] addresses =
            [
                .. target[from..end]
                    .Split(',')
                    .Select(address =>
                        address.LastIndexOf('@') is >= 0 and var at && !Ascii.IsValid(address.AsSpan(at))
                            ? address[..(at + 1)]
                                + new IdnMapping().GetAscii(Uri.UnescapeDataString(address[(at + 1)..]))
                            : address
                    ),
            ];
            return Escaped(target[..from] + string.Join(',', addresses) + target[end..]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A link to a Markdown file: its path, and the id in it, which may be empty; null where it leads elsewhere.</summary>
    public static (string Path, string Id)? File(string target)
    {
        int hash = target.IndexOf('#', StringComparison.Ordinal);
        string path = Decoded(hash < 0 ? target : target[..hash]);
        bool relative = path.Length > 0 && path[0] != '/' && !path.Contains("//", StringComparison.Ordinal);
        return relative && FileKinds.IsMarkdown(path) && !path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? (path, hash < 0 ? "" : Nfc.Of(Decoded(target[(hash + 1)..])))
            : null;
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

    // Percent signs that are escapes stay; all that no URI may hold is escaped (RFC 3986), brackets among it.
    private static string Escaped(string target)
    {
        bool fragment = false;
        var uri = new StringBuilder(target.Length);
        for (int i = 0; i < target.Length; i++)
        {
            char c = target[i];
            bool allowed =
                char.IsAsciiLetterOrDigit(c)
                || "-._~:/?@!$&'()*+,;=".Contains(c, StringComparison.Ordinal)
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
