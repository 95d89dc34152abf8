using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Edition.Tests.Looks;

/// <summary>
/// What the runs of a document look like, by its styles as ECMA-376-1, 17.7 has them: defaults, the chain of the
/// paragraph's style, the run's style; what both say of a toggle they take back from each other.
/// </summary>
internal static class WordLooks
{
    /// <summary>Each run's text and look; sizes in points.</summary>
    public static List<(string Text, Look Look)> Of(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), false);
        MainDocumentPart main = document.MainDocumentPart!;
        Dictionary<string, Style> styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .ToDictionary(style => style.StyleId!.Value!, StringComparer.Ordinal);
        string plain = main.StyleDefinitionsPart
            .Styles!
            .DocDefaults!
            .RunPropertiesDefault!
            .RunPropertiesBaseStyle!
            .FontSize!
            .Val!
            .Value!;
        string minor = main.ThemePart!.Theme!.ThemeElements!.FontScheme!.MinorFont!.LatinFont!.Typeface!.Value!;
        IEnumerable<Paragraph> paragraphs = main.Document!.Body!.Descendants<Paragraph>()
            .Concat(main.FootnotesPart!.Footnotes!.Descendants<Paragraph>());
        var looks = new List<(string, Look)>();
        foreach (Paragraph paragraph in paragraphs)
        {
            List<Style> own = Chain(styles, paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "Normal");
            string align =
                own.Select(style => style.StyleParagraphProperties?.Justification?.Val?.InnerText)
                    .LastOrDefault(value => value is not null)
                ?? "";
            foreach (Run run in paragraph.Descendants<Run>())
            {
                string text = string.Join(' ', run.Elements<Text>().Select(each => each.Text));
                if (text.Length > 0)
                {
                    List<Style> character = run.RunProperties?.RunStyle?.Val?.Value is { } id ? Chain(styles, id) : [];
                    looks.Add((text, Of(own, character, minor, plain) with { Align = align }));
                }
            }
        }

        return looks;
    }

    private static List<Style> Chain(Dictionary<string, Style> styles, string id)
    {
        var chain = new List<Style>();
        for (string? at = id; at is not null; at = styles[at].BasedOn?.Val?.Value)
        {
            chain.Insert(0, styles[at]);
        }

        return chain;
    }

    private static Look Of(List<Style> paragraph, List<Style> character, string minor, string plain)
    {
        bool Toggled<T>()
            where T : OnOffType => On<T>(paragraph) ^ On<T>(character);
        IEnumerable<OpenXmlElement> all = paragraph
            .Concat(character)
            .Select(style => style.StyleRunProperties)
            .OfType<OpenXmlElement>();
        string? script = all.SelectMany(each => each.Elements<VerticalTextAlignment>()).LastOrDefault()?.Val?.InnerText;
        return new Look(
            all.SelectMany(each => each.Elements<RunFonts>()).LastOrDefault()?.Ascii?.Value ?? minor,
            double.Parse(
                all.SelectMany(each => each.Elements<FontSize>()).LastOrDefault()?.Val?.Value ?? plain,
                CultureInfo.InvariantCulture
            ) / 2,
            Toggled<Bold>(),
            Toggled<Italic>()
        )
        {
            SmallCaps = Toggled<SmallCaps>(),
            Struck = Toggled<Strike>(),
            Underlined = all.SelectMany(each => each.Elements<Underline>()).Any(),
            Highlighted = all.SelectMany(each => each.Elements<Shading>()).Any(),
            Script =
                script == "superscript" ? 1
                : script == "subscript" ? -1
                : 0,
        };
    }

    private static bool On<T>(List<Style> chain)
        where T : OnOffType =>
        chain.Select(style => style.StyleRunProperties?.GetFirstChild<T>()).LastOrDefault(toggle => toggle is not null)
            is { } said
        && (said.Val is null || said.Val.Value);
}
