using System.Collections.Immutable;

namespace Edition.Model;

/// <summary>
/// Whether two trees are the same, their places in the manuscript among what is compared. Nodes are compared as the
/// records they are, once what stands in them is taken out and compared by itself. So what is added to a node is
/// compared too; of an array that this does not name no two are the same, which costs work and is never wrong.
/// </summary>
public static class Likeness
{
    public static bool Of(Part one, Part other) =>
        Bare(one) == Bare(other)
        && Of(one.Title, other.Title, Of)
        && Of(one.ShortTitle, other.ShortTitle, string.Equals)
        && Of(one.Opening, other.Opening)
        && Of(one.Body, other.Body)
        && Of(one.Closing, other.Closing);

    private static Part Bare(Part part) =>
        part with
        {
            Title = Localized<ImmutableArray<Inline>>.None,
            ShortTitle = Localized<string>.None,
            Opening = [],
            Body = [],
            Closing = [],
        };

    public static bool Of(ImmutableArray<Block> some, ImmutableArray<Block> others) => All(some, others, Of);

    public static bool Of(ImmutableArray<Inline> some, ImmutableArray<Inline> others) => All(some, others, Of);

    public static bool Of(Block one, Block other) =>
        (one, other) switch
        {
            (Heading a, Heading b) => a with
            {
                Content = [],
                Parallel = null,
            } == b with { Content = [], Parallel = null }
                && (a.Parallel is { } x && b.Parallel is { } y ? Of(x, y, string.Equals) : a.Parallel == b.Parallel)
                && Of(a.Content, b.Content),
            (LineBlock a, LineBlock b) => a with { Lines = [] } == b with { Lines = [] } && All(a.Lines, b.Lines, Of),
            (ListBlock a, ListBlock b) => a with { Items = [] } == b with { Items = [] }
                && All(
                    a.Items,
                    b.Items,
                    (x, y) => x with { Blocks = [] } == y with { Blocks = [] } && Of(x.Blocks, y.Blocks)
                ),
            (Table a, Table b) => Bare(a) == Bare(b)
                && a.Columns.SequenceEqual(b.Columns)
                && a.Widths.SequenceEqual(b.Widths)
                && Of(a.Caption, b.Caption)
                && Of(a.Header, b.Header)
                && All(a.Rows, b.Rows, Of),
            (Parallel a, Parallel b) => a with { Columns = [] } == b with { Columns = [] }
                && All(
                    a.Columns,
                    b.Columns,
                    (x, y) => x with { Blocks = [] } == y with { Blocks = [] } && Of(x.Blocks, y.Blocks)
                ),
            (Contents a, Contents b) => a with { Entries = [] } == b with { Entries = [] }
                && All(
                    a.Entries,
                    b.Entries,
                    (x, y) => x with { Title = [] } == y with { Title = [] } && Of(x.Title, y.Title)
                ),
            _ => one.Replaced(_ => [], _ => []) == other.Replaced(_ => [], _ => [])
                && one.Texts.SequenceEqual(other.Texts, texts)
                && one.Children.SequenceEqual(other.Children, blocks),
        };

    public static bool Of(Inline one, Inline other) =>
        (one, other) switch
        {
            (Note a, Note b) => a with { Blocks = [] } == b with { Blocks = [] } && Of(a.Blocks, b.Blocks),
            (PageNumbers a, PageNumbers b) => a with { Targets = [] } == b with { Targets = [] }
                && a.Targets.SequenceEqual(b.Targets),
            (LeafInline, _) or (_, LeafInline) => one == other,
            _ => one with { Content = [] } == other with { Content = [] } && Of(one.Content, other.Content),
        };

    private static readonly EqualityComparer<ImmutableArray<Inline>> texts = EqualityComparer<
        ImmutableArray<Inline>
    >.Create(Of);

    private static readonly EqualityComparer<Block> blocks = EqualityComparer<Block>.Create(
        (one, other) => one is not null && other is not null && Of(one, other)
    );

    private static Table Bare(Table table) =>
        table with
        {
            Columns = [],
            Widths = [],
            Caption = [],
            Header = NoRow,
            Rows = [],
        };

    private static readonly TableRow NoRow = new(SourceSpan.None, []);

    private static bool Of(TableRow one, TableRow other) =>
        one with { Cells = [] } == other with { Cells = [] }
        && All(
            one.Cells,
            other.Cells,
            (x, y) =>
                x with { Content = [], Blocks = [] } == y with { Content = [], Blocks = [] }
                && Of(x.Content, y.Content)
                && Of(x.Blocks, y.Blocks)
        );

    private static bool Of<T>(Localized<T> one, Localized<T> other, Func<T, T, bool> same) =>
        All(one.Entries, other.Entries, (x, y) => x.Lang == y.Lang && x.Span == y.Span && same(x.Value, y.Value));

    private static bool All<T>(ImmutableArray<T> some, ImmutableArray<T> others, Func<T, T, bool> same)
    {
        if (some.Length != others.Length)
        {
            return false;
        }

        for (int i = 0; i < some.Length; i++)
        {
            if (!same(some[i], others[i]))
            {
                return false;
            }
        }

        return true;
    }
}
