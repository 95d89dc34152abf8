using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// Sizes of trimmed pages by name: <c>page: A5</c> is width and height of A5, and all else as in the template beneath.
/// ISO 216 (A and B), octavos of the British trade, letter, and the fractions of a sheet in which Russian
/// books are made (GOST 5773-90).
/// </summary>
internal static class PaperSize
{
    private static readonly Dictionary<string, (string Width, string Height)> Known = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["A4"] = ("210mm", "297mm"),
        ["A5"] = ("148mm", "210mm"),
        ["A6"] = ("105mm", "148mm"),
        ["B5"] = ("176mm", "250mm"),
        ["B6"] = ("125mm", "176mm"),
        ["letter"] = ("215.9mm", "279.4mm"),
        ["demy"] = ("138mm", "216mm"),
        ["royal"] = ("156mm", "234mm"),
        ["60x84/16"] = ("145mm", "200mm"),
        ["60x90/16"] = ("145mm", "215mm"),
        ["70x100/16"] = ("170mm", "240mm"),
        ["84x108/32"] = ("130mm", "200mm"),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Puts the measures in the place of a name under <c>page</c>; what is no name is left as it is.</summary>
    public static YamlMap Spelt(YamlMap template) => template with { Entries = [.. template.Entries.Select(Spelt)] };

    private static YamlEntry Spelt(YamlEntry entry)
    {
        if (
            entry is not { Key: "page", Value: YamlText { Value: var name } }
            || !Known.TryGetValue(name.Replace('×', 'x'), out (string Width, string Height) size)
        )
        {
            return entry;
        }

        SourceSpan at = entry.Value.Span;
        YamlEntry Measure(string key, string value) => new(key, at, new YamlText(at, value, true));
        return entry with { Value = new YamlMap(at, [Measure("width", size.Width), Measure("height", size.Height)]) };
    }
}
