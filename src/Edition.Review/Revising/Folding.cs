using System.Text;

namespace Edition.Review.Revising;

/// <summary>What a character counts as where texts are compared: the typographer's choice among its kind is none.</summary>
internal static class Folding
{
    public static char Of(char c) =>
        c switch
        {
            '\u00A0' or '\u202F' or '\u2009' or '\u2002' or '\u2003' or '\u2007' or '\t' or '\n' or '\r' => ' ',
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
            '«' or '»' or '„' or '“' or '”' or '‟' => '"',
            '‘' or '’' or '‚' or '‛' => '\'',
            _ => c,
        };

    /// <summary>Characters that nobody sees.</summary>
    public static bool IsNothing(char c) =>
        c is '\u00AD' or '\u200B' or '\u200C' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F';

    public static string Of(string text)
    {
        if (text.All(c => !IsNothing(c) && Of(c) == c))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!IsNothing(c))
            {
                folded.Append(Of(c));
            }
        }

        return folded.ToString();
    }
}
