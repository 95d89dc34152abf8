using System.Collections.Frozen;

namespace Edition.Orthography;

/// <summary>What languages are called in findings.</summary>
public static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["be"] = "Belarusian",
        ["cs"] = "Czech",
        ["cu"] = "Church Slavonic",
        ["de"] = "German",
        ["el"] = "Greek",
        ["grc"] = "Ancient Greek",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fr"] = "French",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["ko"] = "Korean",
        ["la"] = "Latin",
        ["pl"] = "Polish",
        ["ru"] = "Russian",
        ["sr"] = "Serbian",
        ["uk"] = "Ukrainian",
        ["zh"] = "Chinese",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a tag's language, or the tag in quotation marks where none is known.</summary>
    public static string Of(string tag) => Names.GetValueOrDefault(tag.Split('-')[0].ToLowerInvariant()) ?? $"“{tag}”";
}
