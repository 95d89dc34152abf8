using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// What the typographer does, each part of which an edition may turn off by its name (<c>typography: {off:
/// [quotes]}</c>).
/// </summary>
[Flags]
internal enum TypographyRule
{
    None = 0,
    Languages = 1,
    Spaces = 1 << 1,
    Quotes = 1 << 2,
    Dashes = 1 << 3,
    Ranges = 1 << 4,
    Minus = 1 << 5,
    Ellipsis = 1 << 6,
    Numbers = 1 << 7,
    Units = 1 << 8,
    Initials = 1 << 9,
    Abbreviations = 1 << 10,
    References = 1 << 11,
    ShortWords = 1 << 12,
    Particles = 1 << 13,
    NumeralEndings = 1 << 14,
    All = (1 << 15) - 1,
}

/// <summary>The names under which an edition turns typographic rules off.</summary>
public static class TypographyRules
{
    private static readonly ImmutableArray<(string Name, TypographyRule Rule)> Names =
    [
        ("languages", TypographyRule.Languages),
        ("spaces", TypographyRule.Spaces),
        ("quotes", TypographyRule.Quotes),
        ("dashes", TypographyRule.Dashes),
        ("ranges", TypographyRule.Ranges),
        ("minus", TypographyRule.Minus),
        ("ellipsis", TypographyRule.Ellipsis),
        ("numbers", TypographyRule.Numbers),
        ("units", TypographyRule.Units),
        ("initials", TypographyRule.Initials),
        ("abbreviations", TypographyRule.Abbreviations),
        ("references", TypographyRule.References),
        ("short-words", TypographyRule.ShortWords),
        ("particles", TypographyRule.Particles),
        ("numeral-endings", TypographyRule.NumeralEndings),
    ];

    /// <summary>Every name, in the order of the documentation.</summary>
    public static ImmutableArray<string> All { get; } = [.. Names.Select(name => name.Name)];

    /// <summary>
    /// All rules but those named; names that are no rule's are passed over here, for the checker queries them.
    /// </summary>
    internal static TypographyRule But(IEnumerable<string> off)
    {
        TypographyRule on = TypographyRule.All;
        foreach (string name in off)
        {
            on &= ~Names.FirstOrDefault(known => known.Name == name).Rule;
        }

        return on;
    }
}
