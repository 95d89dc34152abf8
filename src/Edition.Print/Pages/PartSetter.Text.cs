using System.Collections.Immutable;
using Edition.Model;
using Edition.Pictures;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    private ImmutableArray<Inline> Made(Inline inline)
    {
        // Notes numbered through the edition or the article have numbers that no page changes.
        if (inline is PageNumbers or ComputedValue || NumbersByPage)
        {
            asked.Add(inline);
        }

        return texts.Made(inline);
    }

    /// <summary>
    /// In lines: some eight pages. Of a longer paragraph no page's end depends on one line more or less, and the ways
    /// to set it grow with the square of its length.
    /// </summary>
    private const int LongestAgain = 300;

    /// <summary>How large pictures in lines of a measure are: at most three quarters of the page high.</summary>
    private SizedPicture Sized(Length measure)
    {
        Length highest = shop.Frame.Leading * Math.Max(1, shop.Frame.Rows * 3 / 4);
        return inline =>
            shop.Book.Pictures.TryGetValue(inline.Path, out Picture? picture) && shop.SizeOf(picture) is { } own
                ? Fitted(picture, Artwork.InLine(inline, own, measure, highest))
                : null;

        static LinePicture Fitted(Picture picture, (Length Width, Length Height) size) =>
            new(picture, size.Width, size.Height);
    }

    private bool NumbersByPage => shop.Book.Publication.NoteNumbering == NoteNumbering.Page;

    /// <summary>
    /// Sets inlines as a paragraph: its lines as slugs, its notes for the page's foot. <paramref name="firstIndent"/>
    /// is that of the first line. <paramref name="opening"/> changes the first slug, <paramref name="closing"/> the
    /// last.
    /// </summary>
    private void SetText(
        ImmutableArray<Inline> content,
        TextStyle style,
        Lang lang,
        Place place,
        Strand strand,
        Length firstIndent,
        Func<Slug, Slug>? opening = null,
        Func<Slug, Slug>? closing = null,
        bool emptyToo = false
    )
    {
        if (place.Ragged && style.Alignment == Alignment.Justified)
        {
            style = style with { Alignment = Alignment.Left };
        }

        (Length lead, leadIn) = (leadIn, Length.Zero);
        Length left = place.Left + style.Left;
        Length width = Length.Max(place.Width - style.Left - style.Right, style.Size * 2);
        Dictionary<Inline, ImmutableArray<GalleyNote>> notes = NotesOf(content, place.Tag);

        // A book's shaped paragraphs are far larger than its lines: they are kept for other settings as long as nobody
        // wants their room.
        var kept = new WeakReference<ShapedParagraph?>(null);
        ShapedParagraph Shaped()
        {
            if (!kept.TryGetTarget(out ShapedParagraph? shaped))
            {
                shaped = Compositor.Shape(content, style, lang, Made, Sized(width));
                kept.SetTarget(shaped);
            }

            return shaped;
        }

        ImmutableArray<Slug> Set(BreakWish wish) =>
            Slugs(
                Compositor.Break(Shaped(), width, firstIndent + lead, wish),
                style,
                IsOnGrid(style, place),
                left,
                strand,
                notes,
                opening,
                closing
            );

        ImmutableArray<Slug> slugs = Set(BreakWish.None);
        if (slugs.IsEmpty && emptyToo)
        {
            slugs = [Blank(style) with { OnGrid = IsOnGrid(style, place) }];
        }

        bool again =
            place.At.Voice == Voice.Text
            && slugs.Length is > 2 and < LongestAgain
            && style.Alignment == Alignment.Justified;
        place.Flow.Add(slugs, style.Before, style.After, again ? Set : null);
    }

    // A line with a picture higher than its letters is deeper by whole lines, so that the next one is on the grid.
    private static Length MoreFor(Line line, TextStyle style, Length drop)
    {
        Length highest = line.Pieces.Aggregate(
            Length.Zero,
            (high, piece) => Length.Max(high, piece.Picture is { } shown ? shown.Height + piece.Rise : Length.Zero)
        );
        long lacking = highest.Units - drop.Units;
        return lacking <= style.Leading.Units / 4
            ? Length.Zero
            : style.Leading * (int)((lacking + style.Leading.Units - 1) / style.Leading.Units);
    }

    private static ImmutableArray<Slug> Slugs(
        ImmutableArray<Line> lines,
        TextStyle style,
        bool grid,
        Length left,
        Strand strand,
        Dictionary<Inline, ImmutableArray<GalleyNote>> notes,
        Func<Slug, Slug>? opening,
        Func<Slug, Slug>? closing
    )
    {
        var slugs = ImmutableArray.CreateBuilder<Slug>(lines.Length);
        Length drop = PageFrame.DropOf(style);
        for (int i = 0; i < lines.Length; i++)
        {
            Turn turn =
                (i > 0 && lines[i - 1].CutsWord ? Turn.Hyphen : Turn.None)
                | (i == 1 ? Turn.Orphan : Turn.None)
                | (i > 0 && i == lines.Length - 1 ? Turn.Widow : Turn.None)
                | (i > 0 && style.KeepTogether ? Turn.Kept : Turn.None);
            Length more = MoreFor(lines[i], style, drop);
            Slug slug = new(style.Leading + more, drop + more)
            {
                OnGrid = grid,
                Turn = turn,
                Pieces = [new LineSet(strand, left, drop + more, lines[i])],
                Notes = lines[i].Marks.IsEmpty
                    ? []
                    :
                    [
                        .. lines[i]
                            .Marks.SelectMany(mark => notes.TryGetValue(mark.Inline, out var called) ? called : []),
                    ],
            };
            slug = i == 0 && opening is not null ? opening(slug) : slug;
            slugs.Add(i == lines.Length - 1 && closing is not null ? closing(slug) : slug);
        }

        return slugs.MoveToImmutable();
    }
}
