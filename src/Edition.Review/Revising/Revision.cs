using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Revising;

/// <summary>
/// A replacement in a source as it was when the DOCX was made. <c>Block</c>: the stretch of whole lines that it belongs
/// to, by which it is seen whether the source was changed there since.
/// </summary>
internal sealed record SourceEdit(Source Source, int Start, int End, string Text, Place Block)
{
    public int Order { get; init; }
}

/// <summary>
/// A correction that is carried over: where, what stood and what stands, whose (null: put in without tracking).
/// </summary>
public sealed record Correction(SourceSpan Place, string Old, string New, string? Author, string Date)
{
    /// <summary>What was done, where old and new words do not say it: "a paragraph moved".</summary>
    public string? What { get; init; }

    public bool Tracked => Author is not null;
}

/// <summary>An edit that is not carried over, and why. <c>Place</c> is of no source where there is none.</summary>
public sealed record Refusal(SourceSpan Place, string Words, string Reason, string? Author)
{
    /// <summary>The paragraph that the program sets itself; other corrections may bring just that.</summary>
    internal Para? Composed { get; init; }
}

/// <summary>The collected outcome of looking through a file.</summary>
internal sealed class Outcome
{
    public List<SourceEdit> Edits { get; } = [];

    public List<Correction> Corrections { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>Paragraphs of which something is not carried over.</summary>
    public HashSet<Para> Doubtful { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Paragraphs that the program composes, of which all that was changed is carried over.</summary>
    public HashSet<Para> Composed { get; } = new(ReferenceEqualityComparer.Instance);

    public void Edit(SourceEdit edit) => Edits.Add(edit with { Order = Edits.Count });

    public void Correct(SourceSpan place, string old, string now, Change? who, string? what = null) =>
        Corrections.Add(
            new Correction(place, Said(old), Said(now), who is null ? null : NameOf(who), who?.Date ?? "")
            {
                What = what,
            }
        );

    public void Refuse(SourceSpan place, string words, string reason, Change? who = null, Para? composed = null) =>
        Refusals.Add(new Refusal(place, Said(words), reason, who is null ? null : NameOf(who)) { Composed = composed });

    private static string Said(string words) =>
        words.Replace(TokenWriter.Object.ToString(), "[note]", StringComparison.Ordinal);

    private static string NameOf(Change who) => who.Author.Length == 0 ? "?" : who.Author;
}
