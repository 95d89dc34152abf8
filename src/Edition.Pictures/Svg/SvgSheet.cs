using System.Text;
using System.Xml.Linq;

namespace Edition.Pictures.Svg;

/// <summary>
/// The rules of a picture's style elements, as drawing programs write them: lists of simple selectors (type, .class,
/// #id, *), without combinators and at-rules.
/// </summary>
internal sealed class SvgSheet(SvgWork work)
{
    private readonly record struct Rule(
        string Type,
        string Class,
        string Id,
        int Weight,
        int Order,
        List<(string, string)> Declarations
    );

    /// <summary>Every rule under the rarest thing that it asks for: "#id", ".class", the type, or "" for any element.</summary>
    private readonly Dictionary<string, List<Rule>> rules = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Adds a style element's text; false where there is something that this does not know.</summary>
    public bool Add(string text)
    {
        work.Characters(text.Length);
        text = WithoutComments(text);
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
            work.Characters(attribute.Value.Length + 50);
            if (attribute.Name.Namespace == XNamespace.None)
            {
                yield return (attribute.Name.LocalName, attribute.Value.Trim());
            }
        }

        foreach (Rule rule in RulesOf(element))
        {
            foreach ((string, string) declaration in rule.Declarations)
            {
                yield return declaration;
            }
        }

        foreach ((string, string) declaration in Declarations((string?)element.Attribute("style") ?? ""))
        {
            work.Declarations(1);
            yield return declaration;
        }
    }

    /// <summary>The rules that hold, by weight and order.</summary>
    private List<Rule> RulesOf(XElement element)
    {
        var hold = new List<Rule>();
        if (count == 0)
        {
            return hold;
        }

        string type = element.Name.LocalName,
            id = (string?)element.Attribute("id") ?? "";
        HashSet<string> classes =
        [
            .. ((string?)element.Attribute("class") ?? "").Split(
                (char[])[' ', '\t', '\n', '\r'],
                StringSplitOptions.RemoveEmptyEntries
            ),
        ];
        foreach (string key in classes.Select(name => "." + name).Concat(["#" + id, type, ""]))
        {
            if (!rules.TryGetValue(key, out List<Rule>? asked))
            {
                continue;
            }

            work.Tries(asked.Count);
            foreach (Rule rule in asked)
            {
                if (
                    (rule.Type.Length == 0 || rule.Type == type)
                    && (rule.Class.Length == 0 || classes.Contains(rule.Class))
                    && (rule.Id.Length == 0 || rule.Id == id)
                )
                {
                    work.Declarations(rule.Declarations.Count);
                    hold.Add(rule);
                }
            }
        }

        hold.Sort((a, b) => (a.Weight, a.Order).CompareTo((b.Weight, b.Order)));
        return hold;
    }

    /// <summary>One that does not end reaches to the sheet's end.</summary>
    private static string WithoutComments(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; )
        {
            int begin = text.IndexOf("/*", at, StringComparison.Ordinal);
            if (begin < 0)
            {
                plain.Append(text, at, text.Length - at);
                break;
            }

            plain.Append(text, at, begin - at).Append(' ');
            int end = text.IndexOf("*/", begin + 2, StringComparison.Ordinal);
            at = end < 0 ? text.Length : end + 2;
        }

        return plain.ToString();
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

        string key =
            id.Length > 0 ? "#" + id
            : className.Length > 0 ? "." + className
            : type;
        if (!rules.TryGetValue(key, out List<Rule>? same))
        {
            rules.Add(key, same = []);
        }

        int weight = (id.Length > 0 ? 100 : 0) + (className.Length > 0 ? 10 : 0) + (type.Length > 0 ? 1 : 0);
        same.Add(new Rule(type, className, id, weight, count++, declarations));
        return selector.Length > 0;
    }
}
