using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Print.Svg;

/// <summary>A place on the pages: an item, and how far down the page it is, in points.</summary>
public readonly record struct PagePlace(int Page, int Item, double Y);

/// <summary>
/// The way from the manuscript to the pages and back: which line shows a place of a file, and where in a file the words
/// of a line stand.
/// </summary>
public sealed class PagePlaces
{
    /// <summary>How far about the place that was reckoned a word is looked for.</summary>
    private const int Around = 400;

    private readonly PagedBook book;

    /// <summary>By file: where its pieces begin, ascending, and on the same offset the largest type last.</summary>
    private readonly Dictionary<string, (Source Source, List<(int Start, PagePlace Place, long Size)> Pieces)> files =
        new(StringComparer.Ordinal);

    public PagePlaces(PagedBook book)
    {
        this.book = book;
        foreach (Page page in book.Pages)
        {
            for (int i = 0; i < page.Items.Length; i++)
            {
                (SourceSpan source, double y, long size) = page.Items[i] switch
                {
                    PlacedText { Tag: >= 0 } text => (text.Source, text.Y.Points, text.Size.Units),
                    PlacedPicture { Tag: >= 0 } picture => (picture.Source, picture.Y.Points, picture.Height.Units),
                    _ => default,
                };
                if (source.Source is { } file)
                {
                    if (!files.TryGetValue(file.Path, out var known))
                    {
                        files.Add(file.Path, known = (file, []));
                    }

                    known.Pieces.Add((source.Start, new PagePlace(page.Index, i, y), size));
                }
            }
        }

        foreach ((_, var pieces) in files.Values)
        {
            // A title is set in several places, its own being that of the largest type; of equals the first counts.
            pieces.Sort(
                (a, b) =>
                    a.Start != b.Start ? a.Start.CompareTo(b.Start)
                    : a.Size != b.Size ? a.Size.CompareTo(b.Size)
                    : -(a.Place.Page, a.Place.Item).CompareTo((b.Place.Page, b.Place.Item))
            );
        }
    }

    /// <summary>The files that something on the pages comes from.</summary>
    public IEnumerable<Source> Sources => files.Values.Select(file => file.Source);

    /// <summary>
    /// The line that shows a place of a file, or what comes before it where the place itself is not shown; null where
    /// nothing of the file is. The file may have been changed since the pages were made: then what lies before and
    /// behind the change is still found, and what is within it stands where the change begins.
    /// </summary>
    public PagePlace? Find(Source source, int offset)
    {
        if (!files.TryGetValue(source.Path, out var known))
        {
            return null;
        }

        int at = AsSet(known.Source.Text, source.Text, offset);
        int low = 0,
            high = known.Pieces.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = known.Pieces[middle].Start <= at ? (middle + 1, high) : (low, middle);
        }

        return known.Pieces[Math.Max(0, low - 1)].Place;
    }

    /// <summary>The same by line, from 1; null too where there is no such file.</summary>
    public PagePlace? Find(string path, int line)
    {
        if (!files.TryGetValue(path, out var known))
        {
            return null;
        }

        // The place is at the end of the line, for a list's mark or a quotation's is not text.
        int start = known.Source.LineStart(line);
        return line > known.Source.LineCount
            ? Find(known.Source, known.Source.Text.Length)
            : Find(known.Source, start + Math.Max(0, known.Source.LineText(line).Length - 1));
    }

    /// <summary>
    /// Where in the manuscript the character of an item stands, from 0; null for what the program made. Spaces, marks
    /// and signs may have been changed on the way to the page, so the word about the character is looked for near the
    /// place that the lengths give.
    /// </summary>
    public SourceSpan? SourceOf(int page, int item, int character)
    {
        if (page < 0 || page >= book.Pages.Length || item < 0 || item >= book.Pages[page].Items.Length)
        {
            return null;
        }

        switch (book.Pages[page].Items[item])
        {
            case PlacedPicture { Source.Source: not null } picture:
                return picture.Source;
            case PlacedText { Source: { Source: { } source } span } text:
                int at = Math.Clamp(character, 0, Math.Max(0, text.Text.Length - 1));
                (int from, int to) = WordAt(text.Text, at);
                int reckoned = Math.Min(span.Start + from, span.End);
                return new SourceSpan(source, Nearest(source.Text, text.Text[from..to], reckoned), to - from);
            default:
                return null;
        }
    }

    private static (int From, int To) WordAt(string text, int at)
    {
        int from = at,
            to = at;
        while (from > 0 && char.IsLetterOrDigit(text[from - 1]))
        {
            from--;
        }

        while (to < text.Length && char.IsLetterOrDigit(text[to]))
        {
            to++;
        }

        return (from, to);
    }

    private static int Nearest(string text, string word, int reckoned)
    {
        if (word.Length == 0)
        {
            return Math.Min(reckoned, text.Length);
        }

        int nearest = -1;
        int first = Math.Max(0, reckoned - Around),
            last = Math.Min(text.Length, reckoned + Around + word.Length);
        for (int at = first; (at = text.IndexOf(word, at, last - at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (nearest < 0 || Math.Abs(at - reckoned) < Math.Abs(nearest - reckoned))
            {
                nearest = at;
            }
        }

        return nearest < 0 ? Math.Min(reckoned, text.Length) : nearest;
    }

    /// <summary>An offset of the text as it is now, in the text as it was set.</summary>
    private static int AsSet(string set, string now, int offset)
    {
        if (ReferenceEquals(set, now))
        {
            return offset;
        }

        int head = set.AsSpan().CommonPrefixLength(now);
        if (offset <= head)
        {
            return offset;
        }

        int tail = 0;
        while (tail < Math.Min(set.Length, now.Length) - head && set[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        return offset >= now.Length - tail ? offset + set.Length - now.Length : head;
    }
}
