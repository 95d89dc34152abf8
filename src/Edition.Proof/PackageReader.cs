using System.IO.Compression;
using System.Xml;

namespace Edition.Proof;

/// <summary>Parts of a ZIP package, by name.</summary>
internal sealed class PackageReader : IDisposable
{
    /// <summary>No part of a book is larger; a package that says so is a trap.</summary>
    private const long Largest = 512L << 20;

    private readonly ZipArchive archive;

    public PackageReader(byte[] package) =>
        archive = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read);

    public bool Has(string name) => archive.GetEntry(name) is not null;

    public XmlReader Open(string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"it has no {name}");
        if (entry.Length > Largest)
        {
            throw new InvalidDataException($"its {name} is too large");
        }

        return XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                CloseInput = true,
                MaxCharactersInDocument = Largest,
            }
        );
    }

    /// <summary>
    /// Relationship ids and their targets (ECMA-376-2, 9.3); none where the part has no relationships.
    /// </summary>
    public Dictionary<string, string> Relationships(string part)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        string name = part.Insert(part.LastIndexOf('/') + 1, "_rels/") + ".rels";
        if (Has(name))
        {
            using XmlReader xml = Open(name);
            while (xml.Read())
            {
                if (
                    xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                    && xml.GetAttribute("Id") is { } id
                    && xml.GetAttribute("Target") is { } target
                )
                {
                    targets[id] = target;
                }
            }
        }

        return targets;
    }

    public void Dispose() => archive.Dispose();
}
