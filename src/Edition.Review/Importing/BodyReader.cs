using System.Collections.Immutable;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// The text behind the front matter as blocks of a manuscript: what is a heading, a list, a caption, a table.
/// </summary>
internal sealed partial class BodyReader(Ledger ledger, AcceptedView view, FigureCounts counts)
{
    private readonly Dictionary<string, int> looks = new(StringComparer.Ordinal);
    private readonly Dictionary<(ListNumbering, string), int> lastOrdinal = [];
    private List<Piecework> blocks = [];
    private int lastLevel = 1;
    private int topLevel = 2;

    /// <summary>Labels as the author numbered them, "t1", "f2": the ids they lead to.</summary>
    public Dictionary<string, string> Numbered { get; } = new(StringComparer.Ordinal);

    /// <summary>Blocks that a bookmark may stand in: paragraphs of captions and headings, with what they are.</summary>
    public Dictionary<Par, string> CaptionIds { get; } = [];

    public ImmutableArray<Node> Read(List<Piecework> body)
    {
        blocks = Flattened(body);
        int[] styled = [.. blocks.OfType<Par>().Where(par => par.WordCount > 0).Select(Headings.LevelOf).OfType<int>()];
        topLevel = styled.Length == 0 ? 2 : styled.Min();
        TabbedColumns();
        var nodes = ImmutableArray.CreateBuilder<Node>();
        for (int i = 0; i < blocks.Count; )
        {
            i = Next(i, nodes);
        }

        return [.. Unnumbered(nodes)];
    }

    /// <summary>Three or more paragraphs in a row with as many tabs each look like a table.</summary>
    private void TabbedColumns()
    {
        for (int i = 0; i < blocks.Count; )
        {
            int tabs = TabsAt(i);
            int end = i + 1;
            while (tabs > 0 && TabsAt(end) == tabs)
            {
                end++;
            }

            if (tabs > 0 && end - i >= 3)
            {
                var first = (Par)blocks[i];
                ledger.Leave("text in columns made by tabs looks like a table", Lettering.Opening(first.Text), first);
            }

            i = end;
        }

        int TabsAt(int i) =>
            i < blocks.Count && blocks[i] is Par par && TypedLists.Of(par) is null && !Headings.IsNumbered(par)
                ? par.Text.Count(c => c == '\t')
                : 0;
    }

    /// <summary>Headings without a number among numbered ones of their level.</summary>
    private static IEnumerable<Node> Unnumbered(IReadOnlyCollection<Node> nodes)
    {
        HashSet<int> numbered = [.. nodes.OfType<HeadNode>().Where(head => head.Numbered).Select(head => head.Level)];
        return nodes.Select(node =>
            node is HeadNode { Numbered: false, English: null } head && numbered.Contains(head.Level)
                ? head with
                {
                    Unnumbered = true,
                }
                : node
        );
    }

    /// <summary>
    /// Pictures, text boxes and the like as blocks of their own behind the paragraph they are anchored to.
    /// </summary>
    private List<Piecework> Flattened(List<Piecework> body)
    {
        List<Piecework> flat = [];
        foreach (Piecework block in body)
        {
            if (block is not Par par)
            {
                flat.Add(block);
                continue;
            }

            if (par.Source.Contents)
            {
                ledger.Drop("contents that Word had gathered; Edition makes its own", par.Text, par);
                continue;
            }

            if (par.Source.Placeholder)
            {
                ledger.Drop("words that only ask to be written over", par.Text, par);
                continue;
            }

            if (!par.IsEmpty)
            {
                flat.Add(par);
                if (par.HadTabs && par.Text.Contains('\t', StringComparison.Ordinal))
                {
                    ledger.Count("tabs within a paragraph, now spaces", par);
                }
            }
            else if (par.Anchored.Count == 0)
            {
                ledger.Count("empty paragraphs that went", par);
            }

            foreach (Piece piece in par.Anchored)
            {
                switch (piece)
                {
                    case Box box:
                        List<Piecework> inside = view.Of(box.Blocks);
                        if (inside.OfType<Par>().FirstOrDefault(each => !each.IsEmpty) is { } words)
                        {
                            ledger.Guess("a text box, now behind its paragraph", Lettering.Opening(words.Text), words);
                        }

                        flat.AddRange(Flattened(inside));
                        break;
                    case Image image:
                        if (!par.IsEmpty)
                        {
                            ledger.Guess("a picture in a line of text, now behind it", image.Name, par);
                        }

                        flat.Add(new Shown(image, par));
                        break;
                    case Foreign foreign:
                        flat.Add(new Shown(foreign, par));
                        break;
                    default:
                        throw new InvalidOperationException(piece.GetType().Name);
                }
            }

            foreach (CommentUse _ in par.IsEmpty && par.Anchored.Count == 0 ? par.Comments : [])
            {
                flat.Add(new Shown(new Foreign(""), par));
                break;
            }
        }

        return flat;
    }

    /// <summary>A picture or what cannot be read, as a block.</summary>
    private sealed class Shown(Piece piece, Par host) : Piecework
    {
        public Piece Piece { get; } = piece;

        public Par Host { get; } = host;
    }

    private int Next(int i, ImmutableArray<Node>.Builder nodes)
    {
        switch (blocks[i])
        {
            case Shown { Piece: Image image } shown:
                return Picture(i, image, shown.Host, nodes);
            case Shown { Piece: Foreign foreign } shown:
                nodes.Add(new RemarkNode(foreign.What, shown.Host));
                if (foreign.What.Length > 0)
                {
                    ledger.Leave("what the format does not have", foreign.What, shown.Host);
                }

                return i + 1;
            case Grid grid:
                return Table(i, grid, null, [], null, nodes);
            case Par par:
                return Paragraph(i, par, nodes);
            default:
                throw new InvalidOperationException(blocks[i].GetType().Name);
        }
    }

    private int Paragraph(int i, Par par, ImmutableArray<Node>.Builder nodes)
    {
        if (Captions.Of(par) is { } caption)
        {
            if (caption.Kind == CaptionKind.Table && TableAfter(i, par, caption, nodes) is { } behind)
            {
                return behind;
            }

            if (
                caption.Kind == CaptionKind.Figure
                && i + 1 < blocks.Count
                && blocks[i + 1] is Shown { Piece: Image image } shown
                && (
                    i + 2 >= blocks.Count
                    || blocks[i + 2] is not Par after
                    || Captions.Of(after) is not { Kind: CaptionKind.Figure }
                )
            )
            {
                AddPicture(image, shown.Host, par, caption, nodes);
                return i + 2;
            }
        }

        if (Headings.LevelOf(par) is { } level)
        {
            AddHeading(par, par.Atoms, Math.Max(2, level - topLevel + 2), par.Number is not null, nodes);
            return i + 1;
        }

        if (Headings.Looks(par) && IsHeadingHere(i, par))
        {
            HeadingByLook(par, nodes);
            return i + 1;
        }

        if (par.Text is "* * *" or "***" or "⁂" or "* *" or "*")
        {
            nodes.Add(new BreakNode(par));
            ledger.Drop("a break between parts, now ***", par.Text, par);
            return i + 1;
        }

        if (ListAt(i, nodes) is { } end)
        {
            return end;
        }

        if (IsQuote(par, out bool byLook))
        {
            return Quote(i, byLook, nodes);
        }

        nodes.Add(new TextNode(par, par.Atoms));
        return i + 1;
    }

    // A heading by look is followed by its text, or by a deeper heading and that by text.
    private bool IsHeadingHere(int i, Par par)
    {
        if (par.Form.Alignment == Alignment.Right && !Headings.IsKnown(par.Text))
        {
            return false;
        }

        for (int next = i + 1, steps = 0; next < blocks.Count && steps < 3; next++, steps++)
        {
            if (blocks[next] is not Par after)
            {
                return true;
            }

            if (!Headings.Looks(after) && Headings.LevelOf(after) is null)
            {
                return true;
            }
        }

        return false;
    }

    private void HeadingByLook(Par par, ImmutableArray<Node>.Builder nodes)
    {
        string look = $"{par.IsItalic}|{par.Centred}|{par.Size}|{!par.Text.Any(char.IsLower)}";
        ImmutableArray<Atom> content = par.Atoms;
        int level;
        bool numbered = par.Number is not null;
        if (Headings.NumberOf(par.Text) is { } number)
        {
            level = 1 + number.Depth;
            numbered = true;
            content = Atoms.Trim(Atoms.Slice(Atoms.Trim(content), number.Text.Length));
            ledger.Fold("typed numbers of headings", number.Text.Trim());
        }
        else if (looks.TryGetValue(look, out int known))
        {
            level = known;
        }
        else
        {
            level = Headings.IsKnown(par.Text) || Headings.AppendixTitle(par.Text) is not null ? 2 : lastLevel + 1;
        }

        string words = Atoms.TextOf(content).TrimEnd();
        content = Atoms.Slice(content, 0, Lettering.WithoutPeriod(words).Length);
        looks.TryAdd(look, level);
        content = Atoms.Without(content, Look.Bold | (par.IsItalic ? Look.Italic : 0));
        ledger.Guess("heading, by its look", par.Text, par);
        AddHeading(par, content, level, numbered, nodes);
    }

    private void AddHeading(
        Par par,
        ImmutableArray<Atom> content,
        int level,
        bool numbered,
        ImmutableArray<Node>.Builder nodes
    )
    {
        if (level > lastLevel + 1)
        {
            ledger.Guess("a level of headings that was skipped is closed up", par.Text, par);
            level = lastLevel + 1;
        }

        if (Headings.LevelOf(par) is not null)
        {
            content = Atoms.Without(content, par.IsBold ? Look.Bold : Look.None);
            if (Headings.NumberOf(par.Text) is { } typed)
            {
                content = Atoms.Trim(Atoms.Slice(Atoms.Trim(content), typed.Text.Length));
                ledger.Fold("typed numbers of headings", typed.Text.Trim());
                numbered = true;
            }
        }

        level = Math.Min(level, 6);
        if (par.Number is { } number && Named(number.Label) is { } label)
        {
            content = [new Letters(label + " ", Look.None, Look.None), .. content];
            numbered = false;
        }

        if (Atoms.TextOf(content).Trim().Length == 0)
        {
            return;
        }

        lastLevel = level;
        nodes.Add(new HeadNode(par, content, level, numbered));
    }

    /// <summary>
    /// A label with a name in it, «Статья 4», is part of the words; chapters and sections are the template's.
    /// </summary>
    private static string? Named(string label)
    {
        string words = new([.. label.TakeWhile(c => !char.IsDigit(c))]);
        return
            words.Count(char.IsLetter) >= 4
            && !words.TrimStart().StartsWith("Глава", StringComparison.OrdinalIgnoreCase)
            && !words.TrimStart().StartsWith("Раздел", StringComparison.OrdinalIgnoreCase)
            && !words.TrimStart().StartsWith("Часть", StringComparison.OrdinalIgnoreCase)
            && !words.TrimStart().StartsWith("Chapter", StringComparison.OrdinalIgnoreCase)
            && !words.TrimStart().StartsWith("Section", StringComparison.OrdinalIgnoreCase)
            ? label.Trim()
            : null;
    }

    private static bool IsQuote(Par par, out bool byLook)
    {
        byLook = false;
        if (
            par.Form.StyleNames.Any(name =>
                name.Equals("Quote", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Intense Quote", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Block Text", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Цитата", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Quotations", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return true;
        }

        const int Centimetre = 567;
        byLook =
            par.Form.Left >= Centimetre
            && par.Form.Right >= Centimetre
            && par.Form.Alignment != Alignment.Right
            && par.WordCount > 0;
        return byLook;
    }

    private int Quote(int i, bool byLook, ImmutableArray<Node>.Builder nodes)
    {
        var inside = ImmutableArray.CreateBuilder<Node>();
        for (; i < blocks.Count && blocks[i] is Par par && IsQuote(par, out bool look) && look == byLook; i++)
        {
            inside.Add(new TextNode(par, Atoms.Without(par.Atoms, par.IsItalic ? Look.Italic : 0)));
            if (byLook)
            {
                ledger.Guess("quotation, by its indents", Lettering.Opening(par.Text), par);
            }
        }

        nodes.Add(new QuoteNode(inside.ToImmutable()));
        return i;
    }
}
