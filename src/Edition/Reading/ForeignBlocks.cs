using Edition.Diagnostics;
using Markdig.Syntax;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Marks of other dialects that are recognised by lines: headings without a space, callouts, admonitions, task lists,
/// definitions, tables made of spaces.
/// </summary>
internal sealed partial class ForeignBlocks(FileReading reading)
{
    private static readonly System.Buffers.SearchValues<char> NoTerm = System.Buffers.SearchValues.Create(".,;:/[");

    private readonly Body body = reading.Body;
    private readonly Findings findings = reading.Findings;

    /// <summary>A paragraph's lines, each looked at from its beginning.</summary>
    public void Paragraph(ParagraphBlock paragraph, bool inItem)
    {
        if (IsMetadata(paragraph))
        {
            Query(paragraph, 0, paragraph.Lines.Lines[0].Slice.Length, Says.BareFrontMatter());
        }
        else if (TypedNoteMark(paragraph) is > 0 and int typed)
        {
            string mark = paragraph.Lines.Lines[0].Slice.AsSpan()[..typed].ToString();
            Query(paragraph, 0, typed, Says.TypedNoteText(mark));
        }

        if (!inItem && paragraph.Lines.Lines[0].Slice.AsSpan() is [_, _, _, ..] remark && IsRemark(remark))
        {
            Query(paragraph, 0, 2, Says.RemarkOfOthers(remark[..2].Trim().ToString()));
        }

        for (int i = 0; i < paragraph.Lines.Count; i++)
        {
            ReadOnlySpan<char> line = paragraph.Lines.Lines[i].Slice.AsSpan().TrimStart(' ');
            if (line.Length < 3)
            {
                continue;
            }

            if (i > 0 && ItemMark.Of(line) is { } mark)
            {
                RunTogether(paragraph, i, mark);
            }

            switch (line[0])
            {
                case '#':
                    Heading(paragraph, i, line);
                    break;
                case ':' or '~' when i > 0:
                    Definition(paragraph, i, line);
                    break;
                case '#' or '-' or '*' or '+' or (>= '0' and <= '9') when inItem && i > 0:
                    Item(paragraph, i, line);
                    break;
                case '|' when IsBrokenRule(line):
                    findings.Add(Says.TableUnread(), Place(paragraph, i, line.Length));
                    break;
                case '('
                    when line.StartsWith("(ref:", StringComparison.Ordinal) && line.IndexOf(')') is > 5 and int close:
                    Query(paragraph, i, close + 1, Says.TextReference());
                    break;
                default:
                    if (ForeignMarks.FieldEnd(line) is > 0 and int field)
                    {
                        Query(paragraph, i, field, Says.DataviewField(line[..field].ToString()));
                    }

                    break;
            }
        }
    }

    private static bool IsRemark(ReadOnlySpan<char> line) => line.StartsWith("% ") || line.StartsWith("// ");

    // Pelican's and MultiMarkdown's front matter is the file's first lines, without an edge.
    private static bool IsMetadata(ParagraphBlock paragraph)
    {
        if (paragraph.Line > 0 || paragraph.Lines.Count < 2)
        {
            return false;
        }

        bool known = false;
        for (int i = 0; i < paragraph.Lines.Count; i++)
        {
            ReadOnlySpan<char> line = paragraph.Lines.Lines[i].Slice.AsSpan();
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon is < 1 or > 24 || !char.IsAsciiLetterUpper(line[0]) || line[..colon].Count(' ') > 2)
            {
                return false;
            }

            known |= line[..colon] is "Title" or "Date" or "Author" or "Authors" or "Slug";
        }

        return known;
    }

    // «¹ Text», «^1^ Text», «<sup>1</sup> Text»: a note as it is typed at the foot of a page.
    private static int TypedNoteMark(ParagraphBlock paragraph)
    {
        ReadOnlySpan<char> line = paragraph.Lines.Count > 0 ? paragraph.Lines.Lines[0].Slice.AsSpan() : default;
        (int open, int close) =
            line.StartsWith("^") ? (1, 1)
            : line.StartsWith("<sup>") ? (5, 6)
            : (0, 0);
        int stop = open;
        while (
            stop < line.Length
            && (open > 0 ? char.IsAsciiDigit(line[stop]) : line[stop] is '¹' or '²' or '³' or (>= '⁰' and <= '⁹'))
        )
        {
            stop++;
        }

        bool closed = open == 0 || line[stop..].StartsWith(open == 1 ? "^" : "</sup>");
        stop += close;
        return stop > open + close && stop - open - close <= 3 && closed && stop + 2 < line.Length ? stop : 0;
    }

    /// <summary>
    /// Items that other programs make of lines which are one paragraph here: by letters with a period, in parentheses,
    /// without the blank line, or indented too far. Told at the first of a run.
    /// </summary>
    private void RunTogether(ParagraphBlock paragraph, int index, ItemMark mark)
    {
        ItemMark? before = ItemMark.Of(paragraph.Lines.Lines[index - 1].Slice.AsSpan().TrimStart(' '));
        if (mark.IsMarkdown ? before is not { IsMarkdown: true } : before is { } one && mark.Follows(one))
        {
            bool goesOn =
                index > 1
                && before is { IsMarkdown: false } second
                && ItemMark.Of(paragraph.Lines.Lines[index - 2].Slice.AsSpan().TrimStart(' ')) is { } first
                && second.Follows(first);
            if (!goesOn)
            {
                (int at, string written) = mark.IsMarkdown ? (index, mark.Written) : (index - 1, before!.Value.Written);
                Query(paragraph, at, written.Length, Says.ItemsRunTogether(written));
            }
        }
    }

    /// <summary>Front matter in the midst of a file, which Pandoc reads there too: here it would be printed.</summary>
    public void Metadata(ContainerBlock container, int index)
    {
        Markdown.Block rule = container[index];
        if (
            LineOf(rule.Span.Start).TrimEnd() is not "---"
            || index + 1 >= container.Count
            || container[index + 1]
                is not (LeafBlock { Lines.Count: > 0 } and (HeadingBlock or ParagraphBlock) and LeafBlock next)
            || next.Line != rule.Line + 1
        )
        {
            return;
        }

        int last = next.Lines.Count - 1;
        bool closed = next is HeadingBlock { IsSetext: true, HeaderChar: '-' };
        if (!closed && next.Lines.Lines[last].Slice.AsSpan().Trim() is "...")
        {
            closed = true;
            last--;
        }

        for (int i = 0; i <= last && closed; i++)
        {
            ReadOnlySpan<char> line = next.Lines.Lines[i].Slice.AsSpan();
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            closed = colon > 0 && !line[..colon].ContainsAny(" *[") && char.IsAsciiLetter(line[0]);
        }

        if (closed && last >= 0)
        {
            findings.Add(Says.StrayFrontMatter(), body.Span(rule.Span.Start, rule.Span.Start + 3));
        }
    }

    /// <summary>Whether a paragraph is a definition or belongs to one, so that what is indented after it is no code.</summary>
    public static bool IsDefinition(ParagraphBlock paragraph)
    {
        for (int i = 0; i < paragraph.Lines.Count; i++)
        {
            if (IsDefinitionLine(paragraph.Lines.Lines[i].Slice.AsSpan().TrimStart(' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a paragraph opens a box of MkDocs, whose text is indented.</summary>
    public static bool IsAdmonition(ParagraphBlock paragraph) =>
        paragraph.Lines.Count == 1 && IsAdmonition(paragraph.Lines.Lines[0].Slice.AsSpan());

    /// <summary>A definition that stands as a paragraph of its own, after its term.</summary>
    public void LooseDefinition(ParagraphBlock paragraph)
    {
        ReadOnlySpan<char> line = paragraph.Lines.Lines[0].Slice.AsSpan().TrimStart(' ');
        if (IsDefinitionLine(line))
        {
            Query(paragraph, 0, 1, Says.DefinitionOfOthers());
        }
    }

    /// <summary>A quotation that is a box of GitHub's or Obsidian's.</summary>
    public void Callout(QuoteBlock quote)
    {
        if (quote.Count == 0 || quote[0] is not ParagraphBlock { Lines.Count: > 0 } paragraph)
        {
            return;
        }

        ReadOnlySpan<char> line = paragraph.Lines.Lines[0].Slice.AsSpan();
        int close = line.IndexOf(']');
        if (line.StartsWith("[!", StringComparison.Ordinal) && close > 2 && !line[2..close].ContainsAny(" [()"))
        {
            Query(paragraph, 0, close + 1, Says.Callout(Shown.Brief(line[..(close + 1)].ToString())));
        }
    }

    /// <summary>An item of a task list: a box before its words.</summary>
    public void Task(ListItemBlock item)
    {
        if (item.Count == 0 || item[0] is not ParagraphBlock { Lines.Count: > 0 } paragraph)
        {
            return;
        }

        ReadOnlySpan<char> line = paragraph.Lines.Lines[0].Slice.AsSpan();
        if (
            line.Length > 3
            && line[0] == '['
            && line[2] == ']'
            && line[3] == ' '
            && line[1] is ' ' or 'x' or 'X' or '-' or '/'
        )
        {
            Query(paragraph, 0, 3, Says.TaskBox(line[..3].ToString()));
        }
    }

    private ReadOnlySpan<char> LineOf(int at)
    {
        ReadOnlySpan<char> rest = body.Text.AsSpan(Math.Min(at, body.Text.Length));
        int end = rest.IndexOfAny('\r', '\n');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>A line that begins like a heading of a lower level, but for the space.</summary>
    public static bool IsUnspacedHeading(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept('#') is >= 2 and <= 6 and var marks
        && (char.IsLetterOrDigit(line[marks]) || line[marks] is '«' or '“' or '"' or '*');

    private void Heading(ParagraphBlock paragraph, int index, ReadOnlySpan<char> line)
    {
        int marks = line.IndexOfAnyExcept('#');
        if (IsUnspacedHeading(line))
        {
            SourceSpan place = Place(paragraph, index, marks);
            findings.Add(
                new Diagnostic(
                    Says.HeadingWithoutSpace(line[..marks].ToString(), Shown.Brief(line[marks..].ToString())),
                    place
                )
                {
                    Fix = new Fix(new SourceSpan(place.Source, place.End, 0), " "),
                }
            );
        }
        else if (marks > 6 && line.Length > marks && line[marks] == ' ')
        {
            Query(paragraph, index, marks, Says.HeadingTooDeep());
        }
        else if (marks == 1 && line.StartsWith("#. ", StringComparison.Ordinal))
        {
            Query(paragraph, index, 2, Says.SelfCountingItem());
        }
    }

    private static bool IsAdmonition(ReadOnlySpan<char> line) =>
        (line.StartsWith("!!!", StringComparison.Ordinal) || line.StartsWith("???", StringComparison.Ordinal))
            && line.TrimStart("!?+").StartsWith(" ", StringComparison.Ordinal)
            && line.TrimStart("!?+ ") is [var first, ..]
            && char.IsLetter(first)
        || line.StartsWith("=== \"", StringComparison.Ordinal);

    // A tilde and a space begin nothing else.
    private static bool IsDefinitionLine(ReadOnlySpan<char> line) =>
        line.Length > 3
        && line[0] is ':' or '~'
        && line[1] is ' ' or '\t'
        && (line[0] == '~' || line[2] is ' ' or '\t');

    // With one space it is a definition only behind a short line that ends no sentence: notes by GOST have « : » too.
    private void Definition(ParagraphBlock paragraph, int index, ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> term = paragraph.Lines.Lines[index - 1].Slice.AsSpan().Trim();
        bool tight =
            line[0] == ':'
            && line[1] == ' '
            && index == 1
            && term.Length is > 0 and < 60
            && term.IndexOfAny(NoTerm) < 0;
        if (IsDefinitionLine(line) || tight)
        {
            Query(paragraph, index, 1, Says.DefinitionOfOthers());
        }
    }

    // «2.Пункт» in an item's text: the line was to be the next item.
    private void Item(ParagraphBlock paragraph, int index, ReadOnlySpan<char> line)
    {
        int mark = char.IsAsciiDigit(line[0]) ? line.IndexOfAnyExceptInRange('0', '9') : 0;
        bool meant =
            mark >= 0
            && mark + 1 < line.Length
            && (mark == 0 ? line[0] is '-' or '+' : mark < 4 && line[mark] is '.' or ')')
            && char.IsLetter(line[mark + 1]);
        if (meant)
        {
            Query(paragraph, index, mark + 1, Says.ItemWithoutSpace(Shown.Brief(line.ToString())));
        }
    }

    private SourceSpan Place(ParagraphBlock paragraph, int index, int length)
    {
        LeafText leaf = LeafText.Of(body, paragraph, index, index + 1);
        int start = leaf.Start;
        while (start < leaf.End && leaf.Text[start] == ' ')
        {
            start++;
        }

        return leaf.Span(start, Math.Min(start + length, leaf.End));
    }

    private void Query(ParagraphBlock paragraph, int index, int length, Message message) =>
        findings.Add(message, Place(paragraph, index, length));
}
