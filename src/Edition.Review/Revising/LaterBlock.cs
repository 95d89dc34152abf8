using System.Collections.Immutable;

namespace Edition.Review.Revising;

/// <summary>
/// A block of the later of two manuscripts that comes back as it is there: what words of a Word file cannot tell, as a
/// picture, verse, a drawn table. <c>Mark</c>: the bookmark about it; <c>Text</c>: its lines, with what stands before
/// them; <c>Ids</c>: the places that it brings.
/// </summary>
public sealed record LaterBlock(string Mark, string Text, ImmutableArray<string> Ids)
{
    /// <summary>The sum of its words as they are shown, by which it is seen that nobody corrected them.</summary>
    public string? Shown { get; init; }
}
