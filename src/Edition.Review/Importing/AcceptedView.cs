using System.Collections.Immutable;
using System.Text;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// A file with all its changes accepted: what was put in stays, what was taken out goes, a paragraph whose mark was
/// taken out runs on into the next. Fields become their results, symbols characters.
/// </summary>
internal sealed class AcceptedView(WordFile file, Ledger ledger, ImportOptions options)
{
    private readonly Dictionary<string, int> changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> noteBookmarks = Bookmarks.OfNotes(file);
    private readonly Dictionary<string, string> bookmarkIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordComment> comments = file
        .Comments.DistinctBy(comment => comment.Id)
        .ToDictionary(comment => comment.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, (Par Par, int Offset)> openComments = new(StringComparer.Ordinal);
    private readonly Dictionary<Par, int> order = [];
    private readonly List<Par> inOrder = [];

    /// <summary>Bookmarks that something refers to, by name.</summary>
    public HashSet<string> Referred { get; } = Bookmarks.ReferredTo(file);

    /// <summary>Which authors changed how many places: for one line of the report.</summary>
    public IReadOnlyDictionary<string, int> Changes => changes;

    public List<Piecework> Of(ImmutableArray<WordBlock> blocks)
    {
        List<Piecework> all = [];
        WordParagraph? joined = null;
        foreach (WordBlock block in blocks)
        {
            if (block is WordParagraph paragraph)
            {
                foreach (Piece piece in paragraph.Pieces)
                {
                    Note(piece.Inserted);
                    Note(piece.Deleted);
                }

                WordParagraph whole = joined is null
                    ? paragraph
                    : paragraph with
                    {
                        Pieces = joined.Pieces.AddRange(paragraph.Pieces),
                        Ordinal = joined.Ordinal,
                    };
                joined = paragraph.MarkDeleted is null ? null : whole;
                if (joined is null)
                {
                    all.AddRange(Split(whole));
                }
            }
            else if (block is WordTable table)
            {
                if (joined is not null)
                {
                    all.AddRange(Split(joined));
                    joined = null;
                }

                all.Add(GridOf(table));
            }
        }

        if (joined is not null && joined.Pieces.Any(piece => piece.Deleted is null))
        {
            all.AddRange(Split(joined));
        }

        return all;
    }

    private void Note(Change? change)
    {
        if (change is not null)
        {
            string who = change.Author.Length == 0 ? "?" : change.Author;
            changes[who] = changes.GetValueOrDefault(who) + 1;
        }
    }

    private Grid GridOf(WordTable table)
    {
        bool merged = false;
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        foreach (WordRow row in table.Rows.Where(row => row.Deleted is null))
        {
            var cells = ImmutableArray.CreateBuilder<GridCell>();
            foreach (WordCell cell in row.Cells.Where(cell => cell.Deleted is null))
            {
                merged |= cell.Continues || cell.Span > 1;
                cells.Add(new GridCell([.. Of(cell.Blocks)]));
                for (int i = 1; i < cell.Span; i++)
                {
                    cells.Add(GridCell.Empty);
                }
            }

            rows.Add(new GridRow(row.Header, cells.ToImmutable()));
        }

        int width = rows.Select(row => row.Cells.Length).DefaultIfEmpty(0).Max();
        return new Grid([
            .. rows.Select(row =>
                row with
                {
                    Cells = row.Cells.AddRange(Enumerable.Repeat(GridCell.Empty, width - row.Cells.Length)),
                }
            ),
        ])
        {
            Merged = merged || rows.Any(row => row.Cells.Length < width),
        };
    }

    /// <summary>The paragraph, or several where two line ends in a row or a page's end part it.</summary>
    private List<Par> Split(WordParagraph paragraph)
    {
        var par = new Par(paragraph, []) { Number = file.Numbers.Next(paragraph.Form.NumberId, paragraph.Form.Level) };
        order[par] = inOrder.Count;
        inOrder.Add(par);
        var atoms = new AtomBuilder();
        string? anchor = null;
        HashSet<Field> seen = [];
        foreach (Piece piece in paragraph.Pieces.Where(piece => piece.Deleted is null))
        {
            if (piece is Docx.Words && TakeField(piece.Field, seen, par) is { } note)
            {
                if (note.Length > 0)
                {
                    atoms.Add(new NoteCall(note));
                }

                continue;
            }

            switch (piece)
            {
                case Docx.Words words when (words.Manner.All & Look.Hidden) != 0:
                    ledger.Drop("hidden words", words.Text, par);
                    break;
                case Docx.Words words:
                    atoms.Add(LettersOf(words, words.Text, words.Manner, ref anchor, words.Formula));
                    break;
                case Symbol symbol:
                    AddSymbol(symbol, par, atoms, ref anchor);
                    break;
                case Tab tab:
                    par.HadTabs = true;
                    atoms.Add(LettersOf(tab, "\t", Manner.Plain, ref anchor));
                    break;
                case LineEnd { Page: true }:
                    ledger.Count("page and column breaks that went", par);
                    break;
                case LineEnd:
                    atoms.Add(new LineBreak());
                    break;
                case Call call:
                    atoms.Add(new NoteCall((call.Endnote ? "e" : "f") + call.Id));
                    break;
                case Edge edge:
                    AddEdge(edge, par, atoms, ref anchor);
                    break;
                case Image or Box or Foreign:
                    par.Anchored.Add(piece);
                    break;
                default:
                    throw new InvalidOperationException(piece.GetType().Name);
            }
        }

        par.Become(atoms.ToImmutable());
        return Parted(par);
    }

    /// <summary>
    /// What a field comes to: null for its words, a note's key where it calls a note, empty where that is done.
    /// </summary>
    private string? TakeField(Field? field, HashSet<Field> seen, Par par)
    {
        for (; field is not null; field = field.Outer)
        {
            bool first = seen.Add(field);
            switch (field.Name)
            {
                case "NOTEREF" when NoteOf(FieldCodes.Argument(field.Code) ?? "") is { } note:
                    return first ? note : "";
                case "HYPERLINK" or "REF" or "NOTEREF" or "SEQ" or "QUOTE" or "":
                    break;
                case "PAGEREF" or "PAGE" or "NUMPAGES" when first:
                    ledger.Count("page numbers that Word had reckoned, now words", par);
                    break;
                default:
                    if (first)
                    {
                        ledger.Count($"fields ({field.Name}) whose last result is now words", par);
                    }

                    break;
            }
        }

        return null;
    }

    private static List<Par> Parted(Par par)
    {
        List<Par> parts = [];
        ImmutableArray<Atom> atoms = par.Atoms;
        int from = 0;
        for (int i = 0; i + 1 < atoms.Length; i++)
        {
            if (atoms[i] is LineBreak && atoms[i + 1] is LineBreak)
            {
                parts.Add(new Par(par.Source, Tidy(atoms[from..i])));
                from = i + 2;
            }
        }

        if (parts.Count == 0)
        {
            par.Become(Tidy(atoms));
            return [par];
        }

        parts.Add(new Par(par.Source, Tidy(atoms[from..])));
        parts.RemoveAll(part => part.IsEmpty);
        if (parts.Count == 0)
        {
            par.Become([]);
            return [par];
        }

        parts[0].Number = par.Number;
        parts[0].HadTabs = par.HadTabs;
        parts[0].Bookmarks.AddRange(par.Bookmarks);
        parts[0].Comments.AddRange(par.Comments);
        parts[^1].Anchored.AddRange(par.Anchored);
        return parts;
    }

    // Line ends at the edges go; the first tab goes with the spaces.
    private static ImmutableArray<Atom> Tidy(ImmutableArray<Atom> atoms) => Atoms.Trim(atoms);

    private static Letters LettersOf(Piece piece, string text, Manner manner, ref string? anchor, bool formula = false)
    {
        Field? cross = null;
        string? target = piece.Target;
        for (Field? field = piece.Field; field is not null; field = field.Outer)
        {
            switch (field.Name)
            {
                case "HYPERLINK":
                    target ??= FieldCodes.HyperlinkOf(field.Code);
                    break;
                case "REF":
                    cross ??= field;
                    break;
                default:
                    break;
            }
        }

        var letters = new Letters(text, manner.Own, manner.All)
        {
            Language = manner.Language,
            Target = target,
            Cross = cross is null ? null : FieldCodes.Argument(cross.Code),
            Anchor = text.Trim().Length > 0 ? anchor : null,
            Formula = formula,
            Size = manner.Size,
        };
        anchor = letters.Anchor is null ? anchor : null;
        return letters;
    }

    private void AddSymbol(Symbol symbol, Par par, AtomBuilder atoms, ref string? anchor)
    {
        string? sign = SymbolFonts.Of(symbol.Font, symbol.Code);
        if (sign is not null && sign.EnumerateRunes().All(options.HasSign))
        {
            atoms.Add(LettersOf(symbol, sign, symbol.Manner, ref anchor));
            return;
        }

        string what = $"a sign of {symbol.Font} ({symbol.Code:X4})";
        atoms.Add(new Remark(what));
        ledger.Leave("a sign without a character", what, par);
    }

    private void AddEdge(Edge edge, Par par, AtomBuilder atoms, ref string? anchor)
    {
        switch (edge.Kind)
        {
            case EdgeKind.BookmarkStart when edge.Name is { } name:
                par.Bookmarks.Add(name);
                if (Referred.Contains(name))
                {
                    anchor = name;
                }

                bookmarkIds.TryAdd(edge.Id, name);
                break;
            case EdgeKind.CommentStart:
                openComments[edge.Id] = (par, atoms.Length);
                break;
            case EdgeKind.CommentEnd or EdgeKind.CommentMark:
                CloseComment(edge.Id, par, atoms);
                break;
            default:
                break;
        }
    }

    private void CloseComment(string id, Par par, AtomBuilder atoms)
    {
        if (!comments.Remove(id, out WordComment? comment))
        {
            return;
        }

        if (!openComments.TryGetValue(id, out (Par Par, int Offset) start))
        {
            par.Comments.Add(new CommentUse(comment, null));
            return;
        }

        string here = atoms.Text;
        if (start.Par == par)
        {
            string on = Lettering.OneLine(here[Math.Min(start.Offset, here.Length)..]);
            bool whole =
                start.Offset == 0
                && par.Source.Pieces.SkipWhile(p => p is not Edge { Kind: EdgeKind.CommentEnd } e || e.Id != id)
                    .OfType<Docx.Words>()
                    .All(w => w.Deleted is not null || w.Text.Trim().Length == 0);
            par.Comments.Add(new CommentUse(comment, whole || on.Length == 0 ? null : Brief(on)));
            return;
        }

        var words = new StringBuilder();
        for (int i = order[start.Par]; i < order[par]; i++)
        {
            string text = Atoms.TextOf(inOrder[i].Atoms);
            words.Append(inOrder[i] == start.Par ? text[Math.Min(start.Offset, text.Length)..] : text).Append(' ');
        }

        start.Par.Comments.Add(new CommentUse(comment, Brief(Lettering.OneLine(words.Append(here).ToString()))));
    }

    /// <summary>Of more than eight words the first and the last four.</summary>
    public static string Brief(string words)
    {
        string[] each = words.Split(' ');
        return each.Length <= 8 ? words : string.Join(' ', [.. each[..4], "…", .. each[^4..]]);
    }

    /// <summary>Comments that no paragraph called.</summary>
    public IEnumerable<WordComment> Uncalled => comments.Values.OrderBy(comment => comment.Id, StringComparer.Ordinal);

    /// <summary>The note that a NOTEREF to this bookmark calls again.</summary>
    public string? NoteOf(string bookmark) => noteBookmarks.GetValueOrDefault(bookmark);
}
