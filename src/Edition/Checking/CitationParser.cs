using System.Globalization;
using System.Text.RegularExpressions;
using Edition.Orthography;

namespace Edition.Checking;

/// <summary>
/// Reads the references of a note by the grammar of GOST R 7.0.5-2008, 5-7: heading (the author), title, remainder
/// after <c> : </c>, responsibility after <c> / </c>, the whole after
/// <c> // </c>, imprint (place, publisher, year), volume, pages. What has none of a reference's marks is prose.
/// </summary>
internal static partial class CitationParser
{
    public static List<Citation> Parse(Passage note)
    {
        List<Citation> citations = [];
        int start = 0;
        foreach (Match end in Separator().Matches(note.Text))
        {
            // Several references in one note stand one after another; responsibility («; отв. ред. …») goes on in small
            // letters.
            if (Year().IsMatch(note.Text.AsSpan(start, end.Index - start)))
            {
                citations.Add(One(note, start, end.Index));
                start = end.Index + end.Length;
            }
        }

        citations.Add(One(note, start, note.Text.Length));
        return citations;
    }

    private static Citation One(Passage note, int start, int end)
    {
        while (start < end && (Letters.IsSpace(note[start]) || note[start] == '\n'))
        {
            start++;
        }

        while (end > start && (Letters.IsSpace(note[end - 1]) || note[end - 1] == '\n'))
        {
            end--;
        }

        // A reference may come after «см.:» at the end of a sentence.
        Match see = See().Match(note.Text, start, end - start);
        int from = see.Success ? see.Index + see.Length : start;
        string text = note.Text[from..end];
        Match author = OpCit().Match(text) is { Success: true } opCit
            ? NameBefore(text, opCit.Index)
            : Author().Match(text);
        Match place = PlaceYear().Match(text);
        bool locator = Locator().IsMatch(text);
        Match year = place.Success ? place : LastYear(text);
        return new Citation(note, from, end, KindOf(text, author.Success, place.Success, locator, year.Success))
        {
            Surname = author.Groups["name"].Value,
            Initials = string.Concat(author.Groups["initials"].Value.Where(char.IsLetter)),
            Title = TitleOf(text, author.Length),
            PlaceName = place.Groups["place"].Value,
            Publisher = place.Groups["publisher"].Value.Trim(),
            Year = year.Success ? int.Parse(year.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : 0,
            YearAt = year.Success ? from + year.Groups["year"].Index : -1,
            HasLocator = locator,
            IsSee = see.Success,
        };
    }

    private static CitationKind KindOf(string text, bool author, bool place, bool locator, bool year)
    {
        if (Ibid().IsMatch(text))
        {
            return CitationKind.Ibid;
        }

        if (OpCit().IsMatch(text))
        {
            return CitationKind.OpCit;
        }

        if (Fond().IsMatch(text) && (File().IsMatch(text) || Inventory().IsMatch(text)))
        {
            return CitationKind.Archive;
        }

        if (text.Contains("URL:", StringComparison.Ordinal) || text.Contains("Режим доступа", StringComparison.Ordinal))
        {
            return CitationKind.Web;
        }

        bool parted = DoubleSlash().IsMatch(text);
        if (Law().IsMatch(text) && (parted || text.Contains('№') || year))
        {
            return CitationKind.Law;
        }

        if (parted)
        {
            return Treaty().IsMatch(text) ? CitationKind.Treaty : CitationKind.Part;
        }

        bool described = locator && (year || VolumeOrEnd().IsMatch(text)) && !Verb().IsMatch(text);
        return place || (author && (year || locator)) || described ? CitationKind.Book : CitationKind.Prose;
    }

    /// <summary>The name that «Указ. соч.» follows at once.</summary>
    private static Match NameBefore(string text, int end)
    {
        Match last = Match.Empty;
        foreach (Match name in AnyName().Matches(text[..end]))
        {
            last = name;
        }

        return last;
    }

    /// <summary>
    /// The year of the imprint where the place is missing: the last that stands between periods or commas.
    /// </summary>
    private static Match LastYear(string text)
    {
        Match last = Match.Empty;
        foreach (Match year in Year().Matches(text))
        {
            last = year;
        }

        return last;
    }

    private static string TitleOf(string text, int from)
    {
        int end = from;
        while (
            end < text.Length
            && !(
                text[end] is ':' or '/' or '['
                || (
                    text[end] == '.'
                    && (
                        end + 1 == text.Length
                        || (Letters.IsSpace(text[end + 1]) && end - Letters.WordStart(text, end) > 1)
                    )
                )
            )
        )
        {
            end++;
        }

        return text[from..end].Trim(' ', Letters.NoBreak, '«', '»', '"', '.', ',');
    }

    private const string SurnameAndInitials =
        @"(?<name>\p{Lu}[\p{Ll}’']+(?:[-‑]\p{Lu}[\p{Ll}’']+)?),?[ \u00A0]"
        + @"(?<initials>\p{Lu}\p{Ll}?\.(?:[ \u00A0\u202F]?\p{Lu}\p{Ll}?\.){0,2})";

    [GeneratedRegex(
        @"[;.][ \u00A0]+(?=(?:\p{Lu}[\p{Ll}’'‑-]{2,},?[ \u00A0](?:\p{Lu}\.[ \u00A0\u202F]?){1,3}"
            + @"|Там же|Ibid|См\.|Он же|Её же|Ее же)[ \u00A0.:])(?<=[.)»\d;][ \u00A0]*)(?<=;[ \u00A0]*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Separator();

    [GeneratedRegex(
        @"\G(?:(?:Подробнее|Подр\.)[ \u00A0])?(?:См|Ср|Цит|см|See|Cf)(?:\.|\b)"
            + @"(?:[ \u00A0](?:также|подробнее|например|напр\.|по|об этом|also))*[ \u00A0]?:?[ \u00A0]"
            + @"|(?<!\p{L})(?:см|цит|ср)\.(?:[ \u00A0](?:также|подробнее|например|напр\.|по))*:[ \u00A0]",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex See();

    [GeneratedRegex(
        "^"
            + SurnameAndInitials
            + @"(?:,[ \u00A0]\p{Lu}[\p{Ll}’']+(?:[-‑]\p{Lu}[\p{Ll}’']+)?[ \u00A0]\p{Lu}\.(?:[ \u00A0\u202F]?\p{Lu}\.)?)*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Author();

    [GeneratedRegex(
        SurnameAndInitials
            + @"[ \u00A0]?$"
            + @"|(?<initials>\p{Lu}\.(?:[ \u00A0\u202F]?\p{Lu}\.)?)[ \u00A0](?<name>\p{Lu}[\p{Ll}’']+)[,.]?[ \u00A0]?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnyName();

    [GeneratedRegex(
        @"(?<!\p{L})Т\.[ \u00A0]?\d|(?<!\p{L})[СP]\.[ \u00A0]?\d+(?:[–-]\d+)?(?:,[ \u00A0]\d+(?:[–-]\d+)?)*\.?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex VolumeOrEnd();

    // «М. : Вече, 2010», «М., 2010», "London : Routledge, 2010", «М. ; Л. : Госиздат, 1925».
    [GeneratedRegex(
        @"(?<=[.\])»/—–;] ?[ \u00A0]?)(?<place>\p{Lu}[\p{L}-]{0,20}(?:[ \u00A0][\p{L}-]{2,15})?)"
            + @"(?:\.?[ \u00A0]?;[ \u00A0]\p{Lu}[\p{L}-]{0,20})?\.?"
            + @"(?:[ \u00A0]?:[ \u00A0]?(?<publisher>[^,:;/]{2,80}))?,[ \u00A0](?<year>1[4-9]\d\d|20\d\d|21\d\d)(?!\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlaceYear();

    [GeneratedRegex(
        @"(?<=[.,][ \u00A0])(?<year>1[4-9]\d\d|20\d\d|21\d\d)(?=[.,;)]|[ \u00A0]?г|$)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Year();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:С|с|Стр|стр|Стб|стб|Л|л|P|p|Pp|pp|S|C|c)\.[ \u00A0]?\d",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Locator();

    [GeneratedRegex(@"^(?:Там же|Ibid(?:em)?\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Ibid();

    [GeneratedRegex(@"Указ\.?[ \u00A0]?соч|[Oo]p\.[ \u00A0]?cit", RegexOptions.CultureInvariant)]
    private static partial Regex OpCit();

    [GeneratedRegex(@"(?<!\p{L})[Фф]\.[ \u00A0]?[Р\d]", RegexOptions.CultureInvariant)]
    private static partial Regex Fond();

    [GeneratedRegex(@"(?<!\p{L})[Оо]п\.[ \u00A0]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex Inventory();

    [GeneratedRegex(
        @"(?<!\p{L})(?:[Дд]|Ед\.[ \u00A0]хр|ед\.[ \u00A0]хр|П|п|Пор)\.[ \u00A0]?\d",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex File();

    [GeneratedRegex(@"(?<!:)//", RegexOptions.CultureInvariant)]
    private static partial Regex DoubleSlash();

    [GeneratedRegex(
        @"^(?:Федеральный (?:конституционный )?закон|Закон|Указ|Постановление|Распоряжение|Приказ|Декрет|Конституция|[\p{L}]+ кодекс)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Law();

    [GeneratedRegex(
        @"^(?:Договор|Конвенция|Соглашение|Трактат|Протокол|Пакт|Декларация|Treaty|Convention|Agreement)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Treaty();

    // A sentence about something, not the description of a book.
    [GeneratedRegex(
        @"\b(?:был|была|было|были|является|заключен|заключена|подписан|подписана|имеет|следует|отмечает|пишет|was|were|is|are)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Verb();
}
