using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>
/// What a note's mark, a <see cref="PageNumbers"/> or a <see cref="ComputedValue"/> is set as. The result's texts have no place in the paragraph's <see cref="PlainText"/>. A mark is set as a superior figure.
/// </summary>
public delegate ImmutableArray<Inline> MadeText(Inline inline);

/// <summary>
/// What make-up may ask of a paragraph beside its best setting. <c>Looseness</c>: so many lines more (or fewer, below 0) than the best setting has, as near as is possible without a bad line.
/// <c>WholeWordAt</c>: that line (from 0; -1 for none) must not end in a hyphen, at any price but an overfull line. The default value asks nothing.
/// </summary>
public readonly record struct BreakWish(int Looseness, int WholeWordAt)
{
    public static BreakWish None => new(0, -1);
}

/// <summary>
/// Shapes paragraphs and breaks them into lines. Make one for a book and share it: it is safe to use from several threads, and what it has shaped once it remembers.
/// </summary>
public sealed class Compositor(FaceLibrary faces, Template template, Hyphenator hyphenator, Findings findings)
{
    /// <summary>Shapes inlines in a style, once for all measures. <paramref name="made"/> may be left out if there are no page numbers or computed values: notes then take their own numbers.</summary>
    public ShapedParagraph Shape(ImmutableArray<Inline> content, TextStyle style, Lang lang, MadeText? made = null) => throw new NotImplementedException(faces.ToString() + template + hyphenator + findings);

    /// <summary>
    /// The best lines of a measure (the column less the indents of the surroundings and the style's own <c>Left</c> and <c>Right</c>). <paramref name="firstIndent"/> is that of the first line and may be negative.
    /// A hard break begins a new line without an indent. An empty paragraph has no lines.
    /// </summary>
    public ImmutableArray<Line> Break(ShapedParagraph paragraph, Length measure, Length firstIndent, BreakWish wish) => throw new NotImplementedException();

    public ImmutableArray<Line> Break(ShapedParagraph paragraph, Length measure, Length firstIndent) => Break(paragraph, measure, firstIndent, BreakWish.None);

    /// <summary>One line of plain text at its natural width: a folio, a list's label, a running head, a leader.</summary>
    public Line SetLine(string text, TextStyle style, Lang lang) => throw new NotImplementedException();
}
