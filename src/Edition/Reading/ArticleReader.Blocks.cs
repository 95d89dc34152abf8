using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using CodeBlock = Edition.Model.CodeBlock;
using ListBlock = Edition.Model.ListBlock;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Diagnostics.SourceSpan;

namespace Edition.Reading;

internal sealed partial class ArticleReader
{
    /// <summary>
    /// In UTF-16 units: some 400 pages. A paragraph is broken into lines as a whole, and its memory grows with it.
    /// </summary>
    private const int LongestParagraph = 1_000_000;

    private int headingLevel = 1;
    private bool? shifted;
    private bool topLevelSeen;

    /// <summary>The blocks of a container. <c>title</c> is the heading that has become the article's title.</summary>
    private ImmutableArray<Block> Blocks(ContainerBlock container, Lang here, int depth, HeadingBlock? title = null)
    {
        if (depth > BlockDepth.Most)
        {
            findings.Add(
                Rules.TooDeep,
                body.Span(container.Span.Start, container.Span.Start + 1),
                $"Blocks are nested more than {BlockDepth.Most} deep here."
            );
            return [];
        }

        var blocks = ImmutableArray.CreateBuilder<Block>(container.Count);
        for (int i = 0; i < container.Count; i++)
        {
            switch (container[i])
            {
                case ParagraphBlock or HeadingBlock when container[i].Span.Length > LongestParagraph:
                    findings.Add(
                        Rules.ParagraphTooLong,
                        body.Span(container[i].Span.Start, container[i].Span.Start + 1),
                        $"The paragraph that begins here has {container[i].Span.Length} characters: at most {LongestParagraph} are set as one."
                    );
                    break;
                case ParagraphBlock paragraph:
                    i = Paragraphs(container, i, paragraph, here, blocks);
                    break;
                case HeadingBlock heading when !ReferenceEquals(heading, title):
                    AddIfAny(blocks, Heading(container, i, heading, here));
                    break;
                case TableBlock table:
                    i = Table(container, i, table, here, blocks);
                    break;
                case BarLinesBlock lines:
                    blocks.Add(LineBlock(lines, here));
                    break;
                case Markdown.ListBlock list:
                    blocks.Add(List(container, i, list, here, depth));
                    break;
                case QuoteBlock quote:
                    AddQuotation(quote);
                    break;
                case FenceBlock fence:
                    Fence(container, i, fence, here, depth, blocks);
                    break;
                case FencedCodeBlock code:
                    blocks.Add(Code(code, here));
                    break;
                case Markdown.CodeBlock code:
                    blocks.Add(IndentedCode(code, here));
                    break;
                case ThematicBreakBlock rule:
                    blocks.Add(new ThematicBreak(body.Span(rule), here));
                    break;
                case HtmlBlock html:
                    Html(container, i, html);
                    break;
                case StrayFenceBlock stray:
                    findings.Add(
                        Rules.StrayFence,
                        body.Span(stray),
                        "This closing fence closes nothing: no fence is open here."
                    );
                    break;
                case HeadingBlock
                or NoteDefinitionBlock
                or LinkReferenceDefinitionGroup
                or LinkReferenceDefinition
                or BlankLineBlock
                or EmptyBlock:
                    break;
                case { } other:
                    throw new InvalidOperationException(other.GetType().Name);
            }
        }

        return blocks.DrainToImmutable();

        void AddQuotation(QuoteBlock quote)
        {
            ImmutableArray<Block> inner = Blocks(quote, here, depth + 1);
            if (!inner.IsEmpty)
            {
                blocks.Add(new Quotation(body.Span(quote), here, inner));
            }
        }
    }

    private static void AddIfAny(ImmutableArray<Block>.Builder blocks, Block? block)
    {
        if (block is not null)
        {
            blocks.Add(block);
        }
    }

    /// <summary>
    /// A paragraph, the figure it is, or the Cyrillic list that it begins; the index of the last block used.
    /// </summary>
    private int Paragraphs(
        ContainerBlock container,
        int index,
        ParagraphBlock paragraph,
        Lang here,
        ImmutableArray<Block>.Builder blocks
    )
    {
        if (paragraph.Lines.Count == 0)
        {
            return index;
        }

        if (CyrillicList.Find(body, container, index) is { } letters)
        {
            if (letters.LeadLines > 0)
            {
                AddIfAny(blocks, Paragraph(LeafText.Of(body, paragraph, 0, letters.LeadLines), here));
            }

            blocks.Add(CyrillicItems(letters, here));
            return letters.LastBlock;
        }

        LeafText leaf = LeafText.Of(body, paragraph, 0, paragraph.Lines.Count);
        AddIfAny(blocks, Paragraph(leaf, here));
        QueryTableWithin(paragraph);
        if (
            index + 1 < container.Count
            && container[index + 1] is TableBlock
            && leaf.Text.AsSpan(leaf.Start, leaf.End - leaf.Start).StartsWith(": ", StringComparison.Ordinal)
        )
        {
            findings.Add(
                Rules.CaptionBeforeTable,
                leaf.Span(leaf.Start, leaf.Start + 1),
                "A caption stands after its table and a blank line; before it, it is text."
            );
        }

        return index;
    }

    private Block? Paragraph(LeafText leaf, Lang here)
    {
        InlineNode root = Parse(leaf);
        if (root.First is { Kind: InlineKind.Picture, Next: null } picture)
        {
            return Figure(picture, leaf, here);
        }

        ImmutableArray<Inline> content = Children(root, leaf, here, false, 0);
        return content.IsEmpty ? null : new Paragraph(leaf.Span(), here, content);
    }

    private ListBlock CyrillicItems(CyrillicList letters, Lang here)
    {
        var items = ImmutableArray.CreateBuilder<ListItem>();
        for (int i = 0; i < letters.Items.Length; i++)
        {
            CyrillicItem item = letters.Items[i];
            LeafText marked = LeafText.Of(body, item.Paragraph, item.FirstLine, item.EndLine);
            LeafText text = LeafText.Of(body, item.Paragraph, item.FirstLine, item.EndLine, item.MarkerLength);
            if (item.Gap)
            {
                findings.Add(
                    Rules.LetterGap,
                    marked.Span(marked.Start, marked.Start + 2),
                    $"«{item.Label}» follows «{letters.Items[i - 1].Label}»: a letter is missing."
                );
            }

            ImmutableArray<Block> blocks = Paragraph(text, here) is { } paragraph ? [paragraph] : [];
            items.Add(new ListItem(marked.Span(), item.Ordinal, item.Label, blocks));
        }

        SourceSpan whole = Join(items[0].Span, items[^1].Span);
        return new ListBlock(
            whole,
            here,
            letters.Upper ? ListNumbering.UpperCyrillic : ListNumbering.LowerCyrillic,
            ListDelimiter.Parenthesis,
            letters.Tight,
            items.ToImmutable()
        );
    }

    private static SourceSpan Join(SourceSpan first, SourceSpan last) =>
        first with
        {
            Length = Math.Max(first.End, last.End) - first.Start,
        };

    private ListBlock List(ContainerBlock container, int index, Markdown.ListBlock list, Lang here, int depth)
    {
        if (depth == 0)
        {
            QueryNoBlankLine(container, index, list, "list");
        }

        ListNumbering numbering = (list.IsOrdered, list.BulletType) switch
        {
            (false, _) => ListNumbering.Bullet,
            (_, 'a') => ListNumbering.LowerLatin,
            (_, 'A') => ListNumbering.UpperLatin,
            (_, 'i') => ListNumbering.LowerRoman,
            (_, 'I') => ListNumbering.UpperRoman,
            _ => ListNumbering.Arabic,
        };
        ListDelimiter delimiter =
            !list.IsOrdered ? ListDelimiter.None
            : list.OrderedDelimiter == ')' ? ListDelimiter.Parenthesis
            : ListDelimiter.Period;
        int ordinal =
            list.IsOrdered
            && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
                ? start
                : 1;
        var items = ImmutableArray.CreateBuilder<ListItem>(list.Count);
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            items.Add(
                new ListItem(
                    body.Span(item),
                    ordinal,
                    Label(numbering, delimiter, ordinal),
                    Blocks(item, here, depth + 1)
                )
            );
            ordinal++;
        }

        return new ListBlock(body.Span(list), here, numbering, delimiter, !list.IsLoose, items.ToImmutable());
    }

    private static string Label(ListNumbering numbering, ListDelimiter delimiter, int ordinal)
    {
        string mark = numbering switch
        {
            ListNumbering.Bullet => "•",
            ListNumbering.LowerLatin => Letters(ordinal, 'a'),
            ListNumbering.UpperLatin => Letters(ordinal, 'A'),
            ListNumbering.LowerRoman => RomanNumerals.Of(ordinal),
            ListNumbering.UpperRoman => RomanNumerals.Of(ordinal).ToUpperInvariant(),
            _ => Shown.Number(ordinal),
        };
        return delimiter switch
        {
            ListDelimiter.Period => mark + ".",
            ListDelimiter.Parenthesis => mark + ")",
            _ => mark,
        };
    }

    // a … z, aa, ab …, as spreadsheets count.
    private static string Letters(int ordinal, char first)
    {
        var letters = new StringBuilder();
        for (int rest = ordinal; rest > 0; rest = (rest - 1) / 26)
        {
            letters.Insert(0, (char)(first + ((rest - 1) % 26)));
        }

        return letters.ToString();
    }

    private CodeBlock Code(FencedCodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        if (code.ClosingFencedCharCount == 0)
        {
            findings.Add(
                Rules.UnclosedCode,
                span with
                {
                    Length = Math.Min(3, span.Length),
                },
                "The code block that begins here is closed by the end of its surroundings alone."
            );
        }

        string? syntax = string.IsNullOrWhiteSpace(code.Info) ? null : code.Info;
        if (
            syntax is not null
            && syntax.StartsWith('{')
            && Attributes.Read(
                syntax + " " + code.Arguments,
                0,
                syntax.Length + 1 + (code.Arguments?.Length ?? 0),
                out Attributes attributes
            ) == AttributesForm.Attributes
        )
        {
            syntax = attributes.Items.FirstOrDefault(item => item.Kind == '.').Name;
            foreach (AttributeItem item in attributes.Items.Where(item => item.Kind != '.'))
            {
                UnknownAttribute(item, span with { Length = Math.Min(3, span.Length) }, "a code block", []);
            }
        }

        return new CodeBlock(span, here, Lines(code), syntax);
    }

    private CodeBlock IndentedCode(Markdown.CodeBlock code, Lang here)
    {
        SourceSpan span = body.Span(code);
        findings.Add(
            Rules.IndentedCode,
            span with
            {
                Length = Math.Min(1, span.Length),
            },
            "Text indented by four spaces or more is code. If it is not meant so, take the indent away; if it is, fence it with ```."
        );
        return new CodeBlock(span, here, Lines(code).TrimEnd('\n'));
    }

    private static string Lines(LeafBlock leaf)
    {
        var text = new StringBuilder();
        for (int i = 0; i < leaf.Lines.Count; i++)
        {
            _ = i == 0 ? text : text.Append('\n');
            text.Append(leaf.Lines.Lines[i].Slice.AsSpan());
        }

        return Nfc.Of(text.ToString());
    }

    private LineBlock LineBlock(BarLinesBlock block, Lang here)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<Inline>>();
        for (int i = 0; i < block.Lines.Count; )
        {
            int next = i + 1;
            while (
                next < block.Lines.Count
                && block.Lines.Lines[next].Slice.AsSpan() is var following
                && !following.TrimStart(" \t").StartsWith("|", StringComparison.Ordinal)
            )
            {
                next++;
            }

            ReadOnlySpan<char> line = block.Lines.Lines[i].Slice.AsSpan();
            int bar = line.IndexOf('|') + 1;
            int skip = Math.Min(bar + 1, line.Length);
            int spaces = Math.Max(0, line[skip..].IndexOfAnyExcept(' '));
            LeafText leaf = LeafText.Of(body, block, i, next, skip + spaces);
            ImmutableArray<Inline> content = Inlines(leaf, here);
            if (spaces > 0 && !content.IsEmpty)
            {
                // Leading spaces are the poet's; white space as such would be lost.
                content = content.Insert(
                    0,
                    new Text(leaf.Span(leaf.Start, leaf.Start), here, new string('\u00A0', Math.Min(spaces, 60)))
                );
            }

            lines.Add(content);
            i = next;
        }

        return new LineBlock(body.Span(block), here, lines.ToImmutable());
    }

    private Block? Heading(ContainerBlock container, int index, HeadingBlock heading, Lang here)
    {
        HeadingText text = HeadingText.Of(body, heading);
        HeadingAttributes attributes = ReadAttributes(text);
        SourceSpan span = body.Span(heading);
        ImmutableArray<Inline> content = Inlines(text.Words, here);
        if (content.IsEmpty)
        {
            findings.Add(Rules.EmptyHeading, span, "A heading without words is left out.");
            return null;
        }

        if (!HasWords(content))
        {
            // A contents list and an outline need words; a note or an anchor stays where it stands.
            findings.Add(Rules.EmptyHeading, span, "A heading without words is set as a paragraph.");
            return new Paragraph(span, here, content);
        }

        QueryNoBlankLine(container, index, heading, "heading");
        if (heading.Level == 1 && !topLevelSeen)
        {
            topLevelSeen = true;
            findings.Add(
                Rules.TopLevelHeading,
                span,
                "'#' is for the title of a file alone: this heading and all after it are set one level lower."
            );
        }

        // Where the text's own sections begin with '#', all go one level down, so that their order stays.
        shifted ??=
            file.Document.OfType<HeadingBlock>().Count(other => other.Level == 1 && other.Lines.Count > 0) is var firsts
            && (firsts > 1 || (firsts == 1 && file.FrontMatter.Find("title") is not null));
        int level = Math.Min(6, heading.Level + (shifted.Value ? 1 : 0));
        if (level > headingLevel + 1)
        {
            findings.Add(
                Rules.LevelSkipped,
                span,
                $"The heading is of level {heading.Level}, but none of the level before it stands above: set as level {headingLevel + 1}."
            );
            level = headingLevel + 1;
        }

        headingLevel = level;
        string? id = attributes.Id ?? file.HeadingIds.GetValueOrDefault(heading);
        return new Heading(
            span,
            here,
            level,
            content,
            id,
            attributes.Parallel,
            attributes.Unnumbered,
            attributes.Unlisted
        );
    }

    private void QueryNoBlankLine(ContainerBlock container, int index, Markdown.Block block, string what)
    {
        if (
            index > 0
            && container[index - 1] is ParagraphBlock { Lines.Count: > 0 } before
            && before.Lines.Lines[before.Lines.Count - 1].Line == block.Line - 1
            && container is not ListItemBlock
        )
        {
            SourceSpan span = body.Span(block);
            findings.Add(
                Rules.NoBlankLine,
                span with
                {
                    Length = Math.Min(1, span.Length),
                },
                $"The {what} has no blank line before it: is it one?"
            );
        }
    }

    private void QueryTableWithin(ParagraphBlock paragraph)
    {
        for (int i = 2; i < paragraph.Lines.Count; i++)
        {
            if (TableParser.IsDelimiterRow(paragraph.Lines.Lines[i].Slice.AsSpan()))
            {
                LeafText line = LeafText.Of(body, paragraph, i - 1, i);
                findings.Add(
                    Rules.NoBlankLine,
                    line.Span(line.Start, line.Start + 1),
                    "A table needs a blank line before it: this is read as text."
                );
                return;
            }
        }
    }

    private void Html(ContainerBlock container, int index, HtmlBlock html)
    {
        SourceSpan span = body.Span(html);
        if (html.Type != HtmlBlockType.Comment)
        {
            string first = html.Lines.Count > 0 ? html.Lines.Lines[0].Slice.ToString().Trim() : "";
            findings.Add(
                Rules.RawHtml,
                span with
                {
                    Length = Math.Min(first.Length, span.Length),
                },
                $"'{Shown.Brief(first)}' is HTML, which no printed edition can hold: use the format's own marks, or \\< for the sign."
            );
            return;
        }

        string text = Lines(html);
        int end = text.IndexOf("-->", StringComparison.Ordinal);
        if (end < 0)
        {
            findings.Add(
                Rules.UnclosedComment,
                span with
                {
                    Length = Math.Min(4, span.Length),
                },
                "The comment that begins here is not closed: all after it would be lost."
            );
            return;
        }

        if (!string.IsNullOrWhiteSpace(text[(end + 3)..]))
        {
            findings.Add(
                Rules.RawHtml,
                span,
                "Text stands on the line on which a comment ends, and CommonMark takes it for HTML: put it on a line of its own."
            );
        }

        if (Directive.Read(text[..end], span, findings) is { IsEmpty: false } rules)
        {
            bool head =
                ReferenceEquals(container, file.Document)
                && !container
                    .Take(index)
                    .Any(block => block is not (HtmlBlock or LinkReferenceDefinitionGroup or NoteDefinitionBlock));
            Markdown.Block? next = index + 1 < container.Count ? container[index + 1] : null;
            (int from, int to) =
                head ? (0, file.Source.Text.Length)
                : next is null ? (span.End, span.End)
                : (body.Span(next).Start, body.Span(next).End);
            suppressions.Add(new Suppression(file.Source, from, to, rules));
        }
    }
}
