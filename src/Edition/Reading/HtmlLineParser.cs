using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Edition.Reading;

/// <summary>A line of nothing but tags that enclose Markdown: <c>&lt;div lang="en"&gt;</c>, <c>&lt;/section&gt;</c>.</summary>
internal sealed class HtmlLineBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>
/// As in Pandoc, what stands between such lines is Markdown. Where tags go on in the next line, or its text is
/// indented like a program, CommonMark's rule holds and all up to a blank line is HTML.
/// </summary>
internal sealed class HtmlLineParser : BlockParser
{
    public HtmlLineParser() => OpeningCharacters = ['<'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        StringSlice line = processor.Line;
        if (processor.IsCodeIndent || !IsTagsAlone(line.Text, line.Start, line.End + 1) || GoesOn(line))
        {
            return BlockState.None;
        }

        var block = new HtmlLineBlock(this)
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, line.End),
            Lines = new StringLineGroup(1),
        };
        block.AppendLine(ref line, processor.Column, processor.LineIndex, processor.Start, false);
        processor.NewBlocks.Push(block);
        return BlockState.BreakDiscard;
    }

    private static bool IsTagsAlone(string text, int at, int end)
    {
        int tags = 0;
        while (at < end)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
            }
            else if (text[at] == '<' && HtmlTag.Read(text, at, end) is { } tag && HtmlReader.IsEnclosing(tag.Name))
            {
                at = tag.End;
                tags++;
            }
            else
            {
                return false;
            }
        }

        return tags > 0;
    }

    // The next line begins with a tag of another kind, or is indented so far that it would be code.
    private static bool GoesOn(StringSlice line)
    {
        string text = line.Text;
        int next = line.End + 1;
        next += next < text.Length && text[next] == '\r' ? 1 : 0;
        next += next < text.Length && text[next] == '\n' ? 1 : 0;
        int first = next;
        while (first < text.Length && text[first] is ' ' or '\t')
        {
            first++;
        }

        if (first >= text.Length || text[first] is '\r' or '\n')
        {
            return false;
        }

        int end = text.AsSpan(first).IndexOfAny('\r', '\n') is var found and >= 0 ? first + found : text.Length;
        bool tag = text[first] == '<' && !text.AsSpan(first).StartsWith("<!--", StringComparison.Ordinal);
        return (tag && !IsTagsAlone(text, first, end)) || first - next >= 4;
    }
}
