using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Edition.Tests.Epub;

namespace Edition.Tests.Looks;

/// <summary>What readers see of <see cref="Showcase"/> in a DOCX and in an EPUB, and faults to be seeded there.</summary>
internal static class PackageTraces
{
    public static IEnumerable<string> OfWord(byte[] docx)
    {
        Dictionary<string, Look> looks = WordLooks
            .Of(docx)
            .SelectMany(run => run.Text.Split(' ').Select(word => (word, run.Look)))
            .GroupBy(run => run.word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Look, StringComparer.Ordinal);
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        MainDocumentPart main = document.MainDocumentPart!;
        Dictionary<string, Style> styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .ToDictionary(style => style.StyleId!.Value!, StringComparer.Ordinal);
        Paragraph? Of(string word) =>
            main.Document!.Body!.Descendants<Paragraph>()
                .FirstOrDefault(paragraph => paragraph.InnerText.Contains(word, StringComparison.Ordinal));
        Style StyleOf(OpenXmlElement element) => styles[element.Descendants<ParagraphStyleId>().First().Val!.Value!];
        string table = main.Document!.Body!.Descendants<TableStyle>().First().Val!.Value!;
        (string, bool)[] traces =
        [
            .. Common(looks, "caption centred", "center"),
            ("code", looks["программное"].Family.Contains("Mono", StringComparison.Ordinal)),
            ("cell at the right", looks["справа"].Align == "right"),
            (
                "picture",
                main.Document.Body.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Any() && main.ImageParts.Any()
            ),
            (
                "quotation indented",
                int.Parse(
                    StyleOf(Of("цитата")!).StyleParagraphProperties?.Indentation?.Left?.Value ?? "0",
                    System.Globalization.CultureInfo.InvariantCulture
                ) > 0
            ),
            (
                "table ruled",
                styles[table].Descendants<TopBorder>().Any() && styles[table].Descendants<BottomBorder>().Any()
            ),
            ("notes ruled", main.FootnotesPart!.Footnotes!.Descendants<SeparatorMark>().Any()),
            ("asterisks", Of("*")?.InnerText == "*\u2002*\u2002*"),
        ];
        return traces.Where(trace => trace.Item2).Select(trace => trace.Item1);
    }

    public static IEnumerable<string> OfScreen(byte[] epub)
    {
        var package = new Package(epub);
        var cascade = new Cascade(package.Text("book.css"));
        XElement[] all = [.. package.Spine().SelectMany(file => file.Document.Descendants())];
        Dictionary<string, Look> looks = all.SelectMany(element => element.Nodes().OfType<XText>())
            .SelectMany(text =>
                text.Value.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => (word, text))
            )
            .GroupBy(pair => pair.word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => cascade.Of(group.First().text.Parent!), StringComparer.Ordinal);
        string Own(string element, string property) =>
            cascade.Of(all.First(each => each.Name.LocalName == element)).Own.GetValueOrDefault(property, "");
        string css = package.Text("book.css");
        (string, bool)[] traces =
        [
            .. Common(looks, "caption centred", "center"),
            ("code", looks["программное"].Family.Contains("Mono", StringComparison.Ordinal)),
            ("cell at the right", looks["справа"].Align == "right"),
            (
                "picture",
                all.Any(each =>
                    each.Name.LocalName == "img" && package.Files.ContainsKey("EPUB/" + each.Attribute("src")!.Value)
                )
            ),
            ("quotation indented", Own("blockquote", "margin").Split(' ') is [_, _, _, not "0"]),
            ("table ruled", Own("table", "border-top").Length > 0 && Own("table", "border-bottom").Length > 0),
            (
                "notes ruled",
                css.Contains(
                    ".notes::before { content: \"\"; display: block; width: 4em; border-top",
                    StringComparison.Ordinal
                )
            ),
            (
                "asterisks",
                all.Any(each => each.Name.LocalName == "hr")
                    && css.Contains("hr::before { content: \"*\u2002*\u2002*\"", StringComparison.Ordinal)
            ),
        ];
        return traces.Where(trace => trace.Item2).Select(trace => trace.Item1);
    }

    private static IEnumerable<(string, bool)> Common(Dictionary<string, Look> looks, string caption, string centre) =>
        [
            ("bold", looks["жирное"].Bold),
            ("italic", looks["курсивное"].Italic),
            ("struck", looks["зачёркнутое"].Struck),
            ("underlined", looks["подчёркнутое"].Underlined),
            ("highlighted", looks["отмеченное"].Highlighted),
            ("small caps", looks["капительное"].SmallCaps),
            ("small", Math.Abs(looks["мелкое"].Size / looks["обычное"].Size - 0.85) < 0.03),
            ("raised", looks["приподнятое"].Script > 0),
            ("lowered", looks["опущенное"].Script < 0),
            (caption, looks["подпись"].Align == centre),
        ];

    /// <summary>A package of which every file of text has been edited; at least one has to change.</summary>
    public static byte[] Edited(byte[] package, string from, string to)
    {
        bool changed = false;
        var stream = new MemoryStream();
        using (var read = new ZipArchive(new MemoryStream(package)))
        using (var write = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in read.Entries)
            {
                using Stream source = entry.Open();
                using Stream target = write.CreateEntry(entry.FullName).Open();
                if (Path.GetExtension(entry.FullName) is not (".xml" or ".xhtml" or ".css"))
                {
                    source.CopyTo(target);
                    continue;
                }

                string before = new StreamReader(source, Encoding.UTF8).ReadToEnd();
                string after = before.Replace(from, to, StringComparison.Ordinal);
                changed |= before != after;
                target.Write(Encoding.UTF8.GetBytes(after));
            }
        }

        Assert.True(changed, $"nothing to change: {from}");
        return stream.ToArray();
    }
}
