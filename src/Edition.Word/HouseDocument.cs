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
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const int LargestFile = 32 * 1024 * 1024;
    private const int MostEntries = 4096;
    private const int MostStyles = 2000;

    private static readonly HashSet<string> Properties = ["pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"];

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
                || HouseXml.RelatedTo(package, "", "officeDocument") is not { } main
                || HouseXml.RelatedTo(package, main, "styles") is not { } sheet
            )
            {
                return null;
            }

            using (XmlReader document = HouseXml.Open(package, main))
            {
                house.Page = PageOf(document);
            }

            using (XmlReader part = HouseXml.Open(package, sheet))
            {
                house.ReadStyles(part);
            }

            if (HouseXml.RelatedTo(package, main, "theme") is { } theme)
            {
                using XmlReader part = HouseXml.Open(package, theme);
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

    /// <summary>A section's size and margins (ECMA-376-1, 17.6.11 and 17.6.13), where they leave room for text.</summary>
    private static PageGeometry? PageOf(XmlReader xml)
    {
        Dictionary<string, long> says = [];
        while (xml.Read())
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName is "pgSz" or "pgMar"
                && xml.NamespaceURI == HouseXml.Main
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
        while (HouseXml.Next(xml))
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
        while (HouseXml.Next(xml))
        {
            // Those of styles are read with their styles: what is met here are the defaults.
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPr", NamespaceURI: HouseXml.Main })
            {
                LetterDefaults = HouseXml.CopyWithin(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "pPr", NamespaceURI: HouseXml.Main })
            {
                ParagraphDefaults = HouseXml.CopyWithin(xml);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "style", NamespaceURI: HouseXml.Main })
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
        var style = new HouseStyle(
            xml.GetAttribute("type", HouseXml.Main) ?? "",
            xml.GetAttribute("styleId", HouseXml.Main) ?? "",
            ""
        )
        {
            IsCustom = xml.GetAttribute("customStyle", HouseXml.Main) is "1" or "true" or "on",
        };
        var ranks = new XmlText(256);
        var says = new XmlText(1024);
        int depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            return style;
        }

        while (HouseXml.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != HouseXml.Main || xml.Depth != depth + 1)
            {
                continue;
            }

            string? value = xml.GetAttribute("val", HouseXml.Main);
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
                    HouseXml.Copy(xml, says);
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
}
