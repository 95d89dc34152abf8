using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// What GOST R 7.0.7-2021 asks of an article, one query for each group that lacks something; forms, lengths and the
/// order of dates of what is there.
/// </summary>
internal static class Apparatus
{
    private const int MaxAbstractWords = 250;
    private const int MinKeywords = 3;
    private const int MaxKeywords = 15;

    public static void Check(Article article, Publication publication, Findings findings)
    {
        SourceSpan head = article.Span.Source is null ? article.Span : article.Span with { Length = 0 };
        // A Russian standard: it is asked of editions whose first language is Russian.
        bool asked = publication.Lang.Primary == Lang.Russian.Primary;
        if (asked && article.Kind == ArticleKind.Article)
        {
            Completeness(article, publication, head, findings);
        }

        if (article.Udc is { } udc && !IsUdc(udc))
        {
            findings.Add(Says.UdcForm(udc), Key(article, "udc", head));
        }

        if (asked)
        {
            Lengths(article, findings);
        }

        Dates(article, publication, head, findings);
        Periods(article, findings);
    }

    private static void Completeness(Article article, Publication publication, SourceSpan head, Findings findings)
    {
        Lack(Rules.ApparatusSubject, head, [(article.Type.IsEmpty, "type"), (article.Udc is null, "udc")], findings);
        ImmutableArray<Author> authors = article.Authors.IsEmpty ? publication.Authors : article.Authors;
        Lack(
            Rules.ApparatusAuthors,
            head,
            authors.IsEmpty
                ? [(true, "authors")]
                :
                [
                    (authors.Any(author => author.Affiliation.IsEmpty), "affiliation"),
                    (authors.Any(author => author.City.IsEmpty), "city"),
                    (authors.Any(author => author.Country.IsEmpty), "country"),
                    (authors.All(author => author.Email is null), "email"),
                    (authors.All(author => author.Orcid is null), "orcid"),
                ],
            findings
        );
        Lack(
            Rules.ApparatusDates,
            head,
            [
                (article.Received is null, "received"),
                (article.Approved is null, "approved"),
                (article.Accepted is null, "accepted"),
                (article.Conflict.IsEmpty, "conflict"),
            ],
            findings
        );

        List<(bool, string)> lacking = [];
        foreach (Lang lang in publication.Languages)
        {
            lacking.Add((!article.Title.TryGet(lang, out _), $"title ({lang})"));
            lacking.Add((!article.Keywords.TryGet(lang, out _), $"keywords ({lang})"));
            lacking.Add((!article.Type.IsEmpty && !article.Type.TryGet(lang, out _), $"type ({lang})"));
            lacking.Add((article.Authors.Any(author => !author.Name.TryGet(lang, out _)), $"name ({lang})"));
            lacking.Add(
                (
                    article.Authors.Any(author =>
                        !author.Affiliation.IsEmpty && !author.Affiliation.TryGet(lang, out _)
                    ),
                    $"affiliation ({lang})"
                )
            );
        }

        Lack(Rules.ApparatusLanguage, head, lacking, findings);
    }

    private static void Lack(
        Rule rule,
        SourceSpan span,
        IEnumerable<(bool Lacks, string What)> parts,
        Findings findings
    )
    {
        string lacking = string.Join(", ", parts.Where(part => part.Lacks).Select(part => part.What));
        if (lacking.Length > 0)
        {
            findings.Add(Says.ApparatusLacks(rule, lacking), span);
        }
    }

    private static SourceSpan Key(Article article, string key, SourceSpan otherwise) =>
        article.KeySpans.TryGetValue(key, out SourceSpan span) ? span : otherwise;

    /// <summary>Main numbers in points of three, with auxiliaries: brackets, signs and quotes of the tables.</summary>
    private static bool IsUdc(string udc)
    {
        int depth = 0;
        for (int i = 0; i < udc.Length; i++)
        {
            char c = udc[i];
            bool known =
                Letters.IsDigit(c)
                || c
                    is '.'
                        or '('
                        or ')'
                        or '['
                        or ']'
                        or '+'
                        or ':'
                        or '/'
                        or '-'
                        or '='
                        or '"'
                        or '“'
                        or '”'
                        or '«'
                        or '»'
                        or '*'
                        or '\''
                        or '’'
                        or ' '
                        or Letters.NoBreak
                        or ','
                        or ';'
                        or '–'
                || Letters.IsWord(c);
            depth +=
                c is '(' or '[' ? 1
                : c is ')' or ']' ? -1
                : 0;
            if (!known || depth < 0)
            {
                return false;
            }
        }

        int number = 0;
        while (number < udc.Length && (Letters.IsDigit(udc[number]) || udc[number] == '.'))
        {
            number++;
        }

        // After each three digits a point: 341.24, 327, 94.
        string[] groups = udc[..number].TrimEnd('.').Split('.');
        bool grouped =
            groups.Length > 0
            && groups[0].Length is >= 1 and <= 3
            && groups.All(group => group.Length is >= 1 and <= 3)
            && groups.SkipLast(1).All(group => group.Length is 2 or 3);
        return depth == 0 && udc.Length > 0 && (number > 0 ? grouped : udc[0] is '(' or '=');
    }

    private static void Lengths(Article article, Findings findings)
    {
        foreach (Abstract text in article.Abstracts)
        {
            int words = Passages
                .Of(text.Blocks, PassageKind.Abstract)
                .Where(passage => passage.Note is null)
                .Sum(passage => Words(passage.Text));
            if (words > MaxAbstractWords)
            {
                findings.Add(
                    Says.AbstractLength(words, MaxAbstractWords),
                    text.Span with
                    {
                        Length = Math.Min(text.Span.Length, 3),
                    }
                );
            }
        }

        foreach (LocalizedEntry<ImmutableArray<string>> keywords in article.Keywords.Entries)
        {
            if (keywords.Value.Length is < MinKeywords or > MaxKeywords)
            {
                findings.Add(Says.KeywordCount(keywords.Value.Length, MinKeywords, MaxKeywords), keywords.Span);
            }
        }
    }

    private static int Words(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            count +=
                Letters.IsWordOrDigit(text[i])
                && (
                    i == 0
                    || !(
                        Letters.IsWordOrDigit(text[i - 1])
                        || Letters.IsHyphen(text[i - 1])
                        || text[i - 1] is '’' or '\''
                    )
                )
                    ? 1
                    : 0;
        }

        return count;
    }

    private static void Dates(Article article, Publication publication, SourceSpan head, Findings findings)
    {
        (string Key, DateOnly? Date)[] dates =
        [
            ("received", article.Received),
            ("revised", article.Revised),
            ("approved", article.Approved),
            ("accepted", article.Accepted),
            ("date", publication.Date),
        ];
        (string Key, DateOnly? Date) before = ("", null);
        foreach ((string key, DateOnly? date) in dates.Where(date => date.Date is not null))
        {
            if (before.Date is { } earlier && date < earlier)
            {
                string subject = key == "date" ? "the date of the edition" : key;
                string place = key == "date" ? before.Key : key;
                findings.Add(Says.DateOrder(before.Key, earlier, subject, date), Key(article, place, head));
            }

            before = (key, date);
        }
    }

    private static void Periods(Article article, Findings findings)
    {
        foreach (LocalizedEntry<ImmutableArray<Inline>> title in article.Title.Entries)
        {
            Period(PlainText.Of(title.Value), title.Span, "title", findings);
        }

        foreach (LocalizedEntry<ImmutableArray<string>> keywords in article.Keywords.Entries)
        {
            foreach (string keyword in keywords.Value)
            {
                Period(keyword, keywords.Span, "keyword", findings);
            }
        }
    }

    private static void Period(string text, SourceSpan span, string what, Findings findings)
    {
        string trimmed = text.TrimEnd();
        ReadOnlySpan<char> word =
            trimmed.Length > 1
                ? trimmed.AsSpan(
                    Letters.WordStart(trimmed, trimmed.Length - 1),
                    trimmed.Length - 1 - Letters.WordStart(trimmed, trimmed.Length - 1)
                )
                : default;
        if (trimmed.EndsWith('.') && !trimmed.EndsWith("..", StringComparison.Ordinal) && word.Length > 2)
        {
            findings.Add(Says.FinalPeriod(what, trimmed), span);
        }
    }
}
