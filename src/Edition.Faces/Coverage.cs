using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>
/// Asks before anything is set whether every letter of the book is in the faces that are to set it, which opens all of
/// them, and is written from left to right. Letters that no face has are told run by run, each run once a file: they
/// forbid the PDF, and are left to the reader's faces by the other editions. Spaces and hyphens that have an equivalent are no fault.
/// </summary>
public sealed class Coverage
{
    /// <summary>No finding names more code points.</summary>
    private const int MostNamed = 6;

    private readonly FaceLibrary faces;
    private readonly Findings findings;
    private readonly Rule missing;

    /// <summary>
    /// For each kind of letters what is known of the first 65,536 characters, by pages of 256: looked up once each.
    /// </summary>
    private readonly Dictionary<(string Family, bool Bold, bool Italic), State[]?[]> known = [];
    private readonly HashSet<(Source? Source, string Run)> reported = [];

    private Coverage(FaceLibrary faces, Findings findings, bool forPrint)
    {
        this.faces = faces;
        this.findings = findings;
        missing = forPrint ? Rules.MissingLetter : Rules.LetterLeft;
    }

    /// <param name="book">What is to be set.</param>
    /// <param name="template">How.</param>
    /// <param name="faces">The template's.</param>
    /// <param name="findings">Told of the runs.</param>
    /// <param name="forPrint">Whether a PDF is to be made, which has to have every letter.</param>
    public static void Check(
        AssembledBook book,
        Template template,
        FaceLibrary faces,
        Findings findings,
        bool forPrint = true
    )
    {
        var coverage = new Coverage(faces, findings, forPrint);
        foreach (Leaf leaf in Leaves.Of(book))
        {
            leaf.Letters(template, coverage.Letters);
        }

        for (int i = 0; i < book.Parts.Length; i++)
        {
            coverage.Heads(new PartPlace(book, i, template));
        }
    }

    /// <summary>What stands over the pages of a part and at their feet.</summary>
    private void Heads(PartPlace place)
    {
        foreach (bool verso in place.HasRunningHead ? (bool[])[false, true] : [])
        {
            (string text, Lang lang) = place.RunningHead(verso);
            Letters(text, place.Part.Span, Manner.Of(place.Template.Style(StyleName.RunningHead), lang));
        }

        if (place.HasFolio)
        {
            Letters(Leaf.Folios, place.Part.Span, Manner.Of(place.Template.Style(StyleName.Folio), place.Part.Lang));
        }
    }

    private enum State : byte
    {
        Unknown,

        /// <summary>A space, a mark, a figure: goes with what stands on both sides.</summary>
        Between,
        Set,
        Missing,
        RightToLeft,
    }

    private void Letters(string text, SourceSpan span, Manner manner)
    {
        (string, bool, bool) key = (manner.Family, manner.Bold, manner.Italic);
        if (!known.TryGetValue(key, out State[]?[]? pages))
        {
            known.Add(key, pages = new State[]?[256]);
        }

        State run = State.Set;
        string? script = null;
        int start = 0,
            end = 0,
            at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int next = at + rune.Utf16SequenceLength;
            State state = StateOf(rune, manner, pages);
            if (state is State.Missing or State.RightToLeft)
            {
                string? own = ScriptOf(rune);
                if (run != state || script != own)
                {
                    Close();
                    (run, script, start) = (state, own, at);
                }

                end = next;
            }
            else if (state == State.Set)
            {
                Close();
            }

            at = next;
        }

        Close();

        void Close()
        {
            if (run != State.Set)
            {
                Report(text[start..end], span, manner, run);
            }

            run = State.Set;
        }
    }

    /// <summary>Japanese is written in ideographs too.</summary>
    private static string? ScriptOf(Rune rune) =>
        Scripts.Of(rune.Value)?.Name is { } name ? (name == "Japanese" ? "Chinese" : name) : null;

    private State StateOf(Rune rune, Manner manner, State[]?[] pages)
    {
        if (!rune.IsBmp)
        {
            return StateOf(rune, manner);
        }

        ref State state = ref (pages[rune.Value >> 8] ??= new State[256])[rune.Value & 0xFF];
        if (state == State.Unknown)
        {
            state = StateOf(rune, manner);
        }

        return state;
    }

    private State StateOf(Rune rune, Manner manner) =>
        Scripts.IsRightToLeft(rune.Value) ? State.RightToLeft
        : rune.Value != '\n' && faces.Find(manner.Family, manner.Bold, manner.Italic, rune.Value) is null
            ? State.Missing
        : Rune.IsLetter(rune) ? State.Set
        : State.Between;

    private void Report(string run, SourceSpan span, Manner manner, State state)
    {
        if (!reported.Add((span.Source, run)))
        {
            return;
        }

        SourceSpan place = PlaceOf(run, span);
        string shown = Shown(run);
        if (state == State.RightToLeft)
        {
            string script = Scripts.Of(Rune.GetRuneAt(run, 0).Value)?.Name ?? "Right-to-left";
            findings.Add(Says.RightToLeft(script, shown), place);
            return;
        }

        Rune[] lacking =
        [
            .. run.EnumerateRunes()
                .Distinct()
                .Where(rune => faces.Find(manner.Family, manner.Bold, manner.Italic, rune.Value) is null),
        ];
        (string Name, string Face)? known = Scripts.Of(lacking[0].Value);
        string points = string.Join(", ", lacking.Take(MostNamed).Select(rune => $"U+{rune.Value:X4}"));
        string more = lacking.Length > MostNamed ? $" and {lacking.Length - MostNamed} more" : "";
        string what = lacking.Length == 1 ? "letter" : "letters";
        string named = known is { } script2 ? $"{script2.Name} {what}" : what;
        string serve = known is null
            ? "Add a face that has it to the template’s “fallbacks”."
            : $"{known.Value.Face} would serve: add it to the template’s families and name it in “fallbacks”.";
        findings.Add(Says.LettersMissing(missing, manner.Family, $"{named} {points}{more}", shown, serve), place);
    }

    /// <summary>The run in quotation marks, cut where it is long; nothing where there is nothing to see.</summary>
    private static string Shown(string run)
    {
        string seen = string.Concat(
            run.EnumerateRunes()
                .Where(rune =>
                    Rune.GetUnicodeCategory(rune)
                        is not (
                            UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.PrivateUse
                            or UnicodeCategory.OtherNotAssigned
                        )
                )
                .Take(24)
                .Select(rune => rune.ToString())
        );
        return seen.Length == 0 ? "" : $" “{seen}{(seen.Length < run.Length && seen.Length >= 24 ? "…" : "")}”";
    }

    /// <summary>
    /// The run's own place if the manuscript has it as it stands; else that of its first letter, else of the whole text
    /// (an entity, a composed letter).
    /// </summary>
    private static SourceSpan PlaceOf(string run, SourceSpan span)
    {
        if (span.Source is null || span.Start < 0 || span.End > span.Source.Text.Length)
        {
            return span;
        }

        foreach (string sought in (string[])[run, Rune.GetRuneAt(run, 0).ToString()])
        {
            int at = span.Source.Text.IndexOf(sought, span.Start, span.Length, StringComparison.Ordinal);
            if (at >= 0)
            {
                return new SourceSpan(span.Source, at, sought.Length);
            }
        }

        return span;
    }
}
