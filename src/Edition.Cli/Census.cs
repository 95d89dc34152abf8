using Edition.Model;

namespace Edition.Cli;

/// <summary>
/// How much the authors wrote: words (runs of letters and digits, with hyphens and apostrophes inside) of the parts'
/// bodies, notes included, and the notes themselves.
/// </summary>
internal sealed record Census(int Words, int Notes)
{
    public static Census Of(AssembledBook book)
    {
        int words = 0,
            notes = 0;
        foreach (Block block in book.Parts.Where(part => !part.IsGenerated).SelectMany(part => part.Body))
        {
            Walk.Visit(
                block,
                inner => words += WordsIn(PlainText.Of(inner)),
                inline => notes += inline is Note ? 1 : 0
            );
        }

        return new Census(words, notes);
    }

    public static int WordsIn(string text)
    {
        int words = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool letter =
                char.IsLetterOrDigit(c)
                || char.IsSurrogate(c)
                || (inside && c is '-' or '\u2010' or '\u2011' or '\'' or '’' or '\u0301' or '\u00AD');
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }
}
