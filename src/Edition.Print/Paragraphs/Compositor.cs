using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Edition.Diagnostics;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;
using Edition.Typography;

namespace Edition.Print.Paragraphs;

/// <summary>
/// What a note's mark, a <see cref="PageNumbers"/> or a <see cref="ComputedValue"/> is set as. The result's texts have
/// no place in the paragraph's <see cref="PlainText"/>. A mark is set as a superior figure.
/// </summary>
public delegate ImmutableArray<Inline> MadeText(Inline inline);

/// <summary>A picture in a line and how large it is set; null for one that cannot be shown.</summary>
public delegate LinePicture? SizedPicture(InlinePicture inline);

/// <summary>
/// What make-up may ask of a paragraph beside its best setting. <c>Looseness</c>: so many lines more (or fewer, below
/// 0) than the best setting has, as near as is possible without a bad line.
/// <c>WholeWordAt</c>: that line (from 0; -1 for none) must not end within a word, at any price but an overfull line. The
/// default value asks nothing. <c>OtherThan</c>: a setting of so many lines is not wanted, and none is made.
/// </summary>
public readonly record struct BreakWish(int Looseness, int WholeWordAt)
{
    public int OtherThan { get; init; }

    public static BreakWish None => new(0, -1);
}

/// <summary>
/// Shapes paragraphs and breaks them into lines. Make one for a book and share it: it is safe to use from several
/// threads, and what it has shaped once it remembers.
/// </summary>
public sealed class Compositor
{
    private readonly FaceLibrary faces;
    private readonly Template template;
    private readonly Hyphenator hyphenator;
    private readonly Findings findings;
    private readonly ConcurrentDictionary<FountKey, Fount> founts;
    private readonly ParagraphSettings settings;
    private readonly FitRules rules;
    private readonly ConcurrentBag<Bench> benches = [];

    public Compositor(FaceLibrary faces, Template template, Hyphenator hyphenator, Findings findings)
        : this(faces, template, hyphenator, findings, new ConcurrentDictionary<FountKey, Fount>()) { }

    private Compositor(
        FaceLibrary faces,
        Template template,
        Hyphenator hyphenator,
        Findings findings,
        ConcurrentDictionary<FountKey, Fount> founts
    )
    {
        this.faces = faces;
        this.template = template;
        this.hyphenator = hyphenator;
        this.findings = findings;
        this.founts = founts;
        settings = template.Paragraphs;
        rules = FitRules.Of(settings);
    }

    /// <summary>The faces that it sets in.</summary>
    public FaceLibrary Faces => faces;

    /// <summary>
    /// One that puts what it finds elsewhere and shares what this one has shaped. For a book that is set again: faces,
    /// template and hyphenation are the same.
    /// </summary>
    public Compositor ReportingTo(Findings others) => new(faces, template, hyphenator, others, founts);

    /// <summary>
    /// Shapes inlines in a style, once for all measures. <paramref name="made"/> may be left out if there are no page
    /// numbers or computed values: notes then take their own numbers. Without <paramref name="sized"/> pictures in the
    /// line are left out.
    /// </summary>
    public ShapedParagraph Shape(
        ImmutableArray<Inline> content,
        TextStyle style,
        Lang lang,
        MadeText? made = null,
        SizedPicture? sized = null
    )
    {
        Bench bench = TakeBench();
        var builder = new ParagraphBuilder(faces, template, FountOf, made, bench) { Sized = sized };
        ShapedParagraph shaped = builder.Build(content, style, lang);
        Leave(bench);
        return shaped;
    }

    /// <summary>
    /// The best lines of a measure (the column less the indents of the surroundings and the style's own <c>Left</c> and
    /// <c>Right</c>). <paramref name="firstIndent"/> is that of the first line and may be negative.
    /// A hard break begins a new line without an indent. An empty paragraph has no lines.
    /// </summary>
    public ImmutableArray<Line> Break(ShapedParagraph paragraph, Length measure, Length firstIndent, BreakWish wish)
    {
        Bench bench = TakeBench();
        ImmutableArray<Line> lines = Break(paragraph, measure, firstIndent, wish, bench);
        Leave(bench);
        return lines;
    }

    /// <summary>
    /// Whether a justified paragraph that was best set in so many lines might be set in more or fewer. If not, to wish
    /// so is to no purpose.
    /// </summary>
    public bool MayTakeOther(int lines, ShapedParagraph paragraph, Length measure, Length firstIndent)
    {
        if (paragraph.Stretches is not [var only])
        {
            return true;
        }

        // Where there is no setting at all, another one is made as the best one was.
        (int fewest, int most) = LineCounts.Of(
            only,
            rules,
            Measured(paragraph.Style, measure, firstIndent, BreakWish.None)
        );
        return fewest <= most && (fewest, most) != (lines, lines);
    }

    private ImmutableArray<Line> Break(
        ShapedParagraph paragraph,
        Length measure,
        Length firstIndent,
        BreakWish wish,
        Bench bench
    )
    {
        var fitted = new (Stretch Stretch, List<FitLine> Ends)[paragraph.Stretches.Length];
        int count = 0;
        for (int i = 0; i < fitted.Length; i++)
        {
            Stretch stretch = paragraph.Stretches[i];
            Length indent = i == 0 ? firstIndent : Length.Zero;
            FitMeasure fitMeasure = Measured(paragraph.Style, measure, indent, wish) with
            {
                WholeWordAt = wish.WholeWordAt < 0 ? -1 : wish.WholeWordAt - count,
            };
            List<FitLine> ends = Fit(paragraph, ref stretch, fitMeasure, bench);
            fitted[i] = (stretch, ends);
            count += ends.Count;
        }

        if (count == wish.OtherThan)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<Line>(count);
        var setter = new LineSetter(paragraph, settings.Expansion, bench);
        for (int i = 0; i < fitted.Length; i++)
        {
            Length indent = i == 0 ? firstIndent : Length.Zero;
            Set(paragraph, fitted[i].Stretch, fitted[i].Ends, setter, measure, indent, lines);
        }

        return lines.MoveToImmutable();
    }

    public ImmutableArray<Line> Break(ShapedParagraph paragraph, Length measure, Length firstIndent) =>
        Break(paragraph, measure, firstIndent, BreakWish.None);

    /// <summary>
    /// One line of plain text at its natural width: a folio, a list's label, a running head, a leader.
    /// </summary>
    public Line SetLine(string text, TextStyle style, Lang lang)
    {
        ShapedParagraph paragraph = Shape(
            text.Length == 0 ? [] : [new Text(SourceSpan.None, lang, text)],
            style with
            {
                Alignment = Alignment.Left,
                Hyphenate = false,
            },
            lang
        );
        if (paragraph.Stretches.Length == 0)
        {
            return new Line([], 0, 0, Length.Zero, Length.Zero) { IsLast = true };
        }

        Stretch stretch = paragraph.Stretches[0];
        Bench bench = TakeBench();
        Line line = new LineSetter(paragraph, settings.Expansion, bench).Set(
            stretch,
            null,
            stretch.Opportunities[^1],
            new LineSpace(Length.Zero, Length.Zero, 0, Alignment.Left, 0)
        );
        Leave(bench);
        return line;
    }

    private Bench TakeBench() => benches.TryTake(out Bench? free) ? free : new Bench();

    private void Leave(Bench bench)
    {
        bench.Clear();
        benches.Add(bench);
    }

    private static FitMeasure Measured(TextStyle style, Length measure, Length indent, BreakWish wish) =>
        new(
            measure.Units,
            indent.Units,
            Math.Max(0, style.FirstIndent.Units),
            Math.Max(style.FirstIndent.Units, style.Size.Units),
            wish.Looseness,
            wish.WholeWordAt
        );

    private Fount FountOf(FountKey key) =>
        founts.GetOrAdd(key, static (k, parts) => new Fount(k, parts.faces, parts.hyphenator), (faces, hyphenator));

    /// <summary>
    /// With ordinary rules; if these allow no setting, with last-resort ones (in which nobody asks for lines more or
    /// less); and if even so there is none, as an emergency, in which words may be cut anywhere.
    /// </summary>
    private List<FitLine> Fit(ShapedParagraph paragraph, ref Stretch stretch, FitMeasure measure, Bench bench)
    {
        bool justified = paragraph.Style.Alignment == Alignment.Justified;
        long zone = justified ? 0 : Math.Max(measure.Width / 6, paragraph.Style.Size.Units);
        FitRules rules = this.rules with { Zone = zone };
        bool isTitle =
            paragraph.Style is { Alignment: Alignment.Centre } or { Alignment: Alignment.Left, KeepWithNext: true };
        if (isTitle && Balanced(stretch, rules, measure, bench) is { } balanced)
        {
            return balanced;
        }

        // What can be set without a divided word and without a loose line is set so.
        if (
            justified
            && measure is { Looseness: 0, WholeWordAt: < 0 }
            && new TotalFit(
                stretch,
                rules with
                {
                    WholeWords = true,
                    Tightest = 1,
                    Tolerance = Math.Min(rules.Tolerance, 100 * rules.Loosest * rules.Loosest * rules.Loosest),
                },
                measure,
                bench
            ).Break()
                is { } whole
        )
        {
            return whole;
        }

        List<FitLine>? ends =
            new TotalFit(stretch, rules, measure, bench).Break()
            ?? new TotalFit(
                stretch,
                rules with
                {
                    Tolerance = settings.LastResortTolerance,
                    AllowsTail = true,
                },
                measure with
                {
                    Looseness = 0,
                },
                bench
            ).Break();
        if (ends is null)
        {
            stretch = Opportunities.Find(
                stretch,
                paragraph.Tokens,
                paragraph.Style,
                settings,
                bench,
                measure.Width - Math.Max(0, measure.Indent)
            );
            // Wishes are not asked here: where lines of any length are allowed, every number of lines would be a way of
            // its own to each place.
            ends = new TotalFit(
                stretch,
                rules with
                {
                    Level = 2,
                    Emergency = true,
                    AllowsTail = true,
                },
                measure with
                {
                    Looseness = 0,
                    WholeWordAt = -1,
                },
                bench
            ).Break()!;
        }

        return ends;
    }

    /// <summary>
    /// Lines of titles, and centred ones, are made about equally long: the narrowest measure that needs no more lines
    /// than the whole one.
    /// </summary>
    private static List<FitLine>? Balanced(Stretch stretch, FitRules rules, FitMeasure measure, Bench bench)
    {
        List<FitLine>? best = new TotalFit(stretch, rules, measure, bench).Break();
        if (best is null || best.Count < 2)
        {
            return best;
        }

        long low = measure.Width / 2,
            high = measure.Width;
        while (high - low > Length.UnitsPerPoint)
        {
            long middle = (low + high) / 2;
            if (
                new TotalFit(stretch, rules, measure with { Width = middle }, bench).Break() is { } narrower
                && narrower.Count <= best.Count
            )
            {
                best = narrower;
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return best;
    }

    private void Set(
        ShapedParagraph paragraph,
        Stretch stretch,
        List<FitLine> ends,
        LineSetter setter,
        Length measure,
        Length indent,
        ImmutableArray<Line>.Builder lines
    )
    {
        Opportunity[] places = stretch.Opportunities;
        for (int i = 0; i < ends.Count; i++)
        {
            Opportunity? from = i == 0 ? null : places[ends[i - 1].Place];
            Opportunity to = places[ends[i].Place];
            long hangLeft = from?.HangLeft ?? (indent == Length.Zero ? stretch.StartWidth : 0);
            Alignment alignment =
                paragraph.Style.Alignment == Alignment.Justified && !ends[i].Justified
                    ? Alignment.Left
                    : paragraph.Style.Alignment;
            var space = new LineSpace(
                (i == 0 ? indent : Length.Zero) - new Length(hangLeft),
                measure,
                to.HangRight,
                alignment,
                ends[i].Ratio
            );
            Line line = setter.Set(stretch, from, to, space);
            lines.Add(line);
            if (!ends[i].Fits)
            {
                findings.Add(
                    Says.OverfullLine(
                        LineSetter.TextOf(line),
                        (line.Width - measure).Points.ToString("0.#", CultureInfo.InvariantCulture)
                    ),
                    setter.PlaceOf(stretch, from)
                );
            }
        }
    }
}
