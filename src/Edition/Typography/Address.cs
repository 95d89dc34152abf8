namespace Edition.Typography;

/// <summary>
/// Addresses of the net (URL, DOI, e-mail): they are divided after their punctuation and never take a hyphen, which a
/// reader would copy.
/// </summary>
internal static class Address
{
    /// <summary>At least so many characters stand on either side of a division.</summary>
    private const int Least = 3;

    public static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length < 8)
        {
            return false;
        }

        if (word.Contains("://", StringComparison.Ordinal) || word.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        int doi = word.IndexOf("10.", StringComparison.Ordinal),
            stroke = word.IndexOf('/'),
            at = word.IndexOf('@');
        return (doi >= 0 && stroke >= doi + 7 && !word[(doi + 3)..stroke].ContainsAnyExceptInRange('0', '9'))
            || (at > 0 && word[at..].Contains('.'));
    }

    public static void Divide(ReadOnlySpan<char> word, List<Division> divisions)
    {
        for (int i = Least; i <= word.Length - Least; i++)
        {
            char before = word[i - 1],
                after = word[i];
            if (
                before is '/' or '.' or ',' or '?' or '&' or '=' or '_' or '#' or ':' or ';' or '@' or '%' or '+' or '~'
                && char.IsLetterOrDigit(after)
            )
            {
                divisions.Add(new Division(i, DivisionKind.Address));
            }
            else if (before is '-' && char.IsLetterOrDigit(after))
            {
                divisions.Add(new Division(i, DivisionKind.RareCompound));
            }
        }
    }
}
