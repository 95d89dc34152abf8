using System.Globalization;
using System.Text.RegularExpressions;
using Edition.Orthography;

namespace Edition.Review.Importing;

internal enum CaptionKind
{
    Table,
    Figure,
}

/// <summary>«Таблица 1. …», «Рис. 1 – …» and their like: the label, its number, where the words begin.</summary>
internal static partial class Captions
{
    private const int Longest = 90;

    public static (CaptionKind Kind, string Number, int Length)? Of(Par par)
    {
        Match match = Label().Match(par.Text);
        if (!match.Success)
        {
            return null;
        }

        bool styled = par.Form.StyleNames.Contains("caption", StringComparer.OrdinalIgnoreCase);
        bool parted = match.Groups["mark"].Success || match.Length == par.Text.Length;
        return par.WordCount <= Longest && (styled || parted || par.Centred)
            ? (
                match.Groups["t"].Success ? CaptionKind.Table : CaptionKind.Figure,
                Figures(match.Groups["n"].Value),
                match.Length
            )
            : null;
    }

    /// <summary>A number as it is counted: a Roman one in figures.</summary>
    public static string Figures(string number) =>
        Roman.Value(number) is > 0 and var value ? value.ToString(CultureInfo.InvariantCulture) : number;

    [GeneratedRegex(
        @"^(?:(?<t>таблица|табл\.|table|tab\.)|(?<f>рисунок|рис\.|figure|fig\.|илл\.|ил\.|иллюстрация|"
            + @"схема|график|диаграмма|карта|фото|chart|map))\s*(?:№\s*)?(?<n>\d+(?:\.\d+)*|(?-i:[IVXL]+)(?![\p{L}\d]))(?<mark>\s*[.:–—-]|"
            + @"\s*$)?\s*",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Label();

    /// <summary>A typed mention: «табл. 1», «рисунке 2», “Fig. 3”.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?<tw>таблиц(?:а|ы|е|у|ей|ею|ам|ах)?|tables?)|(?<ta>табл\.|tab\.)|(?<fw>рисун(?:ок|"
            + @"ка|ке|ку|ком|ки|ков)|figures?)|(?<fa>рис\.|fig\.))[\s\u00A0]*(?:№[\s\u00A0]*)?(?<n>\d+(?:\.\d+)*(?"
            + @"![\d.]*\d)|(?-i:[IVXL]+)(?![\p{L}\d]))",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Mention();
}
