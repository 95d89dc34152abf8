using System.Globalization;
using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>Dates as articles give them: 12.02.2024, 2024-02-12, 12 февраля 2024 г., February 12, 2024.</summary>
internal static partial class Dates
{
    private static readonly string[] Russian =
    [
        "январ",
        "феврал",
        "март",
        "апрел",
        "ма",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
    ];
    private static readonly string[] English =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>All dates of a line with their places, in order.</summary>
    public static List<(int At, DateOnly Date)> AllIn(string text)
    {
        List<(int, DateOnly)> dates = [];
        foreach (Match match in Date().Matches(text))
        {
            if (Of(match) is { } date)
            {
                dates.Add((match.Index, date));
            }
        }

        return dates;
    }

    /// <summary>What the dates of a line are of: received, approved (or revised), accepted.</summary>
    public static List<(string Key, DateOnly Date)> HistoryIn(string text)
    {
        List<(string, DateOnly)> history = [];
        int from = 0;
        foreach ((int at, DateOnly date) in AllIn(text))
        {
            string before = text[from..at];
            int best = -1;
            string? key = null;
            foreach (Match word in Stage().Matches(before))
            {
                if (word.Index > best)
                {
                    best = word.Index;
                    key =
                        word.Groups[1].Success ? "received"
                        : word.Groups[2].Success ? "approved"
                        : word.Groups[3].Success ? "accepted"
                        : "revised";
                }
            }

            if (key is not null)
            {
                history.Add((key, date));
            }

            from = at;
        }

        return history;
    }

    private static DateOnly? Of(Match match)
    {
        int day,
            month,
            year;
        if (match.Groups["iso"].Success)
        {
            string[] parts = match.Value.Split('-');
            (year, month, day) = (Number(parts[0]), Number(parts[1]), Number(parts[2]));
        }
        else if (match.Groups["m"].Success)
        {
            (day, month, year) = (
                Number(match.Groups["d"].Value),
                Number(match.Groups["m"].Value),
                Number(match.Groups["y"].Value)
            );
        }
        else
        {
            string name = (
                match.Groups["ru"].Value + match.Groups["en"].Value + match.Groups["en2"].Value
            ).ToLowerInvariant();
            string[] names = name[0] is >= 'а' and <= 'я' ? Russian : English;
            month = Array.FindLastIndex(names, each => name.StartsWith(each, StringComparison.Ordinal)) + 1;
            // «мая» begins as «март» does not; «ма» alone would take both.
            month =
                month == 0 ? 0
                : names == Russian && name.StartsWith("мар", StringComparison.Ordinal) ? 3
                : month;
            day = Number(match.Groups["d2"].Value + match.Groups["d3"].Value + match.Groups["d4"].Value);
            year = Number(match.Groups["y2"].Value + match.Groups["y3"].Value + match.Groups["y4"].Value);
        }

        return
            year is > 1900 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    [GeneratedRegex(
        @"(?<iso>\b\d{4}-\d{2}-\d{2}\b)|(?<d>\b\d{1,2})[./](?<m>\d{1,2})[./](?<y>\d{4})|"
            + @"(?<d2>\b\d{1,2})\s+(?<ru>январ\w+|"
            + @"феврал\w+|марта?|апрел\w+|мая|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|"
            + @"ноябр\w+|декабр\w+)\s+(?<y2>\d{4})|"
            + @"(?<d3>\b\d{1,2})\s+(?<en>jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|"
            + @"nov\w*|dec\w*)\.?,?\s+(?<y3>\d{4})|(?<en2>\bjan\w*|\bfeb\w*|\bmar\w*|\bapr\w*|\bmay|\bjun\w*|"
            + @"\bjul\w*|\baug\w*|\bsep\w*|\boct\w*|\bnov\w*|\bdec\w*)\.?\s+(?<d4>\d{1,2}),?\s+(?<y4>\d{4})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(поступ|получ|received|submitted)|(одобр|approved|рецензир|review)|(принят|accepted)|(дораб|исправ|revised)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Stage();
}
