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
    /// <summary>Files that would be written though the manuscript, as it is to become, does not read them.</summary>
    public ImmutableArray<Refusal> Unread { get; init; } = [];

    public bool HasErrors => !Errors.IsEmpty;

    /// <param name="built">The copy that the review was held against.</param>
    public static ReviewProof Of(
        ReviewOptions options,
        WordReview review,
        ReviewResult result,
        CurrentTexts current,
        byte[] built
    )
    {
        // What was changed meanwhile is in nobody's Word file, and one author's changes are not all of them.
        bool same =
            result.Conflicts.IsEmpty
            && options.Authors.IsEmpty
            && !options.TrackedOnly
            && current.Texts.All(text => text.Source.Text == text.Now);
        ReviewProof Held(byte[] outcome)
        {
            (ImmutableArray<string> missing, ImmutableArray<Refusal> arrived) = review.Held(outcome, result);
            return new ReviewProof([], same ? missing : [], arrived);
        }

        if (result.IsEmpty)
        {
            return Held(built) with { Arrived = [] };
        }

        var quiet = new Terminal(TextWriter.Null, TextWriter.Null, false, false, false, 80);
        var workshop = new Workshop(options.Manuscript, new Progress(quiet, shown: false))
        {
            Instead = current.Becoming(result),
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
            return Held(EditorsBuild.Bare(book, workshop, null, faces)) with
            {
                Unread =
                [
                    .. result
                        .Wholes.Where(file => file.After is not null && !workshop.Reads(file.Path))
                        .Select(file => new Refusal(
                            new SourceSpan(new Source(file.Path, ""), 0, 0),
                            file.Path,
                            "the manuscript does not read this file",
                            null
                        )),
                ],
            };
        }
    }
}
