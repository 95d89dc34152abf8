using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Edition.Diagnostics;
using Xunit.Abstractions;

namespace Edition.Tests.Checking;

/// <summary>
/// What is the same in both languages is never asked about; what is changed in one of them nearly always is.
/// </summary>
[Trait("Kind", "golden")]
public partial class ParityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("20 января 1925 г.", "on 20 January 1925")]
    [InlineData("20.01.1925", "January 20, 1925")]
    [InlineData("13.02.1924 и 1924-02-13", "13th of February, 1924, and Feb. 13, 1924")]
    [InlineData("в феврале 1925 г.", "in February 1925")]
    [InlineData("с 5 января по 7 мая 1925 г.", "from 5 January to 7 May 1925")]
    [InlineData("5–7 мая 1925 г.", "May 5–7, 1925")]
    [InlineData("1920-е гг., 20-е гг. XX столетия", "the 1920s, the 20s of the 20th century")]
    [InlineData("в XX в., на рубеже XX–XXI вв.", "in the 20th century, between the twentieth and the 21st centuries")]
    [InlineData("статья III, ст. IV, глава 5", "Article III, Art. IV, Chapter 5")]
    [InlineData("50 % и от 5 до 8 %, 3,5 процента", "50% and 5 to 8%, 3.5 per cent")]
    [InlineData("1 250 000 и 12,5; 5 тыс., 1,5 млн", "1,250,000 and 12.5; five thousand, i.e. 5,000, 1.5 million")]
    [InlineData("2 концессии, 12 месяцев, 3 раза", "two concessions, twelve months, thrice")]
    [InlineData("1941–45 гг.", "1941–1945")]
    [InlineData("Николай II и журнал «Foreign Affairs»", "Nicholas II and Foreign Affairs")]
    [InlineData("−5 °C, № 5, 12-летний, 5-й съезд", "−5 °C, No. 5, 12-year, 5th congress")]
    [InlineData("I think мы", "I think we")]
    public void The_same_said_in_both_languages_is_not_asked_about(string russian, string english) =>
        Assert.Empty(Columns(russian, english));

    [Theory]
    [InlineData("20 января 1925 г.", "21 January 1925", "ED402")]
    [InlineData("20 января 1925 г.", "20 January", "ED402")]
    [InlineData("от 1925 г.", "of that year", "ED401")]
    [InlineData("в 1925 г.", "in 1952", "ED401")]
    [InlineData("50 %", "50", "ED403 ED401")]
    [InlineData("50 %", "60%", "ED403")]
    [InlineData("XX в.", "19th century", "ED404")]
    [InlineData("статья III", "Article IV", "ED404")]
    [InlineData("1920-е гг.", "1930s", "ED402")]
    [InlineData("журнал Foreign Affairs", "a magazine", "ED405 ED405")]
    [InlineData("дважды 1925 и 1925", "once 1925", "ED401")]
    [InlineData("12,5 км", "125 km", "ED401")]
    [InlineData("слово[^1]", "word", "ED407")]
    public void A_difference_is_shown_in_both_places(string russian, string english, string rules)
    {
        ImmutableArray<Diagnostic> found = Columns(russian, english);

        Assert.Equal(rules, string.Join(' ', found.Select(diagnostic => diagnostic.Rule.Id)));
        Assert.All(found, diagnostic => Assert.NotEmpty(diagnostic.Related));
    }

    /// <summary>
    /// Every figure, block, item and keyword of a bilingual article is changed or taken out in turn, in each language,
    /// and must raise a query of parity (or, for a whole block of a parallel, the reader's error).
    /// </summary>
    [Fact]
    public void Nearly_every_mutation_of_one_language_is_caught()
    {
        string text = File.ReadAllText(Path.Combine(Desk.GoldenFolder, "bilingual.md"));
        Assert.Empty(Found(text));
        foreach ((string kind, List<string> mutants) in Mutants(text))
        {
            int caught = mutants.Count(mutant =>
                Found(mutant)
                    .Any(diagnostic =>
                        diagnostic.Rule.Id.StartsWith("ED4", StringComparison.Ordinal)
                        || diagnostic.Rule == Rules.UnpairedParallel
                    )
            );
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {caught} of {mutants.Count}"));
            Assert.True(mutants.Count >= 3 && caught >= mutants.Count * 0.95, $"{kind}: {caught} of {mutants.Count}");
        }
    }

    private static IEnumerable<(string Kind, List<string> Mutants)> Mutants(string text)
    {
        // The first part of the text is the front matter; only what stands in one of two languages is changed.
        int body = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        List<string> Each(Regex pattern, Func<Match, string?> change, bool head = false) =>
            [
                .. pattern
                    .Matches(text)
                    .Where(match => (match.Index < body) == head)
                    .Select(match => (match, change(match)))
                    .Where(pair => pair.Item2 is not null)
                    .Select(pair =>
                        text[..pair.match.Index] + pair.Item2 + text[(pair.match.Index + pair.match.Length)..]
                    ),
            ];

        yield return ("keyword deleted", Each(Keyword(), _ => "", head: true));
        yield return ("block deleted", Each(ParagraphBlock(), _ => ""));
        yield return ("list item deleted", Each(Item(), _ => ""));
        yield return (
            "note deleted",
            [.. Call().Matches(text).Select(call => Regex.Replace(text, Regex.Escape(call.Value) + "(: .*)?", ""))]
        );
        yield return ("number changed", Each(PlainNumber(), match => Other(match.Value)));
        yield return ("number deleted", Each(PlainNumber(), _ => ""));
        yield return (
            "percentage changed",
            Each(Percentage(), match => Other(match.Groups[1].Value) + match.Groups[2].Value)
        );
        yield return ("percentage deleted", Each(Percentage(), _ => ""));
        yield return ("percent sign deleted", Each(Percentage(), match => match.Groups[1].Value));
        yield return (
            "date changed",
            Each(FullDate(), match => Digits().Replace(match.Value, digits => Other(digits.Value), 1))
        );
        yield return ("date deleted", Each(FullDate(), _ => ""));
        yield return (
            "Roman numeral changed",
            Each(
                RomanNumeral(),
                match =>
                    match.Value + "I" is var longer && longer.EndsWith("IIII", StringComparison.Ordinal) ? "V"
                    : match.Value.EndsWith('X') || match.Value.EndsWith('V') ? longer
                    : longer
                        .Replace("IVI", "VI", StringComparison.Ordinal)
                        .Replace("IXI", "X", StringComparison.Ordinal)
            )
        );
        yield return ("Roman numeral deleted", Each(RomanNumeral(), _ => ""));
        yield return ("Latin name deleted", Each(LatinName(), _ => ""));
    }

    private static string Other(string digits) =>
        (int.Parse(digits, CultureInfo.InvariantCulture) + (digits.Length > 1 && digits[^1] != '9' ? 1 : 3)).ToString(
            CultureInfo.InvariantCulture
        );

    private static ImmutableArray<Diagnostic> Found(string text) =>
        [
            .. Desk.Check(("edition.yaml", Desk.Yaml), ("a.md", text))
                .Found.Where(diagnostic =>
                    diagnostic.Rule.Severity != Severity.Hint
                    && !diagnostic.Rule.Id.StartsWith("ED61", StringComparison.Ordinal)
                ),
        ];

    private static ImmutableArray<Diagnostic> Columns(string russian, string english) =>
        Desk.Check(
            $":::: parallel\n::: {{lang=ru}}\n{russian}\n:::\n::: "
                + $"{{lang=en}}\n{english}\n:::\n::::\n\n{(russian.Contains("[^1]", StringComparison.Ordinal) ? "[^1]: Текст." : "")}"
        ).Found;

    [GeneratedRegex(@"^    - .*\n", RegexOptions.Multiline)]
    private static partial Regex Keyword();

    [GeneratedRegex(
        @"(?<=\n\n|\}\n)(?!\[\^|[а-яa-z]\) |#|:|\n|Текст статьи).+?(?=\n\n|\n:::)",
        RegexOptions.Singleline
    )]
    private static partial Regex ParagraphBlock();

    [GeneratedRegex(@"\n[а-яa-z]\) [^\n]+\n")]
    private static partial Regex Item();

    [GeneratedRegex(@"\[\^([\w-]+)\](?!:)")]
    private static partial Regex Call();

    private const string Months = "января|февраля|мая|июля|сентября|January|February|May|July|September";

    [GeneratedRegex(
        @"(?<![\d.,–#\w-])\d{1,4}(?![\d.,–%\w-])(?! ?%)(?! (?:" + Months + @"|per cent))(?<!(?:" + Months + @") \d{4})"
    )]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"(?<![\d,.])(\d+)([ \u00A0]?%)")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\d{1,2} (?:января|февраля|мая|июля|сентября|January|February|May|July|September) \d{4}")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<![\p{L}\d])(?=[XVI])(?:X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\d])(?<=[XVI])")]
    private static partial Regex RomanNumeral();

    [GeneratedRegex(@"(?<=the (?:\w+ )*)\b(?:Review|North|Wind)\b")]
    private static partial Regex LatinName();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
