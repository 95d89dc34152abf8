using System.Text;

namespace Edition.Print.Svg;

internal static class SvgNumber
{
    /// <summary>Writes a number with at most three decimals and nothing that could be left out.</summary>
    public static StringBuilder Append(StringBuilder to, double value)
    {
        long thousandths = (long)Math.Round(value * 1000);
        if (thousandths < 0)
        {
            to.Append('-');
            thousandths = -thousandths;
        }

        to.Append(thousandths / 1000);
        int rest = (int)(thousandths % 1000);
        if (rest == 0)
        {
            return to;
        }

        to.Append('.').Append((char)('0' + rest / 100));
        rest %= 100;
        if (rest > 0)
        {
            to.Append((char)('0' + rest / 10));
            if (rest % 10 > 0)
            {
                to.Append((char)('0' + rest % 10));
            }
        }

        return to;
    }
}
