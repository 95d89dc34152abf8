using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Proof;

/// <summary>Where a file says what edition it is.</summary>
public enum Statement
{
    /// <summary>The package document of an EPUB.</summary>
    Package,

    /// <summary>The XMP packet of a PDF.</summary>
    Xmp,

    /// <summary>The information dictionary of a PDF.</summary>
    Information,

    /// <summary>The core and custom properties of a DOCX.</summary>
    Properties,
}

/// <summary>
/// What one <see cref="Statement"/> says of an edition: titles, persons, keywords, identifiers, languages and licence,
/// under the names that a message calls them by, several values of one field with "; " between.
/// </summary>
/// <param name="Statement">Who says it.</param>
/// <param name="Fields">What it says; a field that it does not fill is absent.</param>
public sealed record Particulars(Statement Statement, ImmutableSortedDictionary<string, string> Fields)
{
    private const string Title = "title",
        ParallelTitle = "parallel title",
        Authors = "authors",
        Contributors = "contributors",
        Keywords = "keywords",
        Languages = "languages",
        Licence = "licence",
        Doi = "DOI",
        Isbn = "ISBN",
        Identifier = "identifier";

    /// <summary>What each edition says in words of its own, and no other can be held against.</summary>
    private static readonly string[] OwnOfEach = [Isbn, Identifier];

    private static readonly string[] InInformation = [Title, Authors, Keywords];

    /// <summary>What the statement is to say of the publication.</summary>
    /// <param name="publication">As catalogues take it.</param>
    /// <param name="statement">Which of an edition's statements.</param>
    public static Particulars Of(Publication publication, Statement statement)
    {
        string?[] isbns = statement switch
        {
            Statement.Package => [publication.IsbnEpub, publication.IsbnPrint],
            Statement.Xmp => [publication.IsbnPdf ?? publication.IsbnPrint],
            _ => [publication.IsbnPrint, publication.IsbnPdf, publication.IsbnEpub],
        };
        string[] titles = [.. publication.Title.Entries.Select(title => FullTitle(publication, title))];
        Particulars all = Of(
            statement,
            [
                (Title, titles[..1]),
                (ParallelTitle, titles[1..]),
                (Authors, Persons(publication, authors: true)),
                (Contributors, Persons(publication, authors: false)),
                (Keywords, publication.Subjects.Entries.SelectMany(subjects => subjects.Value)),
                (Languages, publication.Languages.Select(lang => lang.Tag)),
                (Licence, [publication.Licence]),
                (Doi, [publication.Doi]),
                (Isbn, isbns.Select(Digits)),
                (
                    Identifier,
                    [
                        statement == Statement.Package
                            ? publication.EpubIdentifier
                            : publication.IdentifierBy(statement == Statement.Xmp ? isbns[0] : null),
                    ]
                ),
            ]
        );
        return statement == Statement.Information
            ? all with
            {
                Fields = all.Fields.RemoveRange(all.Fields.Keys.Except(InInformation)),
            }
            : all;
    }

    /// <summary>Each field in which a file's statements say something else than the manuscript.</summary>
    /// <param name="publication">As catalogues take it.</param>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="said">Its statements.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Check(Publication publication, string file, IEnumerable<Particulars> said, Findings findings)
    {
        foreach (Particulars own in said)
        {
            Particulars right = Of(publication, own.Statement);
            foreach (string field in right.Fields.Keys.Union(own.Fields.Keys).Order(StringComparer.Ordinal))
            {
                string? told = own.Fields.GetValueOrDefault(field),
                    meant = right.Fields.GetValueOrDefault(field);
                if (told != meant)
                {
                    findings.Add(
                        Says.MetadataDisagrees(file, NameOf(own.Statement), Stated(field, told), Stated(field, meant)),
                        publication.Span with
                        {
                            Length = 0,
                        }
                    );
                }
            }
        }
    }

    /// <summary>Each field in which a statement says something else than the first one, in a sentence.</summary>
    /// <param name="said">Files and their statements.</param>
    public static IEnumerable<(string File, string Fault)> Disagreements(
        IReadOnlyList<(string File, Particulars Said)> said
    ) =>
        from other in said.Skip(1)
        let first = said[0]
        from field in first.Said.Fields.Keys.Union(other.Said.Fields.Keys).Order(StringComparer.Ordinal)
        where !OwnOfEach.Contains(field) && Has(first.Said, field) && Has(other.Said, field)
        let one = first.Said.Fields.GetValueOrDefault(field)
        let two = other.Said.Fields.GetValueOrDefault(field)
        where one != two
        select (
            other.File,
            $"{Capital(NameOf(other.Said.Statement))} {Stated(field, two)}, {NameOf(first.Said.Statement)} of "
                + $"{first.File} {Stated(field, one)}."
        );

    /// <summary>Fields in which several values stand, in their order; values without words are left out.</summary>
    internal static Particulars Of(Statement statement, IEnumerable<(string Field, IEnumerable<string?> Values)> fields)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string field, IEnumerable<string?> values) in fields)
        {
            string joined = string.Join("; ", values.Select(Plain).Where(value => value.Length > 0));
            if (joined.Length > 0)
            {
                all[field] = joined;
            }
        }

        return new Particulars(statement, all.ToImmutable());
    }

    /// <summary>An ISBN without its hyphens, as an address or as it stands.</summary>
    internal static string? Digits(string? isbn) =>
        isbn is null
            ? null
            : string.Concat(isbn.Where(c => char.IsAsciiLetterOrDigit(c) || c == ':'))
                .Replace("urn:isbn:", "", StringComparison.Ordinal);

    private static IEnumerable<string> Persons(Publication publication, bool authors) =>
        publication.Authors.Where(person => person.IsAuthor == authors).Select(person => person.Name.Entries[0].Value);

    private static string FullTitle(Publication publication, LocalizedEntry<string> title) =>
        publication.Subtitle.TryGet(title.Lang, out string? subtitle) ? $"{title.Value}. {subtitle}" : title.Value;

    private static bool Has(Particulars said, string field) =>
        said.Statement != Statement.Information || InInformation.Contains(field);

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Stated(string field, string? value) =>
        value is null ? $"gives no {field}" : $"gives as {field} “{Brief(value)}”";

    private static string Brief(string value)
    {
        const int Longest = 200;
        var text = new StringInfo(value);
        return text.LengthInTextElements <= Longest ? value : text.SubstringByTextElements(0, Longest) + "…";
    }

    private static string NameOf(Statement statement) =>
        statement switch
        {
            Statement.Package => "the package document",
            Statement.Xmp => "the XMP",
            Statement.Information => "the information dictionary",
            Statement.Properties => "the document properties",
            _ => throw new InvalidOperationException(statement.ToString()),
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
