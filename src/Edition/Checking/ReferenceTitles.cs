using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;
using Edition.Styling;

namespace Edition.Checking;

/// <summary>
/// References without words of their own take their target's title: a query where it has none in the language in which
/// the reference stands.
/// </summary>
internal static class ReferenceTitles
{
    public static void Check(Book book, Template template, Findings findings)
    {
        Dictionary<string, Heading> headings = new(StringComparer.Ordinal);
        Dictionary<string, Article> files = new(StringComparer.Ordinal);
        List<Reference> empty = [];
        Dictionary<Heading, Heading> twins = ParallelRows.TwinsOf(book.Articles.SelectMany(article => article.Blocks));
        foreach (Article article in book.Articles)
        {
            if (article.Id is { } id)
            {
                files.TryAdd(id, article);
            }

            foreach (Block block in article.Abstracts.SelectMany(each => each.Blocks).Concat(article.Blocks))
            {
                Walk.Visit(
                    block,
                    inner =>
                    {
                        if (inner is Heading { Id: { } own } heading)
                        {
                            headings.TryAdd(own, heading);
                        }
                    },
                    inline =>
                    {
                        if (inline is Reference { Content.IsEmpty: true } reference)
                        {
                            empty.Add(reference);
                        }
                    }
                );
            }
        }

        foreach (Reference reference in empty)
        {
            Lang? title =
                headings.TryGetValue(reference.Target, out Heading? heading)
                    ? TitleOf(heading, twins.GetValueOrDefault(heading), reference.Lang, template)
                : files.TryGetValue(reference.Target, out Article? file) && !file.Title.TryGet(reference.Lang, out _)
                    ? file.Lang
                : null;
            if (title is { } other && other.Primary != reference.Lang.Primary)
            {
                findings.Add(
                    Says.ReferenceTitle(LanguageNames.Of(reference.Lang.Tag), LanguageNames.Of(other.Tag)),
                    reference.Span
                );
            }
        }
    }

    // The language of the title that is set; null where a number is, or the reference's own language has one.
    private static Lang? TitleOf(Heading heading, Heading? twin, Lang wanted, Template template) =>
        (template.Parts.NumberHeadings && !heading.Unnumbered)
        || heading.Parallel?.TryGet(wanted, out _) == true
        || twin?.Lang.Primary == wanted.Primary
            ? null
            : heading.Lang;
}
