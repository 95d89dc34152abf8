using Edition.Model;

namespace Edition.Review.Comparing;

public enum ChangeKind
{
    Changed,
    Added,
    Deleted,
    Moved,
}

/// <summary>A place in a book: a leaf block by reference and an offset into its plain text; null where there is none.</summary>
public readonly record struct BookPlace(Block? Leaf, int Offset, SourceSpan Span);

/// <summary>
/// A place that differs between two states of a book, with its words: before, and now. Of a note the places are those of
/// its words in the manuscript, and of its call in the book.
/// </summary>
public sealed record BookChange(ChangeKind Kind, BookPlace Old, BookPlace New, string OldWords, string NewWords);
