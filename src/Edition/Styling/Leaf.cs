using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Styling;

/// <summary>Characters of one node that are set in one manner, and where they stand in the manuscript.</summary>
public delegate void OnLetters(string text, SourceSpan span, Manner manner);

/// <summary>
/// The least part of a book that is set in one style as a whole: a paragraph, a heading, a line of verse, a label, a
/// caption, a cell, an entry of a contents list. <c>Block</c> is what holds it, <c>At</c> where that stands;
/// <c>Note</c> the note it is in, null in the text. What content the program makes of pages stands in it as nodes.
/// </summary>
public readonly record struct Leaf(
    Part Part,
    Block Block,
    Setting At,
    StyleName Style,
    ImmutableArray<Inline> Content,
    Note? Note
)
{
    /// <summary>The figures that a mark may have.</summary>
    private const string Figures = "0123456789";

    /// <summary>What a folio or a count may consist of.</summary>
    public const string Folios = Figures + "ivxlcdm,. ";

    /// <summary>
    /// Tells all letters of the leaf, in order; notes have leaves of their own, their marks and all that pages alone
    /// can tell are told as every letter they may have.
    /// </summary>
    public void Letters(Template template, OnLetters tell) =>
        Letters(Content, Manner.Of(At.Resolve(template, Style), Block.Lang), template, tell);

    private static void Letters(ImmutableArray<Inline> content, Manner around, Template template, OnLetters tell)
    {
        foreach (Inline inline in content)
        {
            Manner manner = around.Within(inline, template);
            switch (inline)
            {
                case Text text:
                    tell(text.Value, text.Span, manner);
                    break;
                case Code code:
                    tell(code.Value, code.Span, manner);
                    break;
                case Model.Note or NoteRef:
                    tell(Figures, inline.Span, manner);
                    break;
                case PageNumbers or ComputedValue:
                    tell(Folios, inline.Span, manner);
                    break;
                default:
                    Letters(inline.Content, manner, template, tell);
                    break;
            }
        }
    }
}
