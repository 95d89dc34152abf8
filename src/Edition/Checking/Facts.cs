using System.Globalization;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Finds the facts of a text: dates in words and digits, percentages, decades, Roman numerals and centuries, other
/// numbers, and in Russian the names in Latin letters.
/// </summary>
internal sealed partial class Facts
{
    private readonly string text;
    private readonly string primary;
    private readonly bool russian;

    /// <summary>Neither Russian nor English, but one whose months are known.</summary>
    private readonly bool other;
    private readonly List<Fact> found = [];

    private Facts(string text, string primary)
    {
        this.text = text;
        this.primary = primary;
        russian = primary == "ru";
        other = Months.Knows(primary);
    }

    public static List<Fact> In(string text, string primary)
    {
        var facts = new Facts(text, primary);
        facts.Scan();
        return facts.found;
    }

    private void Scan()
    {
        for (int i = 0; i < text.Length; )
        {
            char c = text[i];
            if (Letters.IsDigit(c))
            {
                i = Number(i);
            }
            else if (Letters.IsWord(c))
            {
                i = Word(i);
            }
            else
            {
                i++;
            }
        }

        ShareUnits();
    }

    private int Month(ReadOnlySpan<char> word) => other ? Months.Of(word, primary) : Calendar.Month(word);

    private int Word(int start)
    {
        int end = Letters.WordEnd(text, start);
        ReadOnlySpan<char> word = text.AsSpan(start, end - start);
        if (Month(word) is var month and > 0 && MonthFirst(start, end, month) is var dateEnd and > 0)
        {
            return dateEnd;
        }

        int roman = RomanValue(start, end);
        if (roman > 0)
        {
            found.Add(new Fact(FactKind.Roman, Key(roman), start, end - start));
        }
        else if (
            russian
            && word.Length > 1
            && Letters.IsLatin(word[0])
            && !word.ContainsAnyExceptInRange('A', 'ɏ')
            && !(end < text.Length && text[end] == '.' && word.Length < 3)
        )
        {
            found.Add(new Fact(FactKind.Name, word.ToString(), start, end - start));
        }

        return end;
    }

    private int Number(int start)
    {
        int digits = Digits(start);
        int end = start + digits;
        if (NumericDate(start, digits) is var dateEnd and > 0)
        {
            return dateEnd;
        }

        if (digits <= 2 && DayFirst(start, digits) is var dayEnd and > 0)
        {
            return dayEnd;
        }

        // Groups of three, then decimals, by the language's own signs.
        string number = text.Substring(start, digits);
        bool grouped = false;
        while (
            digits <= 3
            && end + 3 < text.Length
            && (Letters.IsSpace(text[end]) || (!russian && !other && text[end] == ','))
            && Digits(end + 1) == 3
        )
        {
            number = string.Concat(number, text.AsSpan(end + 1, 3));
            end += 4;
            grouped = true;
        }

        int fraction = end < text.Length && text[end] is '.' or ',' ? Digits(end + 1) : 0;
        if (
            fraction > 0
            && !(
                end + 1 + fraction < text.Length
                && text[end + 1 + fraction] is '.' or ','
                && Digits(end + 2 + fraction) > 0
            )
            && (fraction != 3 || russian || other || text[end] == '.')
            && !(grouped && fraction > 2)
        )
        {
            number = string.Concat(number, ".", text.AsSpan(end + 1, fraction));
            end += 1 + fraction;
        }

        number = Plain(number);
        if (
            start > 0
            && text[start - 1] is '-' or '\u2212'
            && (start == 1 || Letters.IsSpace(text[start - 2]) || text[start - 2] == '(')
        )
        {
            number = "-" + number;
        }

        return Ending(start, end, number);
    }

    /// <summary>What stands after the digits: a percentage, a decade, an ordinal, thousands and millions.</summary>
    private int Ending(int start, int end, string number)
    {
        int next = SkipSpaces(end);
        int wordEnd = next < text.Length ? Letters.WordEnd(text, next) : next;
        ReadOnlySpan<char> word = text.AsSpan(next, wordEnd - next);
        if (next < text.Length && text[next] == '%')
        {
            found.Add(new Fact(FactKind.Percent, number + "%", start, next + 1 - start));
            return next + 1;
        }

        if (word.StartsWith("процент") || word is "percent" or "pct")
        {
            found.Add(new Fact(FactKind.Percent, number + "%", start, wordEnd - start));
            return wordEnd;
        }

        if (word is "per" && text.AsSpan(wordEnd).TrimStart(" \u00A0").StartsWith("cent"))
        {
            int cent = text.IndexOf("cent", wordEnd, StringComparison.Ordinal) + 4;
            found.Add(new Fact(FactKind.Percent, number + "%", start, cent - start));
            return cent;
        }

        if (Decade(start, end, number) is var decadeEnd and > 0)
        {
            return decadeEnd;
        }

        int zeros = word switch
        {
            "тыс" or "тысяч" or "тысячи" or "тысяча" or "тысячу" or "thousand" => 3,
            "млн" or "миллион" or "миллиона" or "миллионов" or "million" or "mln" => 6,
            "млрд" or "миллиард" or "миллиарда" or "миллиардов" or "billion" or "bn" => 9,
            "трлн" or "триллион" or "триллиона" or "триллионов" or "trillion" => 12,
            _ => 0,
        };
        if (zeros > 0)
        {
            found.Add(new Fact(FactKind.Number, Shift(number, zeros), start, wordEnd - start));
            return wordEnd;
        }

        bool century =
            !russian && SkipOrdinal(end) > end && text.AsSpan(SkipSpaces(SkipOrdinal(end))).StartsWith("centur");
        found.Add(new Fact(century ? FactKind.Roman : FactKind.Number, number, start, end - start));
        if (
            end - start == 4
            && end < text.Length
            && text[end] is '–' or '-' or '/'
            && Digits(end + 1) == 2
            && !Letters.IsHyphen(At(end + 3))
            && number[0] is '1' or '2'
        )
        {
            // 1941–45 is 1941–1945.
            found.Add(
                new Fact(FactKind.Number, string.Concat(number.AsSpan(0, 2), text.AsSpan(end + 1, 2)), end + 1, 2)
            );
            return end + 3;
        }

        return SkipOrdinal(end);
    }

    /// <summary>«1920-е», «20-е гг. XX в.», "1920s", "the 20s of the 20th century".</summary>
    private int Decade(int start, int end, string number)
    {
        bool tens = number.Length is 2 or 4 && number[^1] == '0' && !number.Contains('.');
        if (!tens)
        {
            return 0;
        }

        int after;
        if (
            russian
            && Letters.IsHyphen(At(end))
            && Letters.WordEnd(text, end + 1) is var ending
            && text.AsSpan(end + 1, ending - end - 1) is "е" or "х" or "м" or "ые" or "ых" or "ым" or "ми"
        )
        {
            after = ending;
        }
        else if (!russian && At(end) == 's' && !Letters.IsWord(At(end + 1)))
        {
            after = end + 1;
        }
        else if (!russian && At(end) is '’' or '\'' && At(end + 1) == 's' && !Letters.IsWord(At(end + 2)))
        {
            after = end + 2;
        }
        else
        {
            return 0;
        }

        string key = number;
        int until = after;
        if (number.Length == 2 && CenturyAfter(after) is (var century, var centuryEnd) && century > 0)
        {
            key = Key(century - 1) + number;
            until = centuryEnd;
        }

        found.Add(new Fact(FactKind.Decade, key + "s", start, until - start));
        return until;
    }

    /// <summary>
    /// «гг. XX столетия», "of the 20th century" right after a decade: the century and the end of its numeral.
    /// </summary>
    private (int Century, int End) CenturyAfter(int at)
    {
        int i = SkipSpaces(at);
        foreach (
            string between in (ReadOnlySpan<string>)(
                russian ? ["гг.", "гг", "годы", "годах", "годов", "годам"] : ["of the", "of"]
            )
        )
        {
            if (text.AsSpan(i).StartsWith(between))
            {
                i = SkipSpaces(i + between.Length);
                break;
            }
        }

        int end = Letters.WordEnd(text, i);
        int value = RomanValue(i, end);
        if (value == 0 && Digits(i) is 1 or 2)
        {
            value = Value(i, Digits(i));
            end = SkipOrdinal(i + Digits(i));
        }

        ReadOnlySpan<char> unit = text.AsSpan(SkipSpaces(end));
        return
            value > 0
            && (
                unit.StartsWith("в.")
                || unit.StartsWith("век")
                || unit.StartsWith("столет")
                || unit.StartsWith("centur")
            )
            ? (value, end)
            : (0, 0);
    }

    /// <summary>
    /// In «от 5 до 8 %» the first is a percentage too, and in «с 5 января по 7 мая 1925 г.» the first has the second's
    /// year.
    /// </summary>
    private void ShareUnits()
    {
        for (int i = 0; i + 1 < found.Count; i++)
        {
            Fact first = found[i];
            Fact second = found[i + 1];
            ReadOnlySpan<char> between = text.AsSpan(
                    first.Start + first.Length,
                    Math.Max(0, second.Start - first.Start - first.Length)
                )
                .Trim(" \u00A0");
            if (between is not ("до" or "to" or "–" or "-" or "—" or "и" or "and" or "по" or "or" or "или" or "until"))
            {
                continue;
            }

            if (first.Kind == FactKind.Number && second.Kind == FactKind.Percent)
            {
                found[i] = first with { Kind = FactKind.Percent, Key = first.Key + "%" };
            }
            else if (
                first.Kind == FactKind.Date
                && second.Kind == FactKind.Date
                && first.Key.StartsWith("--", StringComparison.Ordinal)
                && second.Key.Length == 10
            )
            {
                found[i] = first with { Key = second.Key[..4] + first.Key[1..] };
            }
        }
    }

    private char At(int at) => (uint)at < (uint)text.Length ? text[at] : '\0';

    private int Digits(int at)
    {
        int end = at;
        while (Letters.IsDigit(At(end)))
        {
            end++;
        }

        return end - at;
    }

    private int Value(int at, int digits) =>
        digits is > 0 and < 9 ? int.Parse(text.AsSpan(at, digits), CultureInfo.InvariantCulture) : 0;

    private int SkipSpaces(int at)
    {
        while (Letters.IsSpace(At(at)) || At(at) == '\n')
        {
            at++;
        }

        return at;
    }

    private int SkipPeriod(int at) => At(at) == '.' ? at + 1 : at;

    private int AfterWord(int at, string word) =>
        at + word.Length < text.Length && text.AsSpan(at).StartsWith(word) && Letters.IsSpace(At(at + word.Length))
            ? SkipSpaces(at + word.Length)
            : at;

    /// <summary>"20th", «20-го».</summary>
    private int SkipOrdinal(int at)
    {
        if (
            Letters.IsHyphen(At(at))
            && Lexicon.NumeralEndings.Has(text.AsSpan(at + 1, Letters.WordEnd(text, at + 1) - at - 1))
        )
        {
            return Letters.WordEnd(text, at + 1);
        }

        int end = at < text.Length ? Letters.WordEnd(text, at) : at;
        return end > at && text.AsSpan(at, end - at) is "th" or "st" or "nd" or "rd" or "er" or "re" or "º" or "ª" ? end
            : other && At(at) == '.' ? at + 1
            : at;
    }

    private static string Plain(string number)
    {
        string plain = number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number;
        plain = plain.TrimStart('0');
        return plain.Length == 0 || plain[0] == '.' ? "0" + plain : plain;
    }

    private static string Shift(string number, int zeros)
    {
        int point = number.IndexOf('.', StringComparison.Ordinal);
        string fraction = point < 0 ? "" : number[(point + 1)..];
        string whole = point < 0 ? number : number[..point];
        return fraction.Length > zeros ? number : Plain(whole + fraction.PadRight(zeros, '0'));
    }

    private static string Key(int value) => value.ToString(CultureInfo.InvariantCulture);
}
