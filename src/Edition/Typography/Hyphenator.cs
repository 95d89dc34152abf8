using System.Collections.Frozen;
using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Typography;

/// <summary>
/// Where words may be divided: by Liang's patterns as the template brings them for each language, its exceptions and
/// the manuscript's, under the prohibitions of the craft. Never divided are
/// numbers, a numeral and its ending («20-е»), abbreviations in capitals, initials. Immutable; safe to use from several
/// threads.
/// </summary>
public sealed class Hyphenator
{
    private readonly FrozenDictionary<string, (double Cost, Lazy<WordPatterns> Patterns)> languages;

    public Hyphenator(Template template, Publication publication)
    {
        languages = template.Hyphenation.ToFrozenDictionary(
            pair => pair.Key.ToLowerInvariant(),
            pair =>
                (
                    pair.Value.Cost,
                    new Lazy<WordPatterns>(() =>
                        new WordPatterns(
                            pair.Value,
                            publication.Hyphenation.TryGet(pair.Value.Lang, out var words) ? words : []
                        )
                    )
                ),
            StringComparer.Ordinal
        );

        // Both are asked for at once, when the first part begins to be set.
        if (publication.ParallelLang is { } other && Find(other) is var (_, patterns))
        {
            _ = Task.Run(() => patterns.Value);
        }
    }

    /// <summary>
    /// The divisions of a word, ascending, each place once. A word is what stands between spaces, with its punctuation.
    /// Hyphens are added only if <paramref name="hyphenate"/>;
    /// soft hyphens in the word are the author's wish and go before the patterns.
    /// </summary>
    public List<Division> Divide(ReadOnlySpan<char> word, Lang lang, bool hyphenate)
    {
        var divisions = new List<Division>();
        if (Address.Is(word))
        {
            Address.Divide(word, divisions);
            return divisions;
        }

        bool isCompound = false;
        for (int i = 1; i < word.Length - 1; i++)
        {
            isCompound |= IsHyphen(word[i]) && char.IsLetter(word[i - 1]) && char.IsLetter(word[i + 1]);
        }

        WordPatterns? patterns = hyphenate ? PatternsOf(lang) : null;
        int at = 0;
        while (at < word.Length)
        {
            if (IsOfRun(word[at]))
            {
                int end = at + 1;
                while (end < word.Length && IsOfRun(word[end]))
                {
                    end++;
                }

                bool besideFigure =
                    (at > 0 && IsFigureJoint(word, at - 1, -1)) || (end < word.Length && IsFigureJoint(word, end, 1));
                if (hyphenate && !besideFigure && !IsAbbreviation(word[at..end]))
                {
                    DivideRun(word[at..end], at, patterns, isCompound, divisions);
                }

                at = end;
            }
            else
            {
                DividePunctuation(word, at, divisions);
                at++;
            }
        }

        if (word.ContainsAnyInRange('\u2E80', '\uFFEF'))
        {
            DivideIdeographs(word, divisions);
        }

        return divisions;
    }

    private static void DivideIdeographs(ReadOnlySpan<char> word, List<Division> divisions)
    {
        int known = divisions.Count,
            next = 0;
        for (int at = 1; at < word.Length; at++)
        {
            while (next < known && divisions[next].At < at)
            {
                next++;
            }

            if (Ideographs.MayBreak(word, at) && (next == known || divisions[next].At != at))
            {
                divisions.Add(new Division(at, DivisionKind.Ideograph));
            }
        }

        divisions.Sort((a, b) => a.At.CompareTo(b.At));
    }

    /// <summary>How dear a hyphen of a language is: a multiple of the template's penalty for one.</summary>
    public double CostIn(Lang lang) => Find(lang)?.Cost ?? 1;

    private WordPatterns? PatternsOf(Lang lang) => Find(lang)?.Patterns.Value;

    private (double Cost, Lazy<WordPatterns> Patterns)? Find(Lang lang) =>
        languages.TryGetValue(lang.Tag.ToLowerInvariant(), out var found)
        || languages.TryGetValue(lang.Primary, out found)
            ? found
            : null;

    private static void DivideRun(
        ReadOnlySpan<char> run,
        int offset,
        WordPatterns? patterns,
        bool isPart,
        List<Division> divisions
    )
    {
        // Soft hyphens and combining marks are not letters to the patterns: look up the bare word, then put the breaks
        // back.
        Span<char> bare = run.Length <= 128 ? stackalloc char[run.Length] : new char[run.Length];
        Span<int> places = run.Length <= 128 ? stackalloc int[run.Length] : new int[run.Length];
        Span<bool> soft = run.Length <= 128 ? stackalloc bool[run.Length] : new bool[run.Length];
        int letters = 0;
        bool hasSoft = false;
        for (int i = 0; i < run.Length; i++)
        {
            if (run[i] == SoftHyphen)
            {
                if (letters < run.Length)
                {
                    soft[letters] = true;
                }

                hasSoft = true;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(run[i]) != UnicodeCategory.NonSpacingMark)
            {
                places[letters] = i;
                bare[letters++] = char.ToLowerInvariant(run[i]);
            }
        }

        bare = bare[..letters];
        Span<byte> kinds = letters <= 128 ? stackalloc byte[letters] : new byte[letters];
        if (patterns is null)
        {
            kinds.Clear();
        }
        else
        {
            patterns.Divide(bare, kinds);
        }

        for (int i = 1; i < letters; i++)
        {
            if (soft[i])
            {
                divisions.Add(new Division(offset + places[i], DivisionKind.Soft));
            }
            else if (kinds[i] != WordPatterns.None)
            {
                bool rare = isPart || hasSoft || kinds[i] == WordPatterns.Rare;
                divisions.Add(new Division(offset + places[i], rare ? DivisionKind.RareHyphen : DivisionKind.Hyphen));
            }
        }
    }

    /// <summary>
    /// A division after the hyphen, dash or stroke at a place, if at least two letters stand on either side; between
    /// figures only to save a line.
    /// </summary>
    private static void DividePunctuation(ReadOnlySpan<char> word, int at, List<Division> divisions)
    {
        char c = word[at];
        if (
            !(IsHyphen(c) || c is '\u2013' or '\u2014' or '/')
            || at == 0
            || at + 1 >= word.Length
            || !char.IsLetterOrDigit(word[at + 1])
        )
        {
            return;
        }

        bool figures = char.IsDigit(word[at - 1]);
        if (c == '\u2014')
        {
            divisions.Add(new Division(at + 1, DivisionKind.Compound));
        }
        else if (c == '\u2013')
        {
            divisions.Add(
                new Division(
                    at + 1,
                    figures || char.IsDigit(word[at + 1]) ? DivisionKind.RareCompound : DivisionKind.Compound
                )
            );
        }
        else if (
            !figures
            && !char.IsDigit(word[at + 1])
            && Letters(word, at - 1, -1) >= 2
            && Letters(word, at + 1, 1) >= 2
        )
        {
            divisions.Add(new Division(at + 1, DivisionKind.Compound));
        }
    }

    private static int Letters(ReadOnlySpan<char> word, int at, int step)
    {
        int count = 0;
        for (; at >= 0 && at < word.Length && IsOfRun(word[at]); at += step)
        {
            count += char.IsLetter(word[at]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A figure, or a hyphen with a figure beyond it: «20-е».</summary>
    private static bool IsFigureJoint(ReadOnlySpan<char> word, int at, int step) =>
        char.IsDigit(word[at])
        || (
            (IsHyphen(word[at]) || word[at] == '\u2011')
            && at + step >= 0
            && at + step < word.Length
            && char.IsDigit(word[at + step])
        );

    /// <summary>Two or more capitals at the beginning: «РСФСР», «ВЦИКа».</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> run) =>
        run.Length >= 2 && char.IsUpper(run[0]) && char.IsUpper(run[1]);

    private static bool IsOfRun(char c) =>
        char.IsLetter(c) || c == SoftHyphen || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsHyphen(char c) => c is '-' or '\u2010';

    private const char SoftHyphen = '\u00AD';
}
