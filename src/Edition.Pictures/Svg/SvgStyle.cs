using System.Collections.Immutable;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

internal enum SvgAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>
/// The properties that elements inherit, as far as they have been given (SVG 1.1, 6.4). Fill and stroke are kept as
/// written: a gradient is known only where it is used.
/// </summary>
internal sealed record SvgStyle
{
    public static readonly SvgStyle Initial = new();

    public string Fill { get; init; } = "black";
    public string Stroke { get; init; } = "none";
    public string Colour { get; init; } = "black";
    public double FillOpacity { get; init; } = 1;
    public double StrokeOpacity { get; init; } = 1;
    public bool FillEvenOdd { get; init; }
    public bool ClipEvenOdd { get; init; }
    public double StrokeWidth { get; init; } = 1;
    public LineCap Cap { get; init; }
    public LineJoin Join { get; init; }
    public double MiterLimit { get; init; } = 4;
    public ImmutableArray<double> Dashes { get; init; } = [];
    public double DashOffset { get; init; }
    public bool Visible { get; init; } = true;
    public double FontSize { get; init; } = 16;
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool Monospaced { get; init; }
    public SvgAnchor Anchor { get; init; }

    /// <summary>How far, in ems, text stands below the line that its y names: 0 for the baseline.</summary>
    public double BaselineDrop { get; init; }

    /// <summary>
    /// This style with one more property. Null for a value that cannot be read; a property that is not inherited, or
    /// says nothing about looks here, changes nothing.
    /// </summary>
    public SvgStyle? With(string property, string value)
    {
        double number;
        switch (property)
        {
            case "fill":
                return this with { Fill = value };
            case "stroke":
                return this with { Stroke = value };
            case "color":
                return this with { Colour = value };
            case "fill-opacity":
                return SvgValues.Fraction(value, out number) ? this with { FillOpacity = number } : null;
            case "stroke-opacity":
                return SvgValues.Fraction(value, out number) ? this with { StrokeOpacity = number } : null;
            case "fill-rule":
                return value switch
                {
                    "evenodd" => this with { FillEvenOdd = true },
                    "nonzero" => this with { FillEvenOdd = false },
                    _ => null,
                };
            case "clip-rule":
                return value switch
                {
                    "evenodd" => this with { ClipEvenOdd = true },
                    "nonzero" => this with { ClipEvenOdd = false },
                    _ => null,
                };
            case "stroke-width":
                return SvgValues.Length(value, 0, FontSize, out number) && number >= 0
                    ? this with
                    {
                        StrokeWidth = number,
                    }
                    : null;
            case "stroke-linecap":
                return value switch
                {
                    "butt" => this with { Cap = LineCap.Butt },
                    "round" => this with { Cap = LineCap.Round },
                    "square" => this with { Cap = LineCap.Square },
                    _ => null,
                };
            case "stroke-linejoin":
                return value switch
                {
                    "miter" => this with { Join = LineJoin.Miter },
                    "round" => this with { Join = LineJoin.Round },
                    "bevel" => this with { Join = LineJoin.Bevel },
                    _ => null,
                };
            case "stroke-miterlimit":
                return SvgValues.Length(value, 0, 0, out number) && number >= 1
                    ? this with
                    {
                        MiterLimit = number,
                    }
                    : null;
            case "stroke-dashoffset":
                return SvgValues.Length(value, 0, FontSize, out number) ? this with { DashOffset = number } : null;
            case "stroke-dasharray":
                return WithDashes(value);
            case "visibility":
                return value switch
                {
                    "visible" => this with { Visible = true },
                    "hidden" or "collapse" => this with { Visible = false },
                    _ => null,
                };
            case "font-size":
                return SvgValues.Length(value, FontSize, FontSize, out number) && number >= 0
                    ? this with
                    {
                        FontSize = number,
                    }
                    : null;
            case "font-weight":
                return value switch
                {
                    "normal" or "lighter" => this with { Bold = false },
                    "bold" or "bolder" => this with { Bold = true },
                    _ => SvgValues.Length(value, 0, 0, out number) ? this with { Bold = number >= 600 } : null,
                };
            case "font-style":
                return value switch
                {
                    "normal" => this with { Italic = false },
                    "italic" or "oblique" => this with { Italic = true },
                    _ => null,
                };
            case "font-family":
                return this with
                {
                    Monospaced =
                        value.Contains("mono", StringComparison.OrdinalIgnoreCase)
                        || value.Contains("courier", StringComparison.OrdinalIgnoreCase),
                };
            case "text-anchor":
                return value switch
                {
                    "start" => this with { Anchor = SvgAnchor.Start },
                    "middle" => this with { Anchor = SvgAnchor.Middle },
                    "end" => this with { Anchor = SvgAnchor.End },
                    _ => null,
                };
            case "dominant-baseline" or "alignment-baseline":
                return value switch
                {
                    "middle" or "central" => this with { BaselineDrop = 0.33 },
                    "hanging" or "text-before-edge" or "before-edge" => this with { BaselineDrop = 0.75 },
                    "text-after-edge" or "after-edge" or "ideographic" => this with { BaselineDrop = -0.2 },
                    _ => this with { BaselineDrop = 0 },
                };
            default:
                return this;
        }
    }

    private SvgStyle? WithDashes(string value)
    {
        if (value == "none")
        {
            return this with { Dashes = [] };
        }

        var dashes = new List<double>();
        foreach (
            string part in value.Split((char[])[' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (!SvgValues.Length(part, 0, FontSize, out double dash) || dash < 0)
            {
                return null;
            }

            dashes.Add(dash);
        }

        return dashes.Sum() <= 0
            ? this with
            {
                Dashes = [],
            }
            : this with
            {
                Dashes = [.. dashes, .. dashes.Count % 2 == 1 ? dashes : []],
            };
    }
}
