using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Review.Docx;

/// <summary>
/// Parts of which a Word file has one: comments, notes, styles. The SDK refuses a file that has a second, which Word and
/// LibreOffice open. The first counts; a later one is renamed in the relationships, and can still be asked for. A part
/// that a program told of twice is told of once.
/// </summary>
internal static class SingleParts
{
    private const string Again = "urn:edition:again:";

    private static readonly HashSet<string> Kinds =
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "footnotes",
        "endnotes",
        "styles",
        "stylesWithEffects",
        "settings",
        "webSettings",
        "numbering",
        "fontTable",
        "theme",
        "glossaryDocument",
    ];

    /// <summary>The same file where it has no part twice, as almost every file.</summary>
    public static byte[] Of(byte[] docx)
    {
        List<(string Name, byte[] Bytes)> changed = [];
        using (var zip = new ZipArchive(new MemoryStream(docx, false), ZipArchiveMode.Read))
        {
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                bool isTypes = entry.FullName == "[Content_Types].xml";
                if (!isTypes && !entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                using Stream stream = entry.Open();
                XDocument xml = XDocument.Load(stream);
                if (isTypes ? Once(xml) : Rename(xml))
                {
                    changed.Add((entry.FullName, Encoding.UTF8.GetBytes(xml.ToString(SaveOptions.DisableFormatting))));
                }
            }
        }

        if (changed.Count == 0)
        {
            return docx;
        }

        using var copy = new MemoryStream();
        copy.Write(docx);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in changed)
            {
                zip.GetEntry(name)!.Delete();
                using Stream written = zip.CreateEntry(name).Open();
                written.Write(bytes);
            }
        }

        return copy.ToArray();
    }

    /// <summary>The later parts of a kind, as XML.</summary>
    public static IEnumerable<string> Others(OpenXmlPart part, string kind)
    {
        foreach (IdPartPair other in part.Parts.Where(each => each.OpenXmlPart.RelationshipType == Again + kind))
        {
            using Stream stream = other.OpenXmlPart.GetStream(FileMode.Open, FileAccess.Read);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            yield return XDocument.Load(reader).Root!.ToString(SaveOptions.DisableFormatting);
        }
    }

    /// <summary>The type of a part, said twice.</summary>
    private static bool Once(XDocument types)
    {
        HashSet<string> met = new(StringComparer.OrdinalIgnoreCase);
        XElement[] again =
        [
            .. types
                .Root!.Elements()
                .Where(each =>
                    !met.Add(
                        $"{each.Name.LocalName} {each.Attribute("PartName")?.Value ?? each.Attribute("Extension")?.Value}"
                    )
                ),
        ];
        again.Remove();
        return again.Length > 0;
    }

    private static bool Rename(XDocument relationships)
    {
        bool renamed = false;
        HashSet<string> met = new(StringComparer.Ordinal);
        HashSet<(string, string?)> targets = [];
        foreach (XElement each in relationships.Root!.Elements().ToArray())
        {
            string type = (string?)each.Attribute("Type") ?? "";
            string kind = type[(type.LastIndexOf('/') + 1)..];
            if (Kinds.Contains(kind) && !targets.Add((kind, (string?)each.Attribute("Target"))))
            {
                // The same part, told again.
                each.Remove();
                renamed = true;
            }
            else if (Kinds.Contains(kind) && !met.Add(kind))
            {
                each.SetAttributeValue("Type", Again + kind);
                renamed = true;
            }
        }

        return renamed;
    }
}
