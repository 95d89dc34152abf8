using System.Collections.Frozen;
using System.Collections.Immutable;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>
/// The template's faces, each loaded once, and the choice of face for every letter. System fonts are never asked. Safe to use from several threads.
/// </summary>
public sealed class FaceLibrary : IDisposable
{
    private readonly FrozenDictionary<string, FamilyFaces> families;
    private readonly ImmutableArray<Face> faces;

    private FaceLibrary(FrozenDictionary<string, FamilyFaces> families, ImmutableArray<Face> faces)
    {
        this.families = families;
        this.faces = faces;
    }

    /// <summary>Every face that was loaded, each file once, in the order of the families' keys.</summary>
    public ImmutableArray<Face> Faces => faces;

    /// <summary>Loads every file that the template's families name. Files that several families share are loaded once.</summary>
    /// <exception cref="FormatException">A file is not a TrueType face.</exception>
    public static FaceLibrary Load(Template template)
    {
        var byPath = new Dictionary<string, Face>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Face>();
        Face Get(FaceFile file)
        {
            if (!byPath.TryGetValue(file.Path, out Face? face))
            {
                face = new Face(file);
                byPath.Add(file.Path, face);
                all.Add(face);
            }

            return face;
        }

        FaceFamily[] ordered = [.. template.Families.Values.OrderBy(family => family.Key, StringComparer.Ordinal)];
        var own = ordered.ToDictionary(family => family.Key, family => new[] { Get(family.Regular), Get(family.Italic), Get(family.Bold), Get(family.BoldItalic) }, StringComparer.Ordinal);
        var families = ordered.ToFrozenDictionary(
            family => family.Key,
            family => new FamilyFaces([.. Enumerable.Range(0, 4).Select(style =>
                ImmutableArray.CreateRange(new[] { family.Key }.Concat(family.Fallbacks).Where(own.ContainsKey).Select(key => own[key][style]).Distinct()))]),
            StringComparer.Ordinal);
        return new FaceLibrary(families, all.ToImmutable());
    }

    /// <summary>Whether the template has a family of this key.</summary>
    public bool Has(string family) => families.ContainsKey(family);

    /// <summary>The face of a family and, after it, those asked for letters that it lacks (same weight and slope), in order.</summary>
    public ImmutableArray<Face> Chain(string family, bool bold, bool italic) => families[family].Chains[(bold ? 2 : 0) + (italic ? 1 : 0)];

    /// <summary>The face of a family itself.</summary>
    public Face FaceOf(string family, bool bold, bool italic) => Chain(family, bold, italic)[0];

    public void Dispose()
    {
        foreach (Face face in faces)
        {
            face.Dispose();
        }
    }

    /// <summary>For regular, italic, bold and bold italic the chain of faces to ask.</summary>
    private sealed record FamilyFaces(ImmutableArray<ImmutableArray<Face>> Chains);
}
