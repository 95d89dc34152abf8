using System.Collections.Immutable;

namespace Edition.Review.Importing;

public enum ImportRemark
{
    /// <summary>Taken for what it looks like: look once.</summary>
    Guessed,

    /// <summary>Not in the manuscript; the words verbatim.</summary>
    Dropped,

    /// <summary>What the format does not have, left for a person.</summary>
    LeftToDo,
}

/// <summary>
/// What an import says of one place. <c>Text</c>: the words concerned; of what was dropped, verbatim. <c>File</c> and
/// <c>Line</c>: where it now stands, line 0 for nowhere. <c>Paragraph</c>: which of the Word file, from 1, or 0.
/// </summary>
public sealed record ImportNote(
    ImportRemark Kind,
    string What,
    string Text,
    string File,
    int Line,
    int Paragraph,
    string FirstWords
);

public sealed record ImportCounts(int Words, int Notes, int Headings, int Lists, int Tables, int Pictures);

public sealed record ImportReport(ImmutableArray<ImportNote> Notes, ImportCounts Counts)
{
    public IEnumerable<ImportNote> Of(ImportRemark kind) => Notes.Where(note => note.Kind == kind);
}

/// <summary>A manuscript made of Word files: its files by path with '/', and what is to be said of it.</summary>
public sealed record Import(ImmutableArray<(string Path, ImmutableArray<byte> Bytes)> Files, ImportReport Report);
