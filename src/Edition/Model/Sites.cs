using System.Collections.Immutable;
using System.Globalization;

namespace Edition.Model;

/// <summary>
/// A paragraph of a finished edition that comes of one place of the manuscript, with the way back to it.
/// <c>Words</c>: what is set of it. <c>Within</c>: the containers around it that stand round it in the manuscript too,
/// outermost first (quotations, lists and their items, tables, their rows and of blocks their cells, parallels and their
/// columns, notes).
/// <c>Key</c>: the node by which a writer knows it: the leaf block, or the cell of a table.
/// </summary>
public sealed record Site(
    string Name,
    object Key,
    Block Leaf,
    ImmutableArray<Inline> Words,
    ImmutableArray<object> Within,
    int Row = -1,
    int Column = -1
)
{
    public Source Source => Leaf.Span.Source!;

    public bool IsCell => Row >= 0;

    public T? Around<T>()
        where T : class => Within.OfType<T>().LastOrDefault();
}

/// <summary>
/// All sites of a book in reading order, each with a name that is the same whenever the same book is assembled, and the
/// names of the calls of its notes. What the assembler composes has none.
/// </summary>
public sealed class Sites
{
    /// <summary>The custom property in which an editor's copy says of which source it is.</summary>
    public const string SourceProperty = "Edition source";

    /// <summary>The custom property with the figures that pages told when it was made (<see cref="PageMap.Figures"/>).</summary>
    public const string FiguresProperty = "Edition figures";

    /// <summary>In whose name the queries are asked.</summary>
    public const string Asker = "Edition";

    private const string Prefix = "_Ed";
    private const string HeadPrefix = "_EdHead";
    private const string RowPrefix = HeadPrefix + "Row";
    private const string FilePrefix = HeadPrefix + "File";
    private const string LaterPrefix = "_EdNew";

    // Apart from the numbers of all sites, so that a mark's number is its name's.
    private const int FirstLater = 3_000_000,
        FirstRow = 4_000_000;

    private readonly Revisions? revisions;
    private readonly Dictionary<object, Site> byKey = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CodeBlock, object[]> codes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Note, string> calls = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<Site>.Builder all = ImmutableArray.CreateBuilder<Site>();

    /// <param name="book">The book.</param>
    /// <param name="revisions">What is new in it: the sites are those of the state before, and have its names.</param>
    public Sites(AssembledBook book, Revisions? revisions = null)
    {
        this.revisions = revisions;
        foreach (Part part in book.Parts.Where(part => !part.IsGenerated))
        {
            Take(part.Blocks, []);
        }

        All = all.ToImmutable();
    }

    public ImmutableArray<Site> All { get; }

    /// <summary>Whether a bookmark's name is one of those given here.</summary>
    public static bool IsName(string? name) =>
        name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length;

    /// <summary>The mark of a paragraph of a list of changes, which is no text of the book.</summary>
    public static string HeadName(int number) => HeadPrefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mark of a row of that list in which it is decided what becomes of a difference.</summary>
    public static string RowName(int number) => RowPrefix + (FirstRow + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Stands before both readings of such a row: a mark that begins with what is taken out is lost in other programs.
    /// </summary>
    public const string RowSign = "± ";

    public static bool IsRowName(string name) => name.StartsWith(RowPrefix, StringComparison.Ordinal);

    /// <summary>
    /// The mark of a block of a file that only the later of two states has, which comes or stays away as a whole.
    /// </summary>
    public static string FileName(int number) =>
        FilePrefix + (FirstLater + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A mark about blocks, which ends behind the last paragraph and not in it.</summary>
    public static bool IsAboutBlocks(string name) =>
        name.StartsWith(FilePrefix, StringComparison.Ordinal) || name.StartsWith(LaterPrefix, StringComparison.Ordinal);

    public static bool IsHeadName(string name) => name.StartsWith(HeadPrefix, StringComparison.Ordinal);

    /// <summary>The mark of a block that only the later of two states has, and that comes back as a whole.</summary>
    public static string LaterName(int number) =>
        LaterPrefix + (FirstLater + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of code, each of which is a paragraph of its own.</summary>
    public Site? OfLine(CodeBlock code, int line) =>
        codes.TryGetValue(code, out object[]? keys) && line < keys.Length ? Of(keys[line]) : null;

    public Site? Of(object key) => byKey.GetValueOrDefault(key);

    /// <summary>The name of a note's call; null where the note does not come of the manuscript.</summary>
    public string? CallOf(Note note) => calls.GetValueOrDefault(note);

    public IReadOnlyDictionary<Note, string> Calls => calls;

    private static string Named(int number) => Prefix + number.ToString(CultureInfo.InvariantCulture);

    private void Take(ImmutableArray<Block> blocks, ImmutableArray<object> within)
    {
        foreach (Block block in blocks)
        {
            Take(block, within);
        }
    }

    private void Take(IEnumerable<Block> blocks, ImmutableArray<object> within) => Take([.. blocks], within);

    private bool IsNew(object node) => revisions?.IsNew(node) == true;

    private void Take(Block block, ImmutableArray<object> within)
    {
        if (IsNew(block))
        {
            return;
        }

        switch (block)
        {
            case Paragraph { Role: ParagraphRole.Body or ParagraphRole.Abstract } paragraph:
                Add(block, block, paragraph.Content, within);
                break;
            case Heading heading:
                Add(block, block, heading.Content, within);
                break;
            case LineBlock lines:
                Add(block, block, Joined(lines), within);
                break;
            case CodeBlock code:
                AddLines(code, within);
                break;
            case ThematicBreak:
                Add(block, block, [], within);
                break;
            case Quotation quotation:
                Take(quotation.Blocks, within.Add(quotation));
                break;
            case ListBlock list:
                foreach (ListItem item in list.Items.Where(item => !IsNew(item)))
                {
                    Take(item.Blocks, within.Add(list).Add(item));
                }

                break;
            case Table table:
                if (!table.Caption.IsEmpty)
                {
                    Add(block, block, table.Caption, within.Add(table));
                }

                // Where cells hold blocks, what stands in them is as it is elsewhere, and no grid is compared with a grid.
                bool isGrid = !table.Children.Any();
                for (int row = 0; row <= table.Rows.Length; row++)
                {
                    TableRow cells = row == 0 ? table.Header : table.Rows[row - 1];
                    for (int column = 0; column < cells.Cells.Length && !IsNew(cells); column++)
                    {
                        TableCell cell = cells.Cells[column];
                        ImmutableArray<object> inside = within.Add(table).Add(cells);
                        if (isGrid)
                        {
                            Add(cell, block, cell.Content, inside, row, column);
                        }
                        else if (cell.Blocks.IsEmpty)
                        {
                            Add(cell, block, cell.Content, inside.Add(cell));
                        }
                        else
                        {
                            Take(cell.Blocks, inside.Add(cell));
                        }
                    }
                }

                break;
            case Figure figure:
                Add(block, block, figure.Caption, within);
                break;
            case Parallel parallel:
                foreach (ParallelRow row in ParallelRows.Of(parallel))
                {
                    for (int i = 0; i < row.Cells.Length; i++)
                    {
                        if (row.Cells[i] is { } cell)
                        {
                            ParallelColumn column = parallel.Columns[i];
                            ImmutableArray<object> holding = Holding(within, cell, parallel, column);
                            if (cell is ListBlock { Items: [var only] } && WholeOf(only, column) is { } whole)
                            {
                                Take(only.Blocks, holding.Add(whole).Add(only));
                            }
                            else
                            {
                                Take(cell, holding);
                            }
                        }
                    }
                }

                break;
            default:
                break;
        }
    }

    // Items stand side by side with those of the other columns, each as a list by itself.
    private static ListBlock? WholeOf(ListItem item, ParallelColumn column) =>
        column.Blocks.OfType<ListBlock>().FirstOrDefault(list => list.Items.Contains(item));

    // Abstracts side by side, and a heading over its columns, stand in no parallel of the manuscript.
    private static ImmutableArray<object> Holding(
        ImmutableArray<object> within,
        Block cell,
        Parallel parallel,
        ParallelColumn column
    ) =>
        parallel.Span.Source is not null
        && cell.Span.Source == parallel.Span.Source
        && cell.Span.Start >= column.Span.Start
        && cell.Span.End <= Math.Max(column.Span.End, parallel.Span.End)
            ? within.Add(parallel).Add(column)
            : within;

    /// <summary>The lines of code as they stand in the source behind what encloses them; none where one stands otherwise.</summary>
    private void AddLines(CodeBlock code, ImmutableArray<object> within)
    {
        if (code.Span.Source is not { } source)
        {
            return;
        }

        string[] lines = code.Value.Split('\n');
        int first = source.PlaceOf(code.Span.Start).Line;
        string opening = source.LineText(first).TrimStart(' ', '\t', '>');
        first +=
            opening.StartsWith("```", StringComparison.Ordinal) || opening.StartsWith("~~~", StringComparison.Ordinal)
                ? 1
                : 0;
        var words = new Text[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            string there = first + i <= source.LineCount ? source.LineText(first + i) : "";
            if (!there.EndsWith(lines[i], StringComparison.Ordinal))
            {
                return;
            }

            int start = source.LineStart(first + i) + there.Length - lines[i].Length;
            words[i] = new Text(new SourceSpan(source, start, lines[i].Length), code.Lang, lines[i], AsIs: true);
        }

        codes.TryAdd(code, words);
        foreach (Text line in words)
        {
            Add(line, code, [line], within);
        }
    }

    private static ImmutableArray<Inline> Joined(LineBlock lines)
    {
        var joined = ImmutableArray.CreateBuilder<Inline>();
        foreach (ImmutableArray<Inline> line in lines.Lines)
        {
            if (joined.Count > 0)
            {
                joined.Add(new HardBreak(default, lines.Lang));
            }

            joined.AddRange(line);
        }

        return joined.ToImmutable();
    }

    private void Add(
        object key,
        Block leaf,
        ImmutableArray<Inline> words,
        ImmutableArray<object> within,
        int row = -1,
        int column = -1
    )
    {
        if (leaf.Span.Source is null || (leaf is Heading && !StandsAsHeading(words)))
        {
            return;
        }

        if (byKey.TryAdd(key, null!))
        {
            var site = new Site(Named(byKey.Count + calls.Count), key, leaf, words, within, row, column);
            byKey[key] = site;
            all.Add(site);
        }

        Calling(words, within);
    }

    // A title of the front matter is set as a heading and is none in the file.
    private static bool StandsAsHeading(ImmutableArray<Inline> words) =>
        FirstPlace(words) is { Source: { } source } span && !InFrontMatter(source, span);

    private static SourceSpan FirstPlace(ImmutableArray<Inline> words) =>
        words
            .Select(word => word.Span.Source is not null ? word.Span : FirstPlace(word.Content))
            .FirstOrDefault(span => span.Source is not null);

    private static bool InFrontMatter(Source source, SourceSpan span)
    {
        if (!source.Text.StartsWith("---", StringComparison.Ordinal))
        {
            return !source.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        }

        int end = source.Text.IndexOf("\n---", 3, StringComparison.Ordinal);
        return end < 0 || span.Start < end;
    }

    private void Calling(ImmutableArray<Inline> words, ImmutableArray<object> within)
    {
        foreach (Inline inline in words.Where(inline => !IsNew(inline)))
        {
            if (inline is Note note && !calls.ContainsKey(note))
            {
                calls.Add(note, Named(byKey.Count + calls.Count + 1));
                Take(note.Blocks, within.Clear().Add(note));
            }

            Calling(inline.Content, within);
        }
    }
}
