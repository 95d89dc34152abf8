using System.Collections.Immutable;
using System.Globalization;

namespace Edition.Model;

/// <summary>
/// What the other editions need to know of the printed pages. <c>Starts</c> has one entry a page, in order;
/// <c>PageOfId</c> the label of the page on which each id
/// (heading, figure, table, note, reference anchor, part) stands; <c>NoteMarks</c> the mark of each note by key where
/// numbering is by page.
/// </summary>
public sealed record PageMap(
    ImmutableArray<PageStart> Starts,
    IReadOnlyDictionary<string, string> PageOfId,
    IReadOnlyDictionary<string, string> NoteMarks,
    string PrintersSheets
)
{
    public int PageCount => Starts.Length;

    /// <summary>The folios of each part by its id: «117–124», or one alone.</summary>
    public ImmutableDictionary<string, string> PagesOfPart { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All that is set for figures that only pages tell, parted by semicolons.</summary>
    public string Figures =>
        string.Join(
            ';',
            PagesOfPart
                .Values.Append(PageCount.ToString(CultureInfo.InvariantCulture))
                .Append(PrintersSheets)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    /// <summary>What is set for a figure that only pages tell.</summary>
    public string Told(ComputedValue value) =>
        value.Kind switch
        {
            Computed.PageCount => PageCount.ToString(CultureInfo.InvariantCulture),
            Computed.PrintersSheets => PrintersSheets,
            Computed.PartPages => PagesOfPart.GetValueOrDefault(value.Part, ""),
            _ => throw new InvalidOperationException(value.Kind.ToString()),
        };
}

/// <summary>
/// Where a printed page begins. <c>Label</c> is its folio («iv», «17»). <c>Block</c> is the leaf block (paragraph,
/// heading, line block, table, figure, code, contents) whose text comes first on the page, by reference, and
/// <c>Offset</c> the index of its first character there in <see cref="PlainText.Of(Block)"/>; of contents the index of
/// the entry. At offset 0 the block's own label (an item's «б)», a caption's number) is on the page too.
/// <c>Block</c> is null where nothing of the text stands on the page: a blank, the end of a long note.
/// </summary>
public sealed record PageStart(string Label, Block? Block, int Offset)
{
    /// <summary>
    /// Where the page begins among the page numbers of a <see cref="PageNumbers"/>, the target whose number comes first.
    /// </summary>
    public string? Target { get; init; }
}
