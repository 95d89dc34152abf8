using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Edition.Tests.Review;

/// <summary>
/// The words of a Word file by a plain walk through its XML, in all parts, changes taken as accepted: it knows nothing of
/// how the program reads such files.
/// </summary>
internal static partial class DocxWords
{
    private static readonly XNamespace W = EditedWord.W;
    private static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static readonly XName[] Between = [W + "br", W + "cr", W + "tab", W + "rubyBase"];

    public static List<string> Of(byte[] docx, string parts = "document|footnotes|endnotes|header|footer") =>
        [.. Texts(docx, parts, gone: false).SelectMany(In)];

    /// <summary>What tracked changes take out.</summary>
    public static List<string> Gone(byte[] docx) => [.. Texts(docx, "document|footnotes", gone: true).SelectMany(In)];

    /// <summary>Runs of letters and figures.</summary>
    public static IEnumerable<string> In(string text) =>
        Word().Matches(text.Replace("\u00AD", "", StringComparison.Ordinal)).Select(match => match.Value);

    private static IEnumerable<string> Texts(byte[] docx, string parts, bool gone)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!Regex.IsMatch(entry.FullName, $@"^word/({parts})\d*\.xml$"))
            {
                continue;
            }

            using Stream stream = entry.Open();
            foreach (XElement paragraph in XDocument.Load(stream).Descendants(W + "p"))
            {
                if (!paragraph.Ancestors(Mc + "Fallback").Any())
                {
                    yield return TextOf(paragraph, gone);
                }
            }
        }
    }

    private static string TextOf(XElement paragraph, bool gone)
    {
        var text = new StringBuilder();
        foreach (XElement element in paragraph.Descendants())
        {
            if (
                element.Ancestors(W + "p").First() != paragraph
                || element.Ancestors(Mc + "Fallback").Any()
                || gone != element.Ancestors().Any(outer => outer.Name == W + "del" || outer.Name == W + "moveFrom")
            )
            {
                continue;
            }

            text.Append(
                element.Name == W + "t" || element.Name == W + "delText" || element.Name == M + "t" ? element.Value
                : element.Name == W + "sym" ? "α"
                : Between.Contains(element.Name) ? " "
                : ""
            );
        }

        return text.ToString();
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
