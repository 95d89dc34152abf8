namespace Edition.Reading;

/// <summary>Paths of files within a manuscript.</summary>
internal static class ManuscriptPath
{
    /// <summary>
    /// A path that a file of the manuscript names: from that file's own folder, as every Markdown program has it, and
    /// from the manuscript's, where there is nothing at the first. Both null where it leads out.
    /// </summary>
    public static (string? Path, string? Otherwise) From(string file, string path)
    {
        string? plain = Of(path);
        string[] folder = file.Split('/')[..^1];
        if (folder.Length == 0)
        {
            return (plain, null);
        }

        List<string> parts = [.. folder];
        string decoded = path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
        foreach (string part in decoded.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return (plain, null);
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        // What is refused for another reason than its dots stays so.
        string dotless = string.Join('/', decoded.Split('/').Where(part => part != ".."));
        return Of(dotless) is null ? (null, null) : (Of(string.Join('/', parts)), plain);
    }

    /// <summary>
    /// The path with slashes and without <c>.</c>; null where it leads, or may lead on any system, out of the folder.
    /// </summary>
    public static string? Of(string path)
    {
        if (
            path.Length is 0 or > 1000
            || path[0] is '/' or '\\' or '~'
            || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]))
            || path.Contains("://", StringComparison.Ordinal)
            || path.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || path.Contains('\\', StringComparison.Ordinal)
            || path.Any(char.IsControl)
        )
        {
            return null;
        }

        string decoded = path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
        if (decoded != path)
        {
            return decoded.Contains('%', StringComparison.Ordinal) ? null : Of(decoded);
        }

        string[] parts = [.. path.Split('/').Where(part => part is not ("" or "."))];
        return parts.Length == 0 || parts.Contains("..") ? null : string.Join('/', parts);
    }
}
