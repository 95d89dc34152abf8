using System.Collections.Concurrent;
using Edition.Faces;
using Edition.Styling;

namespace Edition.Cli;

/// <summary>
/// Template and faces, as one workshop leaves them to the next: they serve again for as long as each of their files is
/// byte for byte as it was. Faces that no longer serve are not disposed of, since pages set in them may still be shown.
/// </summary>
internal sealed class TypeKept
{
    private (string Name, ConcurrentDictionary<string, byte[]?> Files, Template Template, FaceLibrary Faces)? held;

    public (Template Template, FaceLibrary Faces)? Of(string name, Func<string, byte[]?> fetch) =>
        held is { } type
        && type.Name == name
        && type.Files.All(file => fetch(file.Key).AsSpan().SequenceEqual(file.Value.AsSpan()))
            ? (type.Template, type.Faces)
            : null;

    public void Keep(string name, ConcurrentDictionary<string, byte[]?> files, Template template, FaceLibrary faces) =>
        held = (name, files, template, faces);
}
