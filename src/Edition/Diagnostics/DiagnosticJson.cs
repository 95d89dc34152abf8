using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Edition.Diagnostics;

/// <summary>
/// Findings as data: <c>{ "findings": [ { "rule", "title", "severity", "message", "file", "line", "column", "endLine", "endColumn", "related", "fix" } ], "errors", "queries", "hints" }</c>.
/// Lines and columns from 1, columns in code points, the end exclusive; a finding without a place has no file. Offsets of a fix are in UTF-16 units of the file.
/// </summary>
public static class DiagnosticJson
{
    internal static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IReadOnlyCollection<Diagnostic> findings)
    {
        return Written(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("findings");
            foreach (Diagnostic finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Rule.Id);
                json.WriteString("title", finding.Rule.Title);
                json.WriteString("severity", DiagnosticText.Word(finding.Rule.Severity));
                json.WriteString("message", Sound(finding.Message));
                WritePlace(json, finding.Span);
                if (!finding.Related.IsEmpty)
                {
                    json.WriteStartArray("related");
                    foreach ((SourceSpan span, string message) in finding.Related)
                    {
                        json.WriteStartObject();
                        json.WriteString("message", Sound(message));
                        WritePlace(json, span);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }

                if (finding.Fix is { } fix)
                {
                    json.WriteStartObject("fix");
                    json.WriteNumber("start", fix.Span.Start);
                    json.WriteNumber("length", fix.Span.Length);
                    json.WriteString("replacement", Sound(fix.Replacement));
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("errors", findings.Count(finding => finding.Rule.Severity == Severity.Error));
            json.WriteNumber("queries", findings.Count(finding => finding.Rule.Severity == Severity.Query));
            json.WriteNumber("hints", findings.Count(finding => finding.Rule.Severity == Severity.Hint));
            json.WriteEndObject();
        });
    }

    internal static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Halves of surrogate pairs, which no JSON can hold, replaced.</summary>
    internal static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void WritePlace(Utf8JsonWriter json, SourceSpan span)
    {
        if (span.Source is not { } source)
        {
            return;
        }

        (int line, int column) = source.PlaceOf(span.Start);
        (int endLine, int endColumn) = source.PlaceOf(span.End);
        json.WriteString("file", Sound(source.Path));
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
    }
}
