using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Edition.Model;
using Edition.Styling;

namespace Edition.Faces;

/// <summary>
/// The template's faces, each opened once, when a letter first needs it, and the choice of face for every letter. System
/// fonts are never asked. Whatever asks for a face meets <see cref="DamagedFaceException"/> where its file cannot be set.
/// Safe to use from several threads.
/// </summary>
public sealed partial class FaceLibrary : IDisposable
{
    private readonly FrozenDictionary<string, FamilyFaces> families;
    private readonly ImmutableArray<(Lazy<Face> Face, FaceFamily Family)> all;
    private readonly FrozenDictionary<string, FaceFamily> serving;

    private bool disposed;

    private FaceLibrary(
        FrozenDictionary<string, FamilyFaces> families,
        ImmutableArray<(Lazy<Face> Face, FaceFamily Family)> all,
        FrozenDictionary<string, FaceFamily> serving
    )
    {
        this.families = families;
        this.all = all;
        this.serving = serving;
    }

    /// <summary>Every face that has been opened, each once, in the order of the families' keys.</summary>
    public ImmutableArray<Face> Faces =>
        [.. all.Where(face => face.Face.IsValueCreated).Select(face => face.Face.Value)];

    /// <summary>The faces that the template's families name, none of them opened yet; a file that several share is one.</summary>
    public static FaceLibrary Of(Template template)
    {
        var byFile = new Dictionary<string, Lazy<Face>>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<(Lazy<Face>, FaceFamily)>();
        Lazy<Face> Get(FaceFile file, FaceFamily family)
        {
            if (!byFile.TryGetValue(file.Path, out Lazy<Face>? face))
            {
                face = new Lazy<Face>(() => new Face(file));
                byFile.Add(file.Path, face);
                all.Add((face, family));
            }

            return face;
        }

        FaceFamily[] ordered = [.. template.Families.Values.OrderBy(family => family.Key, StringComparer.Ordinal)];
        var own = ordered.ToDictionary(
            family => family.Key,
            family =>
                new[] { family.Regular, family.Italic, family.Bold, family.BoldItalic }
                    .Select(file => new Link(Get(file, family), family.Letters))
                    .ToArray(),
            StringComparer.Ordinal
        );
        ImmutableArray<ImmutableArray<Link>> Chains(params IEnumerable<string> keys) =>
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(style =>
                        ImmutableArray.CreateRange(
                            keys.Concat(template.Fallbacks)
                                .Where(own.ContainsKey)
                                .Select(key => own[key][style])
                                .DistinctBy(link => link.Face)
                        )
                    ),
            ];

        FrozenDictionary<string, FaceFamily> serving = template
            .Fallbacks.Where(template.Families.ContainsKey)
            .Select(key => template.Families[key])
            .SelectMany(family => family.Serves.Select(lang => (lang, family)))
            .DistinctBy(pair => pair.lang)
            .ToFrozenDictionary(pair => pair.lang, pair => pair.family, StringComparer.Ordinal);
        var families = ordered.ToFrozenDictionary(
            family => family.Key,
            family => new FamilyFaces(
                Chains([family.Key, .. family.Fallbacks]),
                serving
                    .Where(pair => pair.Value.Key != family.Key)
                    .ToFrozenDictionary(
                        pair => pair.Key,
                        pair => new Lazy<ImmutableArray<ImmutableArray<Link>>?>(() =>
                            pair
                                .Value.WhereLacking.EnumerateRunes()
                                .All(rune => Covers(own[family.Key][0].Face.Value, rune.Value))
                                ? null
                                : Chains([pair.Value.Key, family.Key, .. family.Fallbacks])
                        ),
                        StringComparer.Ordinal
                    )
            ),
            StringComparer.Ordinal
        );
        return new FaceLibrary(families, all.ToImmutable(), serving);
    }

    /// <summary>
    /// The family that sets text of a language in place of the style's own, which lacks letters of it; null where the
    /// own one does.
    /// </summary>
    public FaceFamily? Serving(string family, Lang lang) =>
        IsServed(family, lang, out _) ? serving[lang.Primary] : null;

    private bool IsServed(string family, Lang lang, out ImmutableArray<ImmutableArray<Link>> chains)
    {
        chains = default;
        if (
            lang.Tag is null
            || serving.Count == 0
            || !families[family].Served.TryGetValue(lang.Primary, out var served)
            || served.Value is not { } found
        )
        {
            return false;
        }

        chains = found;
        return true;
    }

    /// <summary>Whether the template has a family of this key.</summary>
    public bool Has(string family) => families.ContainsKey(family);

    /// <summary>The face of a family itself, or of the one that serves a language in its place.</summary>
    public Face FaceOf(string family, bool bold, bool italic, Lang lang = default) =>
        ChainOf(family, bold, italic, lang)[0].Face.Value;

    /// <summary>The family that a loaded face is of: the first by its key, where several share it.</summary>
    public FaceFamily FamilyOf(Face face) =>
        all.First(known => known.Face.IsValueCreated && known.Face.Value == face).Family;

    /// <summary>
    /// The face that sets a code point: the family's own if it has it or an equivalent, else the first asked after it
    /// (of the same weight and slope) that has; null if none has.
    /// </summary>
    public Face? Find(string family, bool bold, bool italic, int codePoint, Lang lang = default)
    {
        ImmutableArray<Link> chain = ChainOf(family, bold, italic, lang);
        for (int i = 0; i < chain.Length; i++)
        {
            if ((i == 0 || chain[i].IsAskedFor(codePoint)) && Covers(chain[i].Face.Value, codePoint))
            {
                return chain[i].Face.Value;
            }
        }

        return null;
    }

    /// <summary>
    /// Cuts text into runs of one face: the family's own wherever it has the letters (or an equivalent of a space or
    /// hyphen), else the first of its fallbacks that has them. A word is set in one face where one has all of it, and a
    /// mark stays with its base. What no face has goes to the family's own, and <see cref="FaceRun.Covered"/> is false.
    /// </summary>
    public List<FaceRun> Itemise(ReadOnlySpan<char> text, string family, bool bold, bool italic, Lang lang = default)
    {
        ImmutableArray<Link> chain = ChainOf(family, bold, italic, lang);
        if (Covers(chain, 0, text))
        {
            return text.IsEmpty ? [] : [new FaceRun(chain[0].Face.Value, 0, text.Length, true)];
        }

        var runs = new List<FaceRun>(3);
        int at = 0;
        while (at < text.Length)
        {
            int length = WordLength(text[at..]);
            int link = length == 0 ? -1 : FirstOf(chain, text.Slice(at, length));
            if (link < 0)
            {
                length = ClusterLength(text[at..]);
                link = FirstOf(chain, text.Slice(at, length));
            }

            Face face = chain[Math.Max(0, link)].Face.Value;
            if (runs.Count > 0 && runs[^1].Face == face && runs[^1].Covered == link >= 0)
            {
                runs[^1] = runs[^1] with { End = at + length };
            }
            else
            {
                runs.Add(new FaceRun(face, at, at + length, link >= 0));
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

    private ImmutableArray<Link> ChainOf(string family, bool bold, bool italic, Lang lang)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return (IsServed(family, lang, out var chains) ? chains : families[family].Chains)[
            (bold ? 2 : 0) + (italic ? 1 : 0)
        ];
    }

    /// <summary>The index of the first that has all of a text, -1 if none has.</summary>
    private static int FirstOf(ImmutableArray<Link> chain, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < chain.Length; i++)
        {
            if (Covers(chain, i, text))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Covers(ImmutableArray<Link> chain, int link, ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if ((link > 0 && !chain[link].IsAskedFor(rune.Value)) || !Covers(chain[link].Face.Value, rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>UTF-16 units of the letters and their marks that a text begins with.</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (
            Rune.DecodeFromUtf16(text[length..], out Rune rune, out int more) == OperationStatus.Done
            && (Rune.IsLetter(rune) || (length > 0 && IsMark(rune)))
        )
        {
            length += more;
        }

        return length;
    }

    /// <summary>
    /// UTF-16 units of the first code point and what belongs to it: combining marks, the parts of a composed sign.
    /// </summary>
    private static int ClusterLength(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out Rune first, out int length);
        bool joins = false,
            half = IsHalfOfFlag(first);
        while (
            length < text.Length
            && Rune.DecodeFromUtf16(text[length..], out Rune rune, out int more) == OperationStatus.Done
            && (joins || IsMark(rune) || Equivalents.IsInvisible(rune.Value) || (half && IsHalfOfFlag(rune)))
        )
        {
            joins = rune.Value == Joiner;
            half = false;
            length += more;
        }

        return length;
    }

    private const int Joiner = 0x200D;

    /// <summary>A combining mark, or the shade of skin of a figure before it.</summary>
    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark
        || rune.Value is >= 0x1F3FB and <= 0x1F3FF;

    private static bool IsHalfOfFlag(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    public void Dispose()
    {
        disposed = true;
        foreach (Face face in Faces)
        {
            face.Dispose();
        }
    }

    /// <summary>A face of a chain, and the code points it is asked for; empty: all.</summary>
    private sealed record Link(Lazy<Face> Face, ImmutableArray<(int From, int To)> Letters)
    {
        public bool IsAskedFor(int codePoint)
        {
            foreach ((int from, int to) in Letters)
            {
                if (codePoint >= from && codePoint <= to)
                {
                    return true;
                }
            }

            return Letters.IsEmpty || Equivalents.IsInvisible(codePoint);
        }
    }

    /// <summary>
    /// For regular, italic, bold and bold italic the chain of faces to ask; and such chains by language, null for those
    /// that the family itself has the letters of.
    /// </summary>
    private sealed record FamilyFaces(
        ImmutableArray<ImmutableArray<Link>> Chains,
        FrozenDictionary<string, Lazy<ImmutableArray<ImmutableArray<Link>>?>> Served
    );
}

/// <summary>The characters [Start, End) of a text, to be set in one face.</summary>
public readonly record struct FaceRun(Face Face, int Start, int End, bool Covered);
