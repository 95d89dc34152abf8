using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;

namespace Edition.Epub;

/// <summary>Cuts a text into runs of one face each.</summary>
internal delegate List<FaceRun> Itemise(string text);

/// <summary>
/// How lines of a cover are set: faces, language, size and measure in pixels, and whether a word wider than the measure
/// is divided.
/// </summary>
internal readonly record struct CoverType(Itemise Itemise, Lang Lang, int Size, double Measure, bool Divides);

/// <summary>Lines of display type with their widths, all of one size and leading in pixels.</summary>
internal sealed record CoverLines(
    ImmutableArray<(string Text, double Width)> Lines,
    CoverType Type,
    int Leading,
    int Tone
)
{
    /// <summary>No cover has room for more characters in one text; what is longer is cut, as covers do.</summary>
    private const int Longest = 600;

    public static readonly CoverLines None = new([], default, 0, 0);

    public int Depth => Lines.Length * Leading;

    public double Widest => Lines.IsEmpty ? 0 : Lines.Max(line => line.Width);

    public static CoverLines Set(IEnumerable<string> paragraphs, CoverType type, int leading, int tone) =>
        new(
            [.. paragraphs.Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(text => Break(text, type))],
            type,
            leading,
            tone
        );

    /// <summary>
    /// As few lines as the measure allows, and among those breaks the ones that leave the lines most alike; no line
    /// ends with a short word if it can be helped, for it belongs to the next.
    /// </summary>
    private static (string, double)[] Break(string text, CoverType type)
    {
        if (text.Length > Longest)
        {
            int cut = text.LastIndexOf(' ', Longest);
            text = text[..(cut > 0 ? cut : Longest)].TrimEnd(' ', ',', ';') + "…";
        }

        double measure = type.Measure;
        string[] words =
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => type.Divides ? Divided(word, type) : [word]),
        ];
        double space = WidthOf(" ", type);
        double[] widths = [.. words.Select(word => WidthOf(word, type))];
        int count = 1;
        double filled = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (filled > 0 && filled + space + widths[i] > measure)
            {
                count++;
                filled = 0;
            }

            filled += (filled > 0 ? space : 0) + widths[i];
        }

        // cost[n, i]: the least for the first i words in n lines.
        double aim = (widths.Sum() + space * (words.Length - count)) / count;
        var cost = new double[count + 1, words.Length + 1];
        var from = new int[count + 1, words.Length + 1];
        for (int n = 0; n <= count; n++)
        {
            for (int i = 0; i <= words.Length; i++)
            {
                cost[n, i] = n == 0 && i == 0 ? 0 : double.PositiveInfinity;
                double width = -space;
                for (int j = i - 1; n > 0 && j >= n - 1; j--)
                {
                    width += space + widths[j];
                    if (width > measure && j < i - 1)
                    {
                        break;
                    }

                    double off = (width - aim) / aim;
                    double candidate =
                        cost[n - 1, j] + off * off + (i < words.Length && IsBound(words[i - 1], words[i]) ? 1 : 0);
                    if (candidate < cost[n, i])
                    {
                        cost[n, i] = candidate;
                        from[n, i] = j;
                    }
                }
            }
        }

        var lines = new (string, double)[count];
        for (int n = count, end = words.Length; n > 0; end = from[n, end], n--)
        {
            string line = string.Join(' ', words[from[n, end]..end]);
            lines[n - 1] = (line, WidthOf(line, type));
        }

        return lines;
    }

    /// <summary>A word that no line holds, in pieces that one does.</summary>
    private static IEnumerable<string> Divided(string word, CoverType type)
    {
        var rest = new StringInfo(word);
        while (WidthOf(rest.String, type) > type.Measure && rest.LengthInTextElements > 1)
        {
            int few = 1,
                many = rest.LengthInTextElements;
            while (many - few > 1)
            {
                int middle = (few + many) / 2;
                bool held = WidthOf(rest.SubstringByTextElements(0, middle), type) <= type.Measure;
                (few, many) = held ? (middle, many) : (few, middle);
            }

            yield return rest.SubstringByTextElements(0, few);
            rest = new StringInfo(rest.SubstringByTextElements(few));
        }

        yield return rest.String;
    }

    /// <summary>A short word is bound to the next, an abbreviation after a number («1925 г.») to that.</summary>
    private static bool IsBound(string word, string next) =>
        word.Length <= 2 && !word.EndsWith('.')
        || char.IsAsciiDigit(word[^1]) && next.Length <= 3 && next.EndsWith('.');

    /// <summary>A line as one outline with its origin at the left of the baseline.</summary>
    public Outline OutlineOf(string line)
    {
        var outline = new Outline.Builder();
        foreach ((Face face, Glyph glyph, double scale, double x) in Shape(line, Type))
        {
            outline.Append(
                face.OutlineOf(glyph.Id)
                    .Mapped(new Affine(scale, 0, 0, -scale, x + glyph.XOffset * scale, -glyph.YOffset * scale))
            );
        }

        return outline.ToOutline();
    }

    private static double WidthOf(string text, CoverType type)
    {
        double width = 0;
        foreach ((_, Glyph glyph, double scale, _) in Shape(text, type))
        {
            width += glyph.Advance * scale;
        }

        return width;
    }

    /// <summary>Letters that the first face lacks come from the others of the chain.</summary>
    private static IEnumerable<(Face Face, Glyph Glyph, double Scale, double X)> Shape(string text, CoverType type)
    {
        double x = 0;
        foreach (FaceRun run in type.Itemise(text))
        {
            double scale = (double)type.Size / run.Face.UnitsPerEm;
            foreach (Glyph glyph in run.Face.Shape(text.AsSpan(run.Start..run.End), type.Lang, FaceFeatures.None))
            {
                yield return (run.Face, glyph, scale, x);
                x += glyph.Advance * scale;
            }
        }
    }
}
