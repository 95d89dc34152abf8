using Edition.Faces;
using Edition.Model;
using Edition.Packaging;
using Edition.Pictures;
using Edition.Pictures.Drawings;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// An assembled book as an EPUB 3.3: one file a part, markers where the printed pages begin, embedded subsets of the
/// template's faces, a cover. The same input gives the same bytes.
/// </summary>
public static class EpubWriter
{
    private const string CoverPage = "cover.xhtml";

    /// <summary>
    /// The cover's picture: the publisher's own, or the template's. It needs no pages, so it can be drawn while they
    /// are made.
    /// </summary>
    public static ReadOnlyMemory<byte> CoverOf(AssembledBook book, Template template, FaceLibrary faces) =>
        book.Publication.Cover is { } own
            ? PictureOf(book.Pictures[own], faces)
            : Cover.Draw(book.Publication, template, faces);

    public static byte[] Write(AssembledBook book, Template template, PageMap? pages, FaceLibrary faces) =>
        Write(book, template, pages, faces, CoverOf(book, template, faces));

    /// <summary>
    /// The EPUB. <paramref name="pages"/> is null where there is no printed edition: then it has no list of pages.
    /// </summary>
    public static byte[] Write(
        AssembledBook book,
        Template template,
        PageMap? pages,
        FaceLibrary faces,
        ReadOnlyMemory<byte> cover
    )
    {
        var plan = new EpubPlan(book, template, pages);
        IReadOnlyList<EmbeddedFace> embedded = EmbeddedFace.Choose(plan.Characters, faces);

        // The files do not depend on one another.
        var parts = new ReadOnlyMemory<byte>[plan.Files.Length];
        EmbeddedFace[] files = [.. embedded.DistinctBy(face => face.Name)];
        var subsets = new ReadOnlyMemory<byte>[files.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            subsets.Length + parts.Length,
            i =>
            {
                if (i < subsets.Length)
                {
                    subsets[i] = Subsetter.ForText(files[i].Face, files[i].CodePoints);
                }
                else
                {
                    parts[i - subsets.Length] = PartWriter.Write(plan, i - subsets.Length);
                }
            }
        );

        PackageItem coverImage = CoverImage(book, cover);
        List<PackageItem> items =
        [
            new(NavWriter.Name, Xhtml, NavWriter.Write(plan, CoverPage), "nav"),
            new(CoverPage, Xhtml, WriteCoverPage(plan, coverImage.Name), Reading: Reading.Beside),
            .. parts.Select((bytes, i) => new PackageItem(plan.Files[i].Name, Xhtml, bytes, Reading: Reading.Linear)),
            new(NcxWriter.Name, NcxWriter.MediaType, NcxWriter.Write(plan)),
            new("book.css", "text/css", StyleSheet.Write(plan, embedded, faces)),
            coverImage,
            .. plan.Pictures.Select(picture => new PackageItem(
                picture.Name,
                picture.MediaType,
                PictureOf(picture.Picture, faces),
                Compressed: picture.Picture.Format != PictureFormat.Svg
            )),
            .. files.Select((face, i) => new PackageItem(face.Name, face.MediaType, subsets[i])),
        ];
        return ZipPackage.Write(
            [
                new PackageEntry("mimetype", "application/epub+zip"u8.ToArray(), stored: true),
                new PackageEntry("META-INF/container.xml", Container.ToArray()),
                new PackageEntry("EPUB/package.opf", PackageDocument.Write(plan, items)),
                .. items.Select(item => new PackageEntry("EPUB/" + item.Name, item.Bytes, item.Compressed)),
            ],
            book.Publication.Modified ?? book.Publication.Date
        );
    }

    /// <summary>Photographs as they stand in the manuscript; drawings written anew from what print sets.</summary>
    public static ReadOnlyMemory<byte> PictureOf(Picture picture, FaceLibrary faces) =>
        picture.Format == PictureFormat.Svg
            ? VectorPicture.Write(
                Artwork.DrawingOf(picture, faces)
                    ?? throw new InvalidOperationException($"{picture.Path} was to be refused when it was looked into")
            )
            : picture.Bytes.AsMemory();

    private const string Xhtml = "application/xhtml+xml";

    private static ReadOnlySpan<byte> Container =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" "u8
        + "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>"u8
        + "\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>"u8
        + "\n</rootfiles>\n</container>\n"u8;

    private static PackageItem CoverImage(AssembledBook book, ReadOnlyMemory<byte> bytes)
    {
        PictureFormat format = book.Publication.Cover is { } own ? book.Pictures[own].Format : PictureFormat.Png;
        return format switch
        {
            PictureFormat.Png => new("images/cover.png", "image/png", bytes, "cover-image", Compressed: true),
            PictureFormat.Jpeg => new("images/cover.jpg", "image/jpeg", bytes, "cover-image", Compressed: true),
            PictureFormat.Svg => new("images/cover.svg", "image/svg+xml", bytes, "cover-image"),
            _ => throw new InvalidOperationException(format.ToString()),
        };
    }

    private static ReadOnlyMemory<byte> WriteCoverPage(EpubPlan plan, string image)
    {
        Publication publication = plan.Book.Publication;
        string label = plan.Template.LabelText(Label.Cover, publication.Lang);
        string[] words =
        [
            label,
            string.Join(", ", publication.Authors.Select(author => Titles.Main(author.Name, publication.Lang))),
            Titles.Main(publication.Title, publication.Lang),
            Titles.Main(publication.Subtitle, publication.Lang),
            Titles.Main(publication.Publisher, publication.Lang),
        ];
        string alt =
            publication.Cover is not null && publication.CoverAlt is { Length: > 0 } given
                ? given
                : string.Join(". ", words.Where(word => word.Length > 0));
        var xml = new XmlText(1024);
        PartWriter.Begin(xml, publication.Lang, label);
        xml.Raw("<body epub:type=\"cover\">\n<section class=\"cover\"><img role=\"doc-cover\""u8)
            .Attribute("src"u8, image)
            .Attribute("alt"u8, alt)
            .Raw("/></section>\n</body>\n</html>\n"u8);
        return xml.Written;
    }
}
