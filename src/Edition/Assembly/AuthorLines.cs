using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using static Edition.Assembly.ArticleOpening;

namespace Edition.Assembly;

/// <summary>The authors under an article's title, with their organisations and addresses.</summary>
internal static class AuthorLines
{
    /// <summary>
    /// Each author with his organisation; where several share one, all names in a line, and each organisation once
    /// below it, told apart by superior figures if there are more.
    /// </summary>
    public static void Add(ImmutableArray<Block>.Builder blocks, Article article, Lang lang, bool own)
    {
        (Author Author, string Name, string Place)[] named =
        [
            .. article
                .Authors.Where(author => author.Name.TryGet(lang, out _))
                .Select(author =>
                    (author, author.Name.TryGet(lang, out string? name) ? name : "", PlaceOf(author, lang))
                ),
        ];
        string[] places = [.. named.Select(one => one.Place).Where(place => place.Length > 0).Distinct()];
        if (named.Count(one => one.Place.Length > 0) == places.Length)
        {
            foreach (Author author in article.Authors)
            {
                AddOne(blocks, author, lang, own);
            }

            return;
        }

        ImmutableArray<Inline> Figure(string place) =>
            places.Length > 1 && place.Length > 0
                ?
                [
                    new Styled(
                        SourceSpan.None,
                        lang,
                        InlineStyle.Superscript,
                        [Plain(lang, (Array.IndexOf(places, place) + 1).ToString(CultureInfo.InvariantCulture))]
                    ),
                ]
                : [];

        blocks.Add(
            Paragraph(
                ParagraphRole.Authors,
                lang,
                [
                    .. named.SelectMany(
                        (one, i) => (Inline[])[Plain(lang, i == 0 ? one.Name : ", " + one.Name), .. Figure(one.Place)]
                    ),
                ]
            )
        );
        foreach (string place in places)
        {
            blocks.Add(
                Paragraph(
                    ParagraphRole.Affiliation,
                    lang,
                    [.. Figure(place), Plain(lang, places.Length > 1 ? "\u00A0" + place : place)]
                )
            );
        }

        foreach ((Author author, string name, _) in named)
        {
            if (own && Contact(author, lang) is { IsEmpty: false } contact)
            {
                blocks.Add(Paragraph(ParagraphRole.Contact, lang, [Plain(lang, name + ": "), .. contact]));
            }
        }
    }

    /// <summary>«Organisation, city, country», as far as they are given.</summary>
    public static string PlaceOf(Author author, Lang lang) =>
        string.Join(
            ", ",
            new[] { author.Affiliation, author.City, author.Country }
                .Select(part => part.TryGet(lang, out string? text) ? text : "")
                .Where(text => text.Length > 0)
        );

    private static void AddOne(ImmutableArray<Block>.Builder blocks, Author author, Lang lang, bool own)
    {
        if (author.Name.TryGet(lang, out string? name))
        {
            Line(blocks, ParagraphRole.Authors, lang, name);
            Line(blocks, ParagraphRole.Affiliation, lang, PlaceOf(author, lang));
        }

        if (own && Contact(author, lang) is { IsEmpty: false } contact)
        {
            blocks.Add(Paragraph(ParagraphRole.Contact, lang, contact));
        }
    }

    public static ImmutableArray<Inline> Contact(Author author, Lang lang)
    {
        var content = ImmutableArray.CreateBuilder<Inline>();
        if (author.Email is { } email)
        {
            content.Add(new Link(SourceSpan.None, lang, "mailto:" + email, [Plain(lang, email)]));
        }

        if (author.Orcid is { } orcid)
        {
            content.Add(Plain(lang, content.Count > 0 ? ", ORCID:\u00A0" : "ORCID:\u00A0"));
            content.Add(new Link(SourceSpan.None, lang, "https://orcid.org/" + orcid, [Plain(lang, orcid)]));
        }

        return content.ToImmutable();
    }
}
