using System.Text;

namespace Edition.Review.Importing;

/// <summary>The id that a heading has by its words, where every reader makes the same of them.</summary>
internal static class Slug
{
    /// <summary>Letters and single spaces, so that there is but one way.</summary>
    public static bool IsPlain(string heading) =>
        heading.Length is > 0 and < 70
        && char.IsLetter(heading[0])
        && heading.All(c => char.IsLetter(c) || char.IsAsciiDigit(c) || c == ' ')
        && !heading.Contains("  ", StringComparison.Ordinal);

    public static string Of(string heading)
    {
        var slug = new StringBuilder();
        foreach (char c in heading.Trim())
        {
            slug.Append(c == ' ' ? '-' : char.ToLowerInvariant(c));
        }

        return slug.ToString();
    }
}
