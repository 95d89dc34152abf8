using System.Collections.Immutable;
using System.Globalization;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Tests.Pdf;

/// <summary>
/// A paged book made by hand, so that the writer is tested without shaping or make-up: two pages with one of everything
/// that can stand on a page. Its setting is crude, its tags are right.
/// </summary>
internal sealed class HandMade
{
    public static readonly PageGeometry Geometry = new(
        Pt(300),
        Pt(400),
        Pt(40),
        Pt(30),
        Pt(40),
        Pt(40),
        Pt(25),
        Pt(20),
        Mirrored: true,
        Pt(8.5)
    );

    private readonly List<Tag> tags = [];
    private readonly List<Placed>[] pages =
    [
        [],
        [],
    ];
    private int order;

    private HandMade(Template template)
    {
        Regular = new Face(template.Families["text"].Regular);
        Italic = new Face(template.Families["text"].Italic);
    }

    private Face Regular { get; }

    private Face Italic { get; }

    public static PagedBook Book(Template template, params Picture[] pictures) => new HandMade(template).Make(pictures);

    public static Length Pt(double points) => Length.FromPoints(points);

    /// <summary>One page with one paragraph of one line in each text.</summary>
    public static PagedBook Lines(Template template, params string[] lines)
    {
        var made = new HandMade(template);
        int p = made.Tag(Role.P, made.Tag(Role.Document, -1));
        for (int i = 0; i < lines.Length; i++)
        {
            made.Text(0, p, lines[i], 40, 60 + i * 14);
        }

        return made.Finish([new Page(0, "1", false, [.. made.pages[0]])], []);
    }

    private PagedBook Make(Picture[] pictures)
    {
        int document = Tag(Role.Document, -1);
        int h1 = Tag(Role.H1, document);
        Anchor(0, "title", 50);
        Text(0, h1, "Сто\u0301ит ли книга?", 40, 60, size: 15);

        int p = Tag(Role.P, document);
        Text(0, p, "Первая строка с переносом, конеч\u00AD", 40, 80, expansion: -12, adjust: 1.37);
        Text(0, p, "но, и ", 40, 94);
        Text(0, p, "an English run", 72, 94, lang: Lang.English, face: Italic);
        int reference = Tag(Role.Reference, p);
        int call = Tag(Role.Link, reference);
        Text(0, call, "1", 150, 90, size: 6.5);
        Link(0, call, 150, 85, 5, 8, null, "note-1", "Примечание 1");
        Anchor(0, "note-1-ref", 84);
        Text(0, p, ", а дальше абзац переходит ", 156, 94);
        int pPage2 = order;
        Text(1, p, "на вторую страницу: 5–7 № 3\u00A0кг.", 30, 60);

        int note = Tag(Role.Note, document, id: "note-1");
        int label = Tag(Role.Lbl, note);
        int back = Tag(Role.Link, label);
        Text(0, back, "1 ", 40, 340, size: 8);
        Link(0, back, 40, 333, 6, 9, null, "note-1-ref", "Назад к тексту");
        Anchor(0, "note-1", 332);
        int noteP = Tag(Role.P, note);
        Text(0, noteP, "Там же. С. 5. ", 50, 340, size: 8);
        int outside = Tag(Role.Link, noteP);
        Text(0, outside, "https://example.org/путь", 100, 340, size: 8);
        Link(0, outside, 100, 333, 90, 9, "https://example.org/путь", null, "https://example.org/путь");

        int list = Tag(Role.L, document, numbering: ListNumbering.LowerCyrillic);
        foreach (string letter in (string[])["а", "б"])
        {
            int item = Tag(Role.LI, list);
            Text(1, Tag(Role.Lbl, item), letter + ") ", 40, 80 + (letter == "б" ? 14 : 0));
            Text(1, Tag(Role.P, Tag(Role.LBody, item)), "пункт " + letter, 55, 80 + (letter == "б" ? 14 : 0));
        }

        int table = Tag(Role.Table, document);
        int head = Tag(Role.TR, Tag(Role.THead, table));
        Text(1, Tag(Role.TH, head, columnHead: true), "Год", 40, 120);
        Text(1, Tag(Role.TH, head, columnHead: true), "Число", 100, 120);
        pages[1].Add(new PlacedRule(-1, order++, Pt(40), Pt(124), Pt(120), Pt(0.5)));
        int row = Tag(Role.TR, Tag(Role.TBody, table));
        Text(1, Tag(Role.TD, row), "1925", 40, 135);
        Text(1, Tag(Role.TD, row), "20", 100, 135);

        for (int i = 0; i < pictures.Length; i++)
        {
            Length y = Pt(150 + i * 45);
            int figure = tags.Count;
            tags.Add(
                new Tag(Role.Figure, document, order++)
                {
                    Alt = "Рисунок " + (i + 1).ToString(CultureInfo.InvariantCulture),
                    Box = (1, Pt(40), y, Pt(60), Pt(40)),
                }
            );
            pages[1].Add(new PlacedPicture(figure, order++, Pt(40), y, Pt(60), Pt(40), pictures[i]));
        }

        pages[0].Add(new PlacedRule(-1, order++, Pt(40), Pt(325), Pt(51), Pt(0.4)));
        Text(0, -1, "Колонтитул", 40, 25, size: 8);
        Text(0, -1, "iv", 150, 380, size: 8);
        Text(1, -1, "1", 150, 380, size: 8);
        Assert.True(pPage2 > 0);
        return Finish(
            [new Page(0, "iv", true, [.. pages[0]]), new Page(1, "1", false, [.. pages[1]])],
            [
                new OutlineEntry(1, "Стоит ли книга?", Lang.Russian, "title"),
                new OutlineEntry(2, "Notes", Lang.English, "note-1"),
                new OutlineEntry(1, "Ещё раз", Lang.Russian, "note-1-ref"),
            ]
        );
    }

    private PagedBook Finish(ImmutableArray<Page> made, ImmutableArray<OutlineEntry> outline)
    {
        var map = new PageMap(
            [.. made.Select(page => new PageStart(page.Label, null, 0))],
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty,
            ""
        );
        var book = new AssembledBook(Publication(), [], ImmutableDictionary<string, Picture>.Empty);
        return new PagedBook(book, Geometry, made, [.. tags], outline, map);
    }

    private static Publication Publication() =>
        new()
        {
            Name = "hand-made",
            Title = Two("Сделано <руками> & головой", "Made by Hand"),
            Subtitle = Two("Проба", "A Proof"),
            Languages = [Lang.Russian, Lang.English],
            Authors =
            [
                new Author(
                    Two("А. А. Наборщик", "A. A. Typesetter"),
                    Localized<string>.None,
                    Localized<string>.None,
                    Localized<string>.None,
                    Localized<string>.None,
                    null,
                    null,
                    Localized<string>.None,
                    SourceSpan.None
                ),
            ],
            Date = new DateOnly(2025, 1, 20),
            Doi = "10.1000/182",
            IsbnPdf = "978-5-9614-1234-7",
            EpubIdentifier = "urn:uuid:0",
            Annotation = Two("О чём книга.", "What it is about."),
            Subjects = new([
                new(Lang.Russian, ["набор", "проба"], SourceSpan.None),
                new(Lang.English, ["typesetting"], SourceSpan.None),
            ]),
            Journal = new Journal(Two("Журнал", "Journal"), "1234-5679", "3", "2", "2025", SourceSpan.None),
            Rights = Two("Права свободны", "Free"),
            Publisher = Two("Издатель", "Publisher"),
            Span = SourceSpan.None,
        };

    private static Localized<string> Two(string russian, string english) =>
        new([new(Lang.Russian, russian, SourceSpan.None), new(Lang.English, english, SourceSpan.None)]);

    private int Tag(Role role, int parent, string? id = null, ListNumbering? numbering = null, bool columnHead = false)
    {
        tags.Add(
            new Tag(role, parent, order++)
            {
                Id = id,
                ListNumbering = numbering,
                ColumnHead = columnHead,
            }
        );
        return tags.Count - 1;
    }

    private void Anchor(int page, string id, double y) => pages[page].Add(new PlacedAnchor(order++, Pt(40), Pt(y), id));

    private void Link(
        int page,
        int tag,
        double x,
        double y,
        double width,
        double height,
        string? uri,
        string? destination,
        string description
    ) =>
        pages[page]
            .Add(new PlacedLink(tag, order++, Pt(x), Pt(y), Pt(width), Pt(height), uri, destination, description));

    /// <summary>
    /// Glyph by glyph without kerning; an accent is put over the letter before it, as a shaper would.
    /// </summary>
    private void Text(
        int page,
        int tag,
        string text,
        double x,
        double y,
        double size = 10,
        int expansion = 0,
        double adjust = 0,
        Lang? lang = null,
        Face? face = null
    )
    {
        face ??= Regular;
        var glyphs = new List<Glyph>();
        for (int i = 0; i < text.Length; i++)
        {
            bool mark = text[i] == '\u0301';
            ushort id = face.GlyphOf(
                text[i] switch
                {
                    '\u00AD' => '-',
                    '\u00A0' => ' ',
                    _ => text[i],
                }
            );
            int advance = face.AdvanceOf(id);
            glyphs.Add(mark ? new Glyph(id, 0, -advance - 40, 5, i - 1) : new Glyph(id, advance, 0, 0, i));
        }

        pages[page]
            .Add(
                new PlacedText(
                    tag,
                    order++,
                    Pt(x),
                    Pt(y),
                    face,
                    Pt(size),
                    new GlyphRow(face, [.. glyphs]),
                    text,
                    expansion,
                    Pt(adjust),
                    lang ?? Lang.Russian
                )
            );
    }
}
