using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Cli;

/// <summary>A place in a file: lines and columns from 1, columns in code points; nothing where there is none.</summary>
internal abstract record PlaceJson
{
    protected PlaceJson(SourceSpan span)
    {
        if (span.Source is { } source)
        {
            File = source.Path;
            (Line, Column) = source.PlaceOf(span.Start);
            (EndLine, EndColumn) = source.PlaceOf(span.End);
        }
    }

    [JsonPropertyOrder(1)]
    public string? File { get; }

    [JsonPropertyOrder(1)]
    public int? Line { get; }

    [JsonPropertyOrder(1)]
    public int? Column { get; }

    [JsonPropertyOrder(1)]
    public int? EndLine { get; }

    [JsonPropertyOrder(1)]
    public int? EndColumn { get; }
}

/// <summary>A finding as data.</summary>
internal sealed record FindingJson(Diagnostic Finding) : PlaceJson(Finding.Span)
{
    [JsonIgnore]
    public Diagnostic Finding { get; } = Finding;

    public string Rule => Finding.Rule.Id;

    public string Severity => FindingsText.Named(Finding.Rule.Severity);

    public string Title => Finding.Rule.Title;

    public string Message => Finding.Message;

    [JsonPropertyOrder(2)]
    public ImmutableArray<RelatedJson>? Related =>
        Finding.Related.IsEmpty
            ? null
            : [.. Finding.Related.Select(related => new RelatedJson(related.Span, related.Message))];

    [JsonPropertyOrder(2)]
    public FixJson? Fix => Finding.Fix is { } fix ? new FixJson(fix) : null;
}

/// <summary>A further place of a finding.</summary>
internal sealed record RelatedJson(SourceSpan Span, string Message) : PlaceJson(Span)
{
    [JsonIgnore]
    public SourceSpan Span { get; } = Span;
}

/// <summary>A mending: the characters of its place give way to others.</summary>
internal sealed record FixJson(Fix Fix) : PlaceJson(Fix.Span)
{
    [JsonIgnore]
    public Fix Fix { get; } = Fix;

    [JsonPropertyOrder(2)]
    public string Replacement => Fix.Replacement;
}
