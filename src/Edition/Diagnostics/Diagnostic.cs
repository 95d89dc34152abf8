using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Diagnostics;

/// <summary>Error: the edition would be wrong. Query: an editor should look. Hint: shown on request.</summary>
public enum Severity
{
    Error,
    Query,
    Hint,
}

/// <summary>
/// A rule that a manuscript can break, separate from its occurrences. <c>Title</c> is a short English sentence without
/// a final period.
/// Ids: ED0xx files, YAML, templates; ED1xx Markdown; ED2xx notes, ids, references, parallels; ED3xx characters and
/// typography;
/// ED4xx parity of the languages; ED5xx bibliographic references; ED6xx links to articles, apparatus; ED7xx faces and
/// pictures;
/// ED8xx pages and print; ED9xx output and verification.
/// </summary>
public sealed record Rule(string Id, Severity Severity, string Title)
{
    /// <summary>
    /// A file that breaks this rule cannot be read as its author meant it: whatever else is found in it is a
    /// consequence, and is not said.
    /// </summary>
    public bool IsRootCause { get; init; }

    /// <summary>An error that forbids the PDF; the other editions can be made all the same.</summary>
    public bool ForbidsPdfAlone { get; init; }
}

/// <summary>
/// What an occurrence says: its rule, and one clear sentence with the particulars. They are made in <see cref="Says"/>
/// alone, beside the rules, so that every sentence of the program stands once and can be read, and put into another
/// language, in one place.
/// </summary>
public readonly record struct Message(Rule Rule, string Text);

/// <summary>A safe mending of the manuscript: replace the span by the text.</summary>
public sealed record Fix(SourceSpan Span, string Replacement);

/// <summary>
/// One occurrence. <c>Message</c> is one clear sentence with the particulars; <c>Related</c> are further places (the
/// other language, the first definition).
/// </summary>
public sealed record Diagnostic(Rule Rule, SourceSpan Span, string Message)
{
    public Diagnostic(Message message, SourceSpan span)
        : this(message.Rule, span, message.Text) { }

    public ImmutableArray<(SourceSpan Span, string Message)> Related { get; init; } = [];

    public Fix? Fix { get; init; }
}
