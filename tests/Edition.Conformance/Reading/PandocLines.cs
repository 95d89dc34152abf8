using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Edition.Conformance.Reading;

/// <summary>
/// Pandoc's reading (`pandoc -t json`, pandoc-types 1.22) in the lines of <see cref="BookLines"/>. What is nothing in
/// the format and is printed there as it stands (mathematics, citations, TeX) is told by its source; HTML that has an
/// equivalent by that.
/// </summary>
internal static partial class PandocLines
{
    public static string[] Of(JsonElement document)
    {
        var lines = new List<string>();
        Add(lines, document.GetProperty("blocks"));
        return [.. lines];
    }

    private static void Add(List<string> lines, JsonElement blocks)
    {
        foreach (JsonElement block in blocks.EnumerateArray())
        {
            JsonElement c = block.TryGetProperty("c", out JsonElement content) ? content : default;
            switch (block.GetProperty("t").GetString())
            {
                case "Para" when IsFigure(c, out JsonElement image):
                    lines.Add(BookLines.Normal("figure " + Unescaped(image[2][0].GetString()!) + " " + Text(image[1])));
                    break;
                case "Para" or "Plain":
                    lines.Add(BookLines.Normal("p " + Text(c)));
                    break;
                case "Header":
                    lines.Add(
                        BookLines.Normal(
                            "h" + c[0].GetInt32().ToString(CultureInfo.InvariantCulture) + " " + Text(c[2])
                        )
                    );
                    break;
                case "BlockQuote":
                    lines.Add("quotation");
                    Add(lines, c);
                    lines.Add("end");
                    break;
                case "BulletList":
                    Items(lines, c, _ => "•");
                    break;
                case "OrderedList":
                    Items(lines, c[1], index => Label(c[0], index));
                    break;
                case "LineBlock":
                    foreach (JsonElement line in c.EnumerateArray())
                    {
                        lines.Add(BookLines.Normal("verse " + Text(line)));
                    }

                    break;
                case "CodeBlock":
                    lines.Add(BookLines.Normal("code " + c[1].GetString()));
                    break;
                case "HorizontalRule":
                    lines.Add("break");
                    break;
                case "Div":
                    Add(lines, c[1]);
                    break;
                case "Table":
                    Table(lines, c);
                    break;
                case "RawBlock":
                    string raw = c[1].GetString()!;
                    if (!raw.StartsWith("<!--", StringComparison.Ordinal))
                    {
                        lines.Add(BookLines.Normal("p " + raw));
                    }

                    break;
                case "DefinitionList":
                    foreach (JsonElement entry in c.EnumerateArray())
                    {
                        lines.Add(BookLines.Normal("term " + Text(entry[0])));
                        foreach (JsonElement definition in entry[1].EnumerateArray())
                        {
                            Add(lines, definition);
                        }
                    }

                    break;
                case { } other:
                    lines.Add(other);
                    break;
            }
        }
    }

    private static bool IsFigure(JsonElement inlines, out JsonElement image)
    {
        image = default;
        if (inlines.GetArrayLength() != 1 || inlines[0].GetProperty("t").GetString() != "Image")
        {
            return false;
        }

        image = inlines[0].GetProperty("c");
        return true;
    }

    private static void Items(List<string> lines, JsonElement items, Func<int, string> label)
    {
        int index = 0;
        foreach (JsonElement item in items.EnumerateArray())
        {
            lines.Add("item " + label(index++));
            Add(lines, item);
        }

        lines.Add("end");
    }

    private static string Label(JsonElement list, int index)
    {
        int number = list[0].GetInt32() + index;
        string style = list[1].GetProperty("t").GetString()!;
        string sign = style switch
        {
            "LowerAlpha" => ((char)('a' + number - 1)).ToString(),
            "UpperAlpha" => ((char)('A' + number - 1)).ToString(),
            "LowerRoman" => Roman(number).ToLowerInvariant(),
            "UpperRoman" => Roman(number),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
        return list[2].GetProperty("t").GetString() switch
        {
            "OneParen" => sign + ")",
            "TwoParens" => "(" + sign + ")",
            _ => sign + ".",
        };
    }

    private static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach ((int value, string sign) in signs)
        {
            for (; number >= value; number -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    private static void Table(List<string> lines, JsonElement table)
    {
        IEnumerable<JsonElement> rows = table[3]
            [1]
            .EnumerateArray()
            .Concat(
                table[4].EnumerateArray().SelectMany(body => body[2].EnumerateArray().Concat(body[3].EnumerateArray()))
            );
        foreach (JsonElement cell in rows.SelectMany(row => row[1].EnumerateArray()))
        {
            var inside = new List<string>();
            Add(inside, cell[4]);
            lines.AddRange(
                inside.Select(line => "cell " + (line.StartsWith("p ", StringComparison.Ordinal) ? line[2..] : line))
            );
        }

        var caption = new List<string>();
        Add(caption, table[1][1]);
        lines.AddRange(caption.Select(line => "caption " + line[2..]));
    }

    private static string Text(JsonElement inlines)
    {
        var text = new StringBuilder();
        foreach (JsonElement inline in inlines.EnumerateArray())
        {
            JsonElement c = inline.TryGetProperty("c", out JsonElement content) ? content : default;
            text.Append(
                inline.GetProperty("t").GetString() switch
                {
                    "Str" => c.GetString(),
                    "Space" or "SoftBreak" => " ",
                    "LineBreak" => " ↵ ",
                    "Emph" => BookLines.Run("em", Text(c)),
                    "Strong" => BookLines.Run("b", Text(c)),
                    "Strikeout" => BookLines.Run("s", Text(c)),
                    "Subscript" => BookLines.Run("sub", Text(c)),
                    "Superscript" => BookLines.Run("sup", Text(c)),
                    "SmallCaps" => BookLines.Run("sc", Text(c)),
                    "Underline" => BookLines.Run("u", Text(c)),
                    "Span" => Text(c[1]),
                    "Code" => "`" + c[1].GetString() + "`",
                    "Cite" => Text(c[1]),
                    "Math" => c[0].GetProperty("t").GetString() == "InlineMath"
                        ? "$" + c[1].GetString() + "$"
                        : "$$" + c[1].GetString() + "$$",
                    "RawInline" => Raw(c[0].GetString()!, c[1].GetString()!),
                    "Link" => IsKept(c[2][0].GetString()!) ? BookLines.Run("a", Text(c[1])) : Text(c[1]),
                    "Image" => "<img>" + Text(c[1]) + "</img>",
                    "Note" => Note(c),
                    { } other => other,
                    null => "",
                }
            );
        }

        return text.ToString();
    }

    private static string Note(JsonElement blocks)
    {
        var inside = new List<string>();
        Add(inside, blocks);
        return "{" + string.Join(" / ", inside) + "}";
    }

    // A link into nowhere is words in an edition.
    private static bool IsKept(string target) => Kept().IsMatch(target);

    [GeneratedRegex("^(https?:|mailto:|tel:|#.)")]
    private static partial Regex Kept();

    private static string Unescaped(string path) => Uri.UnescapeDataString(path);

    private static string Raw(string format, string raw)
    {
        if (format != "html")
        {
            return raw;
        }

        Match tag = HtmlTag().Match(raw);
        string closing = tag.Groups[1].Value;
        return tag.Groups[2].Value.ToLowerInvariant() switch
        {
            "b" or "strong" => $"<{closing}b>",
            "i" or "em" => $"<{closing}em>",
            "s" or "del" => $"<{closing}s>",
            "sub" => $"<{closing}sub>",
            "sup" => $"<{closing}sup>",
            "br" => " ↵ ",
            "span" => "",
            _ => raw.StartsWith("<!--", StringComparison.Ordinal) ? "" : raw,
        };
    }

    [GeneratedRegex("^<(/?)([A-Za-z]+)")]
    private static partial Regex HtmlTag();
}
