using System.Xml.Linq;
using Edition.Faces;
using Edition.Pictures.Drawings;

namespace Edition.Pictures.Svg;

/// <summary>A picture asks for more than it is given; the element at which that came to light.</summary>
internal sealed class SvgTooMuchException(XElement? element) : Exception
{
    public XElement? Element => element;
}

/// <summary>
/// The work that a picture makes, counted before it is done: characters of styles and data read (again at each use),
/// selectors tried, segments of flattened curves and strokes, the fine lines and pixels that they cross when the
/// drawing is made pixels of <see cref="Side"/> on its longer side. One number for all, in steps of about a
/// nanosecond, so that a picture of any size takes at most some seconds and some hundred megabytes.
/// </summary>
internal sealed class SvgWork
{
    /// <summary>The longer side of a drawing as pixels: about 300 dots an inch over the measure of a book.</summary>
    public const double Side = 1400;

    private const long Most = 2_000_000_000;

    // What each kind costs, in steps. What is read is read again for each edition; what is made pixels, once.
    private const int Character = 4,
        Try = 20,
        Declaration = 1000,
        Letter = 10_000,
        Segment = 300,
        StrokedSegment = 3000,
        Crossing = 20,
        Pixel = 8;

    // Scanlines' own: fine lines to a row, and how many edges make them coarse.
    private const int Fine = 16,
        Coarse = 4,
        ManyEdges = 20_000;

    private long left = Most;

    /// <summary>The steps counted so far; of a picture that asked for more, what it was given.</summary>
    public long Spent => Most - Math.Max(0, left);
    private double scale = 1;
    private double width = Side;
    private double height = Side;

    /// <summary>The element that is being read.</summary>
    public XElement? Current { get; set; }

    /// <summary>The part of the pixels that was drawn into since this was last set, as left, top, right, bottom.</summary>
    public (double Left, double Top, double Right, double Bottom) Box { get; set; } = Nothing;

    public static (double Left, double Top, double Right, double Bottom) Nothing =>
        (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public void Begin(double drawingWidth, double drawingHeight)
    {
        scale = Math.Min(Side / drawingWidth, Side / drawingHeight);
        (width, height) = (drawingWidth * scale, drawingHeight * scale);
    }

    public void Characters(long number) => Spend(Character * number);

    public void Tries(long number) => Spend(Try * number);

    /// <summary>Properties set, or stops of a gradient.</summary>
    public void Declarations(long number) => Spend(Declaration * number);

    public void Letters(long number) => Spend(Letter * number);

    /// <summary>A group that is drawn on a layer of its own and then laid over what is below.</summary>
    public void Layer() => Spend((long)(2 * Pixel * Area(Box)));

    public void Shape(Outline outline, Affine place, bool filled, Stroke? stroke)
    {
        place = Affine.Scaling(scale, scale).After(place);
        double reach = stroke is null
            ? 0
            : stroke.Width
                / 2
                * Math.Max(1, stroke.Join == LineJoin.Miter ? Math.Min(stroke.MiterLimit, 10) : 1.5)
                * Math.Max(Length(place.A, place.B), Length(place.C, place.D));
        var box = Nothing;
        double segments = 0,
            rise = 0,
            length = 0;
        int at = 0;
        Point last = default;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            int count = verb switch
            {
                OutlineVerb.Curve => 3,
                OutlineVerb.Close => 0,
                _ => 1,
            };
            if (count == 0)
            {
                continue;
            }

            Point from = last;
            (double low, double high) =
                verb == OutlineVerb.Move ? (double.PositiveInfinity, double.NegativeInfinity) : (from.Y, from.Y);
            segments +=
                count == 3
                    ? Flattener.Pieces(from, Mapped(at), Mapped(at + 1), Mapped(at + 2), Flattener.Tolerance)
                    : 1;
            for (int i = 0; i < count; i++)
            {
                Point point = Mapped(at + i);
                length += verb == OutlineVerb.Move ? 0 : Length(point.X - last.X, point.Y - last.Y);
                last = point;
                (low, high) = (Math.Min(low, point.Y), Math.Max(high, point.Y));
                box = (
                    Math.Min(box.Left, point.X - reach),
                    Math.Min(box.Top, point.Y - reach),
                    Math.Max(box.Right, point.X + reach),
                    Math.Max(box.Bottom, point.Y + reach)
                );
            }

            rise += Math.Max(0, Math.Clamp(high, 0, height) - Math.Clamp(low, 0, height));
            at += count;
        }

        box = (Math.Max(box.Left, 0), Math.Max(box.Top, 0), Math.Min(box.Right, width), Math.Min(box.Bottom, height));
        if (filled)
        {
            Draw(segments, rise, Segment, 1, box);
        }

        if (stroke is not null)
        {
            double period = stroke.Dashes.Sum() * Math.Sqrt(Math.Abs(place.Determinant));
            segments += stroke.Dashes.IsEmpty ? 0 : stroke.Dashes.Length * (1 + length / Math.Max(period, 1e-9));
            Draw(segments, rise + segments * Math.Min(reach, height), StrokedSegment, 2, box);
        }

        Box = (
            Math.Min(Box.Left, box.Left),
            Math.Min(Box.Top, box.Top),
            Math.Max(Box.Right, box.Right),
            Math.Max(Box.Bottom, box.Bottom)
        );

        Point Mapped(int index) => place.Map(outline.Points[index]);
    }

    private void Draw(
        double segments,
        double rise,
        int weight,
        int edges,
        (double Left, double Top, double Right, double Bottom) box
    )
    {
        int fine = segments * edges > ManyEdges ? Coarse : Fine;
        double steps = segments * weight + Crossing * rise * fine * edges + Pixel * Area(box);
        Spend(double.IsFinite(steps) ? (long)Math.Min(steps, Most + 1) : Most + 1);
    }

    private static double Area((double Left, double Top, double Right, double Bottom) box) =>
        Math.Max(0, box.Right - box.Left) * Math.Max(0, box.Bottom - box.Top);

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);

    private void Spend(long steps)
    {
        left -= steps;
        if (left < 0)
        {
            throw new SvgTooMuchException(Current);
        }
    }
}
