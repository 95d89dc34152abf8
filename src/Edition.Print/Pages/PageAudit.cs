using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// Reads finished pages as a proof-reader does: from what stands where, knowing nothing of how it came to stand there.
/// </summary>
public sealed class PageAudit
{
    private readonly PagedBook book;
    private readonly PageFigures[] figures;
    private readonly List<Breach> breaches = [];
    private readonly int[] noteOf;
    private readonly List<List<SetLine>> paragraphs;
    private readonly Length leading;

    private PageAudit(PagedBook book)
    {
        this.book = book;
        figures = [.. book.Pages.Select(page => new PageFigures { Label = page.Label })];
        noteOf = [.. Enumerable.Range(0, book.Tags.Length).Select(tag => Ancestor(tag, Role.Note))];
        paragraphs = Paragraphs();
        leading = paragraphs
            .Where(lines => noteOf[lines[0].Owner] < 0)
            .SelectMany(lines => lines.Zip(lines.Skip(1)))
            .Where(pair => pair.First.Page == pair.Second.Page)
            .GroupBy(pair => pair.Second.Y - pair.First.Y)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault(Length.FromPoints(12));
    }

    public static PageReport Of(PagedBook book)
    {
        var audit = new PageAudit(book);
        audit.CountLines();
        audit.CountNotes();
        audit.MeasureDepths();
        return new PageReport(
            [.. audit.figures],
            audit.figures.Aggregate(new PageFigures(), (sum, page) => sum + page),
            [
                .. audit
                    .breaches.OrderBy(breach => breach.Page)
                    .ThenBy(breach => breach.Y)
                    .ThenBy(breach => breach.Figure),
            ]
        );
    }

    /// <summary>The lines of each paragraph, in reading order.</summary>
    private List<List<SetLine>> Paragraphs()
    {
        var paragraphs = new Dictionary<int, List<SetLine>>();
        int[] owners = [.. Enumerable.Range(0, book.Tags.Length).Select(tag => Ancestor(tag, Role.P))];
        foreach (
            (int page, PlacedText text) in book
                .Pages.SelectMany(page => page.Items.OfType<PlacedText>().Select(text => (page.Index, text)))
                .Where(item => item.text.Tag >= 0 && owners[item.text.Tag] >= 0)
                .OrderBy(item => item.text.Order)
        )
        {
            int owner = owners[text.Tag];
            if (!paragraphs.TryGetValue(owner, out List<SetLine>? lines))
            {
                paragraphs.Add(owner, lines = []);
            }

            if (lines.Count == 0 || lines[^1].Page != page || text.X < lines[^1].Reach)
            {
                lines.Add(new SetLine(page, owner, text));
            }
            else
            {
                lines[^1].Add(text);
            }
        }

        return [.. paragraphs.Values];
    }

    private void CountLines()
    {
        Length body = paragraphs
            .SelectMany(lines => lines)
            .Where(line => noteOf[line.Owner] < 0)
            .GroupBy(line => line.Size)
            .OrderByDescending(size => size.Sum(line => line.Text.Length))
            .Select(size => size.Key)
            .FirstOrDefault();
        foreach (List<SetLine> lines in paragraphs)
        {
            bool isNote = noteOf[lines[0].Owner] >= 0;
            if (!isNote)
            {
                CountEnds(lines);
            }

            bool counted = !isNote && lines[0].Size == body && lines.Any(line => line.IsAdjusted);
            if (counted)
            {
                CountSpaces(lines);
            }

            CountHyphens(lines, counted);
        }
    }

    private void CountEnds(List<SetLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            SetLine before = lines[i - 1];
            bool last = i == lines.Count - 1;
            if (before.CutsWord && last && !lines[i].Text.Trim().Any(c => c is ' ' or '\u00A0'))
            {
                Count(lines[i], ReportFigure.Tails, page => page with { Tails = page.Tails + 1 });
            }

            if (before.Page == lines[i].Page)
            {
                continue;
            }

            if (last)
            {
                Count(lines[i], ReportFigure.Widows, page => page with { Widows = page.Widows + 1 });
            }

            if (i == 1)
            {
                Count(before, ReportFigure.Orphans, page => page with { Orphans = page.Orphans + 1 });
            }
        }
    }

    private void CountSpaces(List<SetLine> lines)
    {
        double before = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            SetLine line = lines[i];
            double space = i == lines.Count - 1 && !line.IsAdjusted ? 0 : line.Space();
            bool pair = space > 0 && before > 0 && lines[i - 1].Page == line.Page;
            if (space > 0)
            {
                PageFigures page = figures[line.Page];
                figures[line.Page] = page with
                {
                    Lines = page.Lines + 1,
                    Loosest = Math.Max(page.Loosest, space),
                    Wide = page.Wide + (space > 1.25 ? 1 : 0),
                    Pairs = page.Pairs + (pair ? 1 : 0),
                };
                if (space > PageReport.Loose)
                {
                    Count(line, ReportFigure.LooseLines, own => own with { Loose = own.Loose + 1 }, space);
                }
            }

            if (pair && Math.Abs(space - before) > 0.5)
            {
                Count(
                    line,
                    ReportFigure.UnevenLines,
                    own => own with { Uneven = own.Uneven + 1 },
                    Math.Abs(space - before)
                );
            }

            before = space;
        }
    }

    /// <summary>Stacks and cut words wherever they stand; the share of hyphens among counted lines only.</summary>
    private void CountHyphens(List<SetLine> lines, bool counted)
    {
        int run = 0;
        for (int i = 0; i < lines.Count - 1; i++)
        {
            SetLine line = lines[i];
            run = line.CutsWord ? run + 1 : 0;
            if (run == 0)
            {
                continue;
            }

            PageFigures page = figures[line.Page];
            figures[line.Page] = page with
            {
                Hyphens = page.Hyphens + (counted ? 1 : 0),
                HyphenStack = Math.Max(page.HyphenStack, run),
            };
            if (run == PageReport.HighestStack + 1)
            {
                Count(line, ReportFigure.HyphenStack, own => own, run);
            }

            if (lines[i + 1].Page != line.Page)
            {
                Count(line, ReportFigure.CutWords, own => own with { CutWords = own.CutWords + 1 });
            }
        }
    }

    private void Count(SetLine line, ReportFigure figure, Func<PageFigures, PageFigures> add, double value = 1)
    {
        figures[line.Page] = add(figures[line.Page]);
        breaches.Add(
            new Breach(figure, line.Page, book.Pages[line.Page].Label, line.Y, line.Place, Shortened(line.Text), value)
        );
    }

    /// <summary>Notes that do not begin on the page of their first mark, and notes on several pages.</summary>
    private void CountNotes()
    {
        var marks = new Dictionary<string, int>(StringComparer.Ordinal);
        var notes = new Dictionary<int, SortedDictionary<int, PlacedText>>();
        foreach (Page page in book.Pages)
        {
            foreach (Placed item in page.Items)
            {
                if (
                    item is PlacedLink { Destination: { } destination }
                    && book.Tags[item.Tag].Parent is >= 0 and var parent
                    && book.Tags[parent].Role == Role.Reference
                )
                {
                    marks.TryAdd(destination, page.Index);
                }

                if (item is PlacedText { Tag: >= 0 } text && noteOf[text.Tag] is >= 0 and var note)
                {
                    (notes.TryGetValue(note, out var pages) ? pages : notes[note] = []).TryAdd(page.Index, text);
                }
            }
        }

        foreach ((int note, SortedDictionary<int, PlacedText> pages) in notes)
        {
            (int first, PlacedText text) = pages.First();
            if (marks.TryGetValue(book.Tags[note].Id ?? "", out int mark) && mark != first)
            {
                Count(first, text, ReportFigure.StrayNotes, own => own with { StrayNotes = own.StrayNotes + 1 });
            }

            if (pages.Count > 1)
            {
                Count(first, text, ReportFigure.SplitNotes, own => own with { SplitNotes = own.SplitNotes + 1 });
            }
        }
    }

    private void MeasureDepths()
    {
        PageFoot[] feet = [.. book.Pages.Select(page => PageFoot.Of(book, page, noteOf))];
        foreach (PageFoot foot in feet)
        {
            figures[foot.Page] = figures[foot.Page] with { Depth = foot.Last - book.Geometry.Top };
        }

        // Where the text goes on on the next page, in the same part.
        bool[] runs =
        [
            .. feet.Select((foot, i) => foot.Part >= 0 && i + 1 < feet.Length && feet[i + 1].FirstPart == foot.Part),
        ];
        PageFoot[] running = [.. feet.Where(foot => runs[foot.Page])];
        Length usual = running
            .Where(foot => foot.HasNotes)
            .Select(foot => foot.White)
            .Order()
            .Skip(running.Count(foot => foot.HasNotes) / 10)
            .FirstOrDefault();
        Length last = running
            .GroupBy(foot => foot.Last)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault();
        foreach (PageFoot foot in running)
        {
            Length white = foot.HasNotes ? foot.White - usual : last - foot.Text;
            double rows = Math.Round(Math.Max(0, white.Points / leading.Points), 1);
            figures[foot.Page] = figures[foot.Page] with { Hole = rows };
            if (rows > PageReport.DeepestWhite)
            {
                Count(foot.Page, foot.LastText, ReportFigure.Hole, own => own, rows);
            }

            bool faces = book.Pages[foot.Page].IsVerso && foot.Page + 1 < feet.Length && runs[foot.Page + 1];
            if (faces && Apart(foot, feet[foot.Page + 1]) > leading / 4)
            {
                Count(
                    foot.Page,
                    foot.LastText,
                    ReportFigure.UnequalSpreads,
                    own => own with { UnequalSpreads = own.UnequalSpreads + 1 },
                    Math.Round(Apart(foot, feet[foot.Page + 1]).Points / leading.Points, 1)
                );
            }
        }
    }

    private void Count(
        int page,
        PlacedText? at,
        ReportFigure figure,
        Func<PageFigures, PageFigures> add,
        double value = 1
    )
    {
        figures[page] = add(figures[page]);
        breaches.Add(
            new Breach(
                figure,
                page,
                book.Pages[page].Label,
                at?.Y ?? Length.Zero,
                at?.Source ?? SourceSpan.None,
                Shortened(at?.Text ?? ""),
                value
            )
        );
    }

    private static Length Apart(PageFoot a, PageFoot b) => Length.Max(a.Last - b.Last, b.Last - a.Last);

    private static string Shortened(string text) => text.Length <= 60 ? text.Trim() : text[..59].Trim() + "…";

    private int Ancestor(int tag, Role role)
    {
        while (tag >= 0 && book.Tags[tag].Role != role)
        {
            tag = book.Tags[tag].Parent;
        }

        return tag;
    }
}
