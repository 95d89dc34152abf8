namespace Edition.Reading;

internal enum LinkKind { Reference, Web, Unsafe, Nowhere }

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
            "http" or "https" => Uri.TryCreate(target, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? (LinkKind.Web, Escaped(target)) : (LinkKind.Nowhere, target),
            "mailto" or "tel" => colon + 1 < target.Length ? (LinkKind.Web, Escaped(target)) : (LinkKind.Nowhere, target),
            "javascript" or "vbscript" or "file" or "data" or "blob" or "about" => (LinkKind.Unsafe, target),
            _ => (LinkKind.Nowhere, target),
        };
    }

    // Percent signs that are escapes stay; all that no URI may hold is escaped.
    private static string Escaped(string target)
    {
        var uri = new System.Text.StringBuilder(target.Length);
        foreach (System.Text.Rune rune in target.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "-._~:/?#[]@!$&'()*+,;=%".Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                uri.Append((char)rune.Value);
            }
            else
            {
                uri.Append(Uri.EscapeDataString(rune.ToString()));
            }
        }

        return uri.ToString();
    }

    private static string Decoded(string id) => id.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(id) : id;
}
