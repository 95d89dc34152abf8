using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Tests.Pages;

/// <summary>What a compositor counts in finished pages.</summary>
internal sealed record PageFigures(
    int Pages,
    int Widows,
    int Orphans,
    int CutWords,
    int NotesAstray,
    int SplitNotes,
    int HyphenStack
);

/// <summary>
/// Reads finished pages as a proof-reader does: from what stands where, knowing nothing of how it came to stand there.
/// Lines are told by the turn back to the left within one paragraph.
/// </summary>
internal static class PageAudit
{
    private sealed class Line(int page)
    {
        public int Page { get; } = page;

        public Length Right { get; set; }

        public bool Cut { get; set; }
    }

    public static PageFigures Of(PagedBook book)
    {
        int[] owners = [.. Enumerable.Range(0, book.Tags.Length).Select(tag => OwnerOf(book, tag))];
        var paragraphs = new Dictionary<int, List<Line>>();
        foreach (
            (int page, PlacedText text) in book
                .Pages.SelectMany(page => page.Items.OfType<PlacedText>().Select(text => (page.Index, text)))
                .OrderBy(item => item.text.Order)
        )
        {
            int owner = text.Tag < 0 ? -1 : owners[text.Tag];
            if (owner < 0)
            {
                continue;
            }

            if (!paragraphs.TryGetValue(owner, out List<Line>? lines))
            {
                paragraphs.Add(owner, lines = []);
            }

            if (lines.Count == 0 || lines[^1].Page != page || text.X < lines[^1].Right)
            {
                lines.Add(new Line(page));
            }

            lines[^1].Right =
                text.X
                + Length.FromFontUnits(text.Glyphs.Sum(glyph => (long)glyph.Advance), text.Size, text.Face.UnitsPerEm)
                    / 2;
            lines[^1].Cut = text.Text.EndsWith('\u00AD');
        }

        int widows = 0,
            orphans = 0,
            cut = 0,
            stack = 0;
        foreach ((int owner, List<Line> lines) in paragraphs)
        {
            int run = 0;
            for (int i = 0; i < lines.Count; i++)
            {
                run = lines[i].Cut ? run + 1 : 0;
                stack = Math.Max(stack, run);
                cut += lines[i].Cut && i + 1 < lines.Count && lines[i + 1].Page != lines[i].Page ? 1 : 0;
            }

            if (!IsWithin(book, owner, Role.Note) && lines.Count > 1)
            {
                widows += lines[^1].Page != lines[^2].Page ? 1 : 0;
                orphans += lines[0].Page != lines[1].Page ? 1 : 0;
            }
        }

        (int astray, int split) = Notes(book);
        return new PageFigures(book.Pages.Length, widows, orphans, cut, astray, split, stack);
    }

    /// <summary>Notes that do not begin on the page of their first mark, and notes on several pages.</summary>
    private static (int Astray, int Split) Notes(PagedBook book)
    {
        var marks = new Dictionary<string, int>(StringComparer.Ordinal);
        var notes = new Dictionary<int, SortedSet<int>>();
        int[] noteOf = [.. Enumerable.Range(0, book.Tags.Length).Select(tag => Ancestor(book, tag, Role.Note))];
        foreach (Page page in book.Pages)
        {
            foreach (Placed item in page.Items)
            {
                if (
                    item is PlacedLink { Destination: { } destination }
                    && book.Tags[item.Tag].Parent is >= 0 and var parent
                    && book.Tags[parent].Role == Role.Reference
                )
                {
                    marks.TryAdd(destination, page.Index);
                }

                if (item is PlacedText && item.Tag >= 0 && noteOf[item.Tag] is >= 0 and var note)
                {
                    (notes.TryGetValue(note, out var pages) ? pages : notes[note] = []).Add(page.Index);
                }
            }
        }

        int astray = notes.Count(note =>
            marks.TryGetValue(book.Tags[note.Key].Id ?? "", out int mark) && mark != note.Value.Min
        );
        return (astray, notes.Values.Count(pages => pages.Count > 1));
    }

    /// <summary>The paragraph that a tag is in; -1 outside paragraphs and in labels that are not marks.</summary>
    private static int OwnerOf(PagedBook book, int tag)
    {
        for (; tag >= 0; tag = book.Tags[tag].Parent)
        {
            if (book.Tags[tag].Role == Role.P)
            {
                return tag;
            }
        }

        return -1;
    }

    private static bool IsWithin(PagedBook book, int tag, Role role) => Ancestor(book, tag, role) >= 0;

    private static int Ancestor(PagedBook book, int tag, Role role)
    {
        while (tag >= 0 && book.Tags[tag].Role != role)
        {
            tag = book.Tags[tag].Parent;
        }

        return tag;
    }
}
