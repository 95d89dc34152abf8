using System.Text.Json;

namespace Edition.Benchmark;

/// <summary>
/// One program's way through one book. <c>Stages</c> in milliseconds are known of Edition alone, of the run with all
/// formats.
/// </summary>
public sealed record Result(
    int Articles,
    int Pages,
    string Work,
    TimeSpan Time,
    long PeakBytes,
    IReadOnlyDictionary<string, double> Stages
)
{
    public double PagesPerSecond => Pages / Time.TotalSeconds;
}

/// <summary>Edition in all formats and in each alone, then every peer that is installed, on the same text.</summary>
public static class Contest
{
    public static readonly string[] PdfEngines = ["xelatex", "weasyprint", "typst"];

    public static IEnumerable<Result> Run(string program, string manuscript, string output, int articles)
    {
        int runs =
            articles > 50 ? 3
            : articles > 5 ? 5
            : 9;
        Measurement all = Build("pdf,docx,epub") ?? throw new InvalidOperationException("The book does not build.");
        using JsonDocument json = JsonDocument.Parse(all.Output);
        int pages = json.RootElement.GetProperty("pages").GetInt32();
        var stages = json
            .RootElement.GetProperty("milliseconds")
            .EnumerateObject()
            .ToDictionary(stage => stage.Name, stage => stage.Value.GetDouble());
        yield return new Result(
            articles,
            pages,
            "Edition, PDF + DOCX + EPUB",
            all.Time,
            Math.Max(all.PeakBytes, json.RootElement.GetProperty("peakMemoryBytes").GetInt64()),
            stages
        );
        foreach (string format in new[] { "pdf", "docx", "epub" })
        {
            if (Build(format) is { } one)
            {
                yield return Of("Edition, " + format.ToUpperInvariant(), one);
            }
        }

        string[] files = [.. Directory.GetFiles(manuscript, "*.md").Order(StringComparer.Ordinal)];
        foreach (string format in new[] { "docx", "epub" })
        {
            if (
                Measurement.Median(runs, "pandoc", [.. files, "-o", Path.Combine(output, "peer." + format)]) is { } peer
            )
            {
                yield return Of("Pandoc, " + format.ToUpperInvariant(), peer);
            }
        }

        foreach (string engine in PdfEngines.Where(engine => Measurement.Version(engine) is not null))
        {
            if (
                Measurement.Median(
                    articles > 5 ? 1 : 3,
                    "pandoc",
                    [
                        .. files,
                        "--pdf-engine=" + engine,
                        "-V",
                        "mainfont=DejaVu Serif",
                        "-o",
                        Path.Combine(output, "peer.pdf"),
                    ]
                ) is
                { } peer
            )
            {
                yield return Of($"Pandoc and {engine}, PDF", peer);
            }
        }

        Measurement? Build(string formats) =>
            Measurement.Median(runs, program, "build", manuscript, "--output", output, "--formats", formats, "--json");

        Result Of(string work, Measurement measured) =>
            new(articles, pages, work, measured.Time, measured.PeakBytes, new Dictionary<string, double>());
    }
}
