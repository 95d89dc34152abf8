using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Edition.Model;
using Edition.Styling;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Edition.Faces;

/// <summary>
/// A glyph as shaped: index in its face, advance and offsets in font units, and the index in the shaped text of the
/// first character it stands for.
/// </summary>
public readonly record struct Glyph(ushort Id, int Advance, int XOffset, int YOffset, int Cluster);

/// <summary>OpenType features asked for beside those that are always on (kerning, standard ligatures, marks).</summary>
[Flags]
public enum FaceFeatures
{
    None = 0,
    SmallCaps = 1,
    OldStyleFigures = 2,
    Superiors = 4,

    /// <summary>Each character is a sign of its own: what is always on but joins or changes signs is off, as in code.</summary>
    Unjoined = 8,
}

/// <summary>
/// One TrueType or OpenType face, in font units throughout. Immutable once made and safe to use from several threads. Its bytes are
/// pinned for HarfBuzz as long as it lives.
/// </summary>
public sealed class Face : IDisposable
{
    private static readonly (FaceFeatures Flag, Tag Tag)[] Tags =
    [
        (FaceFeatures.SmallCaps, Tag.Parse("smcp")),
        (FaceFeatures.OldStyleFigures, Tag.Parse("onum")),
        (FaceFeatures.Superiors, Tag.Parse("sups")),
    ];

    private static readonly Feature[] NoJoining =
    [
        new Feature(Tag.Parse("liga"), 0),
        new Feature(Tag.Parse("clig"), 0),
        new Feature(Tag.Parse("calt"), 0),
        new Feature(Tag.Parse("dlig"), 0),
    ];

    /// <summary>HarfBuzz keeps each language for good; what stands for one here costs a finalizer.</summary>
    private static readonly ConcurrentDictionary<string, Language> Languages = new(StringComparer.Ordinal);

    private readonly byte[] program;
    private readonly Sfnt sfnt;
    private readonly GCHandle pin;
    private readonly Blob blob;
    private readonly HarfBuzzSharp.Face face;
    private readonly Font font;
    private readonly ConcurrentBag<Buffer> buffers = [];

    /// <exception cref="DamagedFaceException">The bytes are not a face that can be set.</exception>
    public Face(FaceFile file)
    {
        File = file;
        (program, string instance) = FaceProgram.Of(file);
        sfnt = new Sfnt(program);
        IsCff = sfnt.Is("CFF ") || sfnt.Is("CFF2");
        ReadOnlySpan<byte> head = Table("head"),
            hhea = Table("hhea"),
            os2 = Table("OS/2"),
            post = Table("post"),
            maxp = Table("maxp");
        if (
            head.Length < 54
            || hhea.Length < 36
            || os2.Length < 78
            || post.Length < 16
            || maxp.Length < 6
            || (Table("glyf").IsEmpty && !IsCff)
        )
        {
            throw new DamagedFaceException($"{file.Path} is not a TrueType or OpenType face.");
        }

        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Bounds = (Signed(head, 36), Signed(head, 38), Signed(head, 40), Signed(head, 42));
        Ascender = Signed(hhea, 4);
        Descender = -Signed(hhea, 6);
        Weight = BinaryPrimitives.ReadUInt16BigEndian(os2[4..]);
        EmbeddingRights = BinaryPrimitives.ReadUInt16BigEndian(os2[8..]);
        bool hasHeights = BinaryPrimitives.ReadUInt16BigEndian(os2) >= 2 && os2.Length >= 90;
        ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(post[4..]) / 65536.0;
        IsFixedPitch = BinaryPrimitives.ReadUInt32BigEndian(post[12..]) != 0;
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(maxp[4..]);
        if (FaceProof.Check(this) is { } damage)
        {
            throw new DamagedFaceException($"{file.Path} is damaged: it has {damage}.");
        }

        string name = NameTable.Of(Table("name"), 6) ?? Path.GetFileNameWithoutExtension(file.Path);
        PostScriptName = instance.Length == 0 ? name : $"{name.Split('-')[0]}-{instance}";
        FamilyName = NameTable.Of(Table("name"), 16) ?? NameTable.Of(Table("name"), 1) ?? PostScriptName;

        pin = GCHandle.Alloc(program, GCHandleType.Pinned);
        blob = new Blob(pin.AddrOfPinnedObject(), program.Length, MemoryMode.ReadOnly);
        face = new HarfBuzzSharp.Face(blob, 0);
        face.MakeImmutable();
        font = new Font(face);
        font.SetScale(UnitsPerEm, UnitsPerEm);
        font.SetFunctionsOpenType();
        XHeight = hasHeights && Signed(os2, 86) > 0 ? Signed(os2, 86) : HeightOf('x', UnitsPerEm / 2);
        CapHeight = hasHeights && Signed(os2, 88) > 0 ? Signed(os2, 88) : HeightOf('H', UnitsPerEm * 7 / 10);
        Features = FeaturesOf();
        if (!FaceProof.CanBeSet(this))
        {
            Dispose();
            throw new DamagedFaceException($"{file.Path} is damaged: a sample of its letters cannot be set.");
        }
    }

    public FaceFile File { get; }

    /// <summary>
    /// The face alone, with fixed outlines: its file, or what was taken of a collection or a variable face.
    /// </summary>
    public ReadOnlyMemory<byte> Program => program;

    /// <summary>Its outlines are cubic, in a CFF program; else quadratic, in "glyf".</summary>
    public bool IsCff { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>Above and below the baseline, both positive (hhea).</summary>
    public int Ascender { get; }
    public int Descender { get; }
    public int CapHeight { get; }
    public int XHeight { get; }

    /// <summary>The box that holds every glyph (head).</summary>
    public (int XMin, int YMin, int XMax, int YMax) Bounds { get; }

    /// <summary>400 regular, 700 bold (OS/2).</summary>
    public int Weight { get; }

    /// <summary>Degrees counter-clockwise from the upright: negative for a face that leans to the right.</summary>
    public double ItalicAngle { get; }
    public bool IsFixedPitch { get; }

    /// <summary>fsType of OS/2: 0 for a face that may be embedded freely.</summary>
    public int EmbeddingRights { get; }

    /// <summary>Its makers allow no embedding at all, or none of outlines (OpenType specification, "OS/2", fsType).</summary>
    public bool MayNotBeEmbedded => (EmbeddingRights & 0x000E) == 0x0002 || (EmbeddingRights & 0x0200) != 0;

    /// <summary>It may stand in what is looked at and printed, not in a document that is edited.</summary>
    public bool MayNotBeEdited => (EmbeddingRights & 0x000E) == 0x0004;

    /// <summary>Word sets embedded faces of quadratic outlines alone.</summary>
    public bool CanStandInDocx => !IsCff && !MayNotBeEdited;

    public string PostScriptName { get; }
    public string FamilyName { get; }

    /// <summary>Those of <see cref="FaceFeatures"/> that the face has at all.</summary>
    public FaceFeatures Features { get; }

    internal IntPtr NativeFace => face.Handle;

    internal IntPtr NativeFont => font.Handle;

    /// <summary>The face's glyph for a code point, 0 if it has none.</summary>
    public ushort GlyphOf(int codePoint) =>
        font.TryGetGlyph((uint)codePoint, out uint glyph) ? (ushort)glyph : (ushort)0;

    public int AdvanceOf(ushort glyph) => font.GetHorizontalGlyphAdvance(glyph);

    /// <summary>A glyph's contours in font units, y growing upwards, to be filled by the non-zero rule.</summary>
    public Outline OutlineOf(ushort glyph) => GlyphOutlines.Of(this, glyph);

    /// <summary>A table's bytes; empty if the face has none of that tag.</summary>
    public ReadOnlySpan<byte> Table(string tag) => sfnt.Table(tag);

    /// <summary>
    /// Shapes text that this face covers, left to right. Clusters are UTF-16 indices of <paramref name="text"/>,
    /// ascending. Characters that are never seen (soft hyphen, joiners) give no glyph.
    /// </summary>
    public Glyph[] Shape(ReadOnlySpan<char> text, Lang lang, FaceFeatures features)
    {
        if (!buffers.TryTake(out Buffer? buffer))
        {
            buffer = new Buffer();
        }

        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = Direction.LeftToRight;
        buffer.Language = Languages.GetOrAdd(lang.Tag, static tag => new Language(tag));
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        Feature[] asked = features == FaceFeatures.None ? [] : [.. Asked(features)];
        font.Shape(buffer, asked);

        ReadOnlySpan<GlyphInfo> infos = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = buffer.GetGlyphPositionSpan();
        var glyphs = new Glyph[infos.Length];
        for (int i = 0; i < glyphs.Length; i++)
        {
            glyphs[i] = new Glyph(
                (ushort)infos[i].Codepoint,
                positions[i].XAdvance,
                positions[i].XOffset,
                positions[i].YOffset,
                (int)infos[i].Cluster
            );
        }

        buffer.Reset();
        buffers.Add(buffer);
        return glyphs;
    }

    public void Dispose()
    {
        while (buffers.TryTake(out Buffer? buffer))
        {
            buffer.Dispose();
        }

        font.Dispose();
        face.Dispose();
        blob.Dispose();
        pin.Free();
    }

    private static int Signed(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt16BigEndian(table[at..]);

    private int HeightOf(int codePoint, int otherwise) =>
        GlyphOf(codePoint) is var glyph and not 0 && font.TryGetGlyphExtents(glyph, out GlyphExtents extents)
            ? extents.YBearing
            : otherwise;

    private IEnumerable<Feature> Asked(FaceFeatures features) =>
        Tags.Where(pair => (features & Features).HasFlag(pair.Flag))
            .Select(pair => new Feature(pair.Tag, 1))
            .Concat(features.HasFlag(FaceFeatures.Unjoined) ? NoJoining : []);

    private FaceFeatures FeaturesOf()
    {
        ReadOnlySpan<byte> gsub = Table("GSUB");
        FaceFeatures found = FaceFeatures.None;
        if (gsub.Length < 10)
        {
            return found;
        }

        int list = BinaryPrimitives.ReadUInt16BigEndian(gsub[6..]);
        int count = list + 2 <= gsub.Length ? BinaryPrimitives.ReadUInt16BigEndian(gsub[list..]) : 0;
        for (int i = 0; i < count && list + 2 + 6 * (i + 1) <= gsub.Length; i++)
        {
            uint tag = BinaryPrimitives.ReadUInt32BigEndian(gsub[(list + 2 + 6 * i)..]);
            foreach ((FaceFeatures flag, Tag named) in Tags)
            {
                found |= named == tag ? flag : FaceFeatures.None;
            }
        }

        return found;
    }
}
