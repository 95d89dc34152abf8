using System.Collections.Immutable;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

/// <summary>
/// Numbers notes, figures, tables and headings in reading order, gives every reference to an article of the appendix an
/// anchor, and fills references that were written empty.
/// </summary>
internal sealed class Numbering
{
    private readonly Dictionary<Inline, Call> notes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Block, int> figuresAndTables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Heading, string> headings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Reference, string> anchors = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Block> targets = [];
    private readonly Dictionary<string, Article> parts = [];
    private readonly Dictionary<Heading, Heading> twins;
    private readonly Dictionary<string, List<string>> backReferences = [];
    private readonly Template template;

    public Numbering(Book book, IReadOnlyList<string> partIds, Template template)
    {
        this.template = template;
        twins = ParallelRows.TwinsOf(book.Articles.SelectMany(article => article.Blocks));
        HashSet<string> articleIds =
        [
            .. book
                .Articles.Where(article => article.Kind == ArticleKind.Articles)
                .SelectMany(article => Walk.Blocks(article.Blocks))
                .OfType<Heading>()
                .Where(heading => heading is { Level: 2, Id: not null })
                .Select(heading => heading.Id!),
        ];
        int note = 0;
        int figure = 0;
        int table = 0;
        for (int i = 0; i < book.Articles.Length; i++)
        {
            Article article = book.Articles[i];
            if (book.Publication.NoteNumbering != NoteNumbering.Edition)
            {
                note = 0;
            }

            if (article.Kind != ArticleKind.Chapter)
            {
                figure = 0;
                table = 0;
            }

            parts[partIds[i]] = article;

            var bodies = new Dictionary<string, Note>();
            Block[] inOrder = [.. TitlesOf(article, book.Publication), .. InSettingOrder(article)];
            foreach (Block block in inOrder)
            {
                Walk.Visit(block, null, inline => _ = inline is Note note && bodies.TryAdd(note.Key, note));
            }

            var calls = new Dictionary<string, (string Key, int Number, int Calls)>();
            int[] sections = new int[7];
            void Inline(Inline inline)
            {
                switch (inline)
                {
                    case Note or NoteRef when KeyOf(inline) is var id && bodies.TryGetValue(id, out Note? body):
                        if (calls.TryGetValue(id, out var first))
                        {
                            calls[id] = first with { Calls = first.Calls + 1 };
                            notes[inline] = new Call(first.Key, first.Number, first.Calls + 1, null);
                        }
                        else
                        {
                            calls[id] = (
                                string.Create(CultureInfo.InvariantCulture, $"note-{i + 1}-{calls.Count + 1}"),
                                ++note,
                                1
                            );
                            notes[inline] = new Call(calls[id].Key, note, 1, body);
                        }

                        break;
                    case Reference reference
                        when articleIds.Contains(reference.Target) && article.Kind != ArticleKind.Articles:
                        List<string> places = backReferences.TryGetValue(reference.Target, out List<string>? known)
                            ? known
                            : backReferences[reference.Target] = [];
                        places.Add(
                            string.Create(CultureInfo.InvariantCulture, $"ref-{reference.Target}-{places.Count + 1}")
                        );
                        anchors[reference] = places[^1];
                        break;
                }
            }

            void Block(Block block)
            {
                switch (block)
                {
                    case Figure { Caption.IsEmpty: false } captioned:
                        figuresAndTables[captioned] = ++figure;
                        Target(captioned.Id, captioned);
                        break;
                    case Figure bare:
                        Target(bare.Id, bare);
                        break;
                    case Table { Caption.IsEmpty: false } captioned:
                        figuresAndTables[captioned] = ++table;
                        Target(captioned.Id, captioned);
                        break;
                    case Heading heading:
                        Target(heading.Id, heading);
                        if (
                            template.Parts.NumberHeadings
                            && !heading.Unnumbered
                            && heading.Level is >= 2 and <= 6
                            && article.Kind is ArticleKind.Article or ArticleKind.Chapter
                        )
                        {
                            sections[heading.Level]++;
                            Array.Clear(sections, heading.Level + 1, 6 - heading.Level);
                            headings[heading] = string.Join('.', sections[2..(heading.Level + 1)]);
                        }

                        break;
                }
            }

            // Titles first, then abstracts, then text: the order in which they are set, so that marks ascend.
            foreach (Block block in inOrder)
            {
                Walk.Visit(block, Block, Inline);
            }
        }

        Rewrite = new Rewrite(Numbered, Numbered);
    }

    /// <summary>
    /// Puts numbers, keys, anchors and generated reference texts into trees of the book that was given.
    /// </summary>
    public Rewrite Rewrite { get; }

    public ImmutableDictionary<string, ImmutableArray<string>> BackReferences =>
        backReferences.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray());

    /// <summary>Inlines for places where notes and pictures cannot stand: running heads, contents, outlines.</summary>
    public static ImmutableArray<Inline> WithoutNotes(ImmutableArray<Inline> inlines) =>
        [
            .. inlines
                .Where(inline => inline is not (Note or NoteRef or InlinePicture))
                .SelectMany(inline =>
                    inline switch
                    {
                        Styled styled => [styled with { Content = WithoutNotes(styled.Content) }],
                        LangSpan span => [span with { Content = WithoutNotes(span.Content), Id = null }],
                        Link link => WithoutNotes(link.Content),
                        Reference reference => WithoutNotes(reference.Content),
                        HardBreak line => [new Text(line.Span, line.Lang, " ")],
                        _ => (ImmutableArray<Inline>)[inline],
                    }
                ),
        ];

    private static string KeyOf(Inline call) => call is Note note ? note.Key : ((NoteRef)call).Key;

    /// <summary>A file's own title: in its language, else the first it has.</summary>
    public static ImmutableArray<Inline> TitleOf(Article article, Lang lang) =>
        article.Title.TryGet(lang, out ImmutableArray<Inline> written) ? written
        : article.Title.Entries is [var other, ..] ? other.Value
        : [];

    /// <summary>The languages in which an article opens: its own, then the others of the edition.</summary>
    public static ImmutableArray<Lang> LanguagesOf(Article article, Publication publication) =>
        [article.Lang, .. publication.Languages.Where(lang => lang.Primary != article.Lang.Primary)];

    private static IEnumerable<Block> TitlesOf(Article article, Publication publication) =>
        LanguagesOf(article, publication)
            .Select(lang =>
                lang == article.Lang ? TitleOf(article, lang)
                : article.Title.TryGet(lang, out ImmutableArray<Inline> other) ? other
                : []
            )
            .Select(title => new Paragraph(article.Span, article.Lang, title));

    private static IEnumerable<Block> InSettingOrder(Article article)
    {
        int longest = article.Abstracts.IsEmpty ? 0 : article.Abstracts.Max(text => text.Blocks.Length);
        for (int row = 0; row < longest; row++)
        {
            foreach (Abstract text in article.Abstracts)
            {
                if (row < text.Blocks.Length)
                {
                    yield return text.Blocks[row];
                }
            }
        }

        foreach (Block block in article.Blocks)
        {
            yield return block;
        }
    }

    private void Target(string? id, Block block)
    {
        if (id is not null)
        {
            targets.TryAdd(id, block);
        }
    }

    private Block Numbered(Block original, Block block) =>
        block switch
        {
            Figure figure => figure with
            {
                Lead = Caption(original, Label.Figure),
                Caption = AdjacentCalls.Part(figure.Caption),
                WidthPercent = figure.Width is { } width
                    ? Math.Clamp(100 * width.Points / template.Page.Measure.Points, 0.1, 100)
                    : figure.WidthPercent,
            },
            Table table => table with
            {
                Lead = Caption(original, Label.Table),
                Caption = AdjacentCalls.Part(table.Caption),
                Header = Parted(table.Header),
                Rows = [.. table.Rows.Select(Parted)],
            },
            Heading heading => heading with
            {
                Lead = headings.TryGetValue((Heading)original, out string? number)
                    ? new Lead("", number, "\u00A0")
                    : null,
                Content = AdjacentCalls.Part(heading.Content),
            },
            Paragraph paragraph => paragraph with { Content = AdjacentCalls.Part(paragraph.Content) },
            LineBlock lines => lines with { Lines = [.. lines.Lines.Select(AdjacentCalls.Part)] },
            _ => block,
        };

    /// <summary>What stands before the caption of one that has a number.</summary>
    private Lead? Caption(Block block, Label label) =>
        figuresAndTables.TryGetValue(block, out int number)
        && Labels.Numbered(template, label, number, block.Lang) is var lead
            ? lead with
            {
                After = lead.After + ". ",
            }
            : null;

    private static TableRow Parted(TableRow row) =>
        row with
        {
            Cells = [.. row.Cells.Select(cell => cell with { Content = AdjacentCalls.Part(cell.Content) })],
        };

    /// <summary>Numbers for a leaf that is no block of the book, such as a title.</summary>
    public ImmutableArray<Inline> Leaf(ImmutableArray<Inline> leaf) => AdjacentCalls.Part(Rewrite.Inlines(leaf));

    private Inline Numbered(Inline original, Inline inline) =>
        inline switch
        {
            // The reader puts a note at its first call in the file; of two columns the first call in reading order may
            // be another.
            Note note when notes.TryGetValue(original, out Call? call) => call.Body is null
                ? new NoteRef(note.Span, note.Lang, call.Key, call.Number, call.Ordinal)
                : note with
                {
                    Key = call.Key,
                    Number = call.Number,
                },
            NoteRef again when notes.TryGetValue(original, out Call? call) => call.Body is { } body
                ? new Note(again.Span, again.Lang, call.Key, Rewrite.Blocks(body.Blocks), call.Number)
                : again with
                {
                    Key = call.Key,
                    Number = call.Number,
                    Ordinal = call.Ordinal,
                },
            Reference reference => reference with
            {
                Anchor = anchors.GetValueOrDefault((Reference)original),
                Content = reference.Content.IsEmpty ? NameOf(reference) : reference.Content,
            },
            _ => inline,
        };

    /// <summary>
    /// What an empty reference says: the target's number if it has one («рис. 1»), else its title, else its id.
    /// </summary>
    private ImmutableArray<Inline> NameOf(Reference reference)
    {
        string Filled(Label label, int number) => Labels.Numbered(template, label, number, reference.Lang).Text;
        if (!targets.TryGetValue(reference.Target, out Block? target))
        {
            return parts.TryGetValue(reference.Target, out Article? article)
                ? WithoutNotes(
                    article.Title.TryGet(reference.Lang, out ImmutableArray<Inline> own)
                        ? own
                        : TitleOf(article, article.Lang)
                )
                : [new Text(reference.Span, reference.Lang, reference.Target)];
        }

        return target switch
        {
            Figure figure when figuresAndTables.TryGetValue(figure, out int number) =>
            [
                new Text(reference.Span, reference.Lang, Filled(Label.FigureReference, number)),
            ],
            Table table when figuresAndTables.TryGetValue(table, out int number) =>
            [
                new Text(reference.Span, reference.Lang, Filled(Label.TableReference, number)),
            ],
            Heading heading when headings.TryGetValue(heading, out string? number) =>
            [
                new Text(reference.Span, reference.Lang, number),
            ],
            Heading heading when heading.Parallel?.TryGet(reference.Lang, out string? words) == true =>
            [
                new Text(reference.Span, reference.Lang, words),
            ],
            Heading heading
                when twins.TryGetValue(heading, out Heading? twin) && twin.Lang.Primary == reference.Lang.Primary =>
                WithoutNotes(twin.Content),
            Heading heading => WithoutNotes(heading.Content),
            _ => [new Text(reference.Span, reference.Lang, reference.Target)],
        };
    }

    /// <summary>
    /// One call of a note; <c>Body</c> is the note where this call is the first in reading order and so is to hold it.
    /// </summary>
    private sealed record Call(string Key, int Number, int Ordinal, Note? Body);
}
