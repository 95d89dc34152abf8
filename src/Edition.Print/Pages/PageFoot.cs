using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// How a page ends. <c>Text</c> is the lowest baseline or picture of its text, <c>Notes</c> the baseline of its first
/// note line, <c>Last</c> the lowest of all. <c>FirstPart</c> and <c>Part</c> are the tags of the parts that its text
/// begins and ends in, -1 for a page without text.
/// </summary>
internal sealed record PageFoot(int Page, Length Text, Length Notes, Length Last, int FirstPart, int Part)
{
    public PlacedText? LastText { get; init; }

    public bool HasNotes => Notes > Length.Zero;

    /// <summary>From the text's last baseline to the first of the notes.</summary>
    public Length White => Notes - Text;

    public static PageFoot Of(PagedBook book, Page page, int[] noteOf)
    {
        Length text = Length.Zero,
            notes = Length.Zero,
            last = Length.Zero;
        PlacedText? lastText = null;
        int first = int.MaxValue,
            final = -1,
            firstTag = -1,
            finalTag = -1;
        foreach (Placed item in page.Items.Where(item => item.Tag >= 0))
        {
            Length foot = item switch
            {
                PlacedText piece => piece.Y,
                PlacedPicture picture => picture.Y + picture.Height,
                _ => Length.Zero,
            };
            if (foot == Length.Zero)
            {
                continue;
            }

            last = Length.Max(last, foot);
            if (noteOf[item.Tag] >= 0)
            {
                notes = notes == Length.Zero ? foot : Length.Min(notes, foot);
                continue;
            }

            if (foot >= text)
            {
                text = foot;
                lastText = item as PlacedText ?? lastText;
            }

            (first, firstTag) = item.Order < first ? (item.Order, item.Tag) : (first, firstTag);
            (final, finalTag) = item.Order > final ? (item.Order, item.Tag) : (final, finalTag);
        }

        return new PageFoot(page.Index, text, notes, last, PartOf(book, firstTag), PartOf(book, finalTag))
        {
            LastText = lastText,
        };
    }

    /// <summary>The element below the document that a tag is in.</summary>
    private static int PartOf(PagedBook book, int tag)
    {
        while (tag >= 0 && book.Tags[tag].Parent is > 0 and var parent)
        {
            tag = parent;
        }

        return tag;
    }
}
