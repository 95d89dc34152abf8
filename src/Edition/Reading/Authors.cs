using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>The list <c>authors</c>, alike in edition.yaml and in an article's front matter.</summary>
public static class Authors
{
    public static ImmutableArray<Author> Read(YamlFields fields, ImmutableArray<Lang> languages, Findings findings)
    {
        var authors = ImmutableArray.CreateBuilder<Author>();
        foreach (YamlValue node in fields.Nodes("authors"))
        {
            switch (node)
            {
                case YamlMap map:
                    authors.Add(Read(map, languages, findings));
                    break;
                case YamlText { Value.Length: > 0 } name:
                    var none = Localized<string>.None;
                    authors.Add(
                        new Author(
                            new([new(languages[0], name.Value, name.Span)]),
                            none,
                            none,
                            none,
                            none,
                            null,
                            null,
                            none,
                            name.Span
                        )
                    );
                    break;
                default:
                    findings.Add(Rules.WrongType, node.Span, "An author is a map with a 'name', or a name.");
                    break;
            }
        }

        return authors.ToImmutable();
    }

    private static Author Read(YamlMap map, ImmutableArray<Lang> languages, Findings findings)
    {
        var fields = new YamlFields(map, "an author", languages, findings);
        fields.Allow("name", "file-as", "affiliation", "city", "country", "email", "orcid", "about", "role");
        Localized<string> name = fields.Localized("name");
        if (name.IsEmpty && !fields.Has("name"))
        {
            findings.Add(Rules.MissingKey, map.Span with { Length = 0 }, "An author needs a 'name'.");
        }

        return new Author(
            name,
            fields.Localized("file-as"),
            fields.Localized("affiliation"),
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
                Rules.UnknownValue,
                role.Span,
                $"'{Shown.Brief(role.Value)}' is no role: editor, translator, compiler, introduction, illustrator, "
                    + "or the three letters of a MARC relator."
            );
        }

        return code ?? Author.OfText;
    }
}
