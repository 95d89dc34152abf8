using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Edition.Model;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// A table whose cells hold blocks, in Pandoc's form of grid tables: lines of + and - between rows, = under the head.
/// </summary>
internal static partial class GridWriter
{
    private const int Narrowest = 3;

    /// <param name="cells">Rows of cells, each of as many; the first is the head.</param>
    /// <param name="columns">How each column is aligned.</param>
    public static string Of(string[][] cells, ImmutableArray<Alignment> columns)
    {
        string[][][] rows = [.. cells.Select(row => row.Select(cell => cell.Split('\n')).ToArray())];
        int[] widths =
        [
            .. columns.Select((_, c) => Math.Max(Narrowest, rows.SelectMany(row => row[c]).Max(ScreenColumns.Of))),
        ];
        string rule = Line(widths.Select(width => new string('-', width + 2)), '+');
        var text = new StringBuilder(rule);
        for (int r = 0; r < rows.Length; r++)
        {
            for (int i = 0; i < rows[r].Max(cell => cell.Length); i++)
            {
                text.Append(
                    Line(
                        rows[r].Select((cell, c) => " " + Padded(i < cell.Length ? cell[i] : "", widths[c]) + " "),
                        '|'
                    )
                );
            }

            text.Append(r == 0 ? Line(widths.Select((width, c) => HeadRule(width + 2, columns[c])), '+') : rule);
        }

        return text.ToString();
    }

    private static string Line(IEnumerable<string> parts, char bar) => bar + string.Join(bar, parts) + bar + "\n";

    private static string Padded(string words, int width) => words + new string(' ', width - ScreenColumns.Of(words));

    private static string HeadRule(int width, Alignment alignment) =>
        alignment switch
        {
            Alignment.Centre => ":" + new string('=', width - 2) + ":",
            Alignment.Right => new string('=', width - 1) + ":",
            _ => new string('=', width),
        };

    /// <summary>
    /// A paragraph in lines of this many columns. A line begins only with what cannot be taken for the beginning of a
    /// block; so some are longer.
    /// </summary>
    public static string Filled(string paragraph, int measure)
    {
        var text = new StringBuilder();
        foreach (string line in paragraph.Split('\n'))
        {
            text.Append(text.Length > 0 ? "\n" : "");
            int column = 0;
            string[] words = [.. Unbroken().Matches(line).Select(match => match.Value)];
            for (int i = 0; i < words.Length; )
            {
                // A word that cannot begin a line stays with the one before it.
                int end = i + 1;
                while (end < words.Length && !CanBegin(words[end]))
                {
                    end++;
                }

                string stretch = string.Join(' ', words[i..end]);
                int width = ScreenColumns.Of(stretch);
                bool breaks = i > 0 && column + 1 + width > measure;
                text.Append(
                        breaks ? "\n"
                        : i > 0 ? " "
                        : ""
                    )
                    .Append(stretch);
                column = (breaks || i == 0 ? 0 : column + 1) + width;
                i = end;
            }
        }

        return text.ToString();
    }

    private static bool CanBegin(string word) =>
        (char.IsLetterOrDigit(word[0]) || word[0] is '«' or '„' or '“') && word[^1] is not ('.' or ')' or ':');

    // Attributes and comments hold spaces that are not between words. Other spaces than U+0020 never end a line.
    [GeneratedRegex(@"(?:<!--.*?-->|\{[^{}]*\}|[^ ])+")]
    private static partial Regex Unbroken();
}
