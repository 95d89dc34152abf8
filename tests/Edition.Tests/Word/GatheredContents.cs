using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Edition.Tests.Word;

/// <summary>
/// What Word's contents would say after F9: headings of the levels that <c>\o</c> names, by Word's own names for their
/// styles, and entries (TC) of the kind that <c>\f</c> names, in the order of the text.
/// </summary>
internal static partial class GatheredContents
{
    public static List<List<string>> Of(WordprocessingDocument document) =>
        [
            .. Instructions(document)
                .Where(code => code.StartsWith(" TOC ", StringComparison.Ordinal))
                .Select(code => Gathered(document, code)),
        ];

    /// <summary>The lines as they stand, without their pages.</summary>
    public static List<List<string>> Shown(WordprocessingDocument document)
    {
        List<List<string>> all = [];
        foreach (Paragraph paragraph in document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>())
        {
            if (paragraph.Descendants<FieldCode>().Any(code => code.Text.StartsWith(" TOC ", StringComparison.Ordinal)))
            {
                all.Add([]);
            }

            if (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "TOC1" or "TOC2" or "TOC3")
            {
                all[^1]
                    .Add(
                        string.Concat(
                            paragraph
                                .Descendants()
                                .TakeWhile(each => each is not TabChar)
                                .OfType<Text>()
                                .Select(each => each.Text)
                        )
                    );
            }
        }

        return all;
    }

    private static List<string> Gathered(WordprocessingDocument document, string toc)
    {
        Match levels = Levels().Match(toc);
        (int from, int to) = levels.Success
            ? (int.Parse(levels.Groups[1].Value), int.Parse(levels.Groups[2].Value))
            : (1, 0);
        string kind = Kind().Match(toc).Groups[1].Value;
        Dictionary<string, string> names = document
            .MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .ToDictionary(style => style.StyleId!.Value!, style => style.StyleName!.Val!.Value!);
        List<string> lines = [];
        foreach (Paragraph paragraph in document.MainDocumentPart.Document!.Body!.Descendants<Paragraph>())
        {
            string name = names[paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!];
            lines.AddRange(
                Fields(paragraph)
                    .Select(code => Entry().Match(code))
                    .Where(entry => entry.Success && entry.Groups[2].Value == kind)
                    .Select(entry => Escaped().Replace(entry.Groups[1].Value, "$1"))
            );
            if (
                name.StartsWith("heading ", StringComparison.Ordinal)
                && int.TryParse(name[8..], out int level)
                && level >= from
                && level <= to
            )
            {
                lines.Add(string.Concat(paragraph.Descendants<Text>().Select(each => each.Text)));
            }
        }

        return lines;
    }

    private static IEnumerable<string> Instructions(WordprocessingDocument document) =>
        document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().SelectMany(Fields);

    /// <summary>The codes of a paragraph's fields, each of which may stand in several runs.</summary>
    private static List<string> Fields(Paragraph paragraph)
    {
        List<string> codes = [];
        bool open = false;
        foreach (Run run in paragraph.Descendants<Run>())
        {
            foreach (FieldChar mark in run.Elements<FieldChar>())
            {
                open = false;
            }

            foreach (FieldCode code in run.Elements<FieldCode>())
            {
                if (open)
                {
                    codes[^1] += code.Text;
                }
                else
                {
                    codes.Add(code.Text);
                }

                open = true;
            }
        }

        return codes;
    }

    [GeneratedRegex("\\\\o \"(\\d)-(\\d)\"")]
    private static partial Regex Levels();

    [GeneratedRegex("\\\\f (\\w)")]
    private static partial Regex Kind();

    [GeneratedRegex("^ TC \"((?:[^\"\\\\]|\\\\.)*)\" \\\\f (\\w) \\\\l \\d $")]
    private static partial Regex Entry();

    [GeneratedRegex("\\\\(.)")]
    private static partial Regex Escaped();
}
