using System.Collections.Immutable;
using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>Shapes, their outlines and clips.</summary>
internal sealed partial class SvgReader
{
    private void Shape(
        XElement element,
        Outline outline,
        SvgStyle style,
        Affine place,
        ImmutableArray<Drawn>.Builder output
    )
    {
        points += outline.Points.Length;
        if (points >= MostPoints)
        {
            Report(Says.SvgPoints(MostPoints), element);
            return;
        }

        if (outline.IsEmpty || !style.Visible || place.Determinant == 0)
        {
            return;
        }

        var box = outline.Bounds();
        Paint? fill = paints.Read(style.Fill, style.FillOpacity, style.Colour, box, element);
        Paint? line =
            style.StrokeWidth > 0 ? paints.Read(style.Stroke, style.StrokeOpacity, style.Colour, box, element) : null;
        if (fill is not null || line is not null)
        {
            Stroke? stroke = line is null
                ? null
                : new Stroke(
                    line,
                    style.StrokeWidth,
                    style.Cap,
                    style.Join,
                    style.MiterLimit,
                    style.Dashes,
                    style.DashOffset
                );
            work.Shape(outline, place, fill is not null, stroke);
            output.Add(new DrawnShape(outline, place, fill, style.FillEvenOdd, stroke));
        }
    }

    private Clip? ClipOf(XElement element, string value, Affine place)
    {
        int close = value.IndexOf(')');
        string id =
            value.StartsWith("url(", StringComparison.Ordinal) && close > 0
                ? value[4..close].Trim('"', '\'', ' ').TrimStart('#')
                : "";
        XElement? path = byId.GetValueOrDefault(id);
        XElement[] children =
            path is null || path.Name.LocalName != "clipPath"
                ? []
                :
                [
                    .. path.Elements()
                        .Where(child => child.Name.Namespace == Svg && child.Name.LocalName is not ("title" or "desc")),
                ];
        XElement? shape = children.Length == 1 ? children[0] : null;
        XElement? user = shape?.Name.LocalName == "use" ? shape : null;
        if (user is not null)
        {
            // Drawing programs define the shape aside and use it for each clip. A use within a use stays refused.
            string reference = SvgPaints.Href(user);
            shape = reference.StartsWith('#') ? byId.GetValueOrDefault(reference[1..]) : null;
        }

        bool simple =
            shape is not null
            && shape.Name.LocalName is "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon"
            && (string?)path!.Attribute("clipPathUnits") != "objectBoundingBox"
            && path.Attribute("clip-path") is null;
        foreach (XElement? moved in simple ? [path, user, shape] : Array.Empty<XElement?>())
        {
            if ((string?)moved?.Attribute("transform") is { } transform)
            {
                simple &= SvgValues.Transform(transform, out Affine map);
                place = place.After(map);
            }

            if (moved is not null && moved == user)
            {
                place = place.After(
                    Affine.Translation(Measure(user, "x", SvgStyle.Initial), Measure(user, "y", SvgStyle.Initial))
                );
            }
        }

        if (!simple)
        {
            Report(Says.SvgClip(), element);
            return null;
        }

        Outline outline = OutlineOf(shape!);
        work.Shape(outline, place, filled: true, null);
        points += outline.Points.Length;
        SvgStyle clipping = user is null ? SvgStyle.Initial : StyleOf(user, SvgStyle.Initial);
        return new Clip(outline.Mapped(place), StyleOf(shape!, clipping).ClipEvenOdd);
    }

    private Outline OutlineOf(XElement element)
    {
        SvgStyle style = SvgStyle.Initial;
        double At(string name) => Measure(element, name, style);
        switch (element.Name.LocalName)
        {
            case "path":
                Outline outline = SvgPath.Parse((string?)element.Attribute("d") ?? "", out bool whole);
                if (!whole)
                {
                    Report(Says.SvgPath(), element);
                }

                return outline;
            case "rect":
                double width = At("width"),
                    height = At("height");
                double rx = element.Attribute("rx") is null ? At("ry") : At("rx"),
                    ry = element.Attribute("ry") is null ? At("rx") : At("ry");
                return width > 0 && height > 0
                    ? SvgPath.Rectangle(At("x"), At("y"), width, height, rx, ry)
                    : Outline.Empty;
            case "circle":
                return At("r") > 0 ? SvgPath.Ellipse(At("cx"), At("cy"), At("r"), At("r")) : Outline.Empty;
            case "ellipse":
                return At("rx") > 0 && At("ry") > 0
                    ? SvgPath.Ellipse(At("cx"), At("cy"), At("rx"), At("ry"))
                    : Outline.Empty;
            case "line":
                return SvgPath.Polygon([At("x1"), At("y1"), At("x2"), At("y2")], closed: false);
            case "polyline":
                return SvgPath.Polygon(Numbers((string?)element.Attribute("points")), closed: false);
            case "polygon":
                return SvgPath.Polygon(Numbers((string?)element.Attribute("points")), closed: true);
            default:
                throw new InvalidOperationException(element.Name.LocalName);
        }
    }

    private double Measure(XElement element, string name, SvgStyle style)
    {
        if ((string?)element.Attribute(name) is not { } given)
        {
            return 0;
        }

        if (
            !SvgValues.Length(given, 0, style.FontSize, out double value)
            || given.Contains('%', StringComparison.Ordinal)
        )
        {
            Report(Says.SvgLength(Shortened(given), name), element);
        }

        return value;
    }
}
