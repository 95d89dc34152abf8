using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>Which work «Там же», Ibid., «Указ. соч.» and Op. cit. mean.</summary>
internal static class Resolution
{
    /// <summary>
    /// Works through one article's notes in order. «Там же» means the one work of the note before it; «Указ. соч.» the
    /// only work of its author that was cited.
    /// </summary>
    public static void Check(List<List<Citation>> notes, NoteNumbering numbering, Findings findings)
    {
        Dictionary<string, HashSet<string>> worksBySurname = new(StringComparer.Ordinal);
        Citation? before = null;
        int worksBefore = 0;
        string beforeFault = "no note stands before it";
        foreach (List<Citation> note in notes)
        {
            Citation? last = null;
            int works = 0;
            foreach (Citation citation in note)
            {
                switch (citation.Kind)
                {
                    case CitationKind.Ibid:
                        Ibid(citation, last, before, worksBefore, beforeFault, numbering, findings);
                        last ??= before;
                        works += last is null ? 0 : 1;
                        break;
                    case CitationKind.OpCit:
                        OpCit(citation, worksBySurname, findings);
                        last = citation;
                        works++;
                        break;
                    case CitationKind.Prose:
                        break;
                    default:
                        last = citation;
                        works++;
                        if (citation.Surname.Length > 0)
                        {
                            if (!worksBySurname.TryGetValue(citation.Surname, out HashSet<string>? titles))
                            {
                                worksBySurname[citation.Surname] = titles = new HashSet<string>(StringComparer.Ordinal);
                            }

                            titles.Add(Descriptions.Bare(citation.Title));
                        }

                        break;
                }
            }

            (before, worksBefore, beforeFault) = (last, works, "the note before it cites no work");
        }
    }

    private static void Ibid(
        Citation citation,
        Citation? inNote,
        Citation? before,
        int worksBefore,
        string fault,
        NoteNumbering numbering,
        Findings findings
    )
    {
        string sign = citation.Text.StartsWith("Там", StringComparison.Ordinal) ? "Там же" : "Ibid.";
        SourceSpan place = citation.Passage.Place(citation.Start, Math.Min(sign.Length, citation.End - citation.Start));
        if (inNote is not null)
        {
            return;
        }

        if (before is null)
        {
            findings.Add(Rules.UnresolvedReference, place, $"“{sign}” means no work: {fault}.");
        }
        else if (worksBefore > 1)
        {
            findings.Add(
                new Diagnostic(
                    Rules.UnresolvedReference,
                    place,
                    $"“{sign}” may mean any of the {worksBefore} works of the note before it."
                )
                {
                    Related = [(before.Span, "the note before it")],
                }
            );
        }
        else if (numbering == NoteNumbering.Page)
        {
            findings.Add(
                Rules.IbidFirstOnPage,
                place,
                $"“{sign}” may come first on a page, where it means nothing: notes are numbered by page."
            );
        }
    }

    private static void OpCit(Citation citation, Dictionary<string, HashSet<string>> worksBySurname, Findings findings)
    {
        if (citation.Surname.Length == 0)
        {
            findings.Add(
                Rules.UnresolvedReference,
                citation.Span,
                "The author of the work meant is not named (expected: “Кошкин А. А. Указ. соч. С. 5.”)."
            );
        }
        else if (!worksBySurname.TryGetValue(citation.Surname, out HashSet<string>? titles))
        {
            findings.Add(
                Rules.UnresolvedReference,
                citation.Span,
                $"No work of {citation.Surname} was cited before in this article."
            );
        }
        else if (titles.Count > 1)
        {
            findings.Add(
                Rules.UnresolvedReference,
                citation.Span,
                $"{titles.Count} works of {citation.Surname} were cited before: which is meant?"
            );
        }
    }
}
