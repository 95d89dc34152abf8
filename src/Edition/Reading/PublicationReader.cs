using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Reading;

/// <summary>
/// What <c>edition.yaml</c>, or the front matter of a single Markdown file, says of the edition as a whole.
/// </summary>
internal static class PublicationReader
{
    private static readonly DateOnly NoDate = new(1970, 1, 1);

    /// <summary>Those of an edition; a single file's front matter has them too, without <c>contents</c>.</summary>
    public static readonly string[] Keys = [.. EditionKeys.Names().Where(name => name != "contents")];

    /// <summary>The languages, needed before all else; the given one where none is named.</summary>
    public static ImmutableArray<Lang> LanguagesOf(YamlMap map, string? otherwise, string required, Findings findings)
    {
        var languages = ImmutableArray.CreateBuilder<Lang>();
        YamlValue? node = map.Find("languages") ?? (required == "lang" ? map.Find("lang") : null);
        ImmutableArray<YamlValue> items = node switch
        {
            null => [],
            YamlList list => list.Items,
            _ => [node],
        };
        List<string> named = [];
        foreach (YamlValue written in items)
        {
            YamlValue item = written;
            if (item is YamlText { Value: var name } word && Languages.Named(name) is { } tag)
            {
                named.Add($"of “{Shown.Brief(name)}” it is {tag}");
                item = word with { Value = tag };
            }

            if (item is not YamlText text || !Languages.IsTag(text.Value))
            {
                findings.Add(Says.LanguageTag(), item.Span);
            }
            else if (languages.Any(lang => lang.Primary == new Lang(text.Value).Primary))
            {
                findings.Add(Says.LanguageTwice(text.Value), item.Span);
            }
            else if (languages.Count == 2)
            {
                findings.Add(Says.TooManyLanguages(), item.Span);
            }
            else
            {
                languages.Add(new Lang(text.Value));
            }
        }

        if (named.Count > 0)
        {
            findings.Add(Says.LanguageByTag(string.Join(", ", named)), node!.Span);
        }

        if (languages.Count == 0 && otherwise is not null && Languages.IsTag(otherwise))
        {
            languages.Add(new Lang(otherwise));
        }

        if (languages.Count == 0)
        {
            if (node is null)
            {
                findings.Add(
                    Says.LanguageRequired(required, (required == "lang" ? "ru" : "[ru, en]")),
                    map.Span with
                    {
                        Length = 0,
                    }
                );
            }

            // Reading goes on in some language, so that the other faults are found too.
            languages.Add(Lang.English);
        }

        return languages.ToImmutable();
    }

    /// <param name="alone">A single file is the manuscript, which need not name a date.</param>
    /// <param name="date">
    /// The day of the files' change (SOURCE_DATE_EPOCH); the edition's own date too where the manuscript has none.
    /// </param>
    public static Publication Read(
        YamlFields fields,
        string folder,
        bool alone,
        ImmutableArray<Lang> languages,
        Localized<string> title,
        DateOnly? date,
        Findings findings
    )
    {
        ImmutableArray<Author> authors = Authors.Read(fields, languages, findings);
        DateOnly? own = fields.Date("date");
        if (own is null && date is null && !fields.Has("date"))
        {
            // There is no clock here, so that the same manuscript gives the same edition on any day.
            findings.Add(alone ? Says.NoDate() : Says.DateRequired(), fields.Span with { Length = 0 });
        }

        if (fields.TextNode("cover") is { } cover && !fields.Has("cover-alt"))
        {
            findings.Add(Says.CoverWithoutText(), cover.Span);
        }

        YamlFields? identifiers = fields.Fields("identifiers");
        identifiers?.Allow(EditionKeys.Names("identifiers"));
        YamlFields? accessibility = fields.Fields("accessibility");
        accessibility?.Allow(EditionKeys.Names("accessibility"));
        YamlFields? typography = fields.Fields("typography");
        typography?.Allow(EditionKeys.Names("typography"));
        YamlFields? notes = fields.Fields("notes");
        notes?.Allow(EditionKeys.Names("notes"));
        string? urn = identifiers?.Identifier("epub", CheckDigits.Urn),
            isbn = identifiers?.Identifier("isbn-epub", CheckDigits.Isbn),
            doi = identifiers?.Identifier("doi", CheckDigits.Doi);
        return new Publication
        {
            Name = NameOf(fields, folder, findings),
            Title = title,
            Subtitle = fields.Localized("subtitle"),
            Languages = languages,
            Authors = authors,
            Publisher = fields.Localized("publisher"),
            Place = fields.Localized("place"),
            Rights = fields.Localized("rights"),
            Series = fields.Localized("series"),
            Annotation = fields.Localized("annotation"),
            Date = own ?? date ?? NoDate,
            Modified = date ?? fields.Date("modified"),
            TitleSort = fields.Localized("title-sort"),
            SeriesNumber = fields.Text("series-number"),
            SeriesIssn = fields.Identifier("series-issn", CheckDigits.Issn),
            Licence = fields.Text("licence") ?? (alone ? fields.Text("license") : null),
            EditionStatement = fields.Localized("edition"),
            Age = fields.Text("age"),
            IsbnPrint = identifiers?.Identifier("isbn-print", CheckDigits.Isbn),
            IsbnPdf = identifiers?.Identifier("isbn-pdf", CheckDigits.Isbn),
            IsbnEpub = isbn,
            Doi = doi,
            EpubIdentifier =
                urn
                ?? (
                    isbn is not null ? Publication.AddressOf(isbn)
                    : doi is not null ? "doi:" + doi
                    : Derived(title, authors)
                ),
            IdentifierIsMade = urn is null && isbn is null && doi is null,
            Journal = JournalOf(fields),
            Udc = fields.Text("udc"),
            Bbk = fields.Text("bbk"),
            Subjects = fields.LocalizedLists("subjects"),
            Cover = fields.Text("cover"),
            CoverAlt = fields.Text("cover-alt"),
            AccessibilitySummary = accessibility?.Localized("summary") ?? Localized<string>.None,
            CertifiedBy = accessibility?.Text("certified-by"),
            AccessibilityContact = accessibility?.Text("contact"),
            Hyphenation = fields.LocalizedLists("hyphenation"),
            TypographyOff = typography?.List("off") ?? [],
            Template = TemplateOf(fields, findings),
            TemplateSpan = fields.SpanOf("template"),
            NoteNumbering = NumberingOf(notes, findings),
            Span = fields.Span,
        };
    }

    private static Journal? JournalOf(YamlFields fields)
    {
        if (fields.Fields("journal") is not { } journal)
        {
            return null;
        }

        journal.Allow(EditionKeys.Names("journal"));
        return new Journal(
            journal.Localized("title"),
            journal.Identifier("issn", CheckDigits.Issn),
            journal.Text("volume"),
            journal.Text("issue"),
            journal.Text("year"),
            journal.Span
        );
    }

    public static string TemplateOf(YamlFields fields, Findings findings)
    {
        if (fields.TextNode("template") is not { } name)
        {
            return "default";
        }

        if (!name.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            findings.Add(Says.WrongTemplateName(Shown.Brief(name.Value)), name.Span);
            return "default";
        }

        return name.Value;
    }

    private static NoteNumbering NumberingOf(YamlFields? notes, Findings findings)
    {
        switch (notes?.Text("numbering"))
        {
            case null or "article":
                return NoteNumbering.Article;
            case "edition":
                return NoteNumbering.Edition;
            case "page":
                return NoteNumbering.Page;
            case { } other:
                findings.Add(Says.NotesNumberedBy(Shown.Brief(other)), notes!.SpanOf("numbering"));
                return NoteNumbering.Article;
        }
    }

    private static string NameOf(YamlFields fields, string folder, Findings findings)
    {
        if (fields.TextNode("name") is not { } given)
        {
            return Safe(folder);
        }

        if (Safe(given.Value) != given.Value)
        {
            findings.Add(Says.WrongName(Shown.Brief(given.Value), Safe(given.Value)), given.Span);
        }

        return Safe(given.Value);
    }

    // Names that Windows, macOS and Linux all take.
    private static string Safe(string name)
    {
        const int Longest = 100;
        string safe = string.Concat(
                Nfc.Of(name)
                    .Select(c =>
                        c < ' ' || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\u007F'
                            ? '-'
                            : c
                    )
            )
            .Trim(' ', '.');
        safe = safe.Length > Longest ? safe[..Longest] : safe;
        string stem = safe.Split('.')[0].ToUpperInvariant();
        bool reserved =
            stem is "CON" or "PRN" or "AUX" or "NUL"
            || (
                stem.Length == 4
                && (
                    stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)
                )
                && char.IsAsciiDigit(stem[3])
            );
        return safe.Length == 0 ? "edition"
            : reserved ? "edition-" + safe
            : safe;
    }

    // A UUID of version 8 (RFC 9562): the digest of what names the edition, so that it is the same on every machine.
    private static string Derived(Localized<string> title, ImmutableArray<Author> authors)
    {
        IEnumerable<string> words = title
            .Entries.Select(entry => entry.Lang.Tag + "\t" + entry.Value)
            .Concat(authors.SelectMany(author => author.Name.Entries.Select(entry => entry.Value)));
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words)));
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(digest.AsSpan(0, 16), bigEndian: true).ToString("D");
    }
}
