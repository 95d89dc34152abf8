using System.Collections.Immutable;
using Edition.Checking;
using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Tests.Checking;

[Trait("Kind", "unit")]
public class ArticleMentionsTests
{
    private const string Appendix = """
        ---
        kind: articles
        title: {ru: Статьи Конвенции, en: Articles of the Convention}
        ---

        ## Статья II {#art-2 en="Article II"}

        Текст.

        ## Статья III {#art-3 en="Article III"}

        Текст.

        ## Протокол «Б» {#protocol-b en="Protocol B"}

        Текст.
        """;

    /// <summary>A text and the links that it could have.</summary>
    [Theory]
    [InlineData("По ст. II порт открыт.", "[ст. II](#art-2)")]
    [InlineData(
        "Статьи II и III, протокол «Б» о портах.",
        "[Статьи II](#art-2) [III](#art-3) [протокол «Б»](#protocol-b)"
    )]
    [InlineData("As [Article III and Protocol B]{lang=en} say.", "[Article III](#art-3) [Protocol B](#protocol-b)")]
    [InlineData("По [ст. II](#art-2) открыт, и ст. II это подтверждает.", "")]
    [InlineData("По ст. IV, ст. 2 и протоколу Бирмы.", "")]
    [InlineData("По ст. II Рыболовной конвенции порт закрыт.", "")]
    [InlineData("По ст. II конвенции 1907 г. порт закрыт.", "")]
    [InlineData("По ст. II Конвенции 1925 г. порт закрыт.", "[ст. II](#art-2)")]
    [InlineData("О том говорят статьи II и XII.", "")]
    [InlineData("Рыболовная конвенция дала право лова. По ст. III разрешались склады.", "")]
    [InlineData(
        "Рыболовная конвенция дала право лова. Другое дело Конвенция. По ст. III разрешались склады.",
        "[ст. III](#art-3)"
    )]
    [InlineData("По ст. III договора о мореплавании.", "")]
    public void Mentions_of_the_appendix_are_listed_with_their_links(string text, string links)
    {
        (Book book, ImmutableArray<Diagnostic> found) = Desk.Check(
            (
                "edition.yaml",
                Desk.Yaml.Replace(
                        "title: {ru: Книга, en: Book}",
                        "title: {ru: Конвенция 1925 г., en: The Convention of 1925}",
                        StringComparison.Ordinal
                    )
                    .Replace("[a.md]", "[a.md, b.md]", StringComparison.Ordinal)
            ),
            ("a.md", $"---\nkind: chapter\ntitle: {{ru: Глава, en: Chapter}}\n---\n\n{text}\n"),
            ("b.md", Appendix)
        );

        Assert.Equal(links, string.Join(' ', ArticleMentions.List(book).Select(mention => mention.Link)));
        Assert.Equal(links.Length > 0 ? 1 : 0, found.Count(diagnostic => diagnostic.Rule == Rules.UnlinkedMention));
    }

    [Fact]
    public void A_manuscript_of_nothing_but_marks_is_read_in_a_moment()
    {
        foreach (
            string unit in (string[])
                [
                    "«",
                    "(",
                    "\"а ",
                    "'a ",
                    "А. ",
                    "1-2-",
                    "ст. I, ",
                    "Там же. ",
                    "я@я.яя ",
                    "5 000 ",
                    "“„",
                    "- ",
                    "X-",
                    "a/b ",
                ]
        )
        {
            string text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
            Book book = Desk.BookOf(
                new Paragraph(
                    default,
                    Lang.Russian,
                    [
                        new Text(default, Lang.Russian, text),
                        new Note(
                            default,
                            Lang.Russian,
                            "n",
                            [new Paragraph(default, Lang.Russian, [new Text(default, Lang.Russian, text)])]
                        ),
                    ]
                )
            );
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Checker.Check(book, Desk.Template, new Findings());
            Edition.Typography.Typographer.Set(book, Desk.Template);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), unit);
        }
    }
}
