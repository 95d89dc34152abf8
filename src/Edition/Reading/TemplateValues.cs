using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>What stands under a key of a template, as a value; a wrong one is a finding, and reading goes on.</summary>
internal sealed class TemplateValues(Findings findings)
{
    public Length Measure(TemplateYaml yaml, string key) =>
        yaml[key] is null
            ? Wrong(yaml, Says.TemplateKeyMissing(key), Length.Zero)
            : Measure(yaml, key, Length.Zero, Length.Zero);

    public Length Measure(TemplateYaml yaml, string key, Length otherwise, Length em) =>
        yaml[key] is not { } value
            ? otherwise
            : TemplateYaml.Measure(value.Scalar ?? "", em) ?? Wrong(value, Says.TemplateMeasure(key), otherwise);

    public bool Flag(TemplateYaml yaml, string key, bool otherwise) =>
        yaml[key]?.Scalar switch
        {
            null => yaml[key] is { } node ? Wrong(node, Says.TemplateFlag(key), otherwise) : otherwise,
            "true" => true,
            "false" => false,
            _ => Wrong(yaml[key]!, Says.TemplateFlag(key), otherwise),
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
            : Wrong(yaml[key] ?? yaml, Says.TemplateNumber(key, least, most), least);

    public int Whole(TemplateYaml yaml, string key, int least, int most) =>
        int.TryParse(yaml[key]?.Scalar, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        && value >= least
        && value <= most
            ? value
            : Wrong(yaml[key] ?? yaml, Says.TemplateWhole(key, least, most), least);

    public static IEnumerable<string> Strings(TemplateYaml yaml, string key) =>
        yaml[key]?.Value is YamlList list ? list.Items.OfType<YamlText>().Select(text => text.Value) : [];

    public T Wrong<T>(TemplateYaml at, Message message, T otherwise)
    {
        findings.Add(message, at.Span);
        return otherwise;
    }
}
