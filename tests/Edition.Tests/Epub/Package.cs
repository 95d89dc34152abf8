using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Edition.Epub;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Tests.Epub;

/// <summary>An EPUB as written, read back by .NET's own ZIP and XML readers.</summary>
internal sealed class Package
{
    public static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace Ops = "http://www.idpf.org/2007/ops";
    public static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    private static readonly Lazy<FaceLibrary> DefaultFaces = new(() => FaceLibrary.Of(Templates.Default));

    public Package(byte[] bytes)
    {
        Bytes = bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Entries = [.. zip.Entries.Select(entry => entry.FullName)];
        Files = zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using Stream stream = entry.Open();
                var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal
        );
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<string> Entries { get; }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public static Package Of(AssembledBook book, PageMap? pages, Template? template = null) =>
        new(EpubWriter.Write(book, template ?? Templates.Default, pages, DefaultFaces.Value));

    public string Text(string name) => Encoding.UTF8.GetString(Files["EPUB/" + name]);

    public XDocument Xml(string name) => XDocument.Parse(Text(name), LoadOptions.PreserveWhitespace);

    /// <summary>The XHTML files of the reading order, by name.</summary>
    public IEnumerable<(string Name, XDocument Document)> Spine()
    {
        XElement package = Xml("package.opf").Root!;
        Dictionary<string, string> byId = package
            .Descendants(Opf + "item")
            .ToDictionary(
                item => item.Attribute("id")!.Value,
                item => item.Attribute("href")!.Value,
                StringComparer.Ordinal
            );
        return package
            .Descendants(Opf + "itemref")
            .Where(item => item.Attribute("linear") is null)
            .Select(item => byId[item.Attribute("idref")!.Value])
            .Select(name => (name, Xml(name)));
    }
}
