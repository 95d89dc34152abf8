using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Print.Pdf;

/// <summary>
/// A drawing as a form XObject in the unit square (ISO 32000-1, 8.10), its paints as DeviceRGB or, where grey,
/// DeviceGray; gradients as shadings; opacity by graphics states and transparency groups.
/// </summary>
internal sealed class DrawingObject(PdfFile file)
{
    private readonly Dictionary<string, string> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PdfBuffer> kinds = new(StringComparer.Ordinal);

    /// <summary>A form whose box holds all that a drawing can.</summary>
    private static ReadOnlySpan<byte> Plane => "/Type/XObject/Subtype/Form/BBox[-200000 -200000 200000 200000]"u8;

    /// <summary>From the drawing's coordinates to the form's, in which patterns are placed (8.7.2).</summary>
    private Affine basis = Affine.Identity;

    /// <summary>Whether the shape being painted has lowered the opacity.</summary>
    private bool veiled;

    /// <summary>Decimals that coordinates need: outlines of pictures with large scales are in small numbers.</summary>
    private int places = 3;

    /// <summary>Writes the form, and returns its number.</summary>
    public int Write(Drawing drawing)
    {
        var content = new PdfBuffer(4096);

        // The drawing's own coordinates run downwards; the caller paints into a unit square.
        var place = new Affine(1 / drawing.Width, 0, 0, -1 / drawing.Height, 0, 1);
        basis = place;
        Matrix(content, place, " cm\n"u8);
        Items(content, drawing.Items);
        var head = new PdfBuffer();
        head.Raw("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Group<</S/Transparency/CS/DeviceRGB>>/Resources<<"u8);
        WriteResources(head);
        return file.AddStream(head.Written, content.ToArray());
    }

    private void Items(PdfBuffer content, ImmutableArray<Drawn> items)
    {
        foreach (Drawn item in items)
        {
            switch (item)
            {
                case DrawnShape shape:
                    Shape(content, shape);
                    break;
                case DrawnGroup group:
                    Group(content, group);
                    break;
                default:
                    throw new InvalidOperationException(item.GetType().Name);
            }
        }
    }

    private void Group(PdfBuffer content, DrawnGroup group)
    {
        content.Raw("q\n"u8);
        if (group.Clip is { } clip)
        {
            places = 3;
            Path(content, clip.Outline);
            content.Raw(clip.EvenOdd ? "W* n\n"u8 : "W n\n"u8);
        }

        if (group.Opacity >= 1)
        {
            Items(content, group.Items);
        }
        else
        {
            // Painted together first, then laid over: a form that is a transparency group (11.4.7). Its box is the
            // whole plane that a drawing can have.
            var inner = new DrawingObject(file);
            var body = new PdfBuffer(1024);
            inner.Items(body, group.Items);
            var head = new PdfBuffer();
            head.Raw(Plane).Raw("/Group<</S/Transparency/CS/DeviceRGB>>/Resources<<"u8);
            inner.WriteResources(head);
            int form = file.AddStream(head.Written, body.ToArray());
            content
                .Byte((byte)'/')
                .Ascii(State(group.Opacity))
                .Raw(" gs/"u8)
                .Ascii(Named("XObject", new PdfBuffer().Reference(form)))
                .Raw(" Do\n"u8);
        }

        content.Raw("Q\n"u8);
    }

    private void Shape(PdfBuffer content, DrawnShape shape)
    {
        content.Raw("q "u8);
        Matrix(content, shape.Place, " cm\n"u8);
        places = PlacesFor(shape.Place);
        veiled = false;
        if (
            shape.Fill is SolidPaint { Opacity: >= 1 } fill
            && shape.Stroke is { Paint: SolidPaint { Opacity: >= 1 } line } stroke
        )
        {
            Colour(content, fill.Colour, stroke: false);
            Colour(content, line.Colour, stroke: true);
            Pen(content, stroke);
            Path(content, shape.Outline);
            content.Raw(shape.EvenOdd ? "B*\n"u8 : "B\n"u8);
        }
        else
        {
            // One after the other: B would let neither show through the other (11.7.4.4).
            Fill(content, shape);
            Line(content, shape);
        }

        content.Raw("Q\n"u8);
    }

    private void Fill(PdfBuffer content, DrawnShape shape)
    {
        switch (shape.Fill)
        {
            case null:
                break;
            case SolidPaint solid:
                Opacity(content, solid.Opacity);
                Colour(content, solid.Colour, stroke: false);
                Path(content, shape.Outline);
                content.Raw(shape.EvenOdd ? "f*\n"u8 : "f\n"u8);
                break;
            case Gradient gradient:
                content.Raw("q\n"u8);
                Path(content, shape.Outline);
                content.Raw(shape.EvenOdd ? "W* n\n"u8 : "W n\n"u8);
                Veil(content, gradient);
                Matrix(content, gradient.Place, " cm/"u8);
                content.Ascii(Named("Shading", Shading(gradient, opacity: false))).Raw(" sh\nQ\n"u8);
                break;
            default:
                throw new InvalidOperationException(shape.Fill.GetType().Name);
        }
    }

    private void Line(PdfBuffer content, DrawnShape shape)
    {
        if (shape.Stroke is not { } stroke)
        {
            return;
        }

        switch (stroke.Paint)
        {
            case SolidPaint solid:
                Opacity(content, solid.Opacity);
                Colour(content, solid.Colour, stroke: true);
                break;
            case Gradient gradient:
                Veil(content, gradient);
                var pattern = new PdfBuffer();
                pattern
                    .Raw("<</PatternType 2/Shading"u8)
                    .Raw(Shading(gradient, opacity: false).Written)
                    .Raw("/Matrix["u8);
                Matrix(pattern, basis.After(shape.Place).After(gradient.Place), "]>>"u8);
                content.Raw("/Pattern CS/"u8).Ascii(Named("Pattern", pattern)).Raw(" SCN\n"u8);
                break;
            default:
                throw new InvalidOperationException(stroke.Paint.GetType().Name);
        }

        Pen(content, stroke);
        Path(content, shape.Outline);
        content.Raw("S\n"u8);
    }

    private void Opacity(PdfBuffer content, double opacity)
    {
        if (opacity < 1 || veiled)
        {
            content.Byte((byte)'/').Ascii(State(opacity)).Raw(" gs\n"u8);
            veiled = opacity < 1;
        }
    }

    /// <summary>
    /// Where a gradient is not opaque, a soft mask whose luminosity is its opacity (11.6.5.2), in the coordinates that
    /// hold when it is set.
    /// </summary>
    private void Veil(PdfBuffer content, Gradient gradient)
    {
        if (gradient.Opacity >= 1 && gradient.Stops.All(stop => stop.Opacity >= 1))
        {
            return;
        }

        var body = new PdfBuffer();
        Matrix(body, gradient.Place, " cm/S sh"u8);
        var head = new PdfBuffer();
        head.Raw(Plane)
            .Raw("/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</S"u8)
            .Raw(Shading(gradient, opacity: true).Written)
            .Raw(">>>>"u8);
        int form = file.AddStream(head.Written, body.ToArray());
        content
            .Byte((byte)'/')
            .Ascii(Named("ExtGState", new PdfBuffer().Raw("<</SMask<</S/Luminosity/G"u8).Reference(form).Raw(">>>>"u8)))
            .Raw(" gs\n"u8);
    }

    /// <summary>
    /// An axial or radial shading (8.7.4.5), its function stitched of the stops' intervals, of colours or of opacities.
    /// </summary>
    private static PdfBuffer Shading(Gradient gradient, bool opacity)
    {
        var shading = new PdfBuffer();
        switch (gradient)
        {
            case LinearGradient linear:
                shading.Raw("<</ShadingType 2/Coords["u8);
                Numbers(shading, 6, linear.Start.X, linear.Start.Y, linear.End.X, linear.End.Y);
                break;
            case RadialGradient radial:
                shading.Raw("<</ShadingType 3/Coords["u8);
                Numbers(shading, 6, radial.Focus.X, radial.Focus.Y, 0, radial.Centre.X, radial.Centre.Y, radial.Radius);
                break;
            default:
                throw new InvalidOperationException(gradient.GetType().Name);
        }

        shading
            .Raw(opacity ? "]/ColorSpace/DeviceGray"u8 : "]/ColorSpace/DeviceRGB"u8)
            .Raw("/Extend[true true]/Function<</FunctionType 3/Domain[0 1]/Functions["u8);
        List<GradientStop> stops = [.. gradient.Stops];
        stops.Insert(0, stops[0] with { Offset = 0 });
        stops.Add(stops[^1] with { Offset = 1 });
        for (int i = 0; i + 1 < stops.Count; i++)
        {
            shading.Raw("<</FunctionType 2/Domain[0 1]/N 1/C0["u8);
            Value(stops[i]);
            shading.Raw("]/C1["u8);
            Value(stops[i + 1]);
            shading.Raw("]>>"u8);
        }

        shading.Raw("]/Bounds["u8);
        Numbers(shading, 6, [.. stops.Skip(1).Take(stops.Count - 2).Select(stop => stop.Offset)]);
        shading.Raw("]/Encode["u8);
        for (int i = 0; i + 1 < stops.Count; i++)
        {
            shading.Raw("0 1 "u8);
        }

        return shading.Raw("]>>>>"u8);

        void Value(GradientStop stop)
        {
            if (opacity)
            {
                Numbers(shading, 6, stop.Opacity * gradient.Opacity);
            }
            else
            {
                Numbers(shading, 6, stop.Colour.R / 255.0, stop.Colour.G / 255.0, stop.Colour.B / 255.0);
            }
        }
    }

    private void Pen(PdfBuffer content, Stroke stroke)
    {
        Numbers(content, stroke.Width);
        content
            .Raw("w "u8)
            .Integer((int)stroke.Cap)
            .Raw(" J "u8)
            .Integer((int)stroke.Join)
            .Raw(" j "u8)
            .Real(stroke.MiterLimit)
            .Raw(" M"u8);
        if (!stroke.Dashes.IsEmpty)
        {
            content.Byte((byte)'[');
            Numbers(content, [.. stroke.Dashes]);
            content.Byte((byte)']');
            Numbers(content, stroke.DashOffset);
            content.Raw("d"u8);
        }

        content.Byte((byte)'\n');
    }

    private static void Colour(PdfBuffer content, Rgb colour, bool stroke)
    {
        if (colour.IsGrey)
        {
            Numbers(content, 3, colour.R / 255.0);
            content.Raw(stroke ? "G\n"u8 : "g\n"u8);
        }
        else
        {
            Numbers(content, 3, colour.R / 255.0, colour.G / 255.0, colour.B / 255.0);
            content.Raw(stroke ? "RG\n"u8 : "rg\n"u8);
        }
    }

    private void Path(PdfBuffer content, Outline outline)
    {
        int next = 0;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            int count = verb switch
            {
                OutlineVerb.Curve => 3,
                OutlineVerb.Close => 0,
                _ => 1,
            };
            for (int i = 0; i < count; i++, next++)
            {
                Numbers(content, outline.Points[next].X, outline.Points[next].Y);
            }

            content.Raw(
                verb switch
                {
                    OutlineVerb.Move => "m\n"u8,
                    OutlineVerb.Line => "l\n"u8,
                    OutlineVerb.Curve => "c\n"u8,
                    OutlineVerb.Close => "h\n"u8,
                    _ => throw new InvalidOperationException(verb.ToString()),
                }
            );
        }
    }

    private string State(double opacity) =>
        Named("ExtGState", new PdfBuffer().Raw("<</ca "u8).Real(opacity).Raw("/CA "u8).Real(opacity).Raw(">>"u8));

    /// <summary>The name of a resource with this value, given once.</summary>
    private string Named(string kind, PdfBuffer value)
    {
        string key = kind + System.Text.Encoding.Latin1.GetString(value.Written);
        if (!resources.TryGetValue(key, out string? name))
        {
            name = string.Concat(kind.AsSpan(0, 1), resources.Count.ToString(CultureInfo.InvariantCulture));
            resources.Add(key, name);
            if (!kinds.TryGetValue(kind, out PdfBuffer? named))
            {
                kinds.Add(kind, named = new PdfBuffer());
            }

            named.Byte((byte)'/').Ascii(name).Raw(value.Written);
        }

        return name;
    }

    private void WriteResources(PdfBuffer output)
    {
        foreach (var (kind, named) in kinds.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.Byte((byte)'/').Ascii(kind).Raw("<<"u8).Raw(named.Written).Raw(">>"u8);
        }

        output.Raw(">>"u8);
    }

    private static int PlacesFor(Affine place) =>
        Math.Clamp(3 + (int)Math.Ceiling(Math.Log10(Math.Sqrt(Math.Abs(place.Determinant)))), 3, 9);

    private void Numbers(PdfBuffer output, params ReadOnlySpan<double> values) => Numbers(output, places, values);

    private static void Numbers(PdfBuffer output, int places, params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            (
                places == 3
                    ? output.Real(value)
                    : output.Ascii(Math.Round(value, places).ToString("0.#########", CultureInfo.InvariantCulture))
            ).Byte((byte)' ');
        }
    }

    /// <summary>Six numbers: maps into the unit square need more places than a coordinate.</summary>
    private static void Matrix(PdfBuffer output, Affine map, ReadOnlySpan<byte> after)
    {
        Numbers(output, 9, map.A, map.B, map.C, map.D, map.E, map.F);
        output.Raw(after);
    }
}
