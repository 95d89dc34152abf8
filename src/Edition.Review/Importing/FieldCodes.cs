using System.Text;

namespace Edition.Review.Importing;

/// <summary>The codes of fields (ECMA-376, 17.16.4): words, some in quotation marks, and switches.</summary>
internal static class FieldCodes
{
    /// <summary>Where a HYPERLINK leads: an address, or a bookmark behind '#'.</summary>
    public static string? HyperlinkOf(string code)
    {
        string? address = null,
            anchor = null;
        string[] parts = Parts(code);
        for (int i = 1; i < parts.Length; i++)
        {
            if (parts[i] == "\\l" && i + 1 < parts.Length)
            {
                anchor = parts[++i];
            }
            else if (parts[i] is "\\o" or "\\t" or "\\m" or "\\n")
            {
                i += parts[i] is "\\o" or "\\t" ? 1 : 0;
            }
            else
            {
                address ??= parts[i];
            }
        }

        return address is { Length: > 0 } ? address + (anchor is null ? "" : "#" + anchor)
            : anchor is null ? null
            : "#" + anchor;
    }

    /// <summary>The first argument, the bookmark of a REF.</summary>
    public static string? Argument(string code) => Parts(code) is [_, var argument, ..] ? argument : null;

    private static string[] Parts(string code)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        bool quoted = false;
        foreach (char c in code + " ")
        {
            if (c == '"')
            {
                quoted = !quoted;
                if (!quoted)
                {
                    parts.Add(part.ToString());
                    part.Clear();
                }
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (part.Length > 0)
                {
                    parts.Add(part.ToString());
                    part.Clear();
                }
            }
            else
            {
                part.Append(c);
            }
        }

        return [.. parts];
    }
}
