using System.Globalization;
using Edition.Model;
using Edition.Packaging;

namespace Edition.Epub;

/// <summary>
/// The contents as EPUB 2 had them (OPF 2.0.1, 2.4.1; DAISY Z39.86-2005, 8), for reading systems that know no others:
/// the parts and their headings, flat in the reading order.
/// </summary>
internal static class NcxWriter
{
    public const string Name = "toc.ncx";
    public const string MediaType = "application/x-dtbncx+xml";

    public static ReadOnlyMemory<byte> Write(EpubPlan plan)
    {
        var xml = new XmlText();
        Publication publication = plan.Book.Catalogued;
        xml.Raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\""u8
            )
            .Attribute("xml:lang"u8, publication.Lang.Tag)
            .Raw(">\n<head>\n<meta name=\"dtb:uid\""u8)
            .Attribute("content"u8, publication.EpubIdentifier)
            .Raw("/>\n</head>\n<docTitle><text>"u8)
            .Text(Titles.Main(publication.Title, publication.Lang))
            .Raw("</text></docTitle>\n<navMap>\n"u8);
        int order = 0;
        ILookup<int, Listed> headings = plan.Headings.ToLookup(heading => heading.File);
        for (int file = 0; file < plan.Files.Length; file++)
        {
            Part part = plan.Files[file].Part;
            if (part.Kind != PartKind.HalfTitle && !plan.Files[file].Continues)
            {
                Point(xml, ++order, Titles.Of(plan, part), plan.Files[file].Name);
            }

            foreach (Listed listed in headings[file])
            {
                var heading = (Heading)listed.Block;
                if (heading.Level > 1)
                {
                    string words = PlainText.Of(heading.Content).Replace('\n', ' ');
                    Point(
                        xml,
                        ++order,
                        heading.Lead is { } lead ? lead.Number + " " + words : words,
                        plan.Files[file].Name + "#" + listed.Id
                    );
                }
            }
        }

        xml.Raw("</navMap>\n</ncx>\n"u8);
        return xml.Written;
    }

    private static void Point(XmlText xml, int order, string words, string address) =>
        xml.Raw("<navPoint"u8)
            .Attribute("id"u8, "point-" + order.ToString(CultureInfo.InvariantCulture))
            .Raw("><navLabel><text>"u8)
            .Text(words)
            .Raw("</text></navLabel><content"u8)
            .Attribute("src"u8, address)
            .Raw("/></navPoint>\n"u8);
}
