using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Edition.Review.Docx;

/// <summary>
/// Parts of which a Word file has one: comments, notes, styles. The SDK refuses a file that has a second, which Word and
/// LibreOffice open. The first counts; a later one is renamed in the relationships, and can still be asked for.
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
                if (!entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                using Stream stream = entry.Open();
                XDocument xml = XDocument.Load(stream);
                if (Rename(xml))
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

    private static bool Rename(XDocument relationships)
    {
        bool renamed = false;
        HashSet<string> met = new(StringComparer.Ordinal);
        foreach (XElement each in relationships.Root!.Elements())
        {
            string type = (string?)each.Attribute("Type") ?? "";
            string kind = type[(type.LastIndexOf('/') + 1)..];
            if (Kinds.Contains(kind) && !met.Add(kind))
            {
                each.SetAttributeValue("Type", Again + kind);
                renamed = true;
            }
        }

        return renamed;
    }
}
