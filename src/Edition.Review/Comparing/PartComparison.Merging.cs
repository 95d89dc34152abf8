using System.Collections.Immutable;
using Edition.Model;
using Parallel = Edition.Model.Parallel;

namespace Edition.Review.Comparing;

/// <summary>Two states of one block as one.</summary>
internal sealed partial class PartComparison
{
    private Block Merge(Block old, Block now)
    {
        switch (old, now)
        {
            case (Paragraph mine, Paragraph theirs) when oldSites.Of(mine) is not null:
                return mine with { Content = Inlines(mine, theirs, mine.Content, theirs.Content) };
            case (Heading mine, Heading theirs) when oldSites.Of(mine) is not null:
                return mine with { Content = Inlines(mine, theirs, mine.Content, theirs.Content) };
            case (LineBlock mine, LineBlock theirs):
                return mine with { Lines = [Inlines(mine, theirs, Joined(mine), Joined(theirs))] };
            case (Figure mine, Figure theirs) when oldSites.Of(mine) is not null:
                return mine with { Caption = Inlines(mine, theirs, mine.Caption, theirs.Caption) };
            case (Quotation mine, Quotation theirs):
                return mine with { Blocks = Blocks(mine.Blocks, theirs.Blocks) };
            case (ListBlock mine, ListBlock theirs):
                return Merge(mine, theirs);
            case (Table mine, Table theirs) when mine.Header.Cells.Length == theirs.Header.Cells.Length:
                return Merge(mine, theirs);
            case (Parallel mine, Parallel theirs):
                return Merge(mine, theirs);
            default:
                if (PlainText.Of(old) == PlainText.Of(now))
                {
                    Keep(PlaceOf(old), PlaceOf(now));
                }

                return old;
        }
    }

    private static ImmutableArray<Inline> Joined(LineBlock lines) =>
        [
            .. lines.Lines.SelectMany(
                (line, i) => i == 0 ? line : line.Insert(0, new HardBreak(SourceSpan.None, lines.Lang))
            ),
        ];

    /// <summary>
    /// Items of both, counted through as Word counts them, with those that are gone: the letters are of whichever state
    /// has so many.
    /// </summary>
    private ListBlock Merge(ListBlock old, ListBlock now)
    {
        int[] pairs = Shape.Pair([.. old.Items.Select(Shape.Of)], [.. now.Items.Select(Shape.Of)]);
        HashSet<int> moved = Moved(pairs, _ => 0);
        var items = ImmutableArray.CreateBuilder<ListItem>();
        foreach ((int i, int j) in Order(pairs, moved, old.Items.Length))
        {
            if (j < 0)
            {
                items.Add(revisions.Mark(old.Items[i], Fate.Deleted));
                changes.Add(
                    new BookChange(ChangeKind.Deleted, PlaceOf(old.Items[i]), default, TextOf(old.Items[i]), "")
                );
            }
            else if (i >= 0 && !moved.Contains(j))
            {
                items.Add(old.Items[i] with { Blocks = Blocks(old.Items[i].Blocks, now.Items[j].Blocks) });
            }
            else if (now.Items[j].Blocks.All(CanComeBack))
            {
                ListItem added = now.Items[j] with { Blocks = [.. now.Items[j].Blocks.Select(Renamed)] };
                items.Add(revisions.Mark(added, Fate.Inserted));
                changes.Add(new BookChange(ChangeKind.Added, Here(), PlaceOf(now.Items[j]), "", TextOf(added)));
            }
        }

        ILookup<int, string> labels = old.Items.Concat(now.Items).ToLookup(item => item.Ordinal, item => item.Label);
        int first = old.Items.IsEmpty ? 1 : old.Items[0].Ordinal;
        return old with { Items = [.. items.Select((item, n) => Counted(item, first + n, labels))] };
    }

    private ListItem Counted(ListItem item, int ordinal, ILookup<int, string> labels)
    {
        if (item.Ordinal == ordinal || labels[ordinal].FirstOrDefault() is not { } label)
        {
            return item;
        }

        ListItem counted = item with { Ordinal = ordinal, Label = label };
        return revisions.Of(item) is var fate && fate == Fate.Kept ? counted : revisions.Mark(counted, fate);
    }

    private static BookPlace PlaceOf(ListItem item) =>
        item.Blocks.IsEmpty ? new BookPlace(null, 0, item.Span with { Length = 0 }) : PlaceOf(item.Blocks[0]);

    private static string TextOf(ListItem item) => TextOf(item.Blocks);

    private Table Merge(Table old, Table now)
    {
        int[] pairs = Shape.Pair([.. old.Rows.Select(Shape.Of)], [.. now.Rows.Select(Shape.Of)]);
        HashSet<int> moved = Moved(pairs, _ => 0);
        ImmutableArray<Inline> caption = Inlines(old, now, old.Caption, now.Caption);
        TableRow header = Cells(old, now, old.Header, now.Header);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach ((int i, int j) in Order(pairs, moved, old.Rows.Length))
        {
            if (j < 0)
            {
                rows.Add(revisions.Mark(old.Rows[i], Fate.Deleted));
                changes.Add(
                    new BookChange(
                        ChangeKind.Deleted,
                        new BookPlace(old, 0, old.Rows[i].Span with { Length = 0 }),
                        default,
                        TextOf(old.Rows[i]),
                        ""
                    )
                );
            }
            else if (i >= 0 && !moved.Contains(j))
            {
                rows.Add(Cells(old, now, old.Rows[i], now.Rows[j]));
            }
            else
            {
                TableRow added = now.Rows[j].Replaced(blocks => [.. blocks.Select(Renamed)], Renamed);
                rows.Add(revisions.Mark(added, Fate.Inserted));
                changes.Add(
                    new BookChange(
                        ChangeKind.Added,
                        new BookPlace(old, 0, old.Span with { Length = 0 }),
                        new BookPlace(now, 0, added.Span with { Length = 0 }),
                        "",
                        TextOf(added)
                    )
                );
            }
        }

        return old with
        {
            Caption = caption,
            Header = header,
            Rows = rows.ToImmutable(),
        };
    }

    private TableRow Cells(Table table, Table later, TableRow old, TableRow now) =>
        old with
        {
            Cells =
            [
                .. old.Cells.Select(
                    (cell, i) =>
                        i < now.Cells.Length
                            ? cell with
                            {
                                Content = Inlines(table, later, cell.Content, now.Cells[i].Content),
                                Blocks = InCell(cell.Blocks, now.Cells[i].Blocks),
                            }
                            : cell
                ),
            ],
        };

    private ImmutableArray<Block> InCell(ImmutableArray<Block> old, ImmutableArray<Block> now)
    {
        if (old.Length != now.Length || old.Zip(now).Any(two => Shape.KindOf(two.First) != Shape.KindOf(two.Second)))
        {
            return old;
        }

        isInCell = true;
        ImmutableArray<Block> merged = [.. old.Zip(now, Merge)];
        isInCell = false;
        return merged;
    }

    private static string TextOf(TableRow row) =>
        string.Join(
            " | ",
            row.Cells.Select(cell => cell.Blocks.IsEmpty ? PlainText.Of(cell.Content) : TextOf(cell.Blocks))
        );

    private static string TextOf(ImmutableArray<Block> blocks) => string.Join(' ', blocks.Select(TextOf));

    /// <summary>
    /// Row by row, so that the columns stay level: what is put in or taken out in one of them alone would part them, and
    /// stays as it was.
    /// </summary>
    private Parallel Merge(Parallel old, Parallel now)
    {
        Block?[][] mine = Rows(old),
            theirs = Rows(now);
        int[] pairs = Shape.Pair([.. mine.Select(Shape.Of)], [.. theirs.Select(Shape.Of)]);
        HashSet<int> moved = Moved(pairs, _ => 0);
        ImmutableArray<Block>.Builder[] columns = [.. old.Columns.Select(_ => ImmutableArray.CreateBuilder<Block>())];
        foreach ((int i, int j) in Order(pairs, moved, mine.Length))
        {
            bool isNew = i < 0 || (j >= 0 && moved.Contains(j));
            if (isNew && !theirs[j].All(cell => cell is not null && CanComeBack(cell)))
            {
                continue;
            }

            for (int column = 0; column < columns.Length; column++)
            {
                if (isNew)
                {
                    Block added = Renamed(theirs[j][column]!);
                    columns[column].Add(revisions.Mark(added, Fate.Inserted));
                    changes.Add(
                        new BookChange(ChangeKind.Added, Here(), PlaceOf(theirs[j][column]!), "", TextOf(added))
                    );
                }
                else if (mine[i][column] is { } block)
                {
                    if (j >= 0)
                    {
                        columns[column].Add(theirs[j][column] is { } twin ? Merge(block, twin) : block);
                        continue;
                    }

                    columns[column].Add(block);
                    Gone(block);
                }
            }
        }

        return old with
        {
            Columns = [.. old.Columns.Select((column, i) => column with { Blocks = columns[i].ToImmutable() })],
        };
    }

    private static Block?[][] Rows(Parallel parallel) =>
        [
            .. Enumerable
                .Range(0, parallel.Columns.Max(column => column.Blocks.Length))
                .Select(row =>
                    parallel.Columns.Select(column => row < column.Blocks.Length ? column.Blocks[row] : null).ToArray()
                ),
        ];

    private void Keep(BookPlace old, BookPlace now) => kept.Add(call ?? (old, now));

    private ImmutableArray<Inline> Inlines(
        Block old,
        Block now,
        ImmutableArray<Inline> mine,
        ImmutableArray<Inline> theirs
    )
    {
        var comparison = LeafComparison.Of(AtomReader.Of(mine, notes.OfOld), AtomReader.Of(theirs, notes.OfNew));
        foreach (Stretch stretch in comparison.Stretches)
        {
            Say(old, now, stretch);
        }

        foreach ((int before, int after) in comparison.Kept)
        {
            Keep(new BookPlace(old, before, default), new BookPlace(now, after, default));
        }

        Dictionary<Inline, Inline> twins = new(ReferenceEqualityComparer.Instance);
        foreach ((Inline before, Inline after) in comparison.Twins)
        {
            twins[before] = after;
        }

        return comparison.Inlines(
            (atom, fate) =>
                atom.Leaf switch
                {
                    Text text => Marked(text with { Value = text.Value[atom.From..atom.To] }, fate),
                    Note note when fate == Fate.Kept => Note(note, (Note)twins[note], old, now, atom.At),
                    _ when fate == Fate.Kept => atom.Leaf,
                    _ when fate == Fate.Deleted => Marked(atom.Leaf, fate),
                    _ => Marked(Renamed([atom.Leaf])[0], fate),
                }
        );
    }

    private Inline Marked(Inline inline, Fate fate) => fate == Fate.Kept ? inline : revisions.Mark(inline, fate);

    private Note Note(Note old, Note now, Block around, Block later, int at)
    {
        var before = call;
        call ??= (new BookPlace(around, at, default), new BookPlace(later, at, default));
        Note merged = old with { Blocks = Blocks(old.Blocks, now.Blocks) };
        call = before;
        return merged;
    }

    private void Say(Block old, Block now, Stretch stretch)
    {
        string was = Said(stretch.Old),
            is_ = Said(stretch.New);
        BookPlace before = Place(old, stretch.Old),
            after = Place(now, stretch.New);
        changes.Add(
            new BookChange(
                stretch.Old.IsEmpty ? ChangeKind.Added
                    : stretch.New.IsEmpty ? ChangeKind.Deleted
                    : ChangeKind.Changed,
                call is { } within ? within.Old with { Span = before.Span } : before,
                call is { } there ? there.New with { Span = after.Span } : after,
                was,
                is_
            )
        );
    }

    private static string Said(ImmutableArray<Atom> atoms) =>
        string.Concat(
                atoms.Select(atom =>
                    atom.Leaf is Note note ? $" [{string.Join(' ', note.Blocks.Select(TextOf))}]"
                    : atom.Leaf is Reference ? PlainText.Of([atom.Leaf])
                    : atom.Words
                )
            )
            .Trim();

    private static BookPlace Place(Block block, ImmutableArray<Atom> atoms) =>
        atoms.FirstOrDefault(atom => atom.IsWord) is { } word ? new BookPlace(block, word.At, word.Place)
        : atoms.FirstOrDefault() is { } first ? new BookPlace(block, first.At, first.Place)
        : new BookPlace(block, 0, block.Span with { Length = 0 });

    /// <summary>What is new, with ids and keys that nothing else has.</summary>
    private Block Renamed(Block block) => Renaming.Block(block);

    private ImmutableArray<Inline> Renamed(ImmutableArray<Inline> inlines) => Renaming.Inlines(inlines);

    private Rewrite Renaming =>
        field ??= new Rewrite(
            (_, block) =>
                BookComparison.IdOf(block) is not { } id || !ids.Contains(id)
                    // Another object than the later book's own, whatever is in it.
                    ? block switch
                    {
                        CodeBlock code => code with { },
                        ThematicBreak mark => mark with { },
                        _ => block,
                    }
                    : block switch
                    {
                        Paragraph paragraph => paragraph with { Id = null },
                        Heading heading => heading with { Id = null },
                        Table table => table with { Id = null },
                        Figure figure => figure with { Id = null },
                        _ => block,
                    },
            (_, inline) =>
                inline switch
                {
                    Note note => note with { Key = NotePairs.Named(note.Key) },
                    NoteRef again => notes.Called(again),
                    LangSpan { Id: { } id } span when ids.Contains(id) => span with { Id = null },
                    Reference reference => reference with { Anchor = null },
                    Code code => code with { },
                    _ => inline,
                }
        );
}
