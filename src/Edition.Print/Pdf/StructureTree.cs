using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;

namespace Edition.Print.Pdf;

/// <summary>An annotation that belongs to a tag, and its key in the parent tree.</summary>
internal readonly record struct LinkObject(int Tag, int Order, int Page, int Annotation, int ParentKey);

/// <summary>
/// The tag tree as structure elements (ISO 32000-1, 14.7). Elements take numbers in reading order; keys that say the
/// same as their absence are left out, since there are as many
/// elements as paragraphs, notes and links in the book.
/// </summary>
internal sealed class StructureTree(
    PdfFile file,
    PagedBook book,
    TagLanguages languages,
    int[] pageNumbers,
    (Length X, Length Y) origin
)
{
    private readonly int firstElement = file.Reserve(book.Tags.Length);

    private readonly record struct Kid(int Order, int Element, int Page, int Mcid, int Annotation);

    private int ElementOf(int tag) => firstElement + tag;

    /// <summary>
    /// Writes all elements and the root, whose number is returned. Parent keys 0 to pages - 1 are the pages', those
    /// after the links'.
    /// </summary>
    public int Write(IReadOnlyList<MarkedRun> runs, IReadOnlyList<LinkObject> links)
    {
        int root = file.Reserve();
        (Kid[] kids, int[] first) = Kids(runs, links);
        var element = new PdfBuffer();
        for (int tag = 0; tag < book.Tags.Length; tag++)
        {
            element.Clear();
            WriteElement(element, tag, kids.AsSpan(first[tag]..first[tag + 1]), root);
            file.Set(ElementOf(tag), element);
        }

        element.Clear();
        element.Raw("<</Type/StructTreeRoot/K["u8);
        for (int tag = 0; tag < book.Tags.Length; tag++)
        {
            if (book.Tags[tag].Parent < 0)
            {
                element.Reference(ElementOf(tag));
            }
        }

        element
            .Raw("]/ParentTree"u8)
            .Reference(ParentTree(runs, links))
            .Raw("/ParentTreeNextKey "u8)
            .Integer(book.Pages.Length + links.Count);
        (string Id, int Object)[] ids =
        [
            .. book
                .Tags.Select((tag, i) => (tag.Id, ElementOf(i)))
                .Where(pair => pair.Id is not null)
                .Select(pair => (pair.Id!, pair.Item2)),
        ];
        if (ids.Length > 0)
        {
            element
                .Raw("/IDTree"u8)
                .Reference(
                    NameTree.Write(
                        file,
                        ids.Select(pair => (pair.Id, new PdfBuffer().Reference(pair.Object).ToArray()))
                    )
                );
        }

        file.Set(root, element.Raw(">>"u8));
        return root;
    }

    /// <summary>All kids, those of a tag together and in order: they begin where the second array says.</summary>
    private (Kid[] Kids, int[] First) Kids(IReadOnlyList<MarkedRun> runs, IReadOnlyList<LinkObject> links)
    {
        int count = book.Tags.Length;
        var first = new int[count + 1];
        foreach (Tag tag in book.Tags)
        {
            Count(tag.Parent);
        }

        foreach (MarkedRun run in runs)
        {
            Count(run.Tag);
        }

        foreach (LinkObject link in links)
        {
            Count(link.Tag);
        }

        for (int tag = 0; tag < count; tag++)
        {
            first[tag + 1] += first[tag];
        }

        var kids = new Kid[first[count]];
        int[] next = first[..count];
        for (int tag = 0; tag < count; tag++)
        {
            if (book.Tags[tag].Parent >= 0)
            {
                kids[next[book.Tags[tag].Parent]++] = new Kid(book.Tags[tag].Order, ElementOf(tag), 0, 0, 0);
            }
        }

        foreach (MarkedRun run in runs)
        {
            kids[next[run.Tag]++] = new Kid(run.Order, 0, run.Page, run.Mcid, 0);
        }

        foreach (LinkObject link in links)
        {
            kids[next[link.Tag]++] = new Kid(link.Order, 0, link.Page, 0, link.Annotation);
        }

        for (int tag = 0; tag < count; tag++)
        {
            kids.AsSpan(first[tag]..first[tag + 1]).Sort((a, b) => a.Order.CompareTo(b.Order));
        }

        return (kids, first);

        void Count(int parent)
        {
            if (parent >= 0)
            {
                first[parent + 1]++;
            }
        }
    }

    private void WriteElement(PdfBuffer output, int index, ReadOnlySpan<Kid> kids, int root)
    {
        Tag tag = book.Tags[index];
        output
            .Raw("<</S"u8)
            .Raw(RoleNames.Of(tag.Role))
            .Raw("/P"u8)
            .Reference(tag.Parent < 0 ? root : ElementOf(tag.Parent));
        int page = -1;
        foreach (Kid kid in kids)
        {
            if (kid.Element == 0)
            {
                page = kid.Page;
                output.Raw("/Pg"u8).Reference(pageNumbers[page]);
                break;
            }
        }

        if (kids.Length > 0)
        {
            output.Raw("/K"u8);
            if (kids.Length > 1)
            {
                output.Byte((byte)'[');
            }

            foreach (Kid kid in kids)
            {
                WriteKid(output, kid, page);
            }

            if (kids.Length > 1)
            {
                output.Byte((byte)']');
            }
        }

        if (languages.Differs(index, book.Book.Publication.Lang))
        {
            output.Raw("/Lang"u8).TextString(languages.Of(index).Tag);
        }

        if (tag.Id is { } id)
        {
            output.Raw("/ID"u8).IdString(id);
        }

        if (tag.Alt is { } alt)
        {
            output.Raw("/Alt"u8).TextString(alt);
        }

        if (tag.Title is { } title)
        {
            output.Raw("/T"u8).TextString(title);
        }

        WriteAttributes(output, tag);
        output.Raw(">>"u8);
    }

    private void WriteKid(PdfBuffer output, Kid kid, int page)
    {
        if (kid.Element != 0)
        {
            output.Reference(kid.Element);
        }
        else if (kid.Annotation != 0)
        {
            output.Raw("<</Type/OBJR/Obj"u8).Reference(kid.Annotation);
            if (kid.Page != page)
            {
                output.Raw("/Pg"u8).Reference(pageNumbers[kid.Page]);
            }

            output.Raw(">>"u8);
        }
        else if (kid.Page == page)
        {
            output.Byte((byte)' ').Integer(kid.Mcid);
        }
        else
        {
            output
                .Raw("<</Type/MCR/Pg"u8)
                .Reference(pageNumbers[kid.Page])
                .Raw("/MCID "u8)
                .Integer(kid.Mcid)
                .Raw(">>"u8);
        }
    }

    private void WriteAttributes(PdfBuffer output, Tag tag)
    {
        if (tag.ListNumbering is { } numbering)
        {
            // PDF 1.7 knows no Cyrillic numbering (table 347); the labels themselves are in Lbl.
            output
                .Raw("/A<</O/List/ListNumbering"u8)
                .Raw(
                    numbering switch
                    {
                        ListNumbering.Bullet => "/Disc"u8,
                        ListNumbering.Arabic => "/Decimal"u8,
                        ListNumbering.LowerRoman => "/LowerRoman"u8,
                        ListNumbering.UpperRoman => "/UpperRoman"u8,
                        ListNumbering.LowerLatin or ListNumbering.LowerCyrillic => "/LowerAlpha"u8,
                        ListNumbering.UpperLatin or ListNumbering.UpperCyrillic => "/UpperAlpha"u8,
                        _ => throw new InvalidOperationException(numbering.ToString()),
                    }
                )
                .Raw(">>"u8);
        }

        if (tag.ColumnHead)
        {
            output.Raw("/A<</O/Table/Scope/Column>>"u8);
        }

        if (tag.Box is { } box)
        {
            PageGeometry at = book.Geometry;
            Length left = origin.X + box.X;
            Length top = origin.Y + at.Height - box.Y;
            output
                .Raw("/A<</O/Layout/Placement/Block/BBox["u8)
                .Real(left.Points)
                .Byte((byte)' ')
                .Real((top - box.Height).Points)
                .Byte((byte)' ')
                .Real((left + box.Width).Points)
                .Byte((byte)' ')
                .Real(top.Points)
                .Raw("]>>"u8);
        }
    }

    /// <summary>From a page's or an annotation's key to its elements (14.7.4.4).</summary>
    private int ParentTree(IReadOnlyList<MarkedRun> runs, IReadOnlyList<LinkObject> links)
    {
        var tree = new PdfBuffer(runs.Count * 8 + links.Count * 16);
        tree.Raw("<</Nums["u8);
        int next = 0;
        for (int page = 0; page < book.Pages.Length; page++)
        {
            if (next == runs.Count || runs[next].Page != page)
            {
                continue;
            }

            tree.Byte((byte)' ').Integer(page).Byte((byte)'[');
            for (; next < runs.Count && runs[next].Page == page; next++)
            {
                tree.Reference(ElementOf(runs[next].Tag));
            }

            tree.Byte((byte)']');
        }

        foreach (LinkObject link in links)
        {
            tree.Byte((byte)' ').Integer(link.ParentKey).Reference(ElementOf(link.Tag));
        }

        return file.Add(tree.Raw("]>>"u8));
    }
}
