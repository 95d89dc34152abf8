using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>An author in one language, as the lines below the title tell.</summary>
internal sealed class Person(string name)
{
    public string Name { get; private set; } = name;

    /// <summary>Figures or letters that pair the name with an institution.</summary>
    public List<string> Marks { get; } = [];

    public List<string> Affiliations { get; } = [];

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Email { get; set; }

    public string? Orcid { get; set; }

    public List<string> About { get; } = [];

    /// <summary>Passes every text through a filter.</summary>
    public void Keep(Func<string, string> filter)
    {
        Name = filter(Name).Trim();
        City = City is null ? null : filter(City);
        Country = Country is null ? null : filter(Country);
        foreach (List<string> texts in new[] { Affiliations, About })
        {
            string[] kept = [.. texts.Select(filter).Where(text => text.Trim().Length > 0)];
            texts.Clear();
            texts.AddRange(kept);
        }
    }
}

/// <summary>What one line says of a person beside the name.</summary>
internal sealed class Particulars
{
    public List<string> Emails { get; } = [];

    public List<string> Orcids { get; } = [];

    public List<string> About { get; } = [];

    public string? Affiliation { get; private set; }

    public string? City { get; private set; }

    public string? Country { get; private set; }

    public bool IsEmpty =>
        Emails.Count + Orcids.Count + About.Count == 0 && Affiliation is null && City is null && Country is null;

    /// <summary>Words taken off because Edition has its own for them: "E-mail:", "ORCID:".</summary>
    public List<string> Labels { get; } = [];

    public static Particulars Of(string text)
    {
        var of = new Particulars();
        text = Forms
            .Orcid()
            .Replace(
                text,
                match =>
                {
                    if (!Forms.IsOrcid(match.Groups["id"].Value))
                    {
                        return match.Value;
                    }

                    of.Orcids.Add(match.Groups["id"].Value);
                    of.Label(match.Groups["label"].Value);
                    return ", ";
                }
            );
        text = Forms
            .Email()
            .Replace(
                text,
                match =>
                {
                    of.Emails.Add(match.Groups["id"].Value);
                    of.Label(match.Groups["label"].Value);
                    return ", ";
                }
            );
        of.Places(Parts(text));
        return of;
    }

    private void Label(string label)
    {
        if (label.Trim(' ', ':', ',', '.').Length > 0)
        {
            Labels.Add(label.Trim(' ', ','));
        }
    }

    private void Places(List<string> parts)
    {
        List<string> rest = [];
        foreach (string part in parts)
        {
            if (Forms.Post().IsMatch(part) && !Forms.Institution().IsMatch(part))
            {
                About.Add(part.Trim(' ', ':', '*'));
            }
            else
            {
                rest.Add(part);
            }
        }

        if (rest.Count > 0 && Forms.Countries.Contains(rest[^1].TrimEnd('.')))
        {
            Country = rest[^1].TrimEnd('.');
            rest.RemoveAt(rest.Count - 1);
            if (rest.Count > 0 && !Forms.Institution().IsMatch(rest[^1]) && Lettering.CountOf(rest[^1]) <= 4)
            {
                City = Forms.CityMark().Replace(rest[^1], "");
                rest.RemoveAt(rest.Count - 1);
            }
        }
        else if (rest.Count > 0 && Forms.CityMark().Match(rest[^1]) is { Success: true } mark)
        {
            City = rest[^1][mark.Length..];
            rest.RemoveAt(rest.Count - 1);
        }

        Affiliation = rest.Count == 0 ? null : string.Join(", ", rest);
    }

    /// <summary>Parted at commas and semicolons outside brackets and quotation marks.</summary>
    public static List<string> Parts(string text)
    {
        List<string> parts = [];
        int depth = 0,
            from = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ',';
            if (c is '(' or '«' or '“' or '[' or AuthorLines.MarkStart)
            {
                depth++;
            }
            else if (c is ')' or '»' or '”' or ']' or AuthorLines.MarkEnd)
            {
                depth = Math.Max(0, depth - 1);
            }
            else if ((c is ',' or ';' && depth == 0) || i == text.Length)
            {
                string part = text[from..i].Trim();
                part = part is ['(', .., ')'] && part.Count(each => each == '(') == 1 ? part[1..^1].Trim() : part;
                if (part.Any(char.IsLetterOrDigit))
                {
                    parts.Add(part);
                }

                from = Math.Min(i + 1, text.Length);
            }
        }

        return parts;
    }
}

internal static partial class Forms
{
    public static readonly HashSet<string> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        "Россия",
        "Российская Федерация",
        "РФ",
        "Беларусь",
        "Республика Беларусь",
        "Белоруссия",
        "Украина",
        "Казахстан",
        "Республика Казахстан",
        "Узбекистан",
        "Киргизия",
        "Кыргызстан",
        "Таджикистан",
        "Туркменистан",
        "Туркмения",
        "Армения",
        "Азербайджан",
        "Грузия",
        "Молдова",
        "Молдавия",
        "Латвия",
        "Литва",
        "Эстония",
        "Польша",
        "Чехия",
        "Словакия",
        "Венгрия",
        "Румыния",
        "Болгария",
        "Сербия",
        "Хорватия",
        "Словения",
        "Греция",
        "Турция",
        "Германия",
        "ФРГ",
        "Австрия",
        "Швейцария",
        "Франция",
        "Италия",
        "Испания",
        "Португалия",
        "Великобритания",
        "Англия",
        "Ирландия",
        "Нидерланды",
        "Бельгия",
        "Дания",
        "Швеция",
        "Норвегия",
        "Финляндия",
        "Исландия",
        "Китай",
        "КНР",
        "Китайская Народная Республика",
        "Тайвань",
        "Япония",
        "Республика Корея",
        "Южная Корея",
        "Корея",
        "КНДР",
        "Монголия",
        "Индия",
        "Пакистан",
        "Вьетнам",
        "Таиланд",
        "Индонезия",
        "Малайзия",
        "Сингапур",
        "Израиль",
        "Иран",
        "Ирак",
        "Египет",
        "Сирия",
        "Ливан",
        "США",
        "Соединённые Штаты Америки",
        "Канада",
        "Мексика",
        "Бразилия",
        "Аргентина",
        "Чили",
        "Австралия",
        "Новая Зеландия",
        "ЮАР",
        "Russia",
        "Russian Federation",
        "the Russian Federation",
        "Belarus",
        "Republic of Belarus",
        "Ukraine",
        "Kazakhstan",
        "Republic of Kazakhstan",
        "Uzbekistan",
        "Kyrgyzstan",
        "Tajikistan",
        "Turkmenistan",
        "Armenia",
        "Azerbaijan",
        "Georgia",
        "Moldova",
        "Latvia",
        "Lithuania",
        "Estonia",
        "Poland",
        "Czech Republic",
        "Czechia",
        "Slovakia",
        "Hungary",
        "Romania",
        "Bulgaria",
        "Serbia",
        "Croatia",
        "Slovenia",
        "Greece",
        "Turkey",
        "Türkiye",
        "Germany",
        "Austria",
        "Switzerland",
        "France",
        "Italy",
        "Spain",
        "Portugal",
        "United Kingdom",
        "UK",
        "Great Britain",
        "England",
        "Scotland",
        "Ireland",
        "Netherlands",
        "The Netherlands",
        "Belgium",
        "Denmark",
        "Sweden",
        "Norway",
        "Finland",
        "Iceland",
        "China",
        "P.R. China",
        "PRC",
        "People's Republic of China",
        "Taiwan",
        "Japan",
        "Korea",
        "South Korea",
        "Republic of Korea",
        "Mongolia",
        "India",
        "Pakistan",
        "Vietnam",
        "Thailand",
        "Indonesia",
        "Malaysia",
        "Singapore",
        "Israel",
        "Iran",
        "Iraq",
        "Egypt",
        "Syria",
        "Lebanon",
        "USA",
        "U.S.A.",
        "US",
        "United States",
        "United States of America",
        "Canada",
        "Mexico",
        "Brazil",
        "Argentina",
        "Chile",
        "Australia",
        "New Zealand",
        "South Africa",
    };

    /// <summary>ISO 7064, MOD 11-2: the last figure checks the others.</summary>
    public static bool IsOrcid(string id)
    {
        int total = 0;
        foreach (char c in id[..^1].Where(char.IsAsciiDigit))
        {
            total = (total + c - '0') * 2;
        }

        int check = (12 - (total % 11)) % 11;
        return id[^1] == (check == 10 ? 'X' : (char)('0' + check));
    }

    [GeneratedRegex(
        @"(?<label>(?:ORCID(?: ID)?\s*:?\s*)?(?:https?://)?(?:orcid\.org/)?)(?<id>\d{4}-\d{4}-\d{4}-\d{3}[\dX])",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Orcid();

    [GeneratedRegex(
        @"(?<label>(?:(?:e-?mail|эл(?:ектронная|\.) почта|адрес электронной почты|email "
            + @"address)\s*[:.]?\s*)?)(?<id>[A-Za-z"
            + @"0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Email();

    [GeneratedRegex(
        @"^(кандидат|доктор|канд\.|д-р|к\.|д\.|доцент|профессор|проф\.|доц\.|аспирант|магистрант|студент|"
            + @"бакалавр|магистр|академик|член-корреспондент|старший|младший|ведущий|главный|научный сотрудник|"
            + @"преподаватель|ассистент|заведующ|декан|директор|ректор|начальник|независимый|исследователь|автор|"
            + @"ответственн|корреспонд|соискатель|архивист|редактор|candidate|cand\.|doctor|dr\.?\b|ph\.?\s?d|"
            + @"dsc|professor|prof\.|associate|assistant|senior|junior|leading|chief|researcher|research fellow|"
            + @"postgraduate|graduate|undergraduate|student|lecturer|head of|director|dean|independent|corresponding|"
            + @"author|editor|archivist|academician)|ответственн\w* за переписку|corresponding author",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Post();

    [GeneratedRegex(
        @"университет|институт|академи[яи]|центр|архив|музей|библиотек|школ[аы]|колледж|кафедр|факультет|"
            + @"лаборатори|отдел|ун-т|ин-т|НИУ|МГУ|РАН\b|СПбГУ|universit|institut|academy|center|centre|archive|"
            + @"museum|library|school|college|department|faculty|laborator|division|RAS\b|HSE",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Institution();

    [GeneratedRegex(@"^(г\.|гор\.|город)\s*", RegexOptions.IgnoreCase)]
    public static partial Regex CityMark();
}
