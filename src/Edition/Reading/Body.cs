using System.Text;
using Markdig.Syntax;
using Source = Edition.Model.Source;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// The Markdown of a file: <c>Text</c> begins at <c>Offset</c> of the source, after the front matter. The text of a
/// cell of a grid table is put together of its lines; <c>Lines</c> then says where each of them begins in it and in the
/// file's Markdown.
/// </summary>
internal sealed record Body(Source Source, string Text, int Offset, (int Here, int There)[]? Lines = null)
{
    /// <summary>
    /// The place of a stretch of the text. Markdig ends a block that is open at the end of the file one character
    /// beyond it.
    /// </summary>
    public SourceSpan Span(int start, int end)
    {
        start = Math.Clamp(start, 0, Text.Length);
        end = Math.Clamp(end, start, Text.Length);
        int from = There(Lines, start);
        return new SourceSpan(Source, from + Offset, end > start ? There(Lines, end - 1) + 1 - from : 0);
    }

    public SourceSpan Span(Block block) =>
        block.Span.IsEmpty ? Span(block.Span.Start, block.Span.Start) : Span(block.Span.Start, block.Span.End + 1);

    /// <summary>It is a cell's text: a picture alone in a paragraph stands in its line there, and is no figure.</summary>
    public bool IsCell { get; init; }

    /// <summary>The lines of an indented block as a text of their own.</summary>
    public static Body Of(Body body, LeafBlock indented)
    {
        var text = new StringBuilder();
        var starts = new (int, int)[indented.Lines.Count];
        for (int i = 0; i < starts.Length; i++)
        {
            LeafText line = LeafText.Of(body, indented, i, i + 1);
            starts[i] = (text.Length, There(body.Lines, line.Start));
            text.Append(line.Text, line.Start, line.End - line.Start).Append('\n');
        }

        return new Body(body.Source, text.ToString(), body.Offset, starts);
    }

    /// <summary>Where a character stands of a text that is put together of lines.</summary>
    public static int There((int Here, int There)[]? lines, int here)
    {
        if (lines is null)
        {
            return here;
        }

        int low = 0;
        int high = lines.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = lines[middle].Here <= here ? (middle, high) : (low, middle - 1);
        }

        return lines[low].There + here - lines[low].Here;
    }
}
