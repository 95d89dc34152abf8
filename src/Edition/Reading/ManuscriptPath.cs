namespace Edition.Reading;

/// <summary>Paths of files within a manuscript.</summary>
internal static class ManuscriptPath
{
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
