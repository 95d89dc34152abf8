using System.IO.Compression;
using System.Xml;

namespace Edition.Proof;

/// <summary>Parts of a ZIP package, by name, paid for out of a budget as they are read.</summary>
internal sealed class PackageReader : IDisposable
{
    /// <summary>What an entry of the directory weighs among the objects of a budget.</summary>
    private const int Weight = 8;

    private readonly ZipArchive archive;
    private readonly Budget budget;

    public PackageReader(byte[] package, Budget budget)
    {
        this.budget = budget;

        // Every entry of the directory begins so (APPNOTE.TXT, 4.3.12): it is paid for before it is read.
        budget.Objects(Weight * package.AsSpan().Count("PK\x01\x02"u8));
        archive = new ZipArchive(new MemoryStream(package, writable: false), ZipArchiveMode.Read);
    }

    public bool Has(string name) => archive.GetEntry(name) is not null;

    public XmlReader Open(string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(name) ?? throw new InvalidDataException($"it has no {name}");
        return XmlReader.Create(
            new PaidStream(entry.Open(), budget),
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                CloseInput = true,
            }
        );
    }

    /// <summary>The name of the package document that the container of an EPUB names (EPUB 3.3, 4.2.6.3.1).</summary>
    public string Document()
    {
        using XmlReader container = Open("META-INF/container.xml");
        return (container.ReadToFollowing("rootfile") ? container.GetAttribute("full-path") : null)
            ?? throw new InvalidDataException("its container names no package document");
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
