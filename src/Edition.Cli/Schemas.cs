using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Edition.Reading;

namespace Edition.Cli;

/// <summary>
/// JSON Schemas (draft 2020-12) of the YAML files, made from the tables that their readers know the keys by. Editors
/// complete and check with them.
/// </summary>
internal static class Schemas
{
    /// <summary>The words of the command.</summary>
    public static Command Syntax(Terminal terminal)
    {
        var of = new Argument<string>("FILE") { Description = "Which: edition, template or front-matter." };
        of.AcceptOnlyFromAmong("edition", "template", "front-matter");
        var command = new Command(
            "schema",
            "The JSON Schema of edition.yaml, template.yaml or front matter, for editors."
        )
        {
            of,
        };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(
                parsed.GetValue(of) switch
                {
                    "edition" => Edition,
                    "template" => Template,
                    _ => FrontMatter,
                }
            );
            return (int)Exit.Clean;
        });
        return command;
    }

    private const string AnyText = """{"type":["string","number"]}""";

    public static string Edition => Of("edition.yaml", EditionKeys.All, closed: true);

    /// <summary>A template that extends another may leave everything out, so nothing is required.</summary>
    public static string Template => Of("template.yaml", TemplateKeys.All, closed: true);

    /// <summary>
    /// Of a file in an edition or of one that is the whole manuscript and holds the edition's keys too. Keys of other
    /// programs may stand beside ours, and nothing is required.
    /// </summary>
    public static string FrontMatter => Of("Front matter of a Markdown file", FrontMatterKeys.Alone, closed: false);

    private static string Of(string title, ImmutableArray<YamlKey> keys, bool closed)
    {
        var bytes = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                bytes,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", title);
            WriteMap(json, keys, closed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteMap(Utf8JsonWriter json, ImmutableArray<YamlKey> keys, bool closed = true)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", !closed);
        if (keys.Any(key => key.Required))
        {
            json.WriteStartArray("required");
            foreach (YamlKey key in keys.Where(key => key.Required))
            {
                json.WriteStringValue(key.Name);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        foreach (YamlKey key in keys)
        {
            json.WriteStartObject(key.Name);
            if (key.Effect.Length > 0)
            {
                json.WriteString("description", key.Effect);
            }

            WriteForm(json, key);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteForm(Utf8JsonWriter json, YamlKey key)
    {
        switch (key.Form)
        {
            case YamlForm.Text:
                WriteAnyText(json);
                break;
            case YamlForm.TextByLanguage:
                Either(json, () => WriteAnyText(json), () => WriteByName(json, () => WriteAnyText(json)));
                break;
            case YamlForm.List:
                WriteList(json, () => WriteAnyText(json));
                break;
            case YamlForm.ListByLanguage:
                Either(
                    json,
                    () => WriteList(json, () => WriteAnyText(json)),
                    () => WriteByName(json, () => WriteList(json, () => WriteAnyText(json)))
                );
                break;
            case YamlForm.TextOrList:
                Either(json, () => WriteAnyText(json), () => WriteList(json, () => WriteAnyText(json)));
                break;
            case YamlForm.Date:
                WritePattern(json, "^\\d{4}-\\d{2}-\\d{2}$");
                break;
            case YamlForm.Choice:
                WriteWords(json, key.Words);
                break;
            case YamlForm.Choices:
                WriteList(json, () => WriteWords(json, key.Words));
                break;
            case YamlForm.Flag:
                json.WriteString("type", "boolean");
                break;
            case YamlForm.Whole or YamlForm.Number:
                json.WriteString("type", key.Form == YamlForm.Whole ? "integer" : "number");
                json.WriteNumber("minimum", key.Range.Least);
                json.WriteNumber("maximum", key.Range.Most);
                break;
            case YamlForm.Measure:
                WritePattern(json, "^-?\\d*\\.?\\d+(pt|mm|cm|em)$");
                break;
            case YamlForm.Colour:
                WritePattern(json, "^#[0-9A-Fa-f]{6}$");
                break;
            case YamlForm.Map when key.Words.IsEmpty:
                WriteMap(json, key.Keys);
                break;
            case YamlForm.Map:
                Either(json, () => WriteMap(json, key.Keys), () => WriteWords(json, key.Words));
                break;
            case YamlForm.Named:
                WriteByName(json, () => WriteMap(json, key.Keys));
                break;
            case YamlForm.People:
                WriteList(json, () => Either(json, () => WriteAnyText(json), () => WriteMap(json, key.Keys)));
                break;
            case YamlForm.Anything:
                break;
            default:
                throw new InvalidOperationException(key.Form.ToString());
        }
    }

    private static void WriteAnyText(Utf8JsonWriter json)
    {
        json.WritePropertyName("type");
        using JsonDocument text = JsonDocument.Parse(AnyText);
        text.RootElement.GetProperty("type").WriteTo(json);
    }

    private static void WritePattern(Utf8JsonWriter json, string pattern)
    {
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern);
    }

    private static void WriteWords(Utf8JsonWriter json, ImmutableArray<string> words)
    {
        json.WriteStartArray("enum");
        foreach (string word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, Action item)
    {
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        item();
        json.WriteEndObject();
    }

    private static void WriteByName(Utf8JsonWriter json, Action value)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("additionalProperties");
        value();
        json.WriteEndObject();
    }

    private static void Either(Utf8JsonWriter json, Action one, Action other)
    {
        json.WriteStartArray("anyOf");
        foreach (Action form in new[] { one, other })
        {
            json.WriteStartObject();
            form();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
