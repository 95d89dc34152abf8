using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Edition.Cli;
using Edition.Reading;
using YamlDotNet.RepresentationModel;

namespace Edition.Tests.Cli;

[Trait("Kind", "unit")]
public sealed class SchemaTests
{
    private static readonly JsonElement EditionSchema = JsonDocument.Parse(Schemas.Edition).RootElement;
    private static readonly JsonElement FrontSchema = JsonDocument.Parse(Schemas.FrontMatter).RootElement;
    private static readonly JsonElement TemplateSchema = JsonDocument.Parse(Schemas.Template).RootElement;

    [Fact]
    public void The_table_of_a_template_names_what_its_reader_asks_for()
    {
        string[] named = [.. Paths(TemplateKeys.All, "").Order(StringComparer.Ordinal).Distinct()];
        ImmutableHashSet<string> asked = TemplateReader.KeysAsked("default", Templates.Fetch);
        string[] known = [.. asked.Select(Generic).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal([], known.Except(named).ToArray());
        Assert.Equal([], named.Except(known).Where(key => !IsOfStyleWithoutOwn(key, asked)).ToArray());
    }

    /// <summary>Every manuscript of the corpus is for the schema what it is for the reader.</summary>
    [Fact]
    public void Manuscripts_fit_the_schema_where_the_reader_takes_them()
    {
        int good = 0,
            bad = 0;
        foreach (string folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "tests", "corpus")))
        {
            string file = Path.Combine(folder, "edition.yaml");
            if (!File.Exists(file))
            {
                continue;
            }

            Spoken spoken = Spoken.By("check", folder, "--json");
            string[] rules =
            [
                .. JsonDocument
                    .Parse(spoken.Out)
                    .RootElement.GetProperty("findings")
                    .EnumerateArray()
                    .Where(finding =>
                        finding.TryGetProperty("file", out JsonElement named) && named.GetString() == "edition.yaml"
                    )
                    .Select(finding => finding.GetProperty("rule").GetString()!),
            ];
            if (rules.Intersect(["ED010", "ED005", "ED012", "ED018", "ED019"]).Any())
            {
                continue;
            }

            string? fault = Fault(EditionSchema, Load(File.ReadAllText(file)), "");
            if (rules.Intersect(["ED011", "ED013", "ED014"]).Any())
            {
                bad++;
                Assert.True(fault is not null, folder);
            }
            else if (!rules.Any(rule => string.CompareOrdinal(rule, "ED030") < 0))
            {
                good++;
                Assert.True(fault is null, $"{folder}: {fault}");
            }
        }

        Assert.True(good > 20 && bad > 1, $"{good} good, {bad} bad");
    }

    [Fact]
    public void Templates_and_starters_fit_their_schemas()
    {
        foreach (string file in Directory.GetFiles(Templates.Folder, "template.yaml", SearchOption.AllDirectories))
        {
            Assert.Null(Fault(TemplateSchema, Load(File.ReadAllText(file)), ""));
        }

        Assert.Null(Fault(TemplateSchema, Load("extends: default\npage: A5\n"), ""));
        Assert.NotNull(Fault(TemplateSchema, Load("styles: { body: { sise: 10pt } }"), ""));
        Assert.NotNull(Fault(TemplateSchema, Load("page: { width: wide }"), ""));
        foreach ((string path, byte[] bytes) in NewCommand.Kinds.SelectMany(NewCommand.Files))
        {
            string text = Encoding.UTF8.GetString(bytes);
            if (path == "edition.yaml")
            {
                Assert.Null(Fault(EditionSchema, Load(text), ""));
            }
            else if (path.EndsWith(".md", StringComparison.Ordinal))
            {
                Assert.Null(Fault(FrontSchema, Load(FrontMatterOf(text)!), ""));
            }
        }
    }

    /// <summary>The front matter of every file of the corpus is for the schema what it is for the reader.</summary>
    [Fact]
    public void Front_matter_fits_its_schema_where_the_reader_takes_it()
    {
        int good = 0;
        foreach (string folder in Directory.GetDirectories(Path.Combine(Checkout.Root, "tests", "corpus")))
        {
            Spoken spoken = Spoken.By("check", folder, "--json", "--all");
            bool sound = JsonDocument
                .Parse(spoken.Out)
                .RootElement.GetProperty("findings")
                .EnumerateArray()
                .All(finding => string.CompareOrdinal(finding.GetProperty("rule").GetString(), "ED100") > 0);
            foreach (string file in sound ? Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories) : [])
            {
                if (FrontMatterOf(File.ReadAllText(file)) is not { } yaml)
                {
                    continue;
                }

                good++;
                string? fault = Fault(FrontSchema, Load(yaml), "");
                Assert.True(fault is null, $"{file}: {fault}");
            }
        }

        Assert.True(good > 40, $"{good} good");
        Assert.NotNull(Fault(FrontSchema, Load("kind: chaptr"), ""));
        Assert.NotNull(Fault(FrontSchema, Load("received: soon"), ""));
    }

    private static string? FrontMatterOf(string markdown) =>
        Regex.Match(markdown, @"\A---\n(.*?\n)---\n", RegexOptions.Singleline) is { Success: true } front
            ? front.Groups[1].Value
            : null;

    /// <summary>Set EDITION_WRITE_DOCS=1 to write it anew.</summary>
    [Fact]
    public void The_chapter_on_templates_is_what_the_tables_say()
    {
        string path = Path.Combine(Checkout.Root, "docs", "templates.md");
        string text = Chapter();
        if (Environment.GetEnvironmentVariable("EDITION_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path));
    }

    private static string Chapter()
    {
        var defaults = (YamlMappingNode)Load(Encoding.UTF8.GetString(Templates.Fetch("default/template.yaml")!));
        var text = new StringBuilder(
            """
            # House styles

            A template is a folder with a `template.yaml`, faces and hyphenation patterns: `templates/NAME` in the manuscript,
            or one that comes with the program (`edition template list`). `edition template new NAME --from journal` begins
            one that extends another and says only what differs; `template: NAME` in edition.yaml uses it.
            Measures are numbers with pt, mm, cm or em (of the style's own size). The defaults are those of the template `default`.

            This chapter is made from the tables by which the program reads templates.

            """
        );
        text.Append("\n| key | form | default | what it does |\n| --- | --- | --- | --- |\n");
        foreach (YamlKey key in TemplateKeys.All.Where(key => key.Keys.IsEmpty))
        {
            Row(text, key, defaults);
        }

        foreach (YamlKey section in TemplateKeys.All.Where(key => !key.Keys.IsEmpty))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Name}\n\n{section.Effect}\n\n");
            if (section.Name == "page")
            {
                text.Append(CultureInfo.InvariantCulture, $"Papers: {string.Join(", ", section.Words)}.\n\n");
            }

            ImmutableArray<YamlKey> keys = section.Keys;
            if (section.Name is "styles" or "labels")
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"There are: {string.Join(", ", keys.Select(key => $"`{key.Name}`"))}.\n"
                );
                if (section.Name == "labels")
                {
                    continue;
                }

                text.Append('\n');
                keys = keys[1].Keys;
            }

            text.Append("| key | form | default | what it does |\n| --- | --- | --- | --- |\n");
            YamlNode? beneath = section.Name switch
            {
                "styles" => Child(Child(defaults, "styles"), "body"),
                "families" or "hyphenation" => null,
                _ => Child(defaults, section.Name),
            };
            foreach (YamlKey key in keys)
            {
                Row(text, key, beneath);
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, YamlKey key, YamlNode? beneath)
    {
        string form = key.Form switch
        {
            YamlForm.Measure => "measure",
            YamlForm.Flag => "true, false",
            YamlForm.Whole or YamlForm.Number => string.Create(
                CultureInfo.InvariantCulture,
                $"{key.Range.Least}–{key.Range.Most}"
            ),
            YamlForm.Choice => string.Join(", ", key.Words),
            YamlForm.Colour => "'#rrggbb'",
            YamlForm.List => "list",
            _ => "text",
        };
        string value = Child(beneath, key.Name) is YamlScalarNode { Value: { } set } ? $"`{set}`" : "";
        text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {form} | {value} | {key.Effect} |\n");
    }

    private static YamlNode? Child(YamlNode? map, string key) =>
        map is YamlMappingNode node && node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child)
            ? child
            : null;

    private static YamlNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Paths(IEnumerable<YamlKey> keys, string above)
    {
        foreach (YamlKey key in keys)
        {
            yield return above + key.Name;
            foreach (string inner in Paths(key.Keys, above + key.Name + (key.Form == YamlForm.Named ? "/*/" : "/")))
            {
                yield return inner;
            }
        }
    }

    private static string Generic(string path) =>
        Regex.Replace(path, "^(families|labels|languages|hyphenation)/[^/]+/", "$1/*/");

    /// <summary>A style that the default template does not name is not looked into.</summary>
    private static bool IsOfStyleWithoutOwn(string key, ImmutableHashSet<string> asked) =>
        key.Split('/') is ["styles", var style, _]
        && !asked.Any(path => path.StartsWith($"styles/{style}/", StringComparison.Ordinal));

    /// <summary>What of the node is not as the schema has it; null if all is. The words of JSON Schema that ours use.</summary>
    private static string? Fault(JsonElement schema, YamlNode node, string at)
    {
        if (schema.TryGetProperty("anyOf", out JsonElement any))
        {
            return any.EnumerateArray().All(form => Fault(form, node, at) is not null)
                ? $"{at}: none of the forms"
                : null;
        }

        if (!schema.TryGetProperty("type", out _) && !schema.TryGetProperty("enum", out _))
        {
            return null;
        }

        if (schema.TryGetProperty("enum", out JsonElement words))
        {
            return words.EnumerateArray().Any(word => word.GetString() == (node as YamlScalarNode)?.Value)
                ? null
                : $"{at}: no such word";
        }

        string[] types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? [.. several.EnumerateArray().Select(type => type.GetString()!)]
            : [schema.GetProperty("type").GetString()!];
        switch (node)
        {
            case YamlScalarNode scalar:
                string value = scalar.Value ?? "";
                bool fits = types.Any(type =>
                    type switch
                    {
                        "string" => true,
                        "boolean" => value is "true" or "false",
                        "integer" or "number" => double.TryParse(value, CultureInfo.InvariantCulture, out double number)
                            && (!schema.TryGetProperty("maximum", out JsonElement most) || number <= most.GetDouble()),
                        _ => false,
                    }
                );
                return !fits ? $"{at}: {value} is no {string.Join('/', types)}"
                    : schema.TryGetProperty("pattern", out JsonElement pattern)
                    && !Regex.IsMatch(value, pattern.GetString()!)
                        ? $"{at}: {value} has not the form"
                    : null;
            case YamlSequenceNode list:
                return !types.Contains("array")
                    ? $"{at}: a list"
                    : list
                        .Children.Select((item, i) => Fault(schema.GetProperty("items"), item, $"{at}[{i}]"))
                        .FirstOrDefault(fault => fault is not null);
            case YamlMappingNode map when types.Contains("object"):
                if (
                    schema.TryGetProperty("required", out JsonElement required)
                    && required.EnumerateArray().FirstOrDefault(key => Child(map, key.GetString()!) is null)
                        is { ValueKind: JsonValueKind.String } lacking
                )
                {
                    return $"{at}: lacks {lacking}";
                }

                foreach ((YamlNode key, YamlNode child) in map.Children)
                {
                    string name = ((YamlScalarNode)key).Value!;
                    JsonElement inner =
                        schema.TryGetProperty("properties", out JsonElement known)
                        && known.TryGetProperty(name, out JsonElement named)
                            ? named
                            : schema.GetProperty("additionalProperties");
                    if (inner.ValueKind == JsonValueKind.True)
                    {
                        continue;
                    }

                    if (inner.ValueKind == JsonValueKind.False)
                    {
                        return $"{at}/{name}: unknown";
                    }

                    if (Fault(inner, child, $"{at}/{name}") is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            default:
                return $"{at}: a map";
        }
    }
}
