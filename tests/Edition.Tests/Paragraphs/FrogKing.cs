using Edition.Print.Paragraphs;

namespace Edition.Tests.Paragraphs;

/// <summary>
/// The example of "Breaking Paragraphs into Lines" in the units of that paper (also Knuth, Digital Typography, 1999, p.
/// 75): widths of a to z below, of C 13, I and the hyphen 6, other marks 5; spaces
/// (width, stretch, shrink) of (6, 3, 2), after a comma (6, 4, 2), a semicolon (6, 4, 1), a period (8, 6, 1); a hyphen
/// costs 50, α and γ are 3000.
/// </summary>
internal static class FrogKing
{
    /// <summary>Discretionary hyphens are shown as "*".</summary>
    private const string Text =
        "In olden times when wish*ing still helped one, there lived a king whose daugh*ters were all "
        + "beau*ti*ful; and the young*est was so beau*ti*ful that the sun it*self, which has seen so much, was "
        + "aston*ished when*ever it shone in her face. Close by the king's castle lay a great dark for*est, and "
        + "un*der an old lime-tree in the for*est was a well, and when the day was very warm, "
        + "the king's child went out into the for*est and sat down by the side of the cool foun*tain; and when "
        + "she was bored she took a golden ball, and threw it up on high and caught it; and "
        + "this ball was her fa*vor*ite play*thing.";

    private static readonly int[] Letters =
    [
        9,
        10,
        8,
        10,
        8,
        6,
        9,
        10,
        5,
        6,
        10,
        5,
        15,
        10,
        9,
        10,
        10,
        7,
        7,
        7,
        10,
        9,
        13,
        10,
        10,
        8,
    ];

    public static List<FitLine> Break(long width)
    {
        var places = new List<Opportunity>();
        long at = 18;
        Give give = default;
        for (int i = 0; i < Text.Length; i++)
        {
            char c = Text[i];
            if (c == ' ')
            {
                (long space, long stretch, long shrink) = Text[i - 1] switch
                {
                    ',' => (6, 4, 2),
                    ';' => (6, 4, 1),
                    '.' => (8, 6, 1),
                    _ => (6, 3, 2),
                };
                Give before = give;
                give += new Give(stretch, shrink);
                places.Add(
                    new Opportunity
                    {
                        End = at,
                        Base = at,
                        Start = at + space,
                        GiveEnd = before,
                        GiveStart = give,
                        Token = i,
                    }
                );
                at += space;
            }
            else if (c == '*')
            {
                places.Add(
                    new Opportunity
                    {
                        End = at + 6,
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
            else
            {
                at += c switch
                {
                    'C' => 13,
                    'I' or '-' => 6,
                    ',' or ';' or '.' or '\'' => 5,
                    _ => Letters[c - 'a'],
                };
                if (c == '-')
                {
                    places.Add(
                        new Opportunity
                        {
                            End = at,
                            Base = at,
                            Start = at,
                            GiveEnd = give,
                            GiveStart = give,
                            Token = i,
                            At = 1,
                            Penalty = 50,
                            Flagged = true,
                        }
                    );
                }
            }
        }

        places.Add(
            new Opportunity
            {
                End = at,
                Base = at,
                Start = at,
                GiveEnd = give,
                GiveStart = give,
                Token = Text.Length,
            }
        );
        var stretched = new Stretch(0, Text.Length, 0, 0, [.. places]) { StubFrom = places.Count };
        var rules = new FitRules
        {
            Loosest = double.PositiveInfinity,
            Tolerance = 1e4,
            Power = 3,
            AllowsTail = true,
            MaxHyphenStack = 9,
            LinePenalty = 1,
            HyphenDemerits = 3000,

            // The paper's classes are coarser than ours; its lines are the best ones without them too.
            FitnessDemerits = 0,
        };
        return new TotalFit(stretched, rules, new FitMeasure(width, 0, 0, 0, 0, -1), new Bench()).Break()!;
    }
}
