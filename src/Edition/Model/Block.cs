using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// What stands in a column. A closed family: who must tell its members apart is an <see cref="IBlockVisitor{TPlace}"/>,
/// who only looks through them asks for <see cref="Texts"/> and <see cref="Children"/>; so a new member does not
/// compile until each of them knows it. Blocks are compared by reference when they serve as places (see <see
/// cref="PageMap"/>): the writers must all be given the same assembled book.
/// </summary>
public abstract record Block(SourceSpan Span, Lang Lang)
{
    /// <summary>What stands in its own lines, text by text in reading order.</summary>
    public abstract IEnumerable<ImmutableArray<Inline>> Texts { get; }

    /// <summary>The blocks that stand in it, in reading order.</summary>
    public abstract IEnumerable<Block> Children { get; }

    /// <summary>The same with its texts and the blocks in it replaced.</summary>
    public abstract Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    );

    /// <summary>Calls the visitor's method for this kind of block.</summary>
    public abstract void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at);
}

/// <summary>A block in which no others stand.</summary>
public abstract record TextBlock(SourceSpan Span, Lang Lang) : Block(Span, Lang)
{
    public sealed override IEnumerable<Block> Children => [];
}

/// <summary>A block that has no words but those of the blocks in it.</summary>
public abstract record GroupBlock(SourceSpan Span, Lang Lang) : Block(Span, Lang)
{
    public sealed override IEnumerable<ImmutableArray<Inline>> Texts => [];
}

/// <summary>Who treats every kind of block in a way of its own; <typeparamref name="TPlace"/> is where they stand.</summary>
public interface IBlockVisitor<in TPlace>
{
    void Visit(Paragraph paragraph, TPlace at);

    void Visit(Heading heading, TPlace at);

    void Visit(Quotation quotation, TPlace at);

    void Visit(LineBlock lines, TPlace at);

    void Visit(ListBlock list, TPlace at);

    void Visit(Table table, TPlace at);

    void Visit(Figure figure, TPlace at);

    void Visit(CodeBlock code, TPlace at);

    void Visit(ThematicBreak stars, TPlace at);

    void Visit(Parallel parallel, TPlace at);

    void Visit(Contents contents, TPlace at);
}

/// <summary>
/// A paragraph. Its <see cref="ParagraphRole"/> names the style it is set in; the reader makes only <see
/// cref="ParagraphRole.Body"/>,
/// the assembler all others.
/// </summary>
public sealed record Paragraph(
    SourceSpan Span,
    Lang Lang,
    ImmutableArray<Inline> Content,
    ParagraphRole Role = ParagraphRole.Body,
    string? Id = null
) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => [Content];

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Content = text(Content) };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// A heading. <c>Level</c> 1 is a part's title, 2 is <c>##</c>. <c>Id</c> is null only before assembly, or in the
/// second column of a parallel.
/// <c>Parallel</c> is the title in the parallel language. <c>Lead</c> is its number ("2.1 "), null where nothing numbers it.
/// </summary>
public sealed record Heading(
    SourceSpan Span,
    Lang Lang,
    int Level,
    ImmutableArray<Inline> Content,
    string? Id = null,
    Localized<string>? Parallel = null,
    bool Unnumbered = false,
    bool Unlisted = false,
    Lead? Lead = null
) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => [Content];

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Content = text(Content) };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

public sealed record Quotation(SourceSpan Span, Lang Lang, ImmutableArray<Block> Blocks) : GroupBlock(Span, Lang)
{
    public override IEnumerable<Block> Children => Blocks;

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Blocks = blocks(Blocks) };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>Lines that keep their ends; leading spaces are kept as U+00A0.</summary>
public sealed record LineBlock(SourceSpan Span, Lang Lang, ImmutableArray<ImmutableArray<Inline>> Lines)
    : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => Lines;

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Lines = [.. Lines.Select(text)] };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

public enum ListNumbering
{
    Bullet,
    Arabic,
    LowerLatin,
    UpperLatin,
    LowerRoman,
    UpperRoman,
    LowerCyrillic,
    UpperCyrillic,
}

public enum ListDelimiter
{
    None,
    Period,
    Parenthesis,
}

/// <summary>
/// A list. Each item carries its label as it is to be set («а)», «3.», «•»). <c>Tight</c>: no paragraph space between
/// items.
/// <c>Role</c> says whether a contents list or the like made it.
/// </summary>
public sealed record ListBlock(
    SourceSpan Span,
    Lang Lang,
    ListNumbering Numbering,
    ListDelimiter Delimiter,
    bool Tight,
    ImmutableArray<ListItem> Items
) : GroupBlock(Span, Lang)
{
    public override IEnumerable<Block> Children => Items.SelectMany(item => item.Blocks);

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Items = [.. Items.Select(item => item with { Blocks = blocks(item.Blocks) })] };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// <c>Ordinal</c>: its number (а) is 1), by which DOCX and EPUB count; it may jump where the author's letters do.
/// </summary>
public sealed record ListItem(SourceSpan Span, int Ordinal, string Label, ImmutableArray<Block> Blocks);

public enum ColumnAlignment
{
    Default,
    Left,
    Centre,
    Right,
}

/// <summary>
/// A table. <c>Header</c> has as many cells as every row; <c>Caption</c> is empty where there is none; <c>Lead</c> stands
/// before it («Таблица 1. ») and is the assembler's.
/// </summary>
public sealed record Table(
    SourceSpan Span,
    Lang Lang,
    ImmutableArray<ColumnAlignment> Columns,
    TableRow Header,
    ImmutableArray<TableRow> Rows,
    ImmutableArray<Inline> Caption,
    string? Id = null,
    Lead? Lead = null
) : Block(Span, Lang)
{
    /// <summary>The caption, then the cells of the head and of the rows.</summary>
    public override IEnumerable<ImmutableArray<Inline>> Texts =>
        Rows.Insert(0, Header).SelectMany(row => row.Cells).Select(cell => cell.Content).Prepend(Caption);

    public override IEnumerable<Block> Children => Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Blocks);

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) =>
        this with
        {
            Caption = text(Caption),
            Header = Header.Replaced(blocks, text),
            Rows = [.. Rows.Select(row => row.Replaced(blocks, text))],
        };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);

    /// <summary>The widths that the author gave the columns, in proportion to each other; empty where none are given.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];
}

public sealed record TableRow(SourceSpan Span, ImmutableArray<TableCell> Cells)
{
    /// <summary>The same with its cells' texts and blocks replaced.</summary>
    public TableRow Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) =>
        this with
        {
            Cells = [.. Cells.Select(cell => cell with { Content = text(cell.Content), Blocks = blocks(cell.Blocks) })],
        };
}

/// <summary>
/// A cell holds words, or blocks: in the rows of a table either all of its cells hold words or all hold blocks, and the
/// head's always words. So what stands in it (<see cref="Block.Texts"/>, then <see cref="Block.Children"/>) is in reading order.
/// </summary>
public sealed record TableCell(SourceSpan Span, ImmutableArray<Inline> Content)
{
    /// <summary>Paragraphs, lists, code; empty where the cell holds words.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>Where its lines stand in a drawn table, from bar to bar; empty elsewhere.</summary>
    public ImmutableArray<SourceSpan> Lines { get; init; } = [];
}

/// <summary>
/// A picture with its caption. <c>Path</c> is a key of <see cref="Book.Pictures"/>. <c>Alt</c> is the caption's words
/// where the author gave none; empty for an ornament, and for a picture of which the author said nothing, which is set
/// like one but takes the edition's claim that all pictures are described away (<c>IsOrnament</c> tells them apart).
/// <c>WidthPercent</c> is of the measure, 0 for the picture's own size (never wider than the measure); <c>Width</c> is
/// one that the author gave in a unit, which the assembler takes against the measure. <c>Lead</c> stands before the
/// caption («Рис. 1. ») and is the assembler's.
/// </summary>
public sealed record Figure(
    SourceSpan Span,
    Lang Lang,
    string Path,
    string Alt,
    ImmutableArray<Inline> Caption,
    double WidthPercent = 0,
    string? Id = null,
    Lead? Lead = null,
    string? Title = null,
    bool IsOrnament = false,
    Length? Width = null
) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => [Caption];

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Caption = text(Caption) };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

public sealed record CodeBlock(SourceSpan Span, Lang Lang, string Value, string? Syntax = null) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => [];

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this;

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>A break in the text, set as asterisks.</summary>
public sealed record ThematicBreak(SourceSpan Span, Lang Lang) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => [];

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this;

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);

    public const string Asterisks = "*\u2002*\u2002*";
}

/// <summary>
/// Text in two languages side by side (or stacked, as the template says). Columns keep the author's blocks; <see
/// cref="ParallelRows"/> pairs them.
/// In a book without errors every row has a cell in each column. The reading order is row by row.
/// </summary>
public sealed record Parallel(SourceSpan Span, Lang Lang, ImmutableArray<ParallelColumn> Columns)
    : GroupBlock(Span, Lang)
{
    /// <summary>Row by row.</summary>
    public override IEnumerable<Block> Children => ParallelRows.Of(this).SelectMany(row => row.Cells).OfType<Block>();

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Columns = [.. Columns.Select(column => column with { Blocks = blocks(column.Blocks) })] };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

public sealed record ParallelColumn(SourceSpan Span, Lang Lang, ImmutableArray<Block> Blocks);

/// <summary>
/// A list of contents in one language, made by the assembler: to be set with leaders and folios (TOC in PDF, a field in
/// DOCX, links in EPUB).
/// </summary>
public sealed record Contents(SourceSpan Span, Lang Lang, ImmutableArray<ContentsEntry> Entries) : TextBlock(Span, Lang)
{
    public override IEnumerable<ImmutableArray<Inline>> Texts => Entries.Select(entry => entry.Title);

    public override Block Replaced(
        Func<ImmutableArray<Block>, ImmutableArray<Block>> blocks,
        Func<ImmutableArray<Inline>, ImmutableArray<Inline>> text
    ) => this with { Entries = [.. Entries.Select(entry => entry with { Title = text(entry.Title) })] };

    public override void Accept<TPlace>(IBlockVisitor<TPlace> visitor, TPlace at) => visitor.Visit(this, at);
}

/// <summary>
/// <c>Level</c> from 1 (a part's title). <c>Lead</c> is the heading's number. <c>Byline</c> is the authors' names, or
/// empty. <c>Title</c> holds no notes and no references.
/// </summary>
public sealed record ContentsEntry(
    int Level,
    Lang Lang,
    Lead? Lead,
    string Byline,
    ImmutableArray<Inline> Title,
    string Target
)
{
    /// <summary>How it reads, but for its folio: number, authors, title.</summary>
    public ImmutableArray<Inline> Line
    {
        get
        {
            SourceSpan span = Title is [var first, ..] ? first.Span : SourceSpan.None;
            Text Made(string text) => new(span, Lang, text, true);
            return
            [
                .. Lead is { } lead ? (ReadOnlySpan<Inline>)[Made(lead.Text)] : [],
                .. Byline.Length > 0
                    ? (ReadOnlySpan<Inline>)[new Styled(span, Lang, InlineStyle.Emphasis, [Made(Byline + " ")])]
                    : [],
                .. Title,
            ];
        }
    }
}
