using System.Globalization;
using Edition.Model;
using Edition.Styling;

namespace Edition.Assembly;

/// <summary>A date in words, as the template says that its language writes it; ISO 8601 where it says nothing.</summary>
public static class DateText
{
    public static string Of(DateOnly date, Lang lang, Template template) =>
        template.Languages.TryGetValue(lang.Primary, out LanguageSettings? language)
            ? language
                .Date.Replace("{day}", date.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{month}", language.Months[date.Month - 1], StringComparison.Ordinal)
                .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
