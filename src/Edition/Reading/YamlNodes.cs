using System.Collections.Immutable;
using Edition.Diagnostics;

namespace Edition.Reading;

/// <summary>A YAML document as a tree with places: no anchors, no tags, no types beyond text, list and map. A closed family.</summary>
public abstract record YamlNode(SourceSpan Span);

/// <summary><c>IsPlain</c>: written without quotes on one line, so that the value stands in the source as it is.</summary>
public sealed record YamlText(SourceSpan Span, string Value, bool IsPlain) : YamlNode(Span);

public sealed record YamlList(SourceSpan Span, ImmutableArray<YamlNode> Items) : YamlNode(Span);

public sealed record YamlMap(SourceSpan Span, ImmutableArray<YamlEntry> Entries) : YamlNode(Span)
{
    public YamlNode? Find(string key)
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
public sealed record YamlEntry(string Key, SourceSpan KeySpan, YamlNode Value);
