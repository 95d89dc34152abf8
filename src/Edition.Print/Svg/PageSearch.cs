using System.Collections.Immutable;
using System.Text;
using Edition.Print.Pages;

namespace Edition.Print.Svg;

/// <summary>Words found on a page: the items that hold them, and the words with some of what stands about them.</summary>
public sealed record PageHit(int Page, ImmutableArray<int> Items, string Before, string Words, string After);

/// <summary>
/// Looks for words on pages as a reader would: capitals do not count, words divided at a line's end are whole, any
/// space is a space.
/// </summary>
public static class PageSearch
{
    private const int Around = 40;

    /// <summary>The hits in reading order, at most so many.</summary>
    public static ImmutableArray<PageHit> Find(PagedBook book, string words, int most)
    {
        string wanted = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var hits = ImmutableArray.CreateBuilder<PageHit>();
        foreach (Page page in wanted.Length == 0 ? [] : book.Pages)
        {
            (string text, List<int> items) = TextOf(page);
            for (
                int at = 0;
                hits.Count < most && (at = text.IndexOf(wanted, at, StringComparison.OrdinalIgnoreCase)) >= 0;
                at += wanted.Length
            )
            {
                int end = at + wanted.Length;
                hits.Add(
                    new PageHit(
                        page.Index,
                        [.. items.GetRange(at, wanted.Length).Distinct()],
                        text[Math.Max(0, at - Around)..at],
                        text[at..end],
                        text[end..Math.Min(text.Length, end + Around)]
                    )
                );
            }
        }

        return hits.ToImmutable();
    }

    /// <summary>The page's text in reading order, and the item that each character is of.</summary>
    private static (string Text, List<int> Items) TextOf(Page page)
    {
        var text = new StringBuilder();
        List<int> items = [];
        PlacedText? before = null;
        foreach (
            int i in Enumerable
                .Range(0, page.Items.Length)
                .Where(i => page.Items[i] is PlacedText)
                .OrderBy(i => page.Items[i].Order)
        )
        {
            var placed = (PlacedText)page.Items[i];
            if (before is not null && before.Tag != placed.Tag && before.Y != placed.Y)
            {
                Append(' ', i);
            }

            before = placed;
            foreach (char c in placed.Text)
            {
                if (c != '\u00AD')
                {
                    Append(char.IsWhiteSpace(c) ? ' ' : c, i);
                }
            }
        }

        return (text.ToString(), items);

        void Append(char c, int item)
        {
            if (c != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(c);
                items.Add(item);
            }
        }
    }
}
