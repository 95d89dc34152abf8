using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// The keys of a template, those of the template it extends beneath its own. Mappings are merged key by key, everything
/// else is replaced whole; <c>Folder</c> is that of the template that says it.
/// Each key that is asked for is marked, so that in the end the unknown ones are known.
/// </summary>
internal sealed class TemplateYaml
{
    private static readonly OrderedDictionary<string, TemplateYaml> None = [];

    private readonly OrderedDictionary<string, TemplateYaml> children;
    private readonly HashSet<string> asked = [];

    private TemplateYaml(YamlValue value, string folder, SourceSpan keySpan)
    {
        (Value, Folder, KeySpan) = (value, folder, keySpan);
        children = value is YamlMap ? new(StringComparer.Ordinal) : None;
    }

    public YamlValue Value { get; }

    public string Folder { get; }

    public SourceSpan Span => Value.Span;

    /// <summary>The place of the key that it stands under; its own place at the top.</summary>
    public SourceSpan KeySpan { get; }

    public bool IsMapping => Value is YamlMap;

    public IEnumerable<KeyValuePair<string, TemplateYaml>> Children => children;

    public string? Scalar => (Value as YamlText)?.Value;

    public TemplateYaml? this[string key]
    {
        get
        {
            asked.Add(key);
            return children.GetValueOrDefault(key);
        }
    }

    /// <summary>Every key that was asked for, with the keys before it and "/" between.</summary>
    public IEnumerable<string> Asked() =>
        asked.Concat(children.SelectMany(child => child.Value.Asked().Select(key => child.Key + "/" + key)));

    /// <param name="value">What the template itself says.</param>
    /// <param name="folder">The folder of the template that says it.</param>
    /// <param name="beneath">What the one says that it extends.</param>
    /// <param name="findings">
    /// Told where something else stands in the place of a map of the template beneath, which then stays as it is.
    /// </param>
    public static TemplateYaml Of(
        YamlValue value,
        string folder,
        TemplateYaml? beneath = null,
        Findings? findings = null
    ) => Of(value, folder, beneath, null, findings);

    private static TemplateYaml Of(
        YamlValue value,
        string folder,
        TemplateYaml? beneath,
        YamlEntry? under,
        Findings? findings
    )
    {
        if (beneath is { IsMapping: true } && value is not YamlMap && under is not null)
        {
            findings?.Add(
                under.Key == "page"
                    ? Says.TemplatePage(string.Join(", ", PaperSize.Names))
                    : Says.TemplateMap(Shown.Brief(under.Key)),
                value.Span
            );
            return beneath;
        }

        var yaml = new TemplateYaml(value, folder, under?.KeySpan ?? value.Span);
        if (value is not YamlMap map)
        {
            return yaml;
        }

        if (beneath is { IsMapping: true })
        {
            foreach ((string key, TemplateYaml child) in beneath.children)
            {
                yaml.children.Add(key, child);
            }
        }

        foreach (YamlEntry entry in map.Entries)
        {
            TemplateYaml? known = yaml.children.GetValueOrDefault(entry.Key);
            yaml.children[entry.Key] = Of(entry.Value, folder, known, entry, findings);
        }

        return yaml;
    }

    /// <summary>The same place without any keys.</summary>
    public TemplateYaml Emptied() => new(new YamlMap(Span, []), Folder, KeySpan);

    public void ReportUnknownKeys(Findings findings)
    {
        const int MostListed = 15;
        foreach ((string key, TemplateYaml child) in children)
        {
            if (!asked.Contains(key))
            {
                string meant =
                    Shown.DidYouMean(key, asked) is { Length: > 0 } nearest ? nearest
                    : asked.Count <= MostListed
                        ? $" There are: {string.Join(", ", asked.Order(StringComparer.Ordinal))}."
                    : "";
                findings.Add(Says.TemplateKey(Shown.Brief(key), meant), child.KeySpan);
            }
        }
    }

    /// <summary>A measure: a number with pt, mm, cm or em; null if it is none.</summary>
    public static Length? Measure(string text, Length em)
    {
        if (
            text.Length < 3
            || !double.TryParse(
                text.AsSpan(0, text.Length - 2),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double value
            )
            || Math.Abs(value) > 10_000
        )
        {
            return null;
        }

        return text[^2..] switch
        {
            "pt" => Length.FromPoints(value),
            "mm" => Length.FromMillimetres(value),
            "cm" => Length.FromMillimetres(value * 10),
            "em" => em * value,
            _ => null,
        };
    }
}
