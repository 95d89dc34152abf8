using Edition.Diagnostics;
using Edition.Model;
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
        Descriptions.Check([.. citations.SelectMany(found => found)], findings);
        Parity.Check(book, findings);
        TypographyOff(book.Publication, findings);
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
                Rules.UnknownTypographyRule,
                publication.Span with
                {
                    Length = 0,
                },
                $"“{name}” is no rule of the typographer; they are {string.Join(", ", TypographyRules.All)}."
            );
        }
    }
}
