using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Edition.Reading;

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

    /// <summary>
    /// The manifest of that name in the folder; null where there is none, or what stands there is not one. Names of
    /// files are not believed: an output is called as the edition is, an input lies in the manuscript, and none comes
    /// twice.
    /// </summary>
    /// <param name="folder">The folder of an edition.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="fault">Where there is none, why, in a sentence.</param>
    /// <exception cref="MachineException">It cannot be read.</exception>
    public static Manifest? Read(string folder, string name, out string fault)
    {
        Fetched fetched = new InputFolder(folder).Fetch(name);
        if (fetched is not Fetched.Bytes { Content: var bytes })
        {
            fault = fetched switch
            {
                Fetched.Missing => "There is no such file.",
                Fetched.Outside => "It is a link that leads out of the folder.",
                Fetched.TooLarge => "It is too large for a manifest.",
                Fetched.Unreadable unreadable => unreadable.Reason,
                _ => throw new InvalidOperationException(fetched.GetType().Name),
            };
            return null;
        }

        fault = "This is not a manifest of an edition.";
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes.AsMemory());
            JsonElement root = json.RootElement;
            var manifest = new Manifest(
                Text(root, "edition"),
                Text(root, "tool"),
                Text(root, "template"),
                Text(root, "date"),
                Text(root, "profile"),
                Files(root, "inputs"),
                Files(root, "outputs")
            );
            if (NameOf(manifest.Edition) != name)
            {
                return null;
            }

            if (
                manifest.Outputs.All(file => manifest.IsOutput(file.Path))
                && manifest.Inputs.All(file => IsInput(file.Path))
                && AreDistinct(manifest.Outputs)
                && AreDistinct(manifest.Inputs)
            )
            {
                return manifest;
            }

            fault = "This manifest names files outside of its folder, or one twice; none of them was looked at.";
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Not one of ours.
        }

        return null;
    }

    /// <summary>Whether another was made of the same, so that the files of both are one set.</summary>
    public bool IsOfSameBuild(Manifest other) =>
        this with { Inputs = [], Outputs = [] } == other with { Inputs = [], Outputs = [] }
        && Inputs.SequenceEqual(other.Inputs);

    private static bool AreDistinct(ImmutableArray<RecordedFile> files) =>
        files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count() == files.Length;

    private bool IsOutput(string path) => CommandLine.AllFormats.Any(format => path == $"{Edition}.{format}");

    private static bool IsInput(string path)
    {
        string own = path.StartsWith(Workshop.ProgramTemplates, StringComparison.Ordinal)
            ? path[Workshop.ProgramTemplates.Length..]
            : path;
        return own.Split('/').All(name => name is not ("" or "." or ".."))
            && !own.Any(c => c is '\\' or ':' || char.IsControl(c));
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
