using System.Text.RegularExpressions;
using Edition.Review.Docx;

namespace Edition.Review.Importing;

/// <summary>
/// The last safeguard: every word of the file's accepted view is looked for in the manuscript and in the report;
/// what is
/// in neither is reported as dropped, so that nothing is lost in silence, whatever a file holds.
/// </summary>
internal static partial class Losses
{
    public static void Report(WordFile file, IEnumerable<string> manuscript, Ledger ledger)
    {
        var there = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (
            string word in manuscript
                .Select(Unmarked)
                .Concat(ledger.Notes().Select(note => note.Text))
                .SelectMany(WordsOf)
        )
        {
            there[word] = there.GetValueOrDefault(word) + 1;
        }

        foreach (WordParagraph paragraph in All(file))
        {
            string text = string.Concat(
                paragraph
                    .Pieces.Where(piece => piece.Deleted is null)
                    .Select(piece =>
                        piece switch
                        {
                            Words words => words.Text,
                            LineEnd or Tab => " ",
                            Symbol symbol => SymbolFonts.Of(symbol.Font, symbol.Code) ?? " ",
                            _ => "",
                        }
                    )
            );
            List<string> lost = [];
            foreach (string word in WordsOf(text))
            {
                // A raised figure stands at a word without a space, and in the manuscript by itself.
                if (
                    !Take(word)
                    && !(
                        Figures().Match(word) is { Success: true } raised
                        && Take(raised.Groups[1].Value)
                        && Take(raised.Groups[2].Value)
                    )
                )
                {
                    lost.Add(word);
                }
            }

            if (lost.Count > 0)
            {
                ledger.Drop("words that were not carried over", string.Join(' ', lost), null);
            }
        }

        bool Take(string word)
        {
            int count = there.GetValueOrDefault(word);
            there[word] = Math.Max(0, count - 1);
            return count > 0;
        }
    }

    [GeneratedRegex(@"^(\p{L}+|\d+)(\d+|\p{L}+)$")]
    private static partial Regex Figures();

    private static IEnumerable<WordParagraph> All(WordFile file) =>
        Bookmarks
            .Paragraphs(file.Body)
            .Concat(file.Footnotes.Values.SelectMany(blocks => Bookmarks.Paragraphs(blocks)))
            .Concat(file.Endnotes.Values.SelectMany(blocks => Bookmarks.Paragraphs(blocks)));

    // Marks may stand within a word, and part what is one.
    private static string Unmarked(string text) =>
        Marks()
            .Replace(
                TypedCalls().Replace(Calls().Replace(text, ""), " $1 "),
                mark => mark.Value is ['\\', var sign] ? sign.ToString() : ""
            );

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex TypedCalls();

    [GeneratedRegex(@"\[\^\d+\]")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\\[\p{P}\p{S}]|\]?\{[.#][\w-]+\}|<!---->|[*^~\\\[\]]")]
    private static partial Regex Marks();

    /// <summary>Runs of letters and digits, in order.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        int from = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside =
                i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '\u00AD' || char.IsSurrogate(text[i]));
            if (inside && from < 0)
            {
                from = i;
            }
            else if (!inside && from >= 0)
            {
                yield return text[from..i].Replace("\u00AD", "", StringComparison.Ordinal);
                from = -1;
            }
        }
    }
}
