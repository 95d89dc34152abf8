using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// A page while it is tried: how deep its text and its notes are so far. All lengths in units of <see cref="Length"/>.
/// </summary>
internal struct Fill
{
    /// <summary>The depth of the text.</summary>
    public long Depth;

    /// <summary>The depth of the notes without the white and rule above them.</summary>
    public long NoteLength;

    /// <summary>
    /// The least depth that the notes may take, the white and rule included: all but what could be carried over of the
    /// last.
    /// </summary>
    public long LeastNotes;

    /// <summary>How many notes, a continued one among them.</summary>
    public int Notes;

    /// <summary>The depth of the floats at the foot, the white above them included.</summary>
    public long Foot;

    public int Slugs;

    /// <summary>How many of the slugs are no floats.</summary>
    public int TextSlugs;
    public int Stretches;
    public int Alternates;
    public long Cost;
    public Choice? Choices;

    /// <summary>What stood next below the last heading went to the foot, or to a later page.</summary>
    public bool IsBare;

    /// <summary>The first float left for later pages, -1 if there is none.</summary>
    public int Deferred;

    /// <summary>The first float not set at the page's head.</summary>
    public int Placed;

    private int firstNote;
    private int noteEnd;
    private int firstLine;
    private int lastNote;
    private int lastOrder;

    /// <summary>The page with what earlier ones hand on to it: carried note lines, floats at its head.</summary>
    public static Fill Begin(FlatGalley galley, PageFrame frame, int node, int line, int firstFloat)
    {
        int note = galley.NotesBefore[node];
        var fill = new Fill
        {
            Deferred = -1,
            Placed = firstFloat,
            firstNote = note,
            noteEnd = note,
            firstLine = line,
            lastNote = -1,
            lastOrder = -1,
        };
        long carried = galley.Stream[galley.FirstLine[note]] - galley.Stream[line];
        if (carried > 0)
        {
            fill.NoteLength = carried;
            fill.Notes = 1;
            fill.lastNote = note - 1;
            int begun = Math.Max(line, galley.FirstLine[note - 1]);
            fill.LeastNotes = carried - RemovableLength(galley, note - 1, begun);
        }

        int pending = galley.FloatsBefore[node];
        while (fill.Placed < pending)
        {
            Slug slug = galley.Slugs[galley.Floats[fill.Placed]];
            long deeper = frame.RoundUp(new Length(fill.Depth) + slug.Height).Units;
            if (fill.Slugs > 0 && deeper > frame.Rows * frame.Leading.Units)
            {
                fill.Deferred = fill.Placed;
                break;
            }

            fill.Depth = deeper;
            fill.Slugs++;
            fill.Placed++;
            fill.AddFloatNotes(slug);
        }

        return fill;
    }

    /// <summary>Adds a slug to the page that begins with the slug <paramref name="start"/>.</summary>
    public void Add(FlatGalley galley, PageFrame frame, int node, int start)
    {
        Slug slug = galley.Slugs[node];
        Depth = TopOf(slug, new(Depth), Slugs == 0, start == 0, frame).Units + slug.Height.Units;
        Stretches += slug.Stretches && Slugs > 0 ? 1 : 0;
        Slugs++;
        IsBare = false;
        if (slug.Floats)
        {
            AddFloatNotes(slug);
            return;
        }

        TextSlugs++;
        for (int i = 0; i < slug.Notes.Length; i++)
        {
            int k = galley.NotesBefore[node] + i;
            noteEnd = k + 1;
            if (galley.EarlierCall[k] >= firstNote)
            {
                continue;
            }

            long length = galley.Stream[galley.FirstLine[k + 1]] - galley.Stream[galley.FirstLine[k]];
            LeastNotes = NoteLength + length - RemovableLength(galley, k, galley.FirstLine[k]);
            NoteLength += length;
            Notes++;
            lastNote = k;
            lastOrder = Math.Max(lastOrder, galley.Notes[k].Order);
        }
    }

    /// <summary>With a float at the page's foot, below the text that follows it and above the notes.</summary>
    public readonly Fill WithFoot(FlatGalley galley, int node)
    {
        Slug slug = galley.Slugs[node];
        Fill fill = this;
        fill.Foot += (slug.Before + slug.Height).Units;
        fill.Choices = new Choice(node, fill.Choices);
        fill.AddFloatNotes(slug);
        return fill;
    }

    /// <summary>How many rows the text and what stands at the page's foot take.</summary>
    public readonly int Rows(PageFrame frame) => frame.RowsOf(new(Depth)) + frame.RowsOf(new(Foot));

    /// <summary>Whether it can be no page: more than a row over its depth, the least of its notes with it.</summary>
    public readonly bool IsTooDeep(PageFrame frame) =>
        Rows(frame) > frame.Rows + 1
        || (Notes > 0 && frame.RowsOf(new(Depth + LeastNotes)) + frame.RowsOf(new(Foot)) > frame.Rows + 1);

    /// <summary>Where a slug's top comes to be under a text of the given depth.</summary>
    public static Length TopOf(Slug slug, Length depth, bool atHead, bool opening, PageFrame frame)
    {
        Length top = depth;
        if (!atHead || opening)
        {
            top += slug.Before;
        }

        if (atHead)
        {
            top += slug.Repeated is { } repeated ? repeated.Height : Length.Zero;
            top += slug.OnGrid ? Length.Zero : Length.Max(Length.Zero, frame.Drop - (slug.Repeated ?? slug).Drop);
        }

        return slug.OnGrid ? frame.RoundUp(top) : top;
    }

    /// <summary>The stream's line after the last note whose mark is on the page.</summary>
    public readonly int AllLines(FlatGalley galley) => galley.FirstLine[noteEnd];

    /// <summary>White and rule above the notes.</summary>
    public static Length NoteFrame(PageFrame frame, PageSettings settings) =>
        settings.NoteGap + (frame.Leading - frame.Drop) / 2;

    public readonly long NoteDepth(PageFrame frame, PageSettings settings) =>
        NoteLength + (Notes == 0 ? 0 : NoteFrame(frame, settings).Units);

    /// <summary>
    /// The stream's line at which to split the last note so that the notes take no more than <paramref name="room"/>,
    /// and their depth; -1 if it cannot be.
    /// </summary>
    public readonly (int Line, long Depth) Split(FlatGalley galley, PageFrame frame, PageSettings settings, long room)
    {
        if (lastNote < 0 || lastNote != noteEnd - 1 || lastOrder > galley.Notes[lastNote].Order)
        {
            return (-1, 0);
        }

        int begun = Math.Max(firstLine, galley.FirstLine[lastNote]);
        int end = galley.FirstLine[lastNote + 1];
        long whole = NoteDepth(frame, settings);
        (int Line, long Depth) found = (-1, 0);
        for (int line = end - 2; line >= begun + 2 && (found.Line < 0 || line > found.Line - 4); line--)
        {
            long depth = whole - (galley.Stream[end] - galley.Stream[line]);
            if (depth <= room && !galley.BadTurn[line])
            {
                return (line, depth);
            }

            found = depth <= room && found.Line < 0 ? (line, depth) : found;
        }

        // No good place within a few lines: the lowest.
        return found;
    }

    /// <summary>How many lines the last note has, those on earlier pages among them.</summary>
    public readonly int LastNoteLines(FlatGalley galley) => galley.FirstLine[lastNote + 1] - galley.FirstLine[lastNote];

    /// <summary>How much of a note could be carried over from a page: all but two lines.</summary>
    private static long RemovableLength(FlatGalley galley, int note, int begun)
    {
        int end = galley.FirstLine[note + 1];
        return end - begun >= 4 ? galley.Stream[end] - galley.Stream[begun + 2] : 0;
    }

    private void AddFloatNotes(Slug slug)
    {
        foreach (GalleyNote note in slug.Notes)
        {
            long length = note.Lines.Sum(line => (line.Before + line.Height).Units);
            LeastNotes = NoteLength + length;
            NoteLength += length;
            Notes++;
            lastOrder = Math.Max(lastOrder, note.Order);
        }
    }
}
