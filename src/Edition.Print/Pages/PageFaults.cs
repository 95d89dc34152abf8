using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Print.Pages;

/// <summary>
/// Says of finished pages where they are not as they should be, with the place in the manuscript and the page.
/// </summary>
internal static class PageFaults
{
    public static void Report(PartPages[] parts, PageNumbering numbering, Findings findings)
    {
        for (int p = 0; p < parts.Length; p++)
        {
            for (int i = 0; i < parts[p].Cuts.Length; i++)
            {
                Report(parts[p].Cuts[i], numbering.Labels[numbering.First[p] + i], findings);
            }
        }
    }

    private static void Report(PageCut cut, string label, Findings findings)
    {
        HashSet<GalleyNote> begun = [.. cut.Notes.Where(note => note.From == 0).Select(note => note.Note)];
        HashSet<string> keys = [.. begun.Select(note => KeyOf(note.Call))];
        foreach (
            GalleyNote note in cut
                .Slugs.SelectMany(set => set.Slug.Notes)
                .Where(note => !begun.Contains(note) && !keys.Contains(KeyOf(note.Call)))
        )
        {
            findings.Add(Says.NoteAstray(label), note.Call.Span);
        }

        foreach (NoteCut note in cut.Notes.Where(note => note.From == 0 && note.To < note.Note.Lines.Length))
        {
            findings.Add(Says.NoteRunsOver(label), note.Note.Call.Span);
        }

        if (Fault(cut.Turn) is { } fault && LastLeaf(cut) is { } leaf)
        {
            findings.Add(Says.PageBadlyCut(label, fault), leaf.Span);
        }
    }

    private static string KeyOf(Inline call) =>
        call switch
        {
            Note note => note.Key,
            NoteRef again => again.Key,
            _ => throw new InvalidOperationException(call.GetType().Name),
        };

    private static string? Fault(Turn turn) =>
        turn.HasFlag(Turn.Kept) || turn.HasFlag(Turn.NearHeading)
            ? "ends too soon after a heading, or parts what belongs together"
        : turn.HasFlag(Turn.Widow) ? "leaves the last line of a paragraph to the next page"
        : turn.HasFlag(Turn.Orphan) ? "ends with the first line of a paragraph"
        : turn.HasFlag(Turn.Hyphen) ? "ends in a cut word"
        : null;

    private static Block? LastLeaf(PageCut cut) =>
        cut
            .Slugs.SelectMany(set => set.Slug.Pieces)
            .Select(piece => piece.Strand?.Leaf)
            .LastOrDefault(leaf => leaf is not null);
}
