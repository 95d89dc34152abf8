using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Markdig.Syntax;
using Block = Edition.Model.Block;
using Markdown = Markdig.Syntax;
using SourceSpan = Edition.Model.SourceSpan;

namespace Edition.Reading;

/// <summary>
/// Blocks of a container in their order: each kind has a reader of its own, and this one knows them all.
/// </summary>
internal sealed class BlockReader
{
    /// <summary>
    /// In UTF-16 units: some 400 pages. A paragraph is broken into lines as a whole, and its memory grows with it.
    /// </summary>
    private const int LongestParagraph = 1_000_000;

    private readonly FileReading reading;
    private readonly Body body;
    private readonly Findings findings;
    private readonly ListReader lists;
    private readonly TableReader tables;
    private readonly FigureReader figures;
    private readonly CodeReader code;
    private readonly HtmlReader html;

    /// <summary>
    /// Every definition of a note is known before the first call is met. <paramref name="around"/> is the reader of the
    /// text around a cell.
    /// </summary>
    public BlockReader(FileReading reading, BlockReader? around = null)
    {
        this.reading = reading;
        body = reading.Body;
        findings = reading.Findings;
        Notes = around?.Notes ?? new NoteReader(reading, this);
        if (around is null)
        {
            Notes.Define(reading.File.Document);
        }

        Inlines = new InlineReader(reading, Notes);
        Headings = new HeadingReader(reading, Inlines);
        Fences = new FenceReader(reading, this);
        lists = new ListReader(reading, this);
        tables = new TableReader(reading, this);
        figures = new FigureReader(reading, Inlines);
        code = new CodeReader(reading);
        html = new HtmlReader(reading, this);
        Foreign = new ForeignBlocks(reading);
    }

    public InlineReader Inlines { get; }

    public NoteReader Notes { get; }

    public HeadingReader Headings { get; }

    public FenceReader Fences { get; }

    public ForeignBlocks Foreign { get; }

    /// <summary>The blocks of a container. <c>title</c> is the heading that has become the article's title.</summary>
    public ImmutableArray<Block> Read(ContainerBlock container, Lang here, int depth, HeadingBlock? title = null)
    {
        if (depth > BlockDepth.Most)
        {
            findings.Add(
                Says.BlocksTooDeep(BlockDepth.Most),
                body.Span(container.Span.Start, container.Span.Start + 1)
            );
            return [];
        }

        var blocks = ImmutableArray.CreateBuilder<Block>(container.Count);
        var scopes = new HtmlScopes(here);
        for (int i = 0; i < container.Count; i++)
        {
            switch (container[i])
            {
                case ParagraphBlock or HeadingBlock when container[i].Span.Length > LongestParagraph:
                    findings.Add(
                        Says.ParagraphTooLong(container[i].Span.Length, LongestParagraph),
                        body.Span(container[i].Span.Start, container[i].Span.Start + 1)
                    );
                    break;
                case ParagraphBlock paragraph:
                    i = Paragraphs(container, i, paragraph, here, depth, blocks);
                    break;
                case HeadingBlock heading when !ReferenceEquals(heading, title):
                    ReadHeading(i, heading);
                    break;
                case TableBlock or GridTableBlock:
                    i = tables.Read(container, i, null, here, depth, blocks);
                    break;
                case BarLinesBlock lines:
                    Foreign.Rows(lines);
                    blocks.Add(LineBlock(lines, here));
                    break;
                case Markdown.ListBlock list:
                    if (depth == 0 && list.BulletType is not (CyrillicItemParser.Lower or CyrillicItemParser.Upper))
                    {
                        QueryNoBlankLine(container, i, list, "list");
                    }

                    blocks.Add(lists.Read(list, here, depth));
                    break;
                case QuoteBlock quote:
                    AddQuotation(quote);
                    break;
                case FenceBlock fence:
                    Fences.Read(container, fence, here, depth, blocks);
                    break;
                case FencedCodeBlock fenced:
                    if (!code.IsRaw(fenced))
                    {
                        blocks.Add(code.Read(fenced, here));
                    }

                    break;
                // What is indented under a definition or in a box of another dialect is its text.
                case Markdown.CodeBlock { Lines.Count: > 0 } indented
                    when i > 0
                        && container[i - 1] is ParagraphBlock owner
                        && (ForeignBlocks.IsDefinition(owner) || ForeignBlocks.IsAdmonition(owner)):
                    Body inner = Body.Of(body, indented);
                    blocks.AddRange(
                        new BlockReader(reading.Of(inner), this).Read(
                            CellReader.Parse(inner, "indented text", findings),
                            here,
                            depth + 1
                        )
                    );
                    break;
                case Markdown.CodeBlock indented:
                    blocks.Add(code.Indented(indented, here));
                    break;
                case ThematicBreakBlock when SpacedTable(i) is { } used:
                    i = used;
                    break;
                case ThematicBreakBlock rule:
                    Foreign.Metadata(container, i);
                    blocks.Add(new ThematicBreak(body.Span(rule), here));
                    break;
                case HtmlBlock markup:
                    html.Read(container, i, markup, scopes, blocks);
                    here = scopes.Lang;
                    break;
                case HtmlLineBlock tags:
                    html.ReadLine(tags, scopes);
                    here = scopes.Lang;
                    break;
                case StrayFenceBlock stray:
                    findings.Add(Says.StrayFence(), body.Span(stray));
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

        scopes.End(findings);
        return blocks.DrainToImmutable();

        int? SpacedTable(int index)
        {
            if (Foreign.SpacedTable(container, index) is not { } table)
            {
                return null;
            }

            if (table.HasHead && blocks.Count > 0)
            {
                blocks.RemoveAt(blocks.Count - 1);
            }

            return table.Last;
        }

        void ReadHeading(int index, HeadingBlock heading)
        {
            if ((reading.IsApart ? Headings.Bold(heading, here) : Headings.Read(heading, here)) is not { } read)
            {
                return;
            }

            if (read is Heading)
            {
                QueryNoBlankLine(container, index, heading, "heading");
            }

            blocks.Add(read);
        }

        void AddQuotation(QuoteBlock quote)
        {
            Foreign.Callout(quote);
            ImmutableArray<Block> inner = Read(quote, here, depth + 1);
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
        int depth,
        ImmutableArray<Block>.Builder blocks
    )
    {
        if (paragraph.Lines.Count == 0)
        {
            return index;
        }

        if (
            index + 1 < container.Count
            && container[index + 1] is TableBlock or GridTableBlock
            && Captions.Mark(paragraph.Lines.Lines[0].Slice.AsSpan()) > 2
        )
        {
            return tables.Read(container, index + 1, paragraph, here, depth, blocks);
        }

        LeafText leaf = LeafText.Of(body, paragraph, 0, paragraph.Lines.Count);
        Foreign.Paragraph(paragraph, container is ListItemBlock);
        if (index > 0 && container[index - 1] is ParagraphBlock)
        {
            Foreign.LooseDefinition(paragraph);
        }

        bool unspaced =
            paragraph.Lines.Count == 1
            && ForeignBlocks.IsUnspacedHeading(leaf.Text.AsSpan(leaf.Start, leaf.End - leaf.Start));
        Block? above = blocks.Count > 0 ? blocks[^1] : null;
        AddIfAny(
            blocks,
            Paragraph(unspaced ? leaf.Part(leaf.Start, HeadingText.TrailingAttributes(leaf).End) : leaf, here)
        );
        if (above is Figure { Caption.IsEmpty: false } figure && blocks[^1] is Paragraph beneath)
        {
            Captions.CheckRepeated(figure.Caption, beneath, findings);
        }

        QueryTableWithin(paragraph);
        if (
            index + 1 < container.Count
            && container[index + 1] is TableBlock or GridTableBlock
            && leaf.Text.AsSpan(leaf.Start, leaf.End - leaf.Start).StartsWith(": ", StringComparison.Ordinal)
        )
        {
            findings.Add(Says.CaptionBeforeTable(), leaf.Span(leaf.Start, leaf.Start + 1));
        }

        return index;
    }

    /// <summary>A paragraph, or the figure that a picture alone in one is; in a cell it stands in its line.</summary>
    public Block? Paragraph(LeafText leaf, Lang here)
    {
        InlineNode root = Inlines.Parse(leaf);
        if (
            root.First is { Kind: InlineKind.Picture, Next: null } picture
            && !InlineReader.IsOnTheWeb(picture)
            && !body.IsCell
        )
        {
            return figures.Read(picture, leaf, here).Figure;
        }

        ImmutableArray<Inline> content = Inlines.Children(root, leaf, here, false, 0);
        return content.IsEmpty ? null : new Paragraph(leaf.Span(), here, content);
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
            ImmutableArray<Inline> content = Inlines.Read(leaf, here);
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
            findings.Add(Says.NoBlankLine(what), span with { Length = Math.Min(1, span.Length) });
        }
    }

    private void QueryTableWithin(ParagraphBlock paragraph)
    {
        for (int i = 2; i < paragraph.Lines.Count; i++)
        {
            if (TableParser.IsDelimiterRow(paragraph.Lines.Lines[i].Slice.AsSpan()))
            {
                LeafText line = LeafText.Of(body, paragraph, i - 1, i);
                findings.Add(Says.NoBlankLineBeforeTable(), line.Span(line.Start, line.Start + 1));
                return;
            }
        }
    }
}
