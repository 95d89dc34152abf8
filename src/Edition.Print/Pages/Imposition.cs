using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// The last step: every piece of every part gets its page and its place there, the structure its tags in reading order,
/// and each page its running head and folio.
/// </summary>
internal sealed class Imposition
{
    private readonly Shop shop;
    private readonly PageNumbering numbering;
    private readonly List<Placed>[] items;
    private readonly List<(int Page, Piece Piece, Length X, Length Y)> artifacts = [];
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);

    // Of the part that is written.
    private readonly Dictionary<Strand, List<StrandPiece>> strands = [];
    private readonly PageStart[] starts;

    private Imposition(Shop shop, PageNumbering numbering)
    {
        this.shop = shop;
        this.numbering = numbering;
        items = [.. numbering.Labels.Select(_ => new List<Placed>())];
        starts = [.. numbering.Labels.Select(label => new PageStart(label, null, 0))];
    }

    private PageGeometry Geometry => shop.Template.Page;

    public static PagedBook Impose(Shop shop, PartPages[] parts, PageNumbering numbering)
    {
        PageMap figures = Paginator.Figures(shop, parts, numbering) with { NoteMarks = MarksOf(shop, parts) };
        ImmutableArray<OutlineEntry> outline = [.. parts.SelectMany(part => part.Set.Outline)];
        int[] lengths = [.. parts.Select(part => part.Cuts.Length)];
        return new Imposition(shop, numbering).Run(new Queue<PartPages>(parts), lengths, outline, figures);
    }

    /// <summary>
    /// Takes the parts one by one: nothing holds what one was made of when it stands on its pages, where it is as much
    /// again.
    /// </summary>
    private PagedBook Run(Queue<PartPages> parts, int[] lengths, ImmutableArray<OutlineEntry> outline, PageMap figures)
    {
        var tags = new TagWriter(shop.Template, items, strands, anchors);
        int document = tags.Open(
            new TagNode(Role.Document, shop.Book.Publication.Lang),
            -1,
            shop.Book.Publication.Lang
        );
        for (int p = 0; parts.TryDequeue(out PartPages? part); p++)
        {
            Place(part.Cuts, numbering.First[p]);
            tags.Write(part.Set.Root, document, shop.Book.Publication.Lang);
            strands.Clear();
        }

        foreach ((int page, Piece piece, Length x, Length y) in artifacts)
        {
            tags.WriteArtifact(page, piece, x, y);
        }

        var heads = new RunningHeads(shop);
        for (int p = 0; p < lengths.Length; p++)
        {
            for (int i = 0; i < lengths[p]; i++)
            {
                int page = numbering.First[p] + i;
                foreach (LineSet line in heads.On(p, i == 0, IsVerso(page), numbering.Labels[page]))
                {
                    tags.WriteArtifact(page, line, line.X, line.Y);
                }
            }
        }

        return new PagedBook(
            shop.Book,
            Geometry,
            [.. items.Select((on, page) => new Page(page, numbering.Labels[page], IsVerso(page), [.. on]))],
            tags.Tags,
            outline,
            figures with
            {
                Starts = [.. starts.Select((start, page) => start with { Label = numbering.Labels[page] })],
                PageOfId = PagesOfIds(),
            }
        );
    }

    /// <summary>Puts a part on its pages.</summary>
    private void Place(ImmutableArray<PageCut> cuts, int first)
    {
        (int, int) before = (-1, -1);
        for (int i = 0; i < cuts.Length; i++)
        {
            Place(cuts[i], first + i);
            if (Start(cuts[i], before) is { } found)
            {
                (starts[first + i], before) = found;
            }
        }
    }

    private static bool IsVerso(int page) => page % 2 == 1;

    private void Place(PageCut cut, int page)
    {
        Length left = Geometry.Mirrored && IsVerso(page) ? Geometry.Outer : Geometry.Inner;
        Length top = Geometry.Top + shop.Frame.Head;
        for (int i = 0; i < cut.Slugs.Length; i++)
        {
            SetSlug set = cut.Slugs[i];
            if (i == 0 && set.Slug.Repeated is { } repeated)
            {
                Place(repeated, page, left, top + set.Y - repeated.Height);
            }

            Place(set.Slug, page, left, top + set.Y);
        }

        Length y = top + cut.NotesTop;
        if (!cut.Notes.IsEmpty)
        {
            artifacts.Add(
                (
                    page,
                    new RuleSet(left, y, shop.Template.Pages.NoteRule, Length.FromPoints(0.4)),
                    left,
                    y - shop.Template.Pages.NoteGap * 0.7
                )
            );
        }

        bool headmost = true;
        foreach (NoteCut note in cut.Notes)
        {
            foreach (Slug line in note.Note.Lines.Skip(note.From).Take(note.To - note.From))
            {
                y += headmost ? Length.Zero : line.Before;
                Place(line, page, left, y);
                y += line.Height;
                headmost = false;
            }
        }
    }

    private void Place(Slug slug, int page, Length left, Length top)
    {
        foreach (Piece piece in slug.Pieces)
        {
            if (piece.Strand is { } strand)
            {
                if (!strands.TryGetValue(strand, out List<StrandPiece>? pieces))
                {
                    strands.Add(strand, pieces = new(4));
                }

                pieces.Add(new StrandPiece(page, left + piece.X, top + piece.Y, piece));
            }
            else
            {
                artifacts.Add((page, piece, left + piece.X, top + piece.Y));
                if (piece is AnchorSet anchor)
                {
                    anchors.Add(anchor.Id);
                }
            }
        }
    }

    /// <summary>
    /// The first words of a page, whatever labels and repeated heads stand before them, and their place in the galley:
    /// those of a float at its head too, but not of one that the text passed by more than a page, since the pages must
    /// come in their order. Null where there are none.
    /// </summary>
    private static (PageStart, (int Matter, int Index))? Start(PageCut cut, (int Matter, int Index) before)
    {
        foreach (SetSlug set in cut.Slugs.OrderBy(set => (set.Matter, set.Index)))
        {
            if (
                (set.Matter, set.Index).CompareTo(before) >= 0
                && set.Slug.Pieces.FirstOrDefault(piece => piece.Strand?.Leaf is not null) is { } first
            )
            {
                return (StartAt(first), (set.Matter, set.Index));
            }
        }

        return null;
    }

    private static PageStart StartAt(Piece first) =>
        first switch
        {
            { Strand: { Leaf: Contents contents, Shift: var entry } } => new PageStart("", contents, entry),
            LineSet { Strand: { Leaf: { } leaf, Shift: var shift }, Line: var line } => new PageStart(
                "",
                leaf,
                Math.Max(0, line.Start + shift)
            )
            {
                Target = FirstNumber(line),
            },
            _ => new PageStart("", first.Strand?.Leaf, 0),
        };

    /// <summary>The target of the page number that a line begins with, if it begins with one.</summary>
    private static string? FirstNumber(Line line)
    {
        string? target = null;
        for (InlineContext? at = line.Pieces.FirstOrDefault()?.Context; at is not null; at = at.Parent)
        {
            target = at.Node is Reference reference ? reference.Target : target;
            if (at.Node is PageNumbers)
            {
                return target;
            }
        }

        return null;
    }

    private Dictionary<string, string> PagesOfIds()
    {
        var pageOfId = new Dictionary<string, string>(anchors.Count, StringComparer.Ordinal);
        for (int page = 0; page < items.Length; page++)
        {
            foreach (PlacedAnchor anchor in items[page].OfType<PlacedAnchor>())
            {
                pageOfId.TryAdd(anchor.Id, numbering.Labels[page]);
            }
        }

        return pageOfId;
    }

    private static Dictionary<string, string> MarksOf(Shop shop, PartPages[] parts)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        if (shop.Book.Publication.NoteNumbering == NoteNumbering.Page)
        {
            foreach (PartPages part in parts)
            {
                foreach (NoteCut note in part.Cuts.SelectMany(cut => cut.Notes))
                {
                    if (note is { From: 0, Note.Call: Note own })
                    {
                        marks.TryAdd(own.Key, part.Set.Texts.MarkOf(own));
                    }
                }
            }
        }

        return marks;
    }
}
