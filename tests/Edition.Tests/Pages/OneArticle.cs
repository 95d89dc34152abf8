using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;

namespace Edition.Tests.Pages;

/// <summary>A book of one article, made up on the bench page: for tests of where things come to stand.</summary>
internal static class OneArticle
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lazy<FaceLibrary> Faces = new(() => FaceLibrary.Of(Templates.Bench));

    private static readonly string[] Stock =
    [
        "договор",
        "сторона",
        "обязательство",
        "и",
        "правительство",
        "признание,",
        "концессия",
        "остров",
        "согласие.",
        "положение",
        "взаимоотношения",
        "срок",
    ];

    public static PagedBook Paged(params Block[] blocks) => Paged(new Findings(), blocks);

    public static PagedBook Paged(AssembledBook book) =>
        Paginator.MakeUp(book, Templates.Bench, Faces.Value, new Findings());

    public static PagedBook Paged(Findings findings, params Block[] blocks) =>
        Paginator.MakeUp(Book(blocks), Templates.Bench, Faces.Value, findings);

    public static AssembledBook Book(params Block[] blocks)
    {
        var title = new Localized<ImmutableArray<Inline>>([new(Lang.Russian, [T("Опыт")], At)]);
        var heading = new Heading(At, Lang.Russian, 1, [T("Опыт")], "article");
        var part = new Part(PartKind.Article, "article", Lang.Russian, title, "", [heading], [.. blocks], [], At);
        var publication = new Publication
        {
            Name = "book",
            Title = new([new(Lang.Russian, "Опыт", At)]),
            Languages = [Lang.Russian, Lang.English],
            Date = new DateOnly(2026, 1, 1),
            EpubIdentifier = "urn:x",
            Span = At,
        };
        return new AssembledBook(publication, [part], ImmutableDictionary<string, Picture>.Empty);
    }

    public static Text T(string text) => new(At, Lang.Russian, text);

    public static Paragraph Words(int seed, int count) => new(At, Lang.Russian, [T(Prose(seed, count))]);

    public static Heading Heading(int level, string text) => new(At, Lang.Russian, level, [T(text)], null);

    public static string Prose(int seed, int count) =>
        string.Join(
            ' ',
            Enumerable.Range(0, count).Select(i => Stock[(seed + (i * i) + (seed * i / 3)) % Stock.Length])
        );

    /// <summary>The body's text with its page, from head to foot.</summary>
    public static List<(int Page, PlacedText Text)> Texts(PagedBook paged) =>
        [
            .. paged.Pages.SelectMany(page =>
                page.Items.OfType<PlacedText>().Where(text => text.Tag >= 0).Select(text => (page.Index, text))
            ),
        ];
}
