using Edition.Diagnostics;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// What must be the same in the whole edition: the spacing of the prescribed colon, and the description of a work
/// wherever it is cited.
/// </summary>
internal static class Descriptions
{
    public static void Check(List<Citation> citations, Findings findings)
    {
        Colons(citations, findings);
        Works(citations, findings);
    }

    /// <summary>A title's letters in lower case, which is how titles are compared.</summary>
    public static string Bare(string title) =>
        string.Concat(title.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static void Colons(List<Citation> citations, Findings findings)
    {
        List<(Passage Passage, int At)> spaced = [];
        List<(Passage Passage, int At)> closed = [];
        foreach (Citation citation in citations.Where(citation => citation.IsWork && citation.IsRussian))
        {
            Passage passage = citation.Passage;
            for (int i = citation.Start + 1; i + 1 < citation.End; i++)
            {
                if (
                    passage[i] == ':'
                    && passage.IsOpen(i)
                    && Letters.IsSpace(passage[i + 1])
                    && !IsLabel(passage.Text.AsSpan(citation.Start, i - citation.Start))
                )
                {
                    (Letters.IsSpace(passage[i - 1]) ? spaced : closed).Add((passage, i));
                }
            }
        }

        if (spaced.Count == 0 || closed.Count == 0)
        {
            return;
        }

        bool gost = spaced.Count >= closed.Count;
        foreach ((Passage passage, int at) in gost ? closed : spaced)
        {
            findings.Add(
                new Diagnostic(
                    gost
                        ? Says.SpaceBeforeColonMissing(spaced.Count, spaced.Count + closed.Count)
                        : Says.SpaceBeforeColon(closed.Count, spaced.Count + closed.Count),
                    passage.Place(at, 1)
                )
                {
                    Fix = gost ? passage.Mend(at, 1, " :") : passage.Mend(at - 1, 1, ""),
                }
            );
        }
    }

    private static bool IsLabel(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> word = before.TrimEnd(" \u00A0");
        foreach (
            string label in (ReadOnlySpan<string>)
                [
                    "URL",
                    "DOI",
                    "обращения",
                    "доступа",
                    "См.",
                    "по",
                    "также",
                    "ISBN",
                    "ISSN",
                    "режим",
                    "EDN",
                    "ссылка",
                    "ресурс]",
                ]
        )
        {
            if (word.EndsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return label != "ресурс]";
            }
        }

        return false;
    }

    private static void Works(List<Citation> citations, Findings findings)
    {
        Dictionary<string, Citation> byTitle = new(StringComparer.Ordinal);
        Dictionary<(string Surname, int Year), List<Citation>> byAuthorAndYear = [];
        foreach (
            Citation citation in citations.Where(citation =>
                citation.Kind is CitationKind.Book or CitationKind.Part
                && citation.Surname.Length > 0
                && citation.Title.Length > 5
            )
        )
        {
            string title = Bare(citation.Title);
            string key = Bare(citation.Surname) + "|" + title;
            if (byTitle.TryGetValue(key, out Citation? first))
            {
                if (Difference(first, citation) is { } difference)
                {
                    Query(citation, first, difference, findings);
                }

                continue;
            }

            byTitle[key] = citation;
            if (citation.Year == 0)
            {
                continue;
            }

            // Titles that differ by a slip of the pen.
            (string, int) year = (Bare(citation.Surname), citation.Year);
            if (!byAuthorAndYear.TryGetValue(year, out List<Citation>? others))
            {
                byAuthorAndYear[year] = others = [];
            }

            if (others.Find(other => AreNear(Bare(other.Title), title)) is { } near)
            {
                Query(citation, near, $"the title is “{near.Title}” there", findings);
            }

            if (others.Count < 50)
            {
                others.Add(citation);
            }
        }
    }

    private static void Query(Citation citation, Citation first, string difference, Findings findings) =>
        findings.Add(
            new Diagnostic(
                Says.TwoDescriptions(citation.Surname, citation.Title, difference),
                citation.Passage.Place(
                    citation.Start,
                    Math.Min(citation.Surname.Length + 1, citation.End - citation.Start)
                )
            )
            {
                Related = [(first.Span, Says.OtherDescription)],
            }
        );

    /// <summary>
    /// Editions of different years are different books; what one of two leaves out is a shortened reference.
    /// </summary>
    private static string? Difference(Citation first, Citation second)
    {
        if (
            first.Initials != second.Initials
            && first.Initials.Length > 0
            && second.Initials.Length > 0
            && !first.Initials.StartsWith(second.Initials, StringComparison.Ordinal)
            && !second.Initials.StartsWith(first.Initials, StringComparison.Ordinal)
        )
        {
            return "other initials";
        }

        if (first.Kind != second.Kind || first.Kind == CitationKind.Part || first.Year == 0 || second.Year == 0)
        {
            return null;
        }

        bool Differs(string a, string b) => a.Length > 0 && b.Length > 0 && Bare(a) != Bare(b);
        return first.Year != second.Year
                ? (
                    !Differs(first.Publisher, second.Publisher)
                    && first.Publisher.Length > 0
                    && Math.Abs(first.Year - second.Year) < 2
                        ? $"the year is {first.Year} there"
                        : null
                )
            : Differs(first.PlaceName, second.PlaceName) ? $"the place is “{first.PlaceName}” there"
            : Differs(first.Publisher, second.Publisher) ? $"the publisher is “{first.Publisher}” there"
            : null;
    }

    /// <summary>One letter put in, left out or changed, or two in a long title.</summary>
    private static bool AreNear(string a, string b)
    {
        int allowed = Math.Min(a.Length, b.Length) switch
        {
            < 8 => 0,
            < 20 => 1,
            _ => 2,
        };
        if (Math.Abs(a.Length - b.Length) > allowed || a.Length > 300)
        {
            return false;
        }

        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(
                    Math.Min(row[j - 1], previous[j]) + 1,
                    previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
            }

            previous = row;
        }

        return previous[b.Length] <= allowed;
    }
}
