using Edition.Faces;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>
/// Glyphs of one face for the characters [Start, End) of a word, their clusters counted from Start. <c>Scale</c>: size
/// in thousandths of the word's.
/// </summary>
internal sealed record ShapedRun(Face Face, Glyph[] Glyphs, int Start, int End, int Scale)
{
    /// <summary>The sum of its glyphs' advances, in font units.</summary>
    public long Advance
    {
        get
        {
            long advance = 0;
            foreach (Glyph glyph in Glyphs)
            {
                advance += glyph.Advance;
            }

            return advance;
        }
    }
}

/// <summary>
/// A division at an index of the word's text; <c>Width</c> (in 1/65536 em) is that of what stands before it, without a
/// hyphen.
/// </summary>
internal readonly record struct WordDivision(int At, DivisionKind Kind, long Width);

/// <summary>
/// A word, or a part of one, as shaped. Widths in 1/65536 em of its size. Immutable, shared by all places where the
/// word stands.
/// </summary>
internal sealed record ShapedWord
{
    public ShapedWord(string text, ShapedRun[] runs)
    {
        Text = text;
        Runs = runs;
        foreach (ShapedRun run in runs)
        {
            foreach (Glyph glyph in run.Glyphs)
            {
                Width += Em(run, glyph.Advance);
            }
        }

        if (text.Length > 0 && runs.Length > 0)
        {
            // A hanging mark is one glyph: a ligature or an accented letter never hangs.
            ShapedRun first = runs[0],
                last = runs[^1];
            HangLeft = first.Glyphs.Length > 0 ? Em(first, first.Glyphs[0].Advance) * Hanging.Left(text[0]) / 1000 : 0;
            HangRight = last.Glyphs.Length > 0 ? Em(last, last.Glyphs[^1].Advance) * Hanging.Right(text[^1]) / 1000 : 0;
        }
    }

    /// <summary>What the glyphs stand for; a hyphen made by breaking is U+00AD.</summary>
    public string Text { get; }

    public ShapedRun[] Runs { get; }

    public WordDivision[] Divisions { get; init; } = [];

    /// <summary>
    /// Ideographs as far as a line or more: running text, whose lines are made even between them, not a name in a line.
    /// </summary>
    public bool IsRunning =>
        Divisions.Length >= LeastRunning
        && Divisions.Count(division => division.Kind == DivisionKind.Ideograph) >= LeastRunning;

    private const int LeastRunning = 16;

    /// <summary>
    /// The word with a quarter of an em behind it, which stands between ideographs and letters of other scripts
    /// ("Requirements for Japanese Text Layout", 3.2.6).
    /// </summary>
    public ShapedWord WithQuarter()
    {
        if (Runs is not [.., { Glyphs: [.., var last] } run])
        {
            return this;
        }

        int quarter = run.Face.UnitsPerEm / 4 * 1000 / run.Scale;
        ShapedRun longer = run with { Glyphs = [.. run.Glyphs[..^1], last with { Advance = last.Advance + quarter }] };
        return new ShapedWord(Text, [.. Runs[..^1], longer]) { Divisions = Divisions, SourceIndex = SourceIndex };
    }

    /// <summary>
    /// For each index of the text, and its end, the index in the source, if invisible characters were left out; else
    /// null: they are equal.
    /// </summary>
    public int[]? SourceIndex { get; init; }

    public long Width { get; init; }

    /// <summary>What may stand in the margin at the beginning and at the end, all taken.</summary>
    public long HangLeft { get; }

    public long HangRight { get; }

    public int SourceOf(int at) => SourceIndex is null ? at : SourceIndex[at];

    /// <summary>
    /// For each index of the text, and its end, the width of the glyphs that stand for what is before it.
    /// </summary>
    public long[] Widths()
    {
        var widths = new long[Text.Length + 1];
        long width = 0;
        int next = 0;
        foreach (ShapedRun run in Runs)
        {
            foreach (Glyph glyph in run.Glyphs)
            {
                for (; next <= run.Start + glyph.Cluster; next++)
                {
                    widths[next] = width;
                }

                width += Em(run, glyph.Advance);
            }
        }

        widths.AsSpan(next).Fill(width);
        return widths;
    }

    private static long Em(ShapedRun run, int advance) =>
        ((long)advance << 16) * run.Scale / (1000L * run.Face.UnitsPerEm);
}
