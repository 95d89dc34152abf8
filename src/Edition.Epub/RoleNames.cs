using System.Collections.Immutable;
using System.Text;
using Edition.Model;

namespace Edition.Epub;

/// <summary>
/// The class in XHTML of each paragraph role: "BookTitle" is <c>book-title</c>.
/// </summary>
internal static class RoleNames
{
    private static readonly ImmutableArray<string> Classes = [.. Enum.GetNames<ParagraphRole>().Select(Kebab)];

    public static string ClassOf(ParagraphRole role) => Classes[(int)role];

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
