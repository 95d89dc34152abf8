using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>Addresses of the web, in links and among words.</summary>
internal static partial class Web
{
    /// <summary>Letters parted so that addresses among them are links of themselves.</summary>
    public static IEnumerable<Letters> Parted(Letters letters)
    {
        int from = 0;
        foreach (Match match in Address().Matches(letters.Text))
        {
            string address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', '…', '»', '"', '”', '\'');
            if (address.EndsWith(')') && address.Count(c => c == '(') < address.Count(c => c == ')'))
            {
                address = address.TrimEnd(')').TrimEnd('.', ',', ';');
            }

            if (address.Length < 10 || !Uri.TryCreate(address, UriKind.Absolute, out _))
            {
                continue;
            }

            if (match.Index > from)
            {
                yield return letters with
                {
                    Text = letters.Text[from..match.Index],
                };
            }

            yield return letters with
            {
                Text = address,
                Target = address,
            };
            from = match.Index + address.Length;
        }

        if (from < letters.Text.Length)
        {
            yield return letters with
            {
                Text = letters.Text[from..],
                Anchor = from > 0 ? null : letters.Anchor,
            };
        }
    }

    /// <summary>Whether a link's words are its address.</summary>
    public static bool Same(string target, string words) =>
        !words.Any(char.IsWhiteSpace)
        && !words.AsSpan().ContainsAny('<', '>')
        && words.All(c => c > ' ' && c != '\u007F')
        && (
            target.Equals(words, StringComparison.OrdinalIgnoreCase)
            || target.TrimEnd('/').Equals(words.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
                && words.Contains("://", StringComparison.Ordinal)
            || target.Equals("mailto:" + words, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>An address that stands in round brackets or angles without harm.</summary>
    public static string Clean(string address) =>
        string.Concat(
            address
                .Trim()
                .Select(c =>
                    c switch
                    {
                        ' ' => "%20",
                        '(' => "%28",
                        ')' => "%29",
                        '<' => "%3C",
                        '>' => "%3E",
                        '\\' => "%5C",
                        '"' => "%22",
                        _ when char.IsControl(c) => "",
                        _ => c.ToString(),
                    }
                )
        );

    [GeneratedRegex(@"https?://[^\s<>\u00A0\\""«»“”]+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
