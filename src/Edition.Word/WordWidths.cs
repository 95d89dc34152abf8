using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Word;

/// <summary>How wide words are in their faces, in points: each is measured once. Columns of a table are made by it.</summary>
internal sealed class WordWidths(FaceLibrary faces)
{
    /// <summary>Word fits lines in whole twips and kerns otherwise than print.</summary>
    private const double Slack = 1.02;

    /// <summary>In UTF-16 units: what is longer may be cut.</summary>
    private const int LongestWord = 24;

    private readonly Dictionary<(string Word, StyleName Style, bool Bold), double> known = [];

    /// <summary>How wide text is that is set in lines as its author ended them, and its longest word.</summary>
    public (double Line, double Word) Of(ImmutableArray<Inline> text, TextStyle style, Lang lang) =>
        Of(
            PlainText.Of(text),
            style with
            {
                Bold = style.Bold || text.Any(inline => inline is Styled { Style: InlineStyle.Strong }),
            },
            lang
        );

    public (double Line, double Word) Of(string text, TextStyle style, Lang lang)
    {
        (double line, double longest) = (style.Size.Points, 0);
        double space = Width(" ", style, lang);
        foreach (string row in text.Split('\n'))
        {
            double width = 0;
            foreach (string word in row.Split(' '))
            {
                width += Width(word, style, lang) + space;
                longest = Math.Max(longest, Width(Cut(word), style, lang));
            }

            line = Math.Max(line, width);
        }

        return (line * Slack, longest * Slack);
    }

    private static string Cut(string word) =>
        word.Length <= LongestWord ? word
        : char.IsHighSurrogate(word[LongestWord - 1]) ? word[..(LongestWord - 1)]
        : word[..LongestWord];

    private double Width(string word, TextStyle style, Lang lang) =>
        known.TryGetValue((word, style.Name, style.Bold), out double width)
            ? width
            : known[(word, style.Name, style.Bold)] = Fitting.WidthOf(word, lang, style, faces).Points;
}
