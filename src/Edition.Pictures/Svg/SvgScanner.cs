using System.Globalization;

namespace Edition.Pictures.Svg;

/// <summary>
/// Reads numbers and words of SVG's small languages (paths, transforms, lists). Never throws: what cannot be read is
/// reported by a false result.
/// </summary>
internal ref struct SvgScanner(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return rest.IsEmpty;
        }
    }

    public char Peek() => AtEnd ? '\0' : rest[0];

    public char Take()
    {
        char c = Peek();
        if (!rest.IsEmpty)
        {
            rest = rest[1..];
        }

        return c;
    }

    public bool Take(char wanted)
    {
        if (Peek() != wanted)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    /// <summary>
    /// A number with its optional sign, fraction and exponent; it ends where it cannot go on, so "1.5.5" are two and
    /// "1-2" too. Values beyond reason are refused.
    /// </summary>
    public bool Number(out double value)
    {
        SkipSpaceAndComma();
        int i = 0;
        if (i < rest.Length && rest[i] is '+' or '-')
        {
            i++;
        }

        int digits = i;
        while (i < rest.Length && char.IsAsciiDigit(rest[i]))
        {
            i++;
        }

        if (i < rest.Length && rest[i] == '.')
        {
            i++;
            while (i < rest.Length && char.IsAsciiDigit(rest[i]))
            {
                i++;
            }
        }

        if (
            i + 1 < rest.Length
            && i > digits
            && rest[i] is 'e' or 'E'
            && (
                char.IsAsciiDigit(rest[i + 1])
                || (i + 2 < rest.Length && rest[i + 1] is '+' or '-' && char.IsAsciiDigit(rest[i + 2]))
            )
        )
        {
            i += 2;
            while (i < rest.Length && char.IsAsciiDigit(rest[i]))
            {
                i++;
            }
        }

        bool read =
            double.TryParse(rest[..i], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && Math.Abs(value) < 1e9;
        rest = rest[(read ? i : 0)..];
        return read;
    }

    /// <summary>A flag of an arc: 0 or 1, which need no separator after it.</summary>
    public bool Flag(out bool value)
    {
        SkipSpaceAndComma();
        value = !rest.IsEmpty && rest[0] == '1';
        if (rest.IsEmpty || rest[0] is not ('0' or '1'))
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    /// <summary>Letters up to what is none.</summary>
    public ReadOnlySpan<char> Word()
    {
        SkipSpaceAndComma();
        int i = 0;
        while (i < rest.Length && (char.IsAsciiLetterOrDigit(rest[i]) || rest[i] == '-'))
        {
            i++;
        }

        ReadOnlySpan<char> word = rest[..i];
        rest = rest[i..];
        return word;
    }

    /// <summary>All numbers that follow, up to what is none.</summary>
    public List<double> Numbers()
    {
        var numbers = new List<double>();
        while (Number(out double value))
        {
            numbers.Add(value);
        }

        SkipSpaceAndComma();
        return numbers;
    }

    private void SkipSpace() => rest = rest.TrimStart(" \t\r\n\f");

    private void SkipSpaceAndComma()
    {
        SkipSpace();
        if (!rest.IsEmpty && rest[0] == ',')
        {
            rest = rest[1..];
            SkipSpace();
        }
    }
}
