using System.Collections.Immutable;
using Markdig.Helpers;

namespace Edition.Reading;

/// <summary>
/// An HTML tag: its name in small letters and its attributes, <c>class</c> and <c>id</c> as Pandoc's own (kinds '.' and
/// '#'), all others as kind '='. Places are positions in the text read.
/// </summary>
internal sealed record HtmlTag(
    string Name,
    bool IsClosing,
    bool IsEmpty,
    ImmutableArray<AttributeItem> Items,
    int Start,
    int End
)
{
    /// <summary>The tag that begins at a place (CommonMark 0.31.2, 6.6); null if none does.</summary>
    public static HtmlTag? Read(string text, int start, int end)
    {
        int at = start + 1;
        bool closing = at < end && text[at] == '/';
        at += closing ? 1 : 0;
        int nameStart = at;
        while (
            at < end
            && (char.IsAsciiLetter(text[at]) || (at > nameStart && (char.IsAsciiDigit(text[at]) || text[at] == '-')))
        )
        {
            at++;
        }

        if (at == nameStart)
        {
            return null;
        }

        string name = text[nameStart..at].ToLowerInvariant();
        var items = ImmutableArray.CreateBuilder<AttributeItem>();
        while (at < end)
        {
            int space = SkipSpaces(text, at, end);
            if (space < end && text[space] == '>')
            {
                return new HtmlTag(name, closing, false, items.ToImmutable(), start, space + 1);
            }

            if (!closing && space + 1 < end && text[space] == '/' && text[space + 1] == '>')
            {
                return new HtmlTag(name, closing, true, items.ToImmutable(), start, space + 2);
            }

            at = closing || space == at ? -1 : ReadAttribute(text, space, end, items);
            if (at < 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The value of an attribute; null where the tag has none of the name.</summary>
    public string? Value(string name) => Items.FirstOrDefault(item => item.Kind == '=' && item.Name == name).Value;

    private static int ReadAttribute(string text, int at, int end, ImmutableArray<AttributeItem>.Builder items)
    {
        int start = at;
        if (at >= end || !(char.IsAsciiLetter(text[at]) || text[at] is '_' or ':'))
        {
            return -1;
        }

        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or ':' or '-'))
        {
            at++;
        }

        string name = text[start..at].ToLowerInvariant();
        int equals = SkipSpaces(text, at, end);
        if (equals >= end || text[equals] != '=')
        {
            Add(items, name, "", start, at);
            return at;
        }

        at = SkipSpaces(text, equals + 1, end);
        if (at >= end)
        {
            return -1;
        }

        int valueStart = at;
        if (text[at] is '"' or '\'')
        {
            int close = text.AsSpan(at + 1, end - at - 1).IndexOf(text[at]);
            if (close < 0)
            {
                return -1;
            }

            valueStart++;
            at += close + 2;
        }
        else
        {
            while (at < end && text[at] > ' ' && text[at] is not ('"' or '\'' or '=' or '<' or '>' or '`'))
            {
                at++;
            }
        }

        int valueEnd = valueStart > start && text[valueStart - 1] is '"' or '\'' ? at - 1 : at;
        if (at == valueStart)
        {
            return -1;
        }

        Add(items, name, HtmlHelper.Unescape(text[valueStart..valueEnd], false), start, at);
        return at;
    }

    private static void Add(ImmutableArray<AttributeItem>.Builder items, string name, string value, int start, int end)
    {
        value = Nfc.Of(value.ReplaceLineEndings(" "));
        if (name == "class")
        {
            items.AddRange(
                value
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(one => new AttributeItem('.', one, "", start, end))
            );
        }
        else if (name == "id")
        {
            items.Add(new AttributeItem('#', value, "", start, end));
        }
        else
        {
            items.Add(new AttributeItem('=', name == "xml:lang" ? "lang" : name, value, start, end));
        }
    }

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\n')
        {
            at++;
        }

        return at;
    }

    /// <summary>What to write instead of a tag that has no equivalent within a line.</summary>
    public static string Cure(string name) =>
        name switch
        {
            "script" or "style" or "iframe" or "frame" or "frameset" or "object" or "embed" or "applet" or "noscript" =>
                "take it away: an edition runs and loads nothing",
            "form" or "input" or "button" or "select" or "option" or "textarea" or "label" =>
                "take it away: nothing can be filled in",
            "table" or "tr" or "td" or "th" or "thead" or "tbody" => "write a table with | between its cells",
            "ul" or "ol" or "li" => "write a list, - or 1. before each item",
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => "write a heading, ## and a space before it",
            "blockquote" => "write a quotation, > before each line",
            "pre" => "write code between lines ```",
            "hr" => "write a line ***",
            "center" or "font" or "big" or "blink" => "take it away: looks are the template's",
            "div" or "section" or "article" or "details" or "summary" or "aside" or "header" or "footer" =>
                "take it away, or write a fence of colons",
            "video" or "audio" or "source" or "canvas" or "svg" => "show a picture: ![Caption](file.png)",
            "figure" or "figcaption" or "picture" => "write ![Caption](file.png)",
            _ => "use the format's own marks, or \\< for the sign",
        };
}
