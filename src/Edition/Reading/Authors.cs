using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// The list <c>authors</c>, alike in edition.yaml and in front matter; in front matter <c>author</c> too, in the forms
/// that other programs give it.
/// </summary>
public static class Authors
{
    private static readonly string[] Keys = [.. EditionKeys.Author.Select(key => key.Name)];

    private static readonly Localized<string> None = Localized<string>.None;

    public static ImmutableArray<Author> Read(YamlFields fields, ImmutableArray<Lang> languages, Findings findings)
    {
        string key = fields.IsShared && !fields.Has("authors") ? "author" : "authors";
        ImmutableArray<YamlValue> nodes = fields.Node(key) switch
        {
            YamlMap one when fields.IsShared => [one],
            YamlText { Value.Length: > 0 } one when fields.IsShared && (key == "author" || IsOneName(one.Value)) =>
            [
                one,
            ],
            YamlText { Value.Length: > 0 } several => Refused(several, key, findings),
            _ => fields.Nodes(key),
        };
        Dictionary<string, string> affiliations = Affiliations(fields, findings);
        var authors = ImmutableArray.CreateBuilder<Author>();
        foreach (YamlValue node in nodes)
        {
            switch (node)
            {
                case YamlMap map:
                    if (Read(map, fields, languages, affiliations, findings) is { } author)
                    {
                        authors.Add(author);
                    }

                    break;
                case YamlText { Value.Length: > 0 } name:
                    var named = new Localized<string>([
                        new(fields.Lang, PlainWords.Of(name, key, findings), name.Span),
                    ]);
                    authors.Add(new Author(named, None, None, None, None, null, null, None, name.Span));
                    break;
                default:
                    findings.Add(Says.AuthorForm(fields.IsShared ? Rules.ForeignValue : Rules.WrongType), node.Span);
                    break;
            }
        }

        return authors.ToImmutable();
    }

    private static bool IsOneName(string text) => !text.AsSpan().ContainsAny(",;");

    private static ImmutableArray<YamlValue> Refused(YamlText node, string key, Findings findings)
    {
        string list = $"[{node.Value}]";
        findings.Add(
            new Diagnostic(Says.ListForm(key, Shown.Brief(list)), node.Span)
            {
                Fix = node.IsPlain ? new Fix(node.Span, list) : null,
            }
        );
        return [];
    }

    private static Author? Read(
        YamlMap map,
        YamlFields outer,
        ImmutableArray<Lang> languages,
        Dictionary<string, string> affiliations,
        Findings findings
    )
    {
        var fields = new YamlFields(map, "an author", languages, findings)
        {
            Lang = outer.Lang,
            IsShared = outer.IsShared,
        };
        Localized<string> name = Name(fields, map, findings);
        string[] shared = outer.IsShared
            ? ["affiliations", "given", "family", "given-names", "surname", "last-name", "first-name"]
            : [];
        fields.Allow([.. Keys, .. shared]);
        if (name.IsEmpty)
        {
            if (!fields.Has("name") && !fields.HasSlipOf("name"))
            {
                findings.Add(
                    Says.NamelessAuthor(outer.IsShared ? Rules.ForeignValue : Rules.MissingKey),
                    map.Span with
                    {
                        Length = 0,
                    }
                );
            }

            if (outer.IsShared)
            {
                return null;
            }
        }

        return new Author(
            name,
            fields.Localized("file-as"),
            Affiliation(fields, affiliations, findings),
            fields.Localized("city"),
            fields.Localized("country"),
            fields.Identifier(
                "email",
                text =>
                    text.Contains('@', StringComparison.Ordinal)
                    && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>')
                        ? null
                        : "an address has an @ and no spaces"
            ),
            fields.Identifier("orcid", CheckDigits.Orcid),
            fields.Localized("about"),
            map.Span
        )
        {
            Role = RoleOf(fields, findings),
        };
    }

    // A name whole, or given in parts.
    private static Localized<string> Name(YamlFields fields, YamlMap map, Findings findings)
    {
        YamlMap? parts =
            fields.Node("name") is YamlMap inner && (inner.Find("family") ?? inner.Find("surname")) is YamlText ? inner
            : fields.Has("name") ? null
            : map;
        if (!fields.IsShared || parts is null)
        {
            return fields.Localized("name");
        }

        string whole = string.Join(
            ' ',
            new[]
            {
                Part(parts, findings, "given", "given-names", "first-name"),
                Part(parts, findings, "family", "surname", "last-name"),
            }.Where(part => part is not null)
        );
        return whole.Length == 0 ? None : new([new(fields.Lang, whole, parts.Span)]);
    }

    private static string? Part(YamlMap map, Findings findings, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (map.Find(key) is YamlText { Value.Length: > 0 } text)
            {
                return PlainWords.Of(text, key, findings);
            }
        }

        return null;
    }

    // JOSS and Quarto list the organisations apart and number them.
    private static Dictionary<string, string> Affiliations(YamlFields fields, Findings findings)
    {
        Dictionary<string, string> byNumber = new(StringComparer.Ordinal);
        if (!fields.IsShared || fields.Node("affiliations") is not YamlList list)
        {
            return byNumber;
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is YamlMap map && Part(map, findings, "name") is { } name)
            {
                byNumber.TryAdd(Part(map, findings, "index", "id") ?? Shown.Number(i + 1), name);
            }
            else if (list.Items[i] is YamlText { Value.Length: > 0 } text)
            {
                byNumber.TryAdd(Shown.Number(i + 1), PlainWords.Of(text, "affiliations", findings));
            }
        }

        return byNumber;
    }

    private static Localized<string> Affiliation(
        YamlFields fields,
        Dictionary<string, string> byNumber,
        Findings findings
    )
    {
        string key = fields.IsShared && !fields.Has("affiliation") ? "affiliations" : "affiliation";
        YamlValue? node = fields.Node(key);
        if (!fields.IsShared || node is null)
        {
            return node is null ? None : fields.Localized(key);
        }

        List<string> names = [];
        switch (node)
        {
            case YamlText { Value.Length: > 0 } text:
                names.AddRange(Named(PlainWords.Of(text, key, findings), byNumber));
                break;
            case YamlMap map when Part(map, findings, "name") is { } name:
                names.Add(name);
                break;
            case YamlList list:
                foreach (YamlValue item in list.Items)
                {
                    names.AddRange(
                        item switch
                        {
                            YamlText { Value.Length: > 0 } text => Named(PlainWords.Of(text, key, findings), byNumber),
                            YamlMap map when Part(map, findings, "ref") is { } reference => Named(reference, byNumber),
                            YamlMap map when Part(map, findings, "name") is { } name => [name],
                            _ => [],
                        }
                    );
                }

                break;
            default:
                return fields.Localized(key);
        }

        return names.Count == 0 ? None : new([new(fields.Lang, string.Join("; ", names), node.Span)]);
    }

    private static string[] Named(string text, Dictionary<string, string> byNumber)
    {
        string[] numbers = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return numbers.All(byNumber.ContainsKey) ? [.. numbers.Select(number => byNumber[number])] : [text];
    }

    /// <summary>Words for the relators that the title page and the imprint know; any other by its code.</summary>
    private static string RoleOf(YamlFields fields, Findings findings)
    {
        if (fields.TextNode("role") is not { } role)
        {
            return Author.OfText;
        }

        string word = role.Value.Trim().ToLowerInvariant();
        string? code = word switch
        {
            "author" or "автор" => Author.OfText,
            "editor" or "редактор" => "edt",
            "translator" or "переводчик" => "trl",
            "compiler" or "составитель" => "com",
            "author of the introduction" or "introduction" or "автор предисловия" => "aui",
            "illustrator" or "художник" or "иллюстратор" => "ill",
            _ => word.Length == 3 && word.All(char.IsAsciiLetterLower) ? word : null,
        };
        if (code is null)
        {
            findings.Add(
                Says.UnknownRole(fields.IsShared ? Rules.ForeignValue : Rules.UnknownValue, Shown.Brief(role.Value)),
                role.Span
            );
        }

        return code ?? Author.OfText;
    }
}
