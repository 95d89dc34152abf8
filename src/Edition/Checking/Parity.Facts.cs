using System.Globalization;
using Edition.Diagnostics;

namespace Edition.Checking;

/// <summary>Facts of one language held against those of the other, and what is said where they differ.</summary>
internal static partial class Parity
{
    private static void Compare(Side left, Side right, Findings findings)
    {
        List<Found> first = left.Facts();
        List<Found> second = right.Facts();
        if (first.Count == 0 && second.Count == 0)
        {
            return;
        }

        Cancel(first, second, fact => ((int)fact.Kind, fact.Key));

        // «XX в.» may be the 20th century, «статья III» Article 3, and a name in Latin letters may stand anywhere in
        // the other language.
        Cancel(first, second, fact => fact.Kind is FactKind.Number or FactKind.Roman ? (-1, fact.Key) : null);
        if (first.Exists(found => found.Fact.Kind == FactKind.Name))
        {
            HashSet<string> words = right.LatinWords();
            first.RemoveAll(found => found.Fact.Kind == FactKind.Name && words.Contains(found.Fact.Key));
        }

        InWords(first, right);
        InWords(second, left);
        Report(left, right, first, second, findings);
    }

    /// <summary>Strikes out what both have, as often as both have it.</summary>
    private static void Cancel(List<Found> first, List<Found> second, Func<Fact, (int, string)?> key)
    {
        Dictionary<(int, string), int> common = [];
        foreach (Found found in second)
        {
            if (key(found.Fact) is { } k)
            {
                common[k] = common.GetValueOrDefault(k) + 1;
            }
        }

        Dictionary<(int, string), int> struck = [];
        first.RemoveAll(found => Take(common, key(found.Fact), struck));
        second.RemoveAll(found => Take(struck, key(found.Fact), null));

        static bool Take(Dictionary<(int, string), int> from, (int, string)? key, Dictionary<(int, string), int>? to)
        {
            if (key is not { } k || from.GetValueOrDefault(k) == 0)
            {
                return false;
            }

            from[k]--;
            if (to is not null)
            {
                to[k] = to.GetValueOrDefault(k) + 1;
            }

            return true;
        }
    }

    /// <summary>A small number in digits may be said in words in the other language.</summary>
    private static void InWords(List<Found> left, Side other)
    {
        if (left.Exists(IsSmall))
        {
            Dictionary<int, int> words = other.NumbersInWords();
            left.RemoveAll(found =>
                IsSmall(found)
                && int.TryParse(found.Fact.Key, CultureInfo.InvariantCulture, out int value)
                && words.GetValueOrDefault(value) > 0
                && words[value]-- > 0
            );
        }

        static bool IsSmall(Found found) =>
            found.Fact.Kind is FactKind.Number or FactKind.Roman && found.Fact.Key.Length <= 4;
    }

    private static void Report(Side left, Side right, List<Found> first, List<Found> second, Findings findings)
    {
        Dictionary<Rule, Queue<Found>> others = [];
        foreach (Found found in second)
        {
            Rule rule = RuleOf(found.Fact.Kind);
            if (!others.TryGetValue(rule, out Queue<Found>? queue))
            {
                others[rule] = queue = new Queue<Found>();
            }

            queue.Enqueue(found);
        }

        // What is left in both was most likely changed in one of them: shown as a pair.
        foreach (Found found in first)
        {
            if (
                others.TryGetValue(RuleOf(found.Fact.Kind), out Queue<Found>? queue)
                && queue.TryDequeue(out Found other)
            )
            {
                findings.Add(
                    new Diagnostic(
                        Says.FactDiffers(
                            RuleOf(found.Fact.Kind),
                            found.Text,
                            Name(left.Lang),
                            other.Text,
                            Name(right.Lang)
                        ),
                        found.Place
                    )
                    {
                        Related = [(other.Place, Says.Words(other.Text))],
                    }
                );
            }
            else
            {
                Single(found, left, right, findings);
            }
        }

        foreach (Found found in others.Values.SelectMany(queue => queue))
        {
            Single(found, right, left, findings);
        }
    }

    private static void Single(Found found, Side has, Side lacks, Findings findings) =>
        findings.Add(
            new Diagnostic(
                Says.FactLacking(RuleOf(found.Fact.Kind), found.Text, Name(has.Lang), Name(lacks.Lang)),
                found.Place
            )
            {
                Related = [(lacks.Place, Says.TextIn(Name(lacks.Lang)))],
            }
        );

    private static Rule RuleOf(FactKind kind) =>
        kind switch
        {
            FactKind.Date or FactKind.Decade => Rules.DateParity,
            FactKind.Percent => Rules.PercentParity,
            FactKind.Roman => Rules.RomanParity,
            FactKind.Name => Rules.NameParity,
            FactKind.Number => Rules.NumberParity,
            _ => throw new InvalidOperationException(kind.ToString()),
        };
}
