using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Revising;

namespace Edition.Review;

/// <summary>
/// How a file is worded where a review brings back the same words otherwise: wraps, quotation marks as they were typed,
/// labels of notes. <c>Arrived</c>: the file as all changes of a revision set's words make it; <c>Wanted</c>: as it is to
/// be; <c>Rows</c>: what then still differs from the later file.
/// </summary>
public sealed record Rewording(string Path, string Arrived, string Wanted, ImmutableArray<Decision> Rows)
{
    /// <summary>The later file, where it differs from all that by the ends of its lines.</summary>
    public string? Exact { get; init; }

    internal bool IsSound() =>
        !Rows.IsDefault
        && Rows.All(row =>
            row is { Edits.IsDefault: false }
            && Sites.IsRowName(row.Mark)
            && row.Edits.All(edit => edit is not null)
            && row.Edits.Prepend(new TextEdit(0, 0, ""))
                .Zip(row.Edits.Append(new TextEdit(Wanted.Length, Wanted.Length, "")))
                .All(two =>
                    two.First.Start <= two.First.End
                    && two.First.End <= two.Second.Start
                    && two.Second.Start <= two.Second.End
                )
        );

    /// <summary>What the file is once all changes of words and these rows are taken.</summary>
    internal string With(IReadOnlyCollection<Decision> rows) =>
        Exact is not null && rows.Count == Rows.Length
            ? Exact
            : Edits.Apply(new Source(Path, Wanted), rows.SelectMany(row => EditsOf(row)));

    /// <summary>
    /// The file as a review has made it, with those stretches worded as wanted that all changes were taken in; the others
    /// stay.
    /// </summary>
    internal string Onto(string revised)
    {
        if (revised == Arrived)
        {
            return Wanted;
        }

        var source = new Source(Path, Arrived);
        ImmutableArray<LineStretches.Group> groups = LineStretches.Groups(source, Wanted);
        (string all, ImmutableArray<Conflict> conflicts) = Merge.Onto(
            source,
            [.. groups.SelectMany(group => group.Edits)],
            revised
        );
        if (conflicts.IsEmpty)
        {
            return all;
        }

        foreach (LineStretches.Group group in groups)
        {
            (string text, ImmutableArray<Conflict> missed) = Merge.Onto(source, group.Edits, revised);
            revised = missed.IsEmpty ? text : revised;
        }

        return revised;
    }

    /// <summary>The file as a review has made it, with these rows; and those that do not fit what has become of it.</summary>
    internal (string Text, ImmutableArray<(Decision Row, Conflict Conflict)> Missed) Onto(
        string revised,
        IReadOnlyCollection<Decision> rows
    )
    {
        if (revised == Wanted)
        {
            return (With(rows), []);
        }

        var missed = ImmutableArray.CreateBuilder<(Decision, Conflict)>();
        if (Exact is not null && rows.Contains(Rows[^1]))
        {
            missed.Add((Rows[^1], new Conflict(Path, 1, Rows[^1].Now, "")));
        }

        foreach (Decision row in rows)
        {
            (string text, ImmutableArray<Conflict> conflicts) = Merge.Onto(
                new Source(Path, Wanted),
                [.. EditsOf(row)],
                revised
            );
            revised = conflicts.IsEmpty ? text : revised;
            missed.AddRange(conflicts.Take(1).Select(conflict => (row, conflict)));
        }

        return (revised, missed.ToImmutable());
    }

    /// <summary>Where in the file, as it is worded, a row changes something first.</summary>
    internal SourceSpan PlaceOf(Decision row) =>
        new(new Source(Path, Wanted), row.Edits.IsEmpty ? 0 : row.Edits[0].Start, 0);

    private IEnumerable<SourceEdit> EditsOf(Decision row)
    {
        var source = new Source(Path, Wanted);
        return row.Edits.Select(edit => new SourceEdit(
            source,
            edit.Start,
            edit.End,
            edit.Text,
            new Place(edit.Start, edit.End)
        ));
    }
}
