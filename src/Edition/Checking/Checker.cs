using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;
using Edition.Styling;

namespace Edition.Checking;

/// <summary>
/// All the desk's checks on a book as its author wrote it, before the typographer. Articles are independent and read
/// side by side; what concerns the whole edition follows.
/// </summary>
public static class Checker
{
    public static void Check(Book book, Template template, Findings findings)
    {
        ArgumentNullException.ThrowIfNull(template);
        var index = ArticleIndex.Of(book);
        var citations = new List<Citation>[book.Articles.Length];
        System.Threading.Tasks.Parallel.For(
            0,
            citations.Length,
            i => citations[i] = Article(book.Articles[i], book.Publication, index, findings)
        );
        foreach (Article article in book.Articles) { }

        Descriptions.Check([.. citations.SelectMany(found => found)], findings);
        Parity.Check(book, findings);
        ReferenceTitles.Check(book, template, findings);
        TypographyOff(book.Publication, findings);
        KnowsLanguages(book.Publication, template, findings);
    }

    /// <summary>What the template lacks for a language of the edition is done in English, or not done.</summary>
    private static void KnowsLanguages(Publication publication, Template template, Findings findings)
    {
        foreach (string lang in publication.Languages.Select(lang => lang.Primary).Distinct())
        {
            string?[] lacking =
            [
                template.Labels.ContainsKey(lang) ? null : "labels are set in English (labels)",
                template.Languages.ContainsKey(lang) ? null : "quotation marks and dates stand as they are (languages)",
                // Languages written without spaces break between their signs.
                lang is "ja" or "zh"
                || template.Hyphenation.ContainsKey(lang)
                    ? null
                    : "words are not divided (hyphenation)",
            ];
            string said = string.Join("; ", lacking.Where(lack => lack is not null));
            if (said.Length > 0)
            {
                findings.Add(
                    Says.LanguageUnknown(LanguageNames.Of(lang), said, lang),
                    publication.Span with
                    {
                        Length = 0,
                    }
                );
            }
        }
    }

    private static List<Citation> Article(
        Article article,
        Publication publication,
        ArticleIndex index,
        Findings findings
    )
    {
        List<Passage> passages = Passages.Of(article);
        AuthorQueries.Check(passages, findings);
        Remarks.Check(article, findings);
        if (publication.ParallelLang is { } parallel)
        {
            Parity.Check(article, publication.Lang, parallel, findings);
        }

        ArticleMentions.Check(article, passages, index, findings);
        Apparatus.Check(article, publication, findings);
        return NoteReferences.Check(passages, publication, findings);
    }

    private static void TypographyOff(Publication publication, Findings findings)
    {
        foreach (string name in publication.TypographyOff.Where(name => !TypographyRules.All.Contains(name)))
        {
            findings.Add(
                Says.UnknownTypographyRule(name, string.Join(", ", TypographyRules.All)),
                publication.Span with
                {
                    Length = 0,
                }
            );
        }
    }
}
