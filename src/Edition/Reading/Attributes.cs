using System.Collections.Immutable;
using System.Text;

namespace Edition.Reading;

/// <summary>Whether braces hold attributes, something meant as such but broken, or only text.</summary>
internal enum AttributesForm
{
    Text,
    Broken,
    Attributes,
}

/// <summary>
/// An attribute in braces: <c>#id</c> (kind '#'), <c>.class</c> (kind '.') or <c>key=value</c> (kind '='), with its
/// place.
/// </summary>
internal readonly record struct AttributeItem(char Kind, string Name, string Value, int Start, int End);

/// <summary>
/// Pandoc's attributes: <c>{#id .class key=value key="a \"quoted\" value"}</c>. Places are positions in the text read.
/// </summary>
internal sealed record Attributes(ImmutableArray<AttributeItem> Items, int Start, int End)
{
    public static readonly Attributes None = new([], 0, 0);

    /// <summary>
    /// Reads the braces that begin at <c>start</c>; they must end before <c>end</c>. Where broken, the result spans
    /// what was understood.
    /// </summary>
    public static AttributesForm Read(string text, int start, int end, out Attributes result)
    {
        result = None;
        if (start >= end || text[start] != '{')
        {
            return AttributesForm.Text;
        }

        var items = ImmutableArray.CreateBuilder<AttributeItem>();
        int at = start + 1;
        while (true)
        {
            at = SkipSpaces(text, at, end);
            if (at >= end)
            {
                break;
            }

            if (text[at] == '}')
            {
                result = new Attributes(items.ToImmutable(), start, at + 1);
                return items.Count > 0 ? AttributesForm.Attributes : AttributesForm.Text;
            }

            int itemStart = at;
            if (!ReadItem(text, ref at, end, items))
            {
                // A lone word in braces is text; what began like attributes was meant so.
                bool meant =
                    items.Count > 0 || text[itemStart] is '#' or '.' || (at < end && text[at] == '=' && at > itemStart);
                result = new Attributes(items.ToImmutable(), start, Math.Min(at + 1, end));
                return meant ? AttributesForm.Broken : AttributesForm.Text;
            }
        }

        result = new Attributes(items.ToImmutable(), start, end);
        return items.Count > 0 ? AttributesForm.Broken : AttributesForm.Text;
    }

    private static bool ReadItem(string text, ref int at, int end, ImmutableArray<AttributeItem>.Builder items)
    {
        int start = at;
        char kind = text[at];
        if (kind is '#' or '.')
        {
            at++;
            int nameEnd = NameEnd(text, at, end);
            if (nameEnd == at || (nameEnd < end && !IsBreak(text[nameEnd])))
            {
                at = nameEnd;
                return false;
            }

            items.Add(new AttributeItem(kind, Nfc.Of(text[at..nameEnd]), "", start, nameEnd));
            at = nameEnd;
            return true;
        }

        // Pandoc's {-} is {.unnumbered}.
        if (kind == '-' && at + 1 < end && IsBreak(text[at + 1]))
        {
            items.Add(new AttributeItem('.', "unnumbered", "", start, ++at));
            return true;
        }

        int keyEnd = NameEnd(text, at, end);
        if (keyEnd == at || keyEnd >= end || text[keyEnd] != '=')
        {
            at = keyEnd;
            return false;
        }

        string key = text[at..keyEnd];
        at = keyEnd + 1;
        string value;
        if (at < end && text[at] is '"' or '\'')
        {
            char quote = text[at++];
            var unescaped = new StringBuilder();
            while (at < end && text[at] != quote)
            {
                if (
                    text[at] == '\\'
                    && at + 1 < end
                    && char.IsAsciiLetterOrDigit(text[at + 1]) is false
                    && text[at + 1] is not ('\n' or ' ')
                )
                {
                    at++;
                }

                unescaped.Append(text[at] == '\n' ? ' ' : text[at]);
                at++;
            }

            if (at >= end)
            {
                at = keyEnd;
                return false;
            }

            at++;
            value = unescaped.ToString();
        }
        else
        {
            int valueEnd = at;
            while (valueEnd < end && !IsBreak(text[valueEnd]) && text[valueEnd] is not ('"' or '\'' or '{' or '='))
            {
                valueEnd++;
            }

            value = text[at..valueEnd];
            if (value.Length == 0)
            {
                at = keyEnd;
                return false;
            }

            at = valueEnd;
        }

        if (at < end && !IsBreak(text[at]))
        {
            at = keyEnd;
            return false;
        }

        items.Add(new AttributeItem('=', key, Nfc.Of(value), start, at));
        return true;
    }

    private static int NameEnd(string text, int at, int end)
    {
        while (
            at < end
            && (
                char.IsLetterOrDigit(text[at])
                || text[at] is '-' or '_' or ':' or '.'
                || char.IsSurrogate(text[at])
                || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
            )
        )
        {
            at++;
        }

        return at;
    }

    private static bool IsBreak(char c) => c is ' ' or '\t' or '\n' or '\r' or '}';

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }

        return at;
    }
}
