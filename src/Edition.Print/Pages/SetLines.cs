using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// A line as a proof-reader sees it: what stands on it from left to right, told from the line before by the turn back
/// to the left within one paragraph.
/// </summary>
internal sealed class SetLine(int page, int owner, PlacedText first)
{
    private readonly List<PlacedText> pieces = [first];

    public int Page { get; } = page;

    /// <summary>The tag of its paragraph.</summary>
    public int Owner { get; } = owner;

    public Length Y { get; } = first.Y;

    public Length Size { get; } = first.Size;

    public SourceSpan Place { get; } = first.Source;

    public string Text => string.Concat(pieces.Select(piece => piece.Text));

    /// <summary>Spaces or glyphs are not as the face has them.</summary>
    public bool IsAdjusted => pieces.Any(piece => piece.Expansion != 0 || piece.SpaceAdjust != Length.Zero);

    /// <summary>Ends within a word: at a hyphen, be it made or the word's own.</summary>
    public bool CutsWord => Text is [.., var before, '\u00AD' or '-' or '\u2010'] && char.IsLetter(before);

    /// <summary>
    /// The mean word space as a multiple of the face's own; 0 for a line without any. The space at which a line ends is
    /// not counted.
    /// </summary>
    public double Space()
    {
        double set = 0,
            own = 0;
        int spaces = 0;
        for (int p = 0; p < pieces.Count; p++)
        {
            PlacedText piece = pieces[p];
            foreach (Faces.Glyph glyph in piece.Glyphs)
            {
                bool trails = p == pieces.Count - 1 && glyph.Cluster == piece.Text.Length - 1;
                if (piece.Text[glyph.Cluster] is ' ' or '\u00A0' && !trails)
                {
                    double width = Length.FromFontUnits(glyph.Advance, piece.Size, piece.Face.UnitsPerEm).Points;
                    own += width;
                    set += width * (1000 + piece.Expansion) / 1000 + piece.SpaceAdjust.Points;
                    spaces++;
                }
            }
        }

        return spaces == 0 || own <= 0 ? 0 : set / own;
    }

    /// <summary>The middle of what was set last: what begins left of it begins a new line.</summary>
    public Length Reach =>
        pieces[^1].X
        + Length.FromFontUnits(
            pieces[^1].Glyphs.Sum(glyph => (long)glyph.Advance),
            pieces[^1].Size,
            pieces[^1].Face.UnitsPerEm
        ) / 2;

    public void Add(PlacedText piece) => pieces.Add(piece);
}
