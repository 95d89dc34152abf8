using System.Collections.Immutable;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// A galley as arrays. Slug <c>i</c> is followed by <c>Next[i]</c>; where <c>Others[i]</c> is not null a paragraph
/// begins that has further settings, whose first slugs it names.
/// Indices only grow along any way through the galley; <c>End</c> is after the last. Notes make a stream of lines in
/// the order of their marks: <c>Stream[k]</c> is the depth of all lines
/// before line <c>k</c>, in units.
/// </summary>
internal sealed class FlatGalley
{
    public FlatGalley(ImmutableArray<Matter> galley, PageSettings settings)
    {
        int count = 0,
            called = 0,
            lines = 0;
        foreach (Matter matter in galley)
        {
            count += LengthOf(matter);
            foreach (Slug slug in matter.Slugs)
            {
                foreach (GalleyNote note in slug.Notes)
                {
                    called++;
                    lines += note.Lines.Length;
                }
            }
        }

        End = count;
        Slugs = new Slug[count];
        Next = new int[count];
        Places = new (int, int)[count];
        Others = new (int, long)[count + 1][];
        TurnCost = new long[count + 1];
        NotesBefore = new int[count + 1];
        FloatsBefore = new int[count + 1];
        var notes = new List<GalleyNote>(called);
        var floats = new List<int>();
        var stream = new List<long>(lines + 1) { 0 };
        var badTurn = new List<bool>(lines + 1);
        var firstLine = new List<int>(called + 1);
        int at = 0;

        void Append(ImmutableArray<Slug> slugs, int matter, int notesBefore, int after)
        {
            for (int i = 0; i < slugs.Length; i++, at++)
            {
                Slugs[at] = slugs[i];
                Places[at] = (matter, i);
                Next[at] = i + 1 < slugs.Length ? at + 1 : after;
                TurnCost[at] = CostOf(slugs[i].Turn, settings);
                NotesBefore[at] = notesBefore;
                FloatsBefore[at] = floats.Count;
                if (slugs[i].Floats)
                {
                    floats.Add(at);
                }
                else
                {
                    notesBefore += slugs[i].Notes.Length;
                }
            }
        }

        for (int m = 0; m < galley.Length; m++)
        {
            Matter matter = galley[m];
            int first = at;
            int after = first + LengthOf(matter);
            int before = notes.Count;
            Append(matter.Slugs, m, before, after);
            foreach (Slug slug in matter.Slugs)
            {
                foreach (GalleyNote note in slug.Floats ? [] : slug.Notes)
                {
                    notes.Add(note);
                    firstLine.Add(stream.Count - 1);
                    foreach (Slug line in note.Lines)
                    {
                        stream.Add(stream[^1] + (line.Before + line.Height).Units);
                        badTurn.Add((line.Turn & (Turn.Hyphen | Turn.Widow | Turn.Orphan)) != Turn.None);
                    }
                }
            }

            if (!matter.Others.IsEmpty)
            {
                var firsts = new List<(int, long)>();
                foreach ((int cost, ImmutableArray<Slug> other) in matter.Others)
                {
                    firsts.Add((at, cost));
                    Append(other, m, before, after);
                }

                Others[first] = [.. firsts];
            }
        }

        NotesBefore[End] = notes.Count;
        FloatsBefore[End] = floats.Count;
        firstLine.Add(stream.Count - 1);
        Notes = [.. notes];
        Floats = [.. floats];
        FirstLine = [.. firstLine];
        Stream = [.. stream];
        badTurn.Add(false);
        BadTurn = [.. badTurn];
        EarlierCall = EarlierCalls(Notes);
    }

    private static int LengthOf(Matter matter)
    {
        int length = matter.Slugs.Length;
        foreach ((_, ImmutableArray<Slug> other) in matter.Others)
        {
            length += other.Length;
        }

        return length;
    }

    private static int[] EarlierCalls(GalleyNote[] notes)
    {
        var calls = new int[notes.Length];
        calls.AsSpan().Fill(-1);
        if (Array.Exists(notes, note => note.Earlier is not null))
        {
            var index = new Dictionary<GalleyNote, int>();
            for (int k = 0; k < notes.Length; k++)
            {
                calls[k] = notes[k].Earlier is { } earlier && index.TryGetValue(earlier, out int found) ? found : -1;
                index.Add(notes[k], k);
            }
        }

        return calls;
    }

    public int End { get; }

    public Slug[] Slugs { get; }

    public int[] Next { get; }

    /// <summary>Of each slug: the index of its matter, and its own index in that setting.</summary>
    public (int Matter, int Index)[] Places { get; }

    public (int First, long Cost)[]?[] Others { get; }

    public long[] TurnCost { get; }

    /// <summary>How many notes have their marks before the slug.</summary>
    public int[] NotesBefore { get; }

    public int[] FloatsBefore { get; }

    public GalleyNote[] Notes { get; }

    /// <summary>For a note the index of the call before it, or -1.</summary>
    public int[] EarlierCall { get; }

    public int[] Floats { get; }

    /// <summary>Of each note its first line in the stream; one more entry for the end.</summary>
    public int[] FirstLine { get; }

    public long[] Stream { get; }

    /// <summary>
    /// Of each line of the stream, whether a split before it would cut a word or leave a line of a paragraph alone.
    /// </summary>
    public bool[] BadTurn { get; }

    /// <summary>
    /// How far the stream from one line to another goes into a room where no split is good: none of a note that would
    /// begin with its last line here, and if a few lines back the cut is better, there.
    /// </summary>
    public int LinesWithin(int from, int to, long room)
    {
        int fit = from;
        while (fit < to && Stream[fit + 1] - Stream[from] <= room)
        {
            fit++;
        }

        fit -=
            fit - from > 2 && Array.BinarySearch(FirstLine, fit + 1) >= 0 && Array.BinarySearch(FirstLine, fit) < 0
                ? 1
                : 0;
        for (int back = 0; back < 3 && BadTurn[fit] && fit - from > 4; back++)
        {
            fit--;
        }

        return fit;
    }

    /// <summary>
    /// What is wrong with ending a page before a slug, the floats from <paramref name="pending"/> on left for later
    /// ones: a float that stands next and is put off leaves what it was to be kept with alone.
    /// </summary>
    public Turn TurnBefore(int node, int pending)
    {
        Turn turn = node < End ? Slugs[node].Turn : Turn.None;
        for (int f = FloatsBefore[node] - 1, next = node; f >= pending && Next[Floats[f]] == next; f--)
        {
            next = Floats[f];
            turn |= Slugs[next].Turn;
        }

        return turn;
    }

    public static long CostOf(Turn turn, PageSettings settings) =>
        (turn.HasFlag(Turn.Widow) ? settings.WidowCost : 0)
        + (turn.HasFlag(Turn.Orphan) ? settings.OrphanCost : 0)
        + (turn.HasFlag(Turn.Hyphen) ? settings.HyphenAtTurnCost : 0)
        + (turn.HasFlag(Turn.NearHeading) ? settings.HeadingNearFootCost : 0)
        + (turn.HasFlag(Turn.Kept) ? 10L * settings.HeadingNearFootCost : 0);
}
