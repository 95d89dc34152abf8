using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Edition.Cli;

/// <summary>
/// How the program's records are written as JSON: members in the order of their declaration, named as in C# but for the
/// first letter, absent where there is nothing; indented, lines end with a line feed on every system.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(DiffJson))]
[JsonSerializable(typeof(ImportJson))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(ReportJson))]
[JsonSerializable(typeof(ReviewBase))]
[JsonSerializable(typeof(ReviewJson))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class Json : JsonSerializerContext
{
    public static byte[] Bytes<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, TypeOf<T>());

    public static string Text<T>(T record) => Encoding.UTF8.GetString(Bytes(record));

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Form.Written.GetTypeInfo(typeof(T))!;

    /// <summary>Apart, so that it is made after the generated part's own fields.</summary>
    private static class Form
    {
        public static readonly Json Written = new(
            new JsonSerializerOptions(Default.Options!)
            {
                WriteIndented = true,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
    }
}
