using System.Text;

namespace Edition.Review.Importing;

/// <summary>Texts as YAML: plain where nothing can be mistaken, else in double quotes.</summary>
internal static class Yaml
{
    /// <summary>A text as a value; <c>flow</c>: within braces or brackets, where commas count.</summary>
    public static string Text(string value, bool flow = false)
    {
        bool plain =
            value.Length > 0
            && (
                char.IsLetter(value[0])
                || (
                    char.IsDigit(value[0])
                    && value.Any(c => !char.IsDigit(c) && c is not ('.' or '-' or ':' or '_' or 'e' or 'E' or '+'))
                )
            )
            && !value.Contains(": ", StringComparison.Ordinal)
            && !value.Contains(" #", StringComparison.Ordinal)
            && !value.EndsWith(':')
            && !value.EndsWith(' ')
            && !value.Any(c => char.IsControl(c) || c is '"' or '\\' or '\u2028' or '\u2029')
            && !(flow && value.AsSpan().ContainsAny(",[]{}"))
            && value.ToUpperInvariant()
                is not ("TRUE" or "FALSE" or "YES" or "NO" or "NULL" or "ON" or "OFF" or "Y" or "N");
        if (plain)
        {
            return value;
        }

        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            text.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' or '\t' => " ",
                    _ when char.IsControl(c) => "",
                    _ => c.ToString(),
                }
            );
        }

        return text.Append('"').ToString();
    }

    /// <summary>A text by language: the text alone where there is but the first language's.</summary>
    public static string ByLanguage(IReadOnlyDictionary<string, string> texts, string first) =>
        texts.Count == 1 && texts.TryGetValue(first, out string? only)
            ? Text(only)
            : "{" + string.Join(", ", texts.Select(text => $"{text.Key}: {Text(text.Value, true)}")) + "}";
}
