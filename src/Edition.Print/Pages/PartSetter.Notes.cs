using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    private readonly Dictionary<string, (Note Note, GalleyNote Call)> called = new(StringComparer.Ordinal);
    private readonly HashSet<string> being = new(StringComparer.Ordinal);
    private int noteOrder;

    /// <summary>The id of the place where a note's mark stands; the way back from the note.</summary>
    public static string MarkId(string key, int ordinal) =>
        ordinal <= 1 ? key + "-mark" : string.Create(CultureInfo.InvariantCulture, $"{key}-mark-{ordinal}");

    /// <summary>The id of a note, and of its repetition on another page.</summary>
    public static string NoteId(string key, int ordinal) =>
        ordinal <= 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{ordinal}");

    /// <summary>
    /// The notes that each mark among the inlines calls, notes within notes after them. Their elements follow in
    /// <paramref name="host"/>.
    /// </summary>
    private Dictionary<Inline, ImmutableArray<GalleyNote>> NotesOf(ImmutableArray<Inline> content, TagNode host)
    {
        var notes = new Dictionary<Inline, ImmutableArray<GalleyNote>>(ReferenceEqualityComparer.Instance);
        Collect(content, host, notes);
        return notes;
    }

    private void Collect(
        ImmutableArray<Inline> content,
        TagNode host,
        Dictionary<Inline, ImmutableArray<GalleyNote>> notes
    )
    {
        foreach (Inline inline in content)
        {
            if (inline is Note note)
            {
                notes[note] = Call(note, note, null, host);
            }
            else if (
                inline is NoteRef again
                && NumbersByPage
                && being.Count == 0
                && called.TryGetValue(again.Key, out var earlier)
            )
            {
                notes[again] = Call(again, earlier.Note, earlier.Call, host);
            }

            Collect(inline.Content, host, notes);
        }
    }

    private ImmutableArray<GalleyNote> Call(Inline call, Note note, GalleyNote? earlier, TagNode host)
    {
        int order = noteOrder++;
        (Length lead, leadIn) = (leadIn, Length.Zero);
        int level = headingLevel;
        being.Add(note.Key);
        string id = NoteId(note.Key, call is NoteRef { Ordinal: var ordinal } ? ordinal : 1);
        TagNode node = host.Add(new TagNode(Role.Note, note.Lang) { Id = id });
        TextStyle style = Template.Style(StyleName.Note);

        // The number is the mark over again; in a label it leads back.
        Strand label = node.Add(new TagNode(Role.Lbl, note.Lang)).Add(new Strand());
        var flow = new Flow();
        var place = new Place(Length.Zero, Template.Page.Measure, new Setting(Voice.Note), flow, node);
        ImmutableArray<Line> set = Compositor.Break(
            Compositor.Shape(
                [call],
                style with
                {
                    Alignment = Alignment.Left,
                    FirstIndent = Length.Zero,
                },
                note.Lang,
                Made
            ),
            Template.Page.Measure,
            Length.Zero
        );
        flow.WithNext(new AnchorSet(Length.Zero, Length.Zero, id));
        if (!set.IsEmpty)
        {
            flow.WithNext(new LineSet(label, style.Left + style.FirstIndent, PageFrame.DropOf(style), set[0]));
            leadIn = set[0].Width + style.Size * 0.2;
        }

        if (note.Blocks is not [Paragraph, ..])
        {
            flow.Add([Blank(style)], Length.Zero, Length.Zero);
            leadIn = Length.Zero;
        }

        var inner = new List<GalleyNote>();
        SetBlocks(note.Blocks, place);
        leadIn = lead;
        headingLevel = level;
        ImmutableArray<Slug> lines = [.. flow.Slugs.Select(slug => slug with { OnGrid = false })];
        foreach (Slug line in lines)
        {
            inner.AddRange(line.Notes);
        }

        being.Remove(note.Key);
        var galleyNote = new GalleyNote(lines, order, call, earlier);
        called[note.Key] = (note, galleyNote);
        return [galleyNote, .. inner];
    }
}
