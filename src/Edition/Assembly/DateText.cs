using System.Globalization;
using Edition.Model;

namespace Edition.Assembly;

/// <summary>A date in words, as each language writes it; ISO where the language is unknown here.</summary>
public static class DateText
{
    private static readonly string[] Russian =
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    private static readonly string[] English =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    public static string Of(DateOnly date, Lang lang) =>
        lang.Primary switch
        {
            "ru" => string.Create(
                CultureInfo.InvariantCulture,
                $"{date.Day}\u00A0{Russian[date.Month - 1]} {date.Year}\u00A0г."
            ),
            "en" => string.Create(
                CultureInfo.InvariantCulture,
                $"{date.Day}\u00A0{English[date.Month - 1]} {date.Year}"
            ),
            _ => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
}
