using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>
/// Asks before anything is set whether every letter of the book is in the faces that are to set it: a letter that no
/// face of its family has is an error, named once a file, at its first place.
/// Spaces and hyphens that have an equivalent are no fault.
/// </summary>
public sealed class Coverage
{
    private readonly FaceLibrary faces;
    private readonly Findings findings;
    private readonly Dictionary<(string Family, bool Bold, bool Italic), HashSet<int>> covered = [];
    private readonly HashSet<(Source? Source, int CodePoint)> reported = [];

    private Coverage(FaceLibrary faces, Findings findings)
    {
        this.faces = faces;
        this.findings = findings;
    }

    public static void Check(AssembledBook book, Template template, FaceLibrary faces, Findings findings)
    {
        var coverage = new Coverage(faces, findings);
        foreach (Leaf leaf in Leaves.Of(book, template))
        {
            leaf.Letters(template, coverage.Letters);
        }
    }

    private void Letters(string text, SourceSpan span, Manner manner)
    {
        (string, bool, bool) key = (manner.Family, manner.Bold, manner.Italic);
        if (!covered.TryGetValue(key, out HashSet<int>? known))
        {
            covered.Add(key, known = []);
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || known.Contains(rune.Value))
            {
                continue;
            }

            if (
                faces.Chain(manner.Family, manner.Bold, manner.Italic).Any(face => FaceLibrary.Covers(face, rune.Value))
            )
            {
                known.Add(rune.Value);
            }
            else if (reported.Add((span.Source, rune.Value)))
            {
                string shown = Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                    ? ""
                    : $" “{rune}”";
                string asked = string.Join(
                    ", ",
                    faces.Chain(manner.Family, manner.Bold, manner.Italic).Select(face => face.FamilyName).Distinct()
                );
                findings.Add(
                    Rules.MissingLetter,
                    PlaceOf(rune, span),
                    $"No face of “{manner.Family}” ({asked}) has the letter U+{rune.Value:X4}{shown}."
                );
            }
        }
    }

    /// <summary>
    /// The letter's own place if the manuscript has it as it stands; else that of the whole text (an entity, a composed
    /// letter).
    /// </summary>
    private static SourceSpan PlaceOf(Rune rune, SourceSpan span)
    {
        if (span.Source is null || span.Start < 0 || span.End > span.Source.Text.Length)
        {
            return span;
        }

        string letter = rune.ToString();
        int at = span.Source.Text.IndexOf(letter, span.Start, span.Length, StringComparison.Ordinal);
        return at < 0 ? span : new SourceSpan(span.Source, at, letter.Length);
    }
}
