using System.Diagnostics;
using System.Text;
using CsCheck;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Pictures;
using Edition.Pictures.Drawings;
using Edition.Pictures.Svg;

namespace Edition.Tests.Pictures;

[Trait("Kind", "property")]
public class SvgTests
{
    [Theory]
    [InlineData("<script>1</script>", "ED724")]
    [InlineData("<rect onclick='x()'/>", "ED724")]
    [InlineData("<image href='a.png'/>", "ED725")]
    [InlineData("<use href='http://example.org/a.svg#b'/>", "ED725")]
    [InlineData("<rect fill='url(https://example.org/#g)' width='1' height='1'/>", "ED725")]
    [InlineData("<style>@import url(x.css);</style>", "ED725")]
    [InlineData("<foreignObject/>", "ED726")]
    [InlineData("<g filter='url(#f)'/>", "ED726")]
    [InlineData("<animate/>", "ED726")]
    [InlineData("<rect width='1' height='1' fill='rouge'/>", "ED726")]
    [InlineData("<g transform='turn(3)'/>", "ED726")]
    [InlineData("<g style='stroke-linejoin:arcs'/>", "ED726")]
    [InlineData("<use href='#nothing'/>", "ED726")]
    [InlineData(
        "<clipPath id='c'><g id='s'/><use href='#s'/></clipPath><rect clip-path='url(#c)' width='1' height='1'/>",
        "ED726"
    )]
    [InlineData("<path d='M0 0 L1'/>", "ED720")]
    [InlineData("<g>", "ED720")]
    public void What_cannot_be_shown_is_an_error_at_its_place(string inside, string rule)
    {
        (Drawing? drawing, List<SvgProblem> problems) = Read(
            $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>\n<title>Ö</title>\n  {inside}\n</svg>",
            out Source source
        );
        SvgProblem problem = Assert.Single(problems);
        Assert.Equal(rule, problem.Message.Rule.Id);
        int line = source.PlaceOf(problem.Offset).Line;
        Assert.True(inside == "<g>" ? line == 4 : line == 3, $"line {line}");
        Assert.True(drawing is null || problems.Count > 0);
    }

    [Fact]
    public void Shapes_inherit_and_are_placed()
    {
        (Drawing? drawing, List<SvgProblem> problems) = Read(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20' width='20' "
                + "height='80'><style>.t{fill:#00f} #x{stroke:red}</style><g fill='lime' transform='translate(1 2)'>"
                + "<rect id='x' class='t' width='2' height='3' style='stroke-width:.5'/><g opacity='.5'><line "
                + "x2='4' stroke='currentColor' color='gray'/></g></g></svg>",
            out _
        );
        Assert.Empty(problems);
        var rect = Assert.IsType<DrawnShape>(drawing!.Items[0]);
        Assert.Equal(new SolidPaint(new Rgb(0x0000FF), 1), rect.Fill);
        Assert.Equal(new SolidPaint(new Rgb(0xFF0000), 1), rect.Stroke!.Paint);
        Assert.Equal(0.5, rect.Stroke.Width);
        Assert.Equal(new Point(0 + 2 * 1, 20 + 2 * 2), rect.Place.Map(new Point(0, 0))); // fitted by width, centred over the height
        var group = Assert.IsType<DrawnGroup>(drawing.Items[1]);
        Assert.Equal(0.5, group.Opacity);
        var line = Assert.IsType<DrawnShape>(Assert.Single(group.Items));
        Assert.Equal(new SolidPaint(new Rgb(0x808080), 1), line.Stroke!.Paint);
    }

    [Fact]
    public void A_clip_may_use_a_shape_that_is_defined_aside()
    {
        (Drawing? drawing, List<SvgProblem> problems) = Read(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><defs><rect id='s' x='1' width='2' height='3' "
                + "transform='scale(2)' clip-rule='evenodd'/></defs><clipPath id='c'><use href='#s' x='1' y='1'/></clipPath>"
                + "<path clip-path='url(#c)' d='M0 0h10v10z'/></svg>",
            out _
        );
        Assert.Empty(problems);
        Clip clip = Assert.IsType<DrawnGroup>(Assert.Single(drawing!.Items)).Clip!;
        Assert.Equal((new Point(3, 1), new Point(7, 7)), clip.Outline.Bounds());
        Assert.True(clip.EvenOdd);
    }

    [Fact]
    public void Arcs_keep_to_their_circle() =>
        Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50], Gen.Double[1, 80], Gen.Bool, Gen.Bool)
            .Sample(
                (x, y, radius, large, sweep) =>
                {
                    double half = Math.Sqrt(x * x + y * y) / 2;
                    if (half < 0.01)
                    {
                        return;
                    }

                    double r = Math.Max(radius, half);
                    Outline outline = SvgPath.Parse(
                        FormattableString.Invariant(
                            $"M0 0A{radius} {radius} 0 {(large ? 1 : 0)}{(sweep ? 1 : 0)} {x} {y}"
                        ),
                        out bool whole
                    );
                    Assert.True(whole);
                    Assert.Equal(new Point(x, y), outline.Points[^1]);

                    // The centre lies on the perpendicular through the middle, on the side that the flags say.
                    double rise = Math.Sqrt(Math.Max(0, r * r - half * half)) * (large == sweep ? -1 : 1);
                    var centre = new Point(x / 2 - rise * y / (2 * half), y / 2 + rise * x / (2 * half));
                    Point at = outline.Points[0];
                    for (int i = 1; i + 2 < outline.Points.Length; i += 3)
                    {
                        Point middle = new(
                            (at.X + 3 * outline.Points[i].X + 3 * outline.Points[i + 1].X + outline.Points[i + 2].X)
                                / 8,
                            (at.Y + 3 * outline.Points[i].Y + 3 * outline.Points[i + 1].Y + outline.Points[i + 2].Y) / 8
                        );
                        Assert.Equal(
                            r,
                            Math.Sqrt(Math.Pow(middle.X - centre.X, 2) + Math.Pow(middle.Y - centre.Y, 2)),
                            r * 0.001
                        );
                        at = outline.Points[i + 2];
                    }
                },
                iter: 500
            );

    [Theory]
    [InlineData(40, 2)]
    [InlineData(12, 30)]
    public void A_picture_of_pictures_of_pictures_ends_soon(int depth, int width)
    {
        var text = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg'><rect id='a0' width='1' height='1'/>");
        for (int i = 1; i <= depth; i++)
        {
            text.Append("<g id='a")
                .Append(i)
                .Append("'>")
                .Insert(text.Length, $"<use href='#a{i - 1}'/>", width)
                .Append("</g>");
        }

        long begun = Stopwatch.GetTimestamp();
        (_, List<SvgProblem> problems) = Read(text.Append("</svg>").ToString(), out _);
        Assert.Contains(problems, problem => problem.Message.Rule == Rules.SvgUnsupported);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        (Drawing? drawing, List<SvgProblem> problems) = Read(
            "<svg xmlns='http://www.w3.org/2000/svg'>" + string.Concat(Enumerable.Repeat("<g>", 100_000)),
            out _
        );
        Assert.Null(drawing);
        Assert.Equal("ED726", Assert.Single(problems).Message.Rule.Id);
    }

    [Fact]
    public void Damage_never_throws()
    {
        byte[] whole = Encoding.UTF8.GetBytes(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><defs><linearGradient id='g'><stop "
                + "offset='.5' stop-color='#123'/><stop offset='1'/></linearGradient></defs>"
                + "<path d='M1 2c3 4 5 6 7 8a1 2 3 0 1 5 5z' fill='url(#g)' stroke-dasharray='1 2' "
                + "transform='rotate(3 4 5)'/><text x='1 2' dy='1em'>а<tspan>б</tspan></text></svg>"
        );
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte)
            .Array[1, 6]
            .Sample(
                changes =>
                {
                    byte[] damaged = [.. whole];
                    Array.ForEach(changes, change => damaged[change.Item1] = change.Item2);
                    Artwork.DrawingOf(new Picture("a.svg", PictureFormat.Svg, [.. damaged]), null);
                },
                iter: 2000
            );
    }

    private static (Drawing? Drawing, List<SvgProblem> Problems) Read(string text, out Source source)
    {
        var problems = new List<SvgProblem>();
        source = new Source("a.svg", text);
        return (SvgReader.Read(source, null, problems), problems);
    }
}
