using System.Collections.Frozen;
using Edition.Diagnostics;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>Words with letters of two scripts, words twice in a row, and words that are often misspelt.</summary>
internal static class Words
{
    private const string LatinTwins = "aceopxyABCEHKMOPTXYi";
    private const string CyrillicTwins = "асеорхуАВСЕНКМОРТХУі";

    /// <summary>
    /// Names and words of historical and legal prose that are often misspelt: how they begin, and how they should.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Misspellings = new Dictionary<string, string>
    {
        ["раппаль"] = "рапалль",
        ["рапальс"] = "рапалльс",
        ["версальк"] = "версальск",
        ["прецендент"] = "прецедент",
        ["инциндент"] = "инцидент",
        ["юристконсульт"] = "юрисконсульт",
        ["компроментир"] = "компрометир",
        ["учавств"] = "участв",
        ["следущ"] = "следующ",
        ["будующ"] = "будущ",
        ["вообщем"] = "в общем",
        ["координальн"] = "кардинальн",
        ["аппеляц"] = "апелляц",
        ["апеляц"] = "апелляц",
        ["анулир"] = "аннулир",
        ["ратефик"] = "ратифик",
        ["комунис"] = "коммунис",
        ["интелиген"] = "интеллиген",
        ["расчит"] = "рассчит",
        ["искуств"] = "искусств",
        ["исскуств"] = "искусств",
        ["чуств"] = "чувств",
        ["територи"] = "территори",
        ["коммисси"] = "комисси",
        ["оффициальн"] = "официальн",
        ["офицальн"] = "официальн",
        ["суверинит"] = "суверенит",
        ["легитемн"] = "легитимн",
    }.ToFrozenDictionary();

    private const int Prefix = 5;

    /// <summary>By their first five letters, so that a word costs one look.</summary>
    private static readonly FrozenDictionary<string, KeyValuePair<string, string>[]> ByPrefix = Misspellings
        .GroupBy(pair => pair.Key[..Prefix])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly SignSet Beginnings = new(
        string.Concat(Misspellings.Keys.SelectMany(word => new[] { word[0], char.ToUpperInvariant(word[0]) }))
    );

    public static void Check(Passage passage, Findings findings)
    {
        string text = passage.Text;
        int previousStart = -1;
        int previousEnd = -1;
        for (int i = 0; i < text.Length; )
        {
            if (!Letters.IsWord(text[i]) || text[i] == Letters.Accent)
            {
                i++;
                continue;
            }

            int start = i;
            bool latin = false;
            bool cyrillic = false;
            for (; i < text.Length && Letters.IsWord(text[i]); i++)
            {
                latin |= text[i] < 128;
                cyrillic |= Letters.IsCyrillic(text[i]);
            }

            if (latin && cyrillic)
            {
                Mixed(passage, start, i, findings);
            }
            else if (cyrillic)
            {
                RomanInCyrillic(passage, start, i, findings);
                Spelling(passage, start, i, findings);
            }
            else if (latin)
            {
                TwinAlone(passage, start, i, findings);
            }

            if (previousEnd >= 0 && IsRepeated(text, previousStart, previousEnd, start, i) && passage.IsOpen(start))
            {
                findings.Add(Says.RepeatedWord(text[start..i]), passage.Place(previousStart, i - previousStart));
            }

            (previousStart, previousEnd) = (start, i);
        }
    }

    private static bool IsRepeated(string text, int previousStart, int previousEnd, int start, int end)
    {
        if (
            start != previousEnd + 1
            || !Letters.IsSpace(text[previousEnd])
            || !text.AsSpan(previousStart, previousEnd - previousStart).SequenceEqual(text.AsSpan(start, end - start))
        )
        {
            return false;
        }

        // Names, initials and numerals may repeat, and so may "had had", "that that", «ну ну»; a part of a hyphened
        // word is no word.
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        bool hyphened =
            (previousStart > 0 && Letters.IsHyphen(text[previousStart - 1]))
            || (end < text.Length && (Letters.IsHyphen(text[end]) || text[end] == '.'));
        return char.IsLower(word[0])
            && !hyphened
            && word
                is not (
                    "had"
                    or "that"
                    or "ну"
                    or "да"
                    or "так"
                    or "is"
                    or "еле"
                    or "чуть"
                    or "едва"
                    or "всё"
                    or "очень"
                );
    }

    private static void Mixed(Passage passage, int start, int end, Findings findings)
    {
        ReadOnlySpan<char> word = passage.Text.AsSpan(start, end - start);
        int latin = 0;
        foreach (char c in word)
        {
            latin += c < 128 ? 1 : 0;
        }

        bool cyrillicWord = latin * 2 <= word.Length;
        for (int i = 0; i < word.Length; i++)
        {
            bool foreign = cyrillicWord ? word[i] < 128 : Letters.IsCyrillic(word[i]);
            if (foreign && !(cyrillicWord ? LatinTwins : CyrillicTwins).Contains(word[i]))
            {
                return;
            }
        }

        if (!passage.IsOpen(start))
        {
            return;
        }

        int at = 0;
        while (cyrillicWord ? word[at] >= 128 : !Letters.IsCyrillic(word[at]))
        {
            at++;
        }

        string text = word.ToString();
        string script = cyrillicWord ? "Latin" : "Cyrillic";
        findings.Add(
            Says.LetterOfOtherScript(text, at + 1, text[at], script, (int)text[at]),
            passage.Place(start + at, 1)
        );
    }

    /// <summary>«ХХ в.» typed with the Cyrillic Ха.</summary>
    private static void RomanInCyrillic(Passage passage, int start, int end, Findings findings)
    {
        ReadOnlySpan<char> text = passage.Text;
        if (
            end - start < 2
            || end - start > 5
            || text[start..end].IndexOfAnyExcept("ХІМС") >= 0
            || text[start] is not ('Х' or 'І')
        )
        {
            return;
        }

        int next = end;
        while (
            next < text.Length
            && (Letters.IsSpace(text[next]) || text[next] is '–' or '-' or '—' || char.IsUpper(text[next]))
        )
        {
            next++;
        }

        ReadOnlySpan<char> word = text[next..Letters.WordEnd(text, next)];
        if (
            (word is "в" or "вв" && next + word.Length < text.Length && text[next + word.Length] == '.')
            || word.StartsWith("век")
            || word.StartsWith("столет")
            || word.StartsWith("съезд")
        )
        {
            findings.Add(
                Says.CyrillicNumeral(text[start..end].ToString(), text[start]),
                passage.Place(start, end - start)
            );
        }
    }

    /// <summary>«C. 146», «c 1925 г.»: a Latin letter that stands for a Russian word.</summary>
    private static void TwinAlone(Passage passage, int start, int end, Findings findings)
    {
        ReadOnlySpan<char> text = passage.Text;
        if (
            end - start != 1
            || passage.LangAt(start).Primary != "ru"
            || !passage.IsOpen(start)
            || !LatinTwins.Contains(text[start])
        )
        {
            return;
        }

        char letter = text[start];
        int next = end;
        bool period = next < text.Length && text[next] == '.';
        next += period ? 1 : 0;
        while (next < text.Length && Letters.IsSpace(text[next]))
        {
            next++;
        }

        bool page =
            period
            && letter is 'C' or 'c' or 'T' or 'T'
            && next < text.Length
            && Letters.IsDigit(text[next])
            && IsAfterCyrillicOrYear(text, start);
        bool place = period && letter == 'M' && next < text.Length && text[next] == ':';
        bool word =
            !period
            && letter is 'c' or 'o' or 'a' or 'y' or 'B' or 'C' or 'O'
            && next == end + 1
            && next < text.Length
            && Letters.WordEnd(text, next) - next > 2
            && Letters.IsCyrillic(text[next])
            && start > 1
            && Letters.IsSpace(text[start - 1])
            && (Letters.IsCyrillic(text[start - 2]) || text[start - 2] is ',' or '.')
            && passage.NodeAt(start) is Model.Text { Value.Length: > 2 };
        if (page || place || word)
        {
            findings.Add(Says.LatinLetter(letter, (int)letter), passage.Place(start, 1));
        }
    }

    private static bool IsAfterCyrillicOrYear(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end > 0 && (Letters.IsSpace(text[end - 1]) || text[end - 1] is '.' or ','))
        {
            end--;
        }

        return end > 0 && (Letters.IsCyrillic(text[end - 1]) || Letters.IsDigit(text[end - 1]));
    }

    private static void Spelling(Passage passage, int start, int end, Findings findings)
    {
        if (end - start < Prefix)
        {
            return;
        }

        if (!Beginnings.Contains(passage.Text[start]))
        {
            return;
        }

        Span<char> lower = stackalloc char[Math.Min(end - start, 16)];
        passage.Text.AsSpan(start, lower.Length).ToLowerInvariant(lower);
        if (
            !ByPrefix
                .GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(lower[..Prefix], out KeyValuePair<string, string>[]? stems)
        )
        {
            return;
        }

        foreach ((string wrong, string right) in stems)
        {
            if (lower.StartsWith(wrong))
            {
                findings.Add(Says.Misspelt(passage.Text[start..end], right), passage.Place(start, end - start));
                return;
            }
        }
    }
}
