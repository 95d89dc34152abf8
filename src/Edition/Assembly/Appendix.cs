using System.Collections.Immutable;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Assembly;

/// <summary>
/// The appendix of articles: each <c>##</c> begins one. Its title stands over each column of the parallel that follows
/// it, and after its text come the printed pages on which the book discusses it.
/// </summary>
internal static class Appendix
{
    public static ImmutableArray<Block> Of(
        ImmutableArray<Block> body,
        ImmutableDictionary<string, ImmutableArray<string>> backReferences,
        Template template
    )
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        Heading? article = null;
        for (int i = 0; i < body.Length; i++)
        {
            if (body[i] is not Heading { Level: 2 } heading)
            {
                blocks.Add(body[i]);
                continue;
            }

            AddBackReferences(blocks, article, backReferences, template);
            article = heading;
            if (
                i + 1 < body.Length
                && body[i + 1] is Parallel parallel
                && parallel.Columns.All(column => TitleIn(heading, column.Lang) is not null)
            )
            {
                blocks.Add(
                    parallel with
                    {
                        Columns =
                        [
                            .. parallel.Columns.Select(column =>
                                column with
                                {
                                    Blocks = column.Blocks.Insert(0, TitleIn(heading, column.Lang)!),
                                }
                            ),
                        ],
                    }
                );
                i++;
            }
            else
            {
                blocks.Add(heading);
            }
        }

        AddBackReferences(blocks, article, backReferences, template);
        return blocks.ToImmutable();
    }

    private static Heading? TitleIn(Heading heading, Lang lang) =>
        lang.Primary == heading.Lang.Primary ? heading
        : heading.Parallel is { } titles && titles.TryGet(lang, out string? title)
            ? heading with
            {
                Lang = lang,
                Content = [new Text(heading.Span, lang, title)],
                Id = null,
                Parallel = null,
                Unlisted = true,
            }
        : null;

    private static void AddBackReferences(
        ImmutableArray<Block>.Builder blocks,
        Heading? article,
        ImmutableDictionary<string, ImmutableArray<string>> backReferences,
        Template template
    )
    {
        if (article?.Id is not { } id || !backReferences.TryGetValue(id, out ImmutableArray<string> anchors))
        {
            return;
        }

        Lang lang = article.Lang;
        string[] around = template.LabelText(Label.Page, lang).Split("{0}");
        blocks.Add(
            new Paragraph(
                SourceSpan.None,
                lang,
                [
                    new Text(
                        SourceSpan.None,
                        lang,
                        template.LabelText(Label.DiscussedOn, lang) + ": " + around[0].Replace(' ', '\u00A0')
                    ),
                    new PageNumbers(SourceSpan.None, lang, anchors),
                ],
                ParagraphRole.BackReferences
            )
        );
    }
}
