using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Diagnostics;

/// <summary>
/// Where stages put what they find. Stages throw only for bugs. Safe to use from several threads; the order in which
/// findings come out does not
/// depend on the order in which they went in.
/// </summary>
public sealed class Findings
{
    private readonly Lock gate = new();
    private readonly List<Diagnostic> found = [];

    public void Add(Diagnostic diagnostic)
    {
        lock (gate)
        {
            found.Add(diagnostic);
        }
    }

    public void Add(Message message, SourceSpan span) => Add(new Diagnostic(message, span));

    public void AddRange(ImmutableArray<Diagnostic> diagnostics)
    {
        lock (gate)
        {
            found.AddRange(diagnostics);
        }
    }

    /// <summary>What was found so far, as it came.</summary>
    public ImmutableArray<Diagnostic> All
    {
        get
        {
            lock (gate)
            {
                return [.. found];
            }
        }
    }

    public bool HasErrors => Has(rule => rule.Severity == Severity.Error);

    /// <summary>Whether there are errors that forbid every edition, not the PDF alone.</summary>
    public bool ForbidAll => Has(rule => rule is { Severity: Severity.Error, ForbidsPdfAlone: false });

    private bool Has(Predicate<Rule> such)
    {
        lock (gate)
        {
            return found.Exists(diagnostic => such(diagnostic.Rule));
        }
    }

    /// <summary>
    /// All findings once each, by file in the order given (others after, by path), place and rule. Queries and hints
    /// that a suppression covers are left out; errors are never silenced. Of a file that could not be read the cause is
    /// told alone.
    /// </summary>
    public ImmutableArray<Diagnostic> InOrder(IEnumerable<Source> files, IEnumerable<Suppression> suppressions)
    {
        Dictionary<Source, int> rank = [];
        foreach (Source file in files)
        {
            rank.TryAdd(file, rank.Count);
        }

        Suppression[] silenced = [.. suppressions];
        Diagnostic[] all;
        lock (gate)
        {
            all = [.. found];
        }

        // The first cause of each file that could not be read, in the order in which a file is read: bytes, YAML, fences.
        Dictionary<Source, Diagnostic> causes = [];
        foreach (
            Diagnostic cause in all.Where(d => d.Rule.IsRootCause && d.Span.Source is not null)
                .OrderBy(d => d.Rule.Id, StringComparer.Ordinal)
                .ThenBy(d => d.Span.Start)
                .ThenBy(d => d.Message, StringComparer.Ordinal)
        )
        {
            causes.TryAdd(cause.Span.Source!, cause);
        }

        return
        [
            .. all.Where(d =>
                    d.Span.Source is not { } source
                    || !causes.TryGetValue(source, out Diagnostic? cause)
                    || ReferenceEquals(d, cause)
                )
                .Where(d =>
                    d.Rule.Severity == Severity.Error
                    || !silenced.Any(s =>
                        s.Source == d.Span.Source
                        && s.Start <= d.Span.Start
                        && d.Span.Start < s.End
                        && s.RuleIds.Contains(d.Rule.Id)
                    )
                )
                .DistinctBy(d => (d.Rule.Id, d.Span, d.Message))
                .OrderBy(d => d.Span.Source is { } source ? rank.GetValueOrDefault(source, int.MaxValue) : -1)
                .ThenBy(d => d.Span.Source?.Path ?? "", StringComparer.Ordinal)
                .ThenBy(d => d.Span.Start)
                .ThenBy(d => d.Rule.Id, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal),
        ];
    }
}
