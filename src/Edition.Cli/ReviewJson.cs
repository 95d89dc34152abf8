using System.Collections.Immutable;

namespace Edition.Cli;

internal sealed record CorrectionJson(
    string? File,
    int Line,
    int Column,
    string Old,
    string New,
    string? What,
    string? Author,
    string? Date,
    bool Tracked
);

internal sealed record RefusalJson(string? File, int Line, int Column, string Words, string Reason, string? Author);

/// <summary>What <c>edition review --json</c> says.</summary>
internal sealed record ReviewJson(
    ImmutableArray<CorrectionJson> Corrections,
    ImmutableArray<RefusalJson> Refused,
    int Comments,
    int Resolved,
    bool Bookmarks,
    bool Written,
    ImmutableArray<string> Files
);
