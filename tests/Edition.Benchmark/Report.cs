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

            Written by `dotnet dnx cake.tool --yes -- --target=Benchmark`, but for what stands behind the ratios: the native
            executable, whole process, template `bench`, on books of distinct articles made from the sample's sentences;
            the run of median wall-clock time, with its processor time and page faults. Peers run on the same text in the
            same run, where they are installed (Typst by `EDITION_PEERS`, a folder into which
            `npm install @myriaddreamin/typst-ts-node-compiler@0.7.0` was run); pages are those of our PDF.

            ![Time by pages](images/benchmarks.svg)


            """
        );
        text.Append(CultureInfo.InvariantCulture, $"Machine: {Machine()}. Versions: {Versions(program)}.\n\n");
        text.Append(
            "| Articles | Pages | Work | Time, s | Processor, s | Pages a second | Peak memory, MB | Page faults |\n"
                + "| ---: | ---: | :--- | ---: | ---: | ---: | ---: | ---: |\n"
        );
        foreach (Result result in results)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Articles} | {result.Pages} | {result.Work} | {result.Run.Time.TotalSeconds:0.000} | "
                    + $"{result.Run.Processor.TotalSeconds:0.000} | {result.PagesPerSecond:0} | "
                    + $"{result.Run.PeakBytes / 1048576.0:0} | {result.Run.Faults} |\n"
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

        Ratios(text, results);
        text.Append(Kept(Path.Combine(docs, "benchmarks.md")));
        Directory.CreateDirectory(Path.Combine(docs, "images"));
        File.WriteAllText(Path.Combine(docs, "benchmarks.md"), text.ToString());
        File.WriteAllText(Path.Combine(docs, "images", "benchmarks.svg"), Plot.Of(results));
    }

    private static void Ratios(StringBuilder text, IReadOnlyList<Result> results)
    {
        text.Append(
            "\n## Beside peers\n\nEdition's PDF + DOCX + EPUB over Pandoc's DOCX + EPUB, and over those and Typst's PDF; "
                + "Edition's check over Pandoc's EPUB.\n\n"
                + "| Articles | Pandoc: time | Pandoc and Typst: time | Processor | Check |\n"
                + "| ---: | ---: | ---: | ---: | ---: |\n"
        );
        foreach (IGrouping<int, Result> size in results.GroupBy(result => result.Articles))
        {
            Measurement[] Of(params string[] works) =>
                [.. size.Where(result => works.Contains(result.Work)).Select(result => result.Run)];
            Measurement[] own = Of(Contest.AllFormats),
                pandoc = Of("Pandoc, DOCX", "Pandoc, EPUB"),
                both = Of("Pandoc, DOCX", "Pandoc, EPUB", Contest.TypstPdf);
            string with = both.Length < 3 ? "–" : Ratio(own, both, run => run.Time);
            string processor = both.Length < 3 ? "–" : Ratio(own, both, run => run.Processor);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {size.Key} | {Ratio(own, pandoc, run => run.Time)} | {with} | {processor} | "
                    + $"{Ratio(Of(Contest.Check), Of("Pandoc, EPUB"), run => run.Time)} |\n"
            );
        }
    }

    private static string Ratio(Measurement[] own, Measurement[] others, Func<Measurement, TimeSpan> of) =>
        own.Length == 0 || others.Length == 0
            ? "–"
            : (own.Sum(run => of(run).TotalSeconds) / others.Sum(run => of(run).TotalSeconds)).ToString(
                "0.00",
                CultureInfo.InvariantCulture
            );

    /// <summary>What people wrote below the tables, from its heading on.</summary>
    private static string Kept(string file)
    {
        string before = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        int at = before.IndexOf("\n## Where the time goes", StringComparison.Ordinal);
        return at < 0 ? "" : before[at..];
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
                .Append(("typst", Typst.Find()?.Name))
                .Where(known => known.Item2 is not null)
                .Select(known => known.Item2!.Any(char.IsLetter) ? known.Item2 : $"{known.Item1} {known.Item2}")
        );
}
