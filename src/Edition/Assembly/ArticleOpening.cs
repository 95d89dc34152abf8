using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Assembly;

/// <summary>
/// The apparatus before and after an article's text, in the order of GOST R 7.0.7-2021: type, UDC, DOI, title, authors
/// with their organisations and addresses, the same in the parallel
/// language, then abstracts, keywords, funding, acknowledgements and the form of citation side by side; at the end what
/// is said of the authors, conflicts of interest, dates.
/// What the manuscript does not give has no line.
/// </summary>
internal sealed class ArticleOpening(
    Publication publication,
    Article article,
    string id,
    Template template,
    Numbering numbering
)
{
    private ImmutableArray<Lang> Languages => Numbering.LanguagesOf(article, publication);

    public ImmutableArray<Block> Opening()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        Line(
            blocks,
            ParagraphRole.Type,
            article.Lang,
            article.Type.TryGet(article.Lang, out string? type) ? type
                : article.Kind == ArticleKind.Articles ? template.LabelText(Label.Appendix, article.Lang)
                : null
        );
        Line(blocks, ParagraphRole.Udc, article.Lang, Labelled(Label.Udc, article.Lang, article.Udc));
        if (article.Doi is { } doi)
        {
            blocks.Add(Paragraph(ParagraphRole.Doi, article.Lang, [Doi(doi, article.Lang)]));
        }

        foreach (Lang lang in Languages)
        {
            bool own = lang == article.Lang;
            if (own)
            {
                SourceSpan span = article.Title.Entries is [var first, ..] ? first.Span : article.Span;
                blocks.Add(new Heading(span, lang, 1, numbering.Leaf(Numbering.TitleOf(article, lang)), id));
            }
            else if (article.Title.TryGet(lang, out var title))
            {
                Line(blocks, ParagraphRole.Type, lang, article.Type.TryGet(lang, out string? other) ? other : null);
                blocks.Add(Paragraph(ParagraphRole.ParallelTitle, lang, numbering.Leaf(title)));
            }

            Line(
                blocks,
                own ? ParagraphRole.Subtitle : ParagraphRole.ParallelSubtitle,
                lang,
                article.Subtitle.TryGet(lang, out string? subtitle) ? subtitle : null
            );
            AuthorLines.Add(blocks, article, lang, own);
        }

        SideBySide(blocks, lang => Abstract(lang));
        SideBySide(blocks, lang => Single(Keywords(lang)));
        SideBySide(
            blocks,
            lang => Single(LabelledParagraph(ParagraphRole.Funding, Label.Funding, lang, article.Funding))
        );
        SideBySide(
            blocks,
            lang =>
                Single(
                    LabelledParagraph(
                        ParagraphRole.Acknowledgements,
                        Label.Acknowledgements,
                        lang,
                        article.Acknowledgements
                    )
                )
        );
        SideBySide(blocks, lang => Single(Citation(lang)));
        return blocks.ToImmutable();
    }

    public ImmutableArray<Block> Closing()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        SideBySide(blocks, AboutAuthors);
        SideBySide(
            blocks,
            lang => Single(LabelledParagraph(ParagraphRole.Conflict, Label.ConflictOfInterest, lang, article.Conflict))
        );
        SideBySide(blocks, lang => Single(Dates(lang)));
        if (article.Licence is { } licence && (licence != publication.Licence || !template.Parts.Imprint))
        {
            blocks.Add(Licence(licence, ParagraphRole.Dates, article.Lang));
        }

        return blocks.ToImmutable();
    }

    private static ImmutableArray<Block> Single(Paragraph? paragraph) => paragraph is null ? [] : [paragraph];

    internal static Paragraph Paragraph(ParagraphRole role, Lang lang, ImmutableArray<Inline> content) =>
        new(SourceSpan.None, lang, content, role);

    internal static Text Plain(Lang lang, string text) => new(SourceSpan.None, lang, text);

    private static Styled Run(Lang lang, string label) =>
        new(SourceSpan.None, lang, InlineStyle.Strong, [Plain(lang, label)]);

    private static Link Doi(string doi, Lang lang) =>
        new(SourceSpan.None, lang, "https://doi.org/" + doi, [Plain(lang, "https://doi.org/" + doi)]);

    /// <summary>The name of a licence, or its address, which is a link.</summary>
    internal static Paragraph Licence(string licence, ParagraphRole role, Lang lang)
    {
        bool isAddress =
            Uri.TryCreate(licence, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";
        Text words = Plain(lang, licence);
        return Paragraph(role, lang, [isAddress ? new Link(SourceSpan.None, lang, licence, [words]) : words]);
    }

    internal static void Line(ImmutableArray<Block>.Builder blocks, ParagraphRole role, Lang lang, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            blocks.Add(Paragraph(role, lang, [Plain(lang, text)]));
        }
    }

    private string? Labelled(Label label, Lang lang, string? value) =>
        value is null ? null : template.LabelText(label, lang).Replace("{0}", value, StringComparison.Ordinal);

    /// <summary>
    /// One part of the apparatus in all languages: side by side where two have it, alone where one has.
    /// </summary>
    private void SideBySide(ImmutableArray<Block>.Builder blocks, Func<Lang, ImmutableArray<Block>> inLanguage)
    {
        (Lang Lang, ImmutableArray<Block> Blocks)[] columns =
        [
            .. Languages.Select(lang => (lang, inLanguage(lang))).Where(column => !column.Item2.IsEmpty),
        ];
        if (columns.Length > 1)
        {
            blocks.Add(
                new Parallel(
                    SourceSpan.None,
                    article.Lang,
                    [.. columns.Select(column => new ParallelColumn(SourceSpan.None, column.Lang, column.Blocks))]
                )
            );
        }
        else if (columns.Length == 1)
        {
            blocks.AddRange(columns[0].Blocks);
        }
    }

    private ImmutableArray<Block> Abstract(Lang lang)
    {
        if (article.Abstracts.FirstOrDefault(text => text.Lang.Primary == lang.Primary) is not { } own)
        {
            return [];
        }

        ImmutableArray<Block> blocks =
        [
            .. numbering
                .Rewrite.Blocks(own.Blocks)
                .Select(block =>
                    block is Paragraph paragraph ? paragraph with { Role = ParagraphRole.Abstract } : block
                ),
        ];
        ImmutableArray<Inline> label = [Run(lang, template.LabelText(Label.Abstract, lang) + ".")];
        return blocks is [Paragraph first, ..]
            ? blocks.SetItem(0, first with { Content = [.. label, Plain(lang, " "), .. first.Content] })
            : blocks.Insert(0, Paragraph(ParagraphRole.Abstract, lang, label));
    }

    private Paragraph? Keywords(Lang lang) =>
        article.Keywords.TryGet(lang, out ImmutableArray<string> words) && !words.IsEmpty
            ? Paragraph(
                ParagraphRole.Keywords,
                lang,
                [Run(lang, template.LabelText(Label.Keywords, lang) + ":"), Plain(lang, " " + string.Join(", ", words))]
            )
            : null;

    private Paragraph? LabelledParagraph(ParagraphRole role, Label label, Lang lang, Localized<string> text) =>
        text.TryGet(lang, out string? value)
            ? Paragraph(role, lang, [Run(lang, template.LabelText(label, lang) + "."), Plain(lang, " " + value)])
            : null;

    /// <summary>
    /// «Для цитирования»: Author. Title // Journal. Year. Vol., No. Pages. DOI (GOST R 7.0.5-2008), from the journal's
    /// data; without a journal there is nothing to cite by. Where the author gives no pages they are those of the layout.
    /// </summary>
    private Paragraph? Citation(Lang lang)
    {
        if (
            publication.Journal is not { } journal
            || article.Kind != ArticleKind.Article
            || !article.Title.TryGet(lang, out ImmutableArray<Inline> title)
            || !(
                journal.Title.TryGet(lang, out string? journalTitle)
                || journal.Title.TryGet(publication.Lang, out journalTitle)
            )
        )
        {
            return null;
        }

        string[] names =
        [
            .. article
                .Authors.Select(author =>
                    author.FileAs.TryGet(lang, out string? name) || author.Name.TryGet(lang, out name)
                        ? name.Replace(",", "", StringComparison.Ordinal)
                        : ""
                )
                .Where(name => name.Length > 0),
        ];
        string issue = string.Join(
            ", ",
            new[] { Labelled(Label.Volume, lang, journal.Volume), Labelled(Label.Issue, lang, journal.Issue) }.Where(
                part => part is not null
            )
        );
        string?[] tail =
        [
            journalTitle,
            journal.Year ?? publication.Date.Year.ToString(CultureInfo.InvariantCulture),
            issue.Length > 0 ? issue : null,
            Labelled(Label.Pages, lang, article.Pages),
        ];
        string before =
            names.Length == 0 ? " " : " " + string.Join(", ", names) + (names[^1].EndsWith('.') ? " " : ". ");
        string after =
            " // "
            + string.Join(
                " ",
                tail.Where(part => part is not null).Select(part => part!.EndsWith('.') ? part : part + ".")
            );
        string[] around = template.LabelText(Label.Pages, lang).Split("{0}");
        ImmutableArray<Inline> pages = article.Pages is not null
            ? []
            :
            [
                Plain(lang, " " + around[0]),
                new ComputedValue(SourceSpan.None, lang, Computed.PartPages) { Part = id },
                Plain(lang, (around.Length > 1 ? around[1] : "").TrimEnd('.') + "."),
            ];
        ImmutableArray<Inline> content =
        [
            Run(lang, template.LabelText(Label.Citation, lang) + ":"),
            Plain(lang, before),
            .. Numbering.WithoutNotes(title),
            Plain(lang, after),
            .. pages,
        ];
        return Paragraph(
            ParagraphRole.Citation,
            lang,
            article.Doi is { } doi ? [.. content, Plain(lang, " "), Doi(doi, lang)] : content
        );
    }

    private ImmutableArray<Block> AboutAuthors(Lang lang)
    {
        ImmutableArray<Block> lines =
        [
            .. article
                .Authors.Where(author => author.About.TryGet(lang, out _))
                .Select(author =>
                    (Block)Paragraph(
                        ParagraphRole.AboutAuthor,
                        lang,
                        author.Name.TryGet(lang, out string? name)
                            ?
                            [
                                Run(lang, name),
                                Plain(lang, lang.Primary == "ru" ? "\u00A0— " : "\u2009— "),
                                Plain(lang, author.About.TryGet(lang, out string? about) ? about : ""),
                            ]
                            : [Plain(lang, author.About.TryGet(lang, out string? alone) ? alone : "")]
                    )
                ),
        ];
        return lines.IsEmpty
            ? []
            : lines.Insert(
                0,
                Paragraph(ParagraphRole.AboutAuthor, lang, [Run(lang, template.LabelText(Label.AboutAuthors, lang))])
            );
    }

    private Paragraph? Dates(Lang lang)
    {
        (Label Label, DateOnly? Date)[] dates =
        [
            (Label.Received, article.Received),
            (Label.Revised, article.Revised),
            (Label.Approved, article.Approved),
            (Label.Accepted, article.Accepted),
        ];
        string[] told =
        [
            .. dates
                .Where(date => date.Date is not null)
                .Select(date => Labelled(date.Label, lang, DateText.Of(date.Date!.Value, lang, template))!),
        ];
        if (article.Date is { } day && day != publication.Date && told.Length == 0)
        {
            // A journal's dates say what happened on them; a day alone is that of the text.
            told = [DateText.Of(day, lang, template)];
        }

        for (int i = 1; i < told.Length; i++)
        {
            told[i] = char.ToLowerInvariant(told[i][0]) + told[i][1..];
        }

        string text = string.Join("; ", told);
        return told.Length == 0
            ? null
            : Paragraph(ParagraphRole.Dates, lang, [Plain(lang, text.EndsWith('.') ? text : text + ".")]);
    }
}
