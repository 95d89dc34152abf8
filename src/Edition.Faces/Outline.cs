using System.Collections.Immutable;

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
    public Affine After(Affine first) => new(
        A * first.A + C * first.B, B * first.A + D * first.B,
        A * first.C + C * first.D, B * first.C + D * first.D,
        A * first.E + C * first.F + E, B * first.E + D * first.F + F);

    public static Affine Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Affine Scaling(double x, double y) => new(x, 0, 0, y, 0, 0);
}

/// <summary>Move takes one point, Line one, Curve three (two controls of a cubic Bézier curve, then its end), Close none.</summary>
public enum OutlineVerb : byte { Move, Line, Curve, Close }

/// <summary>
/// A path: verbs, and the points that they take in turn. Every subpath begins with a Move; after a Close the next verb is a Move.
/// </summary>
public sealed record Outline(ImmutableArray<OutlineVerb> Verbs, ImmutableArray<Point> Points)
{
    public static readonly Outline Empty = new([], []);

    public bool IsEmpty => Verbs.IsEmpty;

    public Outline Mapped(Affine map) => this with { Points = [.. Points.Select(map.Map)] };

    /// <summary>Collects a path verb by verb.</summary>
    public sealed class Builder
    {
        private readonly ImmutableArray<OutlineVerb>.Builder verbs = ImmutableArray.CreateBuilder<OutlineVerb>();
        private readonly ImmutableArray<Point>.Builder points = ImmutableArray.CreateBuilder<Point>();

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

        public Outline ToOutline() => new(verbs.ToImmutable(), points.ToImmutable());

        private void Add(OutlineVerb verb, double x, double y)
        {
            points.Add(new Point(x, y));
            verbs.Add(verb);
        }
    }
}
