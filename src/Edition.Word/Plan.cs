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
internal sealed class Plan : IBlockVisitor<Plan.Standing>
{
    /// <summary>
    /// Where a block stands: in which column of a parallel and list around, and the key of the note around, at whose call
    /// ids in it are found; null in the text.
    /// </summary>
    public readonly record struct Standing(Setting At, int Column, int Around, string? Call);

    private readonly Dictionary<Note, int> footnotes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> drawings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> numbered = new(StringComparer.Ordinal);
    private readonly HashSet<string> calledAgain = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbersReferred = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ContentsEntry>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<Part, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly AssembledBook book;

    public Plan(AssembledBook book, Template template, PageMap? pages, FaceLibrary faces, EditorsCopy? copy = null)
    {
        Copy = copy;
        this.book = book;
        Template = template;
        Pages = pages;
        Faces = faces;
        FindAgain();

        foreach (Part part in book.Parts)
        {
            numbers.TryAdd(part, numbers.Count);
            Bookmarks.Add(part.Id);
            TakeAll(part.Blocks, default);
        }

        Media = new Media(TextPictures.Concat(NotePictures), book.Pictures, faces);
        foreach (string id in numbersReferred.Where(numbered.ContainsKey).Order(StringComparer.Ordinal))
        {
            Bookmarks.Add(NumberId(id));
        }
    }

    public Template Template { get; }

    public PageMap? Pages { get; }

    public FaceLibrary Faces { get; }

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

    /// <summary>Which part of the book it is, from 0.</summary>
    public int NumberOf(Part part) => numbers[part];

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

    /// <summary>The number of the figure or table of this id, null if it has none.</summary>
    public string? NumberOf(string id) => numbered.GetValueOrDefault(id);

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

    private void TakeAll(IEnumerable<Block> blocks, Standing at)
    {
        foreach (Block block in blocks)
        {
            block.Accept(this, at);
            at = block is ListBlock ? at with { Around = 0 } : at;
        }
    }

    void IBlockVisitor<Standing>.Visit(Paragraph paragraph, Standing at)
    {
        Mark(paragraph.Id, at.Call);
        Take(paragraph.Content, at.Call);
    }

    void IBlockVisitor<Standing>.Visit(Heading heading, Standing at)
    {
        Mark(heading.Id, at.Call);
        Take(heading.Content, at.Call);
    }

    void IBlockVisitor<Standing>.Visit(Quotation quotation, Standing at) =>
        TakeAll(quotation.Blocks, at with { At = at.At.InQuotation, Around = 0 });

    void IBlockVisitor<Standing>.Visit(LineBlock lines, Standing at)
    {
        foreach (ImmutableArray<Inline> line in lines.Lines)
        {
            Take(line, at.Call);
        }
    }

    void IBlockVisitor<Standing>.Visit(ListBlock list, Standing at)
    {
        int[] instances = Lists.Add(list, at.At, at.Column, at.Around);
        for (int i = 0; i < list.Items.Length; i++)
        {
            TakeAll(list.Items[i].Blocks, at with { At = at.At.InList, Around = instances[i] });
        }
    }

    void IBlockVisitor<Standing>.Visit(Table table, Standing at)
    {
        Mark(table.Id, at.Call);
        Number(table.Id, table.Lead);
        foreach (ImmutableArray<Inline> text in table.Texts)
        {
            Take(text, at.Call);
        }

        foreach (TableCell cell in table.Rows.SelectMany(row => row.Cells))
        {
            TakeAll(cell.Blocks, at with { At = at.At.InCell, Around = 0 });
        }
    }

    void IBlockVisitor<Standing>.Visit(Figure figure, Standing at)
    {
        TakePicture(figure, figure.Path, at.Call);
        Mark(figure.Id, at.Call);
        Number(figure.Id, figure.Lead);
        Take(figure.Caption, at.Call);
    }

    void IBlockVisitor<Standing>.Visit(CodeBlock code, Standing at) { }

    void IBlockVisitor<Standing>.Visit(ThematicBreak stars, Standing at) { }

    void IBlockVisitor<Standing>.Visit(Parallel parallel, Standing at)
    {
        for (int i = 0; i < parallel.Columns.Length; i++)
        {
            TakeAll(parallel.Columns[i].Blocks, new Standing(at.At.InParallel, i + 1, 0, at.Call));
        }
    }

    void IBlockVisitor<Standing>.Visit(Contents contents, Standing at) { }

    private void TakePicture(object picture, string path, string? call)
    {
        drawings.TryAdd(picture, drawings.Count + 1);
        (call is null ? TextPictures : NotePictures).Add(path);
    }

    private void Take(ImmutableArray<Inline> inlines, string? call)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case LangSpan span:
                    Mark(span.Id, call);
                    break;
                case Link link:
                    (call is null ? TextLinks : NoteLinks).Add(link.Uri);
                    break;
                case Reference reference:
                    Mark(reference.Anchor, call);
                    break;
                case Note note:
                    footnotes.TryAdd(note, footnotes.Count + 1);
                    if (call is not null || calledAgain.Contains(note.Key))
                    {
                        Bookmarks.Add(note.Key);
                    }

                    TakeAll(note.Blocks, new Standing(new Setting(Voice.Note), 0, 0, note.Key));
                    break;
                case InlinePicture picture:
                    TakePicture(picture, picture.Path, call);
                    break;
            }

            Take(inline.Content, call);
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

    private void Number(string? id, Lead? lead)
    {
        if (id is not null && lead is not null)
        {
            numbered.TryAdd(id, lead.Number);
        }
    }
}
