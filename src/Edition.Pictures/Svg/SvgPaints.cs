using System.Collections.Immutable;
using System.Xml.Linq;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>Paints as shapes use them: none, a colour, or a gradient found by its id (SVG 1.1, 11.2 and 13).</summary>
internal sealed class SvgPaints(
    IReadOnlyDictionary<string, XElement> byId,
    SvgSheet sheet,
    SvgWork work,
    double width,
    double height,
    Action<XElement, Message> unsupported
)
{
    private const int MostLinks = 16;

    /// <summary>Null for none. <paramref name="box"/> is the shape's own, to which gradients may be relative.</summary>
    public Paint? Read(string value, double opacity, string currentColour, (Point Least, Point Most) box, XElement user)
    {
        if (value.StartsWith("url(", StringComparison.Ordinal))
        {
            int close = value.IndexOf(')');
            string id = close < 0 ? "" : value[4..close].Trim('"', '\'', ' ').TrimStart('#');
            string instead = close < 0 ? "" : value[(close + 1)..].Trim();
            if (!byId.TryGetValue(id, out XElement? server))
            {
                // A paint that is not there is as none, unless another stands in for it.
                return instead.Length == 0 ? null : Read(instead, opacity, currentColour, box, user);
            }

            return server.Name.LocalName is "linearGradient" or "radialGradient"
                ? ReadGradient(server, opacity, currentColour, box)
                : Refuse(server, Says.SvgPaint(server.Name.LocalName));
        }

        if (value is "none" or "")
        {
            return null;
        }

        if (value.Equals("currentColor", StringComparison.OrdinalIgnoreCase))
        {
            value = currentColour;
        }

        return SvgValues.Colour(value, out Rgb colour, out double own)
            ? new SolidPaint(colour, own * opacity)
            : Refuse(user, Says.SvgColour(value));
    }

    private Paint? Refuse(XElement place, Message message)
    {
        unsupported(place, message);
        return null;
    }

    private Paint? ReadGradient(XElement gradient, double opacity, string currentColour, (Point Least, Point Most) box)
    {
        // Attributes and stops come from the first element in the chain of references that has them.
        var chain = new List<XElement>();
        for (XElement? link = gradient; link is not null && chain.Count < MostLinks && !chain.Contains(link); )
        {
            chain.Add(link);
            string reference = Href(link);
            link = reference.StartsWith('#') ? byId.GetValueOrDefault(reference[1..]) : null;
        }

        ImmutableArray<GradientStop> stops = Stops(
            chain.FirstOrDefault(link => link.Elements().Any(child => child.Name.LocalName == "stop")),
            currentColour
        );
        if (stops.IsEmpty)
        {
            return null;
        }

        if (stops.Length == 1)
        {
            return new SolidPaint(stops[0].Colour, stops[0].Opacity * opacity);
        }

        if (Attribute("spreadMethod") is not (null or "pad"))
        {
            return Refuse(gradient, Says.SvgSpread());
        }

        bool relative = Attribute("gradientUnits") != "userSpaceOnUse";
        double boxWidth = box.Most.X - box.Least.X,
            boxHeight = box.Most.Y - box.Least.Y;
        if (relative && (boxWidth <= 0 || boxHeight <= 0))
        {
            return null; // as SVG 1.1, 7.11 has it
        }

        Affine place = relative ? new Affine(boxWidth, 0, 0, boxHeight, box.Least.X, box.Least.Y) : Affine.Identity;
        if (Attribute("gradientTransform") is { } transform)
        {
            if (!SvgValues.Transform(transform, out Affine map) || map.Determinant == 0)
            {
                return Refuse(gradient, Says.SvgTransform(transform));
            }

            place = place.After(map);
        }

        double across = relative ? 1 : width,
            down = relative ? 1 : height;
        if (gradient.Name.LocalName == "linearGradient")
        {
            return new LinearGradient(
                new Point(Number("x1", 0, across), Number("y1", 0, down)),
                new Point(Number("x2", across, across), Number("y2", 0, down)),
                stops,
                place,
                opacity
            );
        }

        double diagonal = Math.Sqrt((across * across + down * down) / 2);
        var centre = new Point(Number("cx", across / 2, across), Number("cy", down / 2, down));
        double radius = Number("r", diagonal / 2, diagonal);
        var focus = new Point(Number("fx", centre.X, across), Number("fy", centre.Y, down));
        if (radius <= 0)
        {
            return new SolidPaint(stops[^1].Colour, stops[^1].Opacity * opacity);
        }

        if (Number("fr", 0, diagonal) != 0)
        {
            return Refuse(gradient, Says.SvgFocus());
        }

        double distance = Math.Sqrt(Math.Pow(focus.X - centre.X, 2) + Math.Pow(focus.Y - centre.Y, 2));
        if (distance > radius * 0.999)
        {
            double inside = radius * 0.999 / distance;
            focus = new Point(centre.X + (focus.X - centre.X) * inside, centre.Y + (focus.Y - centre.Y) * inside);
        }

        return new RadialGradient(centre, radius, focus, stops, place, opacity);

        string? Attribute(string name) =>
            chain.Select(link => (string?)link.Attribute(name)).FirstOrDefault(found => found is not null);

        double Number(string name, double otherwise, double whole) =>
            Attribute(name) is { } text && SvgValues.Length(text, whole, 16, out double value) ? value : otherwise;
    }

    private ImmutableArray<GradientStop> Stops(XElement? gradient, string currentColour)
    {
        var stops = ImmutableArray.CreateBuilder<GradientStop>();
        double last = 0;
        foreach (XElement stop in gradient?.Elements().Where(child => child.Name.LocalName == "stop") ?? [])
        {
            string colour = "black";
            double opacity = 1;
            work.Declarations(1);
            foreach (var (property, value) in sheet.Of(stop))
            {
                if (property == "stop-color")
                {
                    colour = value.Equals("currentColor", StringComparison.OrdinalIgnoreCase) ? currentColour : value;
                }
                else if (property == "stop-opacity" && SvgValues.Fraction(value, out double fraction))
                {
                    opacity = fraction;
                }
            }

            if (!SvgValues.Colour(colour, out Rgb rgb, out double own))
            {
                unsupported(stop, Says.SvgColour(colour));
            }

            double offset = SvgValues.Fraction((string?)stop.Attribute("offset") ?? "0", out double read) ? read : 0;
            last = Math.Max(last, offset);
            stops.Add(new GradientStop(last, rgb, own * opacity));
        }

        return stops.ToImmutable();
    }

    public static string Href(XElement element) =>
        (string?)element.Attribute("href")
        ?? (string?)element.Attribute(XName.Get("href", "http://www.w3.org/1999/xlink"))
        ?? "";
}
