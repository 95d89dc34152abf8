using System.Globalization;
using System.Text;
using Edition.Faces;
using Edition.Packaging;

namespace Edition.Pictures.Drawings;

/// <summary>
/// A vector picture written anew from its drawing, as plain SVG: nothing in it can be run or fetched, its letters are
/// outlines of the edition's own faces, and it looks as it does in print: on white, since black lines on a reader's
/// night would not be seen.
/// </summary>
public sealed class VectorPicture
{
    private readonly XmlText defs = new(1024);
    private readonly XmlText body = new();
    private int ids;

    private VectorPicture() { }

    /// <summary>The SVG's bytes, UTF-8 without a declaration.</summary>
    public static ReadOnlyMemory<byte> Write(Drawing drawing)
    {
        var picture = new VectorPicture();
        foreach (Drawn item in drawing.Items)
        {
            picture.Draw(item);
        }

        var xml = new XmlText(picture.body.Length + 1024);
        xml.Raw("<svg xmlns=\"http://www.w3.org/2000/svg\""u8)
            .Attribute("width"u8, Text(drawing.Width))
            .Attribute("height"u8, Text(drawing.Height))
            .Attribute("viewBox"u8, $"0 0 {Text(drawing.Width)} {Text(drawing.Height)}")
            .Raw(">\n"u8);
        if (picture.defs.Length > 0)
        {
            xml.Raw("<defs>\n"u8).Raw(picture.defs.Written).Raw("</defs>\n"u8);
        }

        xml.Raw("<path d=\"M0 0H"u8)
            .Raw(Encoding.ASCII.GetBytes(Text(drawing.Width)))
            .Raw("V"u8)
            .Raw(Encoding.ASCII.GetBytes(Text(drawing.Height)))
            .Raw("H0Z\" fill=\"#fff\"/>\n"u8);
        return xml.Raw(picture.body.Written).Raw("</svg>\n"u8).Written;
    }

    private void Draw(Drawn item)
    {
        switch (item)
        {
            case DrawnShape shape:
                body.Raw("<path"u8).Attribute("d"u8, Data(shape.Outline));
                if (shape.Place != Affine.Identity)
                {
                    body.Attribute("transform"u8, Matrix(shape.Place));
                }

                Paint("fill"u8, "fill-opacity"u8, shape.Fill);
                if (shape.EvenOdd)
                {
                    body.Attribute("fill-rule"u8, "evenodd");
                }

                if (shape.Stroke is { } stroke)
                {
                    Stroke(stroke);
                }

                body.Raw("/>\n"u8);
                break;
            case DrawnGroup group:
                string? clip = group.Clip is { } cut ? Clip(cut) : null;
                body.Raw("<g"u8);
                if (group.Opacity < 1)
                {
                    body.Attribute("opacity"u8, Text(group.Opacity));
                }

                if (clip is not null)
                {
                    body.Attribute("clip-path"u8, $"url(#{clip})");
                }

                body.Raw(">\n"u8);
                foreach (Drawn child in group.Items)
                {
                    Draw(child);
                }

                body.Raw("</g>\n"u8);
                break;
            default:
                throw new InvalidOperationException(item.GetType().Name);
        }
    }

    private void Stroke(Stroke stroke)
    {
        Paint("stroke"u8, "stroke-opacity"u8, stroke.Paint);
        body.Attribute("stroke-width"u8, Text(stroke.Width));
        body.Attribute(
            "stroke-linecap"u8,
            stroke.Cap switch
            {
                LineCap.Butt => "butt",
                LineCap.Round => "round",
                LineCap.Square => "square",
                _ => throw new InvalidOperationException(),
            }
        );
        body.Attribute(
            "stroke-linejoin"u8,
            stroke.Join switch
            {
                LineJoin.Miter => "miter",
                LineJoin.Round => "round",
                LineJoin.Bevel => "bevel",
                _ => throw new InvalidOperationException(),
            }
        );
        body.Attribute("stroke-miterlimit"u8, Text(stroke.MiterLimit));
        if (!stroke.Dashes.IsEmpty)
        {
            body.Attribute("stroke-dasharray"u8, string.Join(' ', stroke.Dashes.Select(Text)))
                .Attribute("stroke-dashoffset"u8, Text(stroke.DashOffset));
        }
    }

    private void Paint(ReadOnlySpan<byte> property, ReadOnlySpan<byte> opacity, Paint? paint)
    {
        switch (paint)
        {
            case null:
                body.Attribute(property, "none");
                return;
            case SolidPaint solid:
                body.Attribute(property, Colour(solid.Colour));
                break;
            case Gradient gradient:
                body.Attribute(property, $"url(#{Define(gradient)})");
                break;
            default:
                throw new InvalidOperationException(paint.GetType().Name);
        }

        if (paint.Opacity < 1)
        {
            body.Attribute(opacity, Text(paint.Opacity));
        }
    }

    private string Define(Gradient gradient)
    {
        string id = NextId();
        ReadOnlySpan<byte> element = gradient is LinearGradient ? "linearGradient"u8 : "radialGradient"u8;
        defs.Raw("<"u8).Raw(element).Attribute("id"u8, id).Attribute("gradientUnits"u8, "userSpaceOnUse");
        switch (gradient)
        {
            case LinearGradient linear:
                defs.Attribute("x1"u8, Text(linear.Start.X))
                    .Attribute("y1"u8, Text(linear.Start.Y))
                    .Attribute("x2"u8, Text(linear.End.X))
                    .Attribute("y2"u8, Text(linear.End.Y));
                break;
            case RadialGradient radial:
                defs.Attribute("cx"u8, Text(radial.Centre.X))
                    .Attribute("cy"u8, Text(radial.Centre.Y))
                    .Attribute("r"u8, Text(radial.Radius))
                    .Attribute("fx"u8, Text(radial.Focus.X))
                    .Attribute("fy"u8, Text(radial.Focus.Y));
                break;
            default:
                throw new InvalidOperationException(gradient.GetType().Name);
        }

        if (gradient.Place != Affine.Identity)
        {
            defs.Attribute("gradientTransform"u8, Matrix(gradient.Place));
        }

        defs.Raw(">"u8);
        foreach (GradientStop stop in gradient.Stops)
        {
            defs.Raw("<stop"u8)
                .Attribute("offset"u8, Text(stop.Offset))
                .Attribute("stop-color"u8, Colour(stop.Colour))
                .Attribute("stop-opacity"u8, Text(stop.Opacity))
                .Raw("/>"u8);
        }

        defs.Raw("</"u8).Raw(element).Raw(">\n"u8);
        return id;
    }

    private string Clip(Clip clip)
    {
        string id = NextId();
        defs.Raw("<clipPath"u8)
            .Attribute("id"u8, id)
            .Raw("><path"u8)
            .Attribute("d"u8, Data(clip.Outline))
            .Attribute("clip-rule"u8, clip.EvenOdd ? "evenodd" : "nonzero")
            .Raw("/></clipPath>\n"u8);
        return id;
    }

    private string NextId() => "p" + (++ids).ToString(CultureInfo.InvariantCulture);

    private static string Data(Outline outline)
    {
        var data = new System.Text.StringBuilder(outline.Points.Length * 12);
        int at = 0;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            (char letter, int count) = verb switch
            {
                OutlineVerb.Move => ('M', 1),
                OutlineVerb.Line => ('L', 1),
                OutlineVerb.Curve => ('C', 3),
                OutlineVerb.Close => ('Z', 0),
                _ => throw new InvalidOperationException(verb.ToString()),
            };
            data.Append(letter);
            for (int i = 0; i < count; i++, at++)
            {
                data.Append(i > 0 ? " " : "")
                    .Append(Text(outline.Points[at].X))
                    .Append(' ')
                    .Append(Text(outline.Points[at].Y));
            }
        }

        return data.ToString();
    }

    private static string Matrix(Affine map)
    {
        double[] values = [map.A, map.B, map.C, map.D, map.E, map.F];
        IEnumerable<string> texts = values.Select(value => value.ToString("0.######", CultureInfo.InvariantCulture));
        return $"matrix({string.Join(' ', texts)})";
    }

    private static string Colour(Rgb colour) => "#" + colour.Value.ToString("X6", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
