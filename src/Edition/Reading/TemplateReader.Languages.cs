using System.Collections.Immutable;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Reading;

/// <summary>What a template says of languages: labels, quotation marks, dates, patterns.</summary>
public sealed partial class TemplateReader
{
    private HyphenationData Patterns(string lang, TemplateYaml yaml)
    {
        Lazy<string> Text(string key)
        {
            if (yaml[key] is not null)
            {
                if (PathOf(yaml, key) is { } path && has(path))
                {
                    return new Lazy<string>(() => Encoding.UTF8.GetString(fetch(path) ?? []));
                }

                NoFile(yaml, key);
            }

            return new Lazy<string>("");
        }

        int after = values.Whole(yaml, "min-after", 1, 20);
        var data = new HyphenationData(
            new Lang(lang),
            Text("patterns"),
            Text("exceptions"),
            values.Whole(yaml, "min-before", 1, 20),
            after,
            yaml["last-resort-min-after"] is null ? after : values.Whole(yaml, "last-resort-min-after", 1, 20),
            yaml["cost"] is null ? 1 : values.Number(yaml, "cost", 0, 100)
        );
        yaml.ReportUnknownKeys(findings);
        return data;
    }

    private LanguageSettings Language(TemplateYaml yaml)
    {
        string quotes = yaml["quotes"]?.Scalar ?? "";
        ImmutableArray<string> months = [.. TemplateValues.Strings(yaml, "months")];
        string date = yaml["date"]?.Scalar ?? "";
        if (quotes.Length != 4)
        {
            findings.Add(Says.TemplateQuotes(), (yaml["quotes"] ?? yaml).Span);
            quotes = "“”‘’";
        }

        if (months.Length != 12 || !date.Contains("{month}", StringComparison.Ordinal))
        {
            findings.Add(Says.TemplateDates(), (yaml["months"] ?? yaml).Span);
            (months, date) = ([.. Enumerable.Repeat("", 12)], "{year}");
        }

        var language = new LanguageSettings(quotes, yaml["thin-space-before"]?.Scalar ?? "", date, months);
        yaml.ReportUnknownKeys(findings);
        return language;
    }

    private ImmutableDictionary<Label, string> Labels(TemplateYaml yaml)
    {
        var labels = Enum.GetValues<Label>()
            .Select(label => (label, text: yaml[KeyOf(label)]?.Scalar))
            .Where(pair => pair.text is not null)
            .ToImmutableDictionary(pair => pair.label, pair => pair.text!);
        yaml.ReportUnknownKeys(findings);
        return labels;
    }
}
