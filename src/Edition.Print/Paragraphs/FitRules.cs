using Edition.Styling;

namespace Edition.Print.Paragraphs;

/// <summary>
/// What a line may be like and what its faults cost. <c>Expansion</c>: the share of its width by which a line's glyphs
/// may stretch or shrink; they give all they can before a space changes, so that a line's ratio r is that of its spaces
/// alone. <c>Tolerance</c>: the greatest 100 |r|³ of a line, as in TeX; what a line costs grows with |r| to the power
/// <c>Power</c> (see <see cref="TotalFit"/>).
/// <c>Loosest</c>: how many times its stretch glue may be stretched before the line counts as loose, which is a fault
/// by itself. <c>Tightest</c>: how many times its shrink glue may be shrunk where a loose line is the only other way,
/// above 1; it is a fault nearly as great.
/// <c>WholeWords</c>: no word is divided.
/// <c>Level</c>: the greatest level of opportunity to be used. <c>AllowsTail</c>: a last line may be the tail of one
/// divided word. <c>Zone</c>: above 0 for ragged setting, the shortfall of a line (in units of Length) whose badness is
/// 100.
/// </summary>
internal readonly record struct FitRules
{
    /// <summary>
    /// What a line costs grows with the square of |r| to this power: so the sum is least where word spaces vary least.
    /// TeX's cube hardly sees spaces a quarter too wide (docs/architecture.md, "Settings").
    /// </summary>
    private const double BadnessPower = 1;

    /// <summary>A line whose spaces are wider than this many times their own width is loose.</summary>
    private const double LoosestSpace = 1.5;

    /// <summary>
    /// To save a loose line a line's spaces may shrink below what the template lets them, to this share of their own
    /// width.
    /// </summary>
    private const double TightestSpace = 0.55;

    /// <summary>Those of a template for justified text.</summary>
    public static FitRules Of(ParagraphSettings settings) =>
        new()
        {
            Expansion = settings.Expansion,
            Loosest =
                settings.SpaceStretch > 0
                    ? (LoosestSpace - 1 - settings.Expansion) / settings.SpaceStretch
                    : double.PositiveInfinity,
            Tightest = settings.SpaceShrink > 0 ? (1 - TightestSpace) / settings.SpaceShrink : 1,
            Tolerance = settings.Tolerance,
            Power = BadnessPower,
            Level = 1,
            MaxHyphenStack = settings.MaxHyphenStack,
            LinePenalty = settings.LinePenalty,
            HyphenDemerits = settings.ConsecutiveHyphenDemerits,
            FinalHyphenDemerits = settings.FinalHyphenDemerits,
            FitnessDemerits = settings.FitnessDemerits,
            LastLineDemerits = settings.LastLineDemerits,
            Leads = Fitness.Leads(settings.FitnessDemerits),
        };

    public double Expansion { get; init; }
    public double Loosest { get; init; }
    public double Tightest { get; init; }
    public bool WholeWords { get; init; }
    public double Tolerance { get; init; }

    /// <summary>The adjustment ratio whose badness is the tolerance.</summary>
    public double GreatestRatio => Math.Cbrt(Tolerance / 100) * (1 + 1e-9);

    /// <summary>The least adjustment ratio of a line is this below 0.</summary>
    public double LeastRatio => Math.Max(1, Tightest);
    public double Power { get; init; }
    public int Level { get; init; }
    public bool Emergency { get; init; }
    public bool AllowsTail { get; init; }
    public int MaxHyphenStack { get; init; }
    public double LinePenalty { get; init; }
    public double HyphenDemerits { get; init; }
    public double FinalHyphenDemerits { get; init; }
    public double FitnessDemerits { get; init; }
    public double LastLineDemerits { get; init; }

    /// <summary>What <see cref="Fitness.Leads"/> makes of the demerits, made once for all paragraphs.</summary>
    public double[,]? Leads { get; init; }
    public long Zone { get; init; }
}

/// <summary>
/// What is to be filled: the first line is <c>Indent</c> shorter. A last line shorter than <c>LeastLast</c>, or short
/// of full by less than <c>NearlyFull</c> but not full, is a fault.
/// </summary>
internal readonly record struct FitMeasure(
    long Width,
    long Indent,
    long LeastLast,
    long NearlyFull,
    int Looseness,
    int WholeWordAt
);

/// <summary>
/// A chosen line end: index of the opportunity, and the adjustment ratio of the spaces of the line before it.
/// <c>Justified</c> is false for a line left at its natural width: a last one, a ragged one. <c>Fits</c> is false for a
/// line that no setting could keep within the measure.
/// </summary>
internal readonly record struct FitLine(int Place, double Ratio, bool Justified, bool Fits);

/// <summary>
/// A place where a line may begin, as far as the search has come: the opportunity before it (-1: the stretch's
/// beginning), how many lines there are up to it, what the last was like, and the node before.
/// </summary>
internal readonly record struct FitNode(
    int Place,
    int Line,
    int Fitness,
    int Stack,
    double Total,
    int Previous,
    FitLine Set
);
