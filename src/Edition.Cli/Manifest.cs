using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Edition.Cli;

/// <summary>
/// What an edition was made of and what it is: SHA-256 of each input and output, versions of tool and template. Holds
/// no time and no path of the machine, so equal editions have equal manifests.
/// </summary>
internal sealed record Manifest(
    string Edition,
    string Tool,
    string Template,
    string Date,
    string Profile,
    ImmutableArray<RecordedFile> Inputs,
    ImmutableArray<RecordedFile> Outputs
)
{
    public static string NameOf(string edition) => edition + ".manifest.json";

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var json = new Utf8JsonWriter(
                buffer,
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
            json.WriteString("edition", Edition);
            json.WriteString("tool", Tool);
            json.WriteString("template", Template);
            json.WriteString("date", Date);
            json.WriteString("profile", Profile);
            Write(json, "inputs", Inputs);
            Write(json, "outputs", Outputs);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>The manifest at the path; null where there is none, or what stands there is not one.</summary>
    public static Manifest? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            return new Manifest(
                Text(root, "edition"),
                Text(root, "tool"),
                Text(root, "template"),
                Text(root, "date"),
                Text(root, "profile"),
                Files(root, "inputs"),
                Files(root, "outputs")
            );
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Text(JsonElement root, string key) =>
        root.GetProperty(key).GetString() ?? throw new FormatException(key);

    private static ImmutableArray<RecordedFile> Files(JsonElement root, string key) =>
        [
            .. root.GetProperty(key)
                .EnumerateArray()
                .Select(file => new RecordedFile(
                    Text(file, "path"),
                    file.GetProperty("bytes").GetInt64(),
                    Text(file, "sha256")
                )),
        ];

    private static void Write(Utf8JsonWriter json, string key, ImmutableArray<RecordedFile> files)
    {
        json.WriteStartArray(key);
        foreach (RecordedFile file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
