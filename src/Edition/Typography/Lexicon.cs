using System.Collections.Frozen;

namespace Edition.Typography;

/// <summary>The words by which the rules know what stands beside a number, an abbreviation or a name. Lower case unless case matters.</summary>
internal static class Lexicon
{
    /// <summary>Before a number, with a period: «ст. 5», «С. 146».</summary>
    public static readonly FrozenSet<string> RussianReferences = Set(
        "ст", "ст.ст", "п", "пп", "ч", "чч", "гл", "с", "С", "т", "Т", "тт", "кн", "Кн", "вып", "Вып", "рис", "Рис", "табл", "Табл", "разд", "изд", "Изд", "ф", "Ф", "оп", "Оп", "д", "Д",
        "л", "Л", "лл", "стб", "Стб", "стр", "док", "прим", "подп", "абз", "ил", "Ст", "Гл", "Ч", "П", "№");

    /// <summary>Before a name or a word, with a period: «им. Ленина», «г. Владивосток», «отв. ред.».</summary>
    public static readonly FrozenSet<string> RussianBeforeNames = Set("г", "им", "ул", "пл", "просп", "обл", "проф", "акад", "доц", "гр", "тов", "св", "о", "оз", "р", "пос", "дер", "отв", "сост", "под", "ред");

    /// <summary>Whole words before a number or a Roman numeral: «статья III», «том 5».</summary>
    public static readonly FrozenSet<string> RussianNumbered = Set(
        "статья", "статьи", "статье", "статью", "статьей", "статьёй", "глава", "главы", "главе", "главу", "главой", "том", "тома", "томе", "томом", "часть", "части", "частью", "пункт", "пункта", "пункте",
        "пунктом", "раздел", "раздела", "разделе", "параграф", "параграфа", "протокол", "протокола", "рисунок", "таблица", "номер", "страница", "съезд");

    /// <summary>After a number, with a period: «1925 г.», «XX в.».</summary>
    public static readonly FrozenSet<string> RussianYears = Set("г", "гг", "в", "вв");

    /// <summary>After a number.</summary>
    public static readonly FrozenSet<string> RussianUnits = Set(
        "км", "м", "см", "мм", "кг", "г", "мг", "т", "ц", "л", "га", "ч", "мин", "сек", "руб", "коп", "тыс", "млн", "млрд", "трлн", "чел", "экз", "ед", "шт", "кВт", "Вт", "иен", "йен", "рублей", "рубля",
        "лет", "год", "года", "году", "годом", "годов", "годы", "верст", "пуд", "пудов", "тонн", "километров", "метров", "человек", "процентов", "век", "века", "веке", "веков", "столетия", "столетие", "столетии",
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря");

    /// <summary>The second letter of «т. е.», «т. д.» and the like.</summary>
    public static readonly FrozenSet<string> RussianPairs = Set("т.е", "т.д", "т.п", "т.к", "т.н", "т.о", "н.э", "и.о", "в.д", "Т.е", "Т.к", "Т.о", "И.о", "т.ч");

    public static readonly FrozenSet<string> EnglishReferences = Set(
        "No", "Nos", "no", "nos", "p", "pp", "P", "PP", "Vol", "Vols", "vol", "vols", "Ch", "ch", "chs", "Art", "Arts", "art", "arts", "Fig", "fig", "Figs", "Sec", "sec", "Sect", "Tab", "para", "paras", "ed", "n", "fol", "col");

    public static readonly FrozenSet<string> EnglishTitles = Set("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Capt", "Rev", "Hon", "Sen", "Gov");

    public static readonly FrozenSet<string> EnglishNumbered = Set(
        "Article", "Articles", "article", "articles", "Chapter", "chapter", "Volume", "volume", "Part", "part", "Section", "section", "Figure", "figure", "Table", "table", "Protocol", "protocol", "Paragraph", "paragraph", "page", "pages");

    public static readonly FrozenSet<string> EnglishUnits = Set("km", "m", "cm", "mm", "kg", "g", "t", "ha", "mi", "ft", "lb", "million", "billion", "thousand", "percent", "years", "century", "centuries");

    public static readonly FrozenSet<string> EnglishMonths = Set("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December");

    /// <summary>Standards and numbers of things, after which a hyphen between digits is part of a name.</summary>
    public static readonly FrozenSet<string> NamedByNumber = Set("ГОСТ", "ОСТ", "СТО", "ТУ", "СП", "СНиП", "СанПиН", "ISO", "IEC", "EN", "DIN", "ISBN", "ISSN", "тел", "Тел", "tel", "Tel", "индекс", "ИСО", "МЭК", "ОКВЭД", "УДК", "ББК", "DOI");

    /// <summary>Endings of Russian numerals written in digits: 20-е, 5-го.</summary>
    public static readonly FrozenSet<string> NumeralEndings = Set("й", "я", "е", "х", "м", "го", "му", "ми", "ю", "ый", "ой", "ая", "ое", "ые", "ых", "ым", "ти", "и", "ом", "ую");

    public static bool Has(this FrozenSet<string> set, ReadOnlySpan<char> word) => word.Length is > 0 and <= 12 && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
