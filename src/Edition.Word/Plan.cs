using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Word;

/// <summary>
/// What must be known of the whole book before its first paragraph is written: bookmarks, numbers of footnotes, lists,
/// links out, drawings. Made in one walk; read-only afterwards, so the
/// parts can be written side by side.
/// </summary>
internal sealed class Plan
{
    private readonly Dictionary<Note, int> footnotes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> drawings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> numbered = new(StringComparer.Ordinal);
    private readonly HashSet<string> calledAgain = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbersReferred = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ContentsEntry>> entries = new(StringComparer.Ordinal);
    private readonly AssembledBook book;

    public Plan(AssembledBook book, Template template, PageMap? pages, FaceLibrary faces, EditorsCopy? copy = null)
    {
        Copy = copy;
        this.book = book;
        Template = template;
        Pages = pages;
        FindAgain();

        foreach (Part part in book.Parts)
        {
            Bookmarks.Add(part.Id);
            TakeAll(part.Blocks, default, 0, 0, null);
        }

        Media = new Media(TextPictures.Concat(NotePictures), book.Pictures, faces);
        foreach (string id in numbersReferred.Where(numbered.ContainsKey).Order(StringComparer.Ordinal))
        {
            Bookmarks.Add(NumberId(id));
        }
    }

    public Template Template { get; }

    public PageMap? Pages { get; }

    /// <summary>What the way back from Word needs, if this is a copy for an editor.</summary>
    public EditorsCopy? Copy { get; }

    public Lang Lang => book.Publication.Lang;

    /// <summary>The language of the contents that are not in the first one.</summary>
    public Lang SecondLang => book.Publication.ParallelLang ?? Lang;

    public Bookmarks Bookmarks { get; } = new();

    public Lists Lists { get; } = new();

    /// <summary>Relationship ids of links out, from the text and from the notes.</summary>
    public Links TextLinks { get; } = new();

    public Links NoteLinks { get; } = new();

    public Media Media { get; }

    /// <summary>Pictures shown in the text, and in notes.</summary>
    public SortedSet<string> TextPictures { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> NotePictures { get; } = new(StringComparer.Ordinal);

    public int FootnoteOf(Note note) => footnotes[note];

    /// <param name="picture">A <see cref="Figure"/> or an <see cref="InlinePicture"/>.</param>
    public int DrawingOf(object picture) => drawings[picture];

    /// <summary>The page on which an id stands in the print edition.</summary>
    public string? PageOf(string id) => Pages?.PageOfId.GetValueOrDefault(id);

    public string MarkOf(string key, int number) =>
        Pages?.NoteMarks.GetValueOrDefault(key) ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the caption's number has a bookmark of its own because text refers to it.</summary>
    public bool IsNumberReferred(string? id) => id is not null && Bookmarks.Name(NumberId(id)) is not null;

    /// <summary>The id under which a caption's number alone is found.</summary>
    public static string NumberId(string id) => id + " no";

    /// <summary>The number of the figure or table of this id, 0 if it has none.</summary>
    public int NumberOf(string id) => numbered.GetValueOrDefault(id);

    /// <summary>Lines that contents have for the id and could not gather from its heading.</summary>
    public IReadOnlyList<ContentsEntry> EntriesOf(string id) =>
        entries.TryGetValue(id, out List<ContentsEntry>? found) ? found : [];

    /// <summary>
    /// What later parts of the walk must know: notes called again, captions referred to, contents in another language
    /// than their headings.
    /// </summary>
    private void FindAgain()
    {
        Block[] blocks = [.. book.Parts.SelectMany(part => part.Blocks)];
        foreach (Inline inline in Walk.Inlines(blocks))
        {
            if (inline is NoteRef again)
            {
                calledAgain.Add(again.Key);
            }
            else if (inline is Reference reference)
            {
                numbersReferred.Add(reference.Target);
            }
        }

        foreach (Contents contents in Walk.Blocks(blocks).OfType<Contents>())
        {
            if (IsTranslated(contents) && contents.Lang.Primary != SecondLang.Primary)
            {
                continue;
            }

            int from = FirstGathered(contents);
            foreach (ContentsEntry entry in contents.Entries.Where(entry => entry.Level < from))
            {
                if (!entries.TryGetValue(entry.Target, out List<ContentsEntry>? found))
                {
                    entries.Add(entry.Target, found = []);
                }

                found.Add(entry);
            }
        }
    }

    /// <summary>
    /// The first level that contents gather from headings: none of a translation; where authors stand before titles, not
    /// the level on which they do, since no heading has them.
    /// </summary>
    public int FirstGathered(Contents contents) =>
        IsTranslated(contents)
            ? int.MaxValue
            : 1 + contents.Entries.Where(entry => entry.Byline.Length > 0).Select(entry => entry.Level).Append(0).Max();

    /// <summary>Contents that Word cannot gather from the headings, which are in the first language.</summary>
    public bool IsTranslated(Contents contents) => contents.Lang.Primary != Lang.Primary;

    private void TakeAll(IEnumerable<Block> blocks, Setting at, int column, int around, string? call)
    {
        foreach (Block block in blocks)
        {
            Take(block, at, column, around, call);
            if (block is ListBlock)
            {
                around = 0;
            }
        }
    }

    /// <summary>
    /// <paramref name="call"/>: the key of the note around, at whose call ids in it are found; null in the text.
    /// </summary>
    private void Take(Block block, Setting at, int column, int around, string? call)
    {
        switch (block)
        {
            case Paragraph p:
                Mark(p.Id, call);
                Take(p.Content, call);
                break;
            case Heading h:
                Mark(h.Id, call);
                Take(h.Content, call);
                break;
            case Quotation q:
                TakeAll(q.Blocks, at.InQuotation, column, 0, call);
                break;
            case LineBlock l:
                foreach (ImmutableArray<Inline> line in l.Lines)
                {
                    Take(line, call);
                }

                break;
            case ListBlock l:
                int[] instances = Lists.Add(l, at, column, around);
                for (int i = 0; i < l.Items.Length; i++)
                {
                    TakeAll(l.Items[i].Blocks, at.InList, column, instances[i], call);
                }

                break;
            case Table t:
                Mark(t.Id, call);
                Number(t.Id, t.Number);
                Take(t.Caption, call);
                foreach (TableCell cell in t.Rows.Insert(0, t.Header).SelectMany(row => row.Cells))
                {
                    Take(cell.Content, call);
                }

                break;
            case Figure f:
                drawings.TryAdd(f, drawings.Count + 1);
                (call is null ? TextPictures : NotePictures).Add(f.Path);
                Mark(f.Id, call);
                Number(f.Id, f.Number);
                Take(f.Caption, call);
                break;
            case Parallel p:
                for (int i = 0; i < p.Columns.Length; i++)
                {
                    TakeAll(p.Columns[i].Blocks, at.InParallel, i + 1, 0, call);
                }

                break;
            case Contents or CodeBlock or ThematicBreak:
                break;
            default:
                throw new InvalidOperationException(block.GetType().Name);
        }
    }

    private void Take(ImmutableArray<Inline> inlines, string? call)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Styled s:
                    Take(s.Content, call);
                    break;
                case LangSpan s:
                    Mark(s.Id, call);
                    Take(s.Content, call);
                    break;
                case Link l:
                    (call is null ? TextLinks : NoteLinks).Add(l.Uri);
                    Take(l.Content, call);
                    break;
                case Reference r:
                    Mark(r.Anchor, call);
                    Take(r.Content, call);
                    break;
                case Note n:
                    footnotes.TryAdd(n, footnotes.Count + 1);
                    if (call is not null || calledAgain.Contains(n.Key))
                    {
                        Bookmarks.Add(n.Key);
                    }

                    TakeAll(n.Blocks, new Setting(Voice.Note), 0, 0, n.Key);
                    break;
                case InlinePicture p:
                    drawings.TryAdd(p, drawings.Count + 1);
                    (call is null ? TextPictures : NotePictures).Add(p.Path);
                    break;
                case Text or Code or HardBreak or NoteRef or PageNumbers or ComputedValue:
                    break;
                default:
                    throw new InvalidOperationException(inline.GetType().Name);
            }
        }
    }

    /// <summary>
    /// Word keeps links and page references to bookmarks in the text only, so an id in a note leads to the note's call,
    /// which is on the same page.
    /// </summary>
    private void Mark(string? id, string? call)
    {
        if (id is null)
        {
            return;
        }

        if (call is null)
        {
            Bookmarks.Add(id);
        }
        else
        {
            Bookmarks.Add(call);
            Bookmarks.Lead(id, call);
        }
    }

    private void Number(string? id, int number)
    {
        if (id is not null && number > 0)
        {
            numbered.TryAdd(id, number);
        }
    }
}
