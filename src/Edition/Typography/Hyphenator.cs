using Edition.Model;
using Edition.Styling;

namespace Edition.Typography;

/// <summary>
/// Where words may be broken: Liang's patterns ("Word Hy-phen-a-tion by Com-put-er", 1983) as the template brings them, its exceptions and the manuscript's. Safe to use from several threads.
/// </summary>
public sealed class Hyphenator(Template template, Publication publication)
{
    /// <summary>
    /// Break points of a word, ascending: a value b allows a break before the b-th UTF-16 unit of the word. Words without patterns, numbers, abbreviations in capitals have none.
    /// </summary>
    public ReadOnlySpan<byte> Breaks(string word, Lang lang) => throw new NotImplementedException(word + lang + template + publication);
}
