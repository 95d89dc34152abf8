using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>What stands under a key of a template, as a value; a wrong one is a finding, and reading goes on.</summary>
internal sealed class TemplateValues(Findings findings)
{
    public Length Measure(TemplateYaml yaml, string key) =>
        yaml[key] is null
            ? Wrong(yaml, $"“{key}” is missing.", Length.Zero)
            : Measure(yaml, key, Length.Zero, Length.Zero);

    public Length Measure(TemplateYaml yaml, string key, Length otherwise, Length em) =>
        yaml[key] is not { } value
            ? otherwise
            : TemplateYaml.Measure(value.Scalar ?? "", em)
                ?? Wrong(value, $"“{key}” must be a measure such as 12pt, 5mm or 1.5em.", otherwise);

    public bool Flag(TemplateYaml yaml, string key, bool otherwise) =>
        yaml[key]?.Scalar switch
        {
            null => yaml[key] is { } node ? Wrong(node, $"“{key}” must be true or false.", otherwise) : otherwise,
            "true" => true,
            "false" => false,
            _ => Wrong(yaml[key]!, $"“{key}” must be true or false.", otherwise),
        };

    public double Number(TemplateYaml yaml, string key, double least, double most) =>
        double.TryParse(
            yaml[key]?.Scalar,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out double value
        )
        && value >= least
        && value <= most
            ? value
            : Wrong(
                yaml[key] ?? yaml,
                string.Create(CultureInfo.InvariantCulture, $"“{key}” must be a number from {least} to {most}."),
                least
            );

    public int Whole(TemplateYaml yaml, string key, int least, int most) =>
        int.TryParse(yaml[key]?.Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value >= least
        && value <= most
            ? value
            : Wrong(
                yaml[key] ?? yaml,
                string.Create(CultureInfo.InvariantCulture, $"“{key}” must be a whole number from {least} to {most}."),
                least
            );

    public static IEnumerable<string> Strings(TemplateYaml yaml, string key) =>
        yaml[key]?.Value is YamlList list ? list.Items.OfType<YamlText>().Select(text => text.Value) : [];

    public T Wrong<T>(TemplateYaml at, string message, T otherwise)
    {
        findings.Add(Rules.TemplateValue, at.Span, message);
        return otherwise;
    }
}
