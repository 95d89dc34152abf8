using CsCheck;
using Edition.Print.Paragraphs;

namespace Edition.Tests.Paragraphs;

[Trait("Kind", "property")]
public sealed class TotalFitTests
{
    private static readonly FitRules Rules = new()
    {
        Expansion = 0.02,
        Loosest = 3,
        Tightest = 1.3,
        Tolerance = 400,
        Power = 1,
        AllowsTail = true,
        Level = 1,
        MaxHyphenStack = 2,
        LinePenalty = 10,
        HyphenDemerits = 3000,
        FinalHyphenDemerits = 2000,
        FitnessDemerits = 3000,
        LastLineDemerits = 5000,
    };

    /// <summary>
    /// Words of 1 to 9 units, some with hyphenation points, at the end of each a space that stretches by half and
    /// shrinks by a quarter.
    /// </summary>
    private static readonly Gen<Stretch> Stretches = Gen.Select(Gen.Int[10, 90], Gen.Int[0, 3], Gen.Bool)
        .Array[3, 9]
        .Select(words =>
        {
            var places = new List<Opportunity>();
            long width = 0;
            Give give = default;
            for (int i = 0; i < words.Length; i++)
            {
                (long word, int kind, bool hangs) = words[i];
                if (kind == 0 && word > 40)
                {
                    long at = width + word / 2;
                    places.Add(
                        new Opportunity
                        {
                            End = at + 6 - (hangs ? 4 : 0),
                            Base = at,
                            Start = at,
                            GiveEnd = give,
                            GiveStart = give,
                            Token = i,
                            At = 1,
                            Penalty = 50,
                            Flagged = true,
                            AddsHyphen = true,
                        }
                    );
                }

                width += word;
                Give before = give;
                bool last = i == words.Length - 1;
                give += new Give(12, 6);
                places.Add(
                    last
                        ? new Opportunity
                        {
                            End = width,
                            Base = width,
                            Start = width,
                            GiveEnd = before,
                            GiveStart = give,
                            Token = words.Length,
                        }
                        : new Opportunity
                        {
                            End = width - (hangs ? 3 : 0),
                            Base = width,
                            Start = width + 24 + (kind == 1 ? 2 : 0),
                            GiveEnd = before,
                            GiveStart = give,
                            Token = i,
                            Level = kind == 3 ? (byte)1 : (byte)0,
                        }
                );
                width += 24;
            }

            return new Stretch(0, words.Length, 0, 0, [.. places])
            {
                StubFrom = places.Count - 1,
                TailFrom = places.FindLastIndex(places.Count - 2, place => place.At == 0) + 1,
            };
        });

    [Fact]
    public void Finds_the_least_demerits_that_exhaustive_search_finds() =>
        Gen.Select(Stretches, Gen.Int[90, 260], Gen.Int[0, 30], Gen.Int[-1, 3], Gen.Int[-1, 1], Gen.Bool)
            .Sample(
                (stretch, width, indent, wholeWordAt, looseness, tails) =>
                {
                    FitRules rules = Rules with { AllowsTail = tails };
                    var measure = new FitMeasure(width, indent, 25, 30, looseness, wholeWordAt);
                    (double total, List<int> ends)? best = Exhaustive.Best(stretch, rules, measure);
                    List<FitLine>? found = new TotalFit(stretch, rules, measure, new Bench()).Break();
                    Assert.Equal(best is null, found is null);
                    if (best is not null && found is not null)
                    {
                        double total = Exhaustive
                            .Total(stretch, rules, measure, [.. found.Select(line => line.Place)])!
                            .Value;
                        Assert.Equal(best.Value.total, total, 6);
                        Assert.Equal(best.Value.ends.Count, found.Count);
                    }
                },
                iter: 4000
            );

    [Fact]
    public void No_setting_has_a_number_of_lines_that_the_sums_rule_out() =>
        Gen.Select(Stretches, Gen.Int[90, 260], Gen.Int[0, 30], Gen.Int[-4, 4])
            .Sample(
                (stretch, width, indent, looseness) =>
                {
                    var measure = new FitMeasure(width, indent, 25, 30, looseness, -1);
                    if (new TotalFit(stretch, Rules, measure, new Bench()).Break() is { } found)
                    {
                        (int fewest, int most) = LineCounts.Of(stretch, Rules, measure);
                        Assert.InRange(found.Count, fewest, most);
                    }
                },
                iter: 4000
            );

    [Fact]
    public void A_paragraph_of_a_few_lines_can_be_set_in_one_number_of_them()
    {
        // Four words of 100 and spaces of 24 that give half of themselves: a line holds two.
        Opportunity[] places =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(word => new Opportunity
                {
                    End = (124 * word) - 24,
                    Base = (124 * word) - 24,
                    Start = 124 * word,
                    GiveEnd = new Give(12 * (word - 1), 6 * (word - 1)),
                    GiveStart = new Give(12 * word, 6 * word),
                    Token = word,
                }),
        ];
        var measure = new FitMeasure(224, 0, 0, 0, 0, -1);
        Assert.Equal((2, 2), LineCounts.Of(new Stretch(0, 4, 0, 0, places), Rules, measure));
    }

    [Fact]
    public void Hyphens_never_stack_higher_than_allowed() =>
        Stretches.Sample(stretch =>
        {
            Opportunity[] flagged =
            [
                .. stretch.Opportunities.Select(
                    (place, i) =>
                        i < stretch.Opportunities.Length - 1 ? place with { Flagged = true, AddsHyphen = true } : place
                ),
            ];
            if (
                new TotalFit(
                    stretch with
                    {
                        Opportunities = flagged,
                    },
                    Rules,
                    new FitMeasure(120, 0, 0, 0, 0, -1),
                    new Bench()
                ).Break() is
                { } lines
            )
            {
                Assert.True(lines.Count <= Rules.MaxHyphenStack + 1);
            }
        });

    /// <summary>
    /// The paragraph from the Grimms' tale that Knuth and Plass use throughout, for both measures of their first
    /// figures, with the ratios printed there at the lines' ends (but that of the last line, whose
    /// finishing glue they stretch and we do not).
    /// </summary>
    [Theory]
    [InlineData(390, new[] { 0.857, 0, 0.280, 1, 0.067, -0.278, 0.536, -0.167, 0.700, -0.176, 0.357 })]
    [InlineData(500, new[] { 0.774, 0.179, 0.629, 0.545, 0, 0.079, 0.282, 0.294, 0.575 })]
    public void Sets_the_paragraph_of_the_1981_paper(int measure, double[] published) =>
        Assert.Equal(published, FrogKing.Break(measure).SkipLast(1).Select(line => Math.Round(line.Ratio, 3)));
}
