using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// A YAML map as fields of known form. Every value that is not of the form asked for is reported and taken as absent,
/// so that reading goes on.
/// </summary>
/// <param name="what">What the map describes, for messages: "edition.yaml", "an author".</param>
/// <param name="languages">Those of the edition; texts by language may use no other.</param>
public sealed class YamlFields(YamlMap map, string what, ImmutableArray<Lang> languages, Findings findings)
{
    public SourceSpan Span => map.Span;

    /// <summary>Reports every key that is not among these.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        string[] known = keys.ToArray();
        var set = known.ToHashSet(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
        {
            if (!set.Contains(entry.Key))
            {
                findings.Add(
                    Rules.UnknownKey,
                    entry.KeySpan,
                    $"'{Shown.Brief(entry.Key)}' is not a key of {what}.{Shown.DidYouMean(entry.Key, known)}"
                );
            }
        }
    }

    public bool Has(string key) => map.Find(key) is not null;

    public YamlValue? Node(string key) => map.Find(key);

    public SourceSpan SpanOf(string key) => map.Find(key)?.Span ?? map.Span;

    /// <summary>The place of a key's name, not of its value.</summary>
    public SourceSpan KeySpan(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.KeySpan ?? map.Span;

    public string? Text(string key) => map.Find(key) is { } node ? AsText(node, key)?.Value : null;

    public YamlText? TextNode(string key) => map.Find(key) is { } node ? AsText(node, key) : null;

    public Localized<string> Localized(string key) =>
        new([
            .. LocalizedNodes(key)
                .Entries.Select(entry => new LocalizedEntry<string>(
                    entry.Lang,
                    PlainWords.Of(entry.Value, key, findings),
                    entry.Span
                )),
        ]);

    /// <summary>A text, which stands under the edition's first language, or a map of language to text.</summary>
    public Localized<YamlText> LocalizedNodes(string key)
    {
        YamlValue? node = map.Find(key);
        if (node is not YamlMap byLanguage)
        {
            return node is not null && AsText(node, key) is { } only
                ? new([new(languages[0], only, only.Span)])
                : Localized<YamlText>.None;
        }

        return ByLanguage(byLanguage, entry => AsText(entry.Value, key));
    }

    /// <summary>
    /// A list of texts, which stands under the edition's first language, or a map of language to list.
    /// </summary>
    public Localized<ImmutableArray<string>> LocalizedLists(string key)
    {
        YamlValue? node = map.Find(key);
        if (node is YamlMap byLanguage)
        {
            Localized<Texts> lists = ByLanguage(byLanguage, entry => AsTexts(entry.Value, key));
            return new([
                .. lists.Entries.Select(entry => new LocalizedEntry<ImmutableArray<string>>(
                    entry.Lang,
                    entry.Value.Items,
                    entry.Span
                )),
            ]);
        }

        return node is not null && AsTexts(node, key) is { } only
            ? new([new(languages[0], only.Items, node.Span)])
            : Localized<ImmutableArray<string>>.None;
    }

    public ImmutableArray<string> List(string key) =>
        map.Find(key) is { } node && AsTexts(node, key) is { } texts ? texts.Items : [];

    public ImmutableArray<YamlValue> Nodes(string key)
    {
        switch (map.Find(key))
        {
            case null:
                return [];
            case YamlList list:
                return list.Items;
            case { } other:
                findings.Add(Rules.WrongType, other.Span, $"'{key}' must be a list.");
                return [];
        }
    }

    /// <summary>A map under a key; null if there is none.</summary>
    public YamlFields? Fields(string key)
    {
        switch (map.Find(key))
        {
            case null:
                return null;
            case YamlMap inner:
                return new YamlFields(inner, $"'{key}'", languages, findings);
            case { } other:
                findings.Add(Rules.WrongType, other.Span, $"'{key}' must be a map of keys to values.");
                return null;
        }
    }

    /// <summary>An ISO date, 2025-01-20.</summary>
    public DateOnly? Date(string key)
    {
        if (TextNode(key) is not { } text)
        {
            return null;
        }

        if (
            DateOnly.TryParseExact(
                text.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            )
        )
        {
            return date;
        }

        findings.Add(
            Rules.WrongDate,
            text.Span,
            $"'{Shown.Brief(text.Value)}' is not a date: write year, month and day as 2025-01-20."
        );
        return null;
    }

    /// <summary>A number with a check digit or a form of its own; one that fails it is reported and kept.</summary>
    public string? Identifier(string key, Func<string, string?> fault)
    {
        if (TextNode(key) is not { } text)
        {
            return null;
        }

        if (fault(text.Value) is { } reason)
        {
            findings.Add(Rules.WrongIdentifier, text.Span, $"'{Shown.Brief(text.Value)}' is not right: {reason}.");
        }

        return text.Value;
    }

    private Localized<T> ByLanguage<T>(YamlMap byLanguage, Func<YamlEntry, T?> read)
        where T : class
    {
        var entries = ImmutableArray.CreateBuilder<LocalizedEntry<T>>();
        foreach (YamlEntry entry in byLanguage.Entries)
        {
            if (Languages.Among(languages, entry.Key) is not { } lang)
            {
                findings.Add(
                    Rules.WrongLanguage,
                    entry.KeySpan,
                    $"'{Shown.Brief(entry.Key)}' is not a language of this edition ({string.Join(", ", languages)})."
                );
            }
            else if (read(entry) is { } value)
            {
                entries.Add(new(lang, value, entry.Value.Span));
            }
        }

        return new(entries.ToImmutable());
    }

    private YamlText? AsText(YamlValue node, string key)
    {
        if (node is YamlText text && !string.IsNullOrWhiteSpace(text.Value))
        {
            return text;
        }

        findings.Add(Rules.WrongType, node.Span, node is YamlText ? $"'{key}' is empty." : $"'{key}' must be text.");
        return null;
    }

    private Texts? AsTexts(YamlValue node, string key)
    {
        if (node is not YamlList list)
        {
            findings.Add(Rules.WrongType, node.Span, $"'{key}' must be a list.");
            return null;
        }

        return new Texts([
            .. list
                .Items.Select(item => AsText(item, key))
                .OfType<YamlText>()
                .Select(text => key is "keywords" or "subjects" ? PlainWords.Of(text, key, findings) : text.Value),
        ]);
    }

    private sealed record Texts(ImmutableArray<string> Items);
}
