using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// The references in the notes: their punctuation and elements (GOST R 7.0.5-2008), what «Там же» and «Указ. соч.»
/// mean, ranges, years, and whether the whole edition describes works in one way.
/// </summary>
internal static partial class NoteReferences
{
    /// <summary>
    /// The references of one article's notes, in the order of their first calls; queries on each go to the findings.
    /// </summary>
    public static List<Citation> Check(List<Passage> passages, Publication publication, Findings findings)
    {
        List<List<Citation>> notes = [];
        foreach (
            IGrouping<Note, Passage> note in passages
                .Where(passage => passage.Note is not null)
                .GroupBy(passage => passage.Note!, ReferenceEqualityComparer.Instance as IEqualityComparer<Note>)
        )
        {
            List<Citation> citations =
            [
                .. note.Where(passage => passage.Kind == PassageKind.Note).SelectMany(CitationParser.Parse),
            ];
            notes.Add(citations);
            FinalPeriod(note.Last(), citations, findings);
        }

        List<Citation> all = [.. notes.SelectMany(note => note)];
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (Citation citation in all)
        {
            if (citation.IsRussian)
            {
                Punctuation(citation, findings);

                // A later reference to the same work may be shortened.
                if (known.Add(Descriptions.Bare(citation.Surname + citation.Title)))
                {
                    Elements(citation, findings);
                }
            }

            Future(citation, publication.Date.Year, findings);
        }

        Pages(all, findings);
        Resolution.Check(notes, publication.NoteNumbering, findings);
        foreach (Passage passage in passages)
        {
            ReversedRanges.Check(passage, findings);
        }

        return all;
    }

    private static void FinalPeriod(Passage last, List<Citation> citations, Findings findings)
    {
        int end = last.Text.AsSpan().TrimEnd(" \u00A0\n").Length;
        if (
            end == 0
            || citations.Count == 0
            || !(citations[^1].IsWork || citations[^1].Kind is CitationKind.Ibid or CitationKind.OpCit)
            || citations[^1].Passage != last
        )
        {
            return;
        }

        char c = last[end - 1];
        if ((Letters.IsWordOrDigit(c) || c is ')' or '»' or ',' or ';') && last.IsOpen(end - 1))
        {
            findings.Add(
                new Diagnostic(Says.NoFinalPeriod(), last.Place(end - 1, 1))
                {
                    Fix = c is ',' or ';' ? null : last.Mend(end, 0, "."),
                }
            );
        }
    }

    private static void Punctuation(Citation citation, Findings findings)
    {
        if (!citation.IsWork)
        {
            return;
        }

        Passage passage = citation.Passage;
        foreach (Match slash in Slashes().Matches(citation.Text))
        {
            int at = citation.Start + slash.Index;
            bool before = Letters.IsSpace(passage[at - 1]);
            bool after = Letters.IsSpace(passage[at + slash.Length]) || at + slash.Length == passage.Text.Length;
            bool needs = slash.Length == 2 ? !before || !after : before != after;
            if (needs && passage.IsOpen(at) && citation.Kind != CitationKind.Web)
            {
                int start = before ? at - 1 : at;
                int end = at + slash.Length + (after ? 1 : 0);
                findings.Add(
                    new Diagnostic(
                        Says.SlashWithoutSpaces(slash.Value, passage[at - (before ? 2 : 1)]),
                        passage.Place(at, slash.Length)
                    )
                    {
                        Fix = end <= passage.Text.Length ? passage.Mend(start, end - start, $" {slash.Value} ") : null,
                    }
                );
            }
        }

        foreach (Match sign in PageSign().Matches(citation.Text))
        {
            string expected = $"С. {sign.Groups["page"].Value}";
            findings.Add(
                Says.ReferencePages(expected),
                passage.Place(citation.Start + sign.Groups["sign"].Index, sign.Groups["sign"].Length)
            );
        }

        if (EditionFirst().Match(citation.Text) is { Success: true } edition)
        {
            findings.Add(
                Says.EditionStatement(edition.Groups["number"].Value),
                passage.Place(citation.Start + edition.Index, edition.Length)
            );
        }

        if (YearWithWord().Match(citation.Text) is { Success: true } year)
        {
            findings.Add(
                Says.ImprintYear(year.Groups["year"].Value),
                passage.Place(citation.Start + year.Index, year.Length)
            );
        }
    }

    private static void Elements(Citation citation, Findings findings)
    {
        string text = citation.Text;
        switch (citation.Kind)
        {
            case CitationKind.Book:
                if (citation.Year == 0)
                {
                    Lacks(citation, citation.Start, "the year (expected: “М. : Издательство, 2010.”)", findings);
                }
                else if (citation.PlaceName.Length == 0 && !WithoutPlace().IsMatch(text))
                {
                    Lacks(
                        citation,
                        citation.YearAt,
                        $"the place and the publisher before {citation.Year} (expected: “М. : Издательство, {citation.Year}.”)",
                        findings
                    );
                }

                break;
            case CitationKind.Part:
                if (citation.Year == 0 && !AnyYear().IsMatch(text))
                {
                    Lacks(citation, citation.Start, "the year (expected: “… // Журнал. 2010. № 5. С. 6.”)", findings);
                }
                else if (!citation.HasLocator && !Newspaper().IsMatch(text) && !citation.IsSee)
                {
                    Lacks(citation, citation.End - 1, "the pages (expected: “С. 6.”)", findings);
                }

                break;
            case CitationKind.Web:
                if (!AccessDate().IsMatch(text))
                {
                    Lacks(
                        citation,
                        citation.Start + Math.Max(0, text.IndexOf("URL:", StringComparison.Ordinal)),
                        "the date of access (expected: “URL: … (дата обращения: 15.10.2008).”)",
                        findings
                    );
                }

                break;
            case CitationKind.Archive:
                string missing = string.Join(
                    ", ",
                    new[]
                    {
                        (ArchiveInventory().IsMatch(text), "Оп."),
                        (ArchiveFile().IsMatch(text), "Д."),
                        (ArchiveLeaf().IsMatch(text), "Л."),
                    }
                        .Where(part => !part.Item1)
                        .Select(part => part.Item2)
                );
                if (missing.Length > 0)
                {
                    Lacks(
                        citation,
                        citation.Start,
                        $"{missing} (expected: “ГАРФ. Ф. 102. Оп. 20. Д. 5. Л. 12.”)",
                        findings
                    );
                }

                break;
            case CitationKind.Law:
                if (LawNumbered().IsMatch(text) && (!text.Contains('№') || !LawDate().IsMatch(text)))
                {
                    Lacks(
                        citation,
                        citation.Start,
                        "the date or the number (expected: “от 27.12.2002 № 184-ФЗ”)",
                        findings
                    );
                }

                break;
        }
    }

    private static void Lacks(Citation citation, int at, string what, Findings findings) =>
        findings.Add(Says.ReferenceElement(what), citation.Passage.Place(at, 1));

    /// <summary>One reference to a whole book among many to pages is likely to have lost its page.</summary>
    private static void Pages(List<Citation> all, Findings findings)
    {
        List<Citation> books = all.FindAll(citation => citation.Kind == CitationKind.Book && citation.Year > 0);
        int located = books.Count(citation => citation.HasLocator);
        if (located * 2 <= books.Count)
        {
            return;
        }

        foreach (Citation book in books.Where(citation => !citation.HasLocator && !citation.IsSee))
        {
            findings.Add(Says.ReferenceWithoutPage(book.Year), book.Passage.Place(book.YearAt, 4));
        }
    }

    private static void Future(Citation citation, int edition, Findings findings)
    {
        // A manuscript without a date has a year that no reference is before.
        if (edition > 1970 && citation.Year > edition && citation.IsWork)
        {
            findings.Add(Says.FutureYear(citation.Year, edition), citation.Passage.Place(citation.YearAt, 4));
        }
    }

    [GeneratedRegex(@"(?<![:/])//?(?!/)", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();

    [GeneratedRegex(
        @"(?<=\d{4}(?:[ \u00A0]г)?)[.,][ \u00A0](?<sign>(?:с|стр|Стр)\.|(?<=,[ \u00A0])С\.)[ \u00A0]?(?<page>\d+(?:[–-]\d+)?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PageSign();

    [GeneratedRegex(@"(?<=[.][ \u00A0])Изд\.[ \u00A0](?<number>\d+)(?!\d)(?![-‑])", RegexOptions.CultureInvariant)]
    private static partial Regex EditionFirst();

    [GeneratedRegex(
        @"(?<=:[ \u00A0]?[^,:;/.\d]{2,60},[ \u00A0])(?<year>\d{4})[ \u00A0]?г\.(?=[ \u00A0]С\.|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearWithWord();

    [GeneratedRegex(@"\[?Б\.[ \u00A0]?м\.|[Бб]\.[ \u00A0]и\.", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutPlace();

    [GeneratedRegex(@"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AnyYear();

    [GeneratedRegex(
        @"(?:1[4-9]|20)\d\d\.[ \u00A0]\d{1,2}[ \u00A0]\p{Ll}{3,8}|\d{1,2}\.\d{2}\.\d{4}|(?:1[4-9]|20)\d\d[ \u00A0]?г\.[ \u00A0]\d{1,2}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Newspaper();

    [GeneratedRegex(
        @"обращения:?[ \u00A0]\d{1,2}[.\u00A0 ]|accessed:?[ \u00A0]\d",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex AccessDate();

    [GeneratedRegex(@"(?<!\p{L})[Оо]п\.[ \u00A0]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveInventory();

    [GeneratedRegex(@"(?<!\p{L})(?:[Дд]|хр|[Пп]|Пор)\.[ \u00A0]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveFile();

    [GeneratedRegex(@"(?<!\p{L})(?:[Лл]{1,2}|[Сс])\.[ \u00A0]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveLeaf();

    [GeneratedRegex(@"^(?:Федеральный|Указ|Постановление|Распоряжение|Приказ)\b", RegexOptions.CultureInvariant)]
    private static partial Regex LawNumbered();

    [GeneratedRegex(@"\bот[ \u00A0]\d", RegexOptions.CultureInvariant)]
    private static partial Regex LawDate();
}
