using System.Collections.Immutable;
using Edition.Model;
using Edition.Pictures;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// A piece of copy to be set as one paragraph: words, how and where, and the strand that they are. <c>Opening</c>
/// changes the first slug, <c>Closing</c> the last; <c>EmptyToo</c>: without words it is an empty line.
/// </summary>
internal sealed record Take(
    ImmutableArray<Inline> Content,
    TextStyle Style,
    Lang Lang,
    Place Place,
    Strand Strand,
    Length FirstIndent,
    Func<Slug, Slug>? Opening = null,
    Func<Slug, Slug>? Closing = null,
    bool EmptyToo = false
);

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

    /// <summary>Sets inlines as a paragraph: its lines as slugs, its notes for the page's foot.</summary>
    private void Set(Take take)
    {
        (TextStyle style, Place place) = (take.Style, take.Place);
        if (place.Ragged && style.Alignment == Alignment.Justified)
        {
            style = style with { Alignment = Alignment.Left };
            take = take with { Style = style };
        }

        (Length lead, leadIn) = (leadIn, Length.Zero);
        Length left = place.Left + style.Left;
        Length width = Length.Max(place.Width - style.Left - style.Right, style.Size * 2);
        Dictionary<Inline, ImmutableArray<GalleyNote>> notes = NotesOf(take.Content, place.Tag);

        bool grid = IsOnGrid(style, place);
        ShapedParagraph Shape() => Compositor.Shape(take.Content, style, take.Lang, Made, Sized(width));
        ImmutableArray<Slug> Broken(ShapedParagraph paragraph, BreakWish wish) =>
            Slugs(Compositor.Break(paragraph, width, take.FirstIndent + lead, wish), take, grid, left, notes);

        ShapedParagraph shaped = Shape();
        ImmutableArray<Slug> slugs = Broken(shaped, BreakWish.None);
        if (slugs.IsEmpty && take.EmptyToo)
        {
            slugs = [Blank(style) with { OnGrid = grid }];
        }

        bool again =
            place.At.Voice == Voice.Text
            && slugs.Length is > 2 and < LongestAgain
            && style.Alignment == Alignment.Justified;
        place.Flow.Add(slugs, style.Before, style.After, again ? Again(shaped) : null);

        // A book's shaped paragraphs are far larger than its lines: they are kept for other settings as long as nobody
        // wants their room.
        Func<BreakWish, ImmutableArray<Slug>> Again(ShapedParagraph first)
        {
            var kept = new WeakReference<ShapedParagraph>(first);
            int lines = slugs.Length;
            bool other = Compositor.MayTakeOther(lines, first, width, take.FirstIndent + lead);
            return wish =>
            {
                if (!other && wish.OtherThan == lines)
                {
                    return [];
                }

                if (!kept.TryGetTarget(out ShapedParagraph? same))
                {
                    kept.SetTarget(same = Shape());
                }

                return Broken(same, wish);
            };
        }
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

    /// <summary>What a turn before line i of so many would leave alone on a page: the first of them or the last.</summary>
    private static Turn AtEnds(int i, int count) =>
        (i == 1 ? Turn.Orphan : Turn.None) | (i > 0 && i == count - 1 ? Turn.Widow : Turn.None);

    private static ImmutableArray<Slug> Slugs(
        ImmutableArray<Line> lines,
        Take take,
        bool grid,
        Length left,
        Dictionary<Inline, ImmutableArray<GalleyNote>> notes
    )
    {
        TextStyle style = take.Style;
        var slugs = ImmutableArray.CreateBuilder<Slug>(lines.Length);
        Length drop = PageFrame.DropOf(style);
        for (int i = 0; i < lines.Length; i++)
        {
            Turn turn =
                (i > 0 && lines[i - 1].CutsWord ? Turn.Hyphen : Turn.None)
                | AtEnds(i, lines.Length)
                | (i > 0 && style.KeepTogether ? Turn.Kept : Turn.None);
            Length more = MoreFor(lines[i], style, drop);
            Slug slug = new(style.Leading + more, drop + more)
            {
                OnGrid = grid,
                Turn = turn,
                Pieces = [new LineSet(take.Strand, left, drop + more, lines[i])],
                Notes = lines[i].Marks.IsEmpty
                    ? []
                    :
                    [
                        .. lines[i]
                            .Marks.SelectMany(mark => notes.TryGetValue(mark.Inline, out var called) ? called : []),
                    ],
            };
            slug = i == 0 && take.Opening is { } opening ? opening(slug) : slug;
            slugs.Add(i == lines.Length - 1 && take.Closing is { } closing ? closing(slug) : slug);
        }

        return slugs.MoveToImmutable();
    }
}
