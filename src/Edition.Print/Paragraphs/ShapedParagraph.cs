using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>A paragraph as shaped: boxes, glue and penalties, ready to be broken for any measure. Immutable.</summary>
public sealed class ShapedParagraph
{
    internal ShapedParagraph(TextStyle style, Lang lang)
    {
        Style = style;
        Lang = lang;
    }

    public TextStyle Style { get; }

    public Lang Lang { get; }

    /// <summary>The width of the paragraph set in one line (the widest one between hard breaks).</summary>
    public Length NaturalWidth { get; init; }

    /// <summary>The least measure in which no word need be cut elsewhere than at a hyphenation point: its widest unbreakable part. What a table's column must have.</summary>
    public Length NarrowestWidth { get; init; }
}
