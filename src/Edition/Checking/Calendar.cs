using System.Collections.Frozen;
using System.Globalization;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Months by their names, in any case of Russian and in English, whole or shortened; and words for numbers.
/// </summary>
internal static class Calendar
{
    private static readonly FrozenDictionary<string, int> Months = Build();

    private static readonly FrozenDictionary<string, int> Numerals = new Dictionary<string, int>
    {
        ["один"] = 1,
        ["одна"] = 1,
        ["одно"] = 1,
        ["одну"] = 1,
        ["одного"] = 1,
        ["одной"] = 1,
        ["перв"] = 1,
        ["одним"] = 1,
        ["два"] = 2,
        ["две"] = 2,
        ["двух"] = 2,
        ["двумя"] = 2,
        ["втор"] = 2,
        ["дважды"] = 2,
        ["вдвое"] = 2,
        ["двое"] = 2,
        ["оба"] = 2,
        ["обе"] = 2,
        ["три"] = 3,
        ["трех"] = 3,
        ["трёх"] = 3,
        ["тремя"] = 3,
        ["трет"] = 3,
        ["трижды"] = 3,
        ["втрое"] = 3,
        ["четыр"] = 4,
        ["четверт"] = 4,
        ["четвёрт"] = 4,
        ["пять"] = 5,
        ["пяти"] = 5,
        ["пят"] = 5,
        ["шест"] = 6,
        ["семь"] = 7,
        ["семи"] = 7,
        ["седьм"] = 7,
        ["восем"] = 8,
        ["восьм"] = 8,
        ["девят"] = 9,
        ["десят"] = 10,
        ["одиннадцат"] = 11,
        ["двенадцат"] = 12,
        ["тринадцат"] = 13,
        ["четырнадцат"] = 14,
        ["пятнадцат"] = 15,
        ["шестнадцат"] = 16,
        ["семнадцат"] = 17,
        ["восемнадцат"] = 18,
        ["девятнадцат"] = 19,
        ["двадцат"] = 20,
        ["тридцат"] = 30,
        ["сорок"] = 40,
        ["пятьдесят"] = 50,
        ["сто"] = 100,
        ["тысяч"] = 1000,
        ["one"] = 1,
        ["first"] = 1,
        ["once"] = 1,
        ["two"] = 2,
        ["second"] = 2,
        ["twice"] = 2,
        ["twofold"] = 2,
        ["both"] = 2,
        ["three"] = 3,
        ["third"] = 3,
        ["thrice"] = 3,
        ["threefold"] = 3,
        ["four"] = 4,
        ["fourth"] = 4,
        ["five"] = 5,
        ["fifth"] = 5,
        ["six"] = 6,
        ["sixth"] = 6,
        ["seven"] = 7,
        ["seventh"] = 7,
        ["eight"] = 8,
        ["eighth"] = 8,
        ["nine"] = 9,
        ["ninth"] = 9,
        ["ten"] = 10,
        ["tenth"] = 10,
        ["eleven"] = 11,
        ["eleventh"] = 11,
        ["twelve"] = 12,
        ["twelfth"] = 12,
        ["thirteen"] = 13,
        ["thirteenth"] = 13,
        ["fourteen"] = 14,
        ["fourteenth"] = 14,
        ["fifteen"] = 15,
        ["fifteenth"] = 15,
        ["sixteen"] = 16,
        ["sixteenth"] = 16,
        ["seventeen"] = 17,
        ["seventeenth"] = 17,
        ["eighteen"] = 18,
        ["eighteenth"] = 18,
        ["nineteen"] = 19,
        ["nineteenth"] = 19,
        ["twenty"] = 20,
        ["twentieth"] = 20,
        ["thirty"] = 30,
        ["thirtieth"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["hundred"] = 100,
        ["thousand"] = 1000,
    }.ToFrozenDictionary();

    /// <summary>1 to 12, or 0.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return 0;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);

        // English months are written with a capital: "may" and "march" are verbs.
        return
            (word[0] < 128 && !char.IsUpper(word[0]))
            || !Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out int month)
            ? 0
            : month;
    }

    /// <summary>
    /// Every number that the text says in words, "twenty-first" as 21 and 20 and 1 alike: what a figure of the other
    /// language may answer to.
    /// </summary>
    public static List<int> NumbersInWords(ReadOnlySpan<char> text)
    {
        List<int> found = [];
        int tens = 0;
        for (int i = 0; i < text.Length; )
        {
            int end = Letters.WordEnd(text, i);
            if (end == i)
            {
                tens = Letters.IsSpace(text[i]) || Letters.IsHyphen(text[i]) ? tens : 0;
                i++;
                continue;
            }

            int value = Numeral(text[i..end]);
            if (value > 0)
            {
                found.Add(value);
                if (tens > 0 && value < 10)
                {
                    found.Add(tens + value);
                }
            }

            tens = value is >= 20 and < 100 ? value : 0;
            i = end;
        }

        return found;
    }

    private static int Numeral(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 16)
        {
            return 0;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        var numerals = Numerals.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numerals.TryGetValue(lower, out int value))
        {
            return value;
        }

        // Russian endings: up to three letters after the stem.
        for (int cut = 1; cut <= 3 && lower.Length - cut >= 3 && Letters.IsCyrillic(lower[0]); cut++)
        {
            if (numerals.TryGetValue(lower[..^cut], out value))
            {
                return value;
            }
        }

        return 0;
    }

    private static FrozenDictionary<string, int> Build()
    {
        string[][] names =
        [
            ["январь", "января", "январе", "янв", "january", "jan"],
            ["февраль", "февраля", "феврале", "фев", "февр", "february", "feb"],
            ["март", "марта", "марте", "march", "mar"],
            ["апрель", "апреля", "апреле", "апр", "april", "apr"],
            ["май", "мая", "мае", "may"],
            ["июнь", "июня", "июне", "june", "jun"],
            ["июль", "июля", "июле", "july", "jul"],
            ["август", "августа", "августе", "авг", "august", "aug"],
            ["сентябрь", "сентября", "сентябре", "сент", "september", "sept", "sep"],
            ["октябрь", "октября", "октябре", "окт", "october", "oct"],
            ["ноябрь", "ноября", "ноябре", "нояб", "november", "nov"],
            ["декабрь", "декабря", "декабре", "дек", "december", "dec"],
        ];
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            foreach (string name in names[i])
            {
                months[name] = i + 1;
            }
        }

        return months.ToFrozenDictionary();
    }

    /// <summary>The canonical form: 1925-01-20, 1925-01, --01-20.</summary>
    public static string Key(int year, int month, int day) =>
        year == 0 ? string.Create(CultureInfo.InvariantCulture, $"--{month:00}-{day:00}")
        : day == 0 ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
}
