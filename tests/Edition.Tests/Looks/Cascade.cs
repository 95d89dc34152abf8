using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Edition.Tests.Looks;

/// <summary>What an element of an XHTML file looks like by a style sheet; sizes in the text's.</summary>
internal sealed record Look(string Family, double Size, bool Bold, bool Italic)
{
    public bool SmallCaps { get; init; }
    public bool Struck { get; init; }

    public bool Underlined { get; init; }

    public bool Highlighted { get; init; }
    public string Align { get; init; } = "";
    public int Script { get; init; }

    /// <summary>Properties that are not inherited, as the sheet says them.</summary>
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// As much of CSS as the EPUB's style sheet uses: type, class, descendant, child and neighbour selectors, specificity,
/// order, inheritance, and what browsers do by themselves. Written from the recommendations, not from the writer.
/// </summary>
internal sealed partial class Cascade
{
    private const string Browser = """
        h1, h2, h3, h4, h5, h6, th, strong { font-weight: bold; }
        h1 { font-size: 2em; }
        em { font-style: italic; }
        code, pre { font-family: monospace; }
        th { text-align: center; }
        s { text-decoration: line-through; }
        """;

    private readonly List<(string[] Selector, int Weight, Dictionary<string, string> Says)> rules = [];

    public Cascade(string css)
    {
        Read(Browser);
        Read(css);
        rules =
        [
            .. rules
                .Select((rule, i) => (rule, i))
                .OrderBy(pair => pair.rule.Weight)
                .ThenBy(pair => pair.i)
                .Select(pair => pair.rule),
        ];
    }

    public Look Of(XElement element) => Of(element, []);

    private void Read(string css)
    {
        int from = 0;
        foreach (Match match in Blocks().Matches(AtRules().Replace(css, "")))
        {
            Dictionary<string, string> says = match
                .Groups[2]
                .Value.Split(';')
                .Select(each => each.Split(':', 2))
                .Where(each => each.Length == 2)
                .GroupBy(each => each[0].Trim(), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last()[1].Trim(), StringComparer.Ordinal);
            foreach (string selector in match.Groups[1].Value.Split(','))
            {
                string[] parts = selector
                    .Replace(">", " > ", StringComparison.Ordinal)
                    .Replace("+", " + ", StringComparison.Ordinal)
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (parts.Any(part => part.Contains(':', StringComparison.Ordinal)))
                {
                    continue;
                }

                int weight = parts.Sum(part => part.Count(c => c == '.') * 100 + (char.IsLetter(part[0]) ? 1 : 0));
                rules.Add((parts, from + weight + (ReferenceEquals(css, Browser) ? -10000 : 0), says));
            }
        }
    }

    private Look Of(XElement element, Dictionary<XElement, Look> _)
    {
        Look around = element.Parent is { } parent ? Of(parent, _) : new Look("", 1, false, false);
        var says = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string[] selector, int _, Dictionary<string, string> own) in rules)
        {
            if (Matches(element, selector, selector.Length - 1))
            {
                foreach ((string property, string value) in own)
                {
                    says[property] = value;
                }
            }
        }

        string Value(string property, string inherited) =>
            says.TryGetValue(property, out string? value) && value != "inherit" ? value : inherited;
        string size = Value("font-size", "1em");
        string script = element.Name.LocalName;
        return around with
        {
            Family = Value("font-family", around.Family).Split(',')[0].Trim('"'),
            Size =
                around.Size
                * double.Parse(size.Replace("em", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
            Bold = Value("font-weight", around.Bold ? "bold" : "normal") == "bold",
            Italic = Value("font-style", around.Italic ? "italic" : "normal") == "italic",
            SmallCaps = Value("font-variant-caps", around.SmallCaps ? "small-caps" : "normal") == "small-caps",
            Struck = around.Struck || Value("text-decoration", "").Contains("line-through", StringComparison.Ordinal),
            Underlined =
                around.Underlined || Value("text-decoration", "").Contains("underline", StringComparison.Ordinal),
            Highlighted = around.Highlighted || says.ContainsKey("background"),
            Align = Value("text-align", around.Align),
            Script =
                script == "sup" ? 1
                : script == "sub" ? -1
                : around.Script,
            Own = says,
        };
    }

    private static bool Matches(XElement? element, string[] selector, int at)
    {
        if (element is null || !IsOf(element, selector[at]))
        {
            return false;
        }

        if (at == 0)
        {
            return true;
        }

        return selector[at - 1] switch
        {
            ">" => Matches(element.Parent, selector, at - 2),
            "+" => Matches(element.ElementsBeforeSelf().LastOrDefault(), selector, at - 2),
            _ => element.Ancestors().Any(ancestor => Matches(ancestor, selector, at - 1)),
        };
    }

    private static bool IsOf(XElement element, string compound)
    {
        string[] parts = compound.Split('.');
        string[] classes = (element.Attribute("class")?.Value ?? "").Split(' ');
        return (parts[0].Length == 0 || parts[0] == "*" || parts[0] == element.Name.LocalName)
            && parts[1..].All(classes.Contains);
    }

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"@font-face[^}]*\}|@media[^{]*\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\}\s*)*\}\s*)*\}")]
    private static partial Regex AtRules();
}
