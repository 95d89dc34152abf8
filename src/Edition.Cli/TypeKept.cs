using System.Collections.Concurrent;
using System.Collections.Immutable;
using Edition.Faces;
using Edition.Model;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>
/// Texts, template and faces, as one workshop leaves them to the next: they serve again for as long as each of their
/// files is byte for byte as it was. Faces that no longer serve may still be shown, so they wait until they are let go.
/// </summary>
internal sealed class TypeKept
{
    private readonly HashSet<FaceLibrary> given = [];
    private (string Name, ConcurrentDictionary<string, byte[]?> Files, Template Template, FaceLibrary Faces)? held;

    /// <summary>The manuscript's texts by their paths.</summary>
    public ImmutableDictionary<string, Source> Sources { get; private set; } =
        ImmutableDictionary<string, Source>.Empty;

    public void Keep(ImmutableArray<Source> sources) => Sources = sources.ToImmutableDictionary(file => file.Path);

    public (Template Template, FaceLibrary Faces)? Of(string name, Func<string, byte[]?> fetch) =>
        held is { } type
        && type.Name == name
        && type.Files.All(file => fetch(file.Key).AsSpan().SequenceEqual(file.Value.AsSpan()))
            ? (type.Template, type.Faces)
            : null;

    /// <summary>Takes charge of faces that were loaded; they are to be let go once.</summary>
    public void Note(FaceLibrary faces) => given.Add(faces);

    public void Keep(string name, ConcurrentDictionary<string, byte[]?> files, Template template, FaceLibrary faces) =>
        held = (name, files, template, faces);

    /// <summary>Disposes of all faces but those that serve the next workshop and those that are shown.</summary>
    public void LetGo(FaceLibrary? shown)
    {
        foreach (FaceLibrary faces in given.Where(faces => faces != shown && faces != held?.Faces).ToArray())
        {
            given.Remove(faces);
            faces.Dispose();
        }
    }
}
