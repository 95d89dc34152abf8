using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// A file of the manuscript as it grows: blocks with one blank line between, each paragraph's line noted.
/// </summary>
internal sealed class Page(string path, Ledger ledger)
{
    private readonly StringBuilder text = new();
    private int line = 1;

    public string Path { get; } = path;

    public void Raw(string lines)
    {
        text.Append(lines);
        line += lines.Count(c => c == '\n');
    }

    public void Block(string block, IEnumerable<Par> pars)
    {
        if (text.Length > 0)
        {
            Raw("\n");
        }

        foreach (Par par in pars)
        {
            ledger.Place(par, Path, line);
        }

        Raw(block + "\n");
    }

    public override string ToString() => text.ToString();
}

/// <summary>
/// Blocks as Markdown, each paragraph in one line, or in lines of no more than <paramref name="measure"/> columns of the
/// screen where it can be.
/// </summary>
internal sealed class BlockWriter(
    InlineWriter inline,
    Ledger ledger,
    PictureFiles pictures,
    IReadOnlyDictionary<Par, string> headingIds,
    ImportTally tally,
    int? measure = null
)
{
    private const int CellMeasure = 40;
    private ListNode? lastList;

    public void Write(Page page, IEnumerable<Node> nodes)
    {
        lastList = null;
        foreach (Node node in nodes)
        {
            if (node is ListNode list && lastList is { } before && Merges(before, list))
            {
                page.Block("<!-- -->", []);
            }

            lastList = node as ListNode;
            string comments = CommentsOf(node);
            string block = Of(node);
            if (block.Length + comments.Length > 0)
            {
                page.Block(block.Length == 0 ? comments.TrimEnd('\n') : comments + block, node.Pars);
            }
        }
    }

    private static bool Merges(ListNode before, ListNode after) =>
        before.Numbering == after.Numbering
        && !(
            before.Numbering is ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic
            && after.Items[0].Ordinal != before.Items[^1].Ordinal + 1
        );

    /// <summary>Comments of the file's readers, directly before their block.</summary>
    public static string CommentsOf(Node node) =>
        string.Concat(node.Pars.Distinct().Select(par => CommentsOf(par.Comments)));

    public static string CommentsOf(IEnumerable<CommentUse> comments) =>
        string.Concat(
            comments.Select(use =>
                "<!-- review: ["
                + InlineWriter.Comment(use.Comment.Author)
                + (use.Comment.Date.Length > 0 ? ", " + use.Comment.Date : "")
                + "]"
                + (
                    use.Comment.Parent is not null ? " reply"
                    : use.On is { } on ? $" on «{InlineWriter.Comment(on)}»"
                    : ""
                )
                + ": "
                + InlineWriter.Comment(use.Comment.Text)
                + (use.Comment.Resolved ? " (resolved)" : "")
                + " -->\n"
            )
        );

    private string Of(Node node)
    {
        switch (node)
        {
            case HeadNode head:
                return Heading(head);
            case TextNode text:
                string words = inline.Write(text.Content, text.Par);
                return measure is { } columns ? GridWriter.Filled(words, columns) : words;
            case QuoteNode quote:
                return Prefixed(Several(quote.Blocks), "> ", ">");
            case ListNode list:
                tally.Lists++;
                return List(list);
            case PictureNode picture:
                return Picture(picture);
            case TableNode table:
                tally.Tables++;
                return Table(table);
            case TwinNode twin:
                return Twin(twin);
            case RemarkNode { Text.Length: 0 }:
                return "";
            case RemarkNode remark:
                return $"<!-- word: {InlineWriter.Comment(remark.Text)} stood here -->";
            case BreakNode:
                return "***";
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private string Several(IEnumerable<Node> nodes)
    {
        List<string> texts = [];
        Node? before = null;
        foreach (Node node in nodes)
        {
            if (before is ListNode first && node is ListNode second && Merges(first, second))
            {
                texts.Add("<!-- -->");
            }

            texts.Add(Of(node));
            before = node;
        }

        return string.Join("\n\n", texts.Where(text => text.Length > 0));
    }

    private static string Prefixed(string text, string prefix, string blank) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? blank : prefix + line));

    private string Heading(HeadNode head)
    {
        string words = inline.Write(head.Content, head.Par, oneLine: true);
        if (words.Length == 0)
        {
            return "";
        }

        tally.Headings++;
        List<string> attributes = [];
        if (head.Id is { } own)
        {
            attributes.Add("#" + own);
        }
        else if (headingIds.TryGetValue(head.Par, out string? id) && id.Length > 0)
        {
            attributes.Add("#" + id);
        }

        if (head.English is { } english)
        {
            attributes.Add($"en={Quoted(english)}");
        }

        if (head.Unnumbered)
        {
            attributes.Add(".unnumbered");
        }

        string tail = attributes.Count == 0 ? "" : " {" + string.Join(' ', attributes) + "}";
        return new string('#', head.Level) + " " + words.TrimEnd('#') + (words.EndsWith('#') ? "\\#" : "") + tail;
    }

    private string List(ListNode list)
    {
        bool cyrillic = list.Numbering is ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic;
        var items = new List<string>();
        for (int i = 0; i < list.Items.Length; i++)
        {
            ItemNode item = list.Items[i];
            string marker = Marker(list.Numbering, item.Ordinal);
            string first = item.Blocks.Length > 0 ? Of(item.Blocks[0]) : "";
            var text = new StringBuilder(marker);
            text.Append(' ').Append(Indented(first).TrimStart());
            foreach (Node inner in item.Blocks.Skip(1))
            {
                bool loose =
                    inner is not ListNode nested
                    || nested.Numbering is ListNumbering.LowerCyrillic or ListNumbering.UpperCyrillic;
                text.Append(loose ? "\n\n" : "\n").Append(Indented(Of(inner)));
            }

            items.Add(text.ToString());
        }

        return string.Join(cyrillic ? "\n\n" : "\n", items);
    }

    private static string Indented(string text) => Prefixed(text, "    ", "");

    private static string Marker(ListNumbering numbering, int ordinal) =>
        numbering switch
        {
            ListNumbering.Bullet => "-",
            ListNumbering.LowerLatin => NumberTable.Numeral("lowerLetter", ordinal) + ")",
            ListNumbering.UpperLatin => NumberTable.Numeral("upperLetter", ordinal) + ")",
            ListNumbering.LowerRoman => NumberTable.Numeral("lowerRoman", ordinal) + ")",
            ListNumbering.UpperRoman => NumberTable.Numeral("upperRoman", ordinal) + ")",
            ListNumbering.LowerCyrillic => NumberTable.Numeral("russianLower", ordinal) + ")",
            ListNumbering.UpperCyrillic => NumberTable.Numeral("russianUpper", ordinal) + ")",
            ListNumbering.Arabic => ordinal.ToString(CultureInfo.InvariantCulture) + ".",
            _ => throw new InvalidOperationException(numbering.ToString()),
        };

    private string Picture(PictureNode picture)
    {
        string caption = inline.Write(picture.Caption, picture.CaptionPar ?? picture.Host, oneLine: true);
        string? path = pictures.Keep(picture.Image, out string? whole);
        if (whole is not null)
        {
            ledger.Guess("a picture cropped as Word shows it; the whole of it is kept", whole, picture.Host);
        }
        else if (picture.Image.Crop is not null)
        {
            ledger.Leave("a picture that Word shows cropped; here it is whole", picture.Image.Name, picture.Host);
        }

        if (path is null)
        {
            string name = picture.Image.Name;
            ledger.Leave("a picture that an edition cannot hold", name, picture.Host);
            string remark = $"<!-- word: a picture ({InlineWriter.Comment(name)}) stood here -->";
            return caption.Length == 0 ? remark : remark + "\n\n" + caption;
        }

        tally.Pictures++;
        List<string> attributes = [];
        if (picture.Id is { } id)
        {
            attributes.Add("#" + id);
        }

        string? alt = picture.Image.Alt ?? (caption.Length == 0 ? Placeholder(picture) : null);
        if (alt is not null)
        {
            attributes.Add($"alt={Quoted(alt)}");
        }

        return $"![{caption}]({path})" + (attributes.Count == 0 ? "" : "{" + string.Join(' ', attributes) + "}");
    }

    private string Placeholder(PictureNode picture)
    {
        ledger.Leave("a picture without words: say what it shows", picture.Image.Name, picture.Host);
        return picture.Image.Name;
    }

    /// <summary>A value of an attribute.</summary>
    private static string Quoted(string text) =>
        "\""
        + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";

    private string Table(TableNode table)
    {
        Par? first = table.Pars.FirstOrDefault();
        bool grid = table.Rows.Any(row => row.Any(cell => !cell.Blocks.IsEmpty));
        var inCells = new BlockWriter(inline, ledger, pictures, headingIds, tally, CellMeasure);
        string[][] cells =
        [
            .. table.Rows.Select(row =>
                row.Select(cell =>
                        !cell.Blocks.IsEmpty ? inCells.Several(cell.Blocks)
                        : grid ? GridWriter.Filled(inline.Write(cell.Words, first), CellMeasure)
                        : inline.Write(cell.Words, first, oneLine: true)
                    )
                    .Select(words => words.Replace("|", "\\|", StringComparison.Ordinal))
                    .ToArray()
            ),
        ];
        string text = grid ? GridWriter.Of(cells, table.Columns) : Pipes(cells, table.Columns);
        string caption = inline.Write(table.Caption, first, oneLine: true);
        return caption.Length + (table.Id?.Length ?? 0) == 0
            ? text.TrimEnd('\n')
            : text + "\n: " + caption + (caption.Length > 0 ? " " : "") + (table.Id is { } id ? $"{{#{id}}}" : "");
    }

    private static string Pipes(string[][] cells, ImmutableArray<Alignment> columns)
    {
        var text = new StringBuilder();
        for (int r = 0; r < cells.Length; r++)
        {
            text.Append('|');
            foreach (string words in cells[r])
            {
                text.Append(' ').Append(words).Append(words.Length == 0 ? "|" : " |");
            }

            text.Append('\n');
            if (r == 0)
            {
                text.Append('|');
                foreach (Alignment column in columns)
                {
                    text.Append(
                        column switch
                        {
                            Alignment.Centre => ":---:|",
                            Alignment.Right => "---:|",
                            _ => "---|",
                        }
                    );
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private string Twin(TwinNode twin)
    {
        Par? par = twin.Pars.FirstOrDefault();
        string Column(string lang, Func<(ImmutableArray<Atom> Ru, ImmutableArray<Atom> En), ImmutableArray<Atom>> of) =>
            $"::: {{lang={lang}}}\n"
            + string.Join("\n\n", twin.Rows.Select(row => inline.Write(of(row), par)))
            + "\n:::\n";
        return ":::: parallel\n" + Column("ru", row => row.Ru) + Column("en", row => row.En) + "::::";
    }

    /// <summary>A note's definition, its further paragraphs indented.</summary>
    public string Note(string label, ImmutableArray<Node> blocks)
    {
        string text = Several(blocks);
        return $"[^{label}]: " + Indented(text).TrimStart();
    }
}

/// <summary>What there was, for the last line of a report.</summary>
internal sealed class ImportTally
{
    public int Notes { get; set; }

    public int Headings { get; set; }

    public int Lists { get; set; }

    public int Tables { get; set; }

    public int Pictures { get; set; }
}
