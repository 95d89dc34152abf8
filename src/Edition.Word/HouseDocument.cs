using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Edition.Model;
using Edition.Styling;
using XmlText = Edition.Packaging.XmlText;

namespace Edition.Word;

/// <summary>
/// A style of a publisher's document: what it says, as markup of properties; ids are those of that document.
/// </summary>
internal sealed record HouseStyle(string Type, string Id, string Name)
{
    public bool IsCustom { get; init; }

    public string? BasedOn { get; init; }

    public string? Next { get; init; }

    public string? Link { get; init; }

    /// <summary>Where Word shows it, then its properties, in the order of the schema.</summary>
    public ReadOnlyMemory<byte> Says { get; init; }
}

/// <summary>
/// What a publisher's document (<c>reference</c> in a template) gives to the DOCX: its page, its styles, its defaults
/// and the typefaces of its theme. It is untrusted: bytes, depth and styles are counted as they come, and only elements
/// of WordprocessingML that say how something looks are taken over.
/// </summary>
public sealed class HouseDocument
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const int LargestFile = 32 * 1024 * 1024;
    private const int LargestPart = 16 * 1024 * 1024;
    private const int MostEntries = 4096;
    private const int MostStyles = 2000;
    private const int DeepestElement = 64;

    private static readonly HashSet<string> Properties = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"];

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

    private readonly List<HouseStyle> styles = [];

    private HouseDocument() { }

    internal IReadOnlyList<HouseStyle> Styles => styles;

    /// <summary>What letters and paragraphs are where no style says otherwise: properties, maybe none.</summary>
    internal ReadOnlyMemory<byte> LetterDefaults { get; private set; }

    internal ReadOnlyMemory<byte> ParagraphDefaults { get; private set; }

    /// <summary>The page of its last section; null where it does not say one.</summary>
    internal PageGeometry? Page { get; private set; }

    internal string? TextFace { get; private set; }

    internal string? HeadFace { get; private set; }

    /// <summary>The document, or null and, in half a sentence, what is wrong with it.</summary>
    public static HouseDocument? Read(ReadOnlyMemory<byte> bytes, out string problem)
    {
        problem = "is no Word document that can be read";
        if (bytes.Length > LargestFile)
        {
            problem = "is larger than 32 MB";
            return null;
        }

        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false));
            var house = new HouseDocument();
            if (
                package.Entries.Count > MostEntries
                || RelatedTo(package, "", "officeDocument") is not { } main
                || RelatedTo(package, main, "styles") is not { } sheet
            )
            {
                return null;
            }

            using (XmlReader document = Open(package, main))
            {
                house.Page = PageOf(document);
            }

            using (XmlReader part = Open(package, sheet))
            {
                house.ReadStyles(part);
            }

            if (RelatedTo(package, main, "theme") is { } theme)
            {
                using XmlReader part = Open(package, theme);
                house.ReadTheme(part);
            }

            if (house.styles.Count == 0)
            {
                problem = "has no styles; a strict document must be saved as an ordinary one";
                return null;
            }

            problem = "";
            return house;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The part that another one, or the package, names for a purpose.</summary>
    private static string? RelatedTo(ZipArchive package, string part, string purpose)
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

    private static XmlReader Open(ZipArchive package, string name)
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
    private static bool Next(XmlReader xml) =>
        xml.Read() && (xml.Depth <= DeepestElement ? true : throw new InvalidDataException());

    /// <summary>A section's size and margins (ECMA-376-1, 17.6.11 and 17.6.13), where they leave room for text.</summary>
    private static PageGeometry? PageOf(XmlReader xml)
    {
        Dictionary<string, long> says = [];
        while (xml.Read())
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName is "pgSz" or "pgMar"
                && xml.NamespaceURI == Main
                && xml.MoveToFirstAttribute()
            )
            {
                do
                {
                    if (
                        long.TryParse(
                            xml.Value,
                            NumberStyles.AllowLeadingSign,
                            CultureInfo.InvariantCulture,
                            out long value
                        )
                    )
                    {
                        says[xml.LocalName] = Math.Clamp(Math.Abs(value), 0, 31680);
                    }
                } while (xml.MoveToNextAttribute());
            }
        }

        Length Measure(string name, long otherwise) =>
            Length.FromPoints(says.GetValueOrDefault(name, otherwise) / 20.0);
        var page = new PageGeometry(
            Measure("w", 0),
            Measure("h", 0),
            Measure("left", 1440) + Measure("gutter", 0),
            Measure("right", 1440),
            Measure("top", 1440),
            Measure("bottom", 1440),
            Measure("header", 720),
            Measure("footer", 720),
            Mirrored: false,
            Length.Zero
        );
        return page.Measure >= Length.FromPoints(72) && page.Depth >= Length.FromPoints(144) ? page : null;
    }

    private void ReadTheme(XmlReader xml)
    {
        string kind = "";
        while (Next(xml))
        {
            kind = xml.LocalName is "majorFont" or "minorFont" ? xml.LocalName : kind;
            if (xml.LocalName == "latin" && xml.GetAttribute("typeface") is { Length: > 0 and < 100 } face)
            {
                HeadFace ??= kind == "majorFont" ? face : null;
                TextFace ??= kind == "minorFont" ? face : null;
            }
        }
    }

    private void ReadStyles(XmlReader xml)
    {
        var known = new HashSet<(string Type, string Name)>();
        while (Next(xml))
        {
            // Those of styles are read with their styles: what is met here are the defaults.
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPr", NamespaceURI: Main })
            {
                LetterDefaults = CopyWithin(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "pPr", NamespaceURI: Main })
            {
                ParagraphDefaults = CopyWithin(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "style", NamespaceURI: Main })
            {
                if (
                    styles.Count < MostStyles
                    && ReadStyle(xml) is { Type: "paragraph" or "character" or "table" } style
                    && known.Add((style.Type, style.Name.ToUpperInvariant()))
                )
                {
                    styles.Add(style);
                }
            }
            else if (xml is { NodeType: XmlNodeType.Element, NamespaceURI: Strict })
            {
                return;
            }
        }
    }

    private static HouseStyle ReadStyle(XmlReader xml)
    {
        var style = new HouseStyle(xml.GetAttribute("type", Main) ?? "", xml.GetAttribute("styleId", Main) ?? "", "")
        {
            IsCustom = xml.GetAttribute("customStyle", Main) is "1" or "true" or "on",
        };
        var ranks = new XmlText(256);
        var says = new XmlText(1024);
        int depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            return style;
        }

        while (Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Main || xml.Depth != depth + 1)
            {
                continue;
            }

            string? value = xml.GetAttribute("val", Main);
            switch (xml.LocalName)
            {
                case "name":
                    style = style with { Name = value ?? "" };
                    break;
                case "basedOn":
                    style = style with { BasedOn = value };
                    break;
                case "next":
                    style = style with { Next = value };
                    break;
                case "link":
                    style = style with { Link = value };
                    break;
                case "uiPriority" when int.TryParse(value, out int place):
                    ranks.Raw("<w:uiPriority w:val=\""u8).Number(place).Raw("\"/>"u8);
                    break;
                case "semiHidden":
                    ranks.Raw("<w:semiHidden/>"u8);
                    break;
                case "unhideWhenUsed":
                    ranks.Raw("<w:unhideWhenUsed/>"u8);
                    break;
                case "qFormat":
                    ranks.Raw("<w:qFormat/>"u8);
                    break;
                case var name when Properties.Contains(name):
                    Copy(xml, says);
                    break;
                default:
                    break;
            }
        }

        return style with
        {
            Says = ranks.Raw(says.Written).Written,
        };
    }

    /// <summary>The children of the element, and leaves the reader at its end.</summary>
    private static ReadOnlyMemory<byte> CopyWithin(XmlReader xml)
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
    private static void Copy(XmlReader xml, XmlText to)
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
