using System.Globalization;

namespace Edition.Reading;

/// <summary>Dates as people write them: 20 января 2025 г., January 20, 2025, 20.01.2025, 2025-01-20T10:00:00Z.</summary>
internal static class DateWords
{
    private static readonly string[] Months =
    [
        "янв jan",
        "фев feb",
        "мар mar mär",
        "апр apr",
        "мая май may mai",
        "июн jun",
        "июл jul",
        "авг aug",
        "сен sep",
        "окт oct okt",
        "ноя nov",
        "дек dec dez",
    ];

    /// <summary>The one day that is meant; null where none is named, or where there are two readings.</summary>
    public static DateOnly? Read(string text)
    {
        // The time of a day that follows a date is not ours.
        string day = text.Trim();
        if (
            day.Length > 10
            && day[10] is 'T' or ' '
            && DateOnly.TryParseExact(
                day[..10],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly stamped
            )
        )
        {
            return stamped;
        }

        string[] parts = day.Split([' ', ',', '.', '/', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        int month = 0;
        List<int> numbers = [];
        foreach (string part in parts)
        {
            if (int.TryParse(Cardinal(part), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                numbers.Add(number);
            }
            else if (MonthOf(part) is > 0 and var named && month == 0)
            {
                month = named;
            }
            else if (part.ToLowerInvariant() is not ("г" or "года" or "of" or "the") && !IsWeekday(part))
            {
                return null;
            }
        }

        return (month, numbers) switch
        {
            (> 0, [var d, > 999 and var y]) => Of(y, month, d),
            (> 0, [> 999 and var y, var d]) => Of(y, month, d),
            (0, [> 999 and var y, var m, var d]) => Of(y, m, d),
            // Day before month, as in Russian and German; with slashes it may be either.
            (0, [var d, var m, > 999 and var y]) when day.Contains('.', StringComparison.Ordinal) || d > 12 => Of(
                y,
                m,
                d
            ),
            _ => null,
        };
    }

    private static string Cardinal(string part) =>
        part.Length > 2 && char.IsAsciiDigit(part[0]) && part[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th"
            ? part[..^2]
            : part;

    private static int MonthOf(string word) =>
        word.Length < 3 || !word.All(char.IsLetter)
            ? 0
            : Array.FindIndex(
                Months,
                names => names.Split(' ').Any(name => word.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ) + 1;

    private static bool IsWeekday(string word) =>
        word.Length >= 3 && word[..3].ToLowerInvariant() is "mon" or "tue" or "wed" or "thu" or "fri" or "sat" or "sun";

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
