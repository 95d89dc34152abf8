using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Orthography;
using Edition.Print.Paragraphs;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Pages;

/// <summary>
/// Makes up the pages of a book. Parts depend on each other by their folios only, so each is set and cut by itself, on
/// all processors; what tells of pages (contents, back-references, marks of notes numbered by page) is set
/// again until the pages stay as they are told.
/// </summary>
public static class Paginator
{
    /// <summary>
    /// How often parts may be set anew because a folio in them changed. The second time is the last but in contrived
    /// books.
    /// </summary>
    private const int MostRounds = 8;

    public static PagedBook MakeUp(AssembledBook book, Template template, FaceLibrary faces, Findings findings) =>
        Made(
            book,
            template,
            new Compositor(faces, template, new Hyphenator(template, book.Publication), findings),
            findings,
            standing: null
        );

    /// <summary>
    /// With a compositor that may have set the book before, and with parts that still stand. The parts of the result's
    /// book may be those of an earlier state that are the same.
    /// </summary>
    public static PagedBook MakeUp(
        AssembledBook book,
        Template template,
        Compositor compositor,
        Findings findings,
        StandingType standing
    )
    {
        PagedBook made = Made(standing.Standing(book), template, compositor, findings, standing.Of);
        standing.LetGo();
        return made;
    }

    private static PagedBook Made(
        AssembledBook book,
        Template template,
        Compositor compositor,
        Findings findings,
        Func<Part, StandingPart>? standing
    )
    {
        var shop = new Shop(book, template, PageFrame.Of(template), compositor, findings);
        PageTexts texts = PageTexts.None;
        var pages = new PartPages?[book.Parts.Length];
        for (int round = 0; ; round++)
        {
            PageTexts told = texts;
            int[] stale =
            [
                .. Enumerable.Range(0, pages.Length).Where(p => pages[p] is not { } made || !made.Set.AnsweredBy(told)),
            ];
            if ((stale.Length == 0 && round > 0) || round > MostRounds)
            {
                PartPages[] all = [.. pages.Select(part => part!)];
                PageNumbering numbering = Numbered(book, template, all);
                PageFaults.Report(all, numbering, findings);
                ReportFirstPages(book, numbering, findings);
                return Imposition.Impose(shop, all, numbering);
            }

            bool[] versos = Versos(book, template, pages);
            System.Threading.Tasks.Parallel.ForEach(
                stale,
                p =>
                    pages[p] =
                        standing?.Invoke(book.Parts[p]).First(shop, told, versos[p])
                        ?? PartPages.First(PartSetter.Set(shop, book.Parts[p], told), shop, versos[p])
            );
            PartPages[] made = TakeSides(shop, [.. pages.Select(part => part!)], standing);
            made.CopyTo(pages, 0);
            texts = Tell(shop, made, Numbered(book, template, made));
        }
    }

    /// <summary>
    /// Finishes the parts, each for the side that it begins on. How many pages one then takes may move those after it to
    /// the other side, so this is done until all are right: at the latest when each has been so once for every part
    /// before it, and no part is finished more than once for either side. The first is always right; so many are taken
    /// at a time as there are processors, and more the longer nothing moves.
    /// </summary>
    private static PartPages[] TakeSides(Shop shop, PartPages[] pages, Func<Part, StandingPart>? standing)
    {
        var others = new PartPages?[pages.Length];
        int ahead = Environment.ProcessorCount;
        while (true)
        {
            bool[] versos = Versos(shop.Book, shop.Template, pages);
            int[] wrong =
            [
                .. Enumerable
                    .Range(0, pages.Length)
                    .Where(p => pages[p].IsFirst || pages[p].BeginsVerso != versos[p])
                    .Take(ahead),
            ];
            if (wrong.Length == 0)
            {
                return pages;
            }

            ahead = Array.TrueForAll(wrong, p => pages[p].IsFirst) ? 2 * ahead : Environment.ProcessorCount;
            System.Threading.Tasks.Parallel.ForEach(
                wrong,
                p =>
                {
                    PartPages finished =
                        others[p]
                        ?? standing?.Invoke(pages[p].Set.Part).Finished(shop, pages[p], versos[p])
                        ?? pages[p].Finished(shop, versos[p]);
                    (pages[p], others[p]) = (finished, pages[p].IsFirst ? null : pages[p]);
                }
            );
        }
    }

    /// <summary>Whether each part begins on a verso, as far as the parts before it have been made.</summary>
    private static bool[] Versos(AssembledBook book, Template template, PartPages?[] pages)
    {
        var versos = new bool[pages.Length];
        int at = 0;
        for (int p = 0; p < pages.Length; p++)
        {
            at += new PartPlace(book, p, template).BeginsOnRecto ? at % 2 : 0;
            versos[p] = at % 2 == 1;
            at += pages[p]?.Cuts.Length ?? 0;
        }

        return versos;
    }

    /// <summary>
    /// Gives every part its first page, and every page its label: roman in the front matter, arabic from the first text
    /// on, and where an article of a journal numbered through says its first page, from that on.
    /// </summary>
    private static PageNumbering Numbered(AssembledBook book, Template template, PartPages[] pages)
    {
        var first = new int[pages.Length];
        var labels = ImmutableArray.CreateBuilder<string>();
        int body = 0;
        bool front = book.Parts.Length > 0 && book.Parts[0].IsFrontMatter;
        for (int p = 0; p < pages.Length; p++)
        {
            bool blank = new PartPlace(book, p, template).BeginsOnRecto && labels.Count % 2 == 1;
            if (blank)
            {
                labels.Add(Label());
            }

            if (front && !book.Parts[p].IsFrontMatter)
            {
                front = false;
                body = labels.Count;
            }

            if (FolioOf(book.Parts[p]) is { } folio && !front && folio > labels.Count - body)
            {
                body = labels.Count + 1 - folio;
            }

            first[p] = labels.Count;
            for (int i = 0; i < pages[p].Cuts.Length; i++)
            {
                labels.Add(Label());
            }
        }

        return new PageNumbering([.. first], labels.ToImmutable());

        string Label() =>
            front ? Roman.Lower(labels.Count + 1) : (labels.Count - body + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static int? FolioOf(Part part) =>
        int.TryParse(part.FirstPage, NumberStyles.None, CultureInfo.InvariantCulture, out int folio) ? folio : null;

    /// <summary>Names the articles that say a first page from which folios cannot go on.</summary>
    private static void ReportFirstPages(AssembledBook book, PageNumbering numbering, Findings findings)
    {
        for (int p = 0; p < book.Parts.Length; p++)
        {
            Part part = book.Parts[p];
            if (part.FirstPage is { } said && said != numbering.Labels[numbering.First[p]])
            {
                findings.Add(Says.FirstPageUnreached(said, numbering.Labels[numbering.First[p]]), part.Span);
            }
        }
    }

    /// <summary>What the pages as made say of folios and marks.</summary>
    private static PageTexts Tell(Shop shop, PartPages[] pages, PageNumbering numbering)
    {
        var found = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        var marks = new Dictionary<Inline, string>(ReferenceEqualityComparer.Instance);
        for (int p = 0; p < pages.Length; p++)
        {
            foreach ((int page, string id) in pages[p].Ids)
            {
                int index = numbering.First[p] + page;
                found.TryAdd(id, (index, numbering.Labels[index]));
            }

            if (shop.Book.Publication.NoteNumbering == NoteNumbering.Page)
            {
                foreach (PageCut cut in pages[p].Cuts)
                {
                    MarksOn(cut, marks);
                }
            }
        }

        return new PageTexts(found, marks, Figures(shop, pages, numbering));
    }

    /// <summary>What the other editions and the book itself tell of its pages in figures.</summary>
    internal static PageMap Figures(Shop shop, PartPages[] pages, PageNumbering numbering) =>
        new(
            [.. numbering.Labels.Select(label => new PageStart(label, null, 0))],
            ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty,
            PageTexts.Sheets(numbering.Labels.Length, shop.Template.Page, shop.Book.Publication.Lang)
        )
        {
            PagesOfPart = pages
                .Select(
                    (made, p) =>
                    {
                        string first = numbering.Labels[numbering.First[p]];
                        string last = numbering.Labels[numbering.First[p] + Math.Max(0, made.Cuts.Length - 1)];
                        return KeyValuePair.Create(made.Set.Part.Id, first == last ? first : $"{first}–{last}");
                    }
                )
                .ToImmutableDictionary(StringComparer.Ordinal),
        };

    /// <summary>
    /// Numbers the notes that begin on a page from 1, in reading order; a second call on the page of the first has its
    /// number.
    /// </summary>
    private static void MarksOn(PageCut cut, Dictionary<Inline, string> marks)
    {
        int number = 0;
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (NoteCut note in cut.Notes.Where(note => note.From == 0).OrderBy(note => note.Note.Order))
        {
            string mark = (++number).ToString(CultureInfo.InvariantCulture);
            marks[note.Note.Call] = mark;
            byKey[
                note.Note.Call switch
                {
                    Note own => own.Key,
                    NoteRef again => again.Key,
                    _ => "",
                }
            ] = mark;
        }

        foreach (
            LineSet line in cut
                .Slugs.SelectMany(set => set.Slug.Pieces)
                .Concat(
                    cut.Notes.SelectMany(note => note.Note.Lines.Skip(note.From).Take(note.To - note.From))
                        .SelectMany(slug => slug.Pieces)
                )
                .OfType<LineSet>()
        )
        {
            foreach (LineMark mark in line.Line.Marks)
            {
                if (
                    mark.Inline is NoteRef again
                    && !marks.ContainsKey(again)
                    && byKey.TryGetValue(again.Key, out string? same)
                )
                {
                    marks[again] = same;
                }
            }
        }
    }
}

/// <summary>The index of each part's first page, and the label of every page, blanks among them.</summary>
internal sealed record PageNumbering(ImmutableArray<int> First, ImmutableArray<string> Labels);
