using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Reading;

/// <summary>The sections of a template that are settings: page, paragraphs, pages, parts, cover, limits.</summary>
internal sealed class TemplateSettings(TemplateValues values, Findings findings)
{
    public PageGeometry Page(TemplateYaml yaml)
    {
        var page = new PageGeometry(
            values.Measure(yaml, "width"),
            values.Measure(yaml, "height"),
            values.Measure(yaml, "inner"),
            values.Measure(yaml, "outer"),
            values.Measure(yaml, "top"),
            values.Measure(yaml, "bottom"),
            values.Measure(yaml, "head"),
            values.Measure(yaml, "foot"),
            values.Flag(yaml, "mirrored", true),
            values.Measure(yaml, "bleed")
        );
        yaml.ReportUnknownKeys(findings);
        if (page.Measure < Length.FromPoints(72) || page.Depth < Length.FromPoints(144))
        {
            findings.Add(Says.TemplateMargins(), yaml.Span);
        }

        return page;
    }

    public ParagraphSettings Paragraphs(TemplateYaml yaml)
    {
        var settings = new ParagraphSettings(
            values.Number(yaml, "space-stretch", 0, 10),
            values.Number(yaml, "space-shrink", 0, 0.9),
            values.Number(yaml, "expansion", 0, 0.05),
            values.Number(yaml, "protrusion", 0, 2),
            values.Whole(yaml, "max-hyphen-stack", 0, 100),
            values.Whole(yaml, "tolerance", 0, 10_000),
            values.Whole(yaml, "last-resort-tolerance", 0, 100_000),
            values.Whole(yaml, "line-penalty", 0, 10_000),
            values.Whole(yaml, "hyphen-penalty", 0, 10_000),
            values.Whole(yaml, "consecutive-hyphen-demerits", 0, 1_000_000),
            values.Whole(yaml, "final-hyphen-demerits", 0, 1_000_000),
            values.Whole(yaml, "fitness-demerits", 0, 1_000_000),
            values.Whole(yaml, "last-line-demerits", 0, 1_000_000)
        );
        yaml.ReportUnknownKeys(findings);
        return settings;
    }

    public PageSettings Pages(TemplateYaml yaml)
    {
        int Cost(string key) => values.Whole(yaml, key, 0, 10_000_000);
        var settings = new PageSettings(
            Cost("widow-cost"),
            Cost("orphan-cost"),
            Cost("hyphen-at-turn-cost"),
            Cost("unequal-spread-cost"),
            Cost("note-split-cost"),
            Cost("heading-near-foot-cost"),
            Cost("short-final-page-cost"),
            values.Measure(yaml, "note-rule"),
            values.Measure(yaml, "note-gap"),
            values.Flag(yaml, "parallel-side-by-side", true),
            values.Measure(yaml, "column-gap"),
            values.Whole(yaml, "heading-lines", 0, 20),
            values.Flag(yaml, "first-paragraph-indented", true)
        )
        {
            LineNumbers = values.Flag(yaml, "line-numbers", false),
        };
        yaml.ReportUnknownKeys(findings);
        return settings;
    }

    /// <summary>None need be named; what is not has no limit.</summary>
    public ImmutableDictionary<ReportFigure, double> Limits(TemplateYaml? yaml)
    {
        if (yaml is null)
        {
            return ImmutableDictionary<ReportFigure, double>.Empty;
        }

        ImmutableDictionary<ReportFigure, double> limits = Enum.GetValues<ReportFigure>()
            .Where(figure => yaml[TemplateReader.KeyOf(figure)] is not null)
            .ToImmutableDictionary(
                figure => figure,
                figure => values.Number(yaml, TemplateReader.KeyOf(figure), 0, 1_000_000)
            );
        yaml.ReportUnknownKeys(findings);
        return limits;
    }

    public PartSettings Parts(TemplateYaml yaml)
    {
        var settings = new PartSettings(
            values.Flag(yaml, "half-title", true),
            values.Flag(yaml, "title-page", true),
            values.Flag(yaml, "imprint", true),
            values.Flag(yaml, "contents", true),
            values.Flag(yaml, "end-imprint", true),
            values.Flag(yaml, "articles-on-recto", true),
            values.Flag(yaml, "number-headings", false),
            values.Whole(yaml, "contents-depth", 1, 6),
            values.Flag(yaml, "running-heads", true),
            values.Flag(yaml, "folios", true)
        );
        yaml.ReportUnknownKeys(findings);
        return settings;
    }

    public CoverSettings Cover(TemplateYaml yaml, Func<string, bool> hasFamily)
    {
        int Colour(string key) =>
            yaml[key]?.Scalar is ['#', .. { Length: 6 } digits]
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int colour)
                ? colour
                : values.Wrong(yaml[key] ?? yaml, Says.TemplateColour(key), 0);
        string family = yaml["family"]?.Scalar ?? "text";
        if (!hasFamily(family))
        {
            findings.Add(Says.TemplateFamily(family), yaml.Span);
        }

        var cover = new CoverSettings(Colour("background"), Colour("ink"), Colour("accent"), family);
        yaml.ReportUnknownKeys(findings);
        return cover;
    }
}
