using System.Collections.Immutable;
using Edition.Model;
using Edition.Packaging;

namespace Edition.Word;

/// <summary>A picture in the package: the file Word shows, its own size, and for a drawing (SVG) the file that newer versions show instead.</summary>
internal sealed record MediaFile(string Name, string RelationshipId, ReadOnlyMemory<byte> Bytes, Length Width, Length Height)
{
    public string? DrawingName { get; init; }

    public string? DrawingRelationshipId { get; init; }

    public ReadOnlyMemory<byte> Drawing { get; init; }
}

/// <summary>The pictures of the document, once each.</summary>
internal sealed class Media
{
    private readonly SortedDictionary<string, MediaFile> files = new(StringComparer.Ordinal);

    public Media(IEnumerable<string> paths, ImmutableDictionary<string, Picture> pictures)
    {
        foreach (string path in paths)
        {
            if (!files.ContainsKey(path) && pictures.TryGetValue(path, out Picture? picture) && picture.Format != PictureFormat.Svg && Make(picture, files.Count + 1) is { } file)
            {
                files.Add(path, file);
            }
        }
    }

    public MediaFile? Of(string path) => files.GetValueOrDefault(path);

    public IEnumerable<PackageEntry> Entries => files.Values.SelectMany(file => file.DrawingName is null
        ? [new PackageEntry("word/media/" + file.Name, file.Bytes, Stored: true)]
        : new[] { new PackageEntry("word/media/" + file.Name, file.Bytes, Stored: true), new PackageEntry("word/media/" + file.DrawingName, file.Drawing) });

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
        xml.Raw("<Relationship"u8).Attribute("Id"u8, id).Raw(" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\""u8).Attribute("Target"u8, "media/" + name).Raw("/>"u8);

    private static MediaFile? Make(Picture picture, int number)
    {
        string stem = "picture" + number;
        if (Edition.Faces.Pictures.SizeOf(picture) is not { } size)
        {
            return null;
        }

        string name = stem + (picture.Format == PictureFormat.Png ? ".png" : ".jpg");
        return new MediaFile(name, stem, picture.Bytes.AsMemory(), size.Width, size.Height);
    }
}
