using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Epub;

/// <summary>
/// A file of the package and what it holds of a part: the whole, or of a long one some sections. <c>Stem</c> is its name
/// without numbers; <c>Continues</c> is true where the part began in a file before.
/// </summary>
internal sealed record PartFile(Part Part, string Stem, string Name, bool Continues)
{
    public required ImmutableArray<Block> Opening { get; init; }

    public required ImmutableArray<Block> Body { get; init; }

    public required ImmutableArray<Block> Closing { get; init; }

    public IEnumerable<Block> Blocks => [.. Opening, .. Body, .. Closing];
}

/// <summary>Where an id of the edition is to be found: the index of its file and the id it has there.</summary>
internal readonly record struct Place(int File, string Id);

/// <summary>A note: where it stands, its mark, and the place of each call of it, in reading order.</summary>
internal sealed record NotePlace(string Id, string Mark, List<Place> Calls)
{
    /// <summary>The file of the note itself, that of its first call; -1 until the walk has come to it.</summary>
    public int File { get; set; } = -1;
}

/// <summary>A picture of the package. Several figures may show one.</summary>
internal sealed record PictureFile(Picture Picture, string Name, string MediaType);

/// <summary>What the pictures of the text say in words; the cover, which has its own, is none of them.</summary>
internal enum PictureWords
{
    NoPictures,
    AllDescribed,
    SomeWithout,
}

/// <summary>A heading, table or figure that navigation lists.</summary>
internal sealed record Listed(int File, Block Block, string Id);

/// <summary>
/// The beginning of a printed page: its folio, the id of its marker, and the file that the marker stands in.
/// </summary>
internal sealed record PageMarker(string Label, string Id)
{
    public int File { get; set; }

    /// <summary>As in <see cref="PageStart"/>; 0 for one at a part's beginning.</summary>
    public int Offset { get; set; }

    /// <summary>As in <see cref="PageStart"/>.</summary>
    public string? Target { get; set; }
}

/// <summary>
/// What must be known of the whole book before any file of it can be written: names of files, ids fit for XML, notes
/// with their calls, page markers, characters by face. One walk through the
/// book in reading order; read only from then on, so that the files can be written side by side.
/// </summary>
internal sealed class EpubPlan
{
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NotePlace> notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PictureFile> pictures = new(StringComparer.Ordinal);
    private readonly List<Listed> headings = [];
    private readonly List<Listed> tables = [];
    private readonly List<Listed> figures = [];
    private readonly SortedSet<double> widths = [];
    private readonly SortedSet<int> hangs = [];
    private readonly PagePlan pagePlan;

    public EpubPlan(AssembledBook book, Template template, PageMap? pages)
    {
        Book = book;
        Template = template;
        Pages = pages;
        Files = NameFiles(book.Parts);
        taken.Add("notes-title");
        Characters = new CharacterUse(book, template);
        var walk = new BookWalk(this);
        for (int file = 0; file < Files.Length; file++)
        {
            walk.Part(file, Files[file]);
        }

        Descriptions = walk.Descriptions;
        IsAccessible = walk.AllNamed && Descriptions != PictureWords.SomeWithout;
        pagePlan = new PagePlan(pages, Files, walk.Leaves, walk.BlockOfId, Fresh);
    }

    public AssembledBook Book { get; }

    public Template Template { get; }

    public PageMap? Pages { get; }

    public ImmutableArray<PartFile> Files { get; }

    /// <summary>
    /// Whether what an author can get wrong of WCAG 2.2 AA holds, as far as a build can measure it: every picture and
    /// link is named. The rest (languages marked, reading order, levels of headings, tables
    /// with heads, reflow, no colours, no sounds) holds of every edition by the way it is written.
    /// </summary>
    public bool IsAccessible { get; }

    public PictureWords Descriptions { get; }

    public CharacterUse Characters { get; }

    public IReadOnlyList<Listed> Headings => headings;

    public IReadOnlyList<Listed> Tables => tables;

    public IReadOnlyList<Listed> Figures => figures;

    public IReadOnlyCollection<PictureFile> Pictures => pictures.Values;

    /// <summary>Widths of figures in percent, each once.</summary>
    public IReadOnlyCollection<double> Widths => widths;

    /// <summary>How many signs from the left lines of code go on, each number once.</summary>
    public IReadOnlyCollection<int> CodeHangs => hangs;

    public PagePlan PageMarkers => pagePlan;

    public Place? PlaceOf(string id) => places.TryGetValue(id, out Place place) ? place : null;

    public bool HasNotes => notes.Count > 0;

    public NotePlace Note(string key) => notes[key];

    public PictureFile Picture(string path) => pictures[path];

    /// <summary>The address of a place as seen from a file.</summary>
    public string Address(Place place, int from) => (place.File == from ? "" : Files[place.File].Name) + "#" + place.Id;

    /// <summary>A label with its value in its place: «Рис. {0}» and 3 give «Рис. 3».</summary>
    public string Label(Label label, Lang lang, string value) =>
        Template.LabelText(label, lang).Replace("{0}", value, StringComparison.Ordinal);

    /// <summary>
    /// Gives an id of the edition its place. Ids that are plain ASCII names stay; others (XML forbids some, and some
    /// readers stumble over Cyrillic in addresses) become numbers in order.
    /// </summary>
    internal string Put(string id, int file)
    {
        if (places.TryGetValue(id, out Place known))
        {
            return known.Id;
        }

        string name = Fresh(IsName(id) ? id : $"id-{places.Count + 1}");
        places.Add(id, new Place(file, name));
        return name;
    }

    /// <summary>An id that nothing else in the book has.</summary>
    internal string Fresh(string wish)
    {
        string id = wish;
        for (int n = 2; !taken.Add(id); n++)
        {
            id = $"{wish}-{n}";
        }

        return id;
    }

    /// <summary>Registers a call of a note, made anew at its first.</summary>
    internal NotePlace PutCall(string key, int number, int file)
    {
        if (!notes.TryGetValue(key, out NotePlace? note))
        {
            note = new NotePlace(Put(key, file), number.ToString(CultureInfo.InvariantCulture), []);
            notes.Add(key, note);
        }

        note.Calls.Add(
            new Place(file, Fresh(note.Calls.Count == 0 ? $"{note.Id}-call" : $"{note.Id}-call-{note.Calls.Count + 1}"))
        );
        return note;
    }

    internal void PutPicture(string path)
    {
        if (!pictures.ContainsKey(path))
        {
            Picture picture = Book.Pictures[path];
            (string extension, string type) = picture.Format switch
            {
                PictureFormat.Png => ("png", "image/png"),
                PictureFormat.Jpeg => ("jpg", "image/jpeg"),
                PictureFormat.Svg => ("svg", "image/svg+xml"),
                _ => throw new InvalidOperationException(picture.Format.ToString()),
            };
            pictures.Add(path, new PictureFile(picture, $"images/{pictures.Count + 1:000}.{extension}", type));
        }
    }

    internal void List(Heading heading, int file, string id) => headings.Add(new Listed(file, heading, id));

    internal void List(Table table, int file, string id) => tables.Add(new Listed(file, table, id));

    /// <summary>The widths of a table's columns in percent where its author gave them, to the tenth.</summary>
    internal static IEnumerable<double> SharesOf(Table table)
    {
        long sum = table.Widths.Sum(width => (long)width);
        return sum <= 0 || table.Widths.Length != table.Header.Cells.Length
            ? []
            : table.Widths.Select(width => Math.Max(0.1, Math.Round(1000.0 * width / sum) / 10));
    }

    internal void PutWidth(double percent)
    {
        if (percent > 0)
        {
            widths.Add(percent);
        }
    }

    internal void List(Figure figure, int file, string id)
    {
        figures.Add(new Listed(file, figure, id));
        PutWidth(figure.WidthPercent);
    }

    public void PutCode(CodeBlock code) =>
        hangs.UnionWith(CodeLines.Of(code.Value).Select(line => CodeLines.HangOf(line.Span)));

    private static ImmutableArray<PartFile> NameFiles(ImmutableArray<Part> parts)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        string digits = parts.Length > 99 ? "000" : "00";
        var files = ImmutableArray.CreateBuilder<PartFile>();
        foreach (Part part in parts)
        {
            string stem = part.Kind switch
            {
                PartKind.HalfTitle => "half-title",
                PartKind.TitlePage => "title-page",
                PartKind.Imprint => "imprint",
                PartKind.Contents => "contents",
                PartKind.Front => "front",
                PartKind.Article => "article",
                PartKind.Chapter => "chapter",
                PartKind.Back => "back",
                PartKind.Appendix => "appendix",
                PartKind.EndImprint => "end-imprint",
                _ => throw new InvalidOperationException(part.Kind.ToString()),
            };
            int number = count[stem] = count.GetValueOrDefault(stem) + 1;
            bool numbered =
                part.Kind is PartKind.Front or PartKind.Article or PartKind.Chapter or PartKind.Back || number > 1;
            string name = numbered ? $"{stem}-{number.ToString(digits, CultureInfo.InvariantCulture)}" : stem;
            ImmutableArray<ImmutableArray<Block>> pieces = FileLength.Pieces(part.Body);
            for (int piece = 0; piece < pieces.Length; piece++)
            {
                string suffix = piece == 0 ? "" : "-" + (piece + 1).ToString(CultureInfo.InvariantCulture);
                files.Add(
                    new PartFile(part, stem, name + suffix + ".xhtml", Continues: piece > 0)
                    {
                        Opening = piece == 0 ? part.Opening : [],
                        Body = pieces[piece],
                        Closing = piece == pieces.Length - 1 ? part.Closing : [],
                    }
                );
            }
        }

        return files.ToImmutable();
    }

    private static bool IsName(string id) =>
        id.Length > 0
        && (char.IsAsciiLetter(id[0]) || id[0] == '_')
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
