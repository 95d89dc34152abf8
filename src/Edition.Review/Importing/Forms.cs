using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>The forms by which addresses, posts, institutions and places are known.</summary>
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
            + @"author|editor|archivist|academician)|^(m\.?a|m\.?sc|b\.?a|m\.?d|m\.?phil|d\.?phil|ll\.?m)\.?$|"
            + @"ответственн\w* за переписку|corresponding author",
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

    [GeneratedRegex(@"^(.*\p{L}\S*)\s+\(([^()]+)\)\.?$")]
    public static partial Regex Place();

    [GeneratedRegex(@"^(г\.|гор\.|город)\s*", RegexOptions.IgnoreCase)]
    public static partial Regex CityMark();
}
