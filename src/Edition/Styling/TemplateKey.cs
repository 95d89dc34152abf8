using System.Text;

namespace Edition.Styling;

/// <summary>How templates write the names of an enum's members.</summary>
public static class TemplateKey
{
    /// <summary>"BookParallelTitle" is "book-parallel-title", "Heading1" is "heading1".</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Names<T>.Known[member];

    private static string Written(string member)
    {
        var key = new StringBuilder();
        foreach (char c in member)
        {
            if (char.IsUpper(c) && key.Length > 0)
            {
                key.Append('-');
            }

            key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Known = Enum.GetValues<T>()
            .ToDictionary(member => member, member => Written(member.ToString()));
    }
}
