using System.Collections;
using System.Runtime.InteropServices;
using Edition.Faces;

namespace Edition.Print.Paragraphs;

/// <summary>
/// The glyphs of a piece of a line, from left to right: those of its words as they were shaped, which every place of a
/// word shares, so that a book does not hold each of its letters. Clusters are counted in the piece's text.
/// </summary>
public readonly struct GlyphRow : IEnumerable<Glyph>
{
    private readonly ShapedRun[]? runs;

    internal GlyphRow(ShapedRun[] runs) => this.runs = runs;

    /// <summary>Of glyphs that were not shaped as words; their clusters are those of the piece.</summary>
    public GlyphRow(Face face, Glyph[] glyphs)
        : this([new ShapedRun(face, glyphs, 0, 0, 1000)]) { }

    public bool IsEmpty => runs is null || Array.TrueForAll(runs, run => run.Glyphs.Length == 0);

    /// <summary>The glyphs one beside the other, in a list that is used again.</summary>
    public ReadOnlySpan<Glyph> SpreadIn(List<Glyph> room)
    {
        room.Clear();
        foreach (Glyph glyph in this)
        {
            room.Add(glyph);
        }

        return CollectionsMarshal.AsSpan(room);
    }

    public Enumerator GetEnumerator() => new(runs ?? []);

    IEnumerator<Glyph> IEnumerable<Glyph>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One glyph after the other; a run's clusters go on where the text of the runs before it ends.</summary>
    public struct Enumerator : IEnumerator<Glyph>
    {
        private readonly ShapedRun[] runs;
        private int run;
        private int next;
        private int shift;

        internal Enumerator(ShapedRun[] runs) => this.runs = runs;

        public Glyph Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            for (; run < runs.Length; run++, next = 0)
            {
                Glyph[] glyphs = runs[run].Glyphs;
                if (next < glyphs.Length)
                {
                    Glyph glyph = glyphs[next++];
                    Current = glyph with { Cluster = glyph.Cluster + shift };
                    return true;
                }

                shift += runs[run].End - runs[run].Start;
            }

            return false;
        }

        public void Reset() => (run, next, shift) = (0, 0, 0);

        public readonly void Dispose() { }
    }
}
