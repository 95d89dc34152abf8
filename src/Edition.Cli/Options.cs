using System.Collections.Immutable;

namespace Edition.Cli;

/// <summary>Which manuscript, and what the command line says over its head.</summary>
internal sealed record ManuscriptOptions(string Path, string? Template, string? Language)
{
    /// <summary>Notes are numbered through, whatever the manuscript says.</summary>
    public bool NotesThrough { get; init; }
}

/// <summary>
/// What an edition is for: the screen; a printing house, with bleed and crop marks; a journal's office, which wants a
/// manuscript: a DOCX in the template of that name, with notes numbered through.
/// </summary>
internal enum BuildProfile
{
    Screen,
    Print,
    Manuscript,
}

/// <summary><c>Formats</c> in the order pdf, docx, epub.</summary>
internal sealed record BuildOptions(
    ManuscriptOptions Manuscript,
    string Output,
    ImmutableArray<string> Formats,
    BuildProfile Profile,
    bool Strict,
    ReportOptions Report
)
{
    /// <summary>The finished pages are counted, and what was found is written beside the edition.</summary>
    public bool CountsPages { get; init; }

    /// <summary>The DOCX is a copy for an editor, whose corrections can come back.</summary>
    public bool ForReview { get; init; }
}

internal enum ReportForm
{
    Text,
    Json,
    Sarif,

    /// <summary>Commands of a GitHub workflow, which show each finding at its line of a change.</summary>
    GitHub,
}

/// <summary>
/// How findings are told. <c>All</c>: queries of one rule are not folded. <c>Quiet</c>: errors only, and no summary.
/// </summary>
internal sealed record ReportOptions(ReportForm Form, bool All, bool Quiet);

/// <summary><c>DryRun</c>: what <c>Fix</c> would change is shown, and nothing changed.</summary>
internal sealed record CheckOptions(
    ManuscriptOptions Manuscript,
    bool Strict,
    bool Hints,
    bool Links,
    bool Fix,
    bool DryRun,
    ReportOptions Report
);

/// <summary><c>Rules</c>: the ids of which queries are accepted; all where it is empty.</summary>
internal sealed record AcceptOptions(ManuscriptOptions Manuscript, ImmutableArray<string> Rules);

/// <summary>
/// <c>Output</c>: a folder, or the DOCX to be made. <c>Author</c>: in whose name the changes stand.
/// </summary>
internal sealed record DiffOptions(
    ManuscriptOptions Old,
    ManuscriptOptions New,
    string Output,
    string Author,
    bool Json
);

/// <summary>
/// <c>Base</c>: the file that says what the DOCX was made of. <c>Authors</c>: whose changes are taken, all where it is
/// empty. <c>Apply</c>: written into the manuscript. <c>Patch</c>: where patches go; "-" is standard output.
/// </summary>
internal sealed record ReviewOptions(
    string Reviewed,
    ManuscriptOptions Manuscript,
    string? Base,
    ImmutableArray<string> Authors,
    bool TrackedOnly,
    bool Apply,
    string? Patch,
    bool Json
);
