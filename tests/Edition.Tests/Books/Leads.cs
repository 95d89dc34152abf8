using System.Globalization;
using Edition.Model;

namespace Edition.Tests.Books;

/// <summary>What the assembler sets before captions in Russian by the default template's labels.</summary>
internal static class Leads
{
    public static Lead Figure(int number) => new("Рис.\u00A0", Digits(number), ". ");

    public static Lead Table(int number) => new("Таблица\u00A0", Digits(number), ". ");

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
