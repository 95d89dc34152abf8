using System.Collections.Immutable;
using Edition.Model;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Parallel = Edition.Model.Parallel;

namespace Edition.Print.Pages;

internal sealed partial class PartSetter
{
    /// <summary>Columns of fewer ems than this do not stand side by side.</summary>
    private const int LeastEms = 14;

    /// <summary>
    /// A leader's dot with the white before it: a space that parts words, for within a word faces kern their periods.
    /// </summary>
    private const string Dot = "\u00A0.";

    /// <summary>Row by row: the cells of a row side by side, level at their tops, or one under the other.</summary>
    void IBlockVisitor<Place>.Visit(Parallel parallel, Place place)
    {
        TextStyle style = Template.Style(StyleName.Parallel);
        Setting at = place.At.InParallel;
        place.Flow.Space(style.Before);
        Length gap = Template.Pages.ColumnGap;
        int count = parallel.Columns.Length;
        Length width = WidthOf(parallel, place);
        TagNode rows = place.Tag.Add(new TagNode(Role.Div, parallel.Lang));
        if (!IsSideBySide(parallel, place))
        {
            foreach (Block cell in ParallelRows.Of(parallel).SelectMany(row => row.Cells).OfType<Block>())
            {
                cell.Accept(this, place with { At = at.After(null), Tag = rows });
            }

            place.Flow.Space(style.After);
            return;
        }

        Length tallest = shop.Frame.Leading * Math.Max(1, shop.Frame.Rows / 3);
        bool ragged = width < style.Size * Setting.NarrowEms;
        bool heading = false;
        foreach (ParallelRow row in ParallelRows.Of(parallel))
        {
            var columns = new List<ImmutableArray<Slug>>();
            for (int c = 0; c < count; c++)
            {
                var flow = new Flow();
                if (row.Cells[c] is { } block)
                {
                    block.Accept(
                        this,
                        new Place(place.Left + (width + gap) * c, width, at.After(null), flow, rows) { Ragged = ragged }
                    );
                }

                columns.Add([.. flow.Slugs.Select(slug => slug with { OnGrid = false, Floats = false })]);
            }

            ImmutableArray<Slug> bands = Columns.Level(columns, tallest);
            bool titles = row.Cells.Any(cell => cell is Heading);
            if (titles && !heading)
            {
                place.Flow.EndSection();
            }

            TextStyle own = StyleOf(row.Cells.FirstOrDefault(cell => cell is not null), at);
            if (titles && !bands.IsEmpty)
            {
                bands =
                [
                    bands[0] with
                    {
                        TakesSlack = true,
                        Stretches = true,
                    },
                    .. bands.Skip(1).Select(band => band with { Turn = band.Turn | Turn.Kept }),
                ];
            }

            if (row.Cells.Any(cell => cell is Paragraph { Role: ParagraphRole.Keywords }))
            {
                place.Flow.KeepWithNext();
                bands = [.. bands.Select((band, i) => i == 0 ? band : band with { Turn = band.Turn | Turn.Kept })];
            }

            place.Flow.Add(bands, own.Before, own.After);
            heading = titles;
            if (titles)
            {
                place.Flow.HeadingEnds(Template.Pages.HeadingLines);
            }
        }

        place.Flow.Space(style.After);
    }

    private Length WidthOf(Parallel parallel, Place place)
    {
        int count = parallel.Columns.Length;
        return count == 0 ? place.Width : (place.Width - Template.Pages.ColumnGap * (count - 1)) / count;
    }

    private bool IsSideBySide(Parallel parallel, Place place) =>
        Template.Pages.ParallelSideBySide
        && parallel.Columns.Length > 1
        && WidthOf(parallel, place) >= Template.Style(StyleName.Parallel).Size * LeastEms;

    /// <summary>What stands over an article in two languages: abstracts, keywords, the form of citation.</summary>
    private static bool IsApparatus(Block block) =>
        block is Parallel { Columns.Length: 2 } parallel
        && parallel.Columns.All(column =>
            column.Blocks.All(inner => inner is Paragraph { Role: not ParagraphRole.Body })
        );

    /// <summary>
    /// Apparatus in columns: each goes on below its own last line, so that no white stands beside the longer one. The
    /// order of reading is row by row, as elsewhere.
    /// </summary>
    private void SetApparatus(Parallel[] rows, Place place)
    {
        Setting at = place.At.InParallel.After(null);
        Length width = WidthOf(rows[0], place);
        bool ragged = width < Template.Style(StyleName.Parallel).Size * Setting.NarrowEms;
        Flow[] flows = [new Flow(), new Flow()];
        foreach (Parallel parallel in rows)
        {
            TagNode node = place.Tag.Add(new TagNode(Role.Div, parallel.Lang));
            foreach (ParallelRow row in ParallelRows.Of(parallel))
            {
                for (int c = 0; c < flows.Length; c++)
                {
                    if (row.Cells[c] is { } block)
                    {
                        Length left = place.Left + (width + Template.Pages.ColumnGap) * c;
                        block.Accept(this, new Place(left, width, at, flows[c], node) { Ragged = ragged });
                    }
                }
            }
        }

        TextStyle style = StyleOf(rows[0].Columns[0].Blocks.FirstOrDefault(), at);
        ImmutableArray<Slug>[] columns =
        [
            .. flows.Select(flow =>
                flow.Slugs.Select(slug => slug with { OnGrid = false, Floats = false }).ToImmutableArray()
            ),
        ];
        place.Flow.Add(
            Columns.Along(columns),
            Length.Max(style.Before, Template.Style(StyleName.Parallel).Before),
            Length.Zero
        );
        place.Flow.Space(Template.Style(StyleName.Parallel).After);
    }

    /// <summary>The style whose white a row of columns has around it.</summary>
    private TextStyle StyleOf(Block? block, Setting at) =>
        block switch
        {
            Paragraph { Role: not ParagraphRole.Body } paragraph => Template.Style(at.Of(paragraph)),
            Heading heading => Template.Style(at.Of(heading)),
            ListBlock => at.InList.Resolve(Template, StyleName.ListItem),
            Quotation => at.InQuotation.Resolve(Template, StyleName.Quotation),
            LineBlock => at.Resolve(Template, StyleName.Verse),
            CodeBlock => at.Resolve(Template, StyleName.Code),
            Table or Figure => at.Resolve(Template, StyleName.Figure),
            _ => Template.Style(at.Text) with { Before = Length.Zero, After = Length.Zero },
        };

    /// <summary>Entries with their folios at the right edge, and dots that lead there.</summary>
    void IBlockVisitor<Place>.Visit(Contents contents, Place place)
    {
        TagNode list = place.Tag.Add(new TagNode(Role.TOC, contents.Lang));
        TextStyle plain = Template.Style(StyleName.Contents1);
        Line dot = Compositor.SetLine(Dot, plain, contents.Lang);
        for (int i = 0; i < contents.Entries.Length; i++)
        {
            ContentsEntry entry = contents.Entries[i];
            TextStyle style = Template.Style(Setting.Of(entry));
            TagNode item = list.Add(new TagNode(Role.TOCI, entry.Lang)).Add(new TagNode(Role.Reference, entry.Lang));
            var target = new PageNumbers(default, entry.Lang, [entry.Target]);
            ImmutableArray<Inline> folio = [target];
            ImmutableArray<Line> folioLine = Compositor.Break(
                Compositor.Shape(
                    folio,
                    style with
                    {
                        Alignment = Alignment.Left,
                        FirstIndent = Length.Zero,
                    },
                    entry.Lang,
                    Made
                ),
                place.Width,
                Length.Zero
            );
            Strand folioStrand = new();
            Length right = place.Left + place.Width;
            Set(
                new Take(
                    [new Reference(default, entry.Lang, entry.Target, entry.Line)],
                    style with
                    {
                        KeepTogether = true,
                    },
                    entry.Lang,
                    place,
                    item.Add(new Strand(contents, i)),
                    style.FirstIndent,
                    Closing: slug => Led(slug, dot, folioLine, folioStrand, right, Length.Max(style.Right, style.Size))
                )
            );
            item.Add(folioStrand);
            if (entry.Level == 1 && i + 1 < contents.Entries.Length && contents.Entries[i + 1].Level > 1)
            {
                place.Flow.KeepWithNext();
            }
        }
    }

    /// <summary>
    /// The last line of an entry with dots and folio. The dots of all entries stand below each other, and none nearer
    /// the words than a dot's width.
    /// </summary>
    private Slug Led(Slug slug, Line dot, ImmutableArray<Line> folio, Strand strand, Length right, Length room)
    {
        if (folio.IsEmpty || slug.Pieces.OfType<LineSet>().LastOrDefault() is not { } last)
        {
            return slug;
        }

        ImmutableArray<Piece> pieces = slug.Pieces;
        Length to = right - room;
        Length from = last.X + last.Line.Width + dot.Width;
        int dots = dot.Width > Length.Zero ? (int)((to - from).Units / dot.Width.Units) : 0;
        if (dots > 0)
        {
            Line leader = Compositor.SetLine(
                string.Concat(Enumerable.Repeat(Dot, dots)),
                Template.Style(StyleName.Contents1),
                part.Lang
            );
            pieces = pieces.Add(new LineSet(null, to - leader.Width, last.Y, leader));
        }

        return slug with
        {
            Pieces = pieces.Add(new LineSet(strand, right - folio[0].Width, last.Y, folio[0])),
        };
    }
}
