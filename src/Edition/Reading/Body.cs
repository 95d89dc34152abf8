using Edition.Diagnostics;
using Markdig.Syntax;
using SourceSpan = Edition.Diagnostics.SourceSpan;

namespace Edition.Reading;

/// <summary>The Markdown of a file: <c>Text</c> begins at <c>Offset</c> of the source, after the front matter.</summary>
internal sealed record Body(Source Source, string Text, int Offset)
{
    public SourceSpan Span(int start, int end) => new(Source, start + Offset, Math.Max(0, end - start));

    public SourceSpan Span(Block block) => block.Span.IsEmpty ? Span(block.Span.Start, block.Span.Start) : Span(block.Span.Start, block.Span.End + 1);
}
