using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// A YAML document as a tree with places: no types beyond text, list and map; anchors and tags are passed over. A closed family.
/// </summary>
public abstract record YamlValue(SourceSpan Span);

/// <summary>
/// <c>IsPlain</c>: written without quotes on one line, so that the value stands in the source as it is.
/// </summary>
public sealed record YamlText(SourceSpan Span, string Value, bool IsPlain) : YamlValue(Span);

/// <summary>A value that is said to be that of an anchor elsewhere: never followed, so that no document can grow.</summary>
public sealed record YamlAlias(SourceSpan Span, string Name) : YamlValue(Span);

public sealed record YamlList(SourceSpan Span, ImmutableArray<YamlValue> Items) : YamlValue(Span);

public sealed record YamlMap(SourceSpan Span, ImmutableArray<YamlEntry> Entries) : YamlValue(Span)
{
    public YamlValue? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>Keys are unique in their map; the reader has reported and dropped a second one.</summary>
public sealed record YamlEntry(string Key, SourceSpan KeySpan, YamlValue Value);
