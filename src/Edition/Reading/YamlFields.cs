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

    /// <summary>The language of a text that names none: the edition's first, or that of the file.</summary>
    public Lang Lang { get; init; } = languages[0];

    /// <summary>
    /// The map is a file's front matter, where other programs have their say too: a value whose form is not ours is a
    /// query and passed over, where elsewhere it is an error.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// Reports every key that is not among these: a slip of one of them is an error, a key of another program's a
    /// query.
    /// </summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        string[] known = keys.ToArray();
        var set = known.ToHashSet(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
        {
            if (set.Contains(entry.Key))
            {
                continue;
            }

            if (KeyNames.Meant(entry.Key, known) is { } meant)
            {
                findings.Add(
                    new Diagnostic(Says.UnknownKey(Shown.Brief(entry.Key), what, meant), entry.KeySpan)
                    {
                        Fix = Has(meant) || entry.KeySpan.Length != entry.Key.Length ? null : new(entry.KeySpan, meant),
                    }
                );
            }
            else
            {
                findings.Add(Says.ForeignKey(Shown.Brief(entry.Key), what), entry.KeySpan);
            }
        }
    }

    /// <summary>Whether the key stands here under a name that only a slip parts from it.</summary>
    public bool HasSlipOf(string key) =>
        map.Entries.Any(entry => entry.Key != key && KeyNames.Meant(entry.Key, [key]) is not null);

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
                ? new([new(Lang, only, only.Span)])
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
            ? new([new(Lang, only.Items, node.Span)])
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
                WrongForm(other, key, "a list", AsList(other));
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
                return new YamlFields(inner, $"“{key}”", languages, findings) { Lang = Lang, IsShared = IsShared };
            case { } other:
                WrongForm(other, key, "a map of keys to values");
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

        // The date that is meant is taken where it is known, so that nothing else is said of a date that is not there.
        DateOnly? meant = DateWords.Read(text.Value);
        bool foreign = IsShared && key == "date";
        if (meant is null || !IsShared)
        {
            string iso = meant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            Rule rule = foreign ? Rules.ForeignValue : Rules.WrongDate;
            string written = Shown.Brief(text.Value);
            findings.Add(
                new Diagnostic(
                    meant is null ? Says.NoDateInThis(rule, written) : Says.DateWritten(rule, written, iso),
                    text.Span
                )
                {
                    Fix = meant is null ? null : new Fix(text.Span, iso),
                }
            );
        }

        return meant;
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
            findings.Add(Says.WrongIdentifier(Shown.Brief(text.Value), reason), text.Span);
        }

        return text.Value;
    }

    private Localized<T> ByLanguage<T>(YamlMap byLanguage, Func<YamlEntry, T?> read)
        where T : class
    {
        var entries = ImmutableArray.CreateBuilder<LocalizedEntry<T>>();
        if (IsShared && !byLanguage.Entries.Any(entry => Languages.Among(languages, entry.Key) is not null))
        {
            findings.Add(Says.MapPassedOver(string.Join(", ", languages)), byLanguage.Span);
            return Model.Localized<T>.None;
        }

        foreach (YamlEntry entry in byLanguage.Entries)
        {
            if (Languages.Among(languages, entry.Key) is not { } lang)
            {
                findings.Add(
                    entry.Value is YamlText { Value: "" }
                        ? Says.LanguageNotOfEditionOrComma(Shown.Brief(entry.Key), string.Join(", ", languages))
                        : Says.LanguageNotOfEdition(Shown.Brief(entry.Key), string.Join(", ", languages)),
                    entry.KeySpan
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

        if (node is not YamlText)
        {
            WrongForm(node, key, "text");
        }
        else if (!IsShared)
        {
            findings.Add(Says.ValueEmpty(key), node.Span);
        }

        return null;
    }

    /// <summary>A value that is not of the form asked for; where there is one way to mend it, with that.</summary>
    private void WrongForm(YamlValue node, string key, string form, string? mended = null)
    {
        if (node is YamlText { Value: "" } && IsShared)
        {
            return;
        }

        if (node is YamlAlias alias)
        {
            Rule rule = IsShared ? Rules.ForeignValue : Rules.YamlAlias;
            string name = Shown.Brief(alias.Name);
            findings.Add(alias.Name.EndsWith('*') ? Says.AliasOrStar(rule, name) : Says.Alias(rule, name), node.Span);
            return;
        }

        findings.Add(
            new Diagnostic(IsShared ? Says.ForeignValue(key, form) : Says.WrongType(key, form, mended), node.Span)
            {
                Fix = mended is null ? null : new Fix(node.Span, mended),
            }
        );
    }

    // «А. Автор, Б. Автор» is [А. Автор, Б. Автор].
    private static string? AsList(YamlValue node) =>
        node is YamlText { IsPlain: true, Value.Length: > 0 and < 1000 } text ? $"[{text.Value}]" : null;

    private Texts? AsTexts(YamlValue node, string key)
    {
        if (node is YamlText { Value.Length: > 0 } line && IsShared)
        {
            return new Texts([
                .. PlainWords
                    .Of(line, key, findings)
                    .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ]);
        }

        if (node is not YamlList list)
        {
            WrongForm(node, key, "a list", AsList(node));
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
