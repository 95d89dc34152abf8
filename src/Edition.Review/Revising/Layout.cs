using Edition.Model;

namespace Edition.Review.Revising;

/// <summary>How blocks lie in the lines of their files: what stands before them, and where they begin and end.</summary>
internal static class Layout
{
    /// <summary>The lines of a site, from the first character of the first to the end of the last, line end not included.</summary>
    public static Place LinesOf(Site site)
    {
        SourceSpan span = SpanOf(site);
        return LinesOf(site.Source, span.Start, span.End);
    }

    public static Place LinesOf(Source source, int start, int end)
    {
        string text = source.Text;
        end = Math.Max(start, end);
        while (end > start && text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        int from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        int to = text.AsSpan(end).IndexOfAny('\r', '\n') is var found and >= 0 ? end + found : text.Length;
        return new Place(from, to);
    }

    /// <summary>The stretch of a site's own words: a caption's without its table.</summary>
    public static SourceSpan SpanOf(Site site)
    {
        if (site.Leaf is Table && !site.IsCell)
        {
            SourceSpan[] spans = [.. site.Words.Select(word => word.Span).Where(span => span.Source == site.Source)];
            if (spans.Length > 0)
            {
                return SourceSpan.Join(spans.MinBy(span => span.Start), spans.MaxBy(span => span.End));
            }
        }

        return site switch
        {
            { Leaf: CodeBlock, Words: [var line] } => line.Span,
            { IsCell: true } => site.Around<TableRow>()!.Span,
            _ => site.Leaf.Span,
        };
    }

    public static int WordsStart(Site site) => SpanOf(site).Start;

    public static int WordsEnd(Site site) => SpanOf(site).End;

    /// <summary>The marks of quotations and the indent before the lines of a site but the first.</summary>
    public static string Prefix(Site site)
    {
        Place lines = LinesOf(site);
        string before = site.Source.Text[lines.Start..Math.Max(lines.Start, Math.Min(SpanOf(site).Start, lines.End))];
        if (site.Leaf is CodeBlock)
        {
            return before;
        }

        if (site.Leaf is not (Paragraph or LineBlock))
        {
            return "";
        }

        if (site.Around<Note>() is not null || site.Around<ListItem>() is not null)
        {
            bool quoted = before.TrimStart().StartsWith('>');
            return quoted
                ? Quoting(before)
                : new string(' ', site.Around<Note>() is not null ? Math.Min(4, before.Length) : before.Length);
        }

        return before.All(c => c is ' ' or '\t' or '>') ? before : "";
    }

    private static string Quoting(string before) => before[..(before.LastIndexOf('>') + 1)] + " ";

    /// <summary>What parts a paragraph from one that is made of its second half.</summary>
    /// <param name="mark">Of an item, the mark of the new one; else as its own.</param>
    public static string ParagraphEnd(Site site, string? mark = null)
    {
        if (site.Leaf is CodeBlock)
        {
            return "\n" + Prefix(site);
        }

        if (site.IsCell || site.Leaf is not Paragraph)
        {
            return " ";
        }

        string prefix = Prefix(site);
        if (
            site.Around<ListItem>() is { } item
            && site.Around<ListBlock>() is { } list
            && item.Blocks is [var first, ..]
            && first == site.Leaf
        )
        {
            string indent = Indent(site.Source, LinesOf(site).Start);
            return (list.Tight ? "\n" : "\n\n") + indent + (mark ?? MarkerOf(site.Source, item)) + " ";
        }

        return "\n" + prefix.TrimEnd() + "\n" + prefix;
    }

    public static IEnumerable<int> LineStarts(Source source, Place lines)
    {
        for (int at = lines.Start; at < lines.End; )
        {
            yield return at;
            int end = source.Text.IndexOf('\n', at);
            at = end < 0 ? lines.End : end + 1;
        }
    }

    public static string Indent(Source source, int lineStart)
    {
        int end = lineStart;
        while (end < source.Text.Length && source.Text[end] is ' ' or '\t' or '>')
        {
            end++;
        }

        return source.Text[lineStart..end];
    }

    /// <summary>The mark with which an item begins, as it is written.</summary>
    public static string MarkerOf(Source source, ListItem item)
    {
        int start = MarkerStart(source, item);
        int end = start;
        while (end < source.Text.Length && !char.IsWhiteSpace(source.Text[end]))
        {
            end++;
        }

        return source.Text[start..end];
    }

    public static int MarkerStart(Source source, ListItem item)
    {
        int start = item.Span.Start;
        while (start < source.Text.Length && source.Text[start] is ' ' or '\t' or '>')
        {
            start++;
        }

        return start;
    }

    /// <summary>Whether the file writes its quotation marks straight.</summary>
    public static bool IsStraight(Source source)
    {
        string text = source.Text;
        int body = text.StartsWith("---", StringComparison.Ordinal)
            ? Math.Max(0, text.IndexOf("\n---", 3, StringComparison.Ordinal))
            : 0;
        return text.IndexOf('«', body) < 0 && text.IndexOf('"', body) >= 0;
    }

    /// <summary>Where words of an empty cell are put.</summary>
    public static int EmptyCell(TableCell cell)
    {
        SourceSpan span = cell.Lines is [var first, ..] ? first : cell.Span;
        if (span.Source is not { } source)
        {
            return -1;
        }

        int at = span.Start;
        return at < source.Text.Length && source.Text[at] == ' ' ? at + 1 : at;
    }
}
