using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Edition.Faces;

public readonly record struct Point(double X, double Y);

/// <summary>
/// An affine map: x' = A x + C y + E, y' = B x + D y + F (the order of PDF and SVG).
/// </summary>
public readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static readonly Affine Identity = new(1, 0, 0, 1, 0, 0);

    public double Determinant => A * D - B * C;

    public Point Map(Point p) => new(A * p.X + C * p.Y + E, B * p.X + D * p.Y + F);

    /// <summary>This map after <paramref name="first"/>.</summary>
    public Affine After(Affine first) =>
        new(
            A * first.A + C * first.B,
            B * first.A + D * first.B,
            A * first.C + C * first.D,
            B * first.C + D * first.D,
            A * first.E + C * first.F + E,
            B * first.E + D * first.F + F
        );

    public static Affine Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Affine Scaling(double x, double y) => new(x, 0, 0, y, 0, 0);
}

/// <summary>
/// Move takes one point, Line one, Curve three (two controls of a cubic Bézier curve, then its end), Close none.
/// </summary>
public enum OutlineVerb : byte
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>
/// A path: verbs, and the points that they take in turn. Every subpath begins with a Move; after a Close the next verb
/// is a Move.
/// </summary>
public sealed record Outline(ImmutableArray<OutlineVerb> Verbs, ImmutableArray<Point> Points)
{
    public static readonly Outline Empty = new([], []);

    public bool IsEmpty => Verbs.IsEmpty;

    public Outline Mapped(Affine map)
    {
        var mapped = new Point[Points.Length];
        for (int i = 0; i < mapped.Length; i++)
        {
            mapped[i] = map.Map(Points[i]);
        }

        return this with
        {
            Points = ImmutableCollectionsMarshal.AsImmutableArray(mapped),
        };
    }

    /// <summary>
    /// The least box around the path's ink without a stroke: curves to their extremes, not to their controls. Zeros for
    /// an empty path.
    /// </summary>
    public (Point Least, Point Most) Bounds()
    {
        if (Points.IsEmpty)
        {
            return default;
        }

        double left = double.PositiveInfinity,
            top = left,
            right = double.NegativeInfinity,
            bottom = right;
        int next = 0;
        foreach (OutlineVerb verb in Verbs)
        {
            if (verb == OutlineVerb.Curve)
            {
                Point from = Points[next - 1],
                    c1 = Points[next],
                    c2 = Points[next + 1],
                    to = Points[next + 2];
                foreach (
                    double t in (ReadOnlySpan<double>)
                        [.. Turns(from.X, c1.X, c2.X, to.X), .. Turns(from.Y, c1.Y, c2.Y, to.Y)]
                )
                {
                    double u = 1 - t;
                    Include(
                        u * u * u * from.X + 3 * u * u * t * c1.X + 3 * u * t * t * c2.X + t * t * t * to.X,
                        u * u * u * from.Y + 3 * u * u * t * c1.Y + 3 * u * t * t * c2.Y + t * t * t * to.Y
                    );
                }

                next += 2;
            }

            if (verb != OutlineVerb.Close)
            {
                Include(Points[next].X, Points[next].Y);
                next++;
            }
        }

        return (new Point(left, top), new Point(right, bottom));

        void Include(double x, double y)
        {
            left = Math.Min(left, x);
            right = Math.Max(right, x);
            top = Math.Min(top, y);
            bottom = Math.Max(bottom, y);
        }
    }

    /// <summary>Parameters between 0 and 1 at which a cubic's coordinate turns back.</summary>
    private static IEnumerable<double> Turns(double p0, double p1, double p2, double p3)
    {
        double a = p3 - 3 * p2 + 3 * p1 - p0,
            b = 2 * (p2 - 2 * p1 + p0),
            c = p1 - p0;
        double root = Math.Sqrt(b * b - 4 * a * c);
        IEnumerable<double> turns = a == 0 ? [-c / b] : [(-b - root) / (2 * a), (-b + root) / (2 * a)];
        return turns.Where(t => t is > 0 and < 1); // NaN, where there is none, is not
    }

    /// <summary>Collects a path verb by verb.</summary>
    public sealed class Builder
    {
        // More than a letter has, so that those of most are not copied while they grow.
        private readonly List<OutlineVerb> verbs = new(64);
        private readonly List<Point> points = new(128);

        public void Move(double x, double y) => Add(OutlineVerb.Move, x, y);

        public void Line(double x, double y) => Add(OutlineVerb.Line, x, y);

        public void Curve(double x1, double y1, double x2, double y2, double x, double y)
        {
            points.Add(new Point(x1, y1));
            points.Add(new Point(x2, y2));
            Add(OutlineVerb.Curve, x, y);
        }

        public void Close()
        {
            if (verbs.Count > 0 && verbs[^1] != OutlineVerb.Close)
            {
                verbs.Add(OutlineVerb.Close);
            }
        }

        public bool IsEmpty => verbs.Count == 0;

        public void Append(Outline outline)
        {
            verbs.AddRange(outline.Verbs);
            points.AddRange(outline.Points);
        }

        public Outline ToOutline() => new([.. verbs], [.. points]);

        private void Add(OutlineVerb verb, double x, double y)
        {
            points.Add(new Point(x, y));
            verbs.Add(verb);
        }
    }
}
