using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    private static readonly Length ColumnSpace = Length.FromPoints(12);
    private static readonly Length RowSpace = Length.FromPoints(3);
    private static readonly Length HeavyRule = Length.FromPoints(0.8);
    private static readonly Length LightRule = Length.FromPoints(0.4);

    /// <summary>
    /// A table between three rules. One that takes less than half a page floats; a longer one is parted between its
    /// rows and repeats its head; one too wide is turned on pages of its own.
    /// </summary>
    void IBlockVisitor<Place>.Visit(Table table, Place column)
    {
        Place place = column;
        TagNode node = place.Tag.Add(new TagNode(Role.Table, table.Lang));
        TextStyle cell = place.At.Resolve(Template, StyleName.TableCell);
        TextStyle head = place.At.Resolve(Template, StyleName.TableHead);
        TextStyle figure = place.At.Resolve(Template, StyleName.Figure);
        TableColumns columns = ColumnsOf(table, cell, head, place);
        if (columns.Turned)
        {
            place = column with { Left = Length.Zero, Width = TurnedWidth(table) };
        }

        Length width = columns.Total;
        Length left = place.Left + (place.Width - width) / 2;

        var flow = new Flow();
        Anchor(table.Id, place with { Flow = flow });
        int offset = SetCaption(table.Caption, table.Lead, table, place with { Flow = flow, Tag = node });

        // A head without a body is none (ISO 14289-1, 7.2): the only row then stands in the table itself.
        TagNode heads = table.Rows.IsEmpty ? node : node.Add(new TagNode(Role.THead, table.Lang));
        ImmutableArray<Slug> headSlugs = SetRow(table, table.Header, columns, left, place, heads, ref offset);
        Slug header = Flow.Join(headSlugs);
        Length ruled = header.Height + RowSpace * 2;
        header = new Slug(ruled, header.Drop + RowSpace)
        {
            Foot = header.Foot + RowSpace,
            Notes = header.Notes,
            Pieces =
            [
                new RuleSet(left, Length.Zero, width, HeavyRule),
                .. header.Pieces.Select(piece => piece with { Y = piece.Y + RowSpace }),
                new RuleSet(left, ruled, width, LightRule),
            ],
        };
        flow.Add([header], Length.Zero, Length.Zero);
        flow.KeepWithNext();
        Length page = columns.Turned ? column.Width : shop.Frame.Leading * Math.Max(2, shop.Frame.Rows);

        // A head that takes a third of a page and more would leave too little for what it stands over.
        Slug? repeated =
            ruled > page / 3
                ? null
                : Continued(
                    table,
                    header with
                    {
                        Notes = [],
                        Pieces = [.. header.Pieces.Select(Artifact).OfType<Piece>()],
                    },
                    left
                );

        TagNode body = node.Add(new TagNode(Role.TBody, table.Lang));
        Length tallest = page / 2 - (repeated is null ? Length.Zero : ruled);
        for (int i = 0; i < table.Rows.Length; i++)
        {
            ImmutableArray<Slug> lines = SetRow(table, table.Rows[i], columns, left, place, body, ref offset);
            Slug whole = Flow.Join(lines);
            if (whole.Height <= tallest)
            {
                lines = [whole];
            }

            bool last = i == table.Rows.Length - 1;
            Slug end = lines[^1];
            Length foot = RowSpace / 2;
            lines = lines.SetItem(
                lines.Length - 1,
                end with
                {
                    Height = end.Height + foot,
                    Foot = end.Foot + foot,
                    Pieces = last ? end.Pieces.Add(new RuleSet(left, end.Height + foot, width, HeavyRule)) : end.Pieces,
                }
            );
            lines =
            [
                .. lines.Select(
                    (line, k) =>
                        line with
                        {
                            Repeated = repeated,
                            OnGrid = false,
                            Turn =
                                k > 0 ? line.Turn
                                : i <= 1 ? Turn.Kept
                                : i == table.Rows.Length - 1 ? Turn.Orphan
                                : Turn.None,
                        }
                ),
            ];
            flow.Add(lines, i == 0 ? RowSpace : foot, Length.Zero);
        }

        if (columns.Turned)
        {
            PutTurned(flow, place.Width, figure, column);
        }
        else
        {
            PutWhole(flow, figure, place);
        }
    }

    /// <summary>
    /// What heads a table on a following page: that it goes on, its heads, and the white under them.
    /// </summary>
    private Slug Continued(Table table, Slug heads, Length left)
    {
        Slug whole = heads with { Height = heads.Height + RowSpace, Foot = heads.Foot + RowSpace };
        if (table.Lead is not { } lead)
        {
            return whole;
        }

        TextStyle style = Template.Style(StyleName.Caption) with { Alignment = Alignment.Left, Italic = true };
        Line line = Compositor.SetLine(
            Template.LabelText(Label.TableContinued, table.Lang).Replace("{0}", lead.Number, StringComparison.Ordinal),
            style,
            table.Lang
        );
        Length drop = PageFrame.DropOf(style);
        return Flow.Join([
            new Slug(style.Leading, drop) { Pieces = [new LineSet(null, left, drop, line)] },
            whole with
            {
                Before = RowSpace,
            },
        ]);
    }

    /// <summary>The head set again on a following page is no part of the text.</summary>
    private static Piece? Artifact(Piece piece) =>
        piece switch
        {
            LineSet line => line with { Strand = null },
            RuleSet rule => rule,
            AnchorSet => null,
            PictureSet picture => picture with { Strand = null },
            _ => throw new InvalidOperationException(piece.GetType().Name),
        };

    /// <summary>
    /// Puts what was set by itself into the column: as one slug that may float where it is small enough and stands in
    /// the running text.
    /// </summary>
    private void PutWhole(Flow made, TextStyle style, Place place)
    {
        Slug whole = Flow.Join(made.Slugs);
        if (made.Matter.Length == 1 || (place.IsColumn && whole.Height <= shop.Frame.Leading * (shop.Frame.Rows / 2)))
        {
            AddFloat(whole, style, place);
        }
        else
        {
            place.Flow.Add([.. made.Slugs], style.Before, style.After);
        }
    }

    private ImmutableArray<Slug> SetRow(
        Table table,
        TableRow row,
        TableColumns columns,
        Length left,
        Place place,
        TagNode parent,
        ref int offset
    )
    {
        bool head = row == table.Header;
        TextStyle style = head ? columns.Head : columns.Cell;
        Length[] widths = columns.Widths;
        TagNode node = parent.Add(new TagNode(Role.TR, table.Lang));
        var cells = new List<ImmutableArray<Slug>>();
        Length x = left;
        for (int c = 0; c < widths.Length; c++)
        {
            ImmutableArray<Inline> content = c < row.Cells.Length ? row.Cells[c].Content : [];
            TagNode cell = node.Add(new TagNode(head ? Role.TH : Role.TD, table.Lang) { ColumnHead = head });
            var flow = new Flow();
            TextStyle own = Aligned(style, c < table.Columns.Length ? table.Columns[c] : ColumnAlignment.Default) with
            {
                Before = Length.Zero,
                After = Length.Zero,
                Hyphenate = style.Hyphenate && columns.Divides[c],
                Right =
                    head || c >= row.Cells.Length
                        ? Length.Zero
                        : Pad(row.Cells[c], columns.Fractions[c], style, table.Lang),
            };
            Set(
                new Take(
                    content,
                    own,
                    table.Lang,
                    new Place(x, widths[c], place.At, flow, cell),
                    cell.Add(new Strand(table, offset)),
                    Length.Zero,
                    EmptyToo: true
                )
            );
            if (c < row.Cells.Length && !row.Cells[c].Blocks.IsEmpty)
            {
                flow = new Flow();
                SetBlocks(
                    row.Cells[c].Blocks,
                    new Place(x, widths[c], place.At.InCell, flow, cell)
                    {
                        Cell = new CellLook(style, table.Columns[c], own.Hyphenate),
                    }
                );
            }

            cells.Add([.. flow.Slugs.Select(slug => slug with { OnGrid = false, Floats = false })]);
            offset += PlainText.Of(content).Length + 1;
            x += widths[c] + columns.Space;
        }

        ImmutableArray<Slug> lines = Columns.Level(cells, shop.Frame.Leading * shop.Frame.Rows);
        return lines.IsEmpty ? [Blank(style)] : lines;
    }

    public static TextStyle Aligned(TextStyle style, ColumnAlignment alignment) =>
        alignment switch
        {
            ColumnAlignment.Default => style,
            ColumnAlignment.Left => style with { Alignment = Alignment.Left },
            ColumnAlignment.Centre => style with { Alignment = Alignment.Centre },
            ColumnAlignment.Right => style with { Alignment = Alignment.Right },
            _ => throw new InvalidOperationException(alignment.ToString()),
        };

    /// <summary>
    /// Sets «Рис. 1. Words» and returns the length of the words and of the line end after them in the leaf's plain
    /// text.
    /// </summary>
    private int SetCaption(ImmutableArray<Inline> caption, Lead? lead, Block leaf, Place place)
    {
        Lang lang = leaf.Lang;
        if (!caption.IsEmpty)
        {
            string prefix = lead?.Text ?? "";
            TextStyle style = place.At.Resolve(Template, StyleName.Caption);
            TagNode node = place.Tag.Add(new TagNode(Role.Caption, lang));
            Set(
                new Take(
                    [.. Words(prefix, lang), .. caption],
                    style with
                    {
                        KeepTogether = true,
                    },
                    lang,
                    place with
                    {
                        Tag = node,
                    },
                    node.Add(new Strand(leaf, -prefix.Length)),
                    Length.Zero
                )
            );
            place.Flow.KeepWithNext();
        }

        return PlainText.Of(caption).Length + 1;
    }

    void IBlockVisitor<Place>.Visit(Figure figure, Place place)
    {
        TextStyle style = place.At.Resolve(Template, StyleName.Figure);
        var flow = new Flow();
        Anchor(figure.Id, place with { Flow = flow });
        TagNode group = place.Tag.Add(new TagNode(Role.Div, figure.Lang));
        // An ornament is an artifact: it has no element, and nothing to say.
        Strand? strand =
            figure.Alt.Length == 0
                ? null
                : group
                    .Add(new TagNode(Role.Figure, figure.Lang) { Alt = figure.Alt, Title = figure.Title })
                    .Add(new Strand());
        if (shop.Book.Pictures.TryGetValue(figure.Path, out Picture? picture) && shop.SizeOf(picture) is { } own)
        {
            Length width =
                figure.WidthPercent > 0
                    ? place.Width * (Math.Min(figure.WidthPercent, 100) / 100)
                    : Length.Min(own.Width, place.Width);
            Length height = new((long)((double)own.Height.Units * width.Units / Math.Max(1, own.Width.Units)));
            Length tallest = shop.Frame.Leading * Math.Max(1, shop.Frame.Rows * 3 / 4);
            if (height > tallest)
            {
                shop.Findings.Add(Says.PictureReduced(height.Points, tallest.Points), figure.Span);
                width = new((long)((double)width.Units * tallest.Units / height.Units));
                height = tallest;
            }

            flow.Add(
                [
                    new Slug(height, height)
                    {
                        Pieces =
                        [
                            new PictureSet(
                                strand,
                                place.Left + (place.Width - width) / 2,
                                Length.Zero,
                                width,
                                height,
                                picture
                            ),
                        ],
                    },
                ],
                Length.Zero,
                Length.Zero
            );
            flow.KeepWithNext();
        }

        SetCaption(figure.Caption, figure.Lead, figure, place with { Flow = flow, Tag = group });
        if (!flow.IsEmpty)
        {
            AddFloat(Flow.Join(flow.Slugs), style, place);
        }
    }

    /// <summary>What may float takes the white below it along.</summary>
    private static void AddFloat(Slug whole, TextStyle style, Place place) =>
        place.Flow.Add(
            [
                whole with
                {
                    Height = whole.Height + style.After,
                    Foot = whole.Foot + style.After,
                    Floats = place.IsColumn,
                    Stretches = true,
                    OnGrid = false,
                    Turn = Turn.None,
                },
            ],
            style.Before,
            Length.Zero
        );
}
