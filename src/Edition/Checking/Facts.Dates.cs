using Edition.Orthography;

namespace Edition.Checking;

/// <summary>Dates, in words and in digits.</summary>
internal sealed partial class Facts
{
    /// <summary>"January 20, 1925", "in January 1925", «январь 1925 г.»; 0 where no number follows.</summary>
    private int MonthFirst(int start, int end, int month)
    {
        int at = SkipSpaces(SkipPeriod(end));
        int first = Digits(at);
        if (first == 0)
        {
            at = AfterWord(AfterWord(at, other ? "de" : "of"), "del");
            first = Digits(at);
        }

        int value = Value(at, first);
        if (first == 4)
        {
            found.Add(new Fact(FactKind.Date, Calendar.Key(value, month, 0), start, at + first - start));
            return at + first;
        }

        if (russian || other || first is 0 or > 2 || value > 31)
        {
            return 0;
        }

        int after = SkipOrdinal(at + first);
        List<(int Day, int At, int Length)> days = [(value, at, after - at)];
        if (after < text.Length && text[after] is '–' or '-' or '—' && Digits(after + 1) is 1 or 2)
        {
            int second = Digits(after + 1);
            days.Add((Value(after + 1, second), after + 1, second));
            after += 1 + second;
        }

        int yearAt = SkipSpaces(after < text.Length && text[after] == ',' ? after + 1 : after);
        bool hasYear = Digits(yearAt) == 4;
        int year = hasYear ? Value(yearAt, 4) : 0;
        foreach ((int day, int dayAt, int length) in days)
        {
            found.Add(
                new Fact(
                    FactKind.Date,
                    Calendar.Key(year, month, day),
                    days.Count == 1 ? start : dayAt,
                    days.Count == 1 ? (hasYear ? yearAt + 4 : after) - start : length
                )
            );
        }

        return hasYear ? yearAt + 4 : after;
    }

    /// <summary>13.02.1924, 1924-02-13, 13/02/1924.</summary>
    private int NumericDate(int start, int digits)
    {
        if (digits == 4 && At(start + 4) == '年' && DateOfSigns(start) is var signs and > 0)
        {
            return signs;
        }

        char sign = At(start + digits);
        int second = sign is '.' or '-' or '/' or '–' ? Digits(start + digits + 1) : 0;
        int secondAt = start + digits + 1;
        if (second is 0 or > 2 || At(secondAt + second) != sign)
        {
            return 0;
        }

        int thirdAt = secondAt + second + 1;
        int third = Digits(thirdAt);
        (int year, int month, int day) = (digits, third) switch
        {
            (<= 2, 4) => (Value(thirdAt, third), Value(secondAt, second), Value(start, digits)),
            (4, 1 or 2) => (Value(start, digits), Value(secondAt, second), Value(thirdAt, third)),
            _ => (0, 0, 0),
        };
        if (month is < 1 or > 12 || day is < 1 or > 31)
        {
            return 0;
        }

        found.Add(new Fact(FactKind.Date, Calendar.Key(year, month, day), start, thirdAt + third - start));
        return thirdAt + third;
    }

    /// <summary>1925年1月20日, 1925年1月; 0 where no month follows the year.</summary>
    private int DateOfSigns(int start)
    {
        int month = Digits(start + 5);
        int after = start + 5 + month;
        if (month is 0 or > 2 || At(after) != '月')
        {
            return 0;
        }

        int day = Digits(after + 1);
        bool hasDay = day is 1 or 2 && At(after + 1 + day) == '日';
        int end = hasDay ? after + 2 + day : after + 1;
        found.Add(
            new Fact(
                FactKind.Date,
                Calendar.Key(Value(start, 4), Value(start + 5, month), hasDay ? Value(after + 1, day) : 0),
                start,
                end - start
            )
        );
        return end;
    }

    /// <summary>«20 января 1925 г.», "20th of January, 1925", «5–7 мая».</summary>
    private int DayFirst(int start, int digits)
    {
        int day = Value(start, digits);
        int end = SkipOrdinal(start + digits);
        int secondDay = 0;
        int secondAt = end;
        if (At(end) is '–' or '-' or '—' && Digits(end + 1) is 1 or 2)
        {
            secondAt = end + 1;
            secondDay = Value(secondAt, Digits(secondAt));
            end = SkipOrdinal(secondAt + Digits(secondAt));
        }

        int at = SkipSpaces(end);
        at = russian ? at : AfterWord(at, "of");
        at = other ? AfterWord(at, "de") : at;
        int wordEnd = at < text.Length ? Letters.WordEnd(text, at) : at;
        int month = at > end - 1 && wordEnd > at ? Month(text.AsSpan(at, wordEnd - at)) : 0;
        if (month == 0 || day is 0 or > 31 || secondDay > 31)
        {
            return 0;
        }

        int yearAt = SkipSpaces(SkipPeriod(wordEnd));
        yearAt = At(yearAt) == ',' ? SkipSpaces(yearAt + 1) : yearAt;
        yearAt = russian ? yearAt : AfterWord(AfterWord(yearAt, other ? "de" : "of"), "del");
        bool hasYear = Digits(yearAt) == 4;
        int year = hasYear ? Value(yearAt, 4) : 0;
        int until = hasYear ? yearAt + 4 : wordEnd;
        found.Add(
            new Fact(
                FactKind.Date,
                Calendar.Key(year, month, day),
                start,
                (secondDay > 0 ? secondAt - 1 : until) - start
            )
        );
        if (secondDay > 0)
        {
            found.Add(new Fact(FactKind.Date, Calendar.Key(year, month, secondDay), secondAt, until - secondAt));
        }

        return until;
    }
}
