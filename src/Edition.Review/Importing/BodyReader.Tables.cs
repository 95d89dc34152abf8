using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

internal sealed partial class BodyReader
{
    private int Picture(int i, Image image, Par host, ImmutableArray<Node>.Builder nodes)
    {
        if (
            i + 1 < blocks.Count
            && blocks[i + 1] is Par below
            && Captions.Of(below) is { Kind: CaptionKind.Figure } caption
        )
        {
            AddPicture(image, host, below, caption, nodes);
            return i + 2;
        }

        // A caption by style alone, without a number.
        if (
            i + 1 < blocks.Count
            && blocks[i + 1] is Par styled
            && styled.Form.StyleNames.Contains("caption", StringComparer.OrdinalIgnoreCase)
            && Captions.Of(styled) is null
        )
        {
            AddPicture(image, host, styled, (CaptionKind.Figure, "", 0), nodes);
            return i + 2;
        }

        AddPicture(image, host, null, default, nodes);
        return i + 1;
    }

    private void AddPicture(
        Image image,
        Par host,
        Par? captionPar,
        (CaptionKind Kind, string Number, int Length) caption,
        ImmutableArray<Node>.Builder nodes
    )
    {
        if (image.Altered)
        {
            ledger.Leave("a picture that Word shows turned or framed; here it is as it is", image.Name, host);
        }

        string? id = captionPar is null ? null : counts.NextFigure();
        if (captionPar is not null)
        {
            Register("f", caption.Number, id!, captionPar);
        }

        nodes.Add(
            new PictureNode(
                image,
                host,
                captionPar,
                captionPar is null ? [] : CaptionOf(captionPar, caption.Length),
                id
            )
        );
    }

    private void Register(string kind, string number, string id, Par par)
    {
        if (number.Length > 0)
        {
            Numbered.TryAdd(kind + number, id);
        }

        CaptionIds.TryAdd(par, id);
        if (number.Length > 0 && !id.EndsWith("-" + number, StringComparison.Ordinal))
        {
            ledger.Guess("a caption's number is not that of its place in the order", par.Text, par);
        }
    }

    private ImmutableArray<Atom> CaptionOf(Par par, int label)
    {
        ledger.Fold("labels of captions", par.Text[..label].Trim());
        ImmutableArray<Atom> words = Atoms.Trim(Atoms.Slice(Atoms.Trim(par.Atoms), label));
        words = Atoms.Without(words, (par.IsItalic ? Look.Italic : 0) | (par.IsBold ? Look.Bold : 0));
        return words;
    }

    /// <summary>A table behind this caption, perhaps with its title in a line of its own between the two.</summary>
    private int? TableAfter(
        int i,
        Par label,
        (CaptionKind Kind, string Number, int Length) caption,
        ImmutableArray<Node>.Builder nodes
    )
    {
        if (i + 1 < blocks.Count && blocks[i + 1] is Grid grid)
        {
            return Table(i + 1, grid, label, CaptionOf(label, caption.Length), caption.Number, nodes);
        }

        if (
            caption.Length == label.Text.Length
            && i + 2 < blocks.Count
            && blocks[i + 1] is Par { WordCount: <= 40 } title
            && blocks[i + 2] is Grid below
        )
        {
            CaptionOf(label, caption.Length);
            return Table(i + 2, below, label, CaptionOf(title, 0), caption.Number, nodes, title);
        }

        return null;
    }

    private int Table(
        int i,
        Grid grid,
        Par? captionPar,
        ImmutableArray<Atom> caption,
        string? number,
        ImmutableArray<Node>.Builder nodes,
        Par? title = null
    )
    {
        int next = i + 1;
        if (captionPar is null)
        {
            if (Twins(grid, nodes))
            {
                return next;
            }

            if (IsLayout(grid))
            {
                foreach (Node node in Inner(grid.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Blocks)))
                {
                    nodes.Add(node);
                }

                if (grid.Pars.FirstOrDefault() is { } first)
                {
                    ledger.Guess(
                        "a table that only lays out, now its contents in order",
                        Lettering.Opening(first.Text),
                        first
                    );
                }

                return next;
            }

            if (grid.Rows.Length == 1 && grid.Columns == 1)
            {
                ImmutableArray<Node> inner = Inner(grid.Rows[0].Cells[0].Blocks);
                if (!inner.IsEmpty)
                {
                    nodes.Add(
                        inner.All(node => node is TextNode or ListNode or QuoteNode) ? new QuoteNode(inner) : inner[0]
                    );
                    if (nodes[^1] is not QuoteNode)
                    {
                        nodes.AddRange(inner.RemoveAt(0));
                    }

                    ledger.Guess(
                        "a table of one cell, now a quotation",
                        Lettering.Opening(grid.Rows[0].Cells[0].Text),
                        inner[0].Pars.FirstOrDefault()
                    );
                }

                return next;
            }

            // The caption may stand below.
            if (
                next < blocks.Count
                && blocks[next] is Par below
                && Captions.Of(below) is { Kind: CaptionKind.Table } found
                && (next + 1 >= blocks.Count || blocks[next + 1] is not Grid)
            )
            {
                captionPar = below;
                caption = CaptionOf(below, found.Length);
                number = found.Number;
                next++;
            }
        }

        AddTable(grid, captionPar, title, caption, number, nodes);
        return next;
    }

    private void AddTable(
        Grid grid,
        Par? captionPar,
        Par? title,
        ImmutableArray<Atom> caption,
        string? number,
        ImmutableArray<Node>.Builder nodes
    )
    {
        if (grid.Columns == 0)
        {
            return;
        }

        string? id = captionPar is null ? null : counts.NextTable();
        Par[] pars = [.. new[] { captionPar, title }.OfType<Par>(), .. grid.Pars];
        Par? first = pars.FirstOrDefault();
        if (captionPar is not null)
        {
            Register("t", number ?? "", id!, captionPar);
            if (title is not null)
            {
                CaptionIds.TryAdd(title, id!);
            }
        }

        if (grid.Merged)
        {
            ledger.Guess("merged cells: the words stand in the first", Lettering.Opening(first?.Text ?? ""), first);
        }

        List<Node> behind = [];
        bool marked = grid.Rows.Length > 0 && grid.Rows[0].Header;
        if (!marked)
        {
            ledger.Guess(
                "the first row is taken for the head",
                Lettering.Opening(string.Join(' ', grid.Rows[0].Cells.Select(cell => cell.Text))),
                first
            );
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<CellNode>>();
        for (int r = 0; r < grid.Rows.Length; r++)
        {
            rows.Add([.. grid.Rows[r].Cells.Select(cell => CellOf(cell, r == 0, behind))]);
        }

        nodes.Add(
            new TableNode(
                rows.ToImmutable(),
                [.. Enumerable.Range(0, grid.Columns).Select(column => AlignmentOf(grid, column))],
                [.. pars],
                caption,
                id
            )
        );
        nodes.AddRange(behind);
    }

    private static Alignment AlignmentOf(Grid grid, int column)
    {
        Alignment most = grid
            .Rows.Skip(grid.Rows.Length > 1 ? 1 : 0)
            .SelectMany(row => row.Cells[column].Pars.Take(1))
            .Where(par => !par.IsEmpty)
            .GroupBy(par => par.Form.Alignment)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault(Alignment.Left);
        return most is Alignment.Centre or Alignment.Right ? most : Alignment.Left;
    }

    // Pictures only, or an equation with its number.
    private static bool IsLayout(Grid grid)
    {
        bool pictures = grid.Pars.Any(par => par.Anchored.OfType<Image>().Any());
        if (pictures && grid.Pars.All(par => par.IsEmpty || Captions.Of(par) is not null))
        {
            return true;
        }

        bool formula = grid.Pars.Any(par => par.Atoms.OfType<Letters>().Any(letters => letters.Formula));
        return grid.Rows.Length == 1
            && grid.Columns is 2 or 3
            && formula
            && grid.Rows[0].Cells.Any(cell => FormulaNumber().IsMatch(cell.Text));
    }

    private ImmutableArray<Node> Inner(IEnumerable<Piecework> content)
    {
        List<Piecework> outer = blocks;
        blocks = Flattened([.. content]);
        var nodes = ImmutableArray.CreateBuilder<Node>();
        for (int i = 0; i < blocks.Count; )
        {
            i = Next(i, nodes);
        }

        blocks = outer;
        return nodes.ToImmutable();
    }

    [GeneratedRegex(@"^\(\d+(\.\d+)*\)$")]
    private static partial Regex FormulaNumber();
}
