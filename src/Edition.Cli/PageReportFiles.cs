using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;

namespace Edition.Cli;

/// <summary><c>build --report</c>: what the compositor counted, as a table for people and as JSON.</summary>
internal static class PageReportFiles
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly (ReportFigure Figure, string Head)[] Columns =
    [
        (ReportFigure.LoosestLine, "loosest"),
        (ReportFigure.WideLines, ">1.25 %"),
        (ReportFigure.LooseLines, ">1.5 %"),
        (ReportFigure.UnevenLines, "uneven %"),
        (ReportFigure.Hyphens, "hyph/100"),
        (ReportFigure.HyphenStack, "stack"),
        (ReportFigure.CutWords, "cut"),
        (ReportFigure.Widows, "widow"),
        (ReportFigure.Orphans, "orphan"),
        (ReportFigure.Tails, "tail"),
        (ReportFigure.SplitNotes, "split"),
        (ReportFigure.StrayNotes, "stray"),
        (ReportFigure.Hole, "white"),
        (ReportFigure.UnequalSpreads, "unequal"),
    ];

    /// <summary>The two files that stand beside the edition; they are no part of it.</summary>
    public static IEnumerable<OutputFile> Of(PageReport report, string edition, Func<Source, string> path) =>
        [
            new OutputFile(edition + ".report.txt", Encoding.UTF8.GetBytes(Text(report, path))),
            new OutputFile(edition + ".report.json", Json(report, path)),
        ];

    /// <summary>A row for each page, one for all, and then each breach with both its places.</summary>
    public static string Text(PageReport report, Func<Source, string> path)
    {
        var text = new StringBuilder();
        int label = Math.Max(4, report.Pages.Select(page => page.Label.Length).DefaultIfEmpty().Max());
        text.Append("page".PadRight(label)).Append("  lines");
        foreach ((_, string head) in Columns)
        {
            text.Append("  ").Append(head);
        }

        text.Append("  depth pt\n");
        foreach (PageFigures page in report.Pages)
        {
            Row(text, page.Label.PadRight(label), page);
            text.Append(CultureInfo.InvariantCulture, $"  {page.Depth.Points, 8:0.0}\n");
        }

        Row(text, "all".PadRight(label), report.Sum);
        text.Append("\n\n");
        foreach (Breach breach in report.Breaches)
        {
            text.Append(CultureInfo.InvariantCulture, $"page {breach.Label}, {breach.Y.Points:0} pt down: ")
                .Append(CultureInfo.InvariantCulture, $"{TemplateKey.Of(breach.Figure)} {breach.Value:0.##}  ")
                .Append(Place(breach.Place, path))
                .Append(CultureInfo.InvariantCulture, $"“{FindingsText.Visible(breach.Words)}”\n");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string label, PageFigures page)
    {
        text.Append(label).Append(CultureInfo.InvariantCulture, $"  {page.Lines, 5}");
        foreach ((ReportFigure figure, string head) in Columns)
        {
            string shown = page[figure] == 0 ? "·" : page[figure].ToString("0.##", CultureInfo.InvariantCulture);
            text.Append("  ").Append(shown.PadLeft(head.Length));
        }
    }

    private static string Place(SourceSpan span, Func<Source, string> path)
    {
        if (span.Source is not { } source)
        {
            return "";
        }

        (int line, int column) = source.PlaceOf(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{path(source)}:{line}:{column}  ");
    }

    private static byte[] Json(PageReport report, Func<Source, string> path)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WritePropertyName("sum");
            Write(json, report.Sum, ofAll: true);
            json.WriteStartArray("pages");
            foreach (PageFigures page in report.Pages)
            {
                Write(json, page, ofAll: false);
            }

            json.WriteEndArray();
            json.WriteStartArray("breaches");
            foreach (Breach breach in report.Breaches)
            {
                Write(json, breach, path);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PageFigures page, bool ofAll)
    {
        json.WriteStartObject();
        if (!ofAll)
        {
            json.WriteString("page", page.Label);
            json.WriteNumber("depth-pt", Math.Round(page.Depth.Points, 2));
        }

        json.WriteNumber("lines", page.Lines);
        foreach (ReportFigure figure in Enum.GetValues<ReportFigure>())
        {
            json.WriteNumber(TemplateKey.Of(figure), Math.Round(page[figure], 3));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Breach breach, Func<Source, string> path)
    {
        json.WriteStartObject();
        json.WriteString("figure", TemplateKey.Of(breach.Figure));
        json.WriteNumber("value", Math.Round(breach.Value, 3));
        json.WriteString("page", breach.Label);
        json.WriteNumber("page-index", breach.Page);
        json.WriteNumber("y-pt", Math.Round(breach.Y.Points, 2));
        if (breach.Place.Source is { } source)
        {
            (int line, int column) = source.PlaceOf(breach.Place.Start);
            json.WriteString("file", path(source));
            json.WriteNumber("line", line);
            json.WriteNumber("column", column);
        }

        json.WriteString("words", breach.Words);
        json.WriteEndObject();
    }
}
