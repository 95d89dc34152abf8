using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

/// <summary>
/// The parts that a book has besides its text: half-title, title page, imprint, end imprint. What the manuscript does
/// not give has no line. A bibliographic description (GOST R 7.0.100) and what a Russian end imprint tells of the
/// printing (GOST R 7.0.4) stand only in editions one of whose languages is Russian.
/// </summary>
internal sealed class BookParts(Publication publication, ImmutableArray<Article> articles, Template template)
{
    private Lang Lang => publication.Lang;

    private bool IsRussian => publication.Languages.Any(lang => lang.Primary == "ru");

    public Part HalfTitle(string id) =>
        Part(PartKind.HalfTitle, id, Label.HalfTitle, [Line(ParagraphRole.HalfTitle, Title(Lang))]);

    public Part TitlePage(string id)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        Add(blocks, ParagraphRole.BookAuthors, Lang, Authors(Lang));
        Add(blocks, ParagraphRole.BookTitle, Lang, Title(Lang));
        Add(
            blocks,
            ParagraphRole.BookSubtitle,
            Lang,
            publication.Subtitle.TryGet(Lang, out string? subtitle) ? subtitle : ""
        );
        Add(blocks, ParagraphRole.BookSeries, Lang, Statement(Lang));
        if (publication.ParallelLang is { } other && publication.Title.TryGet(other, out string? title))
        {
            Add(blocks, ParagraphRole.BookParallelTitle, other, title);
            Add(
                blocks,
                ParagraphRole.BookParallelSubtitle,
                other,
                publication.Subtitle.TryGet(other, out subtitle) ? subtitle : ""
            );
            Add(blocks, ParagraphRole.BookSeries, other, Statement(other));
            string also = Authors(other);
            Add(blocks, ParagraphRole.BookAuthors, other, also == Authors(Lang) ? "" : also);
        }

        foreach (var series in publication.Series.Entries)
        {
            string number = publication.SeriesNumber is { } told ? "\u00A0; " + told : "";
            Add(blocks, ParagraphRole.BookSeries, series.Lang, series.Value + number);
        }

        Add(blocks, ParagraphRole.BookPublisher, Lang, JournalLine());
        string?[] foot =
        [
            publication.Place.TryGet(Lang, out string? place) ? place : null,
            publication.Publisher.TryGet(Lang, out string? publisher) ? publisher : null,
            Year,
        ];
        Add(blocks, ParagraphRole.BookPublisher, Lang, string.Join(", ", foot.Where(part => part is not null)));
        if (publication.ParallelLang is { } second)
        {
            string?[] otherFoot =
            [
                publication.Place.TryGet(second, out place) ? place : null,
                publication.Publisher.TryGet(second, out publisher) ? publisher : null,
            ];
            Add(
                blocks,
                ParagraphRole.BookPublisher,
                second,
                string.Join(", ", otherFoot.Where(part => part is not null))
            );
        }

        return Part(PartKind.TitlePage, id, Label.TitlePage, blocks.ToImmutable());
    }

    public Part Imprint(string id)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        Add(blocks, ParagraphRole.ImprintLine, Lang, Labelled(Label.Udc, publication.Udc));
        Add(blocks, ParagraphRole.ImprintLine, Lang, Labelled(Label.Bbk, publication.Bbk));
        if (IsRussian)
        {
            blocks.Add(Description());
        }

        foreach (var annotation in publication.Annotation.Entries)
        {
            Add(blocks, ParagraphRole.ImprintAnnotation, annotation.Lang, annotation.Value);
        }

        foreach (
            (string? isbn, string kind) in new[]
            {
                (publication.IsbnPrint, template.LabelText(Label.PrintEdition, Lang)),
                (publication.IsbnPdf, "PDF"),
                (publication.IsbnEpub, "EPUB"),
            }
        )
        {
            Add(blocks, ParagraphRole.ImprintLine, Lang, isbn is null ? "" : $"{Labelled(Label.Isbn, isbn)} ({kind})");
        }

        if (publication.Doi is { } doi)
        {
            blocks.Add(
                new Paragraph(
                    SourceSpan.None,
                    Lang,
                    [new Link(SourceSpan.None, Lang, "https://doi.org/" + doi, [Text("https://doi.org/" + doi)])],
                    ParagraphRole.ImprintLine
                )
            );
        }

        Add(blocks, ParagraphRole.ImprintLine, Lang, Labelled(Label.Issn, publication.SeriesIssn));
        foreach (Author person in publication.Authors.Where(person => !person.IsAuthor))
        {
            Add(blocks, ParagraphRole.ImprintLine, Lang, Responsible(person));
        }

        foreach (Lang lang in publication.Languages)
        {
            AddParticulars(blocks, lang);
        }

        if (publication.Licence is { } licence)
        {
            blocks.Add(ArticleOpening.Licence(licence, ParagraphRole.ImprintLine, Lang));
        }

        Add(blocks, ParagraphRole.ImprintLine, Lang, publication.Age ?? "");
        foreach (var rights in publication.Rights.Entries)
        {
            Add(blocks, ParagraphRole.ImprintLine, rights.Lang, rights.Value);
        }

        return Part(PartKind.Imprint, id, Label.Imprint, blocks.ToImmutable());
    }

    public Part EndImprint(string id)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (IsRussian)
        {
            Add(blocks, ParagraphRole.EndImprintLine, Lang, Title(Lang));
            Add(
                blocks,
                ParagraphRole.EndImprintLine,
                Lang,
                Labelled(Label.SignedOn, DateText.Of(publication.Date, Lang, template))
            );
            blocks.Add(Computed(Label.PrintersSheets, Model.Computed.PrintersSheets));
            blocks.Add(Computed(Label.PageCount, Model.Computed.PageCount));
        }

        string?[] foot =
        [
            publication.Publisher.TryGet(Lang, out string? publisher) ? publisher : null,
            publication.Place.TryGet(Lang, out string? place) ? place : null,
        ];
        Add(blocks, ParagraphRole.EndImprintLine, Lang, string.Join(", ", foot.Where(part => part is not null)));
        return Part(PartKind.EndImprint, id, Label.EndImprint, blocks.ToImmutable());
    }

    /// <summary>
    /// «Author: organisation, city, country, e-mail, ORCID», and in a line of its own what is said of the person; of
    /// whom an article says it under its title the imprint does not say it again.
    /// </summary>
    private void AddParticulars(ImmutableArray<Block>.Builder blocks, Lang lang)
    {
        foreach (Author person in publication.Authors.Where(person => person.Name.TryGet(lang, out _)))
        {
            if (articles.Any(article => article.Authors.Any(author => IsSame(author, person, lang))))
            {
                continue;
            }

            string place = AuthorLines.PlaceOf(person, lang);
            ImmutableArray<Inline> contact = lang == Lang ? AuthorLines.Contact(person, lang) : [];
            if (place.Length > 0 || !contact.IsEmpty)
            {
                string name = person.Name.TryGet(lang, out string? own) ? own : "";
                string between = place.Length > 0 && !contact.IsEmpty ? ", " : "";
                blocks.Add(
                    ArticleOpening.Paragraph(
                        ParagraphRole.ImprintLine,
                        lang,
                        [ArticleOpening.Plain(lang, $"{name}: {place}{between}"), .. contact]
                    )
                );
            }

            Add(blocks, ParagraphRole.ImprintLine, lang, person.About.TryGet(lang, out string? about) ? about : "");
        }
    }

    private static bool IsSame(Author author, Author person, Lang lang) =>
        InAll(author, lang).SequenceEqual(InAll(person, lang), StringComparer.Ordinal);

    private static string[] InAll(Author author, Lang lang) =>
        [
            .. new[] { author.Name, author.Affiliation, author.City, author.Country, author.About }.Select(text =>
                text.TryGet(lang, out string? words) ? words : ""
            ),
            author.Email ?? "",
            author.Orcid ?? "",
        ];

    private string Statement(Lang lang) =>
        publication.EditionStatement.TryGet(lang, out string? edition) ? edition : "";

    private string Year => publication.Date.Year.ToString(CultureInfo.InvariantCulture);

    private string Title(Lang lang) =>
        publication.Title.TryGet(lang, out string? title) ? title
        : publication.Title.Entries is [var first, ..] ? first.Value
        : "";

    private string Authors(Lang lang) =>
        string.Join(
            ", ",
            publication
                .Authors.Where(author => author.IsAuthor)
                .Select(author => author.Name.TryGet(lang, out string? name) ? name : "")
                .Where(name => name.Length > 0)
        );

    /// <summary>«Редактор: А. А. Автор»; whose role has no label is named alone.</summary>
    private string Responsible(Author person)
    {
        string name =
            person.Name.TryGet(Lang, out string? own) ? own
            : person.Name.Entries is [var first, ..] ? first.Value
            : "";
        Label? label = person.Role switch
        {
            "edt" => Label.Editor,
            "trl" => Label.Translator,
            "com" => Label.Compiler,
            "aui" => Label.Introduction,
            "ill" => Label.Illustrator,
            _ => null,
        };
        return label is { } known && name.Length > 0 ? Labelled(known, name) : name;
    }

    /// <summary>
    /// Title : subtitle / authors. — Place : Publisher, year. — pages (GOST R 7.0.100-2018, in its short form).
    /// </summary>
    private Paragraph Description()
    {
        string title =
            Title(Lang)
            + (publication.Subtitle.TryGet(Lang, out string? subtitle) ? " : " + subtitle : "")
            + (Authors(Lang) is { Length: > 0 } authors ? " / " + authors : "");
        string where = string.Join(
            " : ",
            new[]
            {
                publication.Place.TryGet(Lang, out string? place) ? place : null,
                publication.Publisher.TryGet(Lang, out string? publisher) ? publisher : null,
            }.Where(part => part is not null)
        );
        string statement =
            (title.EndsWith('.') ? title : title + ".")
            + "\u00A0— "
            + (
                publication.EditionStatement.TryGet(Lang, out string? edition)
                    ? edition + (edition.EndsWith('.') ? "" : ".") + "\u00A0— "
                    : ""
            )
            + (where.Length > 0 ? where + ", " : "")
            + Year
            + ".\u00A0— ";
        return new Paragraph(
            SourceSpan.None,
            Lang,
            [
                Text(statement),
                new ComputedValue(SourceSpan.None, Lang, Model.Computed.PageCount),
                Text("\u00A0" + Labelled(Label.Page, "").Trim()),
            ],
            ParagraphRole.ImprintLine
        );
    }

    private string JournalLine()
    {
        if (publication.Journal is not { } journal || !journal.Title.TryGet(Lang, out string? title))
        {
            return "";
        }

        string?[] parts =
        [
            title,
            Labelled(Label.Volume, journal.Volume),
            Labelled(Label.Issue, journal.Issue),
            journal.Year,
            Labelled(Label.Issn, journal.Issn),
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private string Labelled(Label label, string? value) =>
        value is null ? "" : template.LabelText(label, Lang).Replace("{0}", value, StringComparison.Ordinal);

    private Paragraph Computed(Label label, Computed kind)
    {
        string[] around = template.LabelText(label, Lang).Split("{0}");
        ImmutableArray<Inline> content = [Text(around[0]), new ComputedValue(SourceSpan.None, Lang, kind)];
        return new Paragraph(
            SourceSpan.None,
            Lang,
            around.Length > 1 && around[1].Length > 0 ? content.Add(Text(around[1])) : content,
            ParagraphRole.EndImprintLine
        );
    }

    private Text Text(string text) => new(SourceSpan.None, Lang, text);

    private Paragraph Line(ParagraphRole role, string text) => new(SourceSpan.None, Lang, [Text(text)], role);

    private static void Add(ImmutableArray<Block>.Builder blocks, ParagraphRole role, Lang lang, string text)
    {
        if (text.Length > 0)
        {
            blocks.Add(new Paragraph(SourceSpan.None, lang, [new Text(SourceSpan.None, lang, text)], role));
        }
    }

    private Part Part(PartKind kind, string id, Label label, ImmutableArray<Block> blocks) =>
        new(kind, id, Lang, Labels.Of(template, label, publication.Languages), "", [], blocks, [], SourceSpan.None);
}
