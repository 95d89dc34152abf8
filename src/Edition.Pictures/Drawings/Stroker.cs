using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>
/// A stroke as an outline to be filled by the nonzero rule: a box for every straight piece, a wedge for every join, a
/// cap for every end, all turning the same way, so that where they overlap they are one.
/// In the outline's own coordinates (SVG 2, 13.5).
/// </summary>
internal static class Stroker
{
    /// <summary>More dashes than anyone will see are not drawn one by one.</summary>
    private const int MostDashes = 100_000;

    public static Outline Outline(Outline outline, Stroke stroke, double tolerance)
    {
        List<bool> closed = [];
        List<List<Point>> lines = Flattener.Flatten(outline, Affine.Identity, closed, tolerance);
        var strokes = new Builder(stroke, tolerance);
        for (int i = 0; i < lines.Count; i++)
        {
            List<Point> line = Distinct(lines[i], closed[i]);
            if (stroke.Dashes.IsEmpty)
            {
                strokes.Line(line, closed[i]);
            }
            else
            {
                foreach (List<Point> dash in Dashes(line, closed[i], stroke))
                {
                    strokes.Line(dash, false);
                }
            }
        }

        return strokes.ToOutline();
    }

    /// <summary>Without points that repeat the one before.</summary>
    private static List<Point> Distinct(List<Point> line, bool closed)
    {
        List<Point> distinct = [line[0]];
        foreach (Point point in line)
        {
            if (point != distinct[^1])
            {
                distinct.Add(point);
            }
        }

        if (closed && distinct.Count > 1 && distinct[^1] == distinct[0])
        {
            distinct.RemoveAt(distinct.Count - 1);
        }

        return distinct;
    }

    private static IEnumerable<List<Point>> Dashes(List<Point> line, bool closed, Stroke stroke)
    {
        double total = stroke.Dashes.Sum();
        double phase = stroke.DashOffset - Math.Floor(stroke.DashOffset / total) * total;
        int at = 0;
        while (phase >= stroke.Dashes[at] && stroke.Dashes[at] < total)
        {
            phase -= stroke.Dashes[at];
            at = (at + 1) % stroke.Dashes.Length;
        }

        double left = stroke.Dashes[at] - phase;
        List<Point> dash = at % 2 == 0 ? [line[0]] : [];
        int drawn = 0;
        for (int i = 0; i + 1 < line.Count + (closed ? 1 : 0); i++)
        {
            Point a = line[i],
                b = line[(i + 1) % line.Count];
            double length = Distance(a, b),
                done = 0;
            while (length - done > left && drawn < MostDashes)
            {
                done += left;
                var turn = new Point(a.X + (b.X - a.X) * done / length, a.Y + (b.Y - a.Y) * done / length);
                if (at % 2 == 0)
                {
                    dash.Add(turn);
                    drawn++;
                    yield return dash;
                    dash = [];
                }
                else
                {
                    dash = [turn];
                }

                at = (at + 1) % stroke.Dashes.Length;
                left = stroke.Dashes[at];
            }

            left -= length - done;
            if (at % 2 == 0)
            {
                dash.Add(b);
            }
        }

        if (dash.Count > 1)
        {
            yield return dash;
        }
    }

    private static double Distance(Point a, Point b) =>
        Math.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y));

    private sealed class Builder(Stroke stroke, double tolerance)
    {
        private readonly Outline.Builder outline = new();
        private readonly double half = stroke.Width / 2;

        public Outline ToOutline() => outline.ToOutline();

        public void Line(List<Point> line, bool closed)
        {
            int count = line.Count;
            if (count == 1)
            {
                // A point shows only where its caps do.
                if (stroke.Cap == LineCap.Round)
                {
                    Disc(line[0]);
                }
                else if (stroke.Cap == LineCap.Square)
                {
                    Box(
                        new Point(line[0].X - half, line[0].Y),
                        new Point(line[0].X + half, line[0].Y),
                        new Point(1, 0)
                    );
                }

                return;
            }

            int pieces = closed ? count : count - 1;
            for (int i = 0; i < pieces; i++)
            {
                Point a = line[i],
                    b = line[(i + 1) % count],
                    along = Along(a, b);
                bool first = !closed && i == 0,
                    last = !closed && i == pieces - 1;
                double before = first && stroke.Cap == LineCap.Square ? half : 0,
                    after = last && stroke.Cap == LineCap.Square ? half : 0;
                Box(
                    new Point(a.X - along.X * before, a.Y - along.Y * before),
                    new Point(b.X + along.X * after, b.Y + along.Y * after),
                    along
                );
                if ((first || last) && stroke.Cap == LineCap.Round)
                {
                    Disc(first ? a : b);
                    if (first && last)
                    {
                        Disc(b);
                    }
                }

                if (!last)
                {
                    Join(b, along, Along(b, line[(i + 2) % count]));
                }
            }
        }

        private static Point Along(Point a, Point b)
        {
            double length = Distance(a, b);
            return new Point((b.X - a.X) / length, (b.Y - a.Y) / length);
        }

        private void Box(Point a, Point b, Point along)
        {
            double x = -along.Y * half,
                y = along.X * half;
            Polygon([new(a.X + x, a.Y + y), new(a.X - x, a.Y - y), new(b.X - x, b.Y - y), new(b.X + x, b.Y + y)]);
        }

        private void Join(Point at, Point before, Point after)
        {
            double turn = before.X * after.Y - before.Y * after.X,
                same = before.X * after.X + before.Y * after.Y;
            if (stroke.Join == LineJoin.Round)
            {
                // Between the pieces of a curve the turn is so slight that a wedge cannot be told from a disc: at half
                // the turn the disc stands out by half the width times 1 - cos(θ/2).
                if (same > 0 && half * (1 - Math.Sqrt((1 + Math.Min(1, same)) / 2)) <= tolerance)
                {
                    Wedge(at, before, after, turn);
                }
                else if (turn != 0 || same < 0)
                {
                    Disc(at);
                }

                return;
            }

            // Miter length over width is 1 / sin(θ/2), where cos θ = -same.
            if (stroke.Join == LineJoin.Miter && same > -1 && 2 <= stroke.MiterLimit * stroke.MiterLimit * (1 + same))
            {
                double side = turn > 0 ? -half : half,
                    reach = side / (1 + same);
                (Point a, Point b) = Outer(at, before, after, turn);
                Polygon([at, a, new(at.X - (before.Y + after.Y) * reach, at.Y + (before.X + after.X) * reach), b]);
            }
            else
            {
                Wedge(at, before, after, turn);
            }
        }

        private void Wedge(Point at, Point before, Point after, double turn)
        {
            (Point a, Point b) = Outer(at, before, after, turn);
            Polygon([at, a, b]);
        }

        /// <summary>The corners on the outer side of the turn.</summary>
        private (Point, Point) Outer(Point at, Point before, Point after, double turn)
        {
            double side = turn > 0 ? -half : half;
            return (
                new Point(at.X - before.Y * side, at.Y + before.X * side),
                new Point(at.X - after.Y * side, at.Y + after.X * side)
            );
        }

        /// <summary>A circle of four curves; 0.5523 makes them stray from it by less than a thousandth.</summary>
        private void Disc(Point at)
        {
            double k = half * 0.5522847498;
            var circle = new Outline.Builder();
            circle.Move(at.X + half, at.Y);
            circle.Curve(at.X + half, at.Y + k, at.X + k, at.Y + half, at.X, at.Y + half);
            circle.Curve(at.X - k, at.Y + half, at.X - half, at.Y + k, at.X - half, at.Y);
            circle.Curve(at.X - half, at.Y - k, at.X - k, at.Y - half, at.X, at.Y - half);
            circle.Curve(at.X + k, at.Y - half, at.X + half, at.Y - k, at.X + half, at.Y);
            circle.Close();
            Polygon([.. Flattener.Flatten(circle.ToOutline(), Affine.Identity, null, tolerance)[0]]);
        }

        private void Polygon(ReadOnlySpan<Point> corners)
        {
            double area = 0;
            for (int i = 0; i < corners.Length; i++)
            {
                Point a = corners[i],
                    b = corners[(i + 1) % corners.Length];
                area += a.X * b.Y - a.Y * b.X;
            }

            for (int i = 0; i < corners.Length; i++)
            {
                Point corner = corners[area < 0 ? corners.Length - 1 - i : i];
                if (i == 0)
                {
                    outline.Move(corner.X, corner.Y);
                }
                else
                {
                    outline.Line(corner.X, corner.Y);
                }
            }

            outline.Close();
        }
    }
}
