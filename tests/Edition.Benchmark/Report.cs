using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Edition.Benchmark;

/// <summary>Writes benchmarks.md and its plot.</summary>
public static class Report
{
    public static void Write(string docs, IReadOnlyList<Result> results, string program)
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Benchmarks

            Written by `dotnet dnx cake.tool --yes -- --target=Benchmark`: the native executable, whole process, template
            `bench`, on books of distinct articles made from the sample's sentences; median wall-clock time. Peers
            run on the same text in the same run, where they are installed; pages are those of our PDF.

            ![Time by pages](images/benchmarks.svg)


            """
        );
        text.Append(CultureInfo.InvariantCulture, $"Machine: {Machine()}. Versions: {Versions(program)}.\n\n");
        text.Append(
            "| Articles | Pages | Work | Time, s | Pages a second | Peak memory, MB |\n| ---: | ---: | :--- | ---: | ---: | ---: |\n"
        );
        foreach (Result result in results)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Articles} | {result.Pages} | {result.Work} | {result.Time.TotalSeconds:0.000} | "
                    + $"{result.PagesPerSecond:0} | {result.PeakBytes / 1048576.0:0} |\n"
            );
        }

        Result[] own = [.. results.Where(result => result.Stages.Count > 0)];
        string[] stages = [.. own.SelectMany(result => result.Stages.Keys).Distinct()];
        text.Append("\n## Stages, in milliseconds\n\nStages overlap, so they add up to more than the total.\n\n");
        text.Append("| Articles | ")
            .AppendJoin(" | ", stages)
            .Append(" |\n| ---: |")
            .Append(string.Concat(Enumerable.Repeat(" ---: |", stages.Length)))
            .Append('\n');
        foreach (Result result in own)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Articles} |");
            foreach (string stage in stages)
            {
                text.Append(CultureInfo.InvariantCulture, $" {result.Stages.GetValueOrDefault(stage):0.0} |");
            }

            text.Append('\n');
        }

        text.Append(
            "\n## Beside Pandoc\n\nPDF + DOCX + EPUB by Edition over DOCX + EPUB by Pandoc.\n\n| Articles | Ratio |\n| ---: | ---: |\n"
        );
        foreach (Result result in own)
        {
            double peer = results
                .Where(other =>
                    other.Articles == result.Articles && other.Work.StartsWith("Pandoc, ", StringComparison.Ordinal)
                )
                .Sum(other => other.Time.TotalSeconds);
            if (peer > 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {result.Articles} | {result.Time.TotalSeconds / peer:0.00} |\n"
                );
            }
        }

        Directory.CreateDirectory(Path.Combine(docs, "images"));
        File.WriteAllText(Path.Combine(docs, "benchmarks.md"), text.ToString());
        File.WriteAllText(Path.Combine(docs, "images", "benchmarks.svg"), Plot.Of(results));
    }

    private static string Machine()
    {
        string? model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
            : null;
        return $"{Environment.ProcessorCount} × {model ?? RuntimeInformation.ProcessArchitecture.ToString()}, "
            + $"{RuntimeInformation.OSDescription}";
    }

    private static string Versions(string program) =>
        string.Join(
            ", ",
            new[] { program, "pandoc" }
                .Concat(Contest.PdfEngines)
                .Select(name => (Path.GetFileName(name), Measurement.Version(name)))
                .Where(known => known.Item2 is not null)
                .Select(known => known.Item2!.Any(char.IsLetter) ? known.Item2 : $"{known.Item1} {known.Item2}")
        );
}
