using System.Globalization;

namespace Edition.Review.Importing;

/// <summary>Numbers for ids and files that are one for all articles of an issue.</summary>
internal sealed class FigureCounts
{
    private int tables;
    private int figures;
    private int places;

    public string NextTable() => string.Create(CultureInfo.InvariantCulture, $"tbl-{++tables}");

    public string NextFigure() => string.Create(CultureInfo.InvariantCulture, $"fig-{++figures}");

    public string NextPlace(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{++places}");
}
