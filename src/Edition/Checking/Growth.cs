using Edition.Diagnostics;
using Edition.Model;

namespace Edition.Checking;

/// <summary>
/// How much an edition says beyond its manuscript: a reference without words takes those of its target, an address or a
/// note that is named once is used again and again. What is short to write may so be endless to set; honest editions
/// do not come to twice their manuscript.
/// </summary>
public static class Growth
{
    private const long Base = 1_000_000,
        Times = 4;

    /// <summary>Whether the edition has grown no further than it may; else an error says where.</summary>
    /// <param name="book">Assembled, not yet set.</param>
    /// <param name="characters">The length of the manuscript's text.</param>
    /// <param name="findings">Takes the error.</param>
    public static bool Check(AssembledBook book, long characters, Findings findings)
    {
        long most = Base + (Times * characters),
            said = 0;
        bool repeats = book.Publication.NoteNumbering == NoteNumbering.Page;
        var notes = new Dictionary<string, long>(StringComparer.Ordinal);
        SourceSpan place = book.Publication.Span;
        foreach (Block block in book.Parts.SelectMany(part => part.Blocks))
        {
            Walk.Visit(block, Count, Meet);
            if (said > most)
            {
                findings.Add(Says.GrowsTooFar(said, characters), place with { Length = Math.Min(place.Length, 1) });
                return false;
            }
        }

        return true;

        void Count(Block inner)
        {
            said += inner is CodeBlock code ? code.Value.Length : 0;
            place = inner.Span.Source is null ? place : inner.Span;
        }

        void Meet(Inline inline)
        {
            said += inline switch
            {
                Text text => text.Value.Length,
                Code code => code.Value.Length,
                Link link => link.Uri.Length,

                // On another page it is set again.
                NoteRef again when repeats => notes.GetValueOrDefault(again.Key),
                _ => 0,
            };
            if (repeats && inline is Note note && !notes.ContainsKey(note.Key))
            {
                notes[note.Key] = LengthOf(note);
            }
        }
    }

    private static long LengthOf(Note note)
    {
        long length = 0;
        foreach (Block block in note.Blocks)
        {
            Walk.Visit(block, null, inline => length += inline is Text text ? text.Value.Length : 0);
        }

        return length;
    }
}
