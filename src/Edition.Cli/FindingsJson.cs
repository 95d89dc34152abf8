using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// Findings as data: an array of objects, or a SARIF 2.1.0 log (OASIS). Lines and columns from 1, columns in code
/// points.
/// </summary>
internal static class FindingsJson
{
    public static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteArray(Utf8JsonWriter json, ImmutableArray<Diagnostic> findings)
    {
        json.WriteStartArray();
        foreach (Diagnostic finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString(
                "severity",
                finding.Rule.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Query => "query",
                    _ => "hint",
                }
            );
            json.WriteString("title", finding.Rule.Title);
            json.WriteString("message", finding.Message);
            WritePlace(json, finding.Span);
            if (!finding.Related.IsEmpty)
            {
                json.WriteStartArray("related");
                foreach ((SourceSpan span, string message) in finding.Related)
                {
                    json.WriteStartObject();
                    json.WriteString("message", message);
                    WritePlace(json, span);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (finding.Fix is { } fix)
            {
                json.WriteStartObject("fix");
                WritePlace(json, fix.Span);
                json.WriteString("replacement", fix.Replacement);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteSarif(TextWriter to, ImmutableArray<Diagnostic> findings)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            WriteSarif(json, findings);
        }

        to.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteSarif(Utf8JsonWriter json, ImmutableArray<Diagnostic> findings)
    {
        Rule[] rules =
        [
            .. findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteString("columnKind", "unicodeCodePoints");
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "edition");
        json.WriteString("version", CommandLine.Version);
        json.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", rule.Title);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (Diagnostic finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule.Id);
            json.WriteNumber("ruleIndex", Array.IndexOf(rules, finding.Rule));
            json.WriteString("level", Level(finding.Rule));
            WriteMessage(json, finding.Message);
            WriteLocations(json, "locations", [(finding.Span, null)]);
            WriteLocations(
                json,
                "relatedLocations",
                [.. finding.Related.Select(related => (related.Span, (string?)related.Message))]
            );
            if (finding.Fix is { Span.Source: not null } fix)
            {
                WriteFix(json, fix);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Level(Rule rule) =>
        rule.Severity switch
        {
            Severity.Error => "error",
            Severity.Query => "warning",
            _ => "note",
        };

    private static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteLocations(
        Utf8JsonWriter json,
        string key,
        ImmutableArray<(SourceSpan Span, string? Message)> places
    )
    {
        (SourceSpan Span, string? Message)[] known = [.. places.Where(place => place.Span.Source is not null)];
        if (known.Length == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach ((SourceSpan span, string? message) in known)
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(json, span.Source!);
            WriteRegion(json, "region", span);
            json.WriteEndObject();
            if (message is not null)
            {
                WriteMessage(json, message);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, fix.Span.Source!);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion", fix.Span);
        json.WriteStartObject("insertedContent");
        json.WriteString("text", fix.Replacement);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArtifact(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', source.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string key, SourceSpan span)
    {
        (int line, int column) = span.Source!.PlaceOf(span.Start);
        (int endLine, int endColumn) = span.Source.PlaceOf(span.End);
        json.WriteStartObject(key);
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceSpan span)
    {
        if (span.Source is null)
        {
            return;
        }

        (int line, int column) = span.Source.PlaceOf(span.Start);
        (int endLine, int endColumn) = span.Source.PlaceOf(span.End);
        json.WriteString("file", span.Source.Path);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
    }
}
