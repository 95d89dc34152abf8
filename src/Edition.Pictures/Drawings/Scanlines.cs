using System.Runtime.InteropServices;
using Edition.Faces;

namespace Edition.Pictures.Drawings;

/// <summary>
/// Coverage (1 to 255 somewhere) of a stretch of pixels of the row <paramref name="y"/>, beginning at <paramref
/// name="x"/>; the span is valid during the call only.
/// </summary>
public delegate void CoverageRow(int y, int x, ReadOnlySpan<byte> coverage);

/// <summary>
/// Fills outlines with smooth edges: every pixel row is cut into finer lines, on each of which the stretches inside are
/// measured exactly. Works for both fill rules and for outlines that
/// overlap themselves. Only additions, multiplications, divisions and roots of IEEE doubles, so every machine makes the
/// same pixels.
/// </summary>
public static class Scanlines
{
    /// <summary>
    /// Fine lines to a row; fewer where an outline has so many edges that it cannot be meant to be looked at closely.
    /// </summary>
    private const int Fine = 16,
        Coarse = 4,
        ManyEdges = 20_000;

    private record struct Edge(int First, int Last, double X, double Step, int Winding);

    /// <summary>
    /// Fills an outline, mapped by <paramref name="place"/> to pixels (y downwards), where it lies in width × height.
    /// Subpaths are closed.
    /// </summary>
    public static void Fill(Outline outline, Affine place, bool evenOdd, int width, int height, CoverageRow row)
    {
        List<List<Point>> lines = Flattener.Flatten(outline, place);
        int count = lines.Sum(line => line.Count);
        int fine = count > ManyEdges ? Coarse : Fine;
        var edges = new List<Edge>(count);
        foreach (List<Point> line in lines)
        {
            for (int i = 0; i < line.Count; i++)
            {
                Add(edges, line[i], line[(i + 1) % line.Count], fine, height);
            }
        }

        if (edges.Count == 0)
        {
            return;
        }

        edges.Sort((a, b) => a.First.CompareTo(b.First));
        var active = new List<Edge>();
        var steps = new int[width + 2];
        var coverage = new byte[width];
        int next = 0,
            full = 255 * 256 / fine;
        for (int y = edges[0].First / fine; y < height && (next < edges.Count || active.Count > 0); y++)
        {
            int left = width,
                right = 0;
            for (int line = y * fine; line < (y + 1) * fine; line++)
            {
                while (next < edges.Count && edges[next].First <= line)
                {
                    active.Add(edges[next++]);
                }

                LetGo(active, line);
                Span<Edge> crossing = CollectionsMarshal.AsSpan(active);
                SortByX(crossing);
                int winding = 0;
                double from = 0;
                for (int i = 0; i < crossing.Length; i++)
                {
                    bool was = evenOdd ? (winding & 1) != 0 : winding != 0;
                    winding += crossing[i].Winding;
                    bool now = evenOdd ? (winding & 1) != 0 : winding != 0;
                    double x = Math.Clamp(crossing[i].X, 0, width);
                    crossing[i].X += crossing[i].Step;
                    if (!was && now)
                    {
                        from = x;
                    }
                    else if (was && !now && x > from)
                    {
                        left = Math.Min(left, (int)from);
                        right = Math.Max(right, Math.Min(width, (int)x + 1));
                        Step(steps, from, full);
                        Step(steps, x, -full);
                    }
                }
            }

            if (left < right)
            {
                int sum = 0;
                for (int x = left; x < right; x++)
                {
                    sum += steps[x];
                    coverage[x] = (byte)Math.Clamp((sum + 128) >> 8, 0, 255);
                }

                Array.Clear(steps, left, Math.Min(right + 2, steps.Length) - left);
                row(y, left, coverage.AsSpan(left, right - left));
            }
        }
    }

    /// <summary>Lets edges go that end above a line.</summary>
    private static void LetGo(List<Edge> active, int line)
    {
        Span<Edge> edges = CollectionsMarshal.AsSpan(active);
        int kept = 0;
        for (int i = 0; i < edges.Length; i++)
        {
            if (edges[i].Last < line)
            {
                continue;
            }

            if (kept < i)
            {
                edges[kept] = edges[i];
            }

            kept++;
        }

        active.RemoveRange(kept, edges.Length - kept);
    }

    /// <summary>
    /// From x on, all is inside by <paramref name="full"/> more; the pixel of x itself by the part to its right.
    /// </summary>
    private static void Step(int[] steps, double x, int full)
    {
        int pixel = (int)x;
        int part = (int)(full * (pixel + 1 - x));
        steps[pixel] += part;
        steps[pixel + 1] += full - part;
    }

    private static void Add(List<Edge> edges, Point a, Point b, int fine, int height)
    {
        if (!double.IsFinite(a.X + a.Y + b.X + b.Y))
        {
            return;
        }

        int winding = 1;
        if (a.Y > b.Y)
        {
            (a, b, winding) = (b, a, -1);
        }

        // Fine line k is measured in its middle, at (k + ½) / fine.
        double top = Math.Ceiling(Math.Clamp(a.Y * fine - 0.5, 0, (double)height * fine));
        double bottom = Math.Ceiling(Math.Clamp(b.Y * fine - 0.5, 0, (double)height * fine)) - 1;
        if (bottom >= top)
        {
            double slope = (b.X - a.X) / (b.Y - a.Y);
            edges.Add(new Edge((int)top, (int)bottom, a.X + slope * ((top + 0.5) / fine - a.Y), slope / fine, winding));
        }
    }

    /// <summary>
    /// By insertion, for from line to line the order hardly changes; where it does, as any other list.
    /// </summary>
    private static void SortByX(Span<Edge> edges)
    {
        long moves = 8L * edges.Length;
        for (int i = 1; i < edges.Length; i++)
        {
            Edge edge = edges[i];
            int j = i - 1;
            while (j >= 0 && edges[j].X > edge.X)
            {
                edges[j + 1] = edges[j];
                j--;
            }

            edges[j + 1] = edge;
            moves -= i - j;
            if (moves < 0)
            {
                edges.Sort((a, b) => a.X.CompareTo(b.X));
                return;
            }
        }
    }
}
