using System.Collections.Immutable;
using CsCheck;
using Edition.Model;
using Edition.Print.Pages;
using Edition.Styling;

namespace Edition.Tests.Pages;

/// <summary>Make-up on galleys without text: lines of one row, some with faults, some with notes.</summary>
[Trait("Kind", "property")]
public sealed class PageBreakerTests
{
    private static readonly Length Leading = Length.FromPoints(12);
    private static readonly PageSettings Settings = new(
        100_000,
        100_000,
        50_000,
        2_000,
        20_000,
        200_000,
        5_000,
        Length.FromMillimetres(18),
        Length.FromPoints(4),
        true,
        Length.FromPoints(12),
        3,
        true
    );

    private static readonly Gen<Turn> Turns = Gen.Frequency(
        (6, Gen.Const(Turn.None)),
        (2, Gen.Const(Turn.Hyphen)),
        (1, Gen.Const(Turn.Widow)),
        (1, Gen.Const(Turn.Orphan)),
        (1, Gen.Const(Turn.NearHeading))
    );

    private static PageFrame Frame(int rows) => new(rows, Leading, Length.FromPoints(9), Length.Zero);

    private static Slug Row(Turn turn = Turn.None) => new(Leading, Length.FromPoints(9)) { OnGrid = true, Turn = turn };

    private static Matter Line(Turn turn = Turn.None, int order = 0, int noteLines = 0) =>
        new([
            Row(turn) with
            {
                Notes =
                    noteLines == 0
                        ? []
                        :
                        [
                            new GalleyNote(
                                [
                                    .. Enumerable
                                        .Range(0, noteLines)
                                        .Select(_ => new Slug(Length.FromPoints(10), Length.FromPoints(7))),
                                ],
                                order,
                                new Note(SourceSpan.None, Lang.English, "", [])
                            ),
                        ],
            },
        ]);

    private static long Cost(Turn turn) =>
        turn switch
        {
            Turn.Widow or Turn.Orphan => 100_000,
            Turn.Hyphen => 50_000,
            Turn.NearHeading => 200_000,
            _ => 0,
        };

    /// <summary>The least cost over all ways to cut, tried one by one.</summary>
    private static long Exhaustive(Turn[] turns, int from, int rows, bool verso, int facing)
    {
        long best = long.MaxValue;
        for (int end = from + 1; end <= turns.Length; end++)
        {
            int depth = end - from;
            if (depth > rows + 1)
            {
                break;
            }

            if (end == turns.Length)
            {
                best = Math.Min(
                    best,
                    (depth < 4 && from > 0 ? 5_000L * (4 - depth) / 4 : 0) + (depth > rows ? 250 : 0)
                );
                continue;
            }

            if (depth < rows - 3)
            {
                continue;
            }

            long off = depth - rows;
            long cost =
                Cost(turns[end])
                + (off > 0 ? 250 : off * off * 200)
                + (facing >= 0 ? Math.Abs(depth - facing) * 2_000 : 0);
            long rest = Exhaustive(turns, end, rows, !verso, verso ? depth : -1);
            best = rest == long.MaxValue ? best : Math.Min(best, cost + rest);
        }

        return best;
    }

    [Fact]
    public void No_other_way_to_cut_costs_less() =>
        Gen.Select(Turns.Array[1, 26], Gen.Int[5, 8], Gen.Bool)
            .Sample(
                (turns, rows, verso) =>
                {
                    ImmutableArray<PageCut> cuts = PageBreaker.Break(
                        [.. turns.Select(turn => Line(turn))],
                        Frame(rows),
                        Settings,
                        verso,
                        0
                    );
                    Assert.Equal(Exhaustive(turns, 0, rows, verso, -1), cuts.Sum(cut => cut.Cost));
                },
                iter: 200
            );

    [Fact]
    public void Every_slug_and_note_line_is_set_once_and_notes_begin_with_their_marks() =>
        Gen.Select(
                Gen.Select(Turns, Gen.Frequency((5, Gen.Const(0)), (2, Gen.Int[1, 3]), (1, Gen.Int[4, 20]))).Array[
                    1,
                    60
                ],
                Gen.Int[8, 14]
            )
            .Sample(
                (lines, rows) =>
                {
                    Matter[] galley = [.. lines.Select((line, i) => Line(line.Item1, i, line.Item2))];
                    PageFrame frame = Frame(rows);
                    ImmutableArray<PageCut> cuts = PageBreaker.Break([.. galley], frame, Settings, false, 0);
                    Assert.Equal(
                        galley.Select(matter => matter.Slugs[0]),
                        cuts.SelectMany(cut => cut.Slugs).Select(set => set.Slug)
                    );
                    Assert.Equal(
                        galley.SelectMany(matter => matter.Slugs[0].Notes).SelectMany(note => note.Lines),
                        cuts.SelectMany(cut => cut.Notes)
                            .SelectMany(cut => cut.Note.Lines.Skip(cut.From).Take(cut.To - cut.From))
                    );
                    foreach (PageCut cut in cuts.Where(cut => cut.Cost < 1_000_000_000))
                    {
                        foreach (GalleyNote note in cut.Slugs.SelectMany(set => set.Slug.Notes))
                        {
                            Assert.Contains(cut.Notes, part => part.Note == note && part.From == 0);
                        }

                        Assert.True(cut.Rows <= rows + 1);
                        if (cut.Notes.Length > 0 && cut.Slugs.Length > 0)
                        {
                            Assert.True(
                                cut.NotesTop > cut.Slugs[^1].Y + cut.Slugs[^1].Slug.Height,
                                $"notes run into the text: {cut}"
                            );
                        }

                        foreach (
                            NoteCut part in cut.Notes.Where(part => part.From > 0 || part.To < part.Note.Lines.Length)
                        )
                        {
                            Assert.True(part.To - part.From >= 2);
                        }
                    }
                },
                iter: 500
            );

    [Fact]
    public void A_longer_setting_saves_a_cut_word()
    {
        // Six rows to a page, and every line but the fourth ends in a hyphen: only a paragraph made longer fills the
        // first page well.
        Matter[] galley =
        [
            .. Enumerable.Range(0, 5).Select(_ => Line(Turn.Hyphen)),
            Line(),
            .. Enumerable.Range(0, 4).Select(_ => Line(Turn.Hyphen)),
            Line(),
        ];
        galley[1] = galley[1].With(50, [Row(Turn.Hyphen), Row(Turn.Hyphen)]);
        ImmutableArray<PageCut> plain = PageBreaker.Break([.. galley], Frame(6), Settings, true, 0);
        ImmutableArray<PageCut> helped = PageBreaker.Break([.. galley], Frame(6), Settings, true, 2);
        Assert.Equal(200, plain[0].Cost);
        Assert.Equal(50, helped[0].Cost);
        Assert.Equal([6, 6], helped.Select(cut => cut.Slugs.Length));
        Assert.Contains(helped[0].Slugs, set => set.Slug == galley[1].Others[0].Slugs[1]);
    }

    [Fact]
    public void A_long_note_is_split_rather_than_that_it_leave_a_hole()
    {
        // The mark of a note of fourteen lines in the tenth line of a page of eighteen.
        ImmutableArray<PageCut> cuts = PageBreaker.Break(
            [.. Enumerable.Range(0, 40).Select(i => Line(order: i, noteLines: i == 9 ? 14 : 0))],
            Frame(18),
            Settings,
            true,
            0
        );
        Assert.Contains(cuts[0].Notes, note => note.From == 0 && note.To < 14);
        Assert.True(cuts[0].NotesTop - Leading * cuts[0].Slugs.Length < Leading * 3);
    }
}
