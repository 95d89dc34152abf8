using System.Collections.Immutable;
using System.Globalization;
using Edition.Assembly;
using Edition.Model;
using Edition.Review.Comparing;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>The places in which two states of a book differ, as lines of a list.</summary>
internal sealed class ChangeList(BookComparison comparison, PagesOfPlaces before, PagesOfPlaces after)
{
    private const int Longest = 120;

    public ImmutableArray<RevisionLine> Lines { get; } =
    [
        .. comparison.Changes.Select(change => new RevisionLine(
            change.Kind switch
            {
                ChangeKind.Added => Label.Added,
                ChangeKind.Deleted => Label.Deleted,
                ChangeKind.Moved => Label.Moved,
                _ => Label.Changed,
            },
            Places(change),
            before.Of(change.Old),
            after.Of(change.New),
            Words(change)
        )),
    ];

    /// <summary>Where it stands in the files; where the later one's line is another, both.</summary>
    private static string Places(BookChange change)
    {
        string old = PlaceOf(change.Old.Span),
            now = PlaceOf(change.New.Span);
        return change.Kind switch
        {
            ChangeKind.Deleted => old.Length > 0 ? old : now,
            ChangeKind.Added => now.Length > 0 ? now : old,
            _ when old == now => now,
            _ when change.Old.Span.Source?.Path == change.New.Span.Source?.Path =>
                $"{old} → {now[(now.LastIndexOf(':') + 1)..]}",
            _ => $"{old} → {now}",
        };
    }

    private static string PlaceOf(SourceSpan span) =>
        span.Source is { } source
            ? string.Create(CultureInfo.InvariantCulture, $"{source.Path}:{source.PlaceOf(span.Start).Line}")
            : "";

    private static string Words(BookChange change) =>
        change.Kind == ChangeKind.Moved || change.OldWords.Length == 0 ? Brief(change.NewWords)
        : change.NewWords.Length == 0 ? Brief(change.OldWords)
        : $"{Brief(change.OldWords)} → {Brief(change.NewWords)}";

    private static string Brief(string words)
    {
        string line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest)
        {
            return line;
        }

        string head = line[..(Longest / 2)],
            tail = line[^(Longest / 2)..];
        return head[..Math.Max(head.LastIndexOf(' '), 1)] + " … " + tail[(tail.IndexOf(' ') + 1)..];
    }
}
