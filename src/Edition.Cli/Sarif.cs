using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// Findings as a log for code hosts and editors: Static Analysis Results Interchange Format 2.1.0 (OASIS). Files are
/// relative to the manuscript's folder; what a rule asks for stands beside it.
/// </summary>
internal static class Sarif
{
    private const string Manuscript = "MANUSCRIPT";

    /// <param name="findings">In the order in which they are told.</param>
    /// <param name="folder">The manuscript's folder, with a slash at its end.</param>
    public static SarifLog Of(ImmutableArray<Diagnostic> findings, Uri folder)
    {
        Rule[] rules =
        [
            .. findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
        var driver = new SarifDriver("edition", CommandLine.Version, [.. rules.Select(Described)]);
        return new SarifLog(
            "https://json.schemastore.org/sarif-2.1.0.json",
            "2.1.0",
            [
                new SarifRun(
                    "unicodeCodePoints",
                    new SarifTool(driver),
                    new Dictionary<string, SarifArtifact> { [Manuscript] = new(folder.AbsoluteUri, null) },
                    [.. findings.Select(finding => Result(finding, Array.IndexOf(rules, finding.Rule)))]
                ),
            ]
        );
    }

    private static SarifRule Described(Rule rule) =>
        new(
            rule.Id,
            new SarifText(rule.Title),
            ExplainCommand.Section(rule) is { } section ? new SarifHelp(section, section) : null,
            new SarifConfiguration(Level(rule))
        );

    private static SarifResult Result(Diagnostic finding, int rule) =>
        new(
            finding.Rule.Id,
            rule,
            Level(finding.Rule),
            new SarifText(finding.Message),
            Locations([(finding.Span, null)]),
            Locations([.. finding.Related.Select(related => (related.Span, (string?)related.Message))]),
            new Dictionary<string, string> { ["ruleAndWords/v1"] = Fingerprint(finding) },
            finding.Fix is { Span.Source: not null } fix ? [Mending(fix)] : null
        );

    /// <summary>The same however the lines of the file move: rule, file and words, as an editor accepts a query.</summary>
    private static string Fingerprint(Diagnostic finding)
    {
        AcceptedQuery query = AcceptedQuery.Of(finding);
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', query.Rule, query.File, query.Words)))
        );
    }

    private static string Level(Rule rule) =>
        rule.Severity switch
        {
            Severity.Error => "error",
            Severity.Query => "warning",
            _ => "note",
        };

    private static ImmutableArray<SarifLocation>? Locations(ImmutableArray<(SourceSpan Span, string? Message)> places)
    {
        ImmutableArray<SarifLocation> known =
        [
            .. places
                .Where(place => place.Span.Source is not null)
                .Select(place => new SarifLocation(
                    new SarifPlace(Artifact(place.Span.Source!), Region(place.Span)),
                    place.Message is { } message ? new SarifText(message) : null
                )),
        ];
        return known.IsEmpty ? null : known;
    }

    private static SarifFix Mending(Fix fix) =>
        new([
            new SarifChange(
                Artifact(fix.Span.Source!),
                [new SarifReplacement(Region(fix.Span), new SarifText(fix.Replacement))]
            ),
        ]);

    private static SarifArtifact Artifact(Source source) =>
        new(string.Join('/', source.Path.Split('/').Select(Uri.EscapeDataString)), Manuscript);

    private static SarifRegion Region(SourceSpan span)
    {
        (int line, int column) = span.Source!.PlaceOf(span.Start);
        (int endLine, int endColumn) = span.Source.PlaceOf(span.End);
        return new SarifRegion(line, column, endLine, endColumn);
    }
}

internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    string Version,
    ImmutableArray<SarifRun> Runs
);

internal sealed record SarifRun(
    string ColumnKind,
    SarifTool Tool,
    IReadOnlyDictionary<string, SarifArtifact> OriginalUriBaseIds,
    ImmutableArray<SarifResult> Results
);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, ImmutableArray<SarifRule> Rules);

internal sealed record SarifRule(
    string Id,
    SarifText ShortDescription,
    SarifHelp? Help,
    SarifConfiguration DefaultConfiguration
);

internal sealed record SarifText(string Text);

internal sealed record SarifHelp(string Text, string Markdown);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifResult(
    string RuleId,
    int RuleIndex,
    string Level,
    SarifText Message,
    ImmutableArray<SarifLocation>? Locations,
    ImmutableArray<SarifLocation>? RelatedLocations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    ImmutableArray<SarifFix>? Fixes
);

internal sealed record SarifLocation(SarifPlace PhysicalLocation, SarifText? Message);

internal sealed record SarifPlace(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);

internal sealed record SarifFix(ImmutableArray<SarifChange> ArtifactChanges);

internal sealed record SarifChange(SarifArtifact ArtifactLocation, ImmutableArray<SarifReplacement> Replacements);

internal sealed record SarifReplacement(SarifRegion DeletedRegion, SarifText InsertedContent);
