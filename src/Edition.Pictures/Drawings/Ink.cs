using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>A paint as it falls on pixels: its colour and opacity (0 to 1) at a point of the sheet.</summary>
internal abstract class Ink
{
    public abstract Rgb At(double x, double y, out double opacity);

    public static Ink Of(Paint paint, Affine place) =>
        paint switch
        {
            SolidPaint solid => new Solid(solid),
            Gradient gradient => new Graded(gradient, place.After(gradient.Place)),
            _ => throw new InvalidOperationException(paint.GetType().Name),
        };

    private sealed class Solid(SolidPaint paint) : Ink
    {
        public override Rgb At(double x, double y, out double opacity)
        {
            opacity = paint.Opacity;
            return paint.Colour;
        }
    }

    private sealed class Graded : Ink
    {
        private const int Steps = 1024;
        private readonly (Rgb Colour, double Opacity)[] ramp = new (Rgb, double)[Steps + 1];
        private readonly Gradient gradient;
        private readonly Affine back;

        public Graded(Gradient gradient, Affine place)
        {
            this.gradient = gradient;
            double d = place.Determinant;
            d = d == 0 ? 1 : d;
            back = new Affine(
                place.D / d,
                -place.B / d,
                -place.C / d,
                place.A / d,
                (place.C * place.F - place.D * place.E) / d,
                (place.B * place.E - place.A * place.F) / d
            );
            for (int i = 0, stop = 0; i <= Steps; i++)
            {
                double t = (double)i / Steps;
                while (stop + 1 < gradient.Stops.Length - 1 && gradient.Stops[stop + 1].Offset <= t)
                {
                    stop++;
                }

                GradientStop a = gradient.Stops[stop],
                    b = gradient.Stops[Math.Min(stop + 1, gradient.Stops.Length - 1)];
                double part =
                    b.Offset > a.Offset ? Math.Clamp((t - a.Offset) / (b.Offset - a.Offset), 0, 1)
                    : t < b.Offset ? 0
                    : 1;
                int Between(byte from, byte to) => (int)(from + (to - from) * part + 0.5);
                ramp[i] = (
                    new Rgb(
                        Between(a.Colour.R, b.Colour.R) << 16
                            | Between(a.Colour.G, b.Colour.G) << 8
                            | Between(a.Colour.B, b.Colour.B)
                    ),
                    (a.Opacity + (b.Opacity - a.Opacity) * part) * gradient.Opacity
                );
            }
        }

        public override Rgb At(double x, double y, out double opacity)
        {
            Point p = back.Map(new Point(x, y));
            double t = gradient switch
            {
                LinearGradient linear => Along(linear, p),
                RadialGradient radial => Out(radial, p),
                _ => throw new InvalidOperationException(gradient.GetType().Name),
            };
            (Rgb colour, opacity) = ramp[double.IsNaN(t) ? Steps : (int)(Math.Clamp(t, 0, 1) * Steps + 0.5)];
            return colour;
        }

        private static double Along(LinearGradient g, Point p)
        {
            double dx = g.End.X - g.Start.X,
                dy = g.End.Y - g.Start.Y;
            return ((p.X - g.Start.X) * dx + (p.Y - g.Start.Y) * dy) / (dx * dx + dy * dy);
        }

        /// <summary>
        /// How far p is from the focus on the way to the circle: the t for which p lies on the circle of centre focus +
        /// t (centre - focus) and radius t r.
        /// </summary>
        private static double Out(RadialGradient g, Point p)
        {
            double cx = g.Centre.X - g.Focus.X,
                cy = g.Centre.Y - g.Focus.Y,
                px = p.X - g.Focus.X,
                py = p.Y - g.Focus.Y;
            double a = g.Radius * g.Radius - cx * cx - cy * cy,
                b = px * cx + py * cy,
                c = px * px + py * py;
            return a <= 0 ? 1 : (Math.Sqrt(Math.Max(0, b * b + a * c)) - b) / a;
        }
    }
}
