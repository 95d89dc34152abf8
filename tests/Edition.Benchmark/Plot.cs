using System.Globalization;
using System.Text;

namespace Edition.Benchmark;

/// <summary>Time over pages as SVG, both axes logarithmic, a line a program.</summary>
public static class Plot
{
    private const double Left = 60,
        Right = 500,
        Top = 20,
        Bottom = 340;

    private static readonly string[] Colours =
    [
        "#8c1c13",
        "#1d3557",
        "#457b9d",
        "#6a994e",
        "#bc6c25",
        "#5f0f40",
        "#888888",
        "#444444",
        "#000000",
    ];

    public static string Of(IReadOnlyList<Result> results)
    {
        var pages = Scale(results.Select(result => (double)Math.Max(1, result.Pages)), Left, Right);
        var seconds = Scale(results.Select(result => result.Run.Time.TotalSeconds), Bottom, Top);
        var svg = new StringBuilder(
            """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 390" width="740" height="390" """
                + """font-family="sans-serif" font-size="12" fill="#222222">"""
        );
        svg.Append("\n  <title>Time by pages</title>\n  <rect width=\"740\" height=\"390\" fill=\"#ffffff\"/>\n");
        Grid(svg, pages.Low, pages.High, pages.At, vertical: true);
        Grid(svg, seconds.Low, seconds.High, seconds.At, vertical: false);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"  <text x=\"{(Left + Right) / 2:0}\" y=\"378\" text-anchor=\"middle\">pages</text>\n  <text "
                + $"x=\"16\" y=\"{(Top + Bottom) / 2:0}\" text-anchor=\"middle\" transform=\"rotate(-90 16 "
                + $"{(Top + Bottom) / 2:0})\">seconds</text>\n"
        );
        int line = 0;
        foreach (IGrouping<string, Result> work in results.GroupBy(result => result.Work))
        {
            string colour = Colours[line % Colours.Length];
            string points = string.Join(
                ' ',
                work.Select(result =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{pages.At(result.Pages):0.0},{seconds.At(result.Run.Time.TotalSeconds):0.0}"
                    )
                )
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"  <polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{(line == 0 ? 3 : 1.5)}\"/>\n"
            );
            double y = 30 + (line * 20);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"  <path d=\"M520 {y - 4:0}h22\" stroke=\"{colour}\" stroke-width=\"3\"/>\n  <text x=\"548\" "
                    + $"y=\"{y:0}\">{work.Key}</text>\n"
            );
            line++;
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Whole decades about the values, and the map from a value to its place.</summary>
    private static (int Low, int High, Func<double, double> At) Scale(
        IEnumerable<double> values,
        double from,
        double to
    )
    {
        double[] all = [.. values];
        int low = (int)Math.Floor(Math.Log10(all.Min())),
            high = (int)Math.Ceiling(Math.Log10(all.Max()));
        high = Math.Max(high, low + 1);
        return (low, high, value => from + ((Math.Log10(value) - low) / (high - low) * (to - from)));
    }

    private static void Grid(StringBuilder svg, int low, int high, Func<double, double> at, bool vertical)
    {
        for (int decade = low; decade <= high; decade++)
        {
            double value = Math.Pow(10, decade),
                place = at(value);
            string label = value.ToString("0.###", CultureInfo.InvariantCulture);
            svg.Append(
                vertical
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"  <path d=\"M{place:0.0} {Top}V{Bottom}\" stroke=\"#dddddd\"/>\n  <text "
                            + $"x=\"{place:0.0}\" y=\"358\" text-anchor=\"middle\">{label}</text>\n"
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"  <path d=\"M{Left} {place:0.0}H{Right}\" stroke=\"#dddddd\"/>\n  <text x=\"52\" "
                            + $"y=\"{place + 4:0.0}\" text-anchor=\"end\">{label}</text>\n"
                    )
            );
        }
    }
}
