using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Treaties, statutes and the like as a text names them: its own, whose articles the appendix holds, or another.
/// </summary>
internal static class Instruments
{
    private static readonly string[] Stems =
    [
        "конвенц",
        "договор",
        "соглашен",
        "устав",
        "пакт",
        "кодекс",
        "закон",
        "конституц",
        "трактат",
        "хартия",
        "хартии",
        "статут",
        "декрет",
        "постановлен",
        "регламент",
        "convention",
        "treaty",
        "treaties",
        "agreement",
        "charter",
        "covenant",
        "constitution",
        "code",
        "statute",
        "pact",
        "act",
        "law",
    ];

    private static readonly SignSet FirstLetters = new(
        string.Concat(Stems.SelectMany(stem => new[] { stem[0], char.ToUpperInvariant(stem[0]) }))
    );

    /// <summary>Notes the instruments and the years of a title as the edition's own.</summary>
    public static void AddOwn(string title, HashSet<string> own)
    {
        for (int i = 0; i < title.Length; )
        {
            if (Letters.IsDigit(title[i]))
            {
                int end = i;
                while (end < title.Length && Letters.IsDigit(title[end]))
                {
                    end++;
                }

                own.Add(title[i..end]);
                i = end;
            }
            else
            {
                int end = Math.Max(Letters.WordEnd(title, i), i + 1);
                if (Stem(title.AsSpan(i, end - i)) is { } stem)
                {
                    own.Add(stem);
                }

                i = end;
            }
        }
    }

    /// <summary>
    /// True where the mention's sentence names an instrument that is not the edition's own, or, where the sentence
    /// names none, the last one named before it in the paragraph is not.
    /// </summary>
    public static bool NamesAnother(string text, int start, int end, string primary, HashSet<string> own)
    {
        int from = start;
        while (from > 0 && !EndsSentence(text, from - 1))
        {
            from--;
        }

        int to = end;
        while (to < text.Length && !EndsSentence(text, to))
        {
            to++;
        }

        (bool any, bool other, _) = Scan(text, from, to, primary, own);
        if (any)
        {
            return other;
        }

        // A limit on the way back keeps long paragraphs cheap; what is farther off is not meant any more.
        (_, _, bool last) = Scan(text, Math.Max(0, from - 4000), from, primary, own);
        return last;
    }

    private static bool EndsSentence(string text, int at)
    {
        if (text[at] is '!' or '?' or '…')
        {
            return true;
        }

        if (
            text[at] != '.'
            || at + 2 >= text.Length
            || !Letters.IsSpace(text[at + 1])
            || !(char.IsUpper(text[at + 2]) || text[at + 2] is '«' or '“')
        )
        {
            return false;
        }

        return at - Letters.WordStart(text.AsSpan(0, at), at) > 3
            || text[at - 1] is ')' or '»' or '”'
            || Letters.IsDigit(text[at - 1]);
    }

    private static (bool Any, bool Other, bool LastIsOther) Scan(
        string text,
        int from,
        int to,
        string primary,
        HashSet<string> own
    )
    {
        bool any = false;
        bool other = false;
        bool last = false;
        Range previous = default;
        for (int i = from; i < to; )
        {
            int end = Letters.WordEnd(text, i);
            if (end == i)
            {
                i++;
                continue;
            }

            if (Stem(text.AsSpan(i, end - i)) is { } stem)
            {
                ReadOnlySpan<char> before = previous.End.Value == i - 1 ? text.AsSpan(previous) : [];
                bool foreign = !own.Contains(stem) || IsAnother(before, primary) || HasAnotherYear(text, end, own);
                any = true;
                other |= foreign;
                last = foreign;
            }

            previous = i..end;
            i = end;
        }

        return (any, other, last);
    }

    /// <summary>«Рыболовной конвенции», «старой конвенции»: what the word before it says of a treaty.</summary>
    private static bool IsAnother(ReadOnlySpan<char> before, string primary)
    {
        bool adjective =
            primary == "ru"
                ? before.Length > 4
                    && char.IsUpper(before[0])
                    && before[^1] is 'й' or 'я' or 'ю' or 'е' or 'о'
                    && !IsPointing(before)
                : before.Length > 3
                    && char.IsUpper(before[0])
                    && before is not ("This" or "That" or "Under" or "When" or "The");
        return adjective
            || before.StartsWith("стар")
            || before.StartsWith("прежн")
            || before.StartsWith("друг")
            || before.StartsWith("нов")
            || before is "иной" or "same" or "former" or "other" or "old" or "new" or "another";
    }

    /// <summary>«конвенции 1907 г.» in an edition on that of 1925.</summary>
    private static bool HasAnotherYear(string text, int end, HashSet<string> own)
    {
        int at = end;
        while (
            at < text.Length
            && (
                Letters.IsSpace(text[at])
                || (at < end + 6 && (text.AsSpan(at).StartsWith("от ") || text.AsSpan(at).StartsWith("of ")))
            )
        )
        {
            at += Letters.IsSpace(text[at]) ? 1 : 3;
        }

        int digits = at;
        while (digits < text.Length && Letters.IsDigit(text[digits]))
        {
            digits++;
        }

        return digits - at == 4 && !own.Contains(text[at..digits]);
    }

    /// <summary>
    /// At a sentence's beginning any adjective has a capital: «Данная конвенция» points back and names nothing.
    /// </summary>
    private static bool IsPointing(ReadOnlySpan<char> word) =>
        word.StartsWith("Данн")
        || word.StartsWith("Настоящ")
        || word.StartsWith("Указанн")
        || word.StartsWith("Названн")
        || word.StartsWith("Упомянут")
        || word.StartsWith("Сам");

    private static string? Stem(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 16 || !FirstLetters.Contains(word[0]))
        {
            return null;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        foreach (string stem in Stems)
        {
            if (
                lower.StartsWith(stem)
                && lower.Length - stem.Length <= (stem[0] < 128 ? 1 : 3)
                && !lower.StartsWith("договорен")
                && !lower.StartsWith("договорён")
                && !lower.StartsWith("законн")
            )
            {
                return stem;
            }
        }

        return null;
    }
}
