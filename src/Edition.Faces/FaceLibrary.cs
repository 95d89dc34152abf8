using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Diagnostics;
using Edition.Model;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>
/// The template's faces, each loaded once, and the choice of face for every letter. System fonts are never asked. Safe
/// to use from several threads.
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

    /// <summary>
    /// Loads every file that the template's families name. Files that several families share are loaded once.
    /// </summary>
    /// <exception cref="DamagedFaceException">A file is not a TrueType face that can be set.</exception>
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
        var own = ordered.ToDictionary(
            family => family.Key,
            family => new[] { Get(family.Regular), Get(family.Italic), Get(family.Bold), Get(family.BoldItalic) },
            StringComparer.Ordinal
        );
        var families = ordered.ToFrozenDictionary(
            family => family.Key,
            family => new FamilyFaces([
                .. Enumerable
                    .Range(0, 4)
                    .Select(style =>
                        ImmutableArray.CreateRange(
                            new[] { family.Key }
                                .Concat(family.Fallbacks)
                                .Where(own.ContainsKey)
                                .Select(key => own[key][style])
                                .Distinct()
                        )
                    ),
            ]),
            StringComparer.Ordinal
        );
        return new FaceLibrary(families, all.ToImmutable());
    }

    /// <summary>Whether the faces' makers allow what the editions do with them.</summary>
    public void CheckRights(SourceSpan place, Findings findings)
    {
        foreach (Face face in faces)
        {
            if (face.MayNotBeEmbedded)
            {
                findings.Add(
                    Rules.FaceRestricted,
                    place,
                    $"{face.File.Path} may not be embedded: its makers say so in the file. Take another face, or theirs with that right."
                );
            }
            else if (face.MayNotBeEdited)
            {
                findings.Add(
                    Rules.FaceForViewing,
                    place,
                    $"{face.File.Path} may be embedded for viewing and printing only: the DOCX names it and does not hold it."
                );
            }
        }
    }

    /// <summary>Whether the template has a family of this key.</summary>
    public bool Has(string family) => families.ContainsKey(family);

    /// <summary>
    /// The face of a family and, after it, those asked for letters that it lacks (same weight and slope), in order.
    /// </summary>
    public ImmutableArray<Face> Chain(string family, bool bold, bool italic) =>
        families[family].Chains[(bold ? 2 : 0) + (italic ? 1 : 0)];

    /// <summary>The face of a family itself.</summary>
    public Face FaceOf(string family, bool bold, bool italic) => Chain(family, bold, italic)[0];

    /// <summary>
    /// Cuts text into runs of one face: the family's own wherever it has the letter (or an equivalent of a space or
    /// hyphen), else the first fallback that has it. A mark stays with
    /// its base. What no face has goes to the family's own face, and <see cref="FaceRun.Covered"/> is false.
    /// </summary>
    public List<FaceRun> Itemise(ReadOnlySpan<char> text, string family, bool bold, bool italic)
    {
        ImmutableArray<Face> chain = Chain(family, bold, italic);
        var runs = new List<FaceRun>(1);
        int at = 0;
        while (at < text.Length)
        {
            int length = ClusterLength(text[at..]);
            ReadOnlySpan<char> cluster = text.Slice(at, length);
            Face? face = null;
            foreach (Face candidate in chain)
            {
                if (Covers(candidate, cluster))
                {
                    face = candidate;
                    break;
                }
            }

            bool covered = face is not null;
            face ??= chain[0];
            if (runs.Count > 0 && runs[^1].Face == face && runs[^1].Covered == covered)
            {
                runs[^1] = runs[^1] with { End = at + length };
            }
            else
            {
                runs.Add(new FaceRun(face, at, at + length, covered));
            }

            at += length;
        }

        return runs;
    }

    /// <summary>
    /// Replaces what <paramref name="face"/> lacks by its equivalents, character by character, so that indices stay.
    /// </summary>
    public static string WithEquivalents(Face face, ReadOnlySpan<char> text)
    {
        char[] changed = text.ToArray();
        for (int i = 0; i < changed.Length; i++)
        {
            if (
                !char.IsSurrogate(changed[i])
                && Equivalents.Of(changed[i]) is { IsEmpty: false } equivalents
                && face.GlyphOf(changed[i]) == 0
            )
            {
                foreach (char equivalent in equivalents)
                {
                    if (face.GlyphOf(equivalent) != 0)
                    {
                        changed[i] = equivalent;
                        break;
                    }
                }
            }
        }

        return new string(changed);
    }

    /// <summary>Whether the face has a code point, an equivalent of it, or need not have it.</summary>
    public static bool Covers(Face face, int codePoint)
    {
        if (face.GlyphOf(codePoint) != 0 || Equivalents.IsInvisible(codePoint))
        {
            return true;
        }

        foreach (char equivalent in Equivalents.Of(codePoint))
        {
            if (face.GlyphOf(equivalent) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(Face face, ReadOnlySpan<char> cluster)
    {
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (!Covers(face, rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>UTF-16 units of the first code point and the combining marks after it.</summary>
    private static int ClusterLength(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out _, out int length);
        while (
            length < text.Length
            && Rune.DecodeFromUtf16(text[length..], out Rune rune, out int more) == OperationStatus.Done
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        )
        {
            length += more;
        }

        return length;
    }

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

/// <summary>The characters [Start, End) of a text, to be set in one face.</summary>
public readonly record struct FaceRun(Face Face, int Start, int End, bool Covered);
