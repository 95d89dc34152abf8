using System.Globalization;

namespace Edition.Cli;

/// <summary>
/// The address by which an editor opens a place: a pattern with <c>{file}</c>, <c>{line}</c> and <c>{column}</c>, or
/// the name of an editor whose pattern is known.
/// </summary>
internal sealed class EditorLink
{
    private const string None = "none";

    /// <summary>Each as its maker documents it.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["vscode"] = "vscode://file{file}:{line}:{column}",
        ["vscodium"] = "vscodium://file{file}:{line}:{column}",
        ["cursor"] = "cursor://file{file}:{line}:{column}",
        ["zed"] = "zed://file{file}:{line}:{column}",
        ["idea"] = "idea://open?file={file}&line={line}&column={column}",
        ["textmate"] = "txmt://open?url=file://{file}&line={line}&column={column}",
        [None] = "",
    };

    private readonly string pattern;

    /// <exception cref="UsageException">It is neither a known name nor a pattern.</exception>
    public EditorLink(string chosen)
    {
        if (!Known.TryGetValue(chosen, out string? known) && !chosen.Contains("{file}", StringComparison.Ordinal))
        {
            throw new UsageException(
                $"--editor takes {string.Join(", ", Known.Keys)}, or an address with {{file}}, {{line}} and "
                    + $"{{column}} in it, not “{chosen}”."
            );
        }

        pattern = known ?? chosen;

        // A link that could run something in the page is no link to an editor.
        if (pattern.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException("--editor takes the address of an editor, not a script.");
        }
    }

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Null where no editor is to be opened.</summary>
    public string? Of(string path, int line, int column)
    {
        if (pattern.Length == 0)
        {
            return null;
        }

        string file = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        file = file.StartsWith('/') ? file : "/" + file.Replace("%3A", ":", StringComparison.Ordinal);
        return pattern
            .Replace("{file}", file, StringComparison.Ordinal)
            .Replace("{line}", line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{column}", column.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
