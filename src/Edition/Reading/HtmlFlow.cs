using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Helpers;
using Block = Edition.Model.Block;

namespace Edition.Reading;

/// <summary>
/// A stretch of HTML read as the blocks it stands for: paragraphs, headings, lists, quotations, code, rules, plain
/// tables. What is within a line is left to the inline parser. What has no equivalent is an error at its tag, and what
/// it encloses is passed over with it, so that one fault has one message.
/// </summary>
internal sealed class HtmlFlow(FileReading reading, BlockReader blocks, HtmlScopes scopes, LeafText leaf)
{
    private sealed record Element(string Name, HtmlTag Tag)
    {
        public ImmutableArray<Block>.Builder Blocks { get; } = ImmutableArray.CreateBuilder<Block>();

        public List<ListItem> Items { get; } = [];

        public List<HtmlRow> Rows { get; } = [];
    }

    private readonly Findings findings = reading.Findings;
    private readonly Stack<Element> open = [];
    private readonly string text = leaf.Text;
    private int flushed = leaf.Start;

    public void Read(ImmutableArray<Block>.Builder into)
    {
        var root = new Element("", new HtmlTag("", false, false, [], leaf.Start, leaf.Start));
        open.Push(root);
        for (int at = leaf.Start; at < leaf.End; )
        {
            if (text[at] == '`')
            {
                at = AfterCode(at);
            }
            else if (text[at] != '<')
            {
                at++;
            }
            else if (text.AsSpan(at, leaf.End - at).StartsWith("<!--", StringComparison.Ordinal))
            {
                int end = text.IndexOf("-->", at + 4, StringComparison.Ordinal);
                at = end < 0 ? leaf.End : Math.Min(end + 3, leaf.End);
            }
            else if (HtmlTag.Read(text, at, leaf.End) is { } tag)
            {
                at = Tag(tag);
            }
            else
            {
                at++;
            }
        }

        Flush(leaf.End);
        while (open.Count > 1)
        {
            Element unclosed = open.Peek();
            if (unclosed.Name is not ("li" or "p" or "td" or "th" or "tr" or "thead" or "tbody"))
            {
                Refuse(unclosed.Tag, $"is not closed before the next blank line: {HtmlTag.Cure(unclosed.Name)}");
            }

            End(unclosed.Name, leaf.End);
        }

        into.AddRange(root.Blocks);
    }

    private int AfterCode(int at)
    {
        int run = at;
        while (run < leaf.End && text[run] == '`')
        {
            run++;
        }

        int close = text.AsSpan(run, leaf.End - run).IndexOf(text.AsSpan(at, run - at), StringComparison.Ordinal);
        return close < 0 ? run : run + close + run - at;
    }

    // The place after the tag, or after all that went with it.
    private int Tag(HtmlTag tag)
    {
        if (HtmlReader.IsEnclosing(tag.Name))
        {
            Flush(tag.Start);
            scopes.Apply(tag, leaf, findings);
            flushed = tag.End;
            return tag.End;
        }

        switch (tag.Name)
        {
            case "p" or "summary" or "figcaption" or "dt" or "dd":
                Flush(tag.Start);
                if (!tag.IsClosing && tag.Name is not "p")
                {
                    PassOver(tag);
                }

                break;
            case "hr" when !tag.IsClosing:
                Flush(tag.Start);
                open.Peek().Blocks.Add(new ThematicBreak(leaf.Span(tag.Start, tag.End), scopes.Lang));
                break;
            case "pre" when !tag.IsClosing:
                Flush(tag.Start);
                return flushed = Preformatted(tag);
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "blockquote" or "table":
            case "thead" or "tbody" or "tfoot" or "tr" or "td" or "th":
                Flush(tag.Start);
                flushed = tag.End;
                Enter(tag);
                break;
            case "caption" or "colgroup" or "col" or "dl":
                Flush(tag.Start);
                PassOver(tag);
                break;
            default:
                return IsWithinLines(tag.Name) ? tag.End : Skip(tag);
        }

        return flushed = tag.End;
    }

    private void PassOver(HtmlTag tag)
    {
        if (!tag.IsClosing)
        {
            findings.Add(
                Says.BlockElementPassedOver(Shown.Brief(text[tag.Start..tag.End])),
                leaf.Span(tag.Start, tag.End)
            );
        }
    }

    // These are the inline parser's, which names those it does not read.
    private static bool IsWithinLines(string name) =>
        !HtmlTag.Cure(name).StartsWith("take it away", StringComparison.Ordinal)
        && name is not ("video" or "audio" or "canvas" or "svg" or "math" or "picture");

    // An element that cannot be set: one error for all of it.
    private int Skip(HtmlTag tag)
    {
        Flush(tag.Start);
        Refuse(tag, HtmlTag.Cure(tag.Name));
        int close =
            tag.IsClosing || tag.IsEmpty
                ? -1
                : text.AsSpan(tag.End, leaf.End - tag.End)
                    .IndexOf($"</{text.AsSpan(tag.Start + 1, tag.Name.Length)}>", StringComparison.OrdinalIgnoreCase);
        return flushed = close < 0 ? tag.End : tag.End + close + tag.Name.Length + 3;
    }

    private void Refuse(HtmlTag tag, string why) =>
        findings.Add(Says.RawHtml(Shown.Brief(text[tag.Start..tag.End]), why), leaf.Span(tag.Start, tag.End));

    /// <summary>What stands since the last block is a paragraph, if it is anything.</summary>
    private void Flush(int to)
    {
        (int from, flushed) = (flushed, to);
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        if (from < to && blocks.Paragraph(leaf.Part(from, to), scopes.Lang) is { } block)
        {
            open.Peek().Blocks.Add(block);
        }
    }

    private void Enter(HtmlTag tag)
    {
        if (!tag.IsClosing)
        {
            if (tag.Name is "li" or "tr" or "td" or "th" && open.Peek().Name == tag.Name)
            {
                End(tag.Name, tag.Start);
            }

            if (open.Count > BlockDepth.Most)
            {
                Refuse(tag, "is nested too deep");
                return;
            }

            open.Push(new Element(tag.Name, tag));
        }
        else if (open.Any(element => element.Name == tag.Name))
        {
            End(tag.Name, tag.End);
        }
        else
        {
            Refuse(tag, "closes nothing that is open here");
        }
    }

    // Ends the innermost element of the name, and those within it that HTML lets be left open.
    private void End(string name, int at)
    {
        while (open.Count > 1)
        {
            Element element = open.Pop();
            Close(element, open.Peek(), at);
            if (element.Name == name)
            {
                return;
            }
        }
    }

    private void Close(Element element, Element outer, int at)
    {
        var span = leaf.Span(element.Tag.Start, at);
        ImmutableArray<Block> content = element.Blocks.ToImmutable();
        switch (element.Name)
        {
            case "li":
                outer.Items.Add(new ListItem(span, 0, "", content));
                break;
            case "ul" or "ol" when element.Items.Count > 0:
                outer.Blocks.Add(List(element, span));
                break;
            case "blockquote" when !content.IsEmpty:
                outer.Blocks.Add(new Quotation(span, scopes.Lang, content));
                break;
            case "td" or "th":
                Cell(element, outer, span, content);
                break;
            case "tr":
                outer.Rows.Add(new HtmlRow(span, element.Rows.SelectMany(row => row.Cells).ToImmutableArray()));
                break;
            case "thead" or "tbody" or "tfoot":
                outer.Rows.AddRange(
                    element.Rows.Select(row =>
                        element.Name == "thead"
                            ? row with
                            {
                                Cells = [.. row.Cells.Select(cell => cell with { IsHead = true })],
                            }
                            : row
                    )
                );
                break;
            case "table":
                Table(element, outer, span);
                break;
            case ['h', var level]:
                Heading(element, outer, span, level - '0', content);
                break;
            default:
                outer.Blocks.AddRange(content);
                break;
        }
    }

    private void Heading(Element element, Element outer, SourceSpan span, int level, ImmutableArray<Block> content)
    {
        ImmutableArray<Inline> words = content is [Paragraph only] ? only.Content : [];
        string? id = element.Tag.Items.FirstOrDefault(item => item.Kind == '#').Name;
        if (id is not null)
        {
            reading.Ids.Add((id, span));
        }

        if (!InlineReader.HasWords(words))
        {
            outer.Blocks.AddRange(content);
            return;
        }

        outer.Blocks.Add(
            blocks.Headings.Place(span, level, words, new HeadingAttributes(id, null, false, false), scopes.Lang)
        );
    }

    private ListBlock List(Element element, SourceSpan span)
    {
        bool ordered = element.Name == "ol";
        int first =
            int.TryParse(element.Tag.Value("start"), out int start) && start is >= 0 and < 1_000_000 ? start : 1;
        return new ListBlock(
            span,
            scopes.Lang,
            ordered ? ListNumbering.Arabic : ListNumbering.Bullet,
            ordered ? ListDelimiter.Period : ListDelimiter.None,
            element.Items.All(item => item.Blocks.Length <= 1),
            [
                .. element.Items.Select(
                    (item, i) =>
                        item with
                        {
                            Ordinal = ordered ? first + i : i + 1,
                            Label = ordered ? Shown.Number(first + i) + "." : "•",
                        }
                ),
            ]
        );
    }

    private void Cell(Element element, Element outer, SourceSpan span, ImmutableArray<Block> content)
    {
        content = HtmlTable.WithoutHeadings(content);
        bool wide = HtmlTable.IsSpan(element.Tag.Value("colspan"), out int columns);
        bool high = HtmlTable.IsSpan(element.Tag.Value("rowspan"), out int rows);
        if (!wide || !high)
        {
            Refuse(element.Tag, "spans more cells than a table has");
        }
        else if (!HtmlTable.AreLines(content))
        {
            Refuse(element.Tag, "holds more than words: write the table with | between its cells");
        }

        var cell = new TableCell(span, []) { Blocks = HtmlTable.AreLines(content) ? content : [] };
        outer.Rows.Add(
            new HtmlRow(span, [new HtmlCell(cell, element.Name == "th") { Columns = columns, Rows = rows }])
        );
    }

    private void Table(Element element, Element outer, SourceSpan span)
    {
        if (HtmlTable.Of(element.Rows, span, scopes.Lang) is { } table)
        {
            outer.Blocks.Add(table);
            if (element.Rows.Any(row => row.Cells.Any(cell => cell.Columns > 1 || cell.Rows > 1)))
            {
                reading.Findings.Add(Says.SpansPassedOver(), leaf.Span(element.Tag.Start, element.Tag.End));
            }
        }
    }

    // Its characters as they are; tags within only tell how they look.
    private int Preformatted(HtmlTag tag)
    {
        int close = text.AsSpan(tag.End, leaf.End - tag.End).IndexOf("</pre>", StringComparison.OrdinalIgnoreCase);
        if (close < 0)
        {
            Refuse(tag, "is not closed: write code between lines ```");
            return leaf.End;
        }

        int end = tag.End + close;
        var code = new System.Text.StringBuilder();
        for (int at = tag.End; at < end; )
        {
            if (text[at] == '<' && HtmlTag.Read(text, at, end) is { } inner)
            {
                at = inner.End;
            }
            else
            {
                code.Append(text[at++]);
            }
        }

        string value = HtmlHelper.Unescape(code.ToString(), false).TrimEnd();
        open.Peek()
            .Blocks.Add(
                new CodeBlock(
                    leaf.Span(tag.Start, end + 6),
                    scopes.Lang,
                    Nfc.Of(value.StartsWith('\n') ? value[1..] : value)
                )
            );
        return end + 6;
    }
}
