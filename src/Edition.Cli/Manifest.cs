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

    public byte[] ToJson() => [.. Json.Bytes(this), (byte)'\n'];

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
            if (
                JsonSerializer.Deserialize(bytes.AsSpan(), Json.Default.Manifest) is not { } manifest
                || manifest.Inputs.Concat(manifest.Outputs).Any(file => file is null)
                || NameOf(manifest.Edition) != name
            )
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
        catch (JsonException)
        {
            // Not one of ours.
        }

        return null;
    }

    /// <summary>
    /// Whether another was made of the same, so that the files of both are one set. One may have asked for a face that
    /// the other did not need.
    /// </summary>
    public bool IsOfSameBuild(Manifest other) =>
        this with { Inputs = [], Outputs = [] } == other with { Inputs = [], Outputs = [] }
        && Inputs.Union(other.Inputs).CountBy(file => file.Path).All(path => path.Value == 1)
        && Inputs.Except(other.Inputs).Concat(other.Inputs.Except(Inputs)).All(file => file.IsType);

    /// <summary>What this and another of the same build were made of together, in the order of a manifest.</summary>
    public ImmutableArray<RecordedFile> InputsWith(Manifest other) =>
        [
            .. Inputs
                .Union(other.Inputs)
                .OrderBy(file => file.Path.StartsWith(Workshop.ProgramTemplates, StringComparison.Ordinal))
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];

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
}
