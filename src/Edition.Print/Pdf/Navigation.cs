using System.Collections.Immutable;
using Edition.Model;
using Edition.Orthography;
using Edition.Print.Pages;

namespace Edition.Print.Pdf;

/// <summary>Ways into the book: outlines, named destinations, page labels (ISO 32000-1, 12.3 and 12.4.2).</summary>
internal static class Navigation
{
    /// <summary>
    /// The outline tree; its number, or 0 where there are no entries. Parts stand closed below the first level.
    /// </summary>
    public static int Outlines(PdfFile file, ImmutableArray<OutlineEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return 0;
        }

        int root = file.Reserve();
        int first = file.Reserve(entries.Length);
        int[] parent = Parents(entries);
        var output = new PdfBuffer();
        for (int i = 0; i < entries.Length; i++)
        {
            output.Clear();
            output
                .Raw("<</Title"u8)
                .TextString(entries[i].Title)
                .Raw("/Parent"u8)
                .Reference(parent[i] < 0 ? root : first + parent[i])
                .Raw("/Dest"u8)
                .IdString(entries[i].Destination);
            Neighbour("/Prev"u8, LastBefore(i));
            Neighbour("/Next"u8, FirstAfter(i));
            int[] children =
            [
                .. Enumerable
                    .Range(i + 1, entries.Length - i - 1)
                    .TakeWhile(j => entries[j].Level > entries[i].Level)
                    .Where(j => parent[j] == i),
            ];
            if (children.Length > 0)
            {
                Neighbour("/First"u8, children[0]);
                Neighbour("/Last"u8, children[^1]);
                output.Raw("/Count "u8).Integer(-children.Length);
            }

            file.Set(first + i, output.Raw(">>"u8));
        }

        int[] top = [.. Enumerable.Range(0, entries.Length).Where(i => parent[i] < 0)];
        file.Set(
            root,
            new PdfBuffer()
                .Raw("<</Type/Outlines/First"u8)
                .Reference(first + top[0])
                .Raw("/Last"u8)
                .Reference(first + top[^1])
                .Raw("/Count "u8)
                .Integer(top.Length)
                .Raw(">>"u8)
        );
        return root;

        int LastBefore(int i)
        {
            int j = i - 1;
            while (j >= 0 && parent[j] != parent[i] && j != parent[i])
            {
                j--;
            }

            return j >= 0 && j != parent[i] ? j : -1;
        }

        int FirstAfter(int i)
        {
            int j = i + 1;
            while (j < entries.Length && parent[j] != parent[i])
            {
                if (entries[j].Level < entries[i].Level)
                {
                    return -1;
                }

                j++;
            }

            return j < entries.Length ? j : -1;
        }

        void Neighbour(ReadOnlySpan<byte> key, int index)
        {
            if (index >= 0)
            {
                output.Raw(key).Reference(first + index);
            }
        }
    }

    /// <summary>The name tree of all anchors; 0 where there are none.</summary>
    public static int Destinations(PdfFile file, PagedBook book, int[] pageNumbers, (Length X, Length Y) origin)
    {
        var names = new List<(string, byte[])>();
        foreach (Page page in book.Pages)
        {
            foreach (PlacedAnchor anchor in page.Items.OfType<PlacedAnchor>())
            {
                // Null keeps the reader's left edge and zoom (12.3.2.2).
                long y = (long)Math.Round((origin.Y + book.Geometry.Height - anchor.Y).Points);
                names.Add(
                    (
                        anchor.Id,
                        new PdfBuffer()
                            .Byte((byte)'[')
                            .Integer(pageNumbers[page.Index])
                            .Raw(" 0 R/XYZ null "u8)
                            .Integer(y)
                            .Raw(" null]"u8)
                            .ToArray()
                    )
                );
            }
        }

        return names.Count == 0 ? 0 : NameTree.Write(file, names);
    }

    /// <summary>
    /// The number tree of labels as printed, one entry for each run of consecutive numbers in one style.
    /// </summary>
    public static byte[] PageLabels(ImmutableArray<Page> pages)
    {
        var output = new PdfBuffer();
        output.Raw("<</Nums["u8);
        (char Style, int Number) last = default;
        for (int i = 0; i < pages.Length; i++)
        {
            var (style, number) = Read(pages[i].Label);
            if (style != last.Style || number != last.Number + 1 || style == '\0')
            {
                output.Integer(i).Raw("<<"u8);
                if (style == '\0')
                {
                    output.Raw("/P"u8).TextString(pages[i].Label);
                }
                else
                {
                    output.Raw("/S/"u8).Byte((byte)style).Raw("/St "u8).Integer(number);
                }

                output.Raw(">>"u8);
            }

            last = (style, number);
        }

        return output.Raw("]>>"u8).ToArray();
    }

    /// <summary>
    /// Each entry's nearest entry before it of a lower level, -1 for none: a level that was jumped over does no harm.
    /// </summary>
    private static int[] Parents(ImmutableArray<OutlineEntry> entries)
    {
        int[] parent = new int[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            int above = i - 1;
            while (above >= 0 && entries[above].Level >= entries[i].Level)
            {
                above = parent[above];
            }

            parent[i] = above;
        }

        return parent;
    }

    private static (char Style, int Number) Read(string label)
    {
        if (label.Length is > 0 and < 9 && label[0] != '0' && label.All(char.IsAsciiDigit))
        {
            return ('D', int.Parse(label, System.Globalization.CultureInfo.InvariantCulture));
        }

        for (int number = 1; number < 400 && label.All(c => "ivxlc".Contains(c, StringComparison.Ordinal)); number++)
        {
            if (label == Roman.Lower(number))
            {
                return ('r', number);
            }
        }

        return ('\0', 0);
    }
}
