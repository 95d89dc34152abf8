using System.Collections.Immutable;
using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>
/// A vector picture, parsed and flattened: no styles, ids, or units are left, only shapes in the order of painting.
/// Width and height are in CSS pixels (1/96 inch);
/// the drawing's coordinates run from (0, 0) at its top left corner to (Width, Height), y growing downwards. What lies
/// outside is to be clipped away.
/// </summary>
public sealed record Drawing(double Width, double Height, ImmutableArray<Drawn> Items);

/// <summary>A closed family: a shape, or a group painted as one.</summary>
public abstract record Drawn;

/// <summary>
/// An outline that is filled, then stroked. <c>Place</c> takes the outline's own coordinates, in which the stroke's
/// widths and the paints' gradients are measured, to the drawing's.
/// </summary>
public sealed record DrawnShape(Outline Outline, Affine Place, Paint? Fill, bool EvenOdd, Stroke? Stroke) : Drawn;

/// <summary>
/// Items painted together, then laid over what is below with one opacity (0 to 1), inside the clip if there is one.
/// <c>Clip</c> is in the drawing's coordinates.
/// </summary>
public sealed record DrawnGroup(ImmutableArray<Drawn> Items, double Opacity, Clip? Clip) : Drawn;

public sealed record Clip(Outline Outline, bool EvenOdd);

/// <summary>A colour of the sRGB space, 0xRRGGBB.</summary>
public readonly record struct Rgb(int Value)
{
    public byte R => (byte)(Value >> 16);

    public byte G => (byte)(Value >> 8);

    public byte B => (byte)Value;

    public bool IsGrey => R == G && G == B;
}

/// <summary>A closed family; opacity from 0 to 1.</summary>
public abstract record Paint(double Opacity);

public sealed record SolidPaint(Rgb Colour, double Opacity) : Paint(Opacity);

/// <summary>
/// A gradient; <c>Place</c> takes the gradient's coordinates to those of the shape's outline. Stops ascend by offset (0
/// to 1) and there are at least two; outside, the end stops' colours go on.
/// </summary>
public abstract record Gradient(ImmutableArray<GradientStop> Stops, Affine Place, double Opacity) : Paint(Opacity);

public sealed record LinearGradient(
    Point Start,
    Point End,
    ImmutableArray<GradientStop> Stops,
    Affine Place,
    double Opacity
) : Gradient(Stops, Place, Opacity);

/// <summary>From the focus (a circle without radius, inside) to the circle of the given centre and radius.</summary>
public sealed record RadialGradient(
    Point Centre,
    double Radius,
    Point Focus,
    ImmutableArray<GradientStop> Stops,
    Affine Place,
    double Opacity
) : Gradient(Stops, Place, Opacity);

public readonly record struct GradientStop(double Offset, Rgb Colour, double Opacity);

public enum LineCap
{
    Butt,
    Round,
    Square,
}

public enum LineJoin
{
    Miter,
    Round,
    Bevel,
}

/// <summary>
/// Width and dashes in the outline's coordinates. <c>Dashes</c> is empty for an unbroken line, else of even length with
/// a positive sum.
/// </summary>
public sealed record Stroke(
    Paint Paint,
    double Width,
    LineCap Cap,
    LineJoin Join,
    double MiterLimit,
    ImmutableArray<double> Dashes,
    double DashOffset
);
