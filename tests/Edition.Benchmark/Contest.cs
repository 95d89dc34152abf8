using System.Globalization;
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
    Measurement Run,
    IReadOnlyDictionary<string, double> Stages
)
{
    public double PagesPerSecond => Pages / Run.Time.TotalSeconds;
}

/// <summary>
/// Edition in all formats and in each alone, checking and verifying, then every peer that is installed, on the same
/// text.
/// </summary>
public static class Contest
{
    public const string AllFormats = "Edition, PDF + DOCX + EPUB",
        Check = "Edition, check",
        TypstPdf = "Typst, PDF";

    public static readonly string[] PdfEngines = ["lualatex", "xelatex", "weasyprint"];

    // Without the spans that change languages: babel of TeX Live 2022 declares the dates of a second one twice.
    private const string Plain = "--from=markdown-bracketed_spans-native_spans-fenced_divs";

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
        long peak = Math.Max(all.PeakBytes, json.RootElement.GetProperty("peakMemoryBytes").GetInt64());
        yield return new Result(articles, pages, AllFormats, all with { PeakBytes = peak }, stages);
        Result Of(string work, Measurement measured) =>
            new(articles, pages, work, measured, new Dictionary<string, double>());

        (string Work, Measurement? Run)[] others =
        [
            ("Edition, verify", Measurement.Median(runs, program, "verify", output, "--manuscript", manuscript)),
            (Check, Measurement.Median(runs, program, "check", manuscript, "--json")),
            .. ((string[])["pdf", "docx", "epub"]).Select(format =>
                ("Edition, " + format.ToUpperInvariant(), Build(format))
            ),
            .. Peers(manuscript, output, runs, articles > 5 ? 1 : 3),
        ];
        foreach ((string work, Measurement? run) in others)
        {
            if (run is not null)
            {
                yield return Of(work, run);
            }
        }

        Measurement? Build(string formats) =>
            Measurement.Median(runs, program, "build", manuscript, "--output", output, "--formats", formats, "--json");
    }

    /// <summary>Other programs, slow ones fewer times.</summary>
    private static IEnumerable<(string Work, Measurement? Run)> Peers(
        string manuscript,
        string output,
        int runs,
        int few
    )
    {
        string[] files = [.. Directory.GetFiles(manuscript, "*.md").Order(StringComparer.Ordinal)];
        foreach (string format in new[] { "docx", "epub" })
        {
            string made = Path.Combine(output, "peer." + format);
            yield return (
                "Pandoc, " + format.ToUpperInvariant(),
                Measurement.Median(runs, "pandoc", [.. files, "-o", made])
            );
        }

        foreach (string engine in PdfEngines.Where(engine => Measurement.Version(engine) is not null))
        {
            string made = Path.Combine(output, "peer.pdf");
            string[] options = [Plain, "--pdf-engine=" + engine, "-V", "mainfont=DejaVu Serif", "-o", made];
            yield return ($"Pandoc and {engine}, PDF", Measurement.Median(few, "pandoc", [.. files, .. options]));
        }

        if (Typst.Find() is { } typst)
        {
            string source = Path.Combine(output, "peer.typ");
            TypstText.Write(manuscript, source);
            yield return (
                TypstPdf,
                Measurement.Median(few, () => typst.Compile(source, Path.Combine(output, "typst.pdf")))
            );
        }
    }

    /// <summary>
    /// What an earlier commit's program and today's take for the same work, turn by turn: the medians of the ratios.
    /// </summary>
    public static void Compare(string before, string now, string manuscript, string output, int articles)
    {
        int runs = articles > 50 ? 5 : 10;
        (Measurement Before, Measurement Now)[] pairs = Measurement.Pairs(
            runs,
            () => Build(before, output + "-before"),
            () => Build(now, output + "-now")
        );
        string Ratio(Func<Measurement, double> of)
        {
            double[] ratios = [.. pairs.Select(pair => of(pair.Now) / of(pair.Before)).Order()];
            return ratios.Length == 0 ? "–" : ratios[ratios.Length / 2].ToString("0.00", CultureInfo.InvariantCulture);
        }

        Console.WriteLine(
            $"| {articles} | {Ratio(run => run.Time.TotalSeconds)} | {Ratio(run => run.Processor.TotalSeconds)} "
                + $"| {Ratio(run => run.PeakBytes)} | {Ratio(run => run.Faults)} |"
        );

        Measurement? Build(string program, string folder) =>
            Measurement.Once(program, ["build", manuscript, "--output", folder, "--quiet"]);
    }
}
