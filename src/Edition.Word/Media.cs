using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;
using Edition.Packaging;
using Edition.Pictures;
using Edition.Pictures.Drawings;

namespace Edition.Word;

/// <summary>
/// A picture in the package: the file Word shows, its own size, and for a drawing (SVG) the file that newer versions
/// show instead.
/// </summary>
internal sealed record MediaFile(
    string Name,
    string RelationshipId,
    ReadOnlyMemory<byte> Bytes,
    Length Width,
    Length Height
)
{
    public string? DrawingName { get; init; }

    public string? DrawingRelationshipId { get; init; }

    public ReadOnlyMemory<byte> Drawing { get; init; }
}

/// <summary>The pictures of the document, once each.</summary>
internal sealed class Media
{
    /// <summary>The longer side of a drawing's stand-in: about 300 dots an inch over the measure of a book.</summary>
    private const double FallbackPixels = 1400;

    private readonly SortedDictionary<string, MediaFile> files = new(StringComparer.Ordinal);

    public Media(IEnumerable<string> paths, ImmutableDictionary<string, Picture> pictures, FaceLibrary faces)
    {
        foreach (string path in paths)
        {
            if (
                !files.ContainsKey(path)
                && pictures.TryGetValue(path, out Picture? picture)
                && Make(picture, files.Count + 1, faces) is { } file
            )
            {
                files.Add(path, file);
            }
        }
    }

    public MediaFile? Of(string path) => files.GetValueOrDefault(path);

    public IEnumerable<PackageEntry> Entries =>
        files.Values.SelectMany(file =>
            file.DrawingName is null
                ? [new PackageEntry("word/media/" + file.Name, file.Bytes, stored: true)]
                : new[]
                {
                    new PackageEntry("word/media/" + file.Name, file.Bytes, stored: true),
                    new PackageEntry("word/media/" + file.DrawingName, file.Drawing),
                }
        );

    public void WriteRelationships(XmlText xml, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (Of(path) is { } file)
            {
                Relationship(xml, file.RelationshipId, file.Name);
                if (file.DrawingName is not null)
                {
                    Relationship(xml, file.DrawingRelationshipId!, file.DrawingName);
                }
            }
        }
    }

    private static void Relationship(XmlText xml, string id, string name) =>
        xml.Raw("<Relationship"u8)
            .Attribute("Id"u8, id)
            .Raw(" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\""u8)
            .Attribute("Target"u8, "media/" + name)
            .Raw("/>"u8);

    /// <summary>
    /// Null for what <see cref="Edition.Pictures.Artwork"/> cannot show, which is an error long before this.
    /// </summary>
    private static MediaFile? Make(Picture picture, int number, FaceLibrary faces)
    {
        string stem = "picture" + number;
        if (Artwork.SizeOf(picture) is not { } size || size.Width <= Length.Zero || size.Height <= Length.Zero)
        {
            return null;
        }

        ReadOnlyMemory<byte> bytes = picture.Bytes.AsMemory();
        switch (picture.Format)
        {
            case PictureFormat.Png:
                return new MediaFile(stem + ".png", stem, bytes, size.Width, size.Height);
            case PictureFormat.Jpeg:
                return new MediaFile(stem + ".jpg", stem, Artwork.UprightOf(picture), size.Width, size.Height);
            case PictureFormat.Svg:
                Drawing drawing = Artwork.DrawingOf(picture, faces)!;
                double scale = Math.Min(FallbackPixels / drawing.Width, FallbackPixels / drawing.Height);
                Pixels pixels = Rasteriser.Draw(
                    drawing,
                    Math.Max(1, (int)Math.Round(drawing.Width * scale)),
                    Math.Max(1, (int)Math.Round(drawing.Height * scale))
                );
                return new MediaFile(stem + ".png", stem, PngWriter.Write(pixels), size.Width, size.Height)
                {
                    DrawingName = stem + ".svg",
                    DrawingRelationshipId = stem + "drawing",
                    Drawing = VectorPicture.Write(drawing),
                };
            default:
                throw new InvalidOperationException(picture.Format.ToString());
        }
    }
}
