using System.Collections.Immutable;
using Edition.Model;

namespace Edition.Assembly;

/// <summary>
/// The publication as catalogues take it: the one source of the metadata of PDF, DOCX and EPUB, so that the three say
/// the same. Texts have ordinary spaces and hyphens, since what the typographer binds for the eye is foreign to a
/// search; every person has a form to be filed by; an edition that names nobody has the authors of its articles.
/// </summary>
internal static class Catalogue
{
    public static Publication Of(Book book)
    {
        Publication publication = book.Publication;
        ImmutableArray<string> order = [.. publication.Languages.Select(lang => lang.Primary)];
        Localized<string> Texts(Localized<string> texts) => Plain(Ordered(texts, order));
        ImmutableArray<Author> persons = publication.Authors.IsEmpty
            ?
            [
                .. book
                    .Articles.SelectMany(article => article.Authors)
                    .DistinctBy(author => Plain(author.Name.Entries.FirstOrDefault()?.Value ?? "")),
            ]
            : publication.Authors;
        return publication with
        {
            Title = Texts(publication.Title),
            TitleSort = Texts(publication.TitleSort),
            Subtitle = Texts(publication.Subtitle),
            Authors =
            [
                .. persons
                    .Where(person => !person.Name.IsEmpty)
                    .Select(person => Person(person with { Name = Ordered(person.Name, order) })),
            ],
            Publisher = Texts(publication.Publisher),
            Place = Texts(publication.Place),
            Rights = Texts(publication.Rights),
            Series = Texts(publication.Series),
            EditionStatement = Texts(publication.EditionStatement),
            Annotation = Texts(publication.Annotation),
            Journal = publication.Journal is { } journal ? journal with { Title = Texts(journal.Title) } : null,
            Subjects = new([
                .. Ordered(publication.Subjects, order)
                    .Entries.Select(entry => entry with { Value = [.. entry.Value.Select(Plain)] }),
            ]),
            AccessibilitySummary = Texts(publication.AccessibilitySummary),
            Modified = publication.Modified ?? publication.Date,
        };
    }

    private static Author Person(Author person)
    {
        Localized<string> name = Plain(person.Name);
        LocalizedEntry<string> first = name.Entries[0];
        return person with
        {
            Name = name,
            FileAs = person.FileAs.IsEmpty
                ? new Localized<string>([first with { Value = FiledBy(first.Value) }])
                : Plain(person.FileAs),
        };
    }

    /// <summary>
    /// «А. А. Кошкин» is filed as «Кошкин, А. А.», «Кошкин Анатолий Аркадьевич» as «Кошкин, Анатолий Аркадьевич»: the
    /// surname is the last word, or the first where a patronymic or initials end the name. A name that has a comma, or
    /// is of one word, stays.
    /// </summary>
    public static string FiledBy(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || name.Contains(',', StringComparison.Ordinal))
        {
            return name;
        }

        bool surnameFirst = words[^1].EndsWith('.') || (words.Length > 2 && IsPatronymic(words[^1]));
        return surnameFirst
            ? $"{words[0]}, {string.Join(' ', words[1..])}"
            : $"{words[^1]}, {string.Join(' ', words[..^1])}";
    }

    private static bool IsPatronymic(string word) =>
        word.EndsWith("вич", StringComparison.Ordinal)
        || word.EndsWith("вна", StringComparison.Ordinal)
        || word.EndsWith("ична", StringComparison.Ordinal)
        || word.EndsWith("ьич", StringComparison.Ordinal)
        || word.EndsWith("мич", StringComparison.Ordinal);

    /// <summary>In the order of the edition's languages, whatever order the manuscript names them in.</summary>
    private static Localized<T> Ordered<T>(Localized<T> texts, ImmutableArray<string> order) =>
        new([
            .. texts.Entries.OrderBy(entry => order.IndexOf(entry.Lang.Primary) is >= 0 and var at ? at : order.Length),
        ]);

    private static Localized<string> Plain(Localized<string> texts) =>
        texts.IsEmpty ? texts : new([.. texts.Entries.Select(entry => entry with { Value = Plain(entry.Value) })]);

    /// <summary>Every space U+0020, every hyphen U+002D; soft hyphens go.</summary>
    private static string Plain(string text) =>
        string.Concat(
                text.Where(c => c != '\u00AD')
                    .Select(c =>
                        char.IsWhiteSpace(c) ? ' '
                        : c == '\u2011' ? '-'
                        : c
                    )
            )
            .Trim();
}
