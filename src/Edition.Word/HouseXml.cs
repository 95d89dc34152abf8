using System.IO.Compression;
using System.Xml;
using XmlText = Edition.Packaging.XmlText;

namespace Edition.Word;

/// <summary>
/// The parts of a publisher's document as XML, read with care: no entities, nothing larger or deeper than documents
/// are; and what is copied of them.
/// </summary>
internal static class HouseXml
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int LargestPart = 16 * 1024 * 1024;
    private const int DeepestElement = 64;

    /// <summary>What leads out of the style sheet, tells of changes, or is the book's to say.</summary>
    private static readonly HashSet<string> Left =
    [
        "lang",
        "numPr",
        "sectPr",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "pPrChange",
        "rPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
    ];

    /// <summary>The part that another one, or the package, names for a purpose.</summary>
    public static string? RelatedTo(ZipArchive package, string part, string purpose)
    {
        string folder = part.Contains('/') ? part[..(part.LastIndexOf('/') + 1)] : "";
        string name = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (package.GetEntry(name) is null)
        {
            return null;
        }

        using XmlReader xml = Open(package, name);
        while (xml.Read())
        {
            if (
                xml.LocalName == "Relationship"
                && xml.GetAttribute("Type")?.EndsWith("/" + purpose, StringComparison.Ordinal) == true
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target
            )
            {
                string whole = target.StartsWith('/') ? target[1..] : folder + target;
                return package.GetEntry(whole) is null ? null : whole;
            }
        }

        return null;
    }

    public static XmlReader Open(ZipArchive package, string name)
    {
        using Stream packed = package.GetEntry(name)!.Open();
        var part = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        for (int read; (read = packed.Read(piece)) > 0; )
        {
            if (part.Length + read > LargestPart)
            {
                throw new InvalidDataException();
            }

            part.Write(piece, 0, read);
        }

        part.Position = 0;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            MaxCharactersInDocument = LargestPart,
        };
        return XmlReader.Create(part, settings);
    }

    /// <summary>The next node; no deeper than a document is by itself.</summary>
    public static bool Next(XmlReader xml) =>
        xml.Read() && (xml.Depth <= DeepestElement ? true : throw new InvalidDataException());

    /// <summary>The children of the element, and leaves the reader at its end.</summary>
    public static ReadOnlyMemory<byte> CopyWithin(XmlReader xml)
    {
        var to = new XmlText(1024);
        bool isEmpty = xml.IsEmptyElement;
        int depth = xml.Depth;
        while (!isEmpty && Next(xml) && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, NamespaceURI: Main } && !Left.Contains(xml.LocalName))
            {
                Copy(xml, to);
            }
        }

        return to.Written;
    }

    /// <summary>
    /// The element with its attributes and children, as far as they are of WordprocessingML and look alone; leaves the
    /// reader at its end. Deeper than <see cref="DeepestElement"/> there is nothing.
    /// </summary>
    public static void Copy(XmlReader xml, XmlText to)
    {
        byte[] name = System.Text.Encoding.UTF8.GetBytes("w:" + xml.LocalName);
        bool isEmpty = xml.IsEmptyElement;
        int depth = xml.Depth;
        to.Raw("<"u8).Raw(name);
        for (bool more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI == Main)
            {
                to.Attribute(System.Text.Encoding.UTF8.GetBytes("w:" + xml.LocalName), xml.Value);
            }
        }

        xml.MoveToElement();
        to.Raw(isEmpty ? "/>"u8 : ">"u8);
        if (isEmpty)
        {
            return;
        }

        int skipped = -1;
        while (Next(xml) && xml.Depth > depth)
        {
            if (skipped >= 0 && xml.Depth > skipped)
            {
                continue;
            }

            skipped = -1;
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.NamespaceURI != Main || Left.Contains(xml.LocalName))
            {
                skipped = xml.Depth;
            }
            else
            {
                Copy(xml, to);
            }
        }

        to.Raw("</"u8).Raw(name).Raw(">"u8);
    }
}
