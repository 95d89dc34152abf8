using System.Collections.Immutable;

namespace Edition.Cli;

/// <summary>Which manuscript, and what the command line says over its head.</summary>
internal sealed record ManuscriptOptions(string Path, string? Template, string? Language);

/// <summary><c>Formats</c> in the order pdf, docx, epub. <c>ForPrint</c>: the PDF with bleed and crop marks.</summary>
internal sealed record BuildOptions(
    ManuscriptOptions Manuscript,
    string Output,
    ImmutableArray<string> Formats,
    bool ForPrint,
    bool Strict,
    bool Json
);

internal enum ReportForm
{
    Text,
    Json,
    Sarif,
}

internal sealed record CheckOptions(
    ManuscriptOptions Manuscript,
    bool Strict,
    bool Hints,
    bool Links,
    bool Fix,
    ReportForm Form
);
