using System.Xml.Linq;

namespace Edition.Pictures.Svg;

/// <summary>
/// The rules of a picture's style elements, as drawing programs write them: lists of simple selectors (type, .class,
/// #id, *), without combinators and at-rules.
/// </summary>
internal sealed class SvgSheet
{
    private readonly List<(
        string Type,
        string Class,
        string Id,
        int Weight,
        List<(string, string)> Declarations
    )> rules = [];

    /// <summary>Adds a style element's text; false where there is something that this does not know.</summary>
    public bool Add(string text)
    {
        for (int begin; (begin = text.IndexOf("/*", StringComparison.Ordinal)) >= 0; )
        {
            int end = text.IndexOf("*/", begin + 2, StringComparison.Ordinal);
            text = text[..begin] + " " + (end < 0 ? "" : text[(end + 2)..]);
        }

        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            if (open < 0)
            {
                return string.IsNullOrWhiteSpace(text[at..]);
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                return false;
            }

            List<(string, string)> declarations = Declarations(text[(open + 1)..close]);
            foreach (string selector in text[at..open].Split(','))
            {
                if (!AddRule(selector.Trim(), declarations))
                {
                    return false;
                }
            }

            at = close + 1;
        }

        return true;
    }

    /// <summary>
    /// The declarations that hold for an element, weakest first: presentation attributes, rules by weight and order,
    /// its style attribute.
    /// </summary>
    public IEnumerable<(string Property, string Value)> Of(XElement element)
    {
        foreach (XAttribute attribute in element.Attributes())
        {
            if (attribute.Name.Namespace == XNamespace.None)
            {
                yield return (attribute.Name.LocalName, attribute.Value.Trim());
            }
        }

        if (rules.Count > 0)
        {
            string[] classes = ((string?)element.Attribute("class") ?? "").Split(
                (char[])[' ', '\t', '\n', '\r'],
                StringSplitOptions.RemoveEmptyEntries
            );
            string id = (string?)element.Attribute("id") ?? "";
            foreach (
                var rule in rules
                    .Where(rule =>
                        (rule.Type.Length == 0 || rule.Type == element.Name.LocalName)
                        && (rule.Class.Length == 0 || classes.Contains(rule.Class))
                        && (rule.Id.Length == 0 || rule.Id == id)
                    )
                    .OrderBy(rule => rule.Weight)
            )
            {
                foreach ((string, string) declaration in rule.Declarations)
                {
                    yield return declaration;
                }
            }
        }

        foreach ((string, string) declaration in Declarations((string?)element.Attribute("style") ?? ""))
        {
            yield return declaration;
        }
    }

    private static List<(string, string)> Declarations(string text)
    {
        var declarations = new List<(string, string)>();
        foreach (string part in text.Split(';'))
        {
            int colon = part.IndexOf(':');
            if (colon > 0)
            {
                declarations.Add(
                    (
                        part[..colon].Trim(),
                        part[(colon + 1)..].Replace("!important", "", StringComparison.Ordinal).Trim()
                    )
                );
            }
        }

        return declarations;
    }

    private bool AddRule(string selector, List<(string, string)> declarations)
    {
        string type = "",
            className = "",
            id = "";
        int at = 0;
        while (at < selector.Length)
        {
            int end = at + 1;
            while (end < selector.Length && (char.IsLetterOrDigit(selector[end]) || selector[end] is '-' or '_'))
            {
                end++;
            }

            string part = selector[at..end];
            switch (part[0])
            {
                case '.' when className.Length == 0:
                    className = part[1..];
                    break;
                case '#':
                    id = part[1..];
                    break;
                case '*' when part.Length == 1:
                    break;
                case var c when char.IsLetter(c) && at == 0:
                    type = part;
                    break;
                default:
                    return false;
            }

            at = end;
        }

        rules.Add(
            (
                type,
                className,
                id,
                (id.Length > 0 ? 100 : 0) + (className.Length > 0 ? 10 : 0) + (type.Length > 0 ? 1 : 0),
                declarations
            )
        );
        return selector.Length > 0;
    }
}
