using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;
using Edition.Review.Importing;

namespace Edition.Review.Revising;

/// <summary>
/// A text of a Word file as paragraphs of tokens, in the accepted view: a paragraph whose mark was taken out runs on
/// into the next, a row that was taken out is not there.
/// </summary>
/// <param name="callOf">The note that a call leads to, as a key.</param>
internal sealed class Story(Func<Call, string?, string> callOf)
{
    private const Look Counted = Look.Bold | Look.Italic | Look.Struck | Look.SmallCaps | Look.Super | Look.Sub;

    private readonly List<Para> paras = [];
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Index, int Offset)> comments = new(StringComparer.Ordinal);
    private readonly List<(string Id, int StartPara, int Start, int EndPara, int End)> ranges = [];

    /// <summary>Who took out the text of a mark, for those of which nothing is left.</summary>
    public Dictionary<string, Change> Removed { get; } = new(StringComparer.Ordinal);

    /// <summary>Ranges of comments: from an offset in a paragraph to one in the same or a later one.</summary>
    public IReadOnlyList<(string Id, int StartPara, int Start, int EndPara, int End)> Ranges => ranges;

    public IReadOnlyList<Para> Paras => paras;

    /// <summary>The paragraphs by the marks that they bear.</summary>
    public ILookup<string, Para> Marked() =>
        paras
            .SelectMany(para => para.Marks.Select(mark => (Mark: mark, Para: para)))
            .ToLookup(each => each.Mark, each => each.Para, StringComparer.Ordinal);

    public Story Read(ImmutableArray<WordBlock> blocks)
    {
        Read(blocks, null);
        return this;
    }

    private void Read(ImmutableArray<WordBlock> blocks, CellPlace? cell)
    {
        List<WordParagraph> joined = [];
        foreach (WordBlock block in blocks)
        {
            switch (block)
            {
                case WordParagraph paragraph:
                    joined.Add(paragraph);
                    if (paragraph.MarkDeleted is null && !IsCutBySection(paragraph))
                    {
                        Add(joined, cell);
                        joined = [];
                    }

                    break;
                case WordTable table:
                    Flush();
                    Read(table);
                    break;
                default:
                    throw new InvalidOperationException(block.GetType().Name);
            }
        }

        Flush();

        void Flush()
        {
            if (joined.Count > 0)
            {
                Add(joined, cell);
                joined = [];
            }
        }
    }

    /// <summary>
    /// LibreOffice ends a section where a page begins whose style is another than the one before it, in the midst of a
    /// paragraph too: the mark of that is still open then.
    /// </summary>
    private bool IsCutBySection(WordParagraph paragraph)
    {
        if (!IsOfLibreOffice || !paragraph.EndsSection || paragraph.MarkInserted is not null)
        {
            return false;
        }

        Dictionary<string, string> still = names.Where(pair => open.Contains(pair.Value)).ToDictionary();
        foreach (Edge edge in paragraph.Pieces.OfType<Edge>())
        {
            if (edge.Kind == EdgeKind.BookmarkStart && Sites.IsName(edge.Name))
            {
                still[edge.Id] = edge.Name!;
            }
            else if (edge.Kind == EdgeKind.BookmarkEnd)
            {
                still.Remove(edge.Id);
            }
        }

        return still.Values.Any(name => !IsCallMark(name) && !Sites.IsAboutBlocks(name));
    }

    private void Read(WordTable table)
    {
        int index = 0;
        foreach (WordRow row in table.Rows)
        {
            if (row.Deleted is { } gone)
            {
                foreach (WordParagraph inside in row.Cells.SelectMany(each => each.Blocks).OfType<WordParagraph>())
                {
                    foreach (Edge edge in inside.Pieces.OfType<Edge>().Where(edge => Sites.IsName(edge.Name)))
                    {
                        Removed.TryAdd(edge.Name!, gone);
                    }
                }

                continue;
            }

            int column = 0;
            foreach (WordCell cell in row.Cells.Where(cell => cell.Deleted is null))
            {
                Read(cell.Blocks, new CellPlace(table, row, index, column, cell.Span > 1 || cell.Continues));
                column += cell.Span;
            }

            index++;
        }
    }

    private void Add(List<WordParagraph> parts, CellPlace? cell)
    {
        var accepted = new TokenWriter();
        var rejected = new TokenWriter();
        bool tracked = parts.Exists(part => part.Pieces.Any(p => p.Inserted is not null || p.Deleted is not null));
        List<string> marks = [];
        HashSet<string> began = new(StringComparer.Ordinal);
        bool waits = false,
            hasPages = false;
        HashSet<Field> seen = [];
        foreach (WordParagraph part in parts)
        {
            HashSet<Piece> between = BetweenPages(part);
            foreach (Piece piece in part.Pieces)
            {
                if (piece is Edge edge)
                {
                    Take(edge, accepted, began);
                    continue;
                }

                if (between.Contains(piece))
                {
                    continue;
                }

                string? key = KeyOf(piece, seen, out bool shown);
                hasPages |= !shown;
                if (!shown)
                {
                    continue;
                }

                if (piece.Deleted is null)
                {
                    Put(accepted, piece, key);
                    marks.AddRange(open.Where(name => !marks.Contains(name)));
                    waits = true;
                }
                else
                {
                    foreach (string name in open)
                    {
                        Removed.TryAdd(name, piece.Deleted);
                    }
                }

                if (tracked && piece.Inserted is null)
                {
                    Put(rejected, piece, key);
                }
            }
        }

        // An empty cell has its mark all the same.
        if (!waits && parts.Count == 1 && cell is not null)
        {
            marks.AddRange(began);
        }

        WordParagraph last =
            parts.LastOrDefault(part => part.Pieces.Any(p => p is Words && p.Deleted is null)) ?? parts[^1];
        bool isCode = IsVerbatim && BlockRevision.KindOf(last.Form).Kind == ElementKind.Code;
        ImmutableArray<Token> tokens = accepted.ToTokens(isCode);
        paras.Add(
            new Para
            {
                Tokens = tokens,
                Rejected = tracked ? rejected.ToTokens(isCode) : tokens,
                Form = last.Form,
                Marks = [.. marks],
                Cell = cell,
                Inserted = parts[^1].MarkInserted ?? cell?.Row.Inserted,
                IsJoined = parts.Exists(part => part.MarkDeleted is not null),
                HasPages = hasPages,
                MakeUp =
                    (parts.Exists(BeginsPage) ? MakeUp.PageBreak : MakeUp.None)
                    | (parts[^1].EndsSection ? MakeUp.Section : MakeUp.None),
            }
        );
    }

    /// <summary>The commas between fields of pages: how many there are depends on which pages are the same.</summary>
    private static HashSet<Piece> BetweenPages(WordParagraph part)
    {
        HashSet<Piece> between = new(ReferenceEqualityComparer.Instance);
        Piece? comma = null;
        bool behind = false;
        foreach (Piece piece in part.Pieces.Where(piece => piece is not Edge))
        {
            bool isPage = piece.Field is { Name: "PAGEREF" };
            if (isPage && comma is not null)
            {
                between.Add(comma);
            }

            comma = behind && piece is Words { Field: null, Text: ", " } ? piece : null;
            behind = isPage;
        }

        return between;
    }

    private static bool BeginsPage(WordParagraph part) =>
        part.Form.BeginsPage || part.Pieces.Any(piece => piece is LineEnd { Page: true, Deleted: null });

    private void Take(Edge edge, TokenWriter accepted, HashSet<string> began)
    {
        switch (edge.Kind)
        {
            case EdgeKind.BookmarkStart when Sites.IsName(edge.Name):
                open.Add(edge.Name!);
                names[edge.Id] = edge.Name!;
                began.Add(edge.Name!);
                break;
            case EdgeKind.BookmarkEnd when names.Remove(edge.Id, out string? name):
                open.Remove(name);
                break;
            case EdgeKind.CommentStart:
                comments[edge.Id] = (paras.Count, accepted.Length);
                break;
            case EdgeKind.CommentEnd:
            case EdgeKind.CommentMark when comments.ContainsKey(edge.Id):
                if (comments.Remove(edge.Id, out (int Index, int Offset) start))
                {
                    ranges.Add((edge.Id, start.Index, start.Offset, paras.Count, accepted.Length));
                }

                break;
            case EdgeKind.CommentMark when !ranges.Exists(range => range.Id == edge.Id):
                ranges.Add((edge.Id, paras.Count, 0, paras.Count, accepted.Length));
                break;
            default:
                break;
        }
    }

    /// <summary>A reference to a note counts as its call; page numbers are nobody's words.</summary>
    private static string? KeyOf(Piece piece, HashSet<Field> seen, out bool shown)
    {
        shown = true;
        for (Field? field = piece.Field; field is not null; field = field.Outer)
        {
            switch (field.Name)
            {
                case "NOTEREF":
                    shown = seen.Add(field);
                    return FieldCodes.Argument(field.Code) ?? "";
                case "PAGEREF" or "PAGE" or "NUMPAGES" or "TC":
                    shown = false;
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    private void Put(TokenWriter to, Piece piece, string? again)
    {
        if (again is not null)
        {
            to.Sign(TokenKind.Again, again, piece);
            return;
        }

        switch (piece)
        {
            case Words { Manner: var manner } when (manner.All & Look.Hidden) != 0:
                break;
            case Words { Formula: true } formula:
                to.Sign(TokenKind.Foreign, "an equation", formula);
                break;
            case Words words:
                to.Letters(words.Text, words.Manner.Own & Counted, words);
                break;
            case Symbol symbol:
                if (SymbolFonts.Of(symbol.Font, symbol.Code) is { } sign)
                {
                    to.Letters(sign, symbol.Manner.Own & Counted, symbol);
                }
                else
                {
                    to.Sign(TokenKind.Foreign, $"a sign of {symbol.Font}", symbol);
                }

                break;
            case Tab:
                to.Letters(" ", Look.None, piece);
                break;
            case LineEnd { Page: false }:
                to.Sign(TokenKind.Break, "", piece);
                break;
            case LineEnd:
                break;
            case Call call:
                to.Sign(TokenKind.Call, callOf(call, open.FirstOrDefault(IsCallMark)), call);
                break;
            case Image:
                to.Sign(TokenKind.Picture, "a picture", piece);
                break;
            case Box:
                to.Sign(TokenKind.Foreign, "a text box", piece);
                break;
            case Foreign foreign:
                to.Sign(TokenKind.Foreign, foreign.What, piece);
                break;
            default:
                throw new InvalidOperationException(piece.GetType().Name);
        }
    }

    /// <summary>Each space of code counts; not where the other file has lost its styles, and spaces with them.</summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>LibreOffice saved it.</summary>
    public bool IsOfLibreOffice { get; init; }

    /// <summary>Which of this program's marks are those of calls.</summary>
    public Func<string, bool> IsCallMark { get; init; } = _ => true;
}
