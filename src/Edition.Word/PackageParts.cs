using Edition.Packaging;

namespace Edition.Word;

/// <summary>The parts of the package with their content types and relationships (ECMA-376-2).</summary>
internal sealed class PackageParts
{
    private readonly List<(PackageEntry Entry, string ContentType)> parts = [];
    private readonly SortedDictionary<string, XmlText> relationships = new(StringComparer.Ordinal);

    public void Add(string name, string contentType, XmlText xml) =>
        parts.Add((new PackageEntry(name, xml.Written), contentType));

    public void Add(string name, string contentType, ReadOnlyMemory<byte> bytes) =>
        parts.Add((new PackageEntry(name, bytes), contentType));

    public void Add(string name, string contentType, IEnumerable<ReadOnlyMemory<byte>> pieces) =>
        parts.Add((new PackageEntry(name, Pieces.Of(pieces)), contentType));

    public XmlText Relationships(string name)
    {
        if (!relationships.TryGetValue(name, out XmlText? xml))
        {
            xml = new XmlText(4096).Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8
                    + "\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8
            );
            relationships.Add(name, xml);
        }

        return xml;
    }

    public void Relate(string from, string id, string type, string target) =>
        Relationships(from)
            .Raw("<Relationship"u8)
            .Attribute("Id"u8, id)
            .Attribute("Type"u8, type)
            .Attribute("Target"u8, target)
            .Raw("/>"u8);

    /// <summary>All entries, content types first, as readers expect; call once, last.</summary>
    public IReadOnlyList<PackageEntry> Entries(IEnumerable<PackageEntry> media)
    {
        var types = new XmlText(8192);
        types
            .Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8
                    + "\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"u8
            )
            .Raw(
                "<Default Extension=\"rels\" "u8
                    + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"u8
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"u8
            )
            .Raw(
                "<Default Extension=\"png\" ContentType=\"image/png\"/>"u8
                    + "<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>"u8
                    + "<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"u8
            )
            .Raw(
                "<Default Extension=\"odttf\" ContentType=\"application/vnd.openxmlformats-officedocument.obfuscatedFont\"/>"u8
            );
        foreach ((PackageEntry entry, string contentType) in parts)
        {
            types
                .Raw("<Override"u8)
                .Attribute("PartName"u8, "/" + entry.Name)
                .Attribute("ContentType"u8, contentType)
                .Raw("/>"u8);
        }

        types.Raw("</Types>"u8);
        return
        [
            new PackageEntry("[Content_Types].xml", types.Written),
            .. relationships.Select(pair => new PackageEntry(pair.Key, pair.Value.Raw("</Relationships>"u8).Written)),
            .. parts.Select(part => part.Entry),
            .. media,
        ];
    }
}
