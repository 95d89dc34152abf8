using Edition.Faces;
using Edition.Model;

namespace Edition.Print.Paragraphs;

/// <summary>
/// A piece before its place is known. Widths in font units at natural width, word spaces included and counted.
/// </summary>
internal record struct LineDraft(
    Face Face,
    Length Size,
    Length Rise,
    Lang Lang,
    InlineContext? Context,
    int Offset,
    int FirstRun,
    int LastRun,
    int TextStart,
    int TextEnd,
    long Advance,
    int Spaces,
    Inline? Mark,
    long TrailingAdvance
)
{
    public SourceSpan Source { get; init; }

    /// <summary>How many glyphs its runs have.</summary>
    public int Glyphs { get; set; }

    /// <summary>Running ideographs: what is left of the measure goes between them.</summary>
    public bool IsRunning { get; init; }

    public LinePicture? Picture { get; init; }
}
