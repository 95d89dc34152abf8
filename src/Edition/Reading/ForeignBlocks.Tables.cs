using Edition.Diagnostics;
using Markdig.Syntax;
using Markdown = Markdig.Syntax;

namespace Edition.Reading;

/// <summary>Tables that are none of ours: of spaces, without their line of dashes.</summary>
internal sealed partial class ForeignBlocks
{
    /// <summary>The line between a table's head and its rows, but for what else stands in it.</summary>
    private static bool IsBrokenRule(ReadOnlySpan<char> line)
    {
        int dashes = 0;
        ReadOnlySpan<char> rest = line[1..];
        while (rest.IndexOf('|') is >= 0 and int bar && rest[..bar].Trim(" :\t") is { Length: >= 2 } cell)
        {
            if (cell.ContainsAnyExcept('-'))
            {
                break;
            }

            dashes++;
            rest = rest[(bar + 1)..];
        }

        return dashes >= 2 && !TableParser.IsDelimiterRow(line);
    }

    /// <summary>Rows of a table without the line of dashes that would make it one; verse ends in no bars.</summary>
    public void Rows(BarLinesBlock lines)
    {
        for (int i = 0; i < lines.Lines.Count; i++)
        {
            ReadOnlySpan<char> line = lines.Lines.Lines[i].Slice.AsSpan().Trim(" \t");
            if (line.Length < 3 || line[^1] != '|' || line[^2] == '\\' || line.Count('|') < 3)
            {
                return;
            }
        }

        int after = body.Text.AsSpan(Math.Min(lines.Span.End + 1, body.Text.Length)).IndexOf('\n') + lines.Span.End + 2;
        if (after < body.Text.Length && body.Text[after] == '|' && after > lines.Span.End + 1)
        {
            return; // its line of dashes, which is named itself
        }

        findings.Add(Says.TableWithoutRule(), body.Span(lines.Span.Start, lines.Span.Start + 1));
    }

    /// <summary>
    /// Whether a thematic break is really the line of a table whose columns are made of spaces. Such a table is an
    /// error, told once: its lines are passed over up to the blank line. Whether the block before it is its head, and
    /// the index of the last block used.
    /// </summary>
    public (bool HasHead, int Last)? SpacedTable(ContainerBlock container, int index)
    {
        Markdown.Block rule = container[index];
        ReadOnlySpan<char> line = LineOf(rule.Span.Start);
        ReadOnlySpan<char> dashes = line.Trim();
        int groups = 0;
        int longest = 0;
        foreach (Range range in dashes.Split(' '))
        {
            (_, int length) = range.GetOffsetAndLength(dashes.Length);
            groups += length > 0 ? 1 : 0;
            longest = Math.Max(longest, length);
        }

        if (groups < 2 || longest < 2 || dashes.IndexOfAnyExcept('-', ' ') >= 0)
        {
            return null;
        }

        Markdown.Block? head =
            index > 0
            && container[index - 1] is ParagraphBlock { Lines.Count: > 0 } above
            && above.Line + above.Lines.Count == rule.Line
                ? above
                : null;
        findings.Add(Says.TableOfSpaces(), body.Span((head ?? rule).Span.Start, (head ?? rule).Span.Start + 1));
        int last = index;
        while (last + 1 < container.Count && !HasBlankLine(container[last].Span.End, container[last + 1].Span.Start))
        {
            last++;
        }

        return (head is not null, last);
    }

    private bool HasBlankLine(int from, int to) =>
        from < to && body.Text.AsSpan(Math.Min(from + 1, to), Math.Max(0, to - from - 1)).Count('\n') > 1;
}
