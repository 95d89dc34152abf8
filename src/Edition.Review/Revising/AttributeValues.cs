using System.Text.RegularExpressions;

namespace Edition.Review.Revising;

/// <summary>Values of attributes, which stand in quotation marks: <c>{#id en="Words"}</c>.</summary>
internal static partial class AttributeValues
{
    /// <summary>That value of a line's attributes which is most like some words, and where it stands; null without any.</summary>
    public static (int At, string Words)? In(string line, string words)
    {
        string folded = Folded(words);
        System.Text.RegularExpressions.Group? found = Quoted()
            .Matches(line)
            .Select(match => match.Groups["value"])
            .MaxBy(value => Difference.Of([.. folded], [.. Folded(value.Value)], (a, b) => a == b).Count);
        return found is null ? null : (found.Index, found.Value);
    }

    /// <summary>Words as they stand in such a value.</summary>
    public static string Guarded(string words) => Guard().Replace(words, "\\$0");

    private static string Folded(string text) => string.Concat(text.Select(Folding.Of));

    [GeneratedRegex("=\"(?<value>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("[\"\\\\]")]
    private static partial Regex Guard();
}
