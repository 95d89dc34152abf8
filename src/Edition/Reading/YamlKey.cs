using System.Collections.Immutable;

namespace Edition.Reading;

/// <summary>What stands under a key of a YAML file.</summary>
public enum YamlForm
{
    /// <summary>A text, or what YAML reads as a number.</summary>
    Text,

    /// <summary>A text, or a map of language to text.</summary>
    TextByLanguage,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>A list of texts, or a map of language to list.</summary>
    ListByLanguage,

    /// <summary>One text or a list of texts.</summary>
    TextOrList,

    /// <summary>Year, month, day.</summary>
    Date,

    /// <summary>One of a few words: <see cref="YamlKey.Words"/>.</summary>
    Choice,

    /// <summary>A list of some of a few words.</summary>
    Choices,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A whole number in <see cref="YamlKey.Range"/>.</summary>
    Whole,

    /// <summary>A number in <see cref="YamlKey.Range"/>.</summary>
    Number,

    /// <summary>A number with pt, mm, cm or em.</summary>
    Measure,

    /// <summary>A colour as #1F3A4D.</summary>
    Colour,

    /// <summary>A map of <see cref="YamlKey.Keys"/>.</summary>
    Map,

    /// <summary>A map of names of one's own to maps of <see cref="YamlKey.Keys"/>.</summary>
    Named,

    /// <summary>A name, or a map of <see cref="YamlKey.Keys"/>; a list of such.</summary>
    People,

    /// <summary>What other programs have there, in forms of theirs.</summary>
    Anything,
}

/// <summary>
/// A key of a YAML file: what may stand under it and what it does. From these tables the readers know the keys, and
/// schemas and docs are made.
/// </summary>
public sealed record YamlKey(string Name, YamlForm Form, string Effect)
{
    /// <summary>Of a map, what stands in it.</summary>
    public ImmutableArray<YamlKey> Keys { get; init; } = [];

    /// <summary>Of a choice, what there is to choose from.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Of a number, the least and the greatest.</summary>
    public (double Least, double Most) Range { get; init; }

    public bool Required { get; init; }
}
