using System.Collections.Immutable;

namespace Edition.Review.Docx;

/// <summary>A paragraph or a table of a Word file. A closed family.</summary>
internal abstract record WordBlock;

internal enum Alignment
{
    Left,
    Centre,
    Right,
    Both,
}

/// <summary>What a paragraph's properties come to, with those of its style. Indents in twentieths of a point.</summary>
internal sealed record ParagraphForm(
    string StyleName,
    ImmutableArray<string> StyleNames,
    int? Outline,
    Alignment Alignment,
    int Left,
    int Right,
    string? NumberId,
    int Level
)
{
    /// <summary>It begins a page.</summary>
    public bool BeginsPage { get; init; }
}

/// <summary>
/// A paragraph. <c>Ordinal</c>: which of the file it is, from 1. <c>Contents</c>: it stands in a table of contents or
/// index that Word makes. <c>Placeholder</c>: words that only ask to be written over.
/// </summary>
internal sealed record WordParagraph(int Ordinal, ParagraphForm Form, ImmutableArray<Piece> Pieces) : WordBlock
{
    public Change? MarkInserted { get; init; }

    public Change? MarkDeleted { get; init; }

    public bool Contents { get; init; }

    /// <summary>A section ends with it.</summary>
    public bool EndsSection { get; init; }

    public bool Placeholder { get; init; }
}

internal sealed record WordTable(ImmutableArray<WordRow> Rows) : WordBlock;

internal sealed record WordRow(bool Header, ImmutableArray<WordCell> Cells)
{
    public Change? Inserted { get; init; }

    public Change? Deleted { get; init; }
}

/// <summary><c>Continues</c>: it is joined with the cell above.</summary>
internal sealed record WordCell(int Span, bool Continues, ImmutableArray<WordBlock> Blocks)
{
    /// <summary>Who took it out, with the column that it stands in.</summary>
    public Change? Deleted { get; init; }
}

internal sealed record WordComment(string Id, string Author, string Date, string Text, string? Parent, bool Resolved);
