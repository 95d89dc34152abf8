using System.Text;
using System.Xml;

namespace Edition.Proof;

/// <summary>
/// What files say of themselves: the metadata of a package document (EPUB 3.3, 5.5), the XMP (ISO 16684-1) and the
/// information dictionary (ISO 32000-1, 14.3.3) of a PDF, the core and custom properties of a DOCX (ECMA-376-2, 11).
/// </summary>
public static class ParticularsReader
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>An element with words: its name, what it is of, its language, and what it refines.</summary>
    private readonly record struct Leaf(string Name, string Id, string Lang, string Refines, string Text);

    /// <param name="extension">Of the file's name, with its point.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="budget">What reading it may cost.</param>
    /// <returns>Its statements; none of a file of another kind.</returns>
    /// <exception cref="InvalidDataException">It cannot be read, or asks for more than the budget.</exception>
    /// <exception cref="XmlException">A part is not well-formed.</exception>
    public static IReadOnlyList<Particulars> Read(string extension, byte[] file, Budget budget) =>
        extension switch
        {
            ".pdf" => Pdf(file, budget),
            ".docx" => [Docx(file, budget)],
            ".epub" => [Epub(file, budget)],
            _ => [],
        };

    private static Particulars Epub(byte[] epub, Budget budget)
    {
        using var package = new PackageReader(epub, budget);
        List<Leaf> leaves;
        using (XmlReader xml = package.Open(package.Document()))
        {
            leaves = Leaves(xml, "meta", "property");
        }

        ILookup<string, Leaf> byName = leaves.ToLookup(leaf => leaf.Name);
        ILookup<string, Leaf> refining = leaves.ToLookup(leaf => leaf.Refines);
        string Refined(Leaf leaf, string property) =>
            leaf.Id.Length == 0 ? "" : refining["#" + leaf.Id].FirstOrDefault(by => by.Name == property).Text ?? "";
        Leaf title = byName["title"].FirstOrDefault(leaf => Refined(leaf, "title-type") is "main" or "");
        Leaf subtitle = byName["title"].FirstOrDefault(leaf => Refined(leaf, "title-type") == "subtitle");
        string Full(Leaf part) =>
            InLang(subtitle, part.Lang) is { Length: > 0 } under ? $"{part.Text}. {under}" : part.Text;
        string? InLang(Leaf of, string lang) =>
            of.Text is null ? null
            : of.Lang == lang ? of.Text
            : refining["#" + of.Id].FirstOrDefault(by => by.Name == "alternate-script" && by.Lang == lang).Text;
        IEnumerable<string> Texts(string name) => byName[name].Select(leaf => leaf.Text);
        string[] identifiers = [.. Texts("identifier")];
        return Particulars.Of(
            Statement.Package,
            [
                ("title", title.Text is null ? [] : [Full(title)]),
                (
                    "parallel title",
                    title.Text is null
                        ? []
                        : refining["#" + title.Id].Where(by => by.Name == "alternate-script").Select(Full)
                ),
                ("authors", Texts("creator")),
                ("contributors", Texts("contributor")),
                (
                    "keywords",
                    byName["subject"].Where(leaf => Refined(leaf, "authority").Length == 0).Select(leaf => leaf.Text)
                ),
                ("languages", Texts("language")),
                ("licence", Texts("dcterms:license")),
                ("DOI", identifiers.Where(IsDoi).Select(doi => doi["doi:".Length..])),
                ("ISBN", identifiers.Where(IsIsbn).Concat(Texts("source").Where(IsIsbn)).Select(Particulars.Digits)),
                ("identifier", identifiers.Take(1)),
            ]
        );
    }

    private static bool IsDoi(string identifier) => identifier.StartsWith("doi:", StringComparison.Ordinal);

    private static bool IsIsbn(string identifier) => identifier.StartsWith("urn:isbn:", StringComparison.Ordinal);

    private static Particulars Docx(byte[] docx, Budget budget)
    {
        using var package = new PackageReader(docx, budget);
        ILookup<string, string> Part(string name, string attribute)
        {
            if (!package.Has(name))
            {
                return Array.Empty<string>().ToLookup(text => text);
            }

            using XmlReader xml = package.Open(name);
            return Leaves(xml, "property", attribute).ToLookup(leaf => leaf.Name, leaf => leaf.Text);
        }

        ILookup<string, string> core = Part("docProps/core.xml", ""),
            custom = Part("docProps/custom.xml", "name");
        string? parallel = custom["Parallel title"].FirstOrDefault();
        string? under = custom["Parallel subtitle"].FirstOrDefault();
        return Particulars.Of(
            Statement.Properties,
            [
                ("title", core["title"]),
                ("parallel title", [under is null ? parallel : $"{parallel}. {under}"]),
                ("authors", core["creator"]),
                ("contributors", custom["Contributors"]),
                ("keywords", core["keywords"]),
                ("languages", custom["Languages"].Any() ? custom["Languages"] : core["language"]),
                ("licence", custom["Licence"]),
                ("DOI", custom["DOI"]),
                (
                    "ISBN",
                    ((string[])["ISBN (print)", "ISBN (PDF)", "ISBN (EPUB)"])
                        .SelectMany(name => custom[name])
                        .Select(Particulars.Digits)
                ),
                ("identifier", core["identifier"]),
            ]
        );
    }

    private static Particulars[] Pdf(byte[] pdf, Budget budget)
    {
        var objects = new PdfObjects(pdf, budget);
        Dictionary<string, object?>? catalogue = objects.Dictionary(objects.Get(objects.Trailer, "Root"));
        Dictionary<string, object?>? information = objects.Dictionary(objects.Get(objects.Trailer, "Info"));
        IEnumerable<string?> Entry(string key) => objects.Get(information, key) is byte[] text ? [TextOf(text)] : [];
        ILookup<string, string> xmp = objects.Get(catalogue, "Metadata") is PdfStream stream
            ? Properties(objects.Data(stream), budget).ToLookup(leaf => leaf.Name, leaf => leaf.Text)
            : throw new InvalidDataException("it has no XMP");

        // x-default comes first and says again what one of the languages says (XMP part 1, 8.2.2.4).
        string[] titles = [.. xmp["title"]];
        return
        [
            Particulars.Of(
                Statement.Xmp,
                [
                    ("title", titles.Take(1)),
                    ("parallel title", titles.Skip(2)),
                    ("authors", xmp["creator"]),
                    ("contributors", xmp["contributor"]),
                    ("keywords", xmp["subject"]),
                    ("languages", xmp["language"]),
                    ("licence", xmp["WebStatement"].Concat(xmp["UsageTerms"].Take(1))),
                    ("DOI", xmp["doi"]),
                    ("ISBN", xmp["isbn"].Select(Particulars.Digits)),
                    ("identifier", xmp["identifier"]),
                ]
            ),
            Particulars.Of(
                Statement.Information,
                [("title", Entry("Title")), ("authors", Entry("Author")), ("keywords", Entry("Keywords"))]
            ),
        ];
    }

    /// <summary>A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, else Latin letters.</summary>
    private static string TextOf(byte[] text) =>
        text is [0xFE, 0xFF, ..]
            ? Encoding.BigEndianUnicode.GetString(text.AsSpan(2))
            : Encoding.Latin1.GetString(text);

    /// <summary>Elements with words of their own; <paramref name="named"/> goes by an attribute of it.</summary>
    private static List<Leaf> Leaves(XmlReader xml, string named, string by)
    {
        var leaves = new List<Leaf>();
        var text = new StringBuilder();
        Leaf at = default;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "link":
                    leaves.Add(new Leaf(xml.GetAttribute("rel") ?? "", "", "", "", xml.GetAttribute("href") ?? ""));
                    break;
                case XmlNodeType.Element:
                    // The value of a custom property is an element within it.
                    if (xml.LocalName != "lpwstr")
                    {
                        at = new Leaf(
                            xml.LocalName == named ? xml.GetAttribute(by) ?? "" : xml.LocalName,
                            xml.GetAttribute("id") ?? "",
                            xml.GetAttribute("lang", Xml) ?? "",
                            xml.GetAttribute("refines") ?? "",
                            ""
                        );
                    }

                    text.Clear();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement when text.Length > 0:
                    leaves.Add(at with { Text = text.ToString() });
                    text.Clear();
                    break;
            }
        }

        return leaves;
    }

    /// <summary>Properties of an XMP packet, each of their values by itself.</summary>
    private static List<Leaf> Properties(byte[] packet, Budget budget)
    {
        using var xml = XmlReader.Create(
            new PaidStream(new MemoryStream(packet), budget),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var leaves = new List<Leaf>();
        var text = new StringBuilder();
        string property = "";
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    text.Clear();
                    if (xml.NamespaceURI != Rdf)
                    {
                        property = xml.LocalName;
                    }
                    else if (xml.LocalName == "Description")
                    {
                        // A simple property may stand as an attribute (7.9.2.2).
                        while (xml.MoveToNextAttribute())
                        {
                            if (xml.Prefix.Length > 0 && xml.Prefix != "xmlns" && xml.NamespaceURI != Rdf)
                            {
                                leaves.Add(new Leaf(xml.LocalName, "", "", "", xml.Value));
                            }
                        }
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement when text.ToString().AsSpan().Trim().Length > 0:
                    leaves.Add(new Leaf(property, "", "", "", text.ToString()));
                    text.Clear();
                    break;
            }
        }

        return leaves;
    }
}
