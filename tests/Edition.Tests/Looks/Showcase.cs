using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Tests.Books;

namespace Edition.Tests.Looks;

/// <summary>One of everything that must be seen, each with words by which it is found again.</summary>
internal static class Showcase
{
    private static readonly SourceSpan At = SourceSpan.None;
    private static readonly Lang Ru = Lang.Russian;
    public static readonly AssembledBook Book = Make();

    private static readonly Lazy<FaceLibrary> Library = new(() => FaceLibrary.Of(Templates.Default));
    private static readonly Lazy<PagedBook> Set = new(() =>
        Paginator.MakeUp(Book, Templates.Default, Library.Value, new Findings())
    );

    /// <summary>What is to be seen of it in every edition.</summary>
    public static readonly ImmutableArray<string> Traces =
    [
        "bold",
        "italic",
        "struck",
        "underlined",
        "highlighted",
        "small caps",
        "small",
        "raised",
        "lowered",
        "code",
        "picture",
        "caption centred",
        "quotation indented",
        "cell at the right",
        "table ruled",
        "notes ruled",
        "asterisks",
    ];

    public static FaceLibrary Faces => Library.Value;

    public static PagedBook Paged => Set.Value;

    private static AssembledBook Make()
    {
        ImmutableArray<Block> blocks =
        [
            P(T("обычное "), S(InlineStyle.Superscript, "приподнятое"), T(" "), S(InlineStyle.Subscript, "опущенное")),
            P(S(InlineStyle.Strong, "жирное"), T(" "), S(InlineStyle.Emphasis, "курсивное")),
            P(S(InlineStyle.Struck, "зачёркнутое"), T(" "), S(InlineStyle.SmallCaps, "капительное")),
            P(S(InlineStyle.Small, "мелкое")),
            P(S(InlineStyle.Underlined, "подчёркнутое"), T(" "), S(InlineStyle.Highlighted, "отмеченное")),
            P(new Code(At, Ru, "программное"), new Note(At, Ru, "note-1-1", [P(T("сноска"))], 1)),
            new Quotation(At, Ru, [P(T("цитата"))]),
            new ThematicBreak(At, Ru),
            new Table(
                At,
                Ru,
                [ColumnAlignment.Left, ColumnAlignment.Right],
                new TableRow(At, [new TableCell(At, [T("длинная шапка")]), new TableCell(At, [T("другая длинная")])]),
                [new TableRow(At, [new TableCell(At, [T("слева")]), new TableCell(At, [T("справа")])])],
                []
            ),
            new Figure(At, Ru, "images/a.png", "Клин", [T("подпись")], 20),
        ];
        return EveryNode.Book() with
        {
            Parts = [new Part(PartKind.Chapter, "one", Ru, new([new(Ru, [T("глава")], At)]), "", [], blocks, [], At)],
            Contents = [],
        };
    }

    private static Paragraph P(params ImmutableArray<Inline> content) => new(At, Ru, content);

    private static Text T(string text) => new(At, Ru, text);

    private static Styled S(InlineStyle style, string text) => new(At, Ru, style, [T(text)]);
}
