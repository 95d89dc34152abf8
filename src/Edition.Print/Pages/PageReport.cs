using System.Collections.Immutable;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Print.Pages;

/// <summary>
/// The compositor's report: what a proof-reader counts in finished pages, per page and in sum, and where each thing
/// stands that is not as it should be.
/// </summary>
public sealed record PageReport(ImmutableArray<PageFigures> Pages, PageFigures Sum, ImmutableArray<Breach> Breaches)
{
    /// <summary>A line whose spaces are over this many times the face's own is a breach by itself.</summary>
    public const double Loose = 1.5;

    /// <summary>More hyphens in a row than these are a breach.</summary>
    public const int HighestStack = 3;

    /// <summary>More rows left white than these are a hole.</summary>
    public const double DeepestWhite = 2.05;

    /// <summary>
    /// What goes beyond the limits, an error each, at the place of the worst breach of its kind that is known.
    /// </summary>
    public void Hold(ImmutableDictionary<ReportFigure, double> limits, Findings findings)
    {
        foreach ((ReportFigure figure, double most) in limits.OrderBy(limit => limit.Key))
        {
            double found = Sum[figure];
            if (found <= most)
            {
                continue;
            }

            Breach? worst = Breaches
                .Where(breach => breach.Figure == Shown(figure))
                .OrderByDescending(breach => breach.Value)
                .FirstOrDefault();
            findings.Add(
                Says.LimitExceeded(TemplateKey.Of(figure), found, most, worst?.Label),
                worst?.Place ?? SourceSpan.None
            );
        }
    }

    /// <summary>The kind of breach that makes a figure large.</summary>
    private static ReportFigure Shown(ReportFigure figure) =>
        figure is ReportFigure.LoosestLine or ReportFigure.WideLines ? ReportFigure.LooseLines : figure;
}

/// <summary>
/// Figures of one page, or of all. Those of lines are counted on the page on which the line stands. <c>Depth</c> is how
/// far below the column's top the last baseline of text or notes lies.
/// </summary>
public sealed record PageFigures
{
    public string Label { get; init; } = "";
    public int Lines { get; init; }
    public double Loosest { get; init; }
    public int Wide { get; init; }
    public int Loose { get; init; }
    public int Pairs { get; init; }
    public int Uneven { get; init; }
    public int Hyphens { get; init; }
    public int HyphenStack { get; init; }
    public int CutWords { get; init; }
    public int Widows { get; init; }
    public int Orphans { get; init; }
    public int Tails { get; init; }
    public int SplitNotes { get; init; }
    public int StrayNotes { get; init; }
    public double Hole { get; init; }
    public int UnequalSpreads { get; init; }
    public Length Depth { get; init; }

    public double this[ReportFigure figure] =>
        figure switch
        {
            ReportFigure.LoosestLine => Loosest,
            ReportFigure.WideLines => Share(Wide, Lines),
            ReportFigure.LooseLines => Share(Loose, Lines),
            ReportFigure.UnevenLines => Share(Uneven, Pairs),
            ReportFigure.Hyphens => Share(Hyphens, Lines),
            ReportFigure.HyphenStack => HyphenStack,
            ReportFigure.CutWords => CutWords,
            ReportFigure.Widows => Widows,
            ReportFigure.Orphans => Orphans,
            ReportFigure.Tails => Tails,
            ReportFigure.SplitNotes => SplitNotes,
            ReportFigure.StrayNotes => StrayNotes,
            ReportFigure.Hole => Hole,
            ReportFigure.UnequalSpreads => UnequalSpreads,
            _ => throw new InvalidOperationException(figure.ToString()),
        };

    /// <summary>The figures of two sets of pages together; the label and depth of neither.</summary>
    public static PageFigures operator +(PageFigures a, PageFigures b) =>
        new()
        {
            Lines = a.Lines + b.Lines,
            Loosest = Math.Max(a.Loosest, b.Loosest),
            Wide = a.Wide + b.Wide,
            Loose = a.Loose + b.Loose,
            Pairs = a.Pairs + b.Pairs,
            Uneven = a.Uneven + b.Uneven,
            Hyphens = a.Hyphens + b.Hyphens,
            HyphenStack = Math.Max(a.HyphenStack, b.HyphenStack),
            CutWords = a.CutWords + b.CutWords,
            Widows = a.Widows + b.Widows,
            Orphans = a.Orphans + b.Orphans,
            Tails = a.Tails + b.Tails,
            SplitNotes = a.SplitNotes + b.SplitNotes,
            StrayNotes = a.StrayNotes + b.StrayNotes,
            Hole = Math.Max(a.Hole, b.Hole),
            UnequalSpreads = a.UnequalSpreads + b.UnequalSpreads,
        };

    private static double Share(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
}

/// <summary>
/// One thing that is not as it should be: <c>Value</c> is how large it is (a line's space, a hole's rows, 1 for what is
/// there or not), <c>Y</c> how far below the page's upper edge, <c>Words</c> the line at that place.
/// </summary>
public sealed record Breach(
    ReportFigure Figure,
    int Page,
    string Label,
    Length Y,
    SourceSpan Place,
    string Words,
    double Value
);
