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
            findings.Add(Says.SignMeansNoWork(sign, fault), place);
        }
        else if (worksBefore > 1)
        {
            findings.Add(
                new Diagnostic(Says.WorkOfManyInNote(sign, worksBefore), place)
                {
                    Related = [(before.Span, Says.NoteBefore)],
                }
            );
        }
        else if (numbering == NoteNumbering.Page)
        {
            findings.Add(Says.IbidFirstOnPage(sign), place);
        }
    }

    private static void OpCit(Citation citation, Dictionary<string, HashSet<string>> worksBySurname, Findings findings)
    {
        if (citation.Surname.Length == 0)
        {
            findings.Add(Says.WorkWithoutAuthor(), citation.Span);
        }
        else if (!worksBySurname.TryGetValue(citation.Surname, out HashSet<string>? titles))
        {
            findings.Add(Says.WorkNotCited(citation.Surname), citation.Span);
        }
        else if (titles.Count > 1)
        {
            findings.Add(Says.WorkOfMany(titles.Count, citation.Surname), citation.Span);
        }
    }
}
