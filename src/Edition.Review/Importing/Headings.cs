using System.Text.RegularExpressions;

namespace Edition.Review.Importing;

/// <summary>What a heading looks like where no style says that it is one.</summary>
internal static partial class Headings
{
    private const int MostWords = 12;

    /// <summary>By style, by a typed number in bold, or by the name of a section that every article has.</summary>
    public static bool IsCertain(Par par) =>
        par.WordCount > 0
        && (
            LevelOf(par) is not null
            || (IsShort(par) && par.IsBold && IsNumbered(par))
            || (IsShort(par) && IsKnown(par.Text) && (par.IsBold || par.Centred || par.Form.Left == 0))
        );

    /// <summary>The level of a heading by style, 2 for "heading 1"; null for other paragraphs.</summary>
    public static int? LevelOf(Par par)
    {
        foreach (string name in par.Form.StyleNames)
        {
            if (StyleName().Match(name) is { Success: true } match)
            {
                return 1 + match.Groups[1].Value[0] - '0';
            }

            if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return par.Form.Outline is { } outline ? outline + 2 : null;
    }

    /// <summary>
    /// Up to twelve words without a period at the end, set apart from the text by its look or by the number of a section:
    /// in capitals, or of several figures. The name of a section that every article has may end with a period.
    /// </summary>
    public static bool Looks(Par par) =>
        (par.Number is null && Known().IsMatch(par.Text.TrimEnd('.')))
        || IsShort(par)
            && (
                (par.IsBold && (par.Number is null || par.Centred || par.Number.Format == "decimal"))
                || (
                    par.Number is null
                    && NumberOf(par.Text) is { } number
                    && (par.Centred || number.Depth > 1 || !par.Text.Any(char.IsLower))
                )
                || (IsKnown(par.Text) && par.Number is null)
            );

    private static bool IsShort(Par par) =>
        par.WordCount is > 0 and <= MostWords
        && !par.Text.Contains('\n', StringComparison.Ordinal)
        && Lettering.WithoutPeriod(par.Text) == par.Text
        && par.Text[^1] is not (':' or ';' or ',');

    public static bool IsNumbered(Par par) => NumberOf(par.Text) is not null;

    /// <summary>A typed number of a section and how deep it counts; names such as «Статья 4» have none.</summary>
    public static (string Text, int Depth)? NumberOf(string text)
    {
        Match match = Number().Match(text);
        if (!match.Success || match.Length >= text.Length)
        {
            return null;
        }

        string figures = match.Groups["n"].Value.TrimEnd('.');
        return (match.Value, figures.Length == 0 ? 1 : figures.Count(c => c == '.') + 1);
    }

    public static bool IsKnown(string text) => Known().IsMatch(Number().Replace(text, "", 1));

    /// <summary>«Приложение. …», “Appendix A …”: the heading's own words, without the label.</summary>
    public static string? AppendixTitle(string text) =>
        Appendix().Match(text) is { Success: true } match ? text[match.Length..].Trim() : null;

    [GeneratedRegex(@"^heading ([1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex StyleName();

    [GeneratedRegex(
        @"^(?:(?<n>\d{1,2}(?:\.\d{1,2}){0,4})\.?(?=[\s\t]+\p{L}|[\s\t]*[«“""(]|\p{Lu})[\s\t]*|§\s*\d+(?:\.\d+)*\.?\s*|"
            + @"(?:Глава|Раздел|Часть|Chapter|Section|Part)\s+(?:\d+|[IVXLC]+)\s*[.:–—]\s*|[IVX]{1,5}\.\s+)"
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(введение|заключение|выводы?|результаты( исследования)?|обсуждение( результатов)?|"
            + @"материалы и методы|методы( исследования)?|методология|постановка (проблемы|задачи)|"
            + @"литература|список (использованн\w+ )?(литературы|источников)( и литературы)?|использованная "
            + @"литература|источники( и литература)?|библиографический список|библиография|references|"
            + @"bibliography|introduction|conclusions?|methods?|materials and methods|results( "
            + @"and discussion)?|discussion|works cited|sources)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Known();

    [GeneratedRegex(@"^(приложение|appendix|annex)(\s+(№\s*)?(\d+|[A-ZА-Я]))?\s*[.:–—]?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Appendix();
}
