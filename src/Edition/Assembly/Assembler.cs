using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

/// <summary>
/// Composes the book that is to be set out of the manuscript: every part as blocks, everything numbered once, so that
/// all editions agree.
/// </summary>
public static class Assembler
{
    public static AssembledBook Assemble(Book book, Template template)
    {
        HashSet<string> taken = [.. book.Articles.SelectMany(article => Ids(article))];
        string Unique(string wish)
        {
            string id = wish;
            for (int i = 2; !taken.Add(id); i++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{wish}-{i}");
            }

            return id;
        }

        string[] ids =
        [
            .. book.Articles.Select(
                (article, i) => article.Id ?? Unique(string.Create(CultureInfo.InvariantCulture, $"part-{i + 1}"))
            ),
        ];
        var numbering = new Numbering(book, ids, template);
        Part[] text =
        [
            .. book
                .Articles.AsParallel()
                .AsOrdered()
                .Select((article, i) => TextPart(book.Publication, article, ids[i], template, numbering)),
        ];
        ImmutableArray<Contents> contents =
        [
            .. book.Publication.Languages.Select(lang => ContentsIn(lang, book, text, template)),
        ];

        var extra = new BookParts(book.Publication, book.Articles, template);
        PartSettings wanted = template.Parts;
        var parts = ImmutableArray.CreateBuilder<Part>();
        if (wanted.HalfTitle)
        {
            parts.Add(extra.HalfTitle(Unique("half-title")));
        }

        if (wanted.TitlePage)
        {
            parts.Add(extra.TitlePage(Unique("title-page")));
        }

        if (wanted.Imprint && extra.Imprint(Unique("imprint")) is { Body.IsEmpty: false } imprint)
        {
            parts.Add(imprint);
        }

        if (wanted.Contents)
        {
            parts.Add(ContentsPart(book.Publication, contents, Unique, template));
        }

        parts.AddRange(text);
        if (wanted.EndImprint && extra.EndImprint(Unique("end-imprint")) is { Body.IsEmpty: false } end)
        {
            parts.Add(end);
        }

        return new AssembledBook(book.Publication, parts.ToImmutable(), book.Pictures)
        {
            Catalogued = Catalogue.Of(book),
            BackReferences = numbering.BackReferences,
            Contents = contents,
        };
    }

    private static IEnumerable<string> Ids(Article article)
    {
        if (article.Id is { } own)
        {
            yield return own;
        }

        foreach (Block block in Walk.Blocks(article.Blocks.Concat(article.Abstracts.SelectMany(text => text.Blocks))))
        {
            if (
                block switch
                {
                    Heading heading => heading.Id,
                    Figure figure => figure.Id,
                    Table table => table.Id,
                    Paragraph paragraph => paragraph.Id,
                    _ => null,
                } is
                { } id
            )
            {
                yield return id;
            }
        }
    }

    private static Part TextPart(
        Publication publication,
        Article article,
        string id,
        Template template,
        Numbering numbering
    )
    {
        var apparatus = new ArticleOpening(publication, article, id, template, numbering);
        ImmutableArray<Block> body = numbering.Rewrite.Blocks(article.Blocks);
        PartKind kind = article.Kind switch
        {
            ArticleKind.Article => PartKind.Article,
            ArticleKind.Chapter => PartKind.Chapter,
            ArticleKind.Front => PartKind.Front,
            ArticleKind.Back => PartKind.Back,
            ArticleKind.Articles => PartKind.Appendix,
            _ => throw new InvalidOperationException(article.Kind.ToString()),
        };
        var title = new Localized<ImmutableArray<Inline>>([
            .. article.Title.Entries.Select(entry => entry with { Value = Numbering.WithoutNotes(entry.Value) }),
        ]);
        return new Part(
            kind,
            id,
            article.Lang,
            title,
            Byline(article, article.Lang),
            apparatus.Opening(),
            WithTitles(
                kind == PartKind.Appendix ? Appendix.Of(body, numbering.BackReferences, template) : body,
                template
            ),
            apparatus.Closing(),
            article.Span
        )
        {
            ShortTitle = article.ShortTitle,
            FirstPage = article.FirstPage,
        };
    }

    /// <summary>
    /// A heading's title in the other language stands in the contents of that language; where no contents name the
    /// heading, under it. The columns of a parallel text stay as they are: there the other language stands beside.
    /// </summary>
    private static ImmutableArray<Block> WithTitles(ImmutableArray<Block> blocks, Template template)
    {
        var all = ImmutableArray.CreateBuilder<Block>(blocks.Length);
        foreach (Block block in blocks)
        {
            all.Add(
                block is Quotation or ListBlock
                    ? block.Replaced(inner => WithTitles(inner, template), static text => text)
                    : block
            );
            if (
                block is Heading { Parallel: { } titles } heading
                && !(template.Parts.Contents && IsListed(heading, template))
            )
            {
                all.AddRange(
                    titles.Entries.Select(title => new Paragraph(
                        title.Span,
                        title.Lang,
                        [new Text(title.Span, title.Lang, title.Value)],
                        ParagraphRole.SectionParallelTitle
                    ))
                );
            }
        }

        return all.DrainToImmutable();
    }

    private static bool IsListed(Heading heading, Template template) =>
        heading is { Id: not null, Unlisted: false } && heading.Level <= template.Parts.ContentsDepth;

    /// <summary>The authors of an article as they are named in a language.</summary>
    private static string Byline(Article article, Lang lang) =>
        string.Join(
            ", ",
            article
                .Authors.Select(author => author.Name.TryGet(lang, out string? name) ? name : "")
                .Where(name => name.Length > 0)
        );

    private static Part ContentsPart(
        Publication publication,
        ImmutableArray<Contents> contents,
        Func<string, string> unique,
        Template template
    )
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (Contents list in contents)
        {
            blocks.Add(
                new Paragraph(
                    SourceSpan.None,
                    list.Lang,
                    [new Text(SourceSpan.None, list.Lang, template.LabelText(Label.Contents, list.Lang))],
                    ParagraphRole.PartLabel
                )
            );
            blocks.Add(list);
        }

        return new Part(
            PartKind.Contents,
            unique("contents"),
            publication.Lang,
            Labels.Of(template, Label.Contents, publication.Languages),
            "",
            [],
            blocks.ToImmutable(),
            [],
            SourceSpan.None
        );
    }

    /// <summary>
    /// In the text's language every listed heading; in the parallel language those that have a title in it, and every
    /// part, by its own title where it has no other.
    /// </summary>
    private static Contents ContentsIn(Lang lang, Book book, IReadOnlyList<Part> parts, Template template)
    {
        Lang main = book.Publication.Lang;
        var entries = ImmutableArray.CreateBuilder<ContentsEntry>();
        foreach ((Part part, Article article) in parts.Zip(book.Articles))
        {
            if (part.Title.TryGet(lang, out ImmutableArray<Inline> title))
            {
                entries.Add(new ContentsEntry(1, lang, null, Byline(article, lang), title, part.Id));
            }
            else if (part.Title.Entries is [var own, ..])
            {
                entries.Add(new ContentsEntry(1, own.Lang, null, part.Byline, own.Value, part.Id));
            }

            Dictionary<Heading, Heading> twins = ParallelRows.TwinsOf(part.Body);
            foreach (Heading heading in Walk.Blocks(part.Body).OfType<Heading>())
            {
                if (heading.Id is not { } id || !IsListed(heading, template))
                {
                    continue;
                }

                Lead? number = heading.Lead is { } lead ? lead with { After = "\u2002" } : null;
                if (lang == heading.Lang || (lang == main && heading.Parallel?.TryGet(lang, out _) != true))
                {
                    entries.Add(
                        new ContentsEntry(
                            heading.Level,
                            heading.Lang,
                            number,
                            "",
                            Numbering.WithoutNotes(heading.Content),
                            id
                        )
                    );
                }
                else if (heading.Parallel is { } other && other.TryGet(lang, out string? translated))
                {
                    entries.Add(
                        new ContentsEntry(
                            heading.Level,
                            lang,
                            number,
                            "",
                            [new Text(heading.Span, lang, translated)],
                            id
                        )
                    );
                }
                else if (twins.TryGetValue(heading, out Heading? twin) && twin.Id is null && twin.Lang == lang)
                {
                    entries.Add(
                        new ContentsEntry(heading.Level, lang, number, "", Numbering.WithoutNotes(twin.Content), id)
                    );
                }
            }
        }

        return new Contents(SourceSpan.None, lang, entries.ToImmutable());
    }
}
