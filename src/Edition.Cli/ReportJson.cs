using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Edition.Diagnostics;

namespace Edition.Cli;

/// <summary><c>--json</c>: findings, and what a build made, in what time and memory.</summary>
internal static class ReportJson
{
    public static void Write(
        TextWriter to,
        ImmutableArray<Diagnostic> findings,
        BuildReport? report,
        Progress? progress
    )
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, FindingsJson.Form))
        {
            json.WriteStartObject();
            json.WritePropertyName("findings");
            FindingsJson.WriteArray(json, findings);
            if (report is not null)
            {
                Write(json, report);
            }

            if (progress is not null)
            {
                Write(json, progress);
            }

            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter json, BuildReport report)
    {
        json.WriteNumber("pages", report.Pages);
        json.WriteNumber("words", report.Census.Words);
        json.WriteNumber("notes", report.Census.Notes);
        json.WriteStartArray("files");
        foreach (FileReport file in report.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Progress progress)
    {
        json.WriteStartObject("milliseconds");
        foreach ((string stage, TimeSpan time) in progress.Times)
        {
            json.WriteNumber(stage, Math.Round(time.TotalMilliseconds, 1));
        }

        json.WriteNumber("total", Math.Round(progress.Elapsed.TotalMilliseconds, 1));
        json.WriteEndObject();
        using Process self = Process.GetCurrentProcess();
        json.WriteNumber("peakMemoryBytes", self.PeakWorkingSet64);
    }
}
