using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;

namespace Edition.Print.Pdf;

/// <summary>
/// Writes a paged book as one PDF 1.7 file that is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once. It
/// measures nothing and decides nothing of the looks. The same book gives the same bytes.
/// </summary>
public static class PdfWriter
{
    /// <summary>The file. Of the template only the faces are used, for the words in vector pictures.</summary>
    public static byte[] Write(PagedBook book, Template template, PdfProfile profile) =>
        Write(book, template, profile, plain: false);

    /// <summary>
    /// As <see cref="Write(PagedBook, Template, PdfProfile)"/>, but uncompressed and without object streams if
    /// <paramref name="plain"/>, for people to read.
    /// </summary>
    internal static byte[] Write(PagedBook book, Template template, PdfProfile profile, bool plain)
    {
        Publication publication = book.Book.Publication;
        var file = new PdfFile(plain);
        var marks = new PrinterMarks(book.Geometry, profile);
        var fonts = new FontSet(file);
        using var pictures = new PictureObjects(file, template);
        ImmutableArray<Tag> tags = marks.IsMarked ? WithoutLinks(book.Tags) : book.Tags;
        book = book with { Tags = tags };
        var languages = new TagLanguages(tags, publication.Lang);

        Publication catalogued = book.Book.Catalogued;
        int catalogue = file.Reserve();
        int pagesNode = file.Reserve();
        int resources = file.Reserve();
        int firstPage = file.Reserve(book.Pages.Length);
        int[] pageNumbers = [.. Enumerable.Range(firstPage, book.Pages.Length)];
        var structure = new StructureTree(file, book, languages, pageNumbers, marks.Origin);

        var runs = new List<MarkedRun>();
        var links = new List<LinkObject>();
        var actions = new Dictionary<string, int>(StringComparer.Ordinal);
        var output = new PdfBuffer(32 * 1024);
        var content = new PageContent(
            output,
            languages,
            fonts.Of,
            picture => pictures.Of(picture.Picture),
            marks.Origin,
            book.Geometry
        );
        foreach (Page page in book.Pages)
        {
            output.Clear();
            marks.WriteMarks(output);
            ImmutableArray<MarkedRun> pageRuns = content.Write(page);
            runs.AddRange(pageRuns);
            int stream = file.AddStream([], output.ToArray());
            List<int> annotations = marks.IsMarked ? [] : WriteLinks(file, book, page, links, actions, marks.Origin);
            file.Set(
                pageNumbers[page.Index],
                PageObject(page, pagesNode, resources, stream, annotations, marks, tagged: pageRuns.Length > 0)
            );
        }

        fonts.Write();
        var named = new PdfBuffer();
        named.Raw("<<"u8);
        fonts.WriteResources(named);
        pictures.WriteResources(named);
        file.Set(resources, named.Raw(">>"u8));
        WritePageTree(file, pagesNode, pageNumbers);

        int root = structure.Write(runs, links);
        WriteCatalogue(file, catalogue, book, pagesNode, root, pageNumbers, marks);
        return file.Finish(catalogue, file.Add(Metadata.Information(catalogued)));
    }

    /// <summary>Addresses longer than this stand in the file once, however often they are linked to.</summary>
    private const int LongAddress = 200;

    private static List<int> WriteLinks(
        PdfFile file,
        PagedBook book,
        Page page,
        List<LinkObject> links,
        Dictionary<string, int> actions,
        (Length X, Length Y) origin
    )
    {
        var annotations = new List<int>();
        var output = new PdfBuffer();
        foreach (PlacedLink link in page.Items.OfType<PlacedLink>().OrderBy(link => link.Order))
        {
            int key = book.Pages.Length + links.Count;
            output.Clear();
            output.Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8);
            WriteRectangle(output, link, book.Geometry, origin);
            output.Raw("]/StructParent "u8).Integer(key).Raw("/Contents"u8).TextString(link.Description);
            if (link.Uri is { Length: > LongAddress } address)
            {
                if (!actions.TryGetValue(address, out int action))
                {
                    action = file.Add(Action(new PdfBuffer(), address));
                    actions.Add(address, action);
                }

                output.Raw("/A "u8).Reference(action);
            }
            else if (link.Uri is { } uri)
            {
                Action(output.Raw("/A"u8), uri);
            }
            else
            {
                output
                    .Raw("/Dest"u8)
                    .IdString(link.Destination ?? throw new InvalidOperationException("a link without a target"));
            }

            int number = file.Add(output.Raw(">>"u8));
            annotations.Add(number);
            links.Add(new LinkObject(link.Tag, link.Order, page.Index, number, key));
        }

        return annotations;
    }

    private static PdfBuffer Action(PdfBuffer output, string uri) =>
        output.Raw("<</S/URI/URI"u8).ByteString(System.Text.Encoding.ASCII.GetBytes(AsciiUri(uri))).Raw(">>"u8);

    /// <summary>URIs are ASCII (12.6.4.7): what is not is percent-encoded in UTF-8, as browsers do.</summary>
    private static string AsciiUri(string uri) =>
        string.Concat(
            uri.EnumerateRunes()
                .Select(rune => rune.Value is > 32 and < 127 ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))
        );

    private static void WriteRectangle(
        PdfBuffer output,
        PlacedLink link,
        PageGeometry geometry,
        (Length X, Length Y) origin
    )
    {
        Length left = origin.X + link.X;
        Length top = origin.Y + geometry.Height - link.Y;
        foreach (Length side in (ReadOnlySpan<Length>)[left, top - link.Height, left + link.Width, top])
        {
            output.Thousandths((long)Math.Round(side.Points * 10) * 100).Byte((byte)' ');
        }
    }

    private static PdfBuffer PageObject(
        Page page,
        int parent,
        int resources,
        int content,
        List<int> annotations,
        PrinterMarks marks,
        bool tagged
    )
    {
        var output = new PdfBuffer();
        output
            .Raw("<</Type/Page/Parent"u8)
            .Reference(parent)
            .Raw("/Resources"u8)
            .Reference(resources)
            .Raw("/Contents"u8)
            .Reference(content);
        marks.WriteBoxes(output);
        output.Raw("/Tabs/S"u8);
        if (tagged)
        {
            output.Raw("/StructParents "u8).Integer(page.Index);
        }

        if (annotations.Count > 0)
        {
            output.Raw("/Annots["u8);
            annotations.ForEach(annotation => output.Reference(annotation));
            output.Byte((byte)']');
        }

        return output.Raw(">>"u8);
    }

    /// <summary>One flat level: a reader finds a page of a thousand by one look at an array.</summary>
    private static void WritePageTree(PdfFile file, int node, int[] pages)
    {
        var output = new PdfBuffer();
        output.Raw("<</Type/Pages/Count "u8).Integer(pages.Length).Raw("/Kids["u8);
        foreach (int page in pages)
        {
            output.Reference(page);
        }

        file.Set(node, output.Raw("]>>"u8));
    }

    private static void WriteCatalogue(
        PdfFile file,
        int catalogue,
        PagedBook book,
        int pages,
        int structure,
        int[] pageNumbers,
        PrinterMarks marks
    )
    {
        Publication publication = book.Book.Publication;
        int profile = file.AddStream("/N 3"u8, IccProfile.Srgb());
        int xmp = file.AddStream("/Type/Metadata/Subtype/XML"u8, Metadata.Xmp(book.Book.Catalogued), encoded: true);
        var output = new PdfBuffer();
        output
            .Raw("<</Type/Catalog/Pages"u8)
            .Reference(pages)
            .Raw("/Lang"u8)
            .TextString(publication.Lang.Tag)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot"u8)
            .Reference(structure)
            .Raw("/Metadata"u8)
            .Reference(xmp)
            .Raw(
                "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB "u8
                    + "IEC61966-2.1)/DestOutputProfile"u8
            )
            .Reference(profile)
            .Raw(">>]/PageLabels"u8)
            .Raw(Navigation.PageLabels(book.Pages));
        int destinations = Navigation.Destinations(file, book, pageNumbers, marks.Origin);
        if (destinations != 0)
        {
            output.Raw("/Names<</Dests"u8).Reference(destinations).Raw(">>"u8);
        }

        int outlines = Navigation.Outlines(file, book.Outline);
        if (outlines != 0)
        {
            output.Raw("/Outlines"u8).Reference(outlines).Raw("/PageMode/UseOutlines"u8);
        }

        file.Set(catalogue, output.Raw(">>"u8));
    }

    /// <summary>On paper nothing leads anywhere: what was a Link is plain text of its surroundings.</summary>
    private static ImmutableArray<Tag> WithoutLinks(ImmutableArray<Tag> tags) =>
        [.. tags.Select(tag => tag.Role == Role.Link ? tag with { Role = Role.Span } : tag)];
}
