using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>A DOCX with all tracked changes accepted or rejected, as Word does it.</summary>
internal static class Settled
{
    private static readonly XNamespace W = EditedWord.W;

    public static byte[] Accepted(byte[] docx) => Of(docx, ["del", "moveFrom"], ["ins", "moveTo"]);

    public static byte[] Rejected(byte[] docx) => Of(docx, ["ins", "moveTo"], ["del", "moveFrom"]);

    private static byte[] Of(byte[] docx, string[] goes, string[] stays)
    {
        var stream = new MemoryStream();
        stream.Write(docx);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (string part in (string[])["word/document.xml", "word/footnotes.xml"])
            {
                XDocument xml;
                using (Stream read = archive.GetEntry(part)!.Open())
                {
                    xml = XDocument.Load(read, LoadOptions.PreserveWhitespace);
                }

                Settle(xml.Root!, goes, stays);
                archive.GetEntry(part)!.Delete();
                using Stream written = archive.CreateEntry(part).Open();
                written.Write(Encoding.UTF8.GetBytes(xml.ToString(SaveOptions.DisableFormatting)));
            }
        }

        return stream.ToArray();
    }

    private static void Settle(XElement root, string[] goes, string[] stays)
    {
        root.Descendants()
            .Where(e => e.Name.LocalName.EndsWith("RangeStart", StringComparison.Ordinal) && IsMove(e))
            .Remove();
        root.Descendants()
            .Where(e => e.Name.LocalName.EndsWith("RangeEnd", StringComparison.Ordinal) && IsMove(e))
            .Remove();
        foreach (XElement row in root.Descendants(W + "tr").ToArray())
        {
            if (row.Element(W + "trPr") is { } properties)
            {
                if (goes.Any(name => properties.Element(W + name) is not null))
                {
                    row.Remove();
                }

                stays.SelectMany(name => properties.Elements(W + name)).Remove();
            }
        }

        root.Descendants(W + "tbl").Where(table => table.Element(W + "tr") is null).Remove();
        List<XElement> joined = [];
        foreach (XElement mark in root.Descendants(W + "pPr").Elements(W + "rPr").ToArray())
        {
            if (goes.Any(name => mark.Element(W + name) is not null))
            {
                joined.Add(mark.Parent!.Parent!);
            }

            goes.Concat(stays).SelectMany(name => mark.Elements(W + name)).Remove();
        }

        goes.SelectMany(name => root.Descendants(W + name)).ToArray().Remove();
        foreach (XElement change in stays.SelectMany(name => root.Descendants(W + name)).ToArray())
        {
            change.ReplaceWith(change.Nodes());
        }

        foreach (XElement text in root.Descendants(W + "delText").ToArray())
        {
            text.Name = W + "t";
        }

        foreach (XElement code in root.Descendants(W + "delInstrText").ToArray())
        {
            code.Name = W + "instrText";
        }

        joined.ForEach(Join);
    }

    private static bool IsMove(XElement element) => element.Name.LocalName.StartsWith("move", StringComparison.Ordinal);

    /// <summary>A paragraph whose mark goes runs on into the next.</summary>
    private static void Join(XElement paragraph)
    {
        XElement[] rest = [.. paragraph.Elements().Where(e => e.Name != W + "pPr")];
        bool hasWords = rest.Any(e => !e.Name.LocalName.StartsWith("bookmark", StringComparison.Ordinal));
        XElement? next = paragraph.ElementsAfterSelf().FirstOrDefault();
        if (next?.Name == W + "p")
        {
            if (hasWords)
            {
                rest.Remove();
                if (next.Element(W + "pPr") is { } properties)
                {
                    properties.AddAfterSelf(rest);
                }
                else
                {
                    next.AddFirst(rest);
                }
            }

            paragraph.Remove();
        }
        else if (!hasWords && paragraph.Parent!.Name != W + "tc")
        {
            paragraph.Remove();
        }
    }
}
