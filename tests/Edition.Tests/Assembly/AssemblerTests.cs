using System.Collections.Immutable;
using Edition.Assembly;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Tests.Assembly;

[Trait("Kind", "unit")]
public sealed class AssemblerTests
{
    private static readonly Source File = new("a.md", "");

    [Fact]
    public void Notes_are_numbered_in_reading_order_row_by_row()
    {
        AssembledBook book = Assemble(
            NoteNumbering.Article,
            Body(
                new Parallel(
                    default,
                    Lang.Russian,
                    [
                        new ParallelColumn(default, Lang.Russian, [P(T("а"), N("ru1")), P(T("б"), N("ru2"))]),
                        new ParallelColumn(default, Lang.English, [P(T("a"), N("en1")), P(T("b"), Call("ru1"))]),
                    ]
                )
            )
        );
        Assert.Equal([("note-1-1", 1), ("note-1-2", 2), ("note-1-3", 3)], Notes(book));
        NoteRef again = Assert.Single(Walk.Inlines(book.Parts.SelectMany(part => part.Blocks)).OfType<NoteRef>());
        Assert.Equal(("note-1-1", 1, 2), (again.Key, again.Number, again.Ordinal));
    }

    [Fact]
    public void A_note_moves_to_the_call_that_is_first_in_reading_order()
    {
        AssembledBook book = Assemble(
            NoteNumbering.Article,
            Body(
                new Parallel(
                    default,
                    Lang.Russian,
                    [
                        new ParallelColumn(default, Lang.Russian, [P(T("а")), P(T("б"), N("x"))]),
                        new ParallelColumn(default, Lang.English, [P(T("a"), Call("x")), P(T("b"))]),
                    ]
                )
            )
        );
        var columns = ((Parallel)book.Parts.Single(part => part.Kind == PartKind.Article).Body[0]).Columns;
        Assert.Equal(
            "сноска",
            PlainText.Of(Assert.Single(((Paragraph)columns[1].Blocks[0]).Content.OfType<Note>()).Blocks[0])
        );
        Assert.Equal(
            ("note-1-1", 1, 2),
            Assert.Single(((Paragraph)columns[0].Blocks[1]).Content.OfType<NoteRef>()) is var call
                ? (call.Key, call.Number, call.Ordinal)
                : default
        );
    }

    [Theory]
    [InlineData(NoteNumbering.Article, 1)]
    [InlineData(NoteNumbering.Edition, 2)]
    public void Numbering_begins_anew_with_an_article_unless_it_is_the_editions(NoteNumbering numbering, int second)
    {
        AssembledBook book = Assemble(numbering, Body(P(T("а"), N("x"))), Body(P(T("б"), N("x"))));
        Assert.Equal([("note-1-1", 1), ("note-2-1", second)], Notes(book));
    }

    [Fact]
    public void An_empty_reference_takes_the_number_or_the_title_of_its_target()
    {
        AssembledBook book = Assemble(
            NoteNumbering.Article,
            Body(
                P(R("fig"), R("tbl"), R("sec")),
                new Figure(default, Lang.Russian, "a.svg", "Alt", [T("Карта")], 0, "fig"),
                new Table(
                    default,
                    Lang.Russian,
                    [ColumnAlignment.Left],
                    new TableRow(default, [new TableCell(default, [T("а")])]),
                    [],
                    [T("Данные")],
                    "tbl"
                ),
                new Heading(default, Lang.Russian, 2, [T("Раздел"), N("n")], "sec")
            )
        );
        Assert.Equal(
            ["рис.\u00A01", "табл.\u00A01", "Раздел"],
            Walk.Inlines(book.Parts.SelectMany(part => part.Body))
                .OfType<Reference>()
                .Select(reference => PlainText.Of(reference.Content))
        );
    }

    [Fact]
    public void The_appendix_tells_where_an_article_is_discussed_and_sets_its_title_over_each_column()
    {
        var titles = new Localized<string>([new LocalizedEntry<string>(Lang.English, "Article II", default)]);
        Article appendix = Body(
            new Heading(default, Lang.Russian, 2, [T("Статья II")], "art-2", titles),
            new Parallel(
                default,
                Lang.Russian,
                [
                    new ParallelColumn(default, Lang.Russian, [P(T("текст"), R("art-2"))]),
                    new ParallelColumn(default, Lang.English, [P(T("text"))]),
                ]
            ),
            new Heading(default, Lang.Russian, 2, [T("Статья III")], "art-3", titles),
            P(T("конец"))
        ) with
        {
            Kind = ArticleKind.Articles,
        };
        AssembledBook book = Assemble(NoteNumbering.Article, Body(P(R("art-2"), T(" и "), R("art-2"))), appendix);
        Part part = Assert.Single(book.Parts, part => part.Kind == PartKind.Appendix);
        Assert.Collection(
            part.Body,
            block =>
                Assert.Equal(
                    ["Статья II", "Article II"],
                    ((Parallel)block).Columns.Select(column => PlainText.Of(column.Blocks[0]))
                ),
            block =>
                Assert.Equal(
                    ["ref-art-2-1", "ref-art-2-2"],
                    Walk.Inlines([block]).OfType<PageNumbers>().Single().Targets.ToArray()
                ),
            block => Assert.Equal("Статья III", PlainText.Of(block)),
            block => Assert.Equal("конец", PlainText.Of(block))
        );
        Assert.Equal(["ref-art-2-1", "ref-art-2-2"], book.BackReferences["art-2"].ToArray());
        Assert.Equal(
            ["Заглавие", "Заглавие", "Статья II", "Статья III"],
            book.Contents[0].Entries.Select(entry => PlainText.Of(entry.Title))
        );
        Assert.Equal(
            ["Title", "Title", "Article II", "Article II"],
            book.Contents[1].Entries.Select(entry => PlainText.Of(entry.Title))
        );
    }

    [Fact]
    public void The_opening_stands_in_the_order_of_the_standard()
    {
        var author = new Author(
            Both("А. А. Иванов", "A. A. Ivanov"),
            Both("Иванов, А. А.", "Ivanov, A. A."),
            Both("Институт", "Institute"),
            Both("Москва", "Moscow"),
            Localized<string>.None,
            "a@example.org",
            "0000-0002-1825-0097",
            Both("доктор наук", "Doctor"),
            default
        );
        Article article = Body(P(T("Текст"))) with
        {
            Authors = [author],
            Udc = "341",
            Doi = "10.1000/1",
            Type = Both("Научная статья", "Article"),
            Pages = "5–10",
            Keywords = new([
                new(Lang.Russian, ["право", "мир"], default),
                new(Lang.English, ["law", "peace"], default),
            ]),
            Abstracts =
            [
                new Abstract(default, Lang.Russian, [P(T("О праве."))]),
                new Abstract(default, Lang.English, [P(T("On law."))]),
            ],
            Received = new DateOnly(2025, 1, 20),
            Accepted = new DateOnly(2025, 3, 1),
        };
        AssembledBook book = Assembler.Assemble(
            BookOf(NoteNumbering.Article, article) with
            {
                Publication = Publication(NoteNumbering.Article) with
                {
                    Journal = new Journal(Both("Вестник", "Herald"), "1234-5679", "2", "3", "2025", default),
                },
            },
            Templates.Default
        );
        Part part = Assert.Single(book.Parts, part => part.Kind == PartKind.Article);
        Assert.Equal(
            [
                "Научная статья",
                "УДК 341",
                "https://doi.org/10.1000/1",
                "Заглавие",
                "А. А. Иванов",
                "Институт, Москва",
                "a@example.org, ORCID:\u00A00000-0002-1825-0097",
                "Article",
                "Title",
                "A. A. Ivanov",
                "Institute, Moscow",
                "Аннотация. О праве.",
                "Abstract. On law.",
                "Ключевые слова: право, мир",
                "Keywords: law, peace",
                "Для цитирования: Иванов А. А. Заглавие // Вестник. 2025. Т. 2, № 3. С. 5–10. https://doi.org/10.1000/1",
                "For citation: Ivanov A. A. Title // Herald. 2025. Vol. 2, No. 3. P. 5–10. https://doi.org/10.1000/1",
            ],
            Walk.Blocks(part.Opening).Select(PlainText.Of).Where(text => text.Length > 0)
        );
        Assert.Contains(
            "Поступила в редакцию 20\u00A0января 2025\u00A0г.; принята к публикации 1\u00A0марта 2025\u00A0г.",
            Walk.Blocks(part.Closing).Select(PlainText.Of)
        );
    }

    [Fact]
    public void Every_id_is_unique_even_where_the_authors_are_called_as_the_parts()
    {
        AssembledBook book = Assemble(
            NoteNumbering.Article,
            Body(
                new Heading(default, Lang.Russian, 2, [T("а")], "contents"),
                new Heading(default, Lang.Russian, 2, [T("б")], "part-1")
            )
        );
        string[] ids =
        [
            .. book.Parts.Select(part => part.Id),
            .. Walk.Blocks(book.Parts.SelectMany(part => part.Body)).OfType<Heading>().Select(heading => heading.Id!),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    private static Localized<string> Both(string russian, string english) =>
        new([new(Lang.Russian, russian, default), new(Lang.English, english, default)]);

    private static Text T(string text) => new(default, Lang.Russian, text);

    [Fact]
    public void An_organisation_that_authors_share_stands_once_with_superior_figures()
    {
        static Author Of(string ru, string en, string place) =>
            new(
                Both(ru, en),
                Both(ru, en),
                Both(place, place),
                Localized<string>.None,
                Localized<string>.None,
                null,
                null,
                Localized<string>.None,
                default
            );
        Article article = Body(P(T("Текст"))) with
        {
            Authors =
            [
                Of("А. А. Иванов", "A. A. Ivanov", "Институт"),
                Of("Б. Б. Петров", "B. B. Petrov", "Музей"),
                Of("В. В. Седов", "V. V. Sedov", "Институт"),
            ],
        };
        Part part = Assemble(NoteNumbering.Article, article).Parts.First(part => part.Kind == PartKind.Article);
        string[] lines = [.. Walk.Blocks(part.Opening).Select(PlainText.Of)];
        Assert.Equal(["А. А. Иванов1, Б. Б. Петров2, В. В. Седов1", "1\u00A0Институт", "2\u00A0Музей"], lines[1..4]);
        Assert.Equal(
            ["1", "2", "1"],
            Walk.Inlines([part.Opening[1]])
                .OfType<Styled>()
                .Where(styled => styled.Style == InlineStyle.Superscript)
                .Select(styled => PlainText.Of(styled.Content))
        );
    }

    [Fact]
    public void Contents_name_the_authors_in_their_own_language()
    {
        Article article = Body(P(T("Текст"))) with
        {
            Authors =
            [
                new Author(
                    Both("А. А. Иванов", "A. A. Ivanov"),
                    Both("Иванов, А. А.", "Ivanov, A. A."),
                    Localized<string>.None,
                    Localized<string>.None,
                    Localized<string>.None,
                    null,
                    null,
                    Localized<string>.None,
                    default
                ),
            ],
        };
        AssembledBook book = Assemble(NoteNumbering.Article, article);
        Assert.Equal(
            ["А. А. Иванов", "A. A. Ivanov"],
            book.Contents.Select(list => Assert.Single(list.Entries).Byline)
        );
    }

    [Fact]
    public void An_edition_without_Russian_has_no_Russian_imprint()
    {
        Book english = BookOf(NoteNumbering.Article, Body(P(T("Text"))) with { Lang = Lang.English });
        english = english with { Publication = english.Publication with { Languages = [Lang.English] } };
        AssembledBook bare = Assembler.Assemble(english, Templates.Default);
        Assert.DoesNotContain(bare.Parts, part => part.Kind is PartKind.Imprint or PartKind.EndImprint);
        AssembledBook given = Assembler.Assemble(
            english with
            {
                Publication = english.Publication with { Publisher = Both("Весы", "Scales"), IsbnPrint = "978-5" },
            },
            Templates.Default
        );
        string[] lines =
        [
            .. given
                .Parts.Where(part => part.Kind is PartKind.Imprint or PartKind.EndImprint)
                .SelectMany(part => part.Body)
                .Select(PlainText.Of),
        ];
        Assert.Equal(["ISBN 978-5 (Print edition)", "Scales"], lines);
        Assert.Contains(
            Assemble(NoteNumbering.Article, Body(P(T("Текст")))).Parts,
            part => part.Kind == PartKind.EndImprint && part.Body.Length == 4
        );
    }

    private static Note N(string key) => new(default, Lang.Russian, key, [P(T("сноска"))]);

    private static NoteRef Call(string key) => new(default, Lang.Russian, key);

    private static Reference R(string target) => new(default, Lang.Russian, target, []);

    private static Paragraph P(params Inline[] content) => new(default, Lang.Russian, [.. content]);

    private static Article Body(params Block[] blocks) =>
        new()
        {
            Source = File,
            Span = default,
            Lang = Lang.Russian,
            Blocks = [.. blocks],
            Title = new([
                new(Lang.Russian, [T("Заглавие")], default),
                new(Lang.English, [new Text(default, Lang.English, "Title")], default),
            ]),
        };

    private static Publication Publication(NoteNumbering numbering) =>
        new()
        {
            Name = "book",
            Title = Both("Книга", "Book"),
            Languages = [Lang.Russian, Lang.English],
            Date = new DateOnly(2025, 1, 20),
            EpubIdentifier = "urn:uuid:0",
            Span = default,
            NoteNumbering = numbering,
        };

    private static Book BookOf(NoteNumbering numbering, params Article[] articles) =>
        new(Publication(numbering), [.. articles], ImmutableDictionary<string, Picture>.Empty, []);

    private static AssembledBook Assemble(NoteNumbering numbering, params Article[] articles) =>
        Assembler.Assemble(BookOf(numbering, articles), Templates.Default);

    private static IEnumerable<(string, int)> Notes(AssembledBook book) =>
        Walk.Inlines(book.Parts.SelectMany(part => part.Blocks)).OfType<Note>().Select(note => (note.Key, note.Number));
}
