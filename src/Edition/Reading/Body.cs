using Markdig.Syntax;
using Source = Edition.Model.Source;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The Markdown of a file: <c>Text</c> begins at <c>Offset</c> of the source, after the front matter.
/// </summary>
internal sealed record Body(Source Source, string Text, int Offset)
{
    /// <summary>
    /// The place of a stretch of the text. Markdig ends a block that is open at the end of the file one character
    /// beyond it.
    /// </summary>
    public SourceSpan Span(int start, int end)
    {
        start = Math.Clamp(start, 0, Text.Length);
        return new SourceSpan(Source, start + Offset, Math.Clamp(end, start, Text.Length) - start);
    }

    public SourceSpan Span(Block block) =>
        block.Span.IsEmpty ? Span(block.Span.Start, block.Span.Start) : Span(block.Span.Start, block.Span.End + 1);
}
