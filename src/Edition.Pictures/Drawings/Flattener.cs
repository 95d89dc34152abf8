using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>
/// Outlines as chains of straight lines, fine enough that on a grid of pixels they cannot be told from the curves.
/// </summary>
internal static class Flattener
{
    /// <summary>How far, in units, a chord may stray from its curve.</summary>
    public const double Tolerance = 0.1;

    /// <summary>
    /// Every subpath as its corners, mapped by <paramref name="place"/>. A corner lies on the curve and no chord strays
    /// from it by more than about a tenth of a unit (Sederberg's bound on the second differences).
    /// <paramref name="closed"/> tells for each subpath whether it was closed. Subpaths of one point are kept: a stroke
    /// may make a dot of them.
    /// </summary>
    public static List<List<Point>> Flatten(
        Outline outline,
        Affine place,
        List<bool>? closed = null,
        double tolerance = Tolerance
    )
    {
        var lines = new List<List<Point>>();
        List<Point> line = [];
        int at = 0;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            switch (verb)
            {
                case OutlineVerb.Move:
                    line = [place.Map(outline.Points[at++])];
                    lines.Add(line);
                    closed?.Add(false);
                    break;
                case OutlineVerb.Line:
                    line.Add(place.Map(outline.Points[at++]));
                    break;
                case OutlineVerb.Curve:
                    Curve(
                        line,
                        place.Map(outline.Points[at]),
                        place.Map(outline.Points[at + 1]),
                        place.Map(outline.Points[at + 2]),
                        tolerance
                    );
                    at += 3;
                    break;
                case OutlineVerb.Close:
                    if (closed is { Count: > 0 })
                    {
                        closed[^1] = true;
                    }

                    break;
                default:
                    throw new InvalidOperationException(verb.ToString());
            }
        }

        return lines;
    }

    /// <summary>Of how many straight pieces a curve is made.</summary>
    public static int Pieces(Point a, Point b, Point c, Point d, double tolerance)
    {
        const int Most = 200;
        double dx = Math.Max(Math.Abs(a.X - 2 * b.X + c.X), Math.Abs(b.X - 2 * c.X + d.X));
        double dy = Math.Max(Math.Abs(a.Y - 2 * b.Y + c.Y), Math.Abs(b.Y - 2 * c.Y + d.Y));
        double pieces = Math.Ceiling(Math.Sqrt(0.75 * Math.Sqrt(dx * dx + dy * dy) / tolerance));
        return double.IsFinite(pieces) ? (int)Math.Clamp(pieces, 1, Most) : 1;
    }

    private static void Curve(List<Point> line, Point b, Point c, Point d, double tolerance)
    {
        Point a = line[^1];
        int count = Pieces(a, b, c, d, tolerance);
        for (int i = 1; i < count; i++)
        {
            double t = (double)i / count,
                s = 1 - t;
            double p = s * s * s,
                q = 3 * s * s * t,
                r = 3 * s * t * t,
                u = t * t * t;
            line.Add(new Point(p * a.X + q * b.X + r * c.X + u * d.X, p * a.Y + q * b.Y + r * c.Y + u * d.Y));
        }

        line.Add(d);
    }
}
