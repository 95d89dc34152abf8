using System.Globalization;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>Lengths, transforms and colours as SVG 1.1 and CSS 2.1 write them.</summary>
internal static class SvgValues
{
    /// <summary>
    /// A length in user units, percentages of <paramref name="whole"/>, em and ex of <paramref name="fontSize"/>.
    /// </summary>
    public static bool Length(string text, double whole, double fontSize, out double value)
    {
        var scanner = new SvgScanner(text);
        if (!scanner.Number(out value))
        {
            return false;
        }

        if (scanner.Take('%'))
        {
            value *= whole / 100;
            return scanner.AtEnd;
        }

        double unit = scanner.AtEnd
            ? 1
            : scanner.Word() switch
            {
                "px" => 1,
                "pt" => 96.0 / 72,
                "pc" => 16,
                "mm" => 96 / 25.4,
                "cm" => 96 / 2.54,
                "in" => 96,
                "em" => fontSize,
                "ex" => fontSize / 2,
                _ => 0,
            };
        value *= unit;
        return unit != 0 && scanner.AtEnd;
    }

    public static bool Transform(string text, out Affine value)
    {
        value = Affine.Identity;
        var scanner = new SvgScanner(text);
        while (!scanner.AtEnd)
        {
            string name = scanner.Word().ToString();
            if (!scanner.Take('('))
            {
                return false;
            }

            List<double> n = scanner.Numbers();
            Affine? next = (name, n.Count) switch
            {
                ("matrix", 6) => new Affine(n[0], n[1], n[2], n[3], n[4], n[5]),
                ("translate", 1) => Affine.Translation(n[0], 0),
                ("translate", 2) => Affine.Translation(n[0], n[1]),
                ("scale", 1) => Affine.Scaling(n[0], n[0]),
                ("scale", 2) => Affine.Scaling(n[0], n[1]),
                ("rotate", 1) => Rotation(n[0]),
                ("rotate", 3) => Affine
                    .Translation(n[1], n[2])
                    .After(Rotation(n[0]))
                    .After(Affine.Translation(-n[1], -n[2])),
                ("skewX", 1) => new Affine(1, 0, Math.Tan(n[0] * Math.PI / 180), 1, 0, 0),
                ("skewY", 1) => new Affine(1, Math.Tan(n[0] * Math.PI / 180), 0, 1, 0, 0),
                _ => null,
            };
            if (next is null || !scanner.Take(')'))
            {
                return false;
            }

            value = value.After(next.Value);
            scanner.Take(',');
        }

        return true;
    }

    /// <summary>#rgb, #rrggbb, rgb(), rgba() and the words of CSS; opacity is 1 where the notation has none.</summary>
    public static bool Colour(string text, out Rgb colour, out double opacity)
    {
        colour = default;
        opacity = 1;
        text = text.Trim();
        if (text.StartsWith('#'))
        {
            string hex = text[1..];
            if (hex.Length is 3 or 4)
            {
                hex = string.Concat(hex.Select(c => new string(c, 2)));
            }

            if (
                hex.Length is not (6 or 8)
                || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            )
            {
                return false;
            }

            opacity = hex.Length == 8 ? (value & 255) / 255.0 : 1;
            colour = new Rgb((int)(hex.Length == 8 ? value >> 8 : value));
            return true;
        }

        if (text.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
        {
            return Function(text, out colour, out opacity);
        }

        if (text.Equals("transparent", StringComparison.OrdinalIgnoreCase))
        {
            opacity = 0;
            return true;
        }

        bool known = ColourWords.All.TryGetValue(text.ToLowerInvariant(), out int word);
        colour = new Rgb(word);
        return known;
    }

    /// <summary>A number from 0 to 1, or a percentage; what lies outside is brought inside.</summary>
    public static bool Fraction(string text, out double value)
    {
        bool read = Length(text, 1, 0, out value);
        value = Math.Clamp(value, 0, 1);
        return read;
    }

    private static bool Function(string text, out Rgb colour, out double opacity)
    {
        colour = default;
        opacity = 1;
        var scanner = new SvgScanner(text);
        scanner.Word();
        if (!scanner.Take('('))
        {
            return false;
        }

        Span<int> channels = stackalloc int[3];
        for (int i = 0; i < 3; i++)
        {
            if (!scanner.Number(out double value))
            {
                return false;
            }

            channels[i] = (int)Math.Round(Math.Clamp(scanner.Take('%') ? value * 2.55 : value, 0, 255));
        }

        scanner.Take('/');
        if (scanner.Number(out double alpha))
        {
            opacity = Math.Clamp(scanner.Take('%') ? alpha / 100 : alpha, 0, 1);
        }

        colour = new Rgb(channels[0] << 16 | channels[1] << 8 | channels[2]);
        return scanner.Take(')') && scanner.AtEnd;
    }

    private static Affine Rotation(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Affine(cos, sin, -sin, cos, 0, 0);
    }
}
