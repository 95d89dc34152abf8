using System.Runtime.CompilerServices;
using System.Text;
using Edition.Faces;

namespace Edition.Print.Svg;

/// <summary>
/// The outlines that pages are drawn with: each glyph of each face once, numbered in the order of first use. It only
/// grows, so that whoever has the first n has to fetch no more than what came later. Safe to use from several threads.
/// </summary>
public sealed class GlyphSheet
{
    private readonly Lock gate = new();

    // Faces that are no longer set in are not held.
    private readonly ConditionalWeakTable<Face, Dictionary<ushort, int>> numbers = [];
    private readonly List<string> paths = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return paths.Count;
            }
        }
    }

    public int NumberOf(Face face, ushort glyph)
    {
        lock (gate)
        {
            Dictionary<ushort, int> own = numbers.GetOrCreateValue(face);
            if (!own.TryGetValue(glyph, out int number))
            {
                string path = PathOf(face.OutlineOf(glyph));
                number = paths.Count;
                paths.Add(path);
                own.Add(glyph, number);
            }

            return number;
        }
    }

    /// <summary>
    /// The glyphs from a number on, as <c>path</c> elements with the ids <c>g0</c>, <c>g1</c> and so on, in font units,
    /// y growing downwards.
    /// </summary>
    public string PathsFrom(int first)
    {
        var svg = new StringBuilder();
        lock (gate)
        {
            for (int i = Math.Max(0, first); i < paths.Count; i++)
            {
                svg.Append("<path id=\"g").Append(i).Append("\" d=\"").Append(paths[i]).Append("\"/>");
            }
        }

        return svg.ToString();
    }

    private static string PathOf(Outline outline)
    {
        var path = new StringBuilder();
        int at = 0;
        foreach (OutlineVerb verb in outline.Verbs)
        {
            int points = verb switch
            {
                OutlineVerb.Move or OutlineVerb.Line => 1,
                OutlineVerb.Curve => 3,
                OutlineVerb.Close => 0,
                _ => throw new InvalidOperationException(verb.ToString()),
            };
            path.Append(
                verb switch
                {
                    OutlineVerb.Move => 'M',
                    OutlineVerb.Line => 'L',
                    OutlineVerb.Curve => 'C',
                    _ => 'Z',
                }
            );
            for (int i = 0; i < points; i++, at++)
            {
                path.Append(i > 0 ? " " : "");
                SvgNumber.Append(path, outline.Points[at].X);
                path.Append(' ');
                SvgNumber.Append(path, -outline.Points[at].Y);
            }
        }

        return path.ToString();
    }
}
