using System.Collections.Frozen;
using Edition.Model;
using Edition.Orthography;

namespace Edition.Typography;

/// <summary>
/// Of which language a run in Latin letters is, where its words can tell: by words that only join others (articles,
/// prepositions, conjunctions), by letters that one language has, and for Latin by the endings of all its words. Where
/// they cannot, nothing is said.
/// </summary>
internal static class LatinWords
{
    private static readonly FrozenSet<string> English = Set(
            "the of and to for with from by on at is are was were this that which or not an"
        ),
        French = Set("le la les des du un une et aux au dans sur pour par avec est sont ne pas que qui en de sans"),
        German = Set("der die das den dem des und für von vom zur zum im mit auf ein eine einer ist nicht über"),
        Spanish = Set("el los las del y una con por para sobre entre de la en al"),
        Italian = Set("il lo gli della delle dei degli dello di e con per nel nella sul una che da la del"),
        Latin = Set(
            "et in ad ex de cum pro sub ab a per inter sine contra ante post non sunt est sui hoc quo qua iure jure "
                + "ipso facto omnes erga lex ius jus res nec vel ut si ne nisi ibid op cit al alia priori posteriori"
        );

    /// <summary>Words of one language alone; those of Latin that are of no other.</summary>
    private static readonly FrozenSet<string> PlainlyLatin = Set(
        "sunt iure jure ipso ius jus erga cum sine ibid hoc quo priori posteriori facto cit sui inter nisi vel"
    );

    public static Lang? Of(ReadOnlySpan<char> run)
    {
        var words = new List<string>();
        bool elides = false;
        for (int at = 0; at < run.Length; )
        {
            int end = Letters.WordEnd(run, at);
            if (end == at)
            {
                // l’État, d'honneur
                elides |=
                    run[at] is '’' or '\''
                    && words.Count > 0
                    && words[^1] is "l" or "d" or "qu" or "n" or "s" or "c" or "j";
                at++;
                continue;
            }

            words.Add(run[at..end].ToString().ToLowerInvariant());
            at = end;
        }

        if (words.Count < 2)
        {
            return ByLetters(run);
        }

        int english = Count(words, English),
            french = Count(words, French) + (elides ? 2 : 0),
            german = Count(words, German),
            spanish = Count(words, Spanish),
            italian = Count(words, Italian);
        if (words.TrueForAll(IsLatin) && words.Exists(IsPlainlyLatin) && english == 0)
        {
            return new Lang("la");
        }

        (string Tag, int Words)[] told =
        [
            ("en", english),
            ("fr", french),
            ("de", german),
            ("es", spanish),
            ("it", italian),
        ];
        int most = told.Max(each => each.Words);
        (string Tag, int Words)[] best = [.. told.Where(each => each.Words == most)];
        return most > 0 && best.Length == 1 ? new Lang(best[0].Tag) : ByLetters(run);
    }

    private static Lang? ByLetters(ReadOnlySpan<char> run)
    {
        foreach (char c in run)
        {
            string? tag = char.ToLowerInvariant(c) switch
            {
                'ß' => "de",
                'œ' or 'ù' => "fr",
                'ñ' => "es",
                'ł' or 'ą' or 'ę' or 'ż' or 'ź' or 'ś' => "pl",
                'ř' or 'ě' or 'ů' => "cs",
                _ => null,
            };
            if (tag is not null)
            {
                return new Lang(tag);
            }
        }

        return null;
    }

    private static bool IsLatin(string word) =>
        Latin.Contains(word)
        || (
            word.Length > 2
            && word.All(char.IsAsciiLetter)
            && !word.Contains('w')
            && !word.Contains('k')
            && (
                IsPlainlyLatin(word)
                || word[^1] is 'a' or 'o' or 'i' or 'e'
                || word.EndsWith("am", StringComparison.Ordinal)
            )
        );

    private static bool IsPlainlyLatin(string word) =>
        PlainlyLatin.Contains(word)
        || (
            word.Length > 3
            && (
                word.EndsWith("us", StringComparison.Ordinal)
                || word.EndsWith("um", StringComparison.Ordinal)
                || word.EndsWith("ibus", StringComparison.Ordinal)
                || word.EndsWith("ae", StringComparison.Ordinal)
                || word.EndsWith("is", StringComparison.Ordinal)
                || word.EndsWith("em", StringComparison.Ordinal)
            )
        );

    private static int Count(List<string> words, FrozenSet<string> of) => words.Count(of.Contains);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
