using Edition.Faces;

namespace Edition.Pictures.Svg;

/// <summary>Path data and basic shapes as outlines (SVG 1.1, 8 and 9).</summary>
internal static class SvgPath
{
    /// <summary>Distance of the controls of a quarter circle of radius 1.</summary>
    private const double Quarter = 0.5522847498307936;

    /// <summary>
    /// The outline up to the first fault in the data; <paramref name="whole"/> tells whether there was none.
    /// </summary>
    public static Outline Parse(ReadOnlySpan<char> data, out bool whole)
    {
        var outline = new Outline.Builder();
        var scanner = new SvgScanner(data);
        char command = '\0';
        char previous = '\0';
        Point at = default,
            start = default,
            control = default;
        bool open = false;
        Span<double> n = stackalloc double[7];
        while (!scanner.AtEnd)
        {
            if (char.IsAsciiLetter(scanner.Peek()))
            {
                command = scanner.Take();
            }
            else if (command is '\0' or 'z' or 'Z')
            {
                break;
            }

            if (command is 'z' or 'Z')
            {
                outline.Close();
                at = start;
                open = false;
                previous = 'z';
                continue;
            }

            bool relative = char.IsAsciiLetterLower(command);
            Point from = relative ? at : default;
            char kind = char.ToLowerInvariant(command);
            n.Clear();
            int count = kind switch
            {
                'm' or 'l' or 't' => 2,
                'h' or 'v' => 1,
                's' or 'q' => 4,
                'c' => 6,
                'a' => 7,
                _ => 0,
            };
            bool read = count > 0 && (kind == 'm' || !outline.IsEmpty);
            for (int i = 0; i < count && read; i++)
            {
                if (kind == 'a' && i is 3 or 4)
                {
                    read = scanner.Flag(out bool flag);
                    n[i] = flag ? 1 : 0;
                }
                else
                {
                    read = scanner.Number(out n[i]);
                }
            }

            if (!read)
            {
                whole = false;
                return outline.ToOutline();
            }

            if (kind != 'm' && !open)
            {
                outline.Move(at.X, at.Y);
                open = true;
            }

            switch (kind)
            {
                case 'm':
                    at = start = new Point(from.X + n[0], from.Y + n[1]);
                    outline.Move(at.X, at.Y);
                    open = true;
                    command = relative ? 'l' : 'L'; // further pairs are lines
                    break;
                case 'l':
                    at = new Point(from.X + n[0], from.Y + n[1]);
                    outline.Line(at.X, at.Y);
                    break;
                case 'h':
                    at = at with { X = from.X + n[0] };
                    outline.Line(at.X, at.Y);
                    break;
                case 'v':
                    at = at with { Y = from.Y + n[0] };
                    outline.Line(at.X, at.Y);
                    break;
                case 'c':
                    control = new Point(from.X + n[2], from.Y + n[3]);
                    outline.Curve(from.X + n[0], from.Y + n[1], control.X, control.Y, from.X + n[4], from.Y + n[5]);
                    at = new Point(from.X + n[4], from.Y + n[5]);
                    break;
                case 's':
                    Point first = previous is 'c' or 's' ? new Point(2 * at.X - control.X, 2 * at.Y - control.Y) : at;
                    control = new Point(from.X + n[0], from.Y + n[1]);
                    outline.Curve(first.X, first.Y, control.X, control.Y, from.X + n[2], from.Y + n[3]);
                    at = new Point(from.X + n[2], from.Y + n[3]);
                    break;
                case 'q' or 't':
                    control =
                        kind == 'q' ? new Point(from.X + n[0], from.Y + n[1])
                        : previous is 'q' or 't' ? new Point(2 * at.X - control.X, 2 * at.Y - control.Y)
                        : at;
                    var end =
                        kind == 'q' ? new Point(from.X + n[2], from.Y + n[3]) : new Point(from.X + n[0], from.Y + n[1]);
                    Quadratic(outline, at, control, end);
                    at = end;
                    break;
                case 'a':
                    var to = new Point(from.X + n[5], from.Y + n[6]);
                    Arc(outline, at, n[0], n[1], n[2], n[3] != 0, n[4] != 0, to);
                    at = to;
                    break;
            }

            previous = kind;
        }

        whole = scanner.AtEnd;
        return outline.ToOutline();
    }

    public static Outline Rectangle(double x, double y, double width, double height, double rx, double ry)
    {
        var outline = new Outline.Builder();
        rx = Math.Min(rx, width / 2);
        ry = Math.Min(ry, height / 2);
        if (rx <= 0 || ry <= 0)
        {
            outline.Move(x, y);
            outline.Line(x + width, y);
            outline.Line(x + width, y + height);
            outline.Line(x, y + height);
        }
        else
        {
            double right = x + width,
                bottom = y + height,
                cx = rx * (1 - Quarter),
                cy = ry * (1 - Quarter);
            outline.Move(x + rx, y);
            outline.Line(right - rx, y);
            outline.Curve(right - cx, y, right, y + cy, right, y + ry);
            outline.Line(right, bottom - ry);
            outline.Curve(right, bottom - cy, right - cx, bottom, right - rx, bottom);
            outline.Line(x + rx, bottom);
            outline.Curve(x + cx, bottom, x, bottom - cy, x, bottom - ry);
            outline.Line(x, y + ry);
            outline.Curve(x, y + cy, x + cx, y, x + rx, y);
        }

        outline.Close();
        return outline.ToOutline();
    }

    public static Outline Ellipse(double cx, double cy, double rx, double ry)
    {
        var outline = new Outline.Builder();
        double kx = rx * Quarter,
            ky = ry * Quarter;
        outline.Move(cx + rx, cy);
        outline.Curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
        outline.Curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
        outline.Curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
        outline.Curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
        outline.Close();
        return outline.ToOutline();
    }

    public static Outline Polygon(IReadOnlyList<double> coordinates, bool closed)
    {
        var outline = new Outline.Builder();
        for (int i = 0; i + 1 < coordinates.Count; i += 2)
        {
            if (i == 0)
            {
                outline.Move(coordinates[0], coordinates[1]);
            }
            else
            {
                outline.Line(coordinates[i], coordinates[i + 1]);
            }
        }

        if (closed)
        {
            outline.Close();
        }

        return outline.ToOutline();
    }

    public static void Quadratic(Outline.Builder outline, Point from, Point control, Point to) =>
        outline.Curve(
            from.X + (control.X - from.X) * 2 / 3,
            from.Y + (control.Y - from.Y) * 2 / 3,
            to.X + (control.X - to.X) * 2 / 3,
            to.Y + (control.Y - to.Y) * 2 / 3,
            to.X,
            to.Y
        );

    /// <summary>An elliptical arc as cubic curves of at most a quarter each (SVG 1.1, F.6).</summary>
    private static void Arc(
        Outline.Builder outline,
        Point from,
        double rx,
        double ry,
        double rotation,
        bool large,
        bool sweep,
        Point to
    )
    {
        rx = Math.Abs(rx);
        ry = Math.Abs(ry);
        if (rx == 0 || ry == 0 || from == to)
        {
            outline.Line(to.X, to.Y);
            return;
        }

        (double sin, double cos) = Math.SinCos(rotation * Math.PI / 180);
        double dx = (from.X - to.X) / 2,
            dy = (from.Y - to.Y) / 2;
        double x1 = cos * dx + sin * dy,
            y1 = cos * dy - sin * dx;
        double excess = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
        if (excess > 1)
        {
            rx *= Math.Sqrt(excess);
            ry *= Math.Sqrt(excess);
        }

        double square = rx * rx * ry * ry,
            along = rx * rx * y1 * y1 + ry * ry * x1 * x1;
        double factor = Math.Sqrt(Math.Max(0, (square - along) / along)) * (large == sweep ? -1 : 1);
        double cx1 = factor * rx * y1 / ry,
            cy1 = -factor * ry * x1 / rx;
        double cx = cos * cx1 - sin * cy1 + (from.X + to.X) / 2,
            cy = sin * cx1 + cos * cy1 + (from.Y + to.Y) / 2;
        double begin = Math.Atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
        double turn = Math.Atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - begin;
        turn +=
            sweep && turn < 0 ? 2 * Math.PI
            : !sweep && turn > 0 ? -2 * Math.PI
            : 0;

        int parts = (int)Math.Ceiling(Math.Abs(turn) / (Math.PI / 2) - 1e-9);
        double step = turn / Math.Max(1, parts);
        double reach = 4.0 / 3 * Math.Tan(step / 4);
        var map = new Affine(cos * rx, sin * rx, -sin * ry, cos * ry, cx, cy);
        for (int i = 0; i < parts; i++)
        {
            (double sin0, double cos0) = Math.SinCos(begin + i * step);
            (double sin1, double cos1) = Math.SinCos(begin + (i + 1) * step);
            Point c1 = map.Map(new Point(cos0 - reach * sin0, sin0 + reach * cos0));
            Point c2 = map.Map(new Point(cos1 + reach * sin1, sin1 - reach * cos1));
            Point end = i + 1 == parts ? to : map.Map(new Point(cos1, sin1));
            outline.Curve(c1.X, c1.Y, c2.X, c2.Y, end.X, end.Y);
        }
    }
}
