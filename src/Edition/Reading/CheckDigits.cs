namespace Edition.Reading;

/// <summary>The forms and check digits of identifiers. Each returns the fault in words, or null.</summary>
public static class CheckDigits
{
    /// <summary>ISBN of 13 (ISO 2108) or 10 digits, with or without hyphens.</summary>
    public static string? Isbn(string text)
    {
        string digits = Bare(text);
        if (digits.Length == 13 && digits.All(char.IsAsciiDigit))
        {
            int sum = 0;
            for (int i = 0; i < 12; i++)
            {
                sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
            }

            return Wrong(digits[12], (char)('0' + ((10 - (sum % 10)) % 10)));
        }

        if (digits.Length == 10 && digits[..9].All(char.IsAsciiDigit))
        {
            int sum = 0;
            for (int i = 0; i < 9; i++)
            {
                sum += (digits[i] - '0') * (10 - i);
            }

            return Wrong(digits[9], Eleven((11 - (sum % 11)) % 11));
        }

        return "an ISBN has 13 or 10 digits";
    }

    /// <summary>ISSN (ISO 3297), 1234-5679.</summary>
    public static string? Issn(string text)
    {
        string digits = Bare(text);
        if (digits.Length != 8 || !digits[..7].All(char.IsAsciiDigit))
        {
            return "an ISSN has 8 digits";
        }

        int sum = 0;
        for (int i = 0; i < 7; i++)
        {
            sum += (digits[i] - '0') * (8 - i);
        }

        return Wrong(digits[7], Eleven((11 - (sum % 11)) % 11));
    }

    /// <summary>ORCID (ISO 7064, MOD 11-2), bare or as a link to orcid.org.</summary>
    public static string? Orcid(string text)
    {
        string digits = Bare(WithoutPrefix(text, "https://orcid.org/"));
        if (digits.Length != 16 || !digits[..15].All(char.IsAsciiDigit))
        {
            return "an ORCID has 16 digits, as 0000-0002-1825-0097";
        }

        int total = 0;
        for (int i = 0; i < 15; i++)
        {
            total = (total + digits[i] - '0') * 2 % 11;
        }

        return Wrong(digits[15], Eleven((12 - total) % 11));
    }

    /// <summary>DOI, bare or as a link to doi.org.</summary>
    public static string? Doi(string text)
    {
        string doi = WithoutPrefix(text, "https://doi.org/");
        int slash = doi.IndexOf('/', StringComparison.Ordinal);
        return
            doi.StartsWith("10.", StringComparison.Ordinal)
            && slash is > 6 and <= 12
            && slash + 1 < doi.Length
            && doi[3..slash].All(char.IsAsciiDigit)
            && !doi.Any(char.IsWhiteSpace)
            ? null
            : "a DOI looks like 10.1234/abc";
    }

    /// <summary>A URN (RFC 8141); a UUID's form is looked at too.</summary>
    public static string? Urn(string text)
    {
        string[] parts = text.Split(':', 3);
        bool good =
            parts.Length == 3
            && parts[0].Equals("urn", StringComparison.OrdinalIgnoreCase)
            && parts[1].Length is >= 2 and <= 32
            && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && parts[2].Length > 0
            && !parts[2].Any(c => c <= ' ' || c > '~' || c is '<' or '>' or '"');
        return !good ? "a URN looks like urn:uuid:6f1f5d0e-2a52-4a53-9a0e-1925012019ab"
            : parts[1].Equals("uuid", StringComparison.OrdinalIgnoreCase) && !Guid.TryParseExact(parts[2], "D", out _)
                ? "a UUID has 32 hexadecimal digits in groups of 8-4-4-4-12"
            : null;
    }

    private static string Bare(string text) =>
        string.Concat(text.Where(c => c is not ('-' or ' ' or '\u2010' or '\u2011' or '–' or '\u00A0')));

    private static string WithoutPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;

    private static char Eleven(int value) => value == 10 ? 'X' : (char)('0' + value);

    private static string? Wrong(char given, char right) =>
        char.ToUpperInvariant(given) == right ? null : $"the check digit should be {right}";
}
