using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Review;
using Edition.Review.Revising;

namespace Edition.Cli;

/// <summary>
/// The manuscript as it is to become, built in memory: errors that it would have, and words of the reviewed file that
/// did not arrive. <c>Arrived</c>: what is refused as it stands, and is set so anew.
/// </summary>
internal sealed record ReviewProof(
    ImmutableArray<Diagnostic> Errors,
    ImmutableArray<string> Missing,
    ImmutableArray<Refusal> Arrived
)
{
    public bool HasErrors => !Errors.IsEmpty;

    public static ReviewProof Of(
        ReviewOptions options,
        WordReview review,
        ReviewResult result,
        ImmutableArray<Source> sources
    )
    {
        if (result.Files.IsEmpty)
        {
            return new ReviewProof([], [], []);
        }

        var quiet = new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80);
        var workshop = new Workshop(options.Manuscript, new Progress(quiet, shown: false))
        {
            Instead = result.Files.ToImmutableDictionary(file => file.Path, file => file.After, StringComparer.Ordinal),
        };
        if (workshop.Prepare() is not var (book, faces))
        {
            return new ReviewProof(
                [.. workshop.InOrder(withAccepted: true).Where(finding => finding.Rule.Severity == Severity.Error)],
                [],
                []
            );
        }

        using (faces)
        {
            // What was changed meanwhile is in nobody's Word file, and one author's changes are not all of them.
            bool same =
                result.Conflicts.IsEmpty && options.Authors.IsEmpty && !options.TrackedOnly && IsBase(result, sources);
            (ImmutableArray<string> missing, ImmutableArray<Refusal> arrived) = review.Held(
                EditorsBuild.Bare(book, workshop, null, faces),
                result
            );
            return new ReviewProof([], same ? missing : [], arrived);
        }
    }

    private static bool IsBase(ReviewResult result, ImmutableArray<Source> sources) =>
        result.Files.All(file => sources.Any(source => source.Path == file.Path && source.Text == file.Before));
}
