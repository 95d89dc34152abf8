using System.Text.Json;

namespace Edition.Diagnostics;

/// <summary>
/// Findings in SARIF 2.1.0 (OASIS), for editors and code hosts: one run, its rules, its results in order. Paths are relative to the manuscript, columns count code points.
/// </summary>
public static class DiagnosticSarif
{
    public static string Of(IReadOnlyCollection<Diagnostic> findings, string version)
    {
        Rule[] rules = [.. findings.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        return DiagnosticJson.Written(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "Edition");
            json.WriteString("version", version);
            json.WriteStartArray("rules");
            foreach (Rule rule in rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                WriteText(json, "shortDescription", rule.Title);
                json.WriteStartObject("defaultConfiguration");
                json.WriteString("level", Level(rule.Severity));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "unicodeCodePoints");
            json.WriteStartArray("results");
            foreach (Diagnostic finding in findings)
            {
                WriteResult(json, finding, Array.FindIndex(rules, rule => rule.Id == finding.Rule.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(finding.Rule.Severity));
        WriteText(json, "message", finding.Message);
        if (finding.Span.Source is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WriteLocation(json, finding.Span);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (finding.Related.Any(related => related.Span.Source is not null))
        {
            json.WriteStartArray("relatedLocations");
            int id = 0;
            foreach ((SourceSpan span, string message) in finding.Related.Where(related => related.Span.Source is not null))
            {
                json.WriteStartObject();
                json.WriteNumber("id", id++);
                WriteText(json, "message", message);
                WriteLocation(json, span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (finding.Fix is { Span.Source: { } source } fix)
        {
            json.WriteStartArray("fixes");
            json.WriteStartObject();
            json.WriteStartArray("artifactChanges");
            json.WriteStartObject();
            WriteArtifact(json, source);
            json.WriteStartArray("replacements");
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", fix.Span);
            WriteText(json, "insertedContent", fix.Replacement);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, span.Source!);
        WriteRegion(json, "region", span);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', DiagnosticJson.Sound(source.Path).Split('/', '\\').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceSpan span)
    {
        (int line, int column) = span.Source!.PlaceOf(span.Start);
        (int endLine, int endColumn) = span.Source.PlaceOf(span.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", line);
        json.WriteNumber("startColumn", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", DiagnosticJson.Sound(text));
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "warning",
        Severity.Hint => "note",
        _ => throw new InvalidOperationException(severity.ToString()),
    };
}
